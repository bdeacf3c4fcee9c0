import type { ClaimDetail } from '#shared/contract/claims.ts';
import { DenialFilter, type DenialRow } from '#shared/domain/denials/denial.ts';
import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { RemittanceId } from '#shared/kernel/ids.ts';
import { adjusted, answer, payment, PAYER_ENVELOPE } from '#tests/support/remits.ts';
import type { WorkFile } from '#tests/support/work-file.ts';

/** An 835 with these answers, from the payer of the claim. */
export function answerFile(
  claim: ClaimDetail['claim'],
  answers: RemitClaim[],
  trace: string,
  more: Partial<RemitPayment> = {},
): Uint8Array {
  const one = payment(answers, {
    payerName: claim.payer.name,
    payerIdentifier: claim.payer.payerIdentifier,
    payeeName: claim.billingProvider.name,
    payeeNpi: claim.billingProvider.npi,
    traceNumber: trace,
    paidOn: isoDate('2026-11-20'),
    ...more,
  });
  const method = one.amountCents === 0 ? 'NON' : one.method;
  return Buffer.from(
    write835([{ ...one, method }], { ...PAYER_ENVELOPE, payeeTaxId: claim.billingProvider.taxId }),
    'utf8',
  );
}

/** Every line refused in full for one reason. */
export function refused(
  claim: ClaimDetail['claim'],
  code = 'CO-197',
  remarks: string[] = [],
  more: Partial<RemitClaim> = {},
): RemitClaim {
  const whole = answer(
    claim,
    claim.lines.map((l) => ({ paid: 0, adjustments: [adjusted(code, l.chargeCents)] })),
    { statusCode: '4', ...more },
  );
  return { ...whole, lines: whole.lines.map((l) => ({ ...l, remarks })) };
}

/** Every line paid at 80 percent, the rest above the agreed price. */
export function paid(claim: ClaimDetail['claim'], more: Partial<RemitClaim> = {}): RemitClaim {
  return answer(
    claim,
    claim.lines.map((l) => {
      const cut = l.chargeCents / 5;
      return { paid: l.chargeCents - cut, adjustments: [adjusted('CO-45', cut)] };
    }),
    more,
  );
}

export function postAnswer(file: WorkFile, bytes: Uint8Array, name = 'a.835'): RemittanceId {
  const { remits } = file.services;
  const { summary } = remits.receive(name, bytes);
  remits.post(summary.id);
  return summary.id;
}

/** The denials of a view, in the order of what can still be won. */
export function deskOf(file: WorkFile, filter: Partial<DenialFilter> = {}): DenialRow[] {
  return file.services.denials.desk({
    filter: DenialFilter.parse({ view: 'open', ...filter }),
    sort: { by: 'worth', descending: false },
    limit: 500,
    offset: 0,
  }).rows;
}

/** The only denial on the desk. */
export function onlyDenial(file: WorkFile, filter: Partial<DenialFilter> = {}): DenialRow {
  const rows = deskOf(file, filter);
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`There are ${rows.length} denials.`);
  return row;
}
