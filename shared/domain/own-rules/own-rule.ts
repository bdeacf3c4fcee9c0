import { z } from 'zod';
import { Instant } from '#shared/kernel/dates.ts';
import { OwnRuleId } from '#shared/kernel/ids.ts';
import { Severity } from '../finding.ts';
import { readMask } from '../mask.ts';
import { OPERATORS, operatorsFor, OWN_FIELDS, OwnFieldName, valueProblem } from './own-fields.ts';

/** One comparison. What the values mean depends on the operator; several are "one of these". */
export const OwnCondition = z
  .object({
    field: OwnFieldName,
    is: z.enum(OPERATORS),
    values: z.array(z.string().trim().min(1, 'A value is needed.').max(100)).max(200),
  })
  .superRefine(({ field, is, values }, context) => {
    const wrong = conditionProblem(field, is, values);
    if (wrong !== null) context.addIssue({ code: 'custom', path: ['values'], message: wrong });
  });
export type OwnCondition = z.infer<typeof OwnCondition>;

function conditionProblem(
  field: OwnFieldName,
  is: (typeof OPERATORS)[number],
  values: readonly string[],
): string | null {
  const { kind, label } = OWN_FIELDS[field];
  if (!operatorsFor(kind).includes(is)) return `“${label}” cannot be compared in this way.`;
  if (is === 'missing' || is === 'present' || is === 'yes' || is === 'no')
    return values.length === 0 ? null : 'This comparison takes no value.';
  const wanted = is === 'between' ? 2 : is === 'atLeast' || is === 'atMost' ? 1 : null;
  if (wanted !== null && values.length !== wanted)
    return wanted === 2 ? 'Give the lowest and the highest.' : 'Give one number.';
  if (values.length === 0) return 'A value is needed.';
  for (const value of values) {
    const wrong = is === 'matches' || is === 'matchesNot' ? maskProblem(value) : valueProblem(field, value);
    if (wrong !== null) return wrong;
  }
  return null;
}

function maskProblem(text: string): string | null {
  const read = readMask(text);
  return 'wrong' in read ? read.wrong : null;
}

/** Conditions joined: all of them, at least one, or none. Groups may hold groups, four deep. */
export type OwnGroup = {
  readonly join: 'all' | 'any' | 'none';
  readonly conditions: readonly (OwnCondition | OwnGroup)[];
};

const MOST_DEEP = 4;
const MOST_CONDITIONS = 60;

const Joined = z.enum(['all', 'any', 'none']);
type Node = OwnCondition | OwnGroup;

/** A union would only say that neither fits; here what looks like a group is judged as one. */
const NodeShape = z.unknown().transform((value, context): Node => {
  const group = typeof value === 'object' && value !== null && 'join' in value;
  const read = group ? GroupShape.safeParse(value) : OwnCondition.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message });
  return z.NEVER;
}) as unknown as z.ZodType<Node, Node>;

const GroupShape: z.ZodType<OwnGroup, OwnGroup> = z.lazy(() =>
  z.object({
    join: Joined,
    conditions: z.array(NodeShape).min(1, 'A group needs a condition.'),
  }),
);
export const OwnGroup = GroupShape.superRefine((group, context) => {
  if (depthOf(group) > MOST_DEEP)
    context.addIssue({ code: 'custom', message: `Groups stand at most ${MOST_DEEP} deep.` });
  if (conditionsOf(group).length > MOST_CONDITIONS)
    context.addIssue({ code: 'custom', message: `A rule has at most ${MOST_CONDITIONS} conditions.` });
});

export function isGroup(node: OwnCondition | OwnGroup): node is OwnGroup {
  return 'join' in node;
}

function depthOf(group: OwnGroup): number {
  return 1 + Math.max(0, ...group.conditions.filter(isGroup).map(depthOf));
}

/** Every condition of a group, inner ones in their place. */
export function conditionsOf(group: OwnGroup): OwnCondition[] {
  return group.conditions.flatMap((node) => (isGroup(node) ? conditionsOf(node) : [node]));
}

/** What a person writes of a rule of their own. */
export const OwnRuleText = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, 'A name is needed.')
      .max(60)
      .regex(/^[^\p{Cc}]*$/u, 'A name has no line breaks.'),
    /** Judged once for the claim, or for each line by itself. */
    scope: z.enum(['claim', 'line']),
    when: OwnGroup,
    /** One sentence, shown with the claim; it must not name a patient. */
    message: z.string().trim().min(1, 'A message is needed.').max(200),
    severity: Severity,
    /** The claim waits until a person lets it go, even where the finding does not stop it. */
    hold: z.boolean(),
  })
  .superRefine(({ scope, when }, context) => {
    // Of line fields in a claim's rule "some line" is meant; in a line's rule it is this line.
    if (scope === 'line' && !conditionsOf(when).some(({ field }) => OWN_FIELDS[field].of === 'line'))
      context.addIssue({
        code: 'custom',
        path: ['scope'],
        message: 'No condition looks at a line. Judge the claim as a whole.',
      });
  });
export type OwnRuleText = z.infer<typeof OwnRuleText>;

/** A rule of the practice's own in the version that is in force. */
export const OwnRule = z.object({
  id: OwnRuleId,
  /** Counts from 1; a change makes the next, and earlier ones are kept. */
  version: z.int().min(1),
  enabled: z.boolean(),
  text: OwnRuleText,
});
export type OwnRule = z.infer<typeof OwnRule>;

/** One version as it was saved. */
export const OwnRuleVersion = z.object({
  version: z.int(),
  savedAt: Instant,
  savedBy: z.string(),
  text: OwnRuleText,
});
export type OwnRuleVersion = z.infer<typeof OwnRuleVersion>;

/** How findings name a rule of one's own; built-in rules have no colon. */
export function ownRuleName(text: Pick<OwnRuleText, 'name'>): string {
  return `own: ${text.name}`;
}
