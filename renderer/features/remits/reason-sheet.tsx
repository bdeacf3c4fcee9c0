import { useState, type ReactNode } from 'react';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** An act that needs a reason in the user's words. */
export function ReasonSheet(props: {
  readonly title: string;
  readonly confirmLabel: string;
  /** What will happen, one sentence with its figures. */
  readonly says: string;
  readonly onClose: () => void;
  readonly run: (reason: string) => Promise<Result<unknown>>;
  /** Further choices above the reason. */
  readonly children?: ReactNode;
}) {
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    if (reason.trim() === '')
      return setFailure({ code: 'invalid_input', message: 'Say why, in a few words. Nothing was changed.' });
    setBusy(true);
    const answer = await props.run(reason.trim());
    setBusy(false);
    if (answer.ok) props.onClose();
    else setFailure(answer.error);
  };
  return (
    <ConfirmSheet
      open
      title={props.title}
      confirmLabel={props.confirmLabel}
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={busy}
      failure={failure}
      focusInside
    >
      <p>{props.says}</p>
      {props.children}
      <TextInput
        label="Why"
        value={reason}
        onChange={setReason}
        autoFocus={props.children === undefined}
        maxLength={200}
      />
    </ConfirmSheet>
  );
}
