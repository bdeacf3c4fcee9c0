import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import { claimTotal } from '#shared/domain/claim.ts';
import type { Adjustment, RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { lineControl } from '#shared/domain/x12/line-control.ts';
import { paymentAmount, write835 } from '#shared/domain/x12/write-835.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import { demoAllowed } from './records.ts';

/** What the plans of the demonstration ask of a patient at an office visit. */
const COPAY_CENTS = 2500;

export type Answer = {
  /** The payer's check or transfer number; never used twice. */
  readonly trace: string;
  readonly paidOn: IsoDate;
  /** Control numbers of claims that are refused as a whole. */
  readonly denied?: ReadonlySet<string>;
  /** A claim of some other practice that got into this file by the payer's mistake. */
  readonly stray?: RemitClaim;
  readonly interchangeControl: number;
};

/** A payer's decision on claims that all went to it, as the text of an 835 file. */
export function payerAnswer(claims: readonly ProfessionalClaim[], answer: Answer): string {
  const [first] = claims;
  if (!first) throw new RangeError('An answer needs at least one claim.');
  const decided = claims.map((claim) => decideClaim(claim, answer.denied?.has(claim.controlNumber) ?? false));
  const all = answer.stray ? [...decided, answer.stray] : decided;
  const payment: Omit<RemitPayment, 'amountCents' | 'method'> = {
    segment: 0,
    handling: 'I',
    creditDebit: 'C',
    paidOn: answer.paidOn,
    traceNumber: answer.trace,
    originatorId: '1999999999',
    payerName: first.payer.name,
    payerIdentifier: first.payer.payerIdentifier,
    payeeName: first.billingProvider.name,
    payeeNpi: first.billingProvider.npi,
    claims: all,
    providerAdjustments: [],
  };
  const amount = cents(paymentAmount(payment));
  const { line1, city, state, zip } = first.payer.address;
  return write835([{ ...payment, amountCents: amount, method: amount === 0 ? 'NON' : 'CHK' }], {
    interchangeControl: answer.interchangeControl,
    groupControl: answer.interchangeControl,
    transactionControl: 1,
    at: `${answer.paidOn}T09:00:00.000Z` as Instant,
    usage: 'T',
    senderId: first.payer.payerIdentifier,
    receiverId: first.submitter.id,
    payerAddress: { line1, city, state, zip },
    contactName: 'Provider service',
    contactPhone: '8005550130',
    payeeTaxId: first.billingProvider.taxId,
    accounts: null,
  });
}

function decideClaim(claim: ProfessionalClaim, denied: boolean): RemitClaim {
  const lines = claim.lines.map((line) => decideLine(claim, line, denied));
  return {
    segment: 0,
    controlNumber: claim.controlNumber,
    statusCode: denied ? '4' : '1',
    chargeCents: cents(claimTotal(claim)),
    paidCents: sumCents(lines.map((l) => l.paidCents)),
    patientResponsibilityCents: sumCents(
      lines.flatMap((l) => l.adjustments.filter((a) => a.group === 'PR').map((a) => a.amountCents)),
    ),
    // 835 has no CI (commercial); a preferred provider plan is 12 (005010X221A1 2100 CLP06).
    filingIndicator: claim.payer.filingIndicator === 'CI' ? '12' : claim.payer.filingIndicator,
    payerControlNumber: `DEMO${claim.controlNumber}`,
    patientLastName: claim.patient.lastName,
    patientFirstName: claim.patient.firstName,
    memberId: claim.coverage.memberId,
    serviceFrom: claim.serviceDate,
    adjustments: [],
    remarks: [],
    lines,
  };
}

function decideLine(claim: ProfessionalClaim, line: ClaimLine, denied: boolean): RemitLine {
  const { chargeCents } = line;
  const medicare = claim.payer.filingIndicator === 'MB';
  const allowed = Math.min(chargeCents, demoAllowed(line.code, medicare) * line.units);
  const adjustments = denied
    ? [adjustment('CO', '16', chargeCents)]
    : medicare
      ? medicareShares(line, allowed)
      : commercialShares(claim, line, allowed);
  const adjusted = sumCents(adjustments.map((a) => a.amountCents));
  return {
    segment: 0,
    code: line.code,
    modifiers: [...line.modifiers],
    submittedCode: '',
    chargeCents,
    paidCents: cents(chargeCents - adjusted),
    units: line.units,
    serviceDate: line.serviceDate,
    lineControl: lineControl(line.serviceLineId),
    allowedCents: denied ? null : cents(allowed),
    adjustments: adjustments.filter((a) => a.amountCents !== 0),
    remarks: denied ? ['N290'] : [],
  };
}

/** Office visits: copay. Blood draws: paid in full. Tests: to the deductible while it is open. Else 20 percent. */
function commercialShares(claim: ProfessionalClaim, line: ClaimLine, allowed: number): Adjustment[] {
  const contractual = adjustment('CO', '45', line.chargeCents - allowed);
  if (line.code.startsWith('99')) return [contractual, adjustment('PR', '3', Math.min(COPAY_CENTS, allowed))];
  if (line.code === '36415') return [contractual];
  if (line.code.startsWith('8')) {
    // Half of the people have met their deductible.
    const open = Number(claim.patient.accountNumber) % 2 === 0;
    return [contractual, adjustment('PR', '1', open ? allowed : 0)];
  }
  return [contractual, adjustment('PR', '2', percent(allowed, 20))];
}

/** Medicare pays tests in full and 80 percent of the rest, less 2 percent sequestration. */
function medicareShares(line: ClaimLine, allowed: number): Adjustment[] {
  const test = line.code.startsWith('8') || line.code === '36415';
  const coinsurance = test ? 0 : percent(allowed, 20);
  return [
    adjustment('CO', '45', line.chargeCents - allowed),
    adjustment('PR', '2', coinsurance),
    adjustment('CO', '253', percent(allowed - coinsurance, 2)),
  ];
}

/** Whole cents, half a cent upwards. */
function percent(amount: number, rate: number): number {
  return Math.floor((amount * rate + 50) / 100);
}

function adjustment(group: string, reason: string, amount: number): Adjustment {
  return { group, reason, amountCents: cents(amount), quantity: null };
}
