import { useState } from 'react';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, UserId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall, type Input } from '#renderer/lib/use-call.ts';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { countWord } from './desk-views.ts';
import { Outcomes } from './outcomes.tsx';

type BulkAct = Input<'claims', 'bulk'>['act'];
export type BulkKind = BulkAct['kind'];

const WORDS: Readonly<
  Record<
    BulkKind,
    {
      readonly title: string;
      readonly done: string;
      readonly past: string;
      readonly about: string;
      /** The act that takes it back. */
      readonly back?: 'return' | 'unhold' | 'release';
    }
  >
> = {
  release: {
    title: 'Release',
    done: 'become ready',
    past: 'released',
    about: 'They become ready to send. Nothing is sent yet, and each can go back to draft.',
    back: 'return',
  },
  return: {
    title: 'Back to draft',
    done: 'become drafts again',
    past: 'drafts again',
    about: 'They are not sent until they are released again.',
    back: 'release',
  },
  hold: {
    title: 'Hold',
    done: 'will be held',
    past: 'held',
    about: 'A held claim is not sent until somebody lets it go.',
    back: 'unhold',
  },
  unhold: {
    title: 'Let go',
    done: 'are no longer held',
    past: 'no longer held',
    about: 'They become drafts again.',
  },
  scrub: {
    title: 'Check again',
    done: 'are checked',
    past: 'checked',
    about: 'The scrubber looks at each as of today.',
  },
  task: {
    title: 'Task',
    done: 'get this task',
    past: 'have a task',
    about: 'It stands on the desk until it is done.',
  },
};

/** What truly happened: how many, how many of them a rule of the practice holds, how many stayed as they were. */
function pastWords(kind: BulkKind, became: number, held: number, stayed: number): string {
  const parts = [
    `${countWord(became, 'claim')} ${WORDS[kind].past}`,
    ...(held > 0 ? [`${held} held by a rule of your own`] : []),
    ...(stayed > 0 ? [`${stayed} not`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** What taking an act back does. */
const BACK = { return: 'back to draft', unhold: 'let go', release: 'release again' } as const;

/** Before one act on many claims: what will become of each. */
export function BulkSheet(props: {
  readonly kind: BulkKind;
  readonly ids: readonly ClaimId[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { kind, onClose, onDone } = props;
  // What was chosen when the sheet opened; the list behind may change.
  const [ids] = useState(() => [...props.ids]);
  const words = WORDS[kind];
  const [text, setText] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const owners = useCall('claims', 'taskOwners', {}, { enabled: kind === 'task', tags: ['users'] });
  const run = useAct('claims', 'bulk');
  const actWith = (said: string): BulkAct => {
    if (kind === 'hold') return { kind, reason: said };
    if (kind === 'task')
      return {
        kind,
        title: said,
        ownerId: ownerId === '' ? null : (ownerId as UserId),
        dueOn: dueOn as IsoDate | null,
      };
    return { kind };
  };
  // A preview is taken back as a whole, so any words do for it.
  const preview = useCall(
    'claims',
    'bulk',
    { act: actWith('Preview'), ids, preview: true },
    { tags: [], keep: true },
  );
  const asks = kind === 'hold' || kind === 'task';
  const able = (preview.data?.outcomes ?? []).filter((outcome) => outcome.done).map((o) => o.id as ClaimId);
  const confirm = async () => {
    setFailure(null);
    if (asks && text.trim() === '')
      return setFailure({
        code: 'invalid_input',
        message: kind === 'hold' ? 'Write why they are held.' : 'Write what is to be done.',
      });
    if (able.length === 0) return onClose();
    const answer = await run.run({ act: actWith(text.trim()), ids: able, preview: false });
    if (!answer.ok) return setFailure(answer.error);
    const done = answer.value.outcomes.filter((outcome) => outcome.done).map((o) => o.id as ClaimId);
    const { back } = words;
    const held = answer.value.outcomes.filter((outcome) => outcome.held === true).map((o) => o.id);
    const became = done.filter((id) => !held.includes(id));
    announce(pastWords(kind, became.length, held.length, ids.length - done.length), {
      ...(back && became.length > 0
        ? { undo: { label: BACK[back], run: () => void takeBack(back, became) } }
        : {}),
      ...(held.length > 0 ? { tone: 'warns' as const } : {}),
    });
    onDone();
  };
  const takeBack = async (back: 'return' | 'unhold' | 'release', done: readonly ClaimId[]) => {
    const act: BulkAct = back === 'unhold' ? { kind: back, undo: true } : { kind: back };
    const answer = await run.run({ act, ids: [...done], preview: false });
    if (!answer.ok) return announceFailure(answer.error);
    const taken = answer.value.outcomes.filter((outcome) => outcome.done && outcome.held !== true).length;
    const left = done.length - taken;
    announce(
      `Taken back for ${countWord(taken, 'claim')}.${left > 0 ? ` ${left} ${left === 1 ? 'stays as it is' : 'stay as they are'}.` : ''}`,
      { tone: left > 0 ? 'warns' : 'informs' },
    );
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title={`${words.title}: ${countWord(ids.length, 'claim')}`}
      confirmLabel={able.length === 0 ? 'Close' : `${words.title} ${able.length.toLocaleString('en-US')}`}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy || preview.loading}
      failure={failure}
      focusInside={asks}
    >
      <p>{words.about}</p>
      {asks ? (
        <TextInput
          label={kind === 'hold' ? 'Why' : 'What is to be done'}
          value={text}
          onChange={(value) => setText(value.slice(0, kind === 'hold' ? 200 : 120))}
          autoFocus
        />
      ) : null}
      {kind === 'task' ? (
        <div className="sheet-fields">
          <SelectInput
            label="By whom"
            placeholder="Nobody yet"
            value={ownerId}
            onChange={setOwnerId}
            options={(owners.data ?? []).map((o) => ({ value: o.id, label: o.name }))}
          />
          <DateInput label="Until" value={dueOn} onChange={setDueOn} />
        </div>
      ) : null}
      {preview.error ? <ErrorNote failure={preview.error} /> : null}
      {preview.loading ? <p role="status">Trying it on each…</p> : null}
      {preview.data ? <Outcomes outcomes={preview.data.outcomes} done={words.done} /> : null}
    </ConfirmSheet>
  );
}
