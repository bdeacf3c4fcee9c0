import type { Adjustment, OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import { RELATIONSHIP_WORDS } from '#shared/domain/patient.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Facts } from '#renderer/ui/page.tsx';
import { useEditing } from './edit-context.tsx';

/** What other payers have decided, as their remittances said it; nobody types it. */
export function OtherCoveragesGroup() {
  const { claim } = useEditing();
  const others = claim.otherCoverages ?? [];
  if (others.length === 0) return <p className="edit-says">This claim names no other coverage.</p>;
  return others.map((other) => <Other key={`${other.rank}:${other.memberId}`} other={other} />);
}

function Other({ other }: { readonly other: OtherCoverage }) {
  const { claim } = useEditing();
  const decided = claim.lines.flatMap((line) =>
    (line.detail?.adjudications ?? [])
      .filter((one) => one.payerIdentifier === other.payer.payerIdentifier)
      .map((one) => ({ line, one })),
  );
  const items = [
    ['Pays', other.rank === 1 ? 'first' : `as number ${other.rank}`],
    ['Insured', `${other.insured.lastName}, ${other.insured.firstName}`.replace(/, $/, '')],
    ['Patient is', RELATIONSHIP_WORDS[other.relationship]],
    ['Member id', other.memberId],
    ['Group', other.groupNumber],
    ['Paid', other.paidCents === null ? 'not answered yet' : formatAmount(other.paidCents)],
    [
      'Left to the patient',
      other.remainingPatientCents === undefined ? '' : formatAmount(other.remainingPatientCents),
    ],
    ['Its number of the claim', other.payerControlNumber ?? ''],
    ['Of the whole claim', other.adjustments.map(words).join(', ')],
  ] as const;
  return (
    <div
      className="other-coverage"
      tabIndex={-1}
      data-field={`otherCoverages.${(claim.otherCoverages ?? []).indexOf(other) + 1}`}
    >
      <h3>{other.payer.name}</h3>
      <Facts items={items.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }))} />
      {decided.length === 0 ? null : (
        <table className="adjudications">
          <caption className="visually-hidden">What {other.payer.name} decided on each line</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Service</th>
              <th scope="col">Paid</th>
              <th scope="col">Adjusted</th>
              <th scope="col">On</th>
            </tr>
          </thead>
          <tbody>
            {decided.map(({ line, one }, i) => (
              <tr key={`${line.serviceLineId}:${i}`}>
                <td className="mono">{line.number}</td>
                <td className="mono">{[one.code, ...one.modifiers].join(' ')}</td>
                <td className="mono">{formatAmount(one.paidCents)}</td>
                <td className="mono">{one.adjustments.map(words).join(', ')}</td>
                <td className="mono">{one.adjudicatedOn ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function words({ group, reason, amountCents }: Adjustment): string {
  return `${group}-${reason} ${formatAmount(amountCents)}`;
}
