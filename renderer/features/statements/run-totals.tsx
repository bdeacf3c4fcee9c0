import { HOLD_RULES } from '#shared/domain/statements/gate.ts';
import type { RunPreview } from '#shared/domain/statements/run.ts';
import { formatAmount } from '#shared/kernel/money.ts';

const STEP_WORDS = ['', 'without a reminder', 'with a reminder', 'with the second', 'with the last'];

/** What goes by dunning step, and what is held by reason. */
export function RunTotals({ totals }: { readonly totals: RunPreview['totals'] }) {
  const steps = totals.bySteps.filter((s) => s.count > 0);
  return (
    <dl className="run-totals" aria-label="Totals of the run">
      <div>
        <dt>Can go</dt>
        <dd>
          <strong>{totals.going}</strong> · <span className="mono">{formatAmount(totals.goingCents)}</span>
          <span className="muted"> {steps.map((s) => `${s.count} ${STEP_WORDS[s.step]}`).join(', ')}</span>
        </dd>
      </div>
      <div>
        <dt>Held</dt>
        <dd>
          <strong>{totals.held}</strong> · <span className="mono">{formatAmount(totals.heldCents)}</span>
          <span className="muted">
            {' '}
            {totals.byHolds.map((h) => `${h.count} ${HOLD_RULES[h.key].short.toLowerCase()}`).join(', ')}
          </span>
        </dd>
      </div>
    </dl>
  );
}
