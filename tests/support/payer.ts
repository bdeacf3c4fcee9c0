import { cents, parseAmount, sumCents } from '#shared/kernel/money.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { fromD8 } from '#shared/kernel/dates.ts';
import type { Adjustment, RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { components, element, readSegments } from '#shared/domain/x12/segments.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';

/** What the payer of a test decides on one procedure: cents paid and its adjustments. */
export type Decision = {
  readonly paidCents: number;
  readonly adjustments: readonly {
    readonly group: string;
    readonly reason: string;
    readonly amountCents: number;
  }[];
};

/** The decisions of the demonstrated visit, to the cent. */
export const SCENARIO_DECISIONS: Readonly<Record<string, Decision>> = {
  '99213': { paidCents: 7300, adjustments: [adjusted('CO', '45', 4700), adjusted('PR', '3', 2500)] },
  '36415': { paidCents: 857, adjustments: [adjusted('CO', '45', 643)] },
  '83036': { paidCents: 0, adjustments: [adjusted('CO', '45', 2658), adjusted('PR', '1', 1342)] },
};

function adjusted(group: string, reason: string, amountCents: number) {
  return { group, reason, amountCents };
}

/**
 * A payer as the practice meets it: it knows nothing but the 837P that it received, and answers with an
 * 835. So the way from claim to money is proved by the files alone.
 * @param claimFile text of an 837P. @param decisions by procedure code; a code that is missing is denied (CO-16).
 */
export function answerClaimFile(
  claimFile: string,
  decisions: Readonly<Record<string, Decision>>,
  paidOn: IsoDate,
  traceNumber: string,
): string {
  const received = readClaims(claimFile);
  const claims = received.claims.map((claim) => decide(claim, decisions));
  return paymentFile(received, claims, { paidOn, traceNumber });
}

/**
 * One payment of a payer as an 835 file. Its amount is what its claims come to less its provider adjustments; where
 * that is nothing, no money is sent (BPR04 NON).
 */
export function paymentFile(
  received: Pick<Received, 'payerName' | 'payerIdentifier' | 'payeeName' | 'payeeNpi'>,
  claims: readonly RemitClaim[],
  payment: Pick<RemitPayment, 'traceNumber'> & {
    readonly paidOn: IsoDate;
    readonly plb?: readonly {
      readonly reason: string;
      readonly reference: string;
      readonly amountCents: number;
    }[];
  },
): string {
  const { paidOn, traceNumber, plb = [] } = payment;
  const amountCents = sumCents([...claims.map((c) => c.paidCents), ...plb.map((a) => -a.amountCents)]);
  const made: RemitPayment = {
    segment: 0,
    amountCents,
    handling: amountCents === 0 ? 'H' : 'I',
    creditDebit: 'C',
    method: amountCents === 0 ? 'NON' : 'ACH',
    paidOn,
    traceNumber,
    originatorId: '1999999999',
    payerName: received.payerName,
    payerIdentifier: received.payerIdentifier,
    payeeName: received.payeeName,
    payeeNpi: received.payeeNpi,
    claims: [...claims],
    providerAdjustments: plb.map((a) => ({
      ...a,
      segment: 0,
      providerId: received.payeeNpi,
      amountCents: cents(a.amountCents),
    })),
  };
  return write835([made], {
    interchangeControl: 1,
    groupControl: 1,
    transactionControl: 1,
    at: `${paidOn}T09:30:00.000Z` as Instant,
    usage: 'P',
    senderId: received.payerIdentifier,
    receiverId: 'CLINIC',
    payerAddress: { line1: '1 FICTIVE PLAZA', city: 'COLUMBUS', state: 'OH', zip: '432150001' },
    contactName: 'EDI DESK',
    contactPhone: '8005550100',
    payeeTaxId: '',
    accounts: {
      payerRouting: '011000015',
      payerAccount: '1234',
      payeeRouting: '011000015',
      payeeAccount: '5678',
    },
  });
}

export type Received = {
  payerName: string;
  payerIdentifier: string;
  payeeName: string;
  payeeNpi: string;
  claims: ReceivedClaim[];
};
export type ReceivedClaim = {
  payerName: string;
  payerIdentifier: string;
  controlNumber: string;
  chargeCents: number;
  lastName: string;
  firstName: string;
  memberId: string;
  lines: {
    code: string;
    modifiers: string[];
    chargeCents: number;
    units: number;
    date: IsoDate | null;
    control: string;
  }[];
};

/** What a payer learns from an 837P. */
export function readClaims(text: string): Received {
  const received: Received = { payerName: '', payerIdentifier: '', payeeName: '', payeeNpi: '', claims: [] };
  let person = { lastName: '', firstName: '', memberId: '' };
  for (const s of readSegments(text)) {
    const claim = received.claims.at(-1);
    const line = claim?.lines.at(-1);
    if (s.id === 'NM1' && element(s, 1) === '85') {
      received.payeeName = element(s, 3);
      received.payeeNpi = element(s, 9);
    } else if (s.id === 'NM1' && element(s, 1) === 'PR') {
      received.payerName = element(s, 3);
      received.payerIdentifier = element(s, 9);
    } else if (s.id === 'NM1' && (element(s, 1) === 'IL' || element(s, 1) === 'QC')) {
      person = {
        lastName: element(s, 3),
        firstName: element(s, 4),
        memberId: element(s, 9) || person.memberId,
      };
    } else if (s.id === 'CLM') {
      received.claims.push({
        controlNumber: element(s, 1),
        chargeCents: amount(element(s, 2)),
        ...person,
        payerName: received.payerName,
        payerIdentifier: received.payerIdentifier,
        lines: [],
      });
    } else if (s.id === 'SV1' && claim) {
      const [, code = '', ...modifiers] = components(s, 1);
      claim.lines.push({
        code,
        modifiers,
        chargeCents: amount(element(s, 2)),
        units: Number(element(s, 4)),
        date: null,
        control: '',
      });
    } else if (s.id === 'DTP' && element(s, 1) === '472' && line) {
      line.date = fromD8(element(s, 3));
    } else if (s.id === 'REF' && element(s, 1) === '6R' && line) {
      line.control = element(s, 2);
    }
  }
  return received;
}

function amount(text: string): number {
  const value = parseAmount(text);
  if (value === null) throw new Error(`"${text}" is not an amount.`);
  return value;
}

/** A claim as the payer decides it. */
export function decide(claim: ReceivedClaim, decisions: Readonly<Record<string, Decision>>): RemitClaim {
  const lines = claim.lines.map((line): RemitLine => {
    const decision = decisions[line.code] ?? {
      paidCents: 0,
      adjustments: [adjusted('CO', '16', line.chargeCents)],
    };
    const adjustments: Adjustment[] = decision.adjustments.map((a) => ({
      group: a.group,
      reason: a.reason,
      amountCents: cents(a.amountCents),
      quantity: null,
    }));
    return {
      segment: 0,
      code: line.code,
      modifiers: line.modifiers,
      submittedCode: '',
      chargeCents: cents(line.chargeCents),
      paidCents: cents(decision.paidCents),
      units: line.units,
      serviceDate: line.date,
      lineControl: line.control,
      allowedCents: null,
      adjustments,
      remarks: [],
    };
  });
  const responsibility = lines.flatMap((l) => l.adjustments.filter((a) => a.group === 'PR'));
  return {
    segment: 0,
    controlNumber: claim.controlNumber,
    statusCode: lines.every((l) => l.paidCents === 0 && l.adjustments.every((a) => a.group !== 'PR'))
      ? '4'
      : '1',
    chargeCents: cents(claim.chargeCents),
    paidCents: sumCents(lines.map((l) => l.paidCents)),
    patientResponsibilityCents: sumCents(responsibility.map((a) => a.amountCents)),
    filingIndicator: '12',
    payerControlNumber: `P${claim.controlNumber}`,
    patientLastName: claim.lastName,
    patientFirstName: claim.firstName,
    memberId: claim.memberId,
    serviceFrom: lines[0]?.serviceDate ?? null,
    adjustments: [],
    remarks: [],
    lines,
  };
}
