import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { PlanRow } from '#shared/contract/plans.ts';
import { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { BillTabs } from '#renderer/ui/bill-tabs.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { RulesSheet } from './rules-sheet.tsx';
import { planState, STEP_WORDS } from './words.ts';
import './plans.css';

const COLUMNS: readonly Column<PlanRow>[] = [
  {
    key: 'number',
    header: 'Plan',
    width: '64px',
    cell: (p) => <CodeText>{p.number}</CodeText>,
    sort: (p) => p.number,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1.3fr)',
    cell: (p) => p.patientName,
    sort: (p) => p.patientName,
  },
  {
    key: 'account',
    header: 'Account',
    width: '90px',
    cell: (p) => <CodeText>{p.accountNumber}</CodeText>,
    sort: (p) => p.accountNumber,
  },
  { key: 'state', header: 'State', width: '130px', cell: (p) => <State row={p} />, sort: (p) => p.lateDays },
  {
    key: 'due',
    header: 'Due',
    width: '100px',
    align: 'right',
    cell: (p) => <Money cents={p.dueCents} strong />,
    sort: (p) => p.dueCents,
  },
  {
    key: 'step',
    header: 'Step',
    width: 'minmax(110px, 0.6fr)',
    cell: (p) => (p.step ? `${STEP_WORDS[p.step.act]}, day ${p.step.afterDays}` : ''),
    sort: (p) => p.step?.afterDays ?? 0,
  },
  {
    key: 'next',
    header: 'Next on',
    width: '104px',
    cell: (p) => <DateText date={p.nextOn} />,
    sort: (p) => p.nextOn ?? '',
  },
  {
    key: 'paid',
    header: 'Paid',
    width: '100px',
    align: 'right',
    cell: (p) => <Money cents={p.paidCents} />,
    sort: (p) => p.paidCents,
  },
  {
    key: 'left',
    header: 'Left',
    width: '110px',
    align: 'right',
    cell: (p) => <Money cents={p.leftCents} />,
    sort: (p) => p.leftCents,
  },
];

function State({ row }: { readonly row: PlanRow }) {
  const { tone, words } = planState(row);
  return <StatusChip tone={tone}>{words}</StatusChip>;
}

/** Every plan, those that are late or due first. `?patient=` opens a new plan for somebody. */
export function PlansPage() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const forbidden = usePermission('money.write');
  const mayRule = usePermission('settings.write');
  const plans = useCall('plans', 'list', { patientId: null });
  const patientId = PatientId.safeParse(params.get('patient')).data ?? null;
  const patient = useCall(
    'patients',
    'get',
    { id: patientId ?? ('' as PatientId) },
    { enabled: patientId !== null },
  );
  const [ruling, setRuling] = useState(false);
  const rows = plans.data ?? [];
  const due = rows.filter((p) => p.dueCents > 0);
  return (
    <Page
      title="Payment plans"
      crumbs={[{ label: 'Statements', to: '/statements' }]}
      meta={
        plans.data
          ? `${due.length} due, ${formatAmount(sumCents(due.map((p) => p.dueCents)))} in all`
          : undefined
      }
      hints={[{ combo: 'Enter', label: 'open' }]}
      actions={
        <Button keys="R" onClick={() => setRuling(true)} disabledReason={mayRule}>
          Rules for plans
        </Button>
      }
    >
      <BillTabs here="/statements/plans" />
      {plans.error ? <ErrorNote failure={plans.error} retry={plans.refetch} /> : null}
      {plans.loading ? <Loading what="the plans" /> : null}
      {plans.data ? (
        <DataTable
          label="Payment plans"
          columns={COLUMNS}
          rows={rows}
          rowId={(p) => p.id}
          fill
          autoFocus
          onOpen={(p) => void navigate(`/statements/plans/${p.id}`)}
          rowTone={(p) => (p.lateDays > 0 ? 'stops' : p.state === 'running' ? null : 'muted')}
          foot={{
            patient: `${rows.length} ${rows.length === 1 ? 'plan' : 'plans'}`,
            due: <Money cents={sumCents(rows.map((p) => p.dueCents))} strong />,
            left: <Money cents={sumCents(rows.map((p) => p.leftCents))} />,
          }}
          empty={
            <EmptyState title="No payment plan was agreed yet">
              A plan begins on the page of the patient who owes: press I there.
            </EmptyState>
          }
        />
      ) : null}
      {patient.data && patientId !== null && forbidden === null ? (
        <PlanSheet
          patientId={patientId}
          patientName={`${patient.data.patient.firstName} ${patient.data.patient.lastName}`}
          plan={null}
          onClose={() => setParams({})}
          onDone={(plan) => void navigate(`/statements/plans/${plan.id}`, { replace: true })}
        />
      ) : null}
      {ruling ? <RulesSheet onClose={() => setRuling(false)} /> : null}
    </Page>
  );
}
