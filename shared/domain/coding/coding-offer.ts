import { z } from 'zod';
import { CodeSystem, procedureSystem, type CodeLookup } from '#shared/domain/code.ts';
import { ServiceLine, type Coding } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents, ZERO, type Cents } from '#shared/kernel/money.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { codeStanding } from './code-standing.ts';

/** A service line before it stands in an encounter. Pointers are 1-based positions in the offer's own diagnoses. */
export const OfferedLine = ServiceLine.omit({ id: true });
export type OfferedLine = z.infer<typeof OfferedLine>;

/** A code of an offer about which something is to be said. */
export const OfferRemark = z.object({ system: CodeSystem, code: z.string(), why: z.string() });
export type OfferRemark = z.infer<typeof OfferRemark>;

/** Codes from a template or an earlier visit, judged by a date of service. */
export const CodingOffer = z.object({
  diagnoses: z.array(z.string()),
  lines: z.array(OfferedLine),
  /** What was left out because it may not be used on that date. */
  leftOut: z.array(OfferRemark),
  /** What is in it although nothing could check it. */
  unchecked: z.array(OfferRemark),
  /** Titles on that date, for reading. */
  titles: z.record(z.string(), z.string()),
});
export type CodingOffer = z.infer<typeof CodingOffer>;

/** Codes as a template keeps them and as an earlier visit had them: without charges. */
export type RememberedCodes = {
  readonly diagnoses: readonly string[];
  readonly lines: readonly Omit<OfferedLine, 'chargeCents'>[];
};

export type OfferGround = {
  readonly on: IsoDate;
  readonly lookup: CodeLookup;
  /** Systems of which only the starter set stands for that date. */
  readonly starters: ReadonlySet<CodeSystem>;
  /** The fee schedule's row of that date, or null: what one unit costs and what the practice calls it. */
  readonly fee: (code: string) => { readonly chargeCents: Cents; readonly description: string } | null;
};

/**
 * Judges remembered codes by the date of service: what is not valid then is left out and said, pointers follow
 * the diagnoses that remain, charges are those of the fee schedule of that date for all units (zero without one).
 */
export function offerCoding(remembered: RememberedCodes, ground: OfferGround): CodingOffer {
  const leftOut: OfferRemark[] = [];
  const unchecked: OfferRemark[] = [];
  const titles: Record<string, string> = {};
  const keep = (system: CodeSystem, code: string): boolean => {
    const verdict = ground.lookup(system, code, ground.on);
    const standing = codeStanding(verdict, ground.on, ground.starters.has(system));
    if (!standing.usable) leftOut.push({ system, code, why: standing.why });
    else if (standing.why !== '') unchecked.push({ system, code, why: standing.why });
    if (verdict.known === 'valid') titles[code] = verdict.entry.title;
    return standing.usable;
  };
  const kept = remembered.diagnoses.map((code) => ({ code, stays: keep('icd10cm', code) }));
  const diagnoses = kept.filter(({ stays }) => stays).map(({ code }) => code);
  const placeOf = (pointer: number): number => {
    const before = kept[pointer - 1];
    return before?.stays === true ? diagnoses.indexOf(before.code) + 1 : 0;
  };
  const lines = remembered.lines
    .filter((line) => keep(procedureSystem(line.code), line.code))
    .map((line): OfferedLine => {
      const fee = ground.fee(line.code);
      if (fee && fee.description !== '') titles[line.code] = fee.description;
      return {
        ...line,
        modifiers: [...line.modifiers],
        pointers: line.pointers.map(placeOf).filter((p) => p > 0),
        chargeCents: fee ? cents(fee.chargeCents * line.units) : ZERO,
      };
    });
  return { diagnoses, lines, leftOut, unchecked, titles };
}

/** What a coding becomes with an offer in it, and what of the offer found no place. */
export type Merged = {
  readonly coding: Coding;
  readonly added: { readonly diagnoses: number; readonly lines: number };
  /** Codes that stood there already. */
  readonly present: readonly string[];
  /** Codes for which a claim has no room left. */
  readonly noRoom: readonly string[];
};

/** What a claim holds at most (005010X222A1 2300 HI, 2400 LX). */
const MOST_DIAGNOSES = 12;
const MOST_LINES = 50;

/**
 * Puts an offer behind what is assigned already. A diagnosis that is there keeps its place, a line with the same
 * code and modifiers is not doubled; pointers of added lines follow their diagnoses to where they stand now.
 */
export function mergeOffer(
  coding: Coding,
  offer: Pick<CodingOffer, 'diagnoses' | 'lines'>,
  newId: () => string,
): Merged {
  const present: string[] = [];
  const noRoom: string[] = [];
  const diagnoses = [...coding.diagnoses];
  for (const code of offer.diagnoses) {
    if (diagnoses.includes(code)) present.push(code);
    else if (diagnoses.length >= MOST_DIAGNOSES) noRoom.push(code);
    else diagnoses.push(code);
  }
  const lines = [...coding.lines];
  const key = (line: Pick<OfferedLine, 'code' | 'modifiers'>): string =>
    [line.code, ...[...line.modifiers].sort()].join('-');
  const taken = new Set(lines.map(key));
  for (const line of offer.lines) {
    if (taken.has(key(line))) present.push(line.code);
    else if (lines.length >= MOST_LINES) noRoom.push(line.code);
    else
      lines.push({
        ...line,
        id: newId() as ServiceLineId,
        modifiers: [...line.modifiers],
        pointers: line.pointers
          .map((pointer) => diagnoses.indexOf(offer.diagnoses[pointer - 1] ?? '') + 1)
          .filter((pointer) => pointer > 0),
      });
  }
  const added = {
    diagnoses: diagnoses.length - coding.diagnoses.length,
    lines: lines.length - coding.lines.length,
  };
  const changed = added.diagnoses + added.lines > 0;
  return { coding: changed ? { diagnoses, lines } : coding, added, present, noRoom };
}
