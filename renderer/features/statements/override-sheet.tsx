import { useState } from 'react';
import type { RunRow } from '#shared/domain/statements/run.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { useRunStore } from './run-store.ts';

/** Sends a held account after all: the reason is kept with the statement. */
export function OverrideSheet({ row, onClose }: { readonly row: RunRow; readonly onClose: () => void }) {
  const { overrides } = useRunStore();
  const [reason, setReason] = useState(overrides.get(row.patientId) ?? '');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < 3;
  const confirm = () => {
    setTried(true);
    if (short) return;
    useRunStore.setState({ overrides: new Map(overrides).set(row.patientId, reason.trim()) });
    onClose();
  };
  return (
    <ConfirmSheet
      open
      focusInside
      title={`Send to ${row.name} after all`}
      confirmLabel="Send after all"
      onConfirm={confirm}
      onCancel={onClose}
    >
      <ul className="run-reasons">
        {row.holds.map((hold) => (
          <li key={hold.key}>{hold.words}</li>
        ))}
      </ul>
      <TextInput
        label="Reason, kept with the statement"
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
        error={tried && short ? 'Say why it is sent after all.' : undefined}
      />
    </ConfirmSheet>
  );
}
