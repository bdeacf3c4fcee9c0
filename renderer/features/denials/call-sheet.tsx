import { useState } from 'react';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** Writes down a call to the payer: with whom, by which reference, what was said and promised, when next. */
export function CallSheet(props: {
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly onClose: () => void;
}) {
  const { claimId, controlNumber, onClose } = props;
  const run = useAct('denials', 'logCall');
  const [day, setDay] = useState<string | null>(localToday());
  const [whom, setWhom] = useState('');
  const [reference, setReference] = useState('');
  const [said, setSaid] = useState('');
  const [promised, setPromised] = useState('');
  const [nextOn, setNextOn] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (said.trim() === '') return setFailure({ code: 'invalid_input', message: 'Write what was said.' });
    const answer = await run.run({
      claimId,
      calledOn: (day ?? localToday()) as IsoDate,
      whom: whom.trim(),
      reference: reference.trim(),
      said: said.trim(),
      promised: promised.trim(),
      nextOn: nextOn as IsoDate | null,
    });
    if (!answer.ok) return setFailure(answer.error);
    announce(`The call about claim ${controlNumber} is kept.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title={`Call about claim ${controlNumber}`}
      confirmLabel="Keep the call"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy}
      failure={failure}
      focusInside
    >
      <div className="denial-fields">
        <TextInput label="With whom" value={whom} onChange={(v) => setWhom(v.slice(0, 80))} autoFocus />
        <TextInput
          label="Reference number"
          mono
          value={reference}
          onChange={(v) => setReference(v.slice(0, 60))}
        />
      </div>
      <TextInput label="What was said" value={said} lines={3} onChange={(v) => setSaid(v.slice(0, 1000))} />
      <TextInput label="What was promised" value={promised} onChange={(v) => setPromised(v.slice(0, 300))} />
      <div className="denial-fields">
        <DateInput label="Day of the call" value={day} onChange={setDay} />
        <DateInput label="Look again on" value={nextOn} onChange={setNextOn} />
      </div>
    </ConfirmSheet>
  );
}
