import { z } from 'zod';
import { RemitPayment, type Adjustment, type RemitClaim } from '#shared/domain/remittance.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { Facts } from '#renderer/ui/page.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

/** The payments of an EOB that was typed from paper, or null when the text holds none. */
export function paperPayments(text: string): readonly RemitPayment[] | null {
  try {
    const read = z.array(RemitPayment).safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const METHODS: Readonly<Record<string, string>> = {
  CHK: 'Check',
  ACH: 'Bank transfer',
  FWT: 'Wire transfer',
  NON: 'No payment',
};

/** An EOB as it was typed: the payment, each claim with its lines and reasons, and what the payer kept or added. */
export function PaperView({ payments }: { readonly payments: readonly RemitPayment[] }) {
  return (
    <div className="paper-view" tabIndex={0} role="region" aria-label="Explanation of benefits">
      {payments.map((payment, at) => (
        <section key={at}>
          <Facts
            items={[
              { name: 'Payer', value: payment.payerName },
              { name: 'Paid to', value: payment.payeeName },
              {
                name: METHODS[payment.method] ?? 'Payment',
                value: <CodeText>{payment.traceNumber}</CodeText>,
              },
              { name: 'Paid on', value: <DateText date={payment.paidOn} /> },
              { name: 'Amount', value: <Money cents={payment.amountCents} strong /> },
            ]}
          />
          {payment.claims.map((claim, n) => (
            <PaperClaim key={n} claim={claim} />
          ))}
          {payment.providerAdjustments.length === 0 ? null : (
            <table className="paper-lines" aria-label="Adjustments of the payment">
              <tbody>
                {payment.providerAdjustments.map((a, n) => (
                  <tr key={n}>
                    <th scope="row">
                      <span className="code">{a.reason}</span> {a.reference}
                    </th>
                    <td>
                      <Money cents={a.amountCents} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </div>
  );
}

function PaperClaim({ claim }: { readonly claim: RemitClaim }) {
  const name = [claim.patientLastName, claim.patientFirstName].filter((part) => part !== '').join(', ');
  const patient = sumCents(
    claim.lines
      .flatMap((l) => l.adjustments)
      .concat(claim.adjustments)
      .filter(isPatients)
      .map((a) => a.amountCents),
  );
  return (
    <>
      <h3>
        Claim <span className="mono">{claim.controlNumber}</span> · {name}
        {claim.payerControlNumber === '' ? '' : ` · payer’s number ${claim.payerControlNumber}`}
      </h3>
      <table className="paper-lines" aria-label={`Lines of claim ${claim.controlNumber}`}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Code</th>
            <th scope="col">Charge</th>
            <th scope="col">Paid</th>
            <th scope="col">Reasons</th>
          </tr>
        </thead>
        <tbody>
          {claim.lines.map((line, n) => (
            <tr key={n}>
              <td>
                <DateText date={line.serviceDate} />
              </td>
              <td>
                <CodeText>{[line.code, ...line.modifiers].join('-')}</CodeText>
                {line.units === null || line.units === 1 ? '' : ` × ${line.units}`}
              </td>
              <td>
                <Money cents={line.chargeCents} />
              </td>
              <td>
                <Money cents={line.paidCents} />
              </td>
              <td>{reasons(line.adjustments, line.remarks)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Claim
            </th>
            <td>
              <Money cents={claim.chargeCents} strong />
            </td>
            <td>
              <Money cents={claim.paidCents} strong />
            </td>
            <td>
              {[
                reasons(claim.adjustments, claim.remarks),
                patient === 0 ? '' : `${formatAmount(patient)} to the patient`,
              ]
                .filter((words) => words !== '')
                .join(' · ')}
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function isPatients(a: Adjustment): boolean {
  return a.group === 'PR';
}

function reasons(adjustments: readonly Adjustment[], remarks: readonly string[]): string {
  return [
    ...adjustments.map((a) => `${a.group}-${a.reason} ${formatAmount(a.amountCents)}`),
    ...remarks,
  ].join(', ');
}
