import { useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** Keeps what comes again of a claim: its codes, circumstances, provider and place, without patient and day. */
export function TemplateSheet({
  detail,
  onClose,
}: {
  readonly detail: ClaimDetail;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const content = useCall('claims', 'templateOf', { id: detail.summary.id });
  const save = useAct('claims', 'saveTemplate');
  const confirm = async () => {
    if (!content.data) return;
    if (name.trim() === '')
      return setFailure({ code: 'invalid_input', message: 'Give the template a name.' });
    const answer = await save.run({ id: null, name: name.trim(), content: content.data });
    if (!answer.ok) return setFailure(answer.error);
    onClose();
    announce(`Template “${answer.value.name}” saved.`);
  };
  const lines = content.data?.lines ?? [];
  return (
    <ConfirmSheet
      open
      title="Save as template"
      confirmLabel="Save the template"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={save.busy}
      failure={failure}
      focusInside
    >
      {content.error ? <ErrorNote failure={content.error} /> : null}
      {content.data ? (
        <p>
          {content.data.diagnoses.join(', ')} with{' '}
          {lines.map((line) => [line.code, ...line.modifiers].join('-')).join(', ')}. Patient, coverage and
          day are not kept.
        </p>
      ) : null}
      <TextInput label="Name" value={name} onChange={(text) => setName(text.slice(0, 60))} autoFocus />
    </ConfirmSheet>
  );
}
