import { toD8 } from '#shared/kernel/dates.ts';
import { sumCents, x12Amount } from '#shared/kernel/money.ts';
import type { Adjustment, RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { writeInterchange } from './writer.ts';
import type { Envelope, SegmentData } from './writer.ts';

export const VERSION_835 = '005010X221A1';

/** What a remittance says beyond the payment itself. */
export type Remittance835Envelope = Envelope & {
  /** 1000A N3, N4. */
  readonly payerAddress: {
    readonly line1: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
  };
  /** 1000A PER*BL: the payer's technical contact. */
  readonly contactName: string;
  readonly contactPhone: string;
  /** Payee's tax number, 1000B REF*TJ; empty when unknown. */
  readonly payeeTaxId: string;
  /** BPR06 to BPR15 for transfers; null writes none. */
  readonly accounts: {
    readonly payerRouting: string;
    readonly payerAccount: string;
    readonly payeeRouting: string;
    readonly payeeAccount: string;
  } | null;
};

/**
 * Writes payments as an 835 file, 005010X221A1, as a payer would: one transaction set for each payment.
 * The demonstration's payer answers with it, and tests prove that reading gives the same payments back.
 * @returns text with `~` and a line feed after each segment.
 */
export function write835(payments: readonly RemitPayment[], envelope: Remittance835Envelope): string {
  const kind = { functionalCode: 'HP', transaction: '835', version: VERSION_835, convention: '' };
  return writeInterchange(
    envelope,
    kind,
    payments.map((payment) => transactionSet(payment, envelope)),
  ).text;
}

function transactionSet(p: RemitPayment, envelope: Remittance835Envelope): SegmentData[] {
  return [
    bpr(p, envelope),
    ['TRN', '1', p.traceNumber, p.originatorId],
    // Header DTM*405: day on which the payer made the file.
    ['DTM', '405', envelope.at.slice(0, 10).replaceAll('-', '')],
    ...payer(p, envelope),
    ...payee(p, envelope),
    ...(p.claims.length > 0 ? [['LX', '1'] as const] : []),
    ...p.claims.flatMap(claimPayment),
    ...p.providerAdjustments.map((a): SegmentData => [
      'PLB',
      a.providerId,
      // PLB02: end of the provider's fiscal year.
      `${envelope.at.slice(0, 4)}1231`,
      [a.reason, a.reference],
      x12Amount(a.amountCents),
    ]),
  ];
}

/** Header BPR. */
function bpr(p: RemitPayment, envelope: Remittance835Envelope): SegmentData {
  const a = p.method === 'ACH' ? envelope.accounts : null;
  const transfer = a
    ? [
        'CCP',
        '01',
        a.payerRouting,
        'DA',
        a.payerAccount,
        p.originatorId,
        '',
        '01',
        a.payeeRouting,
        'DA',
        a.payeeAccount,
      ]
    : ['', '', '', '', '', '', '', '', '', '', ''];
  return [
    'BPR',
    p.handling,
    x12Amount(p.amountCents),
    p.creditDebit,
    p.method,
    ...transfer,
    p.paidOn === null ? '' : toD8(p.paidOn),
  ];
}

/** 1000A payer: name, address, REF*2U its identification, PER*BL technical contact. */
function payer(p: RemitPayment, envelope: Remittance835Envelope): SegmentData[] {
  const a = envelope.payerAddress;
  const segments: SegmentData[] = [
    ['N1', 'PR', p.payerName],
    ['N3', a.line1],
    ['N4', a.city, a.state, a.zip],
  ];
  if (p.payerIdentifier !== '') segments.push(['REF', '2U', p.payerIdentifier]);
  segments.push(['PER', 'BL', envelope.contactName, 'TE', envelope.contactPhone]);
  return segments;
}

/** 1000B payee. */
function payee(p: RemitPayment, envelope: Remittance835Envelope): SegmentData[] {
  const id = p.payeeNpi === '' ? [] : ['XX', p.payeeNpi];
  const name: SegmentData = ['N1', 'PE', p.payeeName, ...id];
  return envelope.payeeTaxId === '' ? [name] : [name, ['REF', 'TJ', envelope.payeeTaxId]];
}

/** 2100 claim payment with its 2110 lines. */
function claimPayment(c: RemitClaim): SegmentData[] {
  const segments: SegmentData[] = [
    [
      'CLP',
      c.controlNumber,
      c.statusCode,
      x12Amount(c.chargeCents),
      x12Amount(c.paidCents),
      c.patientResponsibilityCents === 0 ? '' : x12Amount(c.patientResponsibilityCents),
      c.filingIndicator,
      c.payerControlNumber,
      // CLP08, CLP09: office, first claim.
      '11',
      '1',
    ],
    ...adjustments(c.adjustments),
    [
      'NM1',
      'QC',
      '1',
      c.patientLastName,
      c.patientFirstName,
      '',
      '',
      '',
      ...(c.memberId === '' ? [] : ['MI', c.memberId]),
    ],
  ];
  // MOA03 to MOA07: at most five remarks.
  if (c.remarks.length > 0) segments.push(['MOA', '', '', ...c.remarks.slice(0, 5)]);
  if (c.serviceFrom !== null) segments.push(['DTM', '232', toD8(c.serviceFrom)]);
  return [...segments, ...c.lines.flatMap(servicePayment)];
}

/** 2110 service payment. */
function servicePayment(l: RemitLine): SegmentData[] {
  const segments: SegmentData[] = [
    [
      'SVC',
      ['HC', l.code, ...l.modifiers],
      x12Amount(l.chargeCents),
      x12Amount(l.paidCents),
      '',
      l.units === null ? '' : String(l.units),
      l.submittedCode === '' ? '' : ['HC', l.submittedCode],
    ],
  ];
  if (l.serviceDate !== null) segments.push(['DTM', '472', toD8(l.serviceDate)]);
  segments.push(...adjustments(l.adjustments));
  if (l.lineControl !== '') segments.push(['REF', '6R', l.lineControl]);
  if (l.allowedCents !== null) segments.push(['AMT', 'B6', x12Amount(l.allowedCents)]);
  for (const remark of l.remarks) segments.push(['LQ', 'HE', remark]);
  return segments;
}

/** CAS segments: neighbours of one group together, six triples in each. */
function adjustments(all: readonly Adjustment[]): SegmentData[] {
  const segments: string[][] = [];
  let group = '';
  for (const a of all) {
    let current = segments.at(-1);
    if (!current || group !== a.group || current.length >= 2 + 18) {
      current = ['CAS', a.group];
      group = a.group;
      segments.push(current);
    }
    current.push(a.reason, x12Amount(a.amountCents), a.quantity === null ? '' : String(a.quantity));
  }
  return segments.map(([id = 'CAS', ...rest]) => [id, ...rest] as const);
}

/** What a payment comes to: the claims' payments less the provider adjustments (BPR02). */
export function paymentAmount(p: Pick<RemitPayment, 'claims' | 'providerAdjustments'>): number {
  return sumCents([...p.claims.map((c) => c.paidCents), ...p.providerAdjustments.map((a) => -a.amountCents)]);
}
