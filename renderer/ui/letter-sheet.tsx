import { LETTER_WORDS, type KeptLetters } from '#shared/domain/statements/letters.ts';
import type { PatientLetterId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from './button.tsx';
import { ErrorNote, Loading } from './messages.tsx';
import { PdfView } from './pdf-view.tsx';
import { Sheet } from './sheet.tsx';
import './paper-sheet.css';

/** Letters as they were made; they print and save the very bytes that were kept. */
export function LetterSheet({ id, onClose }: { readonly id: PatientLetterId; readonly onClose: () => void }) {
  const kept = useCall('statements', 'letterPdf', { id }, { tags: [] });
  const saving = useAct('statements', 'letterSave');
  const printing = useAct('statements', 'letterPrint');
  const title = kept.data ? titleOf(kept.data.letters) : 'Letters';
  const save = async () => {
    const answer = await saving.run({ id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}.`);
  };
  const print = async () => {
    const answer = await printing.run({ id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value.outcome === 'printed') announce(`${title}: sent to the printer.`);
    else announce('Nothing was printed.', { tone: 'informs' });
  };
  return (
    <Sheet
      open
      title={title}
      note={kept.data ? <span className="muted">as made on {kept.data.letters.madeOn}</span> : null}
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
            label="Print letters"
            onClick={() => void print()}
            busy={printing.busy}
            autoFocus
          >
            Print…
          </Button>
        </>
      }
    >
      {kept.error ? <ErrorNote failure={kept.error} retry={kept.refetch} /> : null}
      {kept.loading ? <Loading what="the letters" /> : null}
      <div className="paper-pages">{kept.data ? <PdfView bytes={kept.data.pdf} label={title} /> : null}</div>
    </Sheet>
  );
}

function titleOf({ kind, count, to }: KeptLetters): string {
  return count === 1 ? `${LETTER_WORDS[kind]}: ${to}` : `${LETTER_WORDS[kind]}: ${count} letters`;
}
