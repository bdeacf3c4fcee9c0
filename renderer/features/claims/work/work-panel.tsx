import { useState } from 'react';
import type { ClaimSummary } from '#shared/domain/claim.ts';
import type { ClaimTask } from '#shared/domain/claim-work.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { Clock } from '../desk/desk-columns.tsx';

/** Notes on a claim, what is to be done about it, and when the payer is to be asked. */
export function WorkPanel({ summary }: { readonly summary: ClaimSummary }) {
  const { id } = summary;
  const forbidden = usePermission('claims.write');
  const notes = useCall('claims', 'notes', { id });
  const tasks = useCall('claims', 'tasks', { claimId: id, ownerId: null, withDone: false });
  const finish = useAct('claims', 'finishTask');
  const [sheet, setSheet] = useState<'note' | 'task' | 'follow' | null>(null);
  const close = () => setSheet(null);
  const done = async (task: ClaimTask) => {
    const answer = await finish.run({ id: task.id });
    if (!answer.ok) announceFailure(answer.error);
    else announce(`Done: ${task.title}.`);
  };
  return (
    <Section
      title="Notes and tasks"
      actions={
        <>
          <Button keys="N" onClick={() => setSheet('note')} disabledReason={forbidden}>
            Note
          </Button>
          <Button keys="T" onClick={() => setSheet('task')} disabledReason={forbidden}>
            Task
          </Button>
          <Button
            keys="D"
            onClick={() => setSheet('follow')}
            disabledReason={forbidden}
            label="Day to ask the payer"
          >
            Ask on
          </Button>
        </>
      }
    >
      <ul className="work-list">
        {(tasks.data ?? []).map((task) => (
          <li key={task.id}>
            <input
              type="checkbox"
              className="table-check"
              aria-label={`Done: ${task.title}`}
              disabled={forbidden !== null || finish.busy}
              checked={false}
              onChange={() => void done(task)}
            />
            <span>
              {task.title}
              {task.ownerName === '' ? '' : `, ${task.ownerName}`}
            </span>
            <Clock on={task.dueOn} runs near={0} />
          </li>
        ))}
        {summary.followUpOn === null ? null : (
          <li>
            <span />
            <span>Ask the payer what became of it</span>
            <Clock on={summary.followUpOn} runs near={0} />
          </li>
        )}
      </ul>
      <ul className="note-list">
        {[...(notes.data ?? [])].reverse().map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className="muted">
              <InstantText at={note.at} /> {note.userName}
            </p>
          </li>
        ))}
      </ul>
      {notes.data?.length === 0 && tasks.data?.length === 0 && summary.followUpOn === null ? (
        <p className="loading">No note and no task yet.</p>
      ) : null}
      {sheet === 'note' ? <NoteSheet id={id} onClose={close} /> : null}
      {sheet === 'task' ? <TaskSheet id={id} onClose={close} /> : null}
      {sheet === 'follow' ? <FollowUpSheet summary={summary} onClose={close} /> : null}
    </Section>
  );
}

type SheetProps = { readonly id: ClaimSummary['id']; readonly onClose: () => void };

function NoteSheet({ id, onClose }: SheetProps) {
  const add = useAct('claims', 'addNote');
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (text.trim() === '') return setFailure({ code: 'invalid_input', message: 'Write the note.' });
    const answer = await add.run({ id, text: text.trim() });
    if (!answer.ok) return setFailure(answer.error);
    announce('Note kept.');
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Note"
      confirmLabel="Keep the note"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={add.busy}
      failure={failure}
      focusInside
    >
      <TextInput
        label="Note"
        value={text}
        lines={4}
        onChange={(value) => setText(value.slice(0, 2000))}
        autoFocus
      />
      <p className="muted">A note stays as it is; another one can be added.</p>
    </ConfirmSheet>
  );
}

function TaskSheet({ id, onClose }: SheetProps) {
  const save = useAct('claims', 'saveTask');
  const owners = useCall('claims', 'taskOwners', {}, { tags: ['users'] });
  const [title, setTitle] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (title.trim() === '')
      return setFailure({ code: 'invalid_input', message: 'Write what is to be done.' });
    const answer = await save.run({
      id: null,
      claimId: id,
      title: title.trim(),
      ownerId: ownerId === '' ? null : (ownerId as UserId),
      dueOn: dueOn as IsoDate | null,
    });
    if (!answer.ok) return setFailure(answer.error);
    announce('Task kept.');
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Task"
      confirmLabel="Keep the task"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={save.busy}
      failure={failure}
      focusInside
    >
      <TextInput
        label="What is to be done"
        value={title}
        onChange={(text) => setTitle(text.slice(0, 120))}
        autoFocus
      />
      <div className="sheet-fields">
        <SelectInput
          label="By whom"
          placeholder="Nobody yet"
          value={ownerId}
          onChange={setOwnerId}
          options={(owners.data ?? []).map((owner) => ({ value: owner.id, label: owner.name }))}
        />
        <DateInput label="Until" value={dueOn} onChange={setDueOn} />
      </div>
    </ConfirmSheet>
  );
}

function FollowUpSheet({
  summary,
  onClose,
}: {
  readonly summary: ClaimSummary;
  readonly onClose: () => void;
}) {
  const act = useAct('claims', 'setFollowUp');
  const [on, setOn] = useState<string | null>(summary.followUpOn);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await act.run({ id: summary.id, on: on as IsoDate | null });
    if (!answer.ok) return setFailure(answer.error);
    announce(on === null ? 'No day for asking the payer.' : `The payer is asked on ${on}.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="When to ask the payer"
      confirmLabel="Keep the day"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={act.busy}
      failure={failure}
      focusInside
    >
      <DateInput label="Ask on" value={on} onChange={setOn} autoFocus hint="Empty: no day." />
    </ConfirmSheet>
  );
}
