import type { RemittanceProof } from '#shared/domain/remittance.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { count, equationOf, proved, type Payment, type countsOf } from './proof-model.ts';

/** The file's own equation, payment by payment, and how many claims and lines add up. */
export function Equation(props: {
  readonly proof: RemittanceProof;
  /** What posts by itself and what needs a person; null once it is posted. */
  readonly counts: ReturnType<typeof countsOf> | null;
}) {
  const { proof, counts } = props;
  return (
    <div className="equations">
      <div className="equation-list">
        {proof.payments.map((payment, index) => (
          <PaymentEquation
            key={`${payment.traceNumber}:${index}`}
            payment={payment}
            named={proof.payments.length > 1}
          />
        ))}
      </div>
      {counts === null ? null : (
        <div className="equation-chips">
          {proof.postable ? (
            <StatusChip tone="fine">{count(counts.linesByThemselves, 'line')} by themselves</StatusChip>
          ) : null}
          {counts.mine > 0 ? <StatusChip tone="warns">{counts.mine} for you</StatusChip> : null}
        </div>
      )}
    </div>
  );
}

function PaymentEquation({ payment, named }: { readonly payment: Payment; readonly named: boolean }) {
  const { paidCents, claimsCents, plbCents, holds } = equationOf(payment);
  const claims = proved(payment.proofs, 'claim');
  const lines = proved(payment.proofs, 'line');
  const whole = claims.held === claims.of && lines.held === lines.of;
  return (
    <div className="equation" role="group" aria-label={`Proof of payment ${payment.traceNumber}`}>
      <Term
        label={named ? `${payment.traceNumber}, paid (BPR02)` : `Paid by ${payment.method} (BPR02)`}
        cents={paidCents}
      />
      <Sign>{holds ? '=' : '≠'}</Sign>
      <Term label={`Claims paid (${payment.claims.length} × CLP04)`} cents={claimsCents} />
      <Sign>−</Sign>
      <Term label="Provider adjustments (PLB)" cents={plbCents} />
      <span className="equation-mark" data-tone={holds ? 'fine' : 'stops'}>
        <span aria-hidden>{holds ? '✓' : '×'}</span>
        <span className="visually-hidden">{holds ? 'The sums agree' : 'The sums do not agree'}</span>
      </span>
      <div className="equation-term">
        <span className="equation-label">Every claim and line: charge = paid + adjustments</span>
        <span className="equation-value" data-tone={whole ? 'fine' : 'stops'} data-small>
          {claims.held} of {claims.of} · {lines.held} of {lines.of}
        </span>
      </div>
      {payment.leftOut === '' || !named ? null : (
        <p className="equation-left-out">
          <StatusChip tone="stops">Left out</StatusChip> {payment.leftOut}
        </p>
      )}
    </div>
  );
}

function Term({ label, cents }: { readonly label: string; readonly cents: number }) {
  return (
    <div className="equation-term">
      <span className="equation-label">{label}</span>
      <span className="equation-value">{formatAmount(cents)}</span>
    </div>
  );
}

function Sign({ children }: { readonly children: string }) {
  return <span className="equation-sign">{children}</span>;
}
