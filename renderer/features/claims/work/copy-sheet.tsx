import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** The same services on another day, as a claim of their own. */
export function CopySheet({
  detail,
  onClose,
}: {
  readonly detail: ClaimDetail;
  readonly onClose: () => void;
}) {
  const { summary } = detail;
  const navigate = useNavigate();
  const [on, setOn] = useState<string | null>(localToday());
  const [failure, setFailure] = useState<Failure | null>(null);
  const copy = useAct('claims', 'copy');
  const confirm = async () => {
    if (on === null) return setFailure({ code: 'invalid_input', message: 'Write the day of the services.' });
    const answer = await copy.run({ id: summary.id, serviceDate: on as IsoDate });
    if (!answer.ok) return setFailure(answer.error);
    onClose();
    announce(`Claim ${answer.value.summary.controlNumber} made as a copy.`);
    void navigate(`/claims/${answer.value.summary.id}`);
  };
  return (
    <ConfirmSheet
      open
      title={`Copy claim ${summary.controlNumber}`}
      confirmLabel="Make the copy"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={copy.busy}
      failure={failure}
      focusInside
    >
      <p>
        A new claim of {summary.patientName} with the same codes. Coverage, provider and fees are today’s, a
        visit of that day is made along with it, and its charges are posted.
      </p>
      <DateInput label="Day of the services" value={on} onChange={setOn} autoFocus />
    </ConfirmSheet>
  );
}
