import { useSearchParams } from 'react-router';
import { useState } from 'react';
import type { PaperKind, PatientPaper, StatementRun } from '#shared/domain/statements/run.ts';
import { StatementRunId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { BillTabs } from '#renderer/ui/bill-tabs.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PaperSheet } from '#renderer/ui/paper-sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { useKeys } from '#renderer/lib/keys.ts';
import { IssuedInvoices } from './issued-invoices.tsx';
import { RunSheet } from './run-sheet.tsx';
import { SentLetters } from './sent-letters.tsx';
import './statements.css';

const KINDS = [
  { value: 'run', label: 'Runs', keys: '1' },
  { value: 'statement', label: 'Statements', keys: '2' },
  { value: 'invoice', label: 'Invoices', keys: '3' },
  { value: 'receipt', label: 'Receipts', keys: '4' },
  { value: 'superbill', label: 'Superbills', keys: '5' },
  { value: 'letter', label: 'Letters', keys: '6' },
] as const;

/** Everything that left for patients, each with the bytes that were issued. */
export function SentPage() {
  const [params, setParams] = useSearchParams();
  const kind = KINDS.find((k) => k.value === params.get('kind'))?.value ?? 'run';
  const choose = (value: string) => setParams({ kind: value });
  useKeys(KINDS.map(({ keys, label, value }) => ({ combo: keys, label, run: () => choose(value) })));
  return (
    <Page
      title="Sent papers"
      crumbs={[{ label: 'Statements', to: '/statements' }]}
      hints={[{ combo: 'Enter', label: 'open' }]}
    >
      <BillTabs here="/statements/sent" />
      <div className="sent-kinds">
        <FilterChips label="Kind of paper" choices={KINDS} chosen={kind} onChoose={choose} />
      </div>
      <div className="statements-panel">
        {kind === 'run' ? <Runs opened={params.get('run')} /> : null}
        {kind === 'invoice' ? <IssuedInvoices patientId={null} fill /> : null}
        {kind === 'letter' ? <SentLetters /> : null}
        {kind !== 'run' && kind !== 'invoice' && kind !== 'letter' ? <Papers key={kind} kind={kind} /> : null}
      </div>
    </Page>
  );
}

const RUN_COLUMNS: readonly Column<StatementRun>[] = [
  {
    key: 'number',
    header: 'Run',
    width: '70px',
    cell: (r) => <CodeText>{String(r.number)}</CodeText>,
    sort: (r) => r.number,
  },
  {
    key: 'issued',
    header: 'Issued',
    width: '104px',
    cell: (r) => <DateText date={r.issuedOn} />,
    sort: (r) => r.issuedAt,
  },
  {
    key: 'asOf',
    header: 'As of',
    width: '104px',
    cell: (r) => <DateText date={r.asOfOn} />,
    sort: (r) => r.asOfOn,
  },
  { key: 'who', header: 'By', width: 'minmax(120px, 1fr)', cell: (r) => r.userName, sort: (r) => r.userName },
  {
    key: 'count',
    header: 'Statements',
    width: '100px',
    align: 'right',
    cell: (r) => String(r.statements),
    sort: (r) => r.statements,
  },
  {
    key: 'held',
    header: 'Held',
    width: '70px',
    align: 'right',
    cell: (r) => String(r.heldCount),
    sort: (r) => r.heldCount,
  },
  {
    key: 'amount',
    header: 'Amount',
    width: '120px',
    align: 'right',
    cell: (r) => <Money cents={r.amountCents} strong />,
    sort: (r) => r.amountCents,
  },
  {
    key: 'state',
    header: 'State',
    width: 'minmax(140px, 1fr)',
    cell: (r) =>
      r.voidedAt === null ? '' : <StatusChip tone="neutral">{`void: ${r.voidReason}`}</StatusChip>,
  },
];

function Runs({ opened }: { readonly opened: string | null }) {
  const runs = useCall('statements', 'runs', {});
  const [chosen, setChosen] = useState(opened);
  if (runs.error) return <ErrorNote failure={runs.error} retry={runs.refetch} />;
  if (!runs.data) return <Loading what="the runs" />;
  const id = StatementRunId.safeParse(chosen);
  return (
    <>
      <DataTable
        label="Statement runs"
        columns={RUN_COLUMNS}
        rows={runs.data}
        rowId={(r) => r.id}
        fill
        autoFocus
        onOpen={(r) => setChosen(r.id)}
        empty={
          <EmptyState title="No statements were run yet">
            A run is kept here with its document from the moment it is issued.
          </EmptyState>
        }
      />
      {id.success && runs.data.some((r) => r.id === id.data) ? (
        <RunSheet id={id.data} onClose={() => setChosen(null)} />
      ) : null}
    </>
  );
}

const PAPER_COLUMNS: readonly Column<PatientPaper>[] = [
  {
    key: 'number',
    header: 'Number',
    width: '90px',
    cell: (p) => <CodeText>{p.number}</CodeText>,
    sort: (p) => p.number,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1fr)',
    cell: (p) => p.patientName,
    sort: (p) => p.patientName,
  },
  {
    key: 'issued',
    header: 'Issued',
    width: '104px',
    cell: (p) => <DateText date={p.issuedOn} />,
    sort: (p) => p.issuedAt,
  },
  {
    key: 'amount',
    header: 'Amount',
    width: '120px',
    align: 'right',
    cell: (p) => <Money cents={p.amountCents} />,
    sort: (p) => p.amountCents,
  },
  {
    key: 'state',
    header: 'State',
    width: 'minmax(160px, 1fr)',
    cell: (p) =>
      p.voidedAt === null ? (
        p.overrideReason === '' ? (
          ''
        ) : (
          `sent after all: ${p.overrideReason}`
        )
      ) : (
        <StatusChip tone="neutral">{`void: ${p.voidReason}`}</StatusChip>
      ),
  },
];

function Papers({ kind }: { readonly kind: PaperKind }) {
  const papers = useCall('statements', 'papers', { patientId: null, kind });
  const [opened, setOpened] = useState<PatientPaper | null>(null);
  if (papers.error) return <ErrorNote failure={papers.error} retry={papers.refetch} />;
  if (!papers.data) return <Loading what="the papers" />;
  return (
    <>
      <DataTable
        label={`Sent: ${kind}s`}
        columns={PAPER_COLUMNS}
        rows={papers.data}
        rowId={(p) => p.id}
        fill
        autoFocus
        onOpen={setOpened}
        empty={<EmptyState title={`No ${kind} was issued yet`}>{EMPTY_WORDS[kind]}</EmptyState>}
      />
      {opened ? <PaperSheet paper={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

const EMPTY_WORDS: Readonly<Record<PaperKind, string>> = {
  statement: 'Statements are issued by a run.',
  receipt:
    'A receipt is made when a payment is taken at the front desk, or from the payment in a patient’s ledger.',
  superbill: 'A superbill is made on the page of a patient, from a visit that is coded.',
};
