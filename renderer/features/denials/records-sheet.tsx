import { useState } from 'react';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { DenialDetail } from '#shared/domain/denials/denial.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { DateInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** Writes down which papers the payer asks for and until when. */
export function RecordsSheet({
  detail,
  onClose,
}: {
  readonly detail: DenialDetail;
  readonly onClose: () => void;
}) {
  const { row, terms } = detail;
  const run = useAct('denials', 'addRecords');
  const [what, setWhat] = useState('');
  const [reference, setReference] = useState('');
  const [askedOn, setAskedOn] = useState<string | null>(row.answeredOn);
  const [dueOn, setDueOn] = useState<string | null>(
    terms.recordsDays === null ? null : addDays(row.answeredOn, terms.recordsDays),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (what.trim() === '')
      return setFailure({ code: 'invalid_input', message: 'Write which papers are asked for.' });
    const answer = await run.run({
      claimId: row.claimId,
      askedOn: (askedOn ?? row.answeredOn) as IsoDate,
      dueOn: dueOn as IsoDate | null,
      what: what.trim(),
      reference: reference.trim(),
    });
    if (!answer.ok) return setFailure(answer.error);
    announce('Kept. It stands with the denial until it was sent.');
    onClose();
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title={`Records for claim ${row.controlNumber}`}
      confirmLabel="Keep the request"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy}
      failure={failure}
      focusInside
    >
      <TextInput
        label="What is asked for"
        value={what}
        onChange={(v) => setWhat(v.slice(0, 300))}
        autoFocus
      />
      <TextInput
        label="Reference of the payer"
        mono
        value={reference}
        onChange={(v) => setReference(v.slice(0, 60))}
      />
      <div className="denial-fields">
        <DateInput label="Asked on" value={askedOn} onChange={setAskedOn} />
        <DateInput label="Due on" value={dueOn} onChange={setDueOn} />
      </div>
    </ConfirmSheet>
  );
}
