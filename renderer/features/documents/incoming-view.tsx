import type { InboxItem } from '#shared/contract/documents.ts';
import { ChargesTable, ResultsTable } from '#renderer/ui/results-table.tsx';

/** What the file says: results as a table, proposed charges, and the text. */
export function IncomingView({ item }: { readonly item: InboxItem }) {
  const { document, encounter } = item;
  if (document === null)
    return (
      <section className="inbox-part" aria-label="In the file">
        <p className="muted">
          {item.row.kind === 'visit'
            ? `A visit${encounter?.serviceDate ? ` of ${encounter.serviceDate}` : ''}, without a document.`
            : 'Data of a patient, without a visit and without a document.'}
        </p>
      </section>
    );
  return (
    <>
      {document.results.length === 0 ? null : <ResultsTable results={document.results} />}
      {document.charges.length === 0 ? null : <ChargesTable charges={document.charges} />}
      {document.text.trim() === '' ? null : (
        <article className="inbox-text" aria-label="Text of the document">
          {document.text.slice(0, MOST_SHOWN)}
          {document.text.length > MOST_SHOWN ? '…' : ''}
        </article>
      )}
    </>
  );
}

/** Enough to know what it is; all of it stands in the workbench. */
const MOST_SHOWN = 20_000;
