import { Plus, X } from 'lucide-react';
import {
  operatorsFor,
  OPERATOR_WORDS,
  OWN_FIELDS,
  type Operator,
  type OwnFieldName,
} from '#shared/domain/own-rules/own-fields.ts';
import type { OwnGroup } from '#shared/domain/own-rules/own-rule.ts';
import { JOIN_WORDS } from '#shared/domain/own-rules/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import {
  isDraftGroup,
  newCondition,
  newGroup,
  takes,
  withField,
  type DraftCondition,
  type DraftGroup,
} from './rule-draft.ts';

const FIELDS = (Object.keys(OWN_FIELDS) as OwnFieldName[]).map((name) => ({
  value: name,
  label: `${OWN_FIELDS[name].of === 'line' ? 'Line: ' : ''}${OWN_FIELDS[name].label}`,
}));
const JOINS = (Object.keys(JOIN_WORDS) as OwnGroup['join'][]).map((join) => ({
  value: join,
  label: JOIN_WORDS[join],
}));
const MOST_DEEP = 4;

type Errors = ReadonlyMap<string, string>;

/** Conditions joined by all, any or none; a group within a group stands one step in. */
export function GroupEditor(props: {
  readonly group: DraftGroup;
  readonly depth: number;
  readonly errors: Errors;
  readonly readOnly: boolean;
  readonly onChange: (group: DraftGroup) => void;
  /** Null for the outermost, which stays. */
  readonly onRemove: (() => void) | null;
}) {
  const { group, depth, errors, readOnly, onChange } = props;
  const put = (at: number, node: DraftCondition | DraftGroup | null) =>
    onChange({
      ...group,
      nodes: group.nodes.flatMap((one, i) => (i !== at ? [one] : node === null ? [] : [node])),
    });
  const name = depth === 1 ? 'Conditions' : `Group ${depth - 1} deep`;
  const error = errors.get(String(group.key));
  return (
    <fieldset className="rules-group" data-depth={depth} disabled={readOnly}>
      <legend className="visually-hidden">{name}</legend>
      <div className="rules-group-head">
        <SelectInput
          label={`${name}: how they are joined`}
          hideLabel
          value={group.join}
          options={JOINS}
          onChange={(join) => onChange({ ...group, join: join as OwnGroup['join'] })}
          error={error}
        />
        {props.onRemove === null ? null : (
          <button
            type="button"
            className="rules-remove"
            aria-label={`Remove the group`}
            onClick={props.onRemove}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </div>
      {group.nodes.map((node, i) =>
        isDraftGroup(node) ? (
          <GroupEditor
            key={node.key}
            group={node}
            depth={depth + 1}
            errors={errors}
            readOnly={readOnly}
            onChange={(next) => put(i, next)}
            onRemove={() => put(i, null)}
          />
        ) : (
          <ConditionRow
            key={node.key}
            condition={node}
            position={i + 1}
            error={errors.get(String(node.key))}
            onChange={(next) => put(i, next)}
            onRemove={group.nodes.length === 1 ? null : () => put(i, null)}
          />
        ),
      )}
      <div className="rules-group-foot">
        <Button
          kind="quiet"
          icon={<Plus size={14} aria-hidden />}
          {...(depth === 1 ? { keys: 'Alt+C' } : {})}
          label="Add a condition"
          onClick={() => onChange({ ...group, nodes: [...group.nodes, newCondition()] })}
        >
          Condition
        </Button>
        {depth < MOST_DEEP ? (
          <Button
            kind="quiet"
            icon={<Plus size={14} aria-hidden />}
            {...(depth === 1 ? { keys: 'Alt+G' } : {})}
            label="Add a group"
            onClick={() => onChange({ ...group, nodes: [...group.nodes, newGroup()] })}
          >
            Group
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function ConditionRow(props: {
  readonly condition: DraftCondition;
  readonly position: number;
  readonly error: string | undefined;
  readonly onChange: (condition: DraftCondition) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { condition, position, onChange } = props;
  const { kind, label } = OWN_FIELDS[condition.field];
  const wanted = takes(condition.is);
  return (
    <div className="rules-condition" role="group" aria-label={`Condition ${position}: ${label}`}>
      <SelectInput
        label="Field"
        hideLabel
        value={condition.field}
        options={FIELDS}
        onChange={(field) => onChange(withField(condition, field as OwnFieldName))}
      />
      <SelectInput
        label="Comparison"
        hideLabel
        value={condition.is}
        options={operatorsFor(kind).map((is) => ({ value: is, label: OPERATOR_WORDS[is] }))}
        onChange={(is) => onChange({ ...condition, is: is as Operator })}
      />
      {wanted === 'none' ? (
        <span />
      ) : (
        <div className="rules-values">
          <TextInput
            label={wanted === 'range' ? 'From' : 'Values'}
            hideLabel
            mono
            value={condition.text}
            placeholder={hintOf(condition, kind)}
            error={props.error}
            onChange={(text) => onChange({ ...condition, text })}
          />
          {wanted === 'range' ? (
            <TextInput
              label="To"
              hideLabel
              mono
              value={condition.to}
              placeholder="to"
              onChange={(to) => onChange({ ...condition, to })}
            />
          ) : null}
        </div>
      )}
      {props.onRemove === null ? (
        <span />
      ) : (
        <button
          type="button"
          className="rules-remove"
          aria-label={`Remove condition ${position}`}
          onClick={props.onRemove}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}

function hintOf({ is }: DraftCondition, kind: string): string {
  if (is === 'matches' || is === 'matchesNot') return 'A{3}9{9}: 3 letters, 9 digits';
  if (is === 'between') return 'from';
  if (kind === 'money') return '150.00';
  return kind === 'number' ? '2' : 'one or more, with commas';
}
