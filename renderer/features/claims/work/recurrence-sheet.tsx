import { useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { RECURRENCE_UNITS, type ClaimRecurrence } from '#shared/domain/claim-work.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

const UNITS = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
];

/** How a claim comes again: of this claim, or a recurrence that is there and is changed. */
export function RecurrenceSheet(props: {
  readonly claim?: ClaimDetail;
  readonly recurrence?: ClaimRecurrence;
  readonly onClose: () => void;
}) {
  const { claim, recurrence, onClose } = props;
  const [every, setEvery] = useState(String(recurrence?.every ?? 1));
  const [unit, setUnit] = useState<ClaimRecurrence['unit']>(recurrence?.unit ?? 'week');
  const [nextOn, setNextOn] = useState<string | null>(recurrence?.nextOn ?? localToday());
  const [until, setUntil] = useState<string | null>(recurrence?.until ?? null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = useAct('claims', 'saveRecurrence');
  const confirm = async () => {
    const count = /^\d{1,3}$/.test(every.trim()) ? Number(every) : 0;
    if (count < 1 || count > 365)
      return setFailure({ code: 'invalid_input', message: 'Write after how many: 1 to 365.' });
    if (nextOn === null)
      return setFailure({ code: 'invalid_input', message: 'Write the day of the next one.' });
    const rhythm = { every: count, unit, nextOn: nextOn as IsoDate, until: until as IsoDate | null };
    const source = recurrence
      ? {
          id: recurrence.id,
          patientId: recurrence.patientId,
          templateId: recurrence.templateId,
          claimId: recurrence.claimId,
          renderingProviderId: recurrence.renderingProviderId,
          facilityId: recurrence.facilityId,
        }
      : claim
        ? {
            id: null,
            patientId: claim.summary.patientId,
            templateId: null,
            claimId: claim.summary.id,
            renderingProviderId: null,
            facilityId: null,
          }
        : null;
    if (source === null) return;
    const answer = await save.run({ ...source, ...rhythm });
    if (!answer.ok) return setFailure(answer.error);
    onClose();
    announce(`It comes again, next on ${nextOn}. It stands on the desk under Recurring.`);
  };
  const about = recurrence
    ? `${recurrence.patientName}, ${recurrence.sourceName}`
    : `${claim?.summary.patientName ?? ''}, as claim ${claim?.summary.controlNumber ?? ''}`;
  return (
    <ConfirmSheet
      open
      title="Repeat"
      confirmLabel="Repeat it"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={save.busy}
      failure={failure}
      focusInside
    >
      <p>{about}. On its day the claim stands under Recurring, where one key makes it.</p>
      <div className="sheet-fields">
        <TextInput label="Every" mono value={every} onChange={setEvery} autoFocus />
        <SelectInput
          label="Of what"
          value={unit}
          onChange={(value) => setUnit(RECURRENCE_UNITS.find((u) => u === value) ?? unit)}
          options={UNITS}
        />
        <DateInput label="Next on" value={nextOn} onChange={setNextOn} />
        <DateInput label="Until" value={until} onChange={setUntil} hint="Empty: without end." />
      </div>
    </ConfirmSheet>
  );
}
