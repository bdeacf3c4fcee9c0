import type { CarriedSegment } from '#shared/domain/claim-parts/parties.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { belongs, segmentKey } from '../loops-837p/segment-order.ts';
import type { Segment } from '../segments.ts';
import type { OddSegment, ReadProblem } from './read-claim.ts';
import { amountOf, dayOf, el, raw } from './values.ts';

/** What a loop keeps beside its fields; the lists are made when there is something for them. */
export class Keep {
  carried: CarriedSegment[] | null = null;
  odd: OddSegment[] | null = null;

  carry(segment: CarriedSegment): void {
    if (this.carried) this.carried.push(segment);
    else this.carried = [segment];
  }

  stand(segment: OddSegment): void {
    if (this.odd) this.odd.push(segment);
    else this.odd = [segment];
  }
}

/** What is wrong in a level of the hierarchy or a claim. */
export class Complaints {
  problems: ReadProblem[] | null = null;
  unreadable = false;

  say(problem: ReadProblem): void {
    if (this.problems) this.problems.push(problem);
    else this.problems = [problem];
    if (problem.effect === 'unreadable') this.unreadable = true;
  }
}

/** Takes the segments of the loop in which the reader stands. */
export interface LoopReader {
  readonly take: (s: Segment) => void;
}

/**
 * Where the reader stands: the loop, what it keeps, and who takes its segments. Each level sets them when it
 * is entered.
 */
export class Standing implements LoopReader {
  loop = 'ST';
  repeat = 0;
  keep = new Keep();
  complaints = new Complaints();
  /** Who takes the segments of the loop; by itself everything is carried. */
  reader: LoopReader = this;
  /** Loops opened since the level was entered, to count repeats. */
  readonly #opened: string[] = [];
  #count = 0;

  /** A level begins: loops are counted anew. */
  enterLevel(loop: string, keep: Keep, complaints: Complaints, reader: LoopReader): void {
    this.#count = 0;
    this.loop = loop;
    this.repeat = 0;
    this.keep = keep;
    this.complaints = complaints;
    this.reader = reader;
  }

  /** A loop within the level begins; gives its repeat. */
  enterLoop(loop: string, reader: LoopReader): number {
    let repeat = 0;
    for (let i = 0; i < this.#count; i += 1) if (this.#opened[i] === loop) repeat += 1;
    this.#opened[this.#count] = loop;
    this.#count += 1;
    this.loop = loop;
    this.repeat = repeat;
    this.reader = reader;
    return repeat;
  }

  /** Whether a loop was opened since the level was entered. */
  opened(loop: string): boolean {
    return this.#opened.lastIndexOf(loop, this.#count - 1) >= 0 && this.#count > 0;
  }

  /** A loop for which there are no fields: everything in it is carried. */
  carryLoop(loop: string, s: Segment, repeat?: number): void {
    const counted = this.enterLoop(loop, this);
    this.repeat = repeat ?? counted;
    this.carry(s);
  }

  take(s: Segment): void {
    this.carry(s);
  }

  /** Keeps a segment that has no field. */
  carry(s: Segment): void {
    const segment = raw(s);
    this.keep.carry({ loop: this.loop, repeat: this.repeat, segment });
    if (!belongs(this.loop, segmentKey(segment)))
      this.problem(s, '', `A ${named(s)} does not belong into loop ${this.loop}; it is kept as it stands.`);
  }

  /** Keeps a segment whose facts are in fields but which says them otherwise than we would. */
  odd(s: Segment, key?: string): void {
    const segment = raw(s);
    this.keep.stand({ loop: this.loop, repeat: this.repeat, key: key ?? segmentKey(segment), segment });
  }

  /** Notes that the file has no such segment where we would write one. */
  absent(key: string): void {
    this.keep.stand({ loop: this.loop, repeat: this.repeat, key, segment: [] });
  }

  problem(s: Segment, element: string, message: string, effect: ReadProblem['effect'] = 'kept'): void {
    this.complaints.say({ segment: s.number, loop: this.loop, element, message, effect });
  }

  /** An amount, or null with a problem noted when it is missing or none. */
  amount(s: Segment, position: number): Cents | null {
    const text = el(s, position);
    const amount = text === '' ? null : amountOf(text);
    if (amount === null) {
      const what = text === '' ? 'is missing' : 'is not an amount with at most two decimals';
      const name = elementName(s, position);
      this.problem(s, name, `The amount ${name} in segment ${s.number} ${what}.`, 'unreadable');
    }
    return amount;
  }

  /** A day, or null with a problem noted when it is missing or none. */
  day(
    s: Segment,
    position: number,
    text = el(s, position),
    effect: ReadProblem['effect'] = 'unreadable',
  ): IsoDate | null {
    const day = dayOf(text);
    if (day === null) {
      const what = text === '' ? 'is missing' : 'is no day of the calendar';
      const name = elementName(s, position);
      this.problem(s, name, `The date ${name} in segment ${s.number} ${what}.`, effect);
    }
    return day;
  }
}

/** `CLM02`. */
export function elementName(s: Segment, position: number): string {
  return `${s.id}${String(position).padStart(2, '0')}`;
}

/** The name of a segment for a sentence; rubbish is not repeated. */
function named(s: Segment): string {
  return /^[A-Z][A-Z0-9]{1,2}$/.test(s.id) ? `${s.id} segment` : 'segment of this name';
}
