import { useState } from 'react';
import { REMIT_ACTIONS, RULE_GROUPS, type RemitRule } from '#shared/domain/posting/remit-rules.ts';
import { reasonWords } from '#shared/domain/posting/reason-rules.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { ACTION_WORDS } from './rule-words.ts';

/** A rule of the practice, new or to be changed; it is kept in the list, which is saved as a whole. */
export function RuleSheet(props: {
  readonly rule: RemitRule;
  readonly payers: readonly { readonly value: string; readonly label: string }[];
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onKeep: (rule: RemitRule) => void;
  readonly onRemove?: () => void;
}) {
  const [rule, setRule] = useState(props.rule);
  const [failure, setFailure] = useState<Failure | null>(null);
  const set = (part: Partial<RemitRule>) => setRule((old) => ({ ...old, ...part }));
  const confirm = () => {
    const reason = rule.reason.trim().toUpperCase();
    if (!/^(\*|[A-Z0-9]{1,5})$/.test(reason))
      return setFailure({
        code: 'invalid_input',
        message: 'Give the reason code of the payer, for example 97, or * for every other of the group.',
      });
    const name = rule.id || nameOf(rule, reason, props.taken);
    props.onKeep({ ...rule, id: name, reason, remark: rule.remark.trim().toUpperCase() });
  };
  return (
    <ConfirmSheet
      open
      title={props.onRemove ? 'Change a rule' : 'Add a rule'}
      confirmLabel="Keep the rule"
      onConfirm={confirm}
      onCancel={props.onClose}
      failure={failure}
      focusInside
    >
      <SelectInput
        label="Group"
        value={rule.group}
        options={RULE_GROUPS.map((g) => ({ value: g, label: g }))}
        onChange={(group) => set({ group: group as RemitRule['group'] })}
        autoFocus
      />
      <TextInput
        label="Reason code"
        value={rule.reason}
        onChange={(reason) => set({ reason })}
        hint={
          rule.reason === ''
            ? 'As the payer writes it after the group, for example 97.'
            : reasonWords(rule.group, rule.reason.toUpperCase())
        }
        maxLength={5}
      />
      <TextInput
        label="Only with remark code"
        value={rule.remark}
        onChange={(remark) => set({ remark })}
        maxLength={10}
      />
      <SelectInput
        label="Payer"
        value={rule.payerId ?? ''}
        options={[{ value: '', label: 'Every payer' }, ...props.payers]}
        onChange={(id) => set({ payerId: id === '' ? null : (id as PayerId) })}
      />
      <SelectInput
        label="What is done"
        value={rule.action}
        options={REMIT_ACTIONS.map((a) => ({ value: a, label: ACTION_WORDS[a] }))}
        onChange={(action) => set({ action: action as RemitRule['action'] })}
      />
      <TextInput label="Why" value={rule.note} onChange={(note) => set({ note })} maxLength={200} />
      {props.onRemove ? (
        <Button kind="danger" onClick={props.onRemove}>
          Remove this rule
        </Button>
      ) : null}
    </ConfirmSheet>
  );
}

/** A short name that no other rule has. */
function nameOf(rule: RemitRule, reason: string, taken: readonly string[]): string {
  const base = `${rule.group}-${reason === '*' ? 'any' : reason}`;
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base} (${n})`;
    if (!taken.includes(name)) return name;
  }
}
