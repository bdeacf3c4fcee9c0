import { fromD8 } from '#shared/kernel/dates.ts';
import { parseAmount, type Cents } from '#shared/kernel/money.ts';
import { components, element } from '../segments.ts';
import type { Segment } from '../segments.ts';
import { timeText, type Oddity, type SetPart } from '../acks/parts.ts';
import type {
  ReportedClaim,
  ReportedLevel,
  ReportedLine,
  ReportedStatus,
  ReportedTotals,
  StatusReport,
} from './report.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenLevel = Open<Omit<ReportedLevel, 'statuses' | 'totals'>> & {
  statuses: ReportedStatus[];
  totals: Open<ReportedTotals>;
  payerControlNumber: string;
};
type OpenLine = Open<Omit<ReportedLine, 'statuses'>> & { statuses: ReportedStatus[] };
type OpenClaim = Open<Omit<ReportedClaim, 'statuses' | 'lines'>> & {
  statuses: ReportedStatus[];
  lines: OpenLine[];
};

const LEVELS: Readonly<Record<string, ReportedLevel['level']>> = {
  '20': 'source',
  '21': 'receiver',
  '19': 'provider',
};

/**
 * Reads a 277 as 005010X214 (claim acknowledgement) and 005010X212 (status answer) write it: levels in the order of
 * the file, since senders number them wrongly more often than they put them in a wrong order.
 * @param onOddity told what is not as the guide says.
 */
export function read277(part: SetPart, onOddity: (oddity: Oddity) => void): StatusReport {
  const reader = new StatusReader(onOddity);
  for (const segment of part.segments) reader.take(segment);
  return reader.finish(part.number);
}

class StatusReader {
  #reference = '';
  #at = '';
  readonly #levels: OpenLevel[] = [];
  readonly #claims: OpenClaim[] = [];
  #level: OpenLevel | null = null;
  #claim: OpenClaim | null = null;
  #line: OpenLine | null = null;
  /** The person of the level; a dependent takes over the member id of the subscriber above. */
  #person = { lastName: '', firstName: '', memberId: '' };
  #inPerson = false;
  #providerId = '';
  readonly #odd: (oddity: Oddity) => void;

  constructor(odd: (oddity: Oddity) => void) {
    this.#odd = odd;
  }

  take(s: Segment): void {
    switch (s.id) {
      case 'BHT':
        this.#reference = said(s, 3);
        this.#at = timeText(said(s, 4), said(s, 5));
        return;
      case 'HL':
        return this.#hl(s);
      case 'NM1':
        return this.#nm1(s);
      case 'TRN':
        return this.#trn(s);
      case 'STC':
        return this.#stc(s);
      case 'QTY':
      case 'AMT':
        return this.#total(s);
      case 'REF':
        return this.#ref(s);
      case 'DTP':
        return this.#dtp(s);
      case 'SVC':
        return this.#svc(s);
      default:
        // ST, SE, DMG, PER, N3, N4, PWK carry nothing that is shown or matched.
        return;
    }
  }

