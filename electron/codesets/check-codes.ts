import { z } from 'zod';
import { procedureSystem, type CodeLookup, type CodeSystem, type CodeVerdict } from '#shared/domain/code.ts';
import type { AddOnEdit } from '#shared/domain/code-files/ncci.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { createEditLookups, type EditLookups } from './edits.ts';

/** Codes of an encounter, as `codes check` reads them. */
export const CheckedCodes = z.object({
  serviceDate: IsoDate,
  diagnoses: z.array(z.string().min(1).max(10)).max(50),
  lines: z
    .array(
      z.object({
        code: z.string().min(1).max(10),
        units: z.int().min(1).default(1),
        modifiers: z.array(z.string()).default([]),
      }),
    )
    .max(50)
    .default([]),
});
export type CheckedCodes = z.infer<typeof CheckedCodes>;
type CheckedLine = CheckedCodes['lines'][number];

/** One thing wrong with the codes, or one that could not be checked. */
export type CodeFinding = {
  readonly severity: 'stops' | 'warns' | 'no data';
  readonly codes: readonly string[];
  readonly sentence: string;
  readonly source: string;
};

/**
 * Codes against the installed releases of the day of service: valid, billable, units (MUE), pairs (NCCI),
 * add-on codes. What has no data is said, never passed.
 */
export function checkCodes(db: ReadDb, lookup: CodeLookup, input: CheckedCodes): CodeFinding[] {
  const on = input.serviceDate;
  const asked = [
    ...input.diagnoses.map((code) => ({ system: 'icd10cm' as const, code })),
    ...input.lines.map(({ code }) => ({ system: procedureSystem(code), code })),
  ];
  const codes = asked.flatMap(({ system, code }) =>
    verdictFinding(lookup(system, code, on), system, code, on),
  );
  return [...codes, ...editFindings(createEditLookups(db), input)];
}

function verdictFinding(verdict: CodeVerdict, system: CodeSystem, code: string, on: string): CodeFinding[] {
  const say = (severity: CodeFinding['severity'], sentence: string): CodeFinding[] => [
    { severity, codes: [code], sentence, source: `installed ${system} releases` },
  ];
  switch (verdict.known) {
    case 'valid':
      return verdict.entry.billable
        ? []
        : say('stops', `${code} is a heading; a code with more characters is needed.`);
    case 'not_on_date':
      return say('stops', `${code} is not valid on ${on}.`);
    case 'unknown':
      return say('stops', `${code} is not known on ${on}.`);
    case 'no_data':
      return say('no data', `No release for ${on} is installed, so ${code} was not checked.`);
  }
}

function editFindings(edits: EditLookups, input: CheckedCodes): CodeFinding[] {
  const { serviceDate: on, lines } = input;
  const single = lines.flatMap((line) => [
    ...unitFinding(edits, line, on),
    ...addOnFinding(edits, line, lines, on),
  ]);
  const pairs = lines.flatMap((line, i) =>
    lines.slice(i + 1).flatMap((other) => pairFinding(edits, line, other, on)),
  );
  return [...single, ...pairs, ...missingData(edits, lines, on)];
}

function unitFinding(edits: EditLookups, line: CheckedLine, on: string): CodeFinding[] {
  const mue = edits.mue(line.code, on);
  if (mue.known !== 'found' || line.units <= mue.value.units) return [];
  const sentence = `${line.code} has ${line.units} units; Medicare pays at most ${mue.value.units}.`;
  return [{ severity: 'stops', codes: [line.code], sentence, source: mue.release }];
}

function addOnFinding(
  edits: EditLookups,
  line: CheckedLine,
  lines: readonly CheckedLine[],
  on: string,
): CodeFinding[] {
  const addOn = edits.addOn(line.code, on);
  if (addOn.known !== 'found') return [];
  // A primary that the contractor defines cannot be judged here.
  const there = ({ primary }: AddOnEdit): boolean =>
    primary === null || lines.some((other) => other.code === primary);
  if (addOn.value.some(there)) return [];
  const sentence = `${line.code} is an add-on code and its primary procedure is missing.`;
  return [{ severity: 'stops', codes: [line.code], sentence, source: addOn.release }];
}

/** Modifiers that may lift a pair (NCCI Policy Manual, chapter I, section E). */
const LIFTING: ReadonlySet<string> = new Set(
  'E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI 24 25 27 57 58 59 78 79 91 XE XS XP XU'.split(
    ' ',
  ),
);

function pairFinding(edits: EditLookups, one: CheckedLine, other: CheckedLine, on: string): CodeFinding[] {
  const pair = edits.ptp(one.code, other.code, on);
  if (pair.known !== 'found' || pair.value.modifier === 9) return [];
  const { column1, column2, modifier } = pair.value;
  if (modifier === 1 && [...one.modifiers, ...other.modifiers].some((m) => LIFTING.has(m))) return [];
  const how = modifier === 1 ? 'unless a modifier shows a separate service' : 'whatever the modifier';
  const sentence = `${column2} is not paid beside ${column1}, ${how}.`;
  return [{ severity: 'stops', codes: [column1, column2], sentence, source: pair.release }];
}

function missingData(edits: EditLookups, lines: readonly CheckedLine[], on: string): CodeFinding[] {
  const [first] = lines;
  if (!first) return [];
  const missing = [
    edits.mue(first.code, on).known === 'no_data' ? 'units (MUE)' : '',
    edits.ptp(first.code, first.code, on).known === 'no_data' ? 'pairs (NCCI)' : '',
    edits.addOn(first.code, on).known === 'no_data' ? 'add-on codes' : '',
  ].filter((name) => name !== '');
  if (missing.length === 0) return [];
  const sentence = `No release for ${on} is installed for ${missing.join(', ')}, so these were not checked.`;
  return [{ severity: 'no data', codes: [], sentence, source: 'installed releases' }];
}
