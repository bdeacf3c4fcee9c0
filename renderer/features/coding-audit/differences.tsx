import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CaseDetail } from '#shared/contract/coding-audit.ts';
import { ERROR_WORDS, type Difference } from '#shared/domain/coding-audit/comparison.ts';
import type { Decision } from '#shared/domain/coding-audit/audit-case.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Money } from '#renderer/ui/text.tsx';

/** Every difference with its kind, its money and the auditor's word on it. Arrows move, C and A decide. */
export function Differences(props: {
  readonly detail: CaseDetail;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
}) {
  const { detail, selected, onSelect } = props;
  const { differences } = detail.comparison;
  const list = useRef<HTMLUListElement>(null);
  const decide = useAct('audits', 'decide');
  const at = differences.findIndex((d) => d.key === selected);
  const go = (index: number) => {
    const next = differences[index];
    if (!next) return;
    onSelect(next.key);
    list.current?.querySelectorAll<HTMLElement>('.difference-main')[index]?.focus();
  };
  const say = async (
    difference: Difference,
    right: 'coder' | 'auditor',
    comment: string,
    onwards: boolean,
  ) => {
    const answer = await decide.run({ caseId: detail.row.id, key: difference.key, right, comment });
    if (!answer.ok) return announceFailure(answer.error);
    if (onwards) go(Math.min(differences.length - 1, differences.indexOf(difference) + 1));
  };
  const decideSelected = (right: 'coder' | 'auditor') => {
    const difference = differences[at];
    if (!difference) return;
    const before = detail.decisions.find((d) => d.key === difference.key);
    void say(difference, right, before?.comment ?? '', true);
  };
  useKeys([
    {
      combo: 'C',
      label: 'The coder is right',
      run: () => decideSelected('coder'),
      when: detail.mayDecide,
      scope: 'Differences',
      inPalette: true,
    },
    {
      combo: 'A',
      label: 'The auditor is right',
      run: () => decideSelected('auditor'),
      when: detail.mayDecide,
      scope: 'Differences',
      inPalette: true,
    },
  ]);
  useEffect(() => {
    // The keys act at once, without a search for the list.
    list.current?.querySelector<HTMLElement>('.difference-main')?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === 'ArrowDown') go(Math.min(differences.length - 1, at + 1));
    else if (event.key === 'ArrowUp') go(Math.max(0, at - 1));
    else return;
    event.preventDefault();
  };
  if (differences.length === 0) return <p className="loading">Both codings are equal.</p>;
  return (
    <ul className="differences" ref={list} onKeyDown={onKeyDown}>
      {differences.map((difference) => (
        <DifferenceRow
          key={difference.key}
          difference={difference}
          decision={detail.decisions.find((d) => d.key === difference.key)}
          selected={difference.key === selected}
          mayDecide={detail.mayDecide}
          onSelect={() => onSelect(difference.key)}
          onSay={(right, comment) => void say(difference, right, comment, false)}
        />
      ))}
    </ul>
  );
}

function DifferenceRow(props: {
  readonly difference: Difference;
  readonly decision: Decision | undefined;
  readonly selected: boolean;
  readonly mayDecide: boolean;
  readonly onSelect: () => void;
  readonly onSay: (right: 'coder' | 'auditor', comment: string) => void;
}) {
  const { difference, decision, selected, mayDecide } = props;
  return (
    <li className="difference" data-selected={selected}>
      <button type="button" className="difference-main" aria-pressed={selected} onClick={props.onSelect}>
        <span className="chips">
          <StatusChip tone={decision?.right === 'coder' ? 'neutral' : 'warns'}>
            {ERROR_WORDS[difference.kind]}
          </StatusChip>
          {decision === undefined ? null : (
            <StatusChip tone={decision.right === 'coder' ? 'fine' : 'informs'}>
              {decision.right === 'coder' ? 'Coder right' : 'Auditor right'}
            </StatusChip>
          )}
        </span>
        <span className="difference-money">
          {difference.effectCents === 0 ? null : <Money cents={difference.effectCents} />}
        </span>
        <span className="difference-words">
          {difference.message}
          {decision && decision.comment !== '' ? <em> {decision.comment}</em> : null}
        </span>
      </button>
      {selected && mayDecide ? (
        <Decide key={difference.key} decision={decision} onSay={props.onSay} message={difference.message} />
      ) : null}
    </li>
  );
}

function Decide(props: {
  readonly decision: Decision | undefined;
  readonly message: string;
  readonly onSay: (right: 'coder' | 'auditor', comment: string) => void;
}) {
  const { decision, onSay } = props;
  const [comment, setComment] = useState(decision?.comment ?? '');
  const keep = () => {
    if (comment.trim() !== (decision?.comment ?? '')) onSay(decision?.right ?? 'auditor', comment.trim());
  };
  const choice = (right: 'coder' | 'auditor', label: string, key: string) => (
    <button
      type="button"
      className="decide-choice"
      aria-pressed={decision?.right === right}
      onClick={() => onSay(right, comment.trim())}
    >
      {label} <KeyCap combo={key} />
    </button>
  );
  return (
    <div className="decide">
      {choice('coder', 'Coder right', 'C')}
      {choice('auditor', 'Auditor right', 'A')}
      <input
        className="decide-comment"
        aria-label={`Why: ${props.message}`}
        placeholder="Why, for the coder"
        maxLength={1000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) keep();
        }}
      />
    </div>
  );
}
