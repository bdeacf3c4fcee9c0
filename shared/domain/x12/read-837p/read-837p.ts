import { EnvelopeCheck } from '../envelope.ts';
import { X12Problem } from '../problem.ts';
import { SegmentReader } from '../segments.ts';
import type { Segment, X12Source } from '../segments.ts';
import { ClaimGatherer } from './claim-gatherer.ts';
import type { Read837pEvent, ReadClaimEvent, ReadHeader, ReadProblem } from './read-claim.ts';
import { dayOf, el } from './values.ts';

/** How much was read. */
export type ReadSummary = {
  readonly segments: number;
  readonly interchanges: number;
  readonly transactions: number;
  readonly claims: number;
};

/**
 * Reads professional claims (837P, 005010X222 with or without A1 or A2, also older versions) of any system, with
 * any legal delimiters and any number of interchanges, groups and transactions. One claim is in memory at a time.
 * Every segment ends in a field of its claim, in `odd` or in `carried`, so that it can be written again; what is
 * damaged within a claim is a problem of that claim, and the next ones are read all the same.
 *
 * What was given may be used only when the generator has ended: a cut-off file is noticed at its end.
 * @param source the text, or its pieces in order.
 * @throws X12Problem naming the segment: no X12, envelopes that do not close, or another kind of file.
 */
export function* read837p(source: X12Source): Generator<Read837pEvent, ReadSummary, undefined> {
  const out: Read837pEvent[] = [];
  const tell = (problem: ReadProblem): number => out.push({ kind: 'problem', problem });
  const envelope = new EnvelopeCheck((message, s) =>
    tell({ segment: s.number, loop: envelopeLoop(s.id), element: '', message, effect: 'kept' }),
  );
  const twins = new TwinClaims();
  const count = { segments: 0, interchanges: 0, transactions: 0, claims: 0 };
  let gatherer: ClaimGatherer | null = null;
  let isa: Segment | null = null;
  let gs: Segment | null = null;
  let header: HeaderDraft | null = null;
  const segments = new SegmentReader(source);
  for (let s = segments.next(); s; s = segments.next()) {
    if (s.id === 'SE') {
      // The last claim comes before what is wrong with the envelope.
      gatherer?.close();
      gatherer = null;
    }
    envelope.take(s);
    count.segments = s.number;
    switch (s.id) {
      case 'ISA':
        isa = s;
        count.interchanges += 1;
        break;
      case 'GS':
        gs = s;
        break;
      case 'ST':
        refuseOtherTransactions(s, gs);
        header = headerOf(isa, gs, s);
        if (gs && el(gs, 1) !== 'HC')
          tell({
            segment: gs.number,
            loop: 'GS',
            element: 'GS01',
            message: `GS01 in segment ${gs.number} is not HC, as claims have it.`,
            effect: 'kept',
          });
        gatherer = new ClaimGatherer(s, header, out);
        count.transactions += 1;
        break;
      case 'BHT':
        if (header && header.bht.length === 0 && gatherer?.inHeader) takeBeginning(header, s);
        else gatherer?.take(s);
        break;
      case 'SE':
      case 'GE':
      case 'IEA':
        break;
      default:
        if (gatherer) gatherer.take(s);
        else
          tell({
            segment: s.number,
            loop: 'ISA',
            element: '',
            message: `The ${s.id} in segment ${s.number} is not part of a claim and is not kept.`,
            effect: 'lost',
          });
    }
    if (out.length > 0) {
      for (const event of out) {
        if (event.kind === 'claim') count.claims += 1;
        const twin = event.kind === 'claim' ? twins.find(event) : null;
        yield twin && event.kind === 'claim' ? { ...event, problems: [...event.problems, twin] } : event;
      }
      out.length = 0;
    }
  }
  envelope.end(count.segments);
  if (count.transactions === 0) throw new X12Problem('The file holds no professional claim (837P).', 0);
  return count;
}

function envelopeLoop(id: string): string {
  return id === 'SE' ? 'ST' : id === 'GE' ? 'GS' : id === 'IEA' ? 'ISA' : '';
}

type HeaderDraft = { -readonly [K in keyof ReadHeader]: ReadHeader[K] };

function headerOf(isa: Segment | null, gs: Segment | null, st: Segment): HeaderDraft {
  const of = (s: Segment | null, position: number): string => (s ? el(s, position) : '');
  return {
    isa: isa?.elements ?? [],
    gs: gs?.elements ?? [],
    st: st.elements,
    bht: [],
    delimiters: st.delimiters,
    interchangeControl: of(isa, 13),
    groupControl: of(gs, 6),
    transactionControl: of(st, 2),
    reference: '',
    senderId: of(isa, 6),
    receiverId: of(isa, 8),
    usage: of(isa, 15),
    version: of(gs, 8),
    createdOn: null,
    purpose: '',
  };
}

function takeBeginning(header: HeaderDraft, s: Segment): void {
  header.bht = s.elements;
  header.reference = el(s, 3);
  header.createdOn = dayOf(el(s, 4));
  header.purpose = el(s, 6);
}

/** Our own words for the files that users are likely to choose by mistake. */
const TRANSACTIONS: Readonly<Record<string, string>> = {
  '270': 'an eligibility question',
  '271': 'an eligibility answer',
  '276': 'a status question',
  '277': 'a claim status answer',
  '278': 'an authorisation',
  '820': 'a premium payment',
  '834': 'an enrolment',
  '835': 'a remittance',
  '999': 'an acknowledgement',
};

function refuseOtherTransactions(st: Segment, gs: Segment | null): void {
  const kind = el(st, 1);
  const guide = `${el(st, 3)} ${gs ? el(gs, 8) : ''}`;
  const words =
    kind !== '837'
      ? TRANSACTIONS[kind] && `${TRANSACTIONS[kind]} (${kind})`
      : /X223|X096/.test(guide)
        ? 'institutional claims (837I)'
        : /X224|X097/.test(guide)
          ? 'dental claims (837D)'
          : '';
  if (words === '') return;
  throw new X12Problem(
    `This file holds ${words ?? 'another kind of transaction'} and not professional claims (837P), see segment ${st.number}.`,
    st.number,
  );
}

/**
 * Claims with a control number that came before in the same file. Numbers are remembered by a 53-bit hash, so
 * that a large file needs little memory; two of a million would be taken for one another once in ten thousand files.
 */
class TwinClaims {
  readonly #seen = new Map<number, number>();

  /** The problem of a claim whose number came before, or null. */
  find({ claim, at }: ReadClaimEvent): ReadProblem | null {
    if (claim.controlNumber === '') return null;
    const hash = hashOf(claim.controlNumber);
    const earlier = this.#seen.get(hash);
    if (earlier === undefined) {
      this.#seen.set(hash, at.claim);
      return null;
    }
    return {
      segment: at.claim,
      loop: '2300',
      element: 'CLM01',
      message: `The claim in segment ${at.claim} has the same control number as the one in segment ${earlier}.`,
      effect: 'kept',
    };
  }
}

/** 53 bits of two multiplicative hashes. */
function hashOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
