import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PatientDetail } from '#shared/contract/patients.ts';
import type { ClaimSummary } from '#shared/domain/claim.ts';
import type { PatientPaper } from '#shared/domain/statements/run.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { PaperSheet } from '#renderer/ui/paper-sheet.tsx';
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

/** The visits of a patient; Enter opens the coding, a key makes the superbill of the chosen one. */
export function EncounterTable({ detail }: { readonly detail: PatientDetail }) {
  const navigate = useNavigate();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = detail.encounters.find((e) => e.id === chosenId) ?? detail.encounters[0];
  return (
    <Section
      title="Encounters"
      note={`${detail.encounters.length}, newest first`}
      actions={<SuperbillButton visit={chosen} />}
      fill
    >
      <DataTable
        label="Encounters"
        columns={VISITS}
        rows={detail.encounters}
        rowId={(e) => e.id}
        selectedId={chosen?.id ?? null}
        onSelect={(e) => setChosenId(e.id)}
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

/** What the patient files with an own insurer: made of the visit's coding, kept, and shown for printing. */
function SuperbillButton({ visit }: { readonly visit: Visit | undefined }) {
  const forbidden = usePermission('money.write');
  const make = useAct('statements', 'superbill');
  const [paper, setPaper] = useState<PatientPaper | null>(null);
  if (!visit) return null;
  const coded = visit.status === 'coded' || visit.status === 'billed';
  const issue = async () => {
    const answer = await make.run({ encounterId: visit.id });
    if (answer.ok) setPaper(answer.value);
    else announceFailure(answer.error);
  };
  return (
    <>
      <Button
        keys="B"
        kind="quiet"
        label={`Superbill of ${visit.serviceDate}`}
        onClick={() => void issue()}
        busy={make.busy}
        disabledReason={
          forbidden ?? (coded ? null : 'This visit is not coded yet: a superbill is made from its codes.')
        }
      >
        Superbill
      </Button>
      {paper ? <PaperSheet paper={paper} onClose={() => setPaper(null)} /> : null}
    </>
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
