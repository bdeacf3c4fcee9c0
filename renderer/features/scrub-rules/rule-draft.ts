import type { Severity } from '#shared/domain/finding.ts';
import {
  operatorsFor,
  OWN_FIELDS,
  type Operator,
  type OwnFieldName,
} from '#shared/domain/own-rules/own-fields.ts';
import { isGroup, OwnRuleText, type OwnCondition, type OwnGroup } from '#shared/domain/own-rules/own-rule.ts';

/** A condition as it is typed: values as one text, the upper end of a range beside it. */
export type DraftCondition = {
  readonly key: number;
  readonly field: OwnFieldName;
  readonly is: Operator;
  readonly text: string;
  readonly to: string;
};
export type DraftGroup = {
  readonly key: number;
  readonly join: OwnGroup['join'];
  readonly nodes: readonly (DraftCondition | DraftGroup)[];
};
export type RuleDraft = {
  readonly name: string;
  readonly scope: OwnRuleText['scope'];
  readonly when: DraftGroup;
  readonly message: string;
  readonly severity: Severity;
  readonly hold: boolean;
};

export function isDraftGroup(node: DraftCondition | DraftGroup): node is DraftGroup {
  return 'join' in node;
}

let lastKey = 0;
const nextKey = (): number => (lastKey += 1);

/** The condition that a new row begins with. */
export function newCondition(): DraftCondition {
  return { key: nextKey(), field: 'code', is: 'is', text: '', to: '' };
}

export function newGroup(): DraftGroup {
  return { key: nextKey(), join: 'any', nodes: [newCondition()] };
}

export function newDraft(): RuleDraft {
  return {
    name: '',
    scope: 'claim',
    when: { key: nextKey(), join: 'all', nodes: [newCondition()] },
    message: '',
    severity: 'warns',
    hold: false,
  };
}

/** A rule as the editor holds it. */
export function draftOf(text: OwnRuleText): RuleDraft {
  return { ...text, when: draftGroup(text.when) };
}

function draftGroup({ join, conditions }: OwnGroup): DraftGroup {
  return {
    key: nextKey(),
    join,
    nodes: conditions.map((node) => (isGroup(node) ? draftGroup(node) : draftCondition(node))),
  };
}

function draftCondition({ field, is, values }: OwnCondition): DraftCondition {
  const range = is === 'between';
  return {
    key: nextKey(),
    field,
    is,
    text: range ? (values[0] ?? '') : values.join(', '),
    to: range ? (values[1] ?? '') : '',
  };
}

/** Another field may take other comparisons; the nearest one stays. */
export function withField(condition: DraftCondition, field: OwnFieldName): DraftCondition {
  const possible = operatorsFor(OWN_FIELDS[field].kind);
  const is = possible.includes(condition.is) ? condition.is : (possible[0] ?? 'is');
  return { ...condition, field, is };
}

/** Which values a comparison takes. */
export function takes(is: Operator): 'none' | 'one' | 'range' | 'list' {
  switch (is) {
    case 'missing':
    case 'present':
    case 'yes':
    case 'no':
      return 'none';
    case 'between':
      return 'range';
    case 'atLeast':
    case 'atMost':
      return 'one';
    default:
      return 'list';
  }
}

function valuesOf({ is, text, to }: DraftCondition): string[] {
  switch (takes(is)) {
    case 'none':
      return [];
    case 'range':
      return [text.trim(), to.trim()];
    case 'one':
      return [text.trim()];
    case 'list':
      return text
        .split(/[,;\n]/)
        .map((value) => value.trim())
        .filter(Boolean);
  }
}

function groupOf({ join, nodes }: DraftGroup): OwnGroup {
  return {
    join,
    conditions: nodes.map((node) =>
      isDraftGroup(node) ? groupOf(node) : { field: node.field, is: node.is, values: valuesOf(node) },
    ),
  };
}

export type ReadDraft =
  | { readonly ok: true; readonly text: OwnRuleText }
  | {
      readonly ok: false;
      /** Sentences by field (`name`, `message`, `scope`, `when`) and, for conditions, by their key. */
      readonly errors: ReadonlyMap<string, string>;
    };

/** The rule that a draft says, or what is wrong with it and where. */
export function readDraft(draft: RuleDraft): ReadDraft {
  const read = OwnRuleText.safeParse({ ...draft, when: groupOf(draft.when) });
  if (read.success) return { ok: true, text: read.data };
  const errors = new Map<string, string>();
  for (const { path, message } of read.error.issues) {
    const sentence = message.endsWith('.') ? message : 'This cannot be read.';
    const key = path[0] === 'when' ? keyAt(draft.when, path.slice(1)) : String(path[0] ?? 'when');
    if (!errors.has(key)) errors.set(key, sentence);
  }
  return { ok: false, errors };
}

/** The key of the node that a path such as `conditions, 0, conditions, 1, values` means. */
function keyAt(group: DraftGroup, path: readonly PropertyKey[]): string {
  const [, index, ...rest] = path;
  const node = typeof index === 'number' ? group.nodes[index] : undefined;
  if (!node) return String(group.key);
  return isDraftGroup(node) ? keyAt(node, rest) : String(node.key);
}
