import { useState } from 'react';
import type { PaperPrint } from '#shared/domain/cms1500/paper-print.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { CodeText, InstantText } from '#renderer/ui/text.tsx';

const MOST = 200;

const COLUMNS: readonly Column<PaperPrint>[] = [
  { key: 'at', header: 'When', width: '148px', cell: (p) => <InstantText at={p.at} /> },
  { key: 'claims', header: 'Claims', width: 'minmax(110px, 1fr)', cell: claimsText },
  {
    key: 'pages',
    header: 'Forms',
    width: '56px',
    align: 'right',
    cell: (p) => <CodeText>{p.pages}</CodeText>,
  },
  { key: 'how', header: 'How', width: '112px', cell: howText },
];

function claimsText({ claims }: PaperPrint): string {
  const first = claims[0];
  if (!first) return '';
  return claims.length === 1
    ? `${first.controlNumber} ${first.patientName}`
    : `${first.controlNumber} and ${claims.length - 1} more`;
}

function howText({ way, face }: PaperPrint): string {
  return `${way === 'printed' ? 'Printed' : 'Saved'}, ${face === 'complete' ? 'form' : 'data'}`;
}

/** What left on paper, newest first; each can be opened and printed again as it was. */
export function PrintedSection() {
  const call = useCall('paperForms', 'prints', { claimId: null, limit: MOST });
  const [open, setOpen] = useState<PaperPrint | null>(null);
  return (
    <Section title="Printed and saved" note="Again as it was, whatever became of the claims" fill>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="what was printed" /> : null}
      {call.data ? (
        <DataTable
          label="Printed and saved forms"
          columns={COLUMNS}
          rows={call.data}
          rowId={(p) => p.id}
          onOpen={setOpen}
          fill
          empty={
            <EmptyState title="Nothing was printed yet">Forms that leave on paper stand here.</EmptyState>
          }
        />
      ) : null}
      {open ? <PrintedSheet print={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

function PrintedSheet({ print, onClose }: { readonly print: PaperPrint; readonly onClose: () => void }) {
  const pdf = useCall('paperForms', 'printedPdf', { id: print.id });
  const again = useAct('paperForms', 'printAgain');
  const save = useAct('paperForms', 'saveAgain');
  const forbidden = usePermission('claims.write');
  const idle = forbidden ?? (pdf.data ? null : 'The forms are still being drawn.');
  const printAgain = async () => {
    const answer = await again.run({ id: print.id });
    if (!answer.ok) announceFailure(answer.error);
    else
      announce(answer.value.outcome === 'printed' ? 'Sent to the printer again.' : 'Nothing was printed.', {
        tone: 'informs',
      });
  };
  const saveAgain = async () => {
    const answer = await save.run({ id: print.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}.`);
  };
  return (
    <Sheet
      open
      title={`CMS-1500: ${claimsText(print)}`}
      note={
        <span className="muted">
          <InstantText at={print.at} />, {print.userName}
          {print.printer === '' ? '' : `, ${print.printer}`}
        </span>
      }
      width="large"
      onClose={onClose}
      foot={
        <>
          <CancelButton onCancel={onClose} />
          <Button keys="Mod+S" onClick={() => void saveAgain()} busy={save.busy} disabledReason={idle}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Print again"
            onClick={() => void printAgain()}
            busy={again.busy}
            disabledReason={idle}
            autoFocus
          >
            Print again…
          </Button>
        </>
      }
    >
      {pdf.error ? <ErrorNote failure={pdf.error} retry={pdf.refetch} /> : null}
      {pdf.loading ? <Loading what="the forms" /> : null}
      {pdf.data ? <PdfView bytes={pdf.data.pdf} label="CMS-1500 as it was printed" /> : null}
    </Sheet>
  );
}
