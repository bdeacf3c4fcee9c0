import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { Money } from '#renderer/ui/text.tsx';
import { sumsOf } from './proof-model.ts';

/** What the journal of a remittance moves, account by account, and each provider adjustment. */
export function SumsToPost({ detail }: { readonly detail: RemittanceDetail }) {
  const { proof } = detail;
  const sums = sumsOf(proof);
  const included = proof.payments.filter((p) => p.leftOut === '');
  const plb = included.reduce((n, p) => n + p.providerAdjustmentCents, 0);
  const rows = [
    ['Paid by the insurer, off its receivable', sums.paidCents],
    ['Paid for claims that wait, to the payer’s account', sums.waitsCents],
    ['Written off under contract', sums.contractualCents],
    ['Moved from the insurer to patients', sums.patientCents],
    ['Stays with the insurer: denied or held', sums.staysCents],
    ['Provider adjustments (PLB), to the payer’s account', plb],
    ['Received by payment', included.reduce((n, p) => n + p.amountCents, 0)],
  ] as const;
  const adjustments = included.flatMap((p) => p.providerAdjustments);
  return (
    <div className="sums-page">
      <table className="sums" aria-label="Sums to be posted">
        <tbody>
          {rows.map(([words, amount]) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>
                <Money cents={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {adjustments.length === 0 ? null : (
        <table className="sums" aria-label="Provider adjustments">
          <tbody>
            {adjustments.map((a, i) => (
              <tr key={i}>
                <th scope="row">
                  <span className="code">{a.reason}</span> {a.reference} {a.sentence}
                </th>
                <td>
                  <Money cents={a.amountCents} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
