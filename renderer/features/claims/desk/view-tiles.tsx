import type { DeskCounts } from '#shared/domain/claim-work.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { amountOf, DESK_VIEWS, type DeskView } from './desk-views.ts';

/** The states of all claims with count and charges; each opens its list. `1` to `9` and `0` do the same. */
export function ViewTiles(props: {
  readonly counts: DeskCounts | undefined;
  readonly chosen: DeskView;
  readonly onChoose: (view: DeskView) => void;
}) {
  const { counts, chosen, onChoose } = props;
  useKeys(
    DESK_VIEWS.slice(0, 10).map(({ value, label }, i) => ({
      combo: String((i + 1) % 10),
      label: `Show ${label}`,
      run: () => onChoose(value),
      scope: 'Claims desk',
    })),
  );
  return (
    <div className="desk-tiles" role="group" aria-label="Claims by state">
      {DESK_VIEWS.map(({ value, label }, i) => {
        const amount = counts ? amountOf(value, counts) : null;
        return (
          <button
            key={value}
            type="button"
            className="desk-tile"
            aria-pressed={value === chosen}
            data-loud={(value === 'rejected' || value === 'due') && (amount?.count ?? 0) > 0}
            data-none={amount?.count === 0}
            onClick={() => onChoose(value)}
          >
            <span className="desk-tile-label">
              {label}
              <span className="desk-tile-key" aria-hidden>
                {i < 10 ? (i + 1) % 10 : ''}
              </span>
            </span>
            <span className="desk-tile-count">{amount ? amount.count.toLocaleString('en-US') : ''}</span>
            <span className="desk-tile-money">
              {amount?.chargeCents == null ? ' ' : formatAmount(amount.chargeCents)}
            </span>
          </button>
        );
      })}
    </div>
  );
}
