import type { PatientPaper } from '#shared/domain/statements/run.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from './button.tsx';
import { ErrorNote, Loading, Note } from './messages.tsx';
import { PdfView } from './pdf-view.tsx';
import { Sheet } from './sheet.tsx';
import './paper-sheet.css';

const KIND_WORDS = { statement: 'Statement', receipt: 'Receipt', superbill: 'Superbill' } as const;

/** A paper as it was issued; it prints and saves the very bytes that were kept. */
export function PaperSheet({
  paper,
  onClose,
}: {
  readonly paper: PatientPaper;
  readonly onClose: () => void;
}) {
  const kept = useCall('statements', 'paperPdf', { id: paper.id });
  const saving = useAct('statements', 'paperSave');
  const printing = useAct('statements', 'paperPrint');
  const title = `${KIND_WORDS[paper.kind]} ${paper.number}`;
  const save = async () => {
    const answer = await saving.run({ id: paper.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`${title} saved as ${answer.value.fileName}.`);
  };
  const print = async () => {
    const answer = await printing.run({ id: paper.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value.outcome === 'printed') announce(`${title} sent to the printer.`);
    else announce('Nothing was printed.', { tone: 'informs' });
  };
  return (
    <Sheet
      open
      title={title}
      note={<span className="muted">as issued on {paper.issuedOn}</span>}
      width="large"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button keys="Mod+S" onClick={() => void save()} busy={saving.busy}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Print again"
            onClick={() => void print()}
            busy={printing.busy}
            autoFocus
          >
            Print again…
          </Button>
        </>
      }
    >
      {paper.voidedAt === null ? null : <Note tone="warns">{`Void: ${paper.voidReason}`}</Note>}
      {kept.error ? <ErrorNote failure={kept.error} retry={kept.refetch} /> : null}
      {kept.loading ? <Loading what="the paper" /> : null}
      <div className="paper-pages">{kept.data ? <PdfView bytes={kept.data.pdf} label={title} /> : null}</div>
    </Sheet>
  );
}
