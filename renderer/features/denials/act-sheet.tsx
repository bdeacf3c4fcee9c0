import { useState } from 'react';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { DenialId, UserId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall, type Input } from '#renderer/lib/use-call.ts';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { denialWord } from './words.ts';

type PlainAct = Input<'denials', 'act'>['act'];
type MoneyAct = Input<'denials', 'letGo'>['act'];
export type ActKind = 'snooze' | 'owner' | 'write_off' | 'to_patient' | 'settled';

const WORDS: Readonly<
  Record<ActKind, { readonly title: string; readonly about: string; readonly past: string }>
> = {
  snooze: {
    title: 'Put off',
    about: 'It leaves the list of what is to be done and comes back on that day. Its deadline stays.',
    past: 'put off',
  },
  owner: { title: 'Owner', about: 'Who works on it. Everybody still sees it.', past: 'given' },
  write_off: {
    title: 'Write off',
    about:
      'What was refused leaves the insurer’s account by a journal of its own, and the reason stays with it. Opening the denial again reverses it.',
    past: 'written off',
  },
  to_patient: {
    title: 'To the patient',
    about:
      'What was refused becomes the patient’s. Where the payer itself leaves it to the patient (PR) no reason is needed; otherwise the contract and a signed notice have to allow it.',
    past: 'given to the patient',
  },
  settled: {
    title: 'Close',
    about: 'Nothing more is done about it. Refused while the insurer owes anything on the claim.',
    past: 'closed',
  },
};

/** Before an act on one or many denials: what will become of each. */
export function ActSheet(props: {
  readonly kind: ActKind;
  readonly ids: readonly DenialId[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { kind, onClose, onDone } = props;
  // What was chosen when the sheet opened; the list behind may change.
  const [ids] = useState(() => [...props.ids]);
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [ownerId, setOwnerId] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const owners = useCall('claims', 'taskOwners', {}, { enabled: kind === 'owner', tags: ['users'] });
  const plain = useAct('denials', 'act');
  const money = useAct('denials', 'letGo');
  const words = WORDS[kind];
  const leaves = kind === 'write_off' || kind === 'to_patient';
  const moneyAct = (said: string): MoneyAct => ({
    kind: kind === 'write_off' ? kind : 'to_patient',
    reason: said,
  });
  const preview = useCall(
    'denials',
    'letGo',
    { act: moneyAct(kind === 'write_off' ? 'Preview' : text.trim()), ids, preview: true },
    { enabled: leaves, tags: [], keep: true },
  );
  const plainAct = (): PlainAct => {
    if (kind === 'snooze') return { kind, on: day as IsoDate | null };
    if (kind === 'owner') return { kind, ownerId: ownerId === '' ? null : (ownerId as UserId) };
    return { kind: 'settled', reason: text.trim() };
  };
  const confirm = async () => {
    setFailure(null);
    if ((kind === 'write_off' || kind === 'settled') && text.trim() === '')
      return setFailure({ code: 'invalid_input', message: 'Write why; the reason stays with the denial.' });
    const answer = leaves
      ? await money.run({ act: moneyAct(text.trim()), ids, preview: false })
      : await plain.run({ act: plainAct(), ids, preview: false });
    if (!answer.ok) return setFailure(answer.error);
    const done = answer.value.outcomes.filter((o) => o.done);
    const [first] = answer.value.outcomes.filter((o) => !o.done);
    if (done.length === 0 && first) return setFailure({ code: 'rule_violated', message: first.sentence });
    announce(`${denialWord(done.length)} ${words.past}.`);
    onDone();
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title={ids.length === 1 ? words.title : `${words.title}: ${denialWord(ids.length)}`}
      confirmLabel={words.title}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={plain.busy || money.busy}
      failure={failure}
      focusInside
      {...(kind === 'write_off' ? { danger: true } : {})}
    >
      <p>{words.about}</p>
      {leaves || kind === 'settled' ? (
        <TextInput
          label={kind === 'to_patient' ? 'Why the patient owes it' : 'Why'}
          value={text}
          onChange={(value) => setText(value.slice(0, 200))}
          autoFocus
        />
      ) : null}
      {kind === 'snooze' ? <DateInput label="Until" value={day} onChange={setDay} autoFocus /> : null}
      {kind === 'owner' ? (
        <SelectInput
          label="Owner"
          placeholder="Nobody"
          value={ownerId}
          onChange={setOwnerId}
          autoFocus
          options={(owners.data ?? []).map((o) => ({ value: o.id, label: o.name }))}
        />
      ) : null}
      {preview.error ? <ErrorNote failure={preview.error} /> : null}
      {leaves && preview.data ? (
        <div className="denial-outcomes" tabIndex={0} role="region" aria-label="What will happen">
          <ul>
            {preview.data.outcomes.slice(0, 100).map((o) => (
              <li key={o.id} data-stays={!o.done}>
                <CodeText>{o.controlNumber}</CodeText>
                <span>{o.patientName}</span>
                <span>{o.sentence}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </ConfirmSheet>
  );
}
