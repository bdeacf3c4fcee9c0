import { useEffect, useState } from 'react';
import type { CodeCard } from '#shared/contract/code-card.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { DateText } from '#renderer/ui/text.tsx';

/** The practice's own note on a code; saved when the field is left. */
export function OwnNote(props: {
  readonly system: CodeSystem;
  readonly code: string;
  readonly note: CodeCard['note'];
}) {
  const stored = props.note?.text ?? '';
  const [text, setText] = useState(stored);
  const save = useAct('card', 'saveNote');
  const forbidden = usePermission('coding.write');
  useEffect(() => setText(stored), [stored, props.code]);
  const leave = () => {
    if (text.trim() === stored) return;
    void save.run({ system: props.system, code: props.code, text: text.trim() }).then((answer) => {
      if (!answer.ok) announceFailure(answer.error);
    });
  };
  return (
    <div className="card-note">
      <label>
        Our note
        <textarea
          value={text}
          rows={Math.min(5, Math.max(1, text.split('\n').length))}
          maxLength={500}
          readOnly={forbidden !== null}
          data-card-stop
          placeholder="What this practice wants to remember of this code"
          onChange={(event) => setText(event.target.value)}
          onBlur={leave}
        />
      </label>
      {props.note ? (
        <p className="card-source">
          {props.note.by}, <DateText date={props.note.at.slice(0, 10)} />
        </p>
      ) : null}
    </div>
  );
}
