import { z } from 'zod';
import { procedure } from './define.ts';
import { Severity } from '#shared/domain/finding.ts';
import { OwnRule, OwnRuleText, OwnRuleVersion } from '#shared/domain/own-rules/own-rule.ts';
import { PayerRequirement } from '#shared/domain/own-rules/payer-requirement.ts';
import { Trial } from '#shared/domain/own-rules/trial.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { OwnRuleId, PayerId } from '#shared/kernel/ids.ts';

/** A rule of the program, as the list of rules shows it. */
export const BuiltInRule = z.object({
  name: z.string(),
  family: z.string(),
  severity: Severity,
  title: z.string(),
  source: z.string(),
});
export type BuiltInRule = z.infer<typeof BuiltInRule>;

/** A rule of a file, before it is taken. */
export const PackedRule = z.object({
  text: OwnRuleText,
  /** No rule of that name is there; the same one is; or another of that name. */
  standing: z.enum(['new', 'same', 'other']),
});
export type PackedRule = z.infer<typeof PackedRule>;

export const PackPreview = z.object({
  /** For one use: which file `takePack` means. */
  handle: z.uuid(),
  fileName: z.string(),
  rules: z.array(PackedRule),
});
export type PackPreview = z.infer<typeof PackPreview>;

/** The rules by which claims are checked: the program's, the practice's own, and what each payer asks. */
export const scrubRules = {
  /** Also names the version of the built-in rules, as findings are kept with it. */
  builtIn: procedure(
    'claims.read',
    z.object({}),
    z.object({ version: z.string(), rules: z.array(BuiltInRule) }),
  ),
  own: procedure('claims.read', z.object({}), z.array(OwnRule)),
  /** A new rule (null) begins switched off; a change of one makes its next version. */
  save: procedure(
    'claims.write',
    z.object({ id: OwnRuleId.nullable(), expectedVersion: z.int().min(0), text: OwnRuleText }),
    OwnRule,
  ),
  turn: procedure('claims.write', z.object({ id: OwnRuleId, on: z.boolean() }), OwnRule),
  /** Its versions stay on record; claims that were judged by it keep them. */
  remove: procedure('claims.write', z.object({ id: OwnRuleId }), z.object({})),
  /** Every version of a rule, newest first. */
  versions: procedure('claims.read', z.object({ id: OwnRuleId }), z.array(OwnRuleVersion)),
  /** What the rule would have said of the claims that were sent; nothing is kept. */
  tryOut: procedure(
    'claims.read',
    z.object({ text: OwnRuleText, since: IsoDate.nullable().default(null) }),
    Trial,
  ),
  /** Writes rules into a file that the user names; null when the dialog was closed. */
  exportPack: procedure(
    'claims.read',
    z.object({ ids: z.array(OwnRuleId).min(1).max(500) }),
    z.object({ fileName: z.string(), rules: z.int() }).nullable(),
  ),
  /** Reads a file that the user names and shows what is in it; refused whole, with line and reason. */
  openPack: procedure('claims.write', z.object({}), PackPreview.nullable()),
  /** Takes the rules of the file that was opened; those that are new to the practice begin switched off. */
  takePack: procedure(
    'claims.write',
    z.object({
      handle: z.uuid(),
      /** By position in the file: left out, beside the one of that name, or in its place. */
      choices: z.array(z.enum(['skip', 'add', 'replace'])),
    }),
    z.object({ added: z.int(), replaced: z.int(), skipped: z.int() }),
  ),
  /** What a payer asks beyond the guide; nothing is asked until it was saved. */
  requirement: procedure('settings.read', z.object({ payerId: PayerId }), PayerRequirement),
  saveRequirement: procedure('settings.write', PayerRequirement, PayerRequirement),
};
