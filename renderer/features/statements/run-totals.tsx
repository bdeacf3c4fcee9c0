import { HOLD_RULES } from '#shared/domain/statements/gate.ts';
import type { RunPreview } from '#shared/domain/statements/run.ts';
import { formatAmount } from '#shared/kernel/money.ts';

const STEP_WORDS = ['', 'plain', 'reminder', 'second reminder', 'last reminder'];

/** What goes by dunning step, and what is held by reason. */
export function RunTotals({ totals }: { readonly totals: RunPreview['totals'] }) {
  const steps = totals.bySteps.filter((s) => s.count > 0);
  return (
    <dl className="run-totals" aria-label="Totals of the run">
      <div>
        <dt>Can go</dt>
        <dd>
          <strong>{totals.going}</strong> · <span className="mono">{formatAmount(totals.goingCents)}</span>
          {steps.map((s) => (
            <span key={s.step} className="muted">
              {' '}
              {s.count} {STEP_WORDS[s.step]}
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>Held</dt>
        <dd>
          <strong>{totals.held}</strong> · <span className="mono">{formatAmount(totals.heldCents)}</span>
          {totals.byHolds.map((h) => (
            <span key={h.key} className="muted">
              {' '}
              {h.count} {HOLD_RULES[h.key].short.toLowerCase()}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}
