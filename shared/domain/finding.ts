import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';

/** stops: must be fixed before going on; warns: probably wrong; informs: worth knowing. */
export const Severity = z.enum(['stops', 'warns', 'informs']);
export type Severity = z.infer<typeof Severity>;

/** What one key can do about a finding. Positions are 1-based, as printed. */
export const Fix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_modifier'), line: z.int(), modifier: z.string() }),
  z.object({ kind: z.literal('remove_modifier'), line: z.int(), modifier: z.string() }),
  z.object({ kind: z.literal('set_pointers'), line: z.int(), pointers: z.array(z.int()) }),
  z.object({ kind: z.literal('replace_modifier'), line: z.int(), from: z.string(), to: z.string() }),
  /** The charge follows the units. */
  z.object({ kind: z.literal('set_units'), line: z.int(), units: z.int().min(1) }),
  /** Lines keep pointing to the diagnoses that they mean. */
  z.object({ kind: z.literal('move_diagnosis'), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal('insert_diagnosis'), position: z.int(), code: z.string() }),
  /** One code in place of two; lines that pointed to either point to it. */
  z.object({ kind: z.literal('merge_diagnoses'), keep: z.int(), remove: z.int(), code: z.string() }),
  z.object({ kind: z.literal('replace_diagnosis'), position: z.int(), code: z.string() }),
  z.object({ kind: z.literal('remove_diagnosis'), position: z.int() }),
  z.object({ kind: z.literal('remove_line'), line: z.int() }),
  /** `chargeCents` is the charge for all units of the new code; left out when the practice has none for it. */
  z.object({
    kind: z.literal('replace_procedure'),
    line: z.int(),
    code: z.string(),
    chargeCents: Cents.optional(),
  }),
  z.object({ kind: z.literal('set_charge'), line: z.int(), chargeCents: Cents }),
  /** The one value that a field of the claim can have by the rule; null takes the member away. */
  z.object({
    kind: z.literal('set_value'),
    field: z.string(),
    value: z.union([z.string(), z.boolean(), z.null()]),
  }),
  z.object({ kind: z.literal('open_field'), field: z.string() }),
]);
export type Fix = z.infer<typeof Fix>;

/** One statement of a checking rule about a record. Rules return findings and never throw on user data. */
export const Finding = z.object({
  /** Stable kebab-case name of the rule; its file carries the same name and RULES.md lists it. */
  rule: z.string(),
  severity: Severity,
  /** Path of the field it is about: `lines.3.modifiers`, `diagnoses.1`, `billingProvider.npi`, `coverage.memberId`. */
  field: z.string(),
  message: z.string(),
  /** Guide and loop, CMS file or section. */
  source: z.string(),
  fix: Fix.optional(),
  fixLabel: z.string().optional(),
  /** The record waits until a person lets it go, although the finding itself does not stop it. */
  holds: z.boolean().optional(),
});
export type Finding = z.infer<typeof Finding>;

const ORDER: Readonly<Record<Severity, number>> = { stops: 0, warns: 1, informs: 2 };

/** Worst first, otherwise in the order given. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** Whether a record is to wait: something stops it, or a rule asks that a person look at it first. */
export function isHeldBy(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'stops' || finding.holds === true);
}
