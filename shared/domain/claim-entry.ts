import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { parseAmount, type Cents } from '#shared/kernel/money.ts';
import { ContentRest } from './claim-content.ts';
import { ServiceDetail } from './claim-parts/service-detail.ts';
import { POINTER_LETTERS } from './encounter.ts';

/** An amount as people write it, `145.00`. */
const Amount = z.string().transform((text, context): Cents => {
  const amount = parseAmount(text);
  if (amount !== null && amount >= 0) return amount;
  context.addIssue({ code: 'custom', message: 'Write an amount such as "145.00".' });
  return z.NEVER;
});

/** A diagnosis of the claim by its place, 1 to 12, or by its letter on paper, A to L. */
const Pointer = z.union([
  z.int().min(1).max(12),
  z
    .string()
    .regex(/^[A-La-l]$/, 'Write a letter from A to L or a number from 1 to 12.')
    .transform((letter) => POINTER_LETTERS.indexOf(letter.toUpperCase()) + 1),
]);

const EntryLine = z.strictObject({
  code: z.string().trim().toUpperCase().min(1).max(5),
  modifiers: z.array(z.string().trim().toUpperCase().length(2)).max(4).default([]),
  pointers: z.array(Pointer).min(1).max(4),
  units: z.int().min(1).max(9999).default(1),
  /** For all units together; left out, the practice's fee on the day. */
  charge: Amount.nullable().default(null),
  service_date: IsoDate.nullable().default(null),
  place_of_service: z.string().length(2).nullable().default(null),
  detail: ServiceDetail.optional(),
});

/**
 * A claim as somebody writes it into a file: people and places by the numbers that everybody knows (account number,
 * NPI, member id), never by ids of ours. It is made of an encounter, of an earlier claim, of a template, or written
 * out.
 */
export const ClaimEntry = z.union([
  z.strictObject({ encounter: z.uuid() }),
  z.strictObject({ copy_of: z.string().min(1), service_date: IsoDate }),
  z.strictObject({ secondary_of: z.string().min(1) }),
  z.strictObject({
    template: z.string().min(1),
    patient: z.string().min(1),
    service_date: IsoDate,
    provider: z.string().min(1).optional(),
    facility: z.string().min(1).optional(),
  }),
  z.strictObject({
    patient: z.string().min(1),
    /** Member id; left out, the coverage that pays first on the day. */
    member_id: z.string().min(1).optional(),
    provider: z.string().min(1),
    facility: z.string().min(1),
    service_date: IsoDate,
    reason: z.string().max(120).default(''),
    diagnoses: z.array(z.string().trim().toUpperCase().min(3).max(8)).min(1).max(12),
    lines: z.array(EntryLine).min(1).max(50),
    /** Circumstances, referring providers and the like, as in the claim itself. */
    rest: ContentRest.default({}),
  }),
]);
export type ClaimEntry = z.infer<typeof ClaimEntry>;

/** What is wrong with the n-th claim of a file. */
export type EntryFault = { readonly claim: number; readonly field: string; readonly sentence: string };

const KINDS = ['encounter', 'copy_of', 'secondary_of', 'template'] as const;

/**
 * The claims of a file: one object, a list, or `{"claims": [...]}`.
 * @returns the claims, or one fault for each thing that is wrong.
 */
export function readEntries(text: string): { readonly entries: ClaimEntry[]; readonly faults: EntryFault[] } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { entries: [], faults: [{ claim: 0, field: '', sentence: 'The file is not JSON.' }] };
  }
  const listed = z.strictObject({ claims: z.array(z.unknown()) }).safeParse(json);
  const all = listed.success ? listed.data.claims : Array.isArray(json) ? (json as unknown[]) : [json];
  if (all.length === 0)
    return { entries: [], faults: [{ claim: 0, field: '', sentence: 'There is no claim in the file.' }] };
  const entries: ClaimEntry[] = [];
  const faults: EntryFault[] = [];
  all.forEach((one, i) => {
    const parsed = schemaFor(one).safeParse(one);
    if (parsed.success) entries.push(parsed.data);
    else
      for (const issue of parsed.error.issues)
        faults.push({ claim: i + 1, field: pathOf(issue.path), sentence: wordsOf(issue) });
  });
  return { entries, faults };
}

/** The one form that a claim is meant in, so that its faults are told and not that it is no other form either. */
function schemaFor(one: unknown): z.ZodType<ClaimEntry> {
  const [encounter, copy, secondary, template, written] = ClaimEntry.options;
  const forms = [encounter, copy, secondary, template];
  const at =
    typeof one === 'object' && one !== null ? KINDS.findIndex((kind) => Object.hasOwn(one, kind)) : -1;
  return forms[at] ?? written;
}

/** `lines.2.charge`, places from 1 on. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? String(part + 1) : String(part))).join('.');
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `There is no field ${issue.keys.join(', ')} in a claim.`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This is needed.';
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
}
