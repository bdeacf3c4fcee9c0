import { useState } from 'react';
import type { InvoiceSummary } from '#shared/domain/invoice.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

const COLUMNS: readonly Column<InvoiceSummary>[] = [
  {
    key: 'number',
    header: 'Invoice',
    width: '100px',
    cell: (i) => <CodeText>{i.invoiceNumber}</CodeText>,
    sort: (i) => i.invoiceNumber,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1fr)',
    cell: (i) => i.patientName,
    sort: (i) => i.patientName,
  },
  {
    key: 'issued',
    header: 'Issued',
    width: '100px',
    cell: (i) => <DateText date={i.issuedOn} />,
    sort: (i) => i.issuedOn,
  },
  {
    key: 'due',
    header: 'Due',
    width: '100px',
    cell: (i) => <DateText date={i.dueOn} />,
    sort: (i) => i.dueOn,
  },
  {
    key: 'balance',
    header: 'Amount',
    width: '110px',
    align: 'right',
    cell: (i) => <Money cents={i.balanceCents} />,
    sort: (i) => i.balanceCents,
  },
];

/** Invoices as they were issued; each opens, prints and saves the very bytes that were kept. */
export function IssuedInvoices(props: { readonly patientId: PatientId | null; readonly fill?: boolean }) {
  const invoices = useCall('statements', 'invoices', { patientId: props.patientId });
  const [opened, setOpened] = useState<InvoiceSummary | null>(null);
  if (invoices.error) return <ErrorNote failure={invoices.error} retry={invoices.refetch} />;
  if (!invoices.data) return <Loading what="the invoices" />;
  return (
    <>
      <DataTable
        label="Issued invoices"
        columns={props.patientId === null ? COLUMNS : COLUMNS.filter((c) => c.key !== 'patient')}
        rows={invoices.data}
        rowId={(i) => i.id}
        fill={props.fill}
        autoFocus={props.fill}
        onOpen={setOpened}
        empty={
          props.patientId === null ? (
            <EmptyState title="No invoice was issued yet">
              Invoices stand here from the moment they are issued.
            </EmptyState>
          ) : (
            <p className="loading">No invoice was issued to this patient yet.</p>
          )
        }
      />
      {opened ? <InvoiceSheet invoice={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function InvoiceSheet({
  invoice,
  onClose,
}: {
  readonly invoice: InvoiceSummary;
  readonly onClose: () => void;
}) {
  const kept = useCall('statements', 'pdf', { id: invoice.id });
  const acts = useInvoiceActs();
  return (
    <Sheet
      open
      title={`Invoice ${invoice.invoiceNumber}`}
      note={<span className="muted">as issued on {invoice.issuedOn}</span>}
      width="large"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button keys="Mod+S" onClick={() => void acts.save(invoice)} busy={acts.busy}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Print again"
            onClick={() => void acts.print(invoice)}
            busy={acts.busy}
            autoFocus
          >
            Print again…
          </Button>
        </>
      }
    >
      {kept.error ? <ErrorNote failure={kept.error} retry={kept.refetch} /> : null}
      {kept.loading ? <Loading what="the invoice" /> : null}
      <div className="invoice-sheet">
        {kept.data ? <PdfView bytes={kept.data.pdf} label={`Invoice ${invoice.invoiceNumber}`} /> : null}
      </div>
    </Sheet>
  );
}

/** Printing and saving an issued invoice, with what came of it in the status bar. */
export function useInvoiceActs() {
  const saving = useAct('statements', 'save');
  const printing = useAct('statements', 'print');
  return {
    busy: saving.busy || printing.busy,
    save: async (invoice: InvoiceSummary): Promise<void> => {
      const answer = await saving.run({ id: invoice.id });
      if (!answer.ok) announceFailure(answer.error);
      else if (answer.value !== null)
        announce(`Invoice ${invoice.invoiceNumber} saved as ${answer.value.fileName}.`);
    },
    print: async (invoice: InvoiceSummary): Promise<void> => {
      const answer = await printing.run({ id: invoice.id });
      if (!answer.ok) announceFailure(answer.error);
      else if (answer.value.outcome === 'printed')
        announce(`Invoice ${invoice.invoiceNumber} sent to the printer.`);
      else announce(`Invoice ${invoice.invoiceNumber} is issued; nothing was printed.`, { tone: 'informs' });
    },
  };
}
