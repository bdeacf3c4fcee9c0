import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Adjustment, RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { lineControl } from '#shared/domain/x12/line-control.ts';
import { paymentAmount } from '#shared/domain/x12/write-835.ts';
import type { Remittance835Envelope } from '#shared/domain/x12/write-835.ts';
import { TEST_ENVELOPE, scenarioClaim } from '#tests/support/claims.ts';

export const PAYER_ENVELOPE: Remittance835Envelope = {
  ...TEST_ENVELOPE,
  senderId: 'INV01',
  receiverId: 'FICTIVECLINIC',
  payerAddress: { line1: '1 Sample Plaza', city: 'Columbus', state: 'OH', zip: '43215' },
  contactName: 'Provider line',
  contactPhone: '6145550100',
  payeeTaxId: '123456789',
  accounts: null,
};

/** `CO-45 47.00` as cents. */
export function adjusted(code: string, amount: number): Adjustment {
  const [group = '', reason = ''] = code.split('-');
  return { group, reason, amountCents: cents(amount), quantity: null };
}

export function payment(claims: RemitClaim[], more: Partial<RemitPayment> = {}): RemitPayment {
  const base: RemitPayment = {
    segment: 0,
    amountCents: cents(0),
    handling: 'I',
    creditDebit: 'C',
    method: 'ACH',
    paidOn: isoDate('2026-03-20'),
    traceNumber: 'EFT900100',
    originatorId: '1999999999',
    payerName: 'Invented Health Plan',
    payerIdentifier: 'INV01',
    payeeName: 'Fictive Family Practice',
    payeeNpi: '1234567893',
    claims,
    providerAdjustments: [],
    ...more,
  };
  return more.amountCents === undefined ? { ...base, amountCents: cents(paymentAmount(base)) } : base;
}

/** A payer's answer on a claim: for each line what was paid and how the rest was adjusted. */
export function answer(
  claim: ProfessionalClaim,
  lines: readonly { paid: number; adjustments: readonly Adjustment[] }[],
  more: Partial<RemitClaim> = {},
): RemitClaim {
  const remitLines = claim.lines.slice(0, lines.length).map((l, i): RemitLine => {
    const given = lines[i] ?? { paid: 0, adjustments: [] };
    return {
      segment: 0,
      code: l.code,
      modifiers: [...l.modifiers],
      submittedCode: '',
      chargeCents: l.chargeCents,
      paidCents: cents(given.paid),
      units: l.units,
      serviceDate: l.serviceDate,
      lineControl: lineControl(l.serviceLineId),
      allowedCents: null,
      adjustments: [...given.adjustments],
      remarks: [],
    };
  });
  const all = remitLines.flatMap((l) => l.adjustments);
  return {
    segment: 0,
    controlNumber: claim.controlNumber,
    statusCode: '1',
    chargeCents: cents(remitLines.reduce((sum, l) => sum + l.chargeCents, 0)),
    paidCents: cents(remitLines.reduce((sum, l) => sum + l.paidCents, 0)),
    patientResponsibilityCents: cents(
      all.filter((a) => a.group === 'PR').reduce((sum, a) => sum + a.amountCents, 0),
    ),
    filingIndicator: '12',
    payerControlNumber: 'INVCLM0001',
    patientLastName: claim.patient.lastName,
    patientFirstName: claim.patient.firstName,
    memberId: claim.coverage.memberId,
    serviceFrom: claim.serviceDate,
    adjustments: [],
    remarks: [],
    lines: remitLines,
    ...more,
  };
}

/** The scenario's payment: 81.57 paid, 80.01 contractual, 38.42 to the patient. */
export function scenarioAnswer(): RemitClaim {
  return answer(scenarioClaim(), [
    { paid: 7300, adjustments: [adjusted('CO-45', 4700), adjusted('PR-3', 2500)] },
    { paid: 857, adjustments: [adjusted('CO-45', 643)] },
    { paid: 0, adjustments: [adjusted('CO-45', 2658), adjusted('PR-1', 1342)] },
  ]);
}

/** The same answer taken back: every amount with the opposite sign, CLP02 22. */
export function reversed(claim: RemitClaim): RemitClaim {
  const minus = (n: number) => cents(-n);
  const flip = (a: Adjustment): Adjustment => ({ ...a, amountCents: minus(a.amountCents) });
  return {
    ...claim,
    statusCode: '22',
    chargeCents: minus(claim.chargeCents),
    paidCents: minus(claim.paidCents),
    patientResponsibilityCents: minus(claim.patientResponsibilityCents),
    adjustments: claim.adjustments.map(flip),
    lines: claim.lines.map((l) => ({
      ...l,
      chargeCents: minus(l.chargeCents),
      paidCents: minus(l.paidCents),
      adjustments: l.adjustments.map(flip),
    })),
  };
}
