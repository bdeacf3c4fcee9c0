import { useState } from 'react';
import type { StatementRunId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { ConfirmSheet, Sheet } from '#renderer/ui/sheet.tsx';

/** A run with its document: printed, saved, and voided as one. */
export function RunSheet({ id, onClose }: { readonly id: StatementRunId; readonly onClose: () => void }) {
  const detail = useCall('statements', 'runDetail', { id });
  const kept = useCall('statements', 'runPdf', { id });
  const saving = useAct('statements', 'runSave');
  const printing = useAct('statements', 'runPrint');
  const forbidden = usePermission('money.write');
  const [voiding, setVoiding] = useState(false);
  const run = detail.data?.run;
  const save = async () => {
    const answer = await saving.run({ id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`The run is saved as ${answer.value.fileName}.`);
  };
  const print = async () => {
    const answer = await printing.run({ id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value.outcome === 'printed') announce('The run is sent to the printer.');
    else announce('Nothing was printed.', { tone: 'informs' });
  };
  return (
    <Sheet
      open
      title={run ? `Run ${run.number}` : 'Run'}
      note={
        run ? (
          <span className="muted">
            {`${run.statements} statements, ${run.pages} pages, ${formatAmount(run.amountCents)}; ${run.heldCount} held`}
          </span>
        ) : null
      }
      width="large"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            kind="danger"
            onClick={() => setVoiding(true)}
            disabledReason={forbidden ?? (run?.voidedAt != null ? 'This run is void.' : null)}
          >
            Void…
          </Button>
          <Button keys="Mod+S" onClick={() => void save()} busy={saving.busy}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Print"
            onClick={() => void print()}
            busy={printing.busy}
            autoFocus
          >
            Print…
          </Button>
        </>
      }
    >
      {detail.error ? <ErrorNote failure={detail.error} retry={detail.refetch} /> : null}
      {run && run.voidedAt !== null ? <Note tone="warns">{`Void: ${run.voidReason}`}</Note> : null}
      {detail.data && detail.data.held.length > 0 ? (
        <details className="run-held">
          <summary>{`${detail.data.held.length} held`}</summary>
          <ul>
            {detail.data.held.map((h) => (
              <li key={h.patientId}>
                {h.name} <span className="mono">{formatAmount(h.balanceCents)}</span>{' '}
                {h.holds.map((hold) => hold.words).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {kept.error ? <ErrorNote failure={kept.error} retry={kept.refetch} /> : null}
      {kept.loading ? <Loading what="the document" /> : null}
      <div className="invoice-sheet">
        {kept.data ? <PdfView bytes={kept.data.pdf} label={run ? `Run ${run.number}` : 'Run'} /> : null}
      </div>
      {voiding && run ? (
        <VoidSheet id={id} number={run.number} count={run.statements} onClose={() => setVoiding(false)} />
      ) : null}
    </Sheet>
  );
}

function VoidSheet(props: {
  readonly id: StatementRunId;
  readonly number: number;
  readonly count: number;
  readonly onClose: () => void;
}) {
  const voidRun = useAct('statements', 'voidRun');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const short = reason.trim().length < 3;
  const confirm = async () => {
    setTried(true);
    if (short) return;
    const answer = await voidRun.run({ id: props.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Run ${props.number} is void. Its ${props.count} statements do not count as sent.`);
    props.onClose();
  };
  return (
    <ConfirmSheet
      open
      danger
      focusInside
      title={`Void run ${props.number}`}
      confirmLabel="Void the run"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={voidRun.busy}
      failure={failure}
    >
      <p>
        Its statements stay readable, marked void, and do not count as sent. Letters that are in the mail are
        not called back.
      </p>
      <TextInput
        label="Reason"
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
        error={tried && short ? 'Say why it is void.' : undefined}
      />
    </ConfirmSheet>
  );
}
