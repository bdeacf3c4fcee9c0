import { useState } from 'react';
import type { AckFileRow } from '#shared/domain/acknowledgement.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** Takes back everything that a file did. */
export function UndoSheet({ file, onClose }: { readonly file: AckFileRow; readonly onClose: () => void }) {
  const undo = useAct('acks', 'undo');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async (): Promise<void> => {
    if (reason.trim() === '')
      return setFailure({
        code: 'invalid_input',
        message: 'Write why it is undone; the reason stays with the file.',
      });
    const answer = await undo.run({ id: file.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    announce('The file was undone; its claims stand where they stood.', { tone: 'informs' });
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Undo this file"
      confirmLabel="Undo the whole file"
      danger
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={undo.busy}
      failure={failure}
      focusInside
    >
      <p>
        Every claim that {file.fileName} moved goes back to where it stood; eligibility answers in it count no
        longer. The file and its history stay, and it can be read again.
      </p>
      <TextInput
        label="Reason"
        value={reason}
        onChange={(text) => {
          setReason(text.slice(0, 200));
          setFailure(null);
        }}
        autoFocus
      />
    </ConfirmSheet>
  );
}
