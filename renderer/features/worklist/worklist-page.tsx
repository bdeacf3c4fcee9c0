import { useNavigate } from 'react-router';
import { formatAmount } from '#shared/kernel/money.ts';
import type { WorklistCounts } from '#shared/contract/coding.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { ENCOUNTER_COLUMNS } from '#renderer/ui/encounter-columns.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Figures, Page, Section } from '#renderer/ui/page.tsx';
import { nextStep } from './next-step.ts';

const HINTS = [
  { combo: 'ArrowDown', label: 'rows' },
  { combo: 'Enter', label: 'open' },
];

/** Nothing has a charge before it is coded. */
const COLUMNS = ENCOUNTER_COLUMNS.filter((column) => column.key !== 'charge');

/** Today's page: what waits, where the money stops, and what is next. */
export function WorklistPage() {
  const counts = useCall('coding', 'counts', {});
  const seesCoding = usePermission('coding.read');
  const waiting = useCall(
    'coding',
    'worklist',
    { statuses: ['open', 'coding', 'held'], search: '', limit: 2000 },
    { enabled: seesCoding === null },
  );
  const inbox = useCall('documents', 'counts', {}, { enabled: seesCoding === null });
  const navigate = useNavigate();
  const next = counts.data ? nextStep(counts.data, waiting.data ?? []) : null;
  const failure = counts.error ?? waiting.error;
  return (
    <Page
      title="Worklist"
      hints={HINTS}
      meta={next === null ? (counts.data ? 'Nothing waits.' : '') : `Next: ${next.why}`}
      actions={
        next === null ? null : (
          <Button kind="main" keys="Mod+Enter" label={next.label} onClick={() => void navigate(next.to)}>
            {next.label}
          </Button>
        )
      }
    >
      {failure === null ? null : (
        <ErrorNote
          failure={failure}
          retry={() => {
            counts.refetch();
            waiting.refetch();
          }}
        />
      )}
      {counts.data ? (
        <Counts counts={counts.data} inbox={inbox.data?.waiting ?? 0} />
      ) : (
        <Loading what="the counts" />
      )}
      {seesCoding !== null ? null : waiting.data ? (
        <Section title="Visits to code" note="the oldest first" fill>
          <DataTable
            label="Visits to code"
            columns={COLUMNS}
            rows={waiting.data}
            rowId={(r) => r.id}
            onOpen={(r) => void navigate(`/coding/${r.id}`)}
            initialSort={{ key: 'date', down: false }}
            autoFocus
            fill
            empty={
              <EmptyState
                title="Every visit is coded"
                action={<Button onClick={() => void navigate('/patients')}>Go to patients</Button>}
              >
                New encounters stand here until they are coded. One is begun on the page of its patient.
              </EmptyState>
            }
          />
        </Section>
      ) : (
        <Loading what="the visits" />
      )}
    </Page>
  );
}

/** Each count opens the list that makes it. */
function Counts({ counts, inbox }: { readonly counts: WorklistCounts; readonly inbox: number }) {
  const item = (label: string, count: number, to: string, note?: string) => ({
    label,
    value: String(count),
    to,
    note,
  });
  return (
    <Figures
      items={[
        item('To code', counts.toCode, '/coding?status=open'),
        ...(counts.queriesOpen === 0
          ? []
          : [item('Queries open', counts.queriesOpen, '/coding?status=query')]),
        ...(counts.returned === 0 ? [] : [item('Returned', counts.returned, '/coding?status=returned')]),
        ...(inbox === 0 ? [] : [item('Inbox', inbox, '/inbox')]),
        item('Held', counts.held, '/coding?status=held'),
        item('Coded, no claim', counts.codedWithoutClaim, '/coding?status=coded'),
        item('Claims to check', counts.claimsToCheck, '/claims?status=draft'),
        item('Claims to send', counts.claimsReady, '/claims?status=ready'),
        item('Remits to post', counts.remittancesWaiting, '/remits'),
        {
          label: 'Patients to invoice',
          value: `${counts.balancesToInvoice} · ${formatAmount(counts.balancesToInvoiceCents)}`,
          to: '/statements',
        },
      ]}
    />
  );
}
