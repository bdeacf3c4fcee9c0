import { useState } from 'react';
import {
  TRANSFER_REASONS,
  TransferReason,
  WRITE_OFF_REASONS,
  WriteOffReason,
} from '#shared/domain/ledger/reasons.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { cents, formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { Money } from '#renderer/ui/text.tsx';

type Receivable = Output<'ledger', 'receivables'>[number];
const ACTS = [
  { value: 'write_off', label: 'Write off' },
  { value: 'bad_debt', label: 'To bad debt' },
  { value: 'move', label: 'Move between insurer and patient' },
] as const;
type Act = (typeof ACTS)[number]['value'];

/** Writes off or moves what is open, line by line: the whole of a line is one key, a part is typed. */
export function AdjustSheet({
  patientId,
  onClose,
}: {
  readonly patientId: PatientId;
  readonly onClose: () => void;
}) {
  const receivables = useCall('ledger', 'receivables', { patientId });
  if (receivables.error) return <ErrorNote failure={receivables.error} retry={receivables.refetch} />;
  if (!receivables.data) return <Loading what="what is open" />;
  return (
    <Adjusting
      patientId={patientId}
      items={receivables.data.filter((r) => r.openCents > 0)}
      onClose={onClose}
    />
  );
}

function keyOf(item: Receivable): string {
  return `${item.account} ${item.claimId ?? ''} ${item.serviceLineId ?? ''}`;
}

function Adjusting(props: {
  readonly patientId: PatientId;
  readonly items: readonly Receivable[];
  readonly onClose: () => void;
}) {
  const { patientId, items, onClose } = props;
  const writeOff = useAct('ledger', 'writeOff');
  const move = useAct('ledger', 'moveResponsibility');
  const [requestId] = useState(() => crypto.randomUUID());
  const [act, setAct] = useState<Act>('write_off');
  const [amounts, setAmounts] = useState<Readonly<Record<string, number | null>>>({});
  const [why, setWhy] = useState<WriteOffReason>('small_balance');
  const [moveWhy, setMoveWhy] = useState<TransferReason>('patient_share');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const total = sumCents(items.map((item) => amounts[keyOf(item)] ?? 0));
  const confirm = async () => {
    const portions = items.flatMap((item) => {
      const amount = amounts[keyOf(item)] ?? 0;
      return amount === 0
        ? []
        : [
            {
              account: item.account,
              claimId: item.claimId,
              serviceLineId: item.serviceLineId,
              amountCents: cents(amount),
            },
          ];
    });
    if (portions.length === 0)
      return setFailure({ code: 'invalid_input', message: 'Give at least one amount. Nothing was posted.' });
    const input = { patientId, portions, note, requestId };
    const answer =
      act === 'move'
        ? await move.run({ ...input, reason: moveWhy })
        : await writeOff.run({ ...input, reason: why, badDebt: act === 'bad_debt' });
    if (!answer.ok) return setFailure(answer.error);
    announce(`${formatAmount(total)} ${act === 'move' ? 'moved' : 'written off'}.`, { tone: 'informs' });
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Adjust what is open"
      confirmLabel={act === 'move' ? `Move ${formatAmount(total)}` : `Write off ${formatAmount(total)}`}
      danger={act !== 'move'}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={writeOff.busy || move.busy}
      failure={failure}
      focusInside
      width="large"
    >
      <div className="ledger-fields">
        <SelectInput
          label="Act"
          value={act}
          onChange={(value) => setAct(ACTS.find((a) => a.value === value)?.value ?? 'write_off')}
          options={ACTS}
          autoFocus
        />
        {act === 'move' ? (
          <SelectInput
            label="Reason"
            value={moveWhy}
            onChange={(value) => setMoveWhy(TransferReason.safeParse(value).data ?? 'other')}
            options={TransferReason.options.map((value) => ({ value, label: TRANSFER_REASONS[value] }))}
          />
        ) : (
          <SelectInput
            label="Reason"
            value={why}
            onChange={(value) => setWhy(WriteOffReason.safeParse(value).data ?? 'other')}
            options={WriteOffReason.options.map((value) => ({ value, label: WRITE_OFF_REASONS[value] }))}
          />
        )}
        <TextInput label="Note" value={note} onChange={(text) => setNote(text.slice(0, 200))} />
      </div>
      {items.length === 0 ? (
        <EmptyState title="Nothing is open" />
      ) : (
        <table className="ledger-slip">
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">Service</th>
              <th scope="col">Who owes</th>
              <th scope="col">Open</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={keyOf(item)}>
                <th scope="row" className="mono">
                  {item.controlNumber ?? 'account'}
                </th>
                <td className="mono">{item.serviceOn ?? ''}</td>
                <td>{item.account === 'ar_insurer' ? 'Insurer' : 'Patient'}</td>
                <td>
                  <Money cents={item.openCents} />
                </td>
                <td>
                  <MoneyInput
                    label={`Amount on ${item.controlNumber ?? 'the account'}, ${item.account === 'ar_insurer' ? 'insurer' : 'patient'}, open ${formatAmount(item.openCents)}`}
                    hideLabel
                    value={amounts[keyOf(item)] ?? null}
                    onChange={(value) => setAmounts((old) => ({ ...old, [keyOf(item)]: value }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ConfirmSheet>
  );
}
