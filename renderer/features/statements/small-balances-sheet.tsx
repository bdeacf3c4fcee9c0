import { useState } from 'react';
import type { RunRow } from '#shared/domain/statements/run.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** Writes off what is below the practice's limit: only ever by this act. */
export function SmallBalancesSheet(props: {
  readonly rows: readonly RunRow[];
  readonly onClose: () => void;
}) {
  const { rows, onClose } = props;
  const write = useAct('statements', 'writeOffSmall');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < 3;
  const cents = rows.reduce((sum, r) => sum + r.balanceCents, 0);
  const confirm = async () => {
    setTried(true);
    if (short) return;
    const answer = await write.run({ patientIds: rows.map((r) => r.patientId), reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    const { written, left } = answer.value;
    announce(
      `${written} small ${written === 1 ? 'balance' : 'balances'} written off, ${formatAmount(answer.value.cents)} in all${left.length === 0 ? '' : `; ${left.length} stay`}.`,
    );
    onClose();
  };
  return (
    <ConfirmSheet
      open
      danger
      focusInside
      title="Write small balances off"
      confirmLabel={`Write ${rows.length} off`}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={write.busy}
      failure={failure}
    >
      <p>
        {`${rows.length} ${rows.length === 1 ? 'account' : 'accounts'}, ${formatAmount(cents)} in all, each below the limit of the settings. One journal each; it can be taken back in the ledger.`}
      </p>
      <TextInput
        label="Reason, kept in the journal"
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
        error={tried && short ? 'Say why they are written off.' : undefined}
      />
    </ConfirmSheet>
  );
}
