import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { CoverageId, PayerId } from '#shared/kernel/ids.ts';
import { COMMERCIAL } from '#electron/demo/records.ts';
import { adjusted, answer, PAYER_ENVELOPE, payment } from '#tests/support/remits.ts';
import type { WorkFile } from '#tests/support/work-file.ts';

/** A second insurance of the file's patient, which pays after the first; Medicare unless told otherwise. */
export function addSecondPayer(
  file: WorkFile,
  rank = 2,
  filingIndicator: 'MB' | 'CI' = 'MB',
): { payerId: PayerId; coverageId: CoverageId } {
  const payerId = file.practice.savePayer({
    ...COMMERCIAL,
    id: null,
    name: `Invented Plan ${rank}`,
    payerIdentifier: `SEC0${rank}`,
    filingIndicator,
    followUpDays: 30,
  }).id;
  const coverageId = file.patients.saveCoverage({
    id: null,
    patientId: file.ids.patientId,
    payerId,
    rank,
    memberId: filingIndicator === 'MB' ? '1EG4TE5MK73' : `M${rank}0001`,
    groupNumber: '',
    planName: '',
    relationship: '18',
    subscriber: null,
    activeFrom: isoDate('2025-01-01'),
    activeTo: null,
    copayCents: null,
    ...(filingIndicator === 'MB' ? { insuranceType: '12' as const } : {}),
  }).id;
  return { payerId, coverageId };
}

export type Decided = { readonly paid: number; readonly adjustments: readonly (readonly [string, number])[] };

let traces = 0;

/** What a payer decides on a claim, as an 835 file. */
export function answerFile(
  claim: ProfessionalClaim,
  lines: readonly Decided[],
  more: Partial<RemitClaim> = {},
  from: Partial<RemitPayment> = {},
): Uint8Array {
  const decided = lines.map(({ paid, adjustments }) => ({
    paid,
    adjustments: adjustments.map(([code, amount]) => adjusted(code, amount)),
  }));
  return remittanceFile(claim, [answer(claim, decided, more)], from);
}

/** Several decisions in one 835 file. */
export function remittanceFile(
  claim: ProfessionalClaim,
  claims: readonly RemitClaim[],
  from: Partial<RemitPayment> = {},
): Uint8Array {
  traces += 1;
  const made = payment([...claims], {
    paidOn: isoDate('2026-11-20'),
    traceNumber: `EFT${traces}`,
    payerName: claim.payer.name,
    payerIdentifier: claim.payer.payerIdentifier,
    ...from,
  });
  const negative = made.amountCents < 0;
  const signed = {
    ...made,
    amountCents: (negative ? -made.amountCents : made.amountCents) as typeof made.amountCents,
    creditDebit: negative ? 'D' : 'C',
    method: made.amountCents === 0 ? 'NON' : made.method,
  };
  return Buffer.from(write835([signed], PAYER_ENVELOPE), 'utf8');
}

/** The scenario's decision: 81.57 paid, 80.01 contractual, 38.42 to the patient. */
export const USUAL: readonly Decided[] = [
  {
    paid: 7300,
    adjustments: [
      ['CO-45', 4700],
      ['PR-3', 2500],
    ],
  },
  { paid: 857, adjustments: [['CO-45', 643]] },
  {
    paid: 0,
    adjustments: [
      ['CO-45', 2658],
      ['PR-1', 1342],
    ],
  },
];
