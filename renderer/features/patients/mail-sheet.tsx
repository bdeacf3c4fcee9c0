import { useState } from 'react';
import type { PatientMail } from '#shared/contract/statements.ts';
import { LANGUAGES, LANGUAGE_NAMES } from '#shared/domain/statements/messages.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { FormGrid } from '#renderer/ui/form.tsx';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { ConfirmSheet, Sheet } from '#renderer/ui/sheet.tsx';

/** Whether mail reaches the patient, whether statements wait, and in which language they are written. */
export function MailSheet({
  patientId,
  onClose,
}: {
  readonly patientId: PatientId;
  readonly onClose: () => void;
}) {
  const call = useCall('statements', 'mail', { patientId });
  if (call.data) return <MailForm mail={call.data} onClose={onClose} />;
  return (
    <Sheet open title="Mail" onClose={onClose}>
      {call.error ? (
        <ErrorNote failure={call.error} retry={call.refetch} />
      ) : (
        <Loading what="the mail state" />
      )}
    </Sheet>
  );
}

function MailForm({ mail, onClose }: { readonly mail: PatientMail; readonly onClose: () => void }) {
  const [draft, setDraft] = useState(mail);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = useAct('statements', 'saveMail');
  const set = (change: Partial<PatientMail>) => setDraft({ ...draft, ...change });
  const submit = async () => {
    const answer = await save.run(draft);
    if (!answer.ok) return setFailure(answer.error);
    announce('The mail state is saved.');
    onClose();
  };
  const errors = failure?.fields ?? {};
  return (
    <ConfirmSheet
      open
      focusInside
      title="Mail and statements"
      confirmLabel="Save"
      onConfirm={() => void submit()}
      onCancel={onClose}
      busy={save.busy}
      failure={failure}
    >
      <FormGrid>
        <DateInput
          label="Mail came back on"
          span={6}
          autoFocus
          value={draft.returnedOn}
          onChange={(value) => set({ returnedOn: value as IsoDate | null })}
          error={errors['returnedOn']}
          hint="empty when the address is mended"
        />
        <SelectInput
          label="Language of bills"
          span={6}
          value={draft.language ?? ''}
          onChange={(value) => set({ language: LANGUAGES.find((l) => l === value) ?? null })}
          options={[
            { value: '', label: 'the practice’s' },
            ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
          ]}
        />
        <DateInput
          label="Hold statements until"
          span={6}
          value={draft.holdUntil}
          onChange={(value) => set({ holdUntil: value as IsoDate | null })}
          error={errors['holdUntil']}
        />
        <TextInput
          label="Why"
          span={6}
          value={draft.holdReason}
          onChange={(holdReason) => set({ holdReason })}
          maxLength={200}
          error={errors['holdReason']}
        />
      </FormGrid>
    </ConfirmSheet>
  );
}
