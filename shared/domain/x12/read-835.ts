import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { EnvelopeCheck } from './envelope.ts';
import { RemittanceReader } from './remittance-reader.ts';
import { X12Problem } from './problem.ts';
import { element, readSegments } from './segments.ts';
import type { Segment, X12Source } from './segments.ts';

/** A whole 835 file: its payments in order, and how the file names itself. */
export type Remittance835 = {
  readonly ok: true;
  readonly payments: readonly RemitPayment[];
  /** ISA13 of the first interchange. */
  readonly interchangeControl: string;
  /** ISA06 and ISA08, without padding. */
  readonly senderId: string;
  readonly receiverId: string;
  /** ISA15 of the first interchange: P production, T test. */
  readonly usage: string;
  readonly segments: number;
};

export type Refused835 = { readonly ok: false; readonly problem: X12Problem };

/**
 * Reads a remittance file (005010X221A1, also with A1 missing or older version numbers) of any payer,
 * with any legal delimiters and any number of interchanges, groups and transactions.
 * @param source the text, or its pieces in order.
 * @returns every payment, or the one problem that makes the file unfit for posting; never a part of a file.
 */
export function read835(source: X12Source): Remittance835 | Refused835 {
  try {
    return readAll(source);
  } catch (error) {
    if (error instanceof X12Problem) return { ok: false, problem: error };
    throw error;
  }
}

/**
 * As `read835`, one payment at a time, for files that need not be in memory at once. What was given may
 * be used only when the generator has ended without a problem.
 * @throws X12Problem naming the segment.
 */
export function* readPayments(
  source: X12Source,
  onInterchange?: (isa: Segment) => void,
): Generator<RemitPayment, number, undefined> {
  let reader: RemittanceReader | null = null;
  let last = 0;
  const envelope = countsOf(() => reader);
  for (const segment of readSegments(source)) {
    envelope.take(segment);
    last = segment.number;
    switch (segment.id) {
      case 'ISA':
        onInterchange?.(segment);
        break;
      case 'ST':
        refuseOtherTransactions(segment);
        reader = new RemittanceReader(segment.number);
        break;
      case 'SE':
        if (reader) yield reader.finish();
        reader = null;
        break;
      default:
        reader?.take(segment);
    }
  }
  envelope.end(last);
  return last;
}

/** A claim as soon as it is read, and its payment when it ends (without claims). */
export type RemittancePart =
  | { readonly kind: 'claim'; readonly claim: RemitClaim }
  | { readonly kind: 'payment'; readonly payment: RemitPayment };

/**
 * As `readPayments`, claim by claim, so that a payment of any number of claims needs no memory of its own.
 * @throws X12Problem naming the segment.
 */
export function* readParts(source: X12Source): Generator<RemittancePart, number, undefined> {
  let reader: RemittanceReader | null = null;
  let last = 0;
  const envelope = countsOf(() => reader);
  for (const segment of readSegments(source)) {
    envelope.take(segment);
    last = segment.number;
    if (segment.id === 'ST') {
      refuseOtherTransactions(segment);
      reader = new RemittanceReader(segment.number);
    } else if (segment.id === 'SE') {
      if (reader) {
        const payment = reader.finish();
        for (const claim of payment.claims) yield { kind: 'claim', claim };
        yield { kind: 'payment', payment: { ...payment, claims: [] } };
      }
      reader = null;
    } else if (reader) {
      reader.take(segment);
      if (segment.id === 'CLP' || segment.id === 'PLB')
        for (const claim of reader.takeClaims()) yield { kind: 'claim', claim };
    }
  }
  envelope.end(last);
  return last;
}

/**
 * A transaction whose SE counts wrong is shown and not posted: its payment is not whole. All other faults of the envelope
 * leave open what else is missing, so the file is refused.
 */
function countsOf(reader: () => RemittanceReader | null): EnvelopeCheck {
  return new EnvelopeCheck((message, { id, number }) => {
    const open = id === 'SE' ? reader() : null;
    if (!open) throw new X12Problem(message, number);
    open.writeDown(message, number);
  });
}

function readAll(source: X12Source): Remittance835 {
  let first: Segment | null = null;
  const payments: RemitPayment[] = [];
  const reading = readPayments(source, (isa) => (first ??= isa));
  let step = reading.next();
  while (step.done !== true) {
    payments.push(step.value);
    step = reading.next();
  }
  if (payments.length === 0) throw new X12Problem('The file holds no remittance (835).', 0);
  const isa = first as Segment | null;
  const of = (position: number): string => (isa ? element(isa, position).trim() : '');
  return {
    ok: true,
    payments,
    interchangeControl: of(13),
    senderId: of(6),
    receiverId: of(8),
    usage: of(15),
    segments: step.value,
  };
}

/** Our own words for the transactions that users are likely to choose by mistake. */
const TRANSACTIONS: Readonly<Record<string, string>> = {
  '270': 'an eligibility question',
  '271': 'an eligibility answer',
  '276': 'a status question',
  '277': 'a claim status answer',
  '278': 'an authorisation',
  '820': 'a premium payment',
  '834': 'an enrolment',
  '837': 'claims',
  '999': 'an acknowledgement',
};

function refuseOtherTransactions(st: Segment): void {
  const kind = element(st, 1).trim();
  if (kind === '835') return;
  const words = TRANSACTIONS[kind];
  throw new X12Problem(
    `This file holds ${words ? `${words} (${kind})` : 'another kind of transaction'} and not a remittance (835), see segment ${st.number}.`,
    st.number,
  );
}
