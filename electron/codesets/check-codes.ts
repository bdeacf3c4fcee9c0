import { z } from 'zod';
import { checkCoding } from '#shared/domain/coding/check-coding.ts';
import type { ReleaseUsed } from '#shared/domain/coding/verdict.ts';
import { withDot, type ServiceLine } from '#shared/domain/encounter.ts';
import type { Finding, Fix } from '#shared/domain/finding.ts';
import { Sex } from '#shared/domain/patient.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { ZERO } from '#shared/kernel/money.ts';
import type { CodeTables } from './code-tables.ts';

const Code = z.string().trim().toUpperCase().min(1).max(10);

/** Codes of an encounter, as `codes check` reads them. What is left out is not checked. */
export const CheckedCodes = z.object({
  serviceDate: IsoDate,
  diagnoses: z.array(Code).max(50),
  lines: z
    .array(
      z.object({
        code: Code,
        units: z.int().min(1).default(1),
        modifiers: z.array(z.string().trim().toUpperCase()).default([]),
        /** 1-based positions of diagnoses; the first four when left out. */
        pointers: z.array(z.int()).optional(),
      }),
    )
    .max(50)
    .default([]),
  patient: z.object({ birthDate: IsoDate.optional(), sex: Sex.default('U') }).optional(),
  placeOfService: z
    .string()
    .regex(/^\d\d$/)
    .optional(),
  /** SBR09 of the payer. Left out, edits count as for Medicare, and nothing else about a payer is checked. */
  payer: z.string().max(2).optional(),
  clia: z.string().max(10).optional(),
  /** Codes that the documents support, with their words. */
  documented: z.array(z.object({ code: Code, says: z.string().max(200) })).default([]),
});
export type CheckedCodes = z.infer<typeof CheckedCodes>;

/** One thing wrong with the codes, or one that could not be checked. */
export type CodeFinding = {
  readonly severity: Finding['severity'] | 'no data';
  readonly rule: string;
  /** `diagnoses.2`, `lines.1.modifiers`. */
  readonly field: string;
  /** The codes of the input that it is about. */
  readonly codes: readonly string[];
  readonly sentence: string;
  readonly source: string;
  readonly fix?: Fix;
};

export type CheckedAnswer = {
  readonly on: IsoDate;
  readonly findings: readonly CodeFinding[];
  /** The releases that speak for the day. */
  readonly releases: readonly ReleaseUsed[];
};

/** Rules that say what could not be checked. */
const NO_DATA: ReadonlySet<string> = new Set([
  'diagnosis-not-checked',
  'procedure-not-checked',
  'edits-not-installed',
  'coverage-not-checked',
]);

/**
 * Codes against the installed releases of the day of service, by the same rules as in the workbench. What has no
 * data is said, never passed.
 */
export function checkCodes(tables: CodeTables, input: CheckedCodes): CheckedAnswer {
  const skipped = notAsked(input);
  const findings = checkCoding({
    coding: {
      diagnoses: input.diagnoses.map(withDot),
      lines: input.lines.map((line) => lineOf(line, input.diagnoses.length)),
    },
    serviceDate: input.serviceDate,
    placeOfService: input.placeOfService ?? '11',
    patient: { birthDate: input.patient?.birthDate ?? null, sex: input.patient?.sex ?? 'U' },
    payerFilingIndicator: input.payer ?? 'MB',
    clia: input.clia ?? '',
    lookup: tables.lookup,
    edits: tables.edits,
    documented: input.documented.map(({ code, says }) => ({ code: withDot(code), says })),
    fee: () => null,
  });
  return {
    on: input.serviceDate,
    findings: findings.filter(({ rule }) => !skipped.has(rule)).map((finding) => told(finding, input)),
    releases: tables.inForce(input.serviceDate),
  };
}

/** Rules about what the input leaves out. Charges are never in it. */
function notAsked(input: CheckedCodes): ReadonlySet<string> {
  return new Set([
    'charge-missing',
    'charge-not-by-schedule',
    ...(input.diagnoses.length === 0 ? ['no-diagnosis', 'line-without-pointer'] : []),
    ...(input.lines.length === 0 ? ['no-service-line'] : []),
    ...(input.clia === undefined ? ['lab-test-without-clia'] : []),
    ...(input.placeOfService === undefined ? ['telehealth-place', 'telehealth-modifier'] : []),
    ...(input.payer === undefined ? ['payer-code-choice', 'medicare-status', 'coverage-not-checked'] : []),
  ]);
}

function lineOf(
  { code, units, modifiers, pointers }: CheckedCodes['lines'][number],
  diagnoses: number,
): ServiceLine {
  return {
    // Nothing is stored: the rules do not look at identities.
    id: '' as ServiceLineId,
    code,
    units,
    modifiers,
    pointers: pointers ?? Array.from({ length: Math.min(4, diagnoses) }, (_, i) => i + 1),
    chargeCents: ZERO,
  };
}

function told(finding: Finding, input: CheckedCodes): CodeFinding {
  const { rule, field, message, source, fix } = finding;
  return {
    severity: NO_DATA.has(rule) ? 'no data' : finding.severity,
    rule,
    field,
    codes: codesOf(finding, input),
    sentence: message,
    source,
    ...(fix ? { fix } : {}),
  };
}

/** The code of the field, and those of the input that the sentence names, as they were written. */
function codesOf({ field, message }: Finding, input: CheckedCodes): string[] {
  const [, list, position] = /^(diagnoses|lines)\.(\d+)/.exec(field) ?? [];
  const at = Number(position) - 1;
  const own =
    list === 'lines' ? input.lines[at]?.code : list === 'diagnoses' ? input.diagnoses[at] : undefined;
  const words = new Set(message.split(/[^0-9A-Z.]+/).map((word) => word.replace(/\.$/, '')));
  const all = [...input.diagnoses, ...input.lines.map(({ code }) => code)];
  return [...new Set(all.filter((code) => code === own || words.has(code) || words.has(withDot(code))))];
}
