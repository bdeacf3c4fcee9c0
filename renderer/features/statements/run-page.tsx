import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { HOLD_RULES, type MendPlace } from '#shared/domain/statements/gate.ts';
import type { RunPreview, RunRow, StatementRun } from '#shared/domain/statements/run.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { BillTabs } from '#renderer/ui/bill-tabs.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { IssueRunSheet } from './issue-run-sheet.tsx';
import { OverrideSheet } from './override-sheet.tsx';
import { RunFilterBar } from './run-filter.tsx';
import { resetRun, useRunStore } from './run-store.ts';
import { RunTotals } from './run-totals.tsx';
import { SampleSheet } from './sample-sheet.tsx';
import { SmallBalancesSheet } from './small-balances-sheet.tsx';
import { useTask } from './use-task.ts';
import './statements.css';

/** The page where a hold is mended. */
function mendPath(place: MendPlace, patientId: string, claimId: string | null): string {
  switch (place) {
    case 'patient':
      return `/patients/${patientId}`;
    case 'ledger':
      return `/ledger/patient/${patientId}`;
    case 'claims':
      return claimId === null ? `/patients/${patientId}` : `/claims/${claimId}`;
    case 'settings':
      return '/settings/statements';
    case 'statements':
      return '/statements/sent?kind=statement';
  }
}

/** A run of statements: who, what is held and why, and all of them as one document. */
export function RunPage() {
  const navigate = useNavigate();
  const { filter, chosen, leftOut, overrides } = useRunStore();
  const [preview, setPreview] = useState<RunPreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sheet, setSheet] = useState<'issue' | 'override' | 'sample' | 'small' | null>(null);
  const task = useTask('previewRun');
  // Asked again when money, patients or sent papers change.
  const runs = useCall('statements', 'runs', {});
  const forbidden = usePermission('money.write');
  const mayAdjust = usePermission('money.adjust');
  const wanted = JSON.stringify(filter);
  useEffect(() => {
    let over = false;
    const wait = setTimeout(() => {
      void task.run({ filter: JSON.parse(wanted) as typeof filter }).then((answer) => {
        if (over || answer === null) return;
        if (answer.ok) setPreview(answer.value);
        setFailure(answer.ok ? null : answer.error);
      });
    }, 150);
    return () => {
      over = true;
      clearTimeout(wait);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the task is the same for the life of the page
  }, [wanted, runs.data]);
  const rows = preview?.rows ?? [];
  const row = rows.find((r) => r.patientId === chosen) ?? null;
  const goes = (r: RunRow) =>
    !leftOut.has(r.patientId) && (r.holds.length === 0 || overrides.has(r.patientId));
  const going = rows.filter(goes);
  const small = rows.filter((r) => r.holds.length === 1 && r.holds[0]?.key === 'small_balance');
  const goingCents = going.reduce((sum, r) => sum + r.balanceCents, 0);
  const leave = () => {
    if (!row) return;
    const next = new Set(leftOut);
    if (!next.delete(row.patientId)) next.add(row.patientId);
    useRunStore.setState({ leftOut: next });
  };
  const firstHold = row?.holds[0];
  const mend = () => {
    if (row && firstHold)
      void navigate(mendPath(HOLD_RULES[firstHold.key].mend, row.patientId, firstHold.claimId));
  };
  useKeys([
    {
      combo: 'X',
      label: 'Leave out or take in',
      run: leave,
      when: row !== null && row.holds.length === 0,
      inPalette: true,
    },
    { combo: 'M', label: 'Mend the hold', run: mend, when: firstHold !== undefined, inPalette: true },
  ]);
  return (
    <Page
      title="Statement run"
      crumbs={[{ label: 'Statements', to: '/statements' }]}
      meta={
        preview
          ? `${going.length} go, ${formatAmount(goingCents)} in all; ${rows.length - going.length} stay`
          : undefined
      }
      hints={[
        { combo: 'Enter', label: 'see the statement' },
        { combo: 'X', label: 'leave out' },
        { combo: 'M', label: 'mend the hold' },
      ]}
      actions={
        <>
          <Button
            keys="B"
            label="Write small balances off"
            onClick={() => setSheet('small')}
            disabledReason={
              mayAdjust ?? (small.length === 0 ? 'No account is held as a small balance.' : null)
            }
          >
            Small balances
          </Button>
          <Button
            keys="O"
            label="Send in spite of a hold"
            onClick={() => setSheet('override')}
            disabledReason={forbidden ?? overrideReason(row)}
          >
            Send after all
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Issue the statements"
            onClick={() => setSheet('issue')}
            disabledReason={forbidden ?? (going.length === 0 ? 'No statement can go.' : null)}
          >
            {`Issue ${going.length} ${going.length === 1 ? 'statement' : 'statements'}`}
          </Button>
        </>
      }
    >
      <BillTabs here="/statements/run" />
      <RunFilterBar />
      {failure ? <ErrorNote failure={failure} /> : null}
      {preview ? <RunTotals totals={preview.totals} /> : null}
      <div className="statements-panel" aria-busy={task.progress !== null}>
        {preview === null && failure === null ? (
          <p className="loading" role="status">
            {task.progress && task.progress.total > 0
              ? `Reading the accounts: ${task.progress.done} of ${task.progress.total}…`
              : 'Reading the accounts…'}
          </p>
        ) : null}
        {preview ? (
          <DataTable
            label="Accounts of the run"
            columns={columns(leftOut, overrides)}
            rows={rows}
            rowId={(r) => r.patientId}
            fill
            autoFocus
            selectedId={chosen}
            onSelect={(r) => useRunStore.setState({ chosen: r.patientId })}
            onOpen={(r) => {
              useRunStore.setState({ chosen: r.patientId });
              setSheet('sample');
            }}
            empty={
              <EmptyState title="No account fits">
                Nobody owes anything that this filter lets through.
              </EmptyState>
            }
          />
        ) : null}
      </div>
      {sheet === 'sample' && row ? (
        <SampleSheet row={row} asOf={filter.asOf} onClose={() => setSheet(null)} />
      ) : null}
      {sheet === 'override' && row ? <OverrideSheet row={row} onClose={() => setSheet(null)} /> : null}
      {sheet === 'small' ? <SmallBalancesSheet rows={small} onClose={() => setSheet(null)} /> : null}
      {sheet === 'issue' ? (
        <IssueRunSheet
          count={going.length}
          cents={goingCents}
          onClose={() => setSheet(null)}
          onIssued={(run: StatementRun) => {
            resetRun();
            setSheet(null);
            void navigate(`/statements/sent?kind=run&run=${run.id}`);
          }}
        />
      ) : null}
    </Page>
  );
}

