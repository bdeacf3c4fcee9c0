import { fromD8 } from '#shared/kernel/dates.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { parseAmount, ZERO } from '#shared/kernel/money.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { RemitPayment } from '#shared/domain/remittance.ts';
import { X12Problem } from './problem.ts';
import { element } from './segments.ts';
import type { Segment } from './segments.ts';

/** An amount in cents that must be there. @throws X12Problem naming element and segment. */
export function needed(s: Segment, position: number): Cents {
  const amount = optional(s, position);
  if (amount === null)
    throw new X12Problem(
      `The amount ${name(s, position)} in segment ${s.number} is missing.`,
      s.number,
      position,
    );
  return amount;
}

/** An amount in cents, or null when the element is empty. @throws X12Problem when it is no amount. */
export function optional(s: Segment, position: number): Cents | null {
  const text = s.elements[position];
  if (text === undefined || text === '' || text.trim() === '') return null;
  // X12 decimal data knows no grouping, which `parseAmount` would accept.
  const amount = text.includes(',') ? null : parseAmount(text);
  if (amount === null)
    throw new X12Problem(
      `${name(s, position)} in segment ${s.number} is not an amount with at most two decimals.`,
      s.number,
      position,
    );
  return amount;
}

function name(s: Segment, position: number): string {
  return `${s.id}${String(position).padStart(2, '0')}`;
}

/** Units are informing only, so what is not a number is left out. */
export function quantity(s: Segment, position: number): number | null {
  const text = s.elements[position];
  if (text === undefined || text === '' || !/^\s*-?(\d+\.?\d*|\.\d+)\s*$/.test(text)) return null;
  return Number(text);
}

const DAYS = new Map<string, IsoDate | null>();

/** D8, or null when it is no day of the calendar. A file repeats few days, so they are kept. */
export function day(s: Segment, position: number): IsoDate | null {
  const text = element(s, position).trim();
  let known = DAYS.get(text);
  if (known === undefined) {
    known = fromD8(text);
    if (DAYS.size < 5000) DAYS.set(text, known);
  }
  return known;
}

/**
 * The components of SVC01 or SVC06: qualifier, code, modifiers. Some writers use another component
 * separator here than ISA16 says; the qualifier has two letters, so the third character tells.
 */
export function procedure(s: Segment, position: number): string[] {
  const text = element(s, position).trim();
  if (text.includes(s.delimiters.component)) return text.split(s.delimiters.component);
  const odd = text.charAt(2);
  return /^[^A-Za-z0-9]$/.test(odd) ? text.split(odd) : [text];
}

/** A payment of which nothing is read yet. @param segment where it begins. */
export function emptyPayment(segment: number): RemitPayment {
  return {
    segment,
    amountCents: ZERO,
    handling: '',
    creditDebit: '',
    method: '',
    paidOn: null,
    traceNumber: '',
    originatorId: '',
    payerName: '',
    payerIdentifier: '',
    payeeName: '',
    payeeNpi: '',
    claims: [],
    providerAdjustments: [],
  };
}

/** Elements of a segment with 0 in one place, which may lie behind its end. */
export function withNothingAt(elements: readonly string[], position: number): string[] {
  return Array.from({ length: Math.max(elements.length, position + 1) }, (_, i) =>
    i === position ? '0' : (elements[i] ?? ''),
  );
}

export function misplaced(s: Segment, before: string): X12Problem {
  return new X12Problem(`Segment ${s.number} (${s.id}) stands before ${before} was begun.`, s.number);
}
