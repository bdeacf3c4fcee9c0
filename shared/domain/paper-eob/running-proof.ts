import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { patientPart } from './fill.ts';
import type { PaperClaim, PaperEob, PaperLine } from './paper-eob.ts';

/** What a line still lacks: its charge less what was paid and every adjustment. */
export type LineProof = { readonly missingCents: number; readonly sentences: readonly string[] };
export type ClaimProof = {
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly patientCents: number;
  readonly missingCents: number;
  readonly lines: readonly LineProof[];
  readonly sentences: readonly string[];
};
export type EobProof = {
  /** The check, Σ of the claims' payments, Σ of the provider adjustments (positive lowers the check). */
  readonly amountCents: number;
  readonly claimsPaidCents: number;
  readonly providerAdjustmentCents: number;
  /** Check less (claims − provider adjustments): what still has to be typed. */
  readonly missingCents: number;
  readonly claims: readonly ClaimProof[];
  /** Everything that stands in the way, in the order of the sheet. */
  readonly sentences: readonly string[];
  readonly balanced: boolean;
};

/** All adjustments of a line, the patient's part among them. */
export function adjustedCents(line: PaperLine): number {
  return sumCents([
    line.contractualCents ?? 0,
    line.deductibleCents ?? 0,
    line.copayCents ?? 0,
    line.coinsuranceCents ?? 0,
    ...line.other.map((a) => a.amountCents ?? 0),
  ]);
}

/**
 * The equations of an 835 over what is typed so far: check = Σ claims − Σ provider adjustments; for each line charge =
 * paid + adjustments (005010X221A1 section 1.10.2.1). Says of each what is missing.
 */
export function proveEob(eob: PaperEob): EobProof {
  const claims = eob.claims.map(proveClaim);
  const amountCents = eob.amountCents ?? 0;
  const claimsPaidCents = sumCents(claims.map((c) => c.paidCents));
  const providerAdjustmentCents = sumCents(eob.providerAdjustments.map((a) => a.amountCents ?? 0));
  const missingCents = amountCents - claimsPaidCents + providerAdjustmentCents;
  const sentences = [
    ...headSentences(eob),
    ...claims.flatMap((c) => c.sentences),
    ...eob.providerAdjustments.flatMap((a, i) =>
      (a.amountCents ?? 0) !== 0 && a.reason === ''
        ? [`Provider adjustment ${i + 1} has no reason.`]
        : a.reason !== '' && (a.amountCents ?? 0) === 0
          ? [`Provider adjustment ${i + 1} has no amount.`]
          : [],
    ),
    ...(missingCents === 0
      ? []
      : [
          missingCents > 0
            ? `${formatAmount(missingCents)} of the payment are not accounted for yet.`
            : `The claims come to ${formatAmount(-missingCents)} more than the payment.`,
        ]),
  ];
  return {
    amountCents,
    claimsPaidCents,
    providerAdjustmentCents,
    missingCents,
    claims,
    sentences,
    balanced: sentences.length === 0,
  };
}

function headSentences(eob: PaperEob): string[] {
  const missing: string[] = [];
  if (eob.payerId === null) missing.push('Choose the payer.');
  if (eob.checkNumber.trim() === '') missing.push('Write the number of the check or transfer.');
  if (eob.paidOn === null) missing.push('Write the day of the payment.');
  if (eob.amountCents === null) missing.push('Write the amount of the payment, 0 when none was sent.');
  if (eob.method === 'NON' && (eob.amountCents ?? 0) !== 0)
    missing.push('No money is sent, but an amount stands there.');
  if (eob.claims.length === 0 && eob.providerAdjustments.length === 0) missing.push('Add the first claim.');
  return missing;
}

function proveClaim(claim: PaperClaim): ClaimProof {
  const lines = claim.lines.map((line) => proveLine(claim, line));
  const about = claim.controlNumber === '' ? 'A claim' : `Claim ${claim.controlNumber}`;
  return {
    chargeCents: sumCents(claim.lines.map((l) => l.chargeCents)),
    paidCents: sumCents(claim.lines.map((l) => l.paidCents ?? 0)),
    patientCents: sumCents(claim.lines.map(patientPart)),
    missingCents: sumCents(lines.map((l) => l.missingCents)),
    lines,
    sentences: [
      ...(claim.controlNumber === '' ? ['A claim has no control number.'] : []),
      ...(claim.lines.length === 0 ? [`${about} has no line.`] : []),
      ...lines.flatMap((l) => l.sentences),
    ],
  };
}

function proveLine(claim: PaperClaim, line: PaperLine): LineProof {
  const about = `${claim.controlNumber} · ${[line.code, ...line.modifiers].join('-')}`;
  const missingCents = line.chargeCents - (line.paidCents ?? 0) - adjustedCents(line);
  const sentences: string[] = [];
  if (missingCents !== 0)
    sentences.push(
      missingCents > 0
        ? `${about}: ${formatAmount(missingCents)} of the charge are not explained.`
        : `${about}: paid and adjustments come to ${formatAmount(-missingCents)} more than the charge.`,
    );
  for (const a of line.other) {
    if ((a.amountCents ?? 0) !== 0 && a.reason === '')
      sentences.push(`${about}: an adjustment has no reason code.`);
    if ((a.amountCents ?? 0) === 0 && a.reason !== '')
      sentences.push(`${about}: ${a.group}-${a.reason} has no amount.`);
  }
  if (line.code === '') sentences.push(`${about}: the procedure code is missing.`);
  return { missingCents, sentences };
}

/** What an allowed amount as printed differs from paid and patient's part by; 0 when it agrees or is not printed. */
export function allowedDiffers(line: PaperLine): number {
  if (line.allowedCents === null) return 0;
  // What is taken off beside the price (sequestration and the like) belongs to what was allowed.
  const other = sumCents(line.other.filter((a) => a.group !== 'PR').map((a) => a.amountCents ?? 0));
  return line.allowedCents - (line.paidCents ?? 0) - patientPart(line) - other;
}