  finish(segment: number): StatusReport {
    const levels = this.#levels.filter((level) => !this.#asClaim(level));
    return { segment, reference: this.#reference, at: this.#at, levels, claims: this.#claims };
  }

  #hl(s: Segment): void {
    this.#claim = null;
    this.#line = null;
    const level = LEVELS[said(s, 3)];
    this.#inPerson = level === undefined;
    if (said(s, 3) !== '23') this.#person = { lastName: '', firstName: '', memberId: '' };
    this.#level = level === undefined ? null : emptyLevel(s, level);
    if (this.#level) this.#levels.push(this.#level);
    if (level === undefined && !['PT', '22', '23'].includes(said(s, 3)))
      this.#odd({
        segment: s.number,
        sentence: 'A level of a kind that the guide does not know was read as a claim.',
      });
  }

  #nm1(s: Segment): void {
    const name = { lastName: said(s, 3), firstName: said(s, 4) };
    if (this.#level) {
      this.#level.entity = said(s, 1);
      this.#level.name = [name.lastName, name.firstName].filter((part) => part !== '').join(', ');
      this.#level.id = said(s, 9);
      if (this.#level.level === 'provider') this.#providerId = said(s, 9);
    } else if (this.#inPerson) {
      this.#person = { ...name, memberId: said(s, 9) || this.#person.memberId };
      // A name that follows its trace is that claim's all the same.
      if (this.#claim) Object.assign(this.#claim, this.#person);
    }
  }

  #trn(s: Segment): void {
    if (this.#level) {
      this.#level.trace = said(s, 2);
      return;
    }
    this.#line = null;
    this.#claim = emptyClaim(s, said(s, 2), this.#person, this.#providerId);
    this.#claims.push(this.#claim);
  }

  #stc(s: Segment): void {
    const status = readStatus(s, this.#odd);
    if (this.#line) this.#line.statuses.push(status);
    else if (this.#level) this.#level.statuses.push(status);
    else this.#needClaim(s).statuses.push(status);
  }

  #total(s: Segment): void {
    if (!this.#level) return;
    const { totals } = this.#level;
    const what = said(s, 1);
    if (s.id === 'QTY') {
      const n = /^\d{1,9}$/.test(said(s, 2)) ? Number(said(s, 2)) : null;
      if (what === '90' || what === 'QA') totals.accepted = n;
      else if (what === 'AA' || what === 'QC') totals.rejected = n;
    } else if (what === 'YU') totals.acceptedCents = amount(s, 2, this.#odd);
    else if (what === 'YY') totals.rejectedCents = amount(s, 2, this.#odd);
  }

  #ref(s: Segment): void {
    const number = said(s, 2);
    const what = said(s, 1);
    if (this.#line) {
      if (what === 'FJ' || what === '6R') this.#line.lineControl = number;
    } else if (this.#claim) {
      if (what === '1K') this.#claim.payerControlNumber = number;
      else if (what === 'D9') this.#claim.clearinghouseNumber = number;
      else if (what === 'EJ') this.#claim.patientControlNumber = number;
    } else if (this.#level && what === '1K') this.#level.payerControlNumber = number;
  }

  #dtp(s: Segment): void {
    if (said(s, 1) !== '472') return;
    const [from = '', to = from] = said(s, 3).split('-');
    if (this.#line) this.#line.serviceDate = fromD8(from);
    else if (this.#claim) {
      this.#claim.serviceFrom = fromD8(from);
      this.#claim.serviceTo = fromD8(to);
    }
  }

  #svc(s: Segment): void {
    const [, code = '', ...modifiers] = components(s, 1).map((part) => part.trim());
    this.#line = {
      segment: s.number,
      code,
      modifiers: modifiers.slice(0, 4).filter((m) => m !== ''),
      chargeCents: amount(s, 2, this.#odd),
      paidCents: amount(s, 3, this.#odd),
      units: said(s, 7),
      lineControl: '',
      serviceDate: null,
      statuses: [],
    };
    this.#needClaim(s).lines.push(this.#line);
  }

  /** The claim that is being read; a status without TRN begins one that has no trace. */
  #needClaim(s: Segment): OpenClaim {
    if (this.#claim) return this.#claim;
    this.#odd({ segment: s.number, sentence: 'A status of a claim stands without its trace (TRN).' });
    this.#claim = emptyClaim(s, '', this.#person, this.#providerId);
    this.#claims.push(this.#claim);
    return this.#claim;
  }

  /** Some senders put a claim at the level of its provider, told by the payer's number of it. */
  #asClaim(level: OpenLevel): boolean {
    if (level.payerControlNumber === '' || level.level !== 'provider') return false;
    this.#odd({
      segment: level.segment,
      sentence: 'A claim stands at the level of its provider; it was read as a claim.',
    });
    const person = { lastName: '', firstName: '', memberId: '' };
    const claim = emptyClaim({ number: level.segment }, level.trace, person, level.id);
    this.#claims.push({ ...claim, payerControlNumber: level.payerControlNumber, statuses: level.statuses });
    return true;
  }
}

function readStatus(s: Segment, odd: (oddity: Oddity) => void): ReportedStatus {
  return {
    segment: s.number,
    codes: [1, 10, 11].flatMap((position) => {
      if (element(s, position).trim() === '') return [];
      const [category = '', code = '', entity = ''] = components(s, position).map((part) => part.trim());
      return [{ category, code, entity }];
    }),
    on: fromD8(said(s, 2)),
    action: said(s, 3),
    chargeCents: amount(s, 4, odd),
    paidCents: amount(s, 5, odd),
    paidOn: fromD8(said(s, 6)) ?? fromD8(said(s, 8)),
    paymentNumber: said(s, 9),
    text: said(s, 12),
  };
}

/** Amounts inform only, so what is none is told and left out. */
function amount(s: Segment, position: number, odd: (oddity: Oddity) => void): Cents | null {
  const text = said(s, position);
  if (text === '') return null;
  const cents = text.includes(',') ? null : parseAmount(text);
  if (cents === null)
    odd({
      segment: s.number,
      sentence: `${s.id}${String(position).padStart(2, '0')} is not an amount and was left out.`,
    });
  return cents;
}

function emptyLevel(s: Segment, level: ReportedLevel['level']): OpenLevel {
  return {
    segment: s.number,
    level,
    entity: '',
    name: '',
    id: '',
    trace: '',
    statuses: [],
    totals: { accepted: null, rejected: null, acceptedCents: null, rejectedCents: null },
    payerControlNumber: '',
  };
}

function emptyClaim(
  s: Pick<Segment, 'number'>,
  trace: string,
  person: Pick<ReportedClaim, 'lastName' | 'firstName' | 'memberId'>,
  providerId: string,
): OpenClaim {
  return {
    segment: s.number,
    trace,
    ...person,
    providerId,
    payerControlNumber: '',
    clearinghouseNumber: '',
    patientControlNumber: '',
    serviceFrom: null,
    serviceTo: null,
    statuses: [],
    lines: [],
  };
}

function said(s: Segment, position: number): string {
  return element(s, position).trim();
}
