import { useNavigate } from 'react-router';
import type { PatientDetail } from '#shared/contract/patients.ts';
import type { ClaimSummary } from '#shared/domain/claim.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ClaimChip, EncounterChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

type Visit = PatientDetail['encounters'][number];

const VISITS: readonly Column<Visit>[] = [
  {
    key: 'date',
    header: 'Date',
    width: '104px',
    cell: (e) => <DateText date={e.serviceDate} />,
    sort: (e) => e.serviceDate,
  },
  { key: 'reason', header: 'Reason', width: 'minmax(150px, 1.5fr)', cell: (e) => e.reason },
  { key: 'provider', header: 'Seen by', width: 'minmax(120px, 1fr)', cell: (e) => e.providerName },
  { key: 'status', header: 'State', width: '118px', cell: (e) => <EncounterChip status={e.status} /> },
  {
    key: 'charge',
    header: 'Charges',
    width: '96px',
    align: 'right',
    cell: (e) => <Money cents={e.chargeCents} />,
  },
];

/** The visits of a patient; Enter opens the coding. */
export function EncounterTable({ detail }: { readonly detail: PatientDetail }) {
  const navigate = useNavigate();
  return (
    <Section title="Encounters" note={`${detail.encounters.length}, newest first`} fill>
      <DataTable
        label="Encounters"
        columns={VISITS}
        rows={detail.encounters}
        rowId={(e) => e.id}
        onOpen={(e) => void navigate(`/coding/${e.id}`)}
        autoFocus
        fill
        empty={
          <EmptyState title="Not seen yet">Each visit stands here with its state and its charges.</EmptyState>
        }
      />
    </Section>
  );
}

const CLAIMS: readonly Column<ClaimSummary>[] = [
  {
    key: 'number',
    header: 'Claim',
    width: '104px',
    cell: (c) => <CodeText>{c.controlNumber}</CodeText>,
    sort: (c) => c.controlNumber,
  },
  {
    key: 'date',
    header: 'Visit',
    width: '104px',
    cell: (c) => <DateText date={c.serviceDate} />,
    sort: (c) => c.serviceDate,
  },
  { key: 'payer', header: 'Payer', width: 'minmax(120px, 1fr)', cell: (c) => c.payerName },
  { key: 'status', header: 'State', width: '118px', cell: (c) => <ClaimChip status={c.status} /> },
  {
    key: 'charge',
    header: 'Charge',
    width: '90px',
    align: 'right',
    cell: (c) => <Money cents={c.chargeCents} />,
  },
  {
    key: 'paid',
    header: 'Paid',
    width: '90px',
    align: 'right',
    cell: (c) => <Money cents={c.insurerPaidCents} />,
  },
  {
    key: 'open',
    header: 'Insurer owes',
    width: '106px',
    align: 'right',
    cell: (c) => <Money cents={c.insurerBalanceCents} />,
  },
];

/** The claims of a patient; Enter opens one. */
export function ClaimTable({ detail }: { readonly detail: PatientDetail }) {
  const navigate = useNavigate();
  return (
    <Section title="Claims" note={String(detail.claims.length)} fill>
      <DataTable
        label="Claims"
        columns={CLAIMS}
        rows={detail.claims}
        rowId={(c) => c.id}
        onOpen={(c) => void navigate(`/claims/${c.id}`)}
        fill
        empty={<EmptyState title="No claims yet">A claim is made from a coded encounter.</EmptyState>}
      />
    </Section>
  );
}
