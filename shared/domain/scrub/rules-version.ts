import { z } from 'zod';
import { OwnRuleId } from '#shared/kernel/ids.ts';

/**
 * Names the rules about claims as they are: raised whenever one is added, taken away, or judges otherwise. A test
 * holds it against the text of the rules.
 */
export const CLAIM_RULES_VERSION = '2026-11-24.2';

/** The rules by which a claim was judged: the program's own by name of their version, the practice's one by one. */
export const RulesUsed = z.object({
  builtIn: z.string(),
  own: z.array(z.object({ id: OwnRuleId, version: z.int() })),
});
export type RulesUsed = z.infer<typeof RulesUsed>;

/** Whether two checks were made by the same rules. */
export function sameRules(one: RulesUsed, other: RulesUsed): boolean {
  const text = ({ builtIn, own }: RulesUsed): string =>
    [builtIn, ...own.map(({ id, version }) => `${id} ${version}`).sort()].join('\n');
  return text(one) === text(other);
}
