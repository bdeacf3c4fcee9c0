import { fromD8, type IsoDate } from '#shared/kernel/dates.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import { X12Problem } from '../problem.ts';
import { components, element, readSegments, type Segment } from '../segments.ts';
import { timeText } from './parts.ts';

/** One service line of a claim that we sent: LX01, SV101-2 and REF*6R. */
export type SentLine = { readonly number: number; readonly code: string; readonly control: string };

/** One claim in a file that we sent, as it was sent. */
export type SentClaim = {
  /** CLM01. */
  readonly controlNumber: string;
  readonly chargeCents: number | null;
  /** NM109 of the billing provider above it. */
  readonly billingNpi: string;
  /** The patient, and the member id above. */
  readonly lastName: string;
  readonly firstName: string;
  readonly memberId: string;
  readonly serviceDate: IsoDate | null;
  readonly lines: readonly SentLine[];
};

/** One transaction of a file that we sent. */
export type SentSet = {
  /** ST01 and ST02. */
  readonly transaction: string;
  readonly control: string;
  /** BHT03: what a 277CA or a 271 gives back. */
  readonly reference: string;
  readonly claims: readonly SentClaim[];
  /** TRN02 of the questions of a 270 or 276. */
  readonly traces: readonly string[];
};

/** A file that we sent, as far as an answer to it needs to be understood. */
export type SentFile = {
  /** ISA06, ISA08, ISA13 and ISA09 with ISA10. */
  readonly senderId: string;
  readonly receiverId: string;
  readonly interchangeControl: string;
  readonly at: string;
  /** GS06 of its groups. */
  readonly groups: readonly string[];
  readonly sets: readonly SentSet[];
};

/**
 * The envelopes and claims of a file of ours (837P, 270, 276).
 * @throws X12Problem when the text is no X12.
 */
export function readSentFile(text: string): SentFile {
  const reader = new SentReader();
  for (const segment of readSegments(text)) reader.take(segment);
  return reader.finish();
}

/** GS06 of the groups of a file of ours. @throws X12Problem when the text is no X12. */
export function groupsOf(text: string): string[] {
  const groups: string[] = [];
  for (const segment of readSegments(text)) if (segment.id === 'GS') groups.push(said(segment, 6));
  return groups;
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenClaim = Open<Omit<SentClaim, 'lines'>> & { lines: Open<SentLine>[] };
type OpenSet = Open<Omit<SentSet, 'claims' | 'traces'>> & { claims: OpenClaim[]; traces: string[] };

class SentReader {
  #isa: Segment | null = null;
  readonly #groups: string[] = [];
  readonly #sets: OpenSet[] = [];
  #billingNpi = '';
  #person = { lastName: '', firstName: '', memberId: '' };
  /** Names after the claim began are of other parties. */
  #inClaim = false;

  take(s: Segment): void {
    const set = this.#sets.at(-1);
    const claim = set?.claims.at(-1);
    const line = claim?.lines.at(-1);
    switch (s.id) {
      case 'ISA':
        this.#isa ??= s;
        return;
      case 'GS':
        this.#groups.push(said(s, 6));
        return;
      case 'ST':
        this.#sets.push({
          transaction: said(s, 1),
          control: said(s, 2),
          reference: '',
          claims: [],
          traces: [],
        });
        return;
      case 'BHT':
        if (set) set.reference = said(s, 3);
        return;
      case 'HL':
        this.#inClaim = false;
        return;
      case 'TRN':
        set?.traces.push(said(s, 2));
        return;
      case 'NM1':
        return this.#nm1(s);
      case 'CLM':
        this.#inClaim = true;
        set?.claims.push({
          controlNumber: said(s, 1),
          chargeCents: parseAmount(said(s, 2)),
          billingNpi: this.#billingNpi,
          ...this.#person,
          serviceDate: null,
          lines: [],
        });
        return;
      case 'LX':
        claim?.lines.push({ number: Number(said(s, 1)) || claim.lines.length + 1, code: '', control: '' });
        return;
      case 'SV1':
        if (line) line.code = (components(s, 1)[1] ?? '').trim();
        return;
      case 'REF':
        if (line && said(s, 1) === '6R') line.control = said(s, 2);
        return;
      case 'DTP':
        if (claim && line && said(s, 1) === '472') claim.serviceDate ??= fromD8(said(s, 3).slice(0, 8));
        return;
      default:
    }
  }

  #nm1(s: Segment): void {
    if (this.#inClaim) return;
    const who = said(s, 1);
    if (who === '85') this.#billingNpi = said(s, 8) === 'XX' ? said(s, 9) : '';
    else if (who === 'IL' || who === 'QC')
      this.#person = {
        lastName: said(s, 3),
        firstName: said(s, 4),
        memberId: said(s, 9) || (who === 'QC' ? this.#person.memberId : ''),
      };
  }

  finish(): SentFile {
    const isa = this.#isa;
    if (!isa) throw new X12Problem('This is not an X12 file: it does not begin with ISA.', 0);
    return {
      senderId: said(isa, 6),
      receiverId: said(isa, 8),
      interchangeControl: said(isa, 13),
      at: timeText(`20${said(isa, 9)}`, said(isa, 10)),
      groups: this.#groups,
      sets: this.#sets,
    };
  }
}

function said(s: Segment, position: number): string {
  return element(s, position).trim();
}
