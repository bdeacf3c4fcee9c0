import { useState } from 'react';
import { TENDERS, type Tender } from '#shared/domain/journal.ts';
import { cents, formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { MoneyInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { TENDER_WORDS } from './ledger-words.ts';

/** Opens a batch when none is open; otherwise counts and closes the oldest open one. */
export function BatchSheet({ onClose }: { readonly onClose: () => void }) {
  const batches = useCall('ledger', 'batches', { limit: 200 });
  if (batches.error) return <ErrorNote failure={batches.error} retry={batches.refetch} />;
  if (!batches.data) return <Loading what="the batches" />;
  const open = batches.data.findLast((batch) => batch.closedAt === null);
  return open ? <CountSheet id={open.id} onClose={onClose} /> : <OpenSheet onClose={onClose} />;
}

function OpenSheet({ onClose }: { readonly onClose: () => void }) {
  const open = useAct('ledger', 'openBatch');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await open.run({});
    if (!answer.ok) return setFailure(answer.error);
    announce(`Batch ${answer.value.number} is open. Payments that you take today go into it.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Open a batch"
      confirmLabel="Open batch"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={open.busy}
      failure={failure}
    >
      <p>
        Payments that you take today go into the batch. At its end you count the drawer and close it; what was
        counted stands beside what was expected.
      </p>
    </ConfirmSheet>
  );
}

function CountSheet({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const batch = useCall('ledger', 'batch', { id });
  if (batch.error) return <ErrorNote failure={batch.error} retry={batch.refetch} />;
  if (!batch.data) return <Loading what="the batch" />;
  return <Counting batch={batch.data} onClose={onClose} />;
}

function Counting({
  batch,
  onClose,
}: {
  readonly batch: Output<'ledger', 'batch'>;
  readonly onClose: () => void;
}) {
  const close = useAct('ledger', 'closeBatch');
  const [counted, setCounted] = useState<Partial<Record<Tender, number | null>>>({});
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const expected = (tender: Tender) => batch.tenders.find((row) => row.tender === tender)?.expectedCents ?? 0;
  const off = sumCents(TENDERS.map((tender) => (counted[tender] ?? 0) - expected(tender)));
  const confirm = async () => {
    const answer = await close.run({
      id: batch.id,
      counted: TENDERS.map((tender) => ({ tender, countedCents: cents(counted[tender] ?? 0) })),
      note: note.trim(),
    });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Batch ${batch.number} is closed.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Count batch ${batch.number}`}
      confirmLabel="Close batch"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={close.busy}
      failure={failure}
      focusInside
      width="medium"
    >
      <p className="muted">
        {batch.day}, {batch.userName}, {batch.payments} payments
      </p>
      <table className="ledger-slip">
        <thead>
          <tr>
            <th scope="col">Tender</th>
            <th scope="col">Expected</th>
            <th scope="col">Counted</th>
          </tr>
        </thead>
        <tbody>
          {TENDERS.map((tender, i) => (
            <tr key={tender}>
              <th scope="row">{TENDER_WORDS[tender]}</th>
              <td>
                <Money cents={expected(tender)} />
              </td>
              <td>
                <MoneyInput
                  label={`${TENDER_WORDS[tender]} counted`}
                  hideLabel
                  value={counted[tender] ?? null}
                  onChange={(value) => setCounted((old) => ({ ...old, [tender]: value }))}
                  autoFocus={i === 0}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Note tone={off === 0 ? 'fine' : 'warns'}>
        {off === 0 ? 'Counted and expected agree.' : `Counted differs by ${formatAmount(off)}.`}
      </Note>
      <TextInput label="Note" value={note} onChange={(text) => setNote(text.slice(0, 200))} />
    </ConfirmSheet>
  );
}
