import { z } from 'zod';
import { CodeEntry, CodeSystem } from '#shared/domain/code.ts';
import { NOTE_KINDS } from '#shared/domain/code-files/tabular-xml.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';
import { procedure } from './define.ts';

/** What an installed table says; without a release for the day it says nothing, which is told apart from "none". */
const known = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('known', [
    z.object({ known: z.literal('no_data') }),
    z.object({ known: z.literal('none'), release: z.string() }),
    z.object({ known: z.literal('found'), release: z.string(), value }),
  ]);

/** A code that is chosen by one more character or another side. */
const Choice = z.object({ label: z.string(), entry: CodeEntry });

export const CardInstruction = z.object({
  kind: z.enum(NOTE_KINDS),
  /** Where it is printed: a chapter, a section or a code. */
  scope: z.string(),
  lines: z.array(z.object({ text: z.string(), codes: z.array(z.string()) })),
});
export type CardInstruction = z.infer<typeof CardInstruction>;

export const CodeCard = z.object({
  standing: z.enum(['valid', 'not_on_date', 'unknown', 'no_data']),
  entry: CodeEntry.nullable(),
  /** Codes of today for one that has ended. */
  successors: z.array(z.string()),
  parents: z.array(CodeEntry),
  children: z.array(CodeEntry),
  /** Codes under the same heading, itself among them, in the order of the tabular list. */
  neighbours: z.array(CodeEntry),
  instructions: known(z.object({ ofThatDay: z.boolean(), groups: z.array(CardInstruction) })),
  /** Values of the seventh character with the whole code each. */
  seventh: z.array(Choice),
  sides: z.array(Choice),
  ageLimits: known(z.array(z.object({ minYears: z.int(), maxYears: z.int() }))),
  sexLimit: known(z.enum(['F', 'M'])),
  procedure: z
    .object({
      chargeCents: Cents.nullable(),
      units: known(z.object({ units: z.int(), adjudication: z.int() })),
      primaries: known(z.array(z.string())),
      values: known(
        z.object({
          /** Hundredths of an RVU. */
          work: z.int(),
          totalNonFacility: z.int(),
          totalFacility: z.int(),
          /** National Medicare amounts, before the locality's indices. */
          nonFacilityCents: Cents,
          facilityCents: Cents,
          globalDays: z.string(),
          bilateral: z.string(),
          pcTc: z.string(),
        }),
      ),
    })
    .nullable(),
  /** In this practice, within twelve months before the date of service. */
  here: z.object({ used: z.int(), denied: z.int() }),
  note: z.object({ text: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type CodeCard = z.infer<typeof CodeCard>;

const Asked = z.object({ system: CodeSystem, code: z.string().trim().min(1).max(10), on: IsoDate });

export const card = {
  /** All that is known of a code on a date of service. */
  get: procedure('coding.read', Asked, CodeCard),
  /** The practice's own note on a code; an empty one takes it away. */
  saveNote: procedure(
    'coding.write',
    z.object({
      system: CodeSystem,
      code: z.string().trim().min(1).max(10),
      text: z.string().trim().max(500),
    }),
    z.object({}),
  ),
};
