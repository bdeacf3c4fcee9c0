import type { Reconciliation, RemitRow, UnreconciledRow } from '#shared/domain/history/remittances.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

const OUTCOMES: Readonly<
  Record<RemitRow['outcome'], readonly ['fine' | 'neutral' | 'stops' | 'informs' | 'warns', string]>
> = {
  planned: ['informs', 'Read'],
  posted: ['fine', 'Posted'],
  known: ['neutral', 'Known'],
  held: ['warns', 'Held'],
  refused: ['stops', 'Refused'],
  stopped: ['neutral', 'Stopped'],
};

const REMITS: readonly Column<RemitRow>[] = [
  {
    key: 'file',
    header: 'File',
    width: 'minmax(120px, 0.8fr)',
    cell: (r) => <span title={r.fileName}>{r.fileName}</span>,
    sort: (r) => r.fileName,
  },
  {
    key: 'outcome',
    header: 'Outcome',
    width: '100px',
    cell: (r) => <StatusChip tone={OUTCOMES[r.outcome][0]}>{OUTCOMES[r.outcome][1]}</StatusChip>,
    sort: (r) => r.outcome,
  },
  {
    key: 'proof',
    header: 'Proof',
    width: '152px',
    cell: (r) =>
      r.outcome === 'refused' ? (
        ''
      ) : r.balanced ? (
        <StatusChip tone="fine">Balances</StatusChip>
      ) : (
        <StatusChip tone="stops">Does not balance</StatusChip>
      ),
    sort: (r) => Number(r.balanced),
  },
  {
    key: 'paid',
    header: 'Paid on',
    width: '100px',
    cell: (r) => <DateText date={r.paidOn} />,
    sort: (r) => r.paidOn ?? '',
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(110px, 0.7fr)',
    cell: (r) => r.payerName,
    sort: (r) => r.payerName,
  },
  {
    key: 'trace',
    header: 'Check or transfer',
    width: '140px',
    cell: (r) => <CodeText>{r.traceNumber}</CodeText>,
  },
  {
    key: 'claims',
    header: 'Claims here',
    width: '96px',
    align: 'right',
    cell: (r) => (
      <span className="mono">
        {r.found} of {r.claims}
      </span>
    ),
    sort: (r) => r.claims - r.found,
  },
  {
    key: 'amount',
    header: 'Paid',
    width: '112px',
    align: 'right',
    cell: (r) => <Money cents={r.amountCents} />,
    sort: (r) => r.amountCents,
  },
  { key: 'note', header: 'Note', width: 'minmax(220px, 2fr)', wrap: true, cell: (r) => r.sentence },
];

/** Remittances among the files, each with its proof. */
export function RemitsTable({ rows }: { readonly rows: readonly RemitRow[] }) {
  return (
    <DataTable
      label="Remittances"
      columns={REMITS}
      rows={rows}
      rowId={(row) => `${row.fileName} ${row.sha256} ${rows.indexOf(row)}`}
      rowTone={(row) => (row.outcome === 'refused' || row.outcome === 'held' ? 'stops' : null)}
    />
  );
}

const KINDS: Readonly<Record<UnreconciledRow['kind'], string>> = {
  file: 'File not posted',
  payment: 'Payment left out',
  claim: 'Claim of a remittance',
  unanswered: 'No remittance',
};

type Numbered = UnreconciledRow & { readonly at: number };

const OPEN: readonly Column<Numbered>[] = [
  { key: 'kind', header: 'What', width: '170px', cell: (r) => KINDS[r.kind], sort: (r) => r.kind },
  {
    key: 'claim',
    header: 'Claim',
    width: '140px',
    cell: (r) => <CodeText>{r.controlNumber}</CodeText>,
    sort: (r) => r.controlNumber,
  },
  {
    key: 'trace',
    header: 'Check or transfer',
    width: '140px',
    cell: (r) => <CodeText>{r.traceNumber}</CodeText>,
  },
  {
    key: 'file',
    header: 'File',
    width: 'minmax(130px, 0.8fr)',
    cell: (r) => <span title={r.fileName}>{r.fileName}</span>,
    sort: (r) => r.fileName,
  },
  {
    key: 'amount',
    header: 'Amount',
    width: '112px',
    align: 'right',
    cell: (r) => <Money cents={r.amountCents} />,
    sort: (r) => r.amountCents,
  },
  { key: 'sentence', header: 'Why', width: 'minmax(240px, 2fr)', wrap: true, cell: (r) => r.sentence },
];

/** What was posted, and what did not come together. */
export function MoneySections({ money }: { readonly money: Reconciliation }) {
  const { remits, unreconciled, unreconciledTotal: total } = money;
  if (remits.length === 0) return null;
  const more = total > unreconciled.length ? `the first ${unreconciled.length} of ${total}` : undefined;
  return (
    <>
      <Section title="Remittances">
        <RemitsTable rows={remits} />
      </Section>
      {total === 0 ? null : (
        <Section title="What does not reconcile" note={more}>
          <DataTable
            label="What does not reconcile"
            columns={OPEN}
            rows={unreconciled.map((row, at): Numbered => ({ ...row, at }))}
            rowId={(row) => String(row.at)}
          />
        </Section>
      )}
    </>
  );
}
