import { useRef, useState } from 'react';
import type { CaseDetail } from '#shared/contract/coding-audit.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { InstantText } from '#renderer/ui/text.tsx';

/** Words between auditor and coder, oldest first; what is said stays. */
export function Comments({ detail }: { readonly detail: CaseDetail }) {
  const { comments, row } = detail;
  const field = useRef<HTMLInputElement>(null);
  const act = useAct('audits', 'comment');
  const [text, setText] = useState('');
  const closed = row.status === 'closed';
  useKeys([
    {
      combo: 'M',
      label: 'Write a comment',
      run: () => field.current?.focus(),
      when: !closed,
      scope: 'Case',
      inPalette: true,
    },
  ]);
  const send = async () => {
    if (text.trim() === '') return;
    const answer = await act.run({ caseId: row.id, difference: '', text: text.trim() });
    if (!answer.ok) return announceFailure(answer.error);
    setText('');
  };
  return (
    <Section title="Comments" note={closed ? 'closed with the case' : 'between auditor and coder'}>
      <ol className="comments">
        {comments.map((comment) => (
          <li key={comment.id} data-own={comment.own}>
            <span className="comment-who">
              {comment.own ? 'You' : comment.userName} · <InstantText at={comment.at} />
            </span>
            <p>{comment.text}</p>
          </li>
        ))}
      </ol>
      {comments.length === 0 ? <p className="loading">Nothing was said yet.</p> : null}
      {closed ? null : (
        <div className="comment-new">
          <TextInput
            label="New comment"
            hideLabel
            placeholder="Write to the other side"
            value={text}
            maxLength={1000}
            inputRef={field}
            onChange={setText}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void send();
            }}
          />
          <Button
            onClick={() => void send()}
            busy={act.busy}
            disabledReason={text.trim() === '' ? 'Write something first.' : null}
          >
            Send
          </Button>
        </div>
      )}
    </Section>
  );
}