function overrideReason(row: RunRow | null): string | null {
  if (!row) return 'Choose a held account.';
  if (row.holds.length === 0) return 'This account is not held.';
  const never = row.holds.find((h) => HOLD_RULES[h.key].override === 'never');
  return never ? `This is mended first: ${never.words}` : null;
}

function columns(
  leftOut: ReadonlySet<string>,
  overrides: ReadonlyMap<string, string>,
): readonly Column<RunRow>[] {
  return [
    {
      key: 'name',
      header: 'Account of',
      width: 'minmax(150px, 1fr)',
      cell: (r) => (r.family.length === 0 ? r.name : `${r.name} (+${r.family.length})`),
      sort: (r) => r.name,
    },
    {
      key: 'account',
      header: 'Account',
      width: '92px',
      cell: (r) => <CodeText>{r.accountNumber}</CodeText>,
      sort: (r) => r.accountNumber,
    },
    {
      key: 'age',
      header: 'Days open',
      width: '86px',
      align: 'right',
      cell: (r) => String(r.ageDays),
      sort: (r) => r.ageDays,
    },
    {
      key: 'step',
      header: 'Step',
      width: '56px',
      align: 'right',
      cell: (r) => String(r.step),
      sort: (r) => r.step,
    },
    {
      key: 'last',
      header: 'Last sent',
      width: '104px',
      cell: (r) => <DateText date={r.lastStatementOn} />,
      sort: (r) => r.lastStatementOn ?? '',
    },
    {
      key: 'balance',
      header: 'Owes',
      width: '104px',
      align: 'right',
      cell: (r) => <Money cents={r.balanceCents} strong />,
      sort: (r) => r.balanceCents,
    },
    {
      key: 'gate',
      header: 'Goes',
      width: 'minmax(240px, 1.6fr)',
      cell: (r) => <Gate row={r} leftOut={leftOut.has(r.patientId)} override={overrides.get(r.patientId)} />,
      sort: (r) => r.holds[0]?.key ?? '',
    },
  ];
}

function Gate(props: {
  readonly row: RunRow;
  readonly leftOut: boolean;
  readonly override: string | undefined;
}) {
  const [first, ...more] = props.row.holds;
  if (props.leftOut) return <StatusChip tone="neutral">left out</StatusChip>;
  if (!first) return <StatusChip tone="informs">goes</StatusChip>;
  if (props.override !== undefined)
    return <StatusChip tone="warns">{`goes after all: ${props.override}`}</StatusChip>;
  return (
    <span className="run-hold" title={props.row.holds.map((h) => h.words).join(' ')}>
      <StatusChip tone="warns">{HOLD_RULES[first.key].short.toLowerCase()}</StatusChip> {first.words}
      {more.length === 0 ? '' : ` And ${more.length} more.`}
    </span>
  );
}
