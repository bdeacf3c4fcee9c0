import { useState } from 'react';
import { REFUND_REASONS, RefundReason } from '#shared/domain/ledger/reasons.ts';
import { PayerId } from '#shared/kernel/ids.ts';
import { cents, formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { Loading } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

type Credit = Output<'ledger', 'credits'>[number];

/** Owes a credit back: to the patient out of unapplied money and overpaid claims, or to the payer of a claim. */
export function RefundSheet({ credit, onClose }: { readonly credit: Credit; readonly onClose: () => void }) {
  const ask = useAct('ledger', 'askRefund');
  const family = useCall('ledger', 'family', { patientId: credit.patientId });
  const receivables = useCall('ledger', 'receivables', { patientId: credit.patientId });
  const [requestId] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState<number | null>(null);
  const [reason, setReason] = useState<RefundReason>('overpaid');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!family.data || !receivables.data) return <Loading what="the credit" />;
  const toPayer = credit.of === 'payer' ? PayerId.parse(credit.id) : null;
  const unapplied =
    toPayer === null ? (family.data.find((m) => m.patientId === credit.patientId)?.unappliedCents ?? 0) : 0;
  const credits = receivables.data.filter(
    (r) =>
      r.openCents < 0 &&
      (toPayer === null
        ? r.account === 'ar_patient'
        : r.account === 'ar_insurer' && r.payerId === toPayer && r.controlNumber === credit.controlNumber),
  );
  const most = unapplied + sumCents(credits.map((r) => -r.openCents));
  const confirm = async () => {
    let left = amount ?? most;
    const fromPool = Math.min(left, unapplied);
    left -= fromPool;
    const portions = credits.map((r) => {
      const part = Math.min(left, -r.openCents);
      left -= part;
      return {
        account: r.account,
        claimId: r.claimId,
        serviceLineId: r.serviceLineId,
        amountCents: cents(part),
      };
    });
    if (left > 0)
      return setFailure({ code: 'invalid_input', message: `The credit is ${formatAmount(most)}.` });
    const answer = await ask.run({
      patientId: credit.patientId,
      toPayer,
      unappliedCents: cents(fromPool),
      portions,
      reason,
      note,
      requestId,
    });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Refund ${answer.value.number} of ${formatAmount(answer.value.amountCents)} is to be paid.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Refund to ${credit.name}`}
      confirmLabel="Owe it back"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={ask.busy}
      failure={failure}
      focusInside
    >
      <MoneyInput label="Amount" value={amount ?? most} onChange={setAmount} autoFocus />
      <SelectInput
        label="Reason"
        value={reason}
        onChange={(value) => setReason(RefundReason.safeParse(value).data ?? 'other')}
        options={RefundReason.options.map((value) => ({ value, label: REFUND_REASONS[value] }))}
      />
      <TextInput label="Note" value={note} onChange={(text) => setNote(text.slice(0, 200))} />
      <p className="muted">It stands in the list of refunds until its check is written.</p>
    </ConfirmSheet>
  );
}
