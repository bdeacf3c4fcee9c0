import type { Adjustment, RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { lineControl } from '#shared/domain/x12/line-control.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import { patientPart } from './fill.ts';
import type { PaperClaim, PaperEob, PaperLine } from './paper-eob.ts';

/** Who pays and who is paid, as an 835 names them. */
export type PaperParties = {
  readonly payerName: string;
  readonly payerIdentifier: string;
  readonly payeeName: string;
  readonly payeeNpi: string;
};

/**
 * A paper EOB as the same object that the reader makes of an 835, so that one proof and one posting serve both. The
 * columns become adjustments: contractual CO-45, deductible PR-1, coinsurance PR-2, copay PR-3. Amounts of zero are left out.
 */
export function toRemittance(eob: PaperEob, parties: PaperParties): RemitPayment {
  const amount = eob.amountCents ?? 0;
  return {
    segment: 0,
    amountCents: cents(Math.abs(amount)),
    handling: 'I',
    creditDebit: amount < 0 ? 'D' : 'C',
    method: eob.method,
    paidOn: eob.paidOn,
    traceNumber: eob.checkNumber.trim(),
    originatorId: '',
    ...parties,
    claims: eob.claims.map(claimOf),
    providerAdjustments: eob.providerAdjustments
      .filter((a) => (a.amountCents ?? 0) !== 0)
      .map((a) => ({
        segment: 0,
        providerId: parties.payeeNpi,
        reason: a.reason,
        reference: a.reference.trim(),
        amountCents: cents(a.amountCents ?? 0),
      })),
  };
}

function claimOf(claim: PaperClaim): RemitClaim {
  return {
    segment: 0,
    controlNumber: claim.controlNumber.trim(),
    statusCode: claim.statusCode,
    chargeCents: sumCents(claim.lines.map((l) => l.chargeCents)),
    paidCents: sumCents(claim.lines.map((l) => l.paidCents ?? 0)),
    patientResponsibilityCents: sumCents(claim.lines.map(patientPart)),
    filingIndicator: claim.filingIndicator,
    payerControlNumber: claim.payerControlNumber.trim(),
    patientLastName: claim.patientLastName,
    patientFirstName: claim.patientFirstName,
    memberId: claim.memberId,
    serviceFrom: claim.serviceFrom,
    adjustments: [],
    remarks: [],
    lines: claim.lines.map(lineOf),
  };
}

function lineOf(line: PaperLine): RemitLine {
  return {
    segment: 0,
    code: line.code,
    modifiers: [...line.modifiers],
    submittedCode: '',
    chargeCents: line.chargeCents,
    paidCents: cents(line.paidCents ?? 0),
    units: line.units,
    serviceDate: line.serviceDate,
    lineControl: line.serviceLineId === null ? '' : lineControl(line.serviceLineId),
    allowedCents: line.allowedCents,
    adjustments: adjustmentsOf(line),
    remarks: line.remarks.filter((remark) => remark.trim() !== ''),
  };
}

function adjustmentsOf(line: PaperLine): Adjustment[] {
  const all = [
    { group: 'CO', reason: '45', amountCents: line.contractualCents },
    { group: 'PR', reason: '1', amountCents: line.deductibleCents },
    { group: 'PR', reason: '2', amountCents: line.coinsuranceCents },
    { group: 'PR', reason: '3', amountCents: line.copayCents },
    ...line.other,
  ];
  return all.flatMap(({ group, reason, amountCents }) =>
    amountCents === null || amountCents === 0
      ? []
      : [{ group, reason, amountCents: cents(amountCents), quantity: null }],
  );
}
