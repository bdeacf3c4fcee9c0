import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SecondaryDue } from '#shared/domain/claim-work.ts';
import { sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { countWord } from './desk-views.ts';

const COLUMNS: readonly Column<SecondaryDue>[] = [
  {
    key: 'claim',
    header: 'Claim',
    width: '84px',
    cell: (r) => <CodeText>{r.controlNumber}</CodeText>,
    sort: (r) => r.controlNumber,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(140px, 1fr)',
    cell: (r) => r.patientName,
    sort: (r) => r.patientName,
  },
  {
    key: 'service',
    header: 'Service',
    width: '96px',
    cell: (r) => <DateText date={r.serviceDate} />,
    sort: (r) => r.serviceDate,
  },
  {
    key: 'payer',
    header: 'Has answered',
    width: 'minmax(140px, 1fr)',
    cell: (r) => r.payerName,
    sort: (r) => r.payerName,
  },
  {
    key: 'on',
    header: 'Answered on',
    width: '104px',
    cell: (r) => <DateText date={r.answeredOn} />,
    sort: (r) => r.answeredOn ?? '',
  },
  {
    key: 'next',
    header: 'Next payer',
    width: 'minmax(140px, 1fr)',
    cell: (r) => r.nextPayerName,
    sort: (r) => r.nextPayerName,
  },
  {
    key: 'left',
    header: 'Left to pay',
    width: '98px',
    align: 'right',
    cell: (r) => <Money cents={r.leftCents} />,
    sort: (r) => r.leftCents,
  },
];

/** Claims of which the next payer should pay a part: one key makes its claim, with the answer filled in. */
export function SecondaryList({ forbidden }: { readonly forbidden: string | null }) {
  const navigate = useNavigate();
  const list = useCall('claims', 'secondaryDue', {});
  const make = useAct('claims', 'makeSecondary');
  const [selected, setSelected] = useState<string | null>(null);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = list.data ?? [];
  const marked = rows.find((row) => row.claimId === selected) ?? rows[0];
  const chosen = checked.size > 0 ? rows.filter((row) => checked.has(row.claimId)) : marked ? [marked] : [];
  const run = async () => {
    setFailure(null);
    let made = 0;
    for (const row of chosen) {
      const answer = await make.run({ id: row.claimId, coverageId: row.nextCoverageId });
      if (!answer.ok)
        return setFailure({
          ...answer.error,
          message: `${made > 0 ? `${countWord(made, 'claim')} made, then ` : ''}claim ${row.controlNumber}: ${answer.error.message}`,
        });
      made += 1;
      if (chosen.length === 1) void navigate(`/claims/${answer.value.summary.id}`);
    }
    setChecked(new Set());
    announce(`${countWord(made, 'claim')} to the next payer made, with the earlier payer’s answer.`);
  };
  return (
    <>
      <Toolbar>
        <span className="panel-note" role="status">
          {list.data
            ? `${countWord(rows.length, 'claim')} with an answer that leaves something to the next payer`
            : ''}
        </span>
        <span className="page-gap" />
        <Button
          kind="main"
          keys="M"
          onClick={() => void run()}
          busy={make.busy}
          disabledReason={forbidden ?? (chosen.length === 0 ? 'No claim waits for the next payer.' : null)}
          label="Make secondary claim"
        >
          {chosen.length > 1 ? `Make ${chosen.length} secondary claims` : 'Make secondary claim'}
        </Button>
      </Toolbar>
      {failure ? <ErrorNote failure={failure} /> : null}
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? <Loading what="what is due to the next payer" /> : null}
      {list.data ? (
        <DataTable
          label="Due to the next payer"
          columns={COLUMNS}
          rows={rows}
          rowId={(row) => row.claimId}
          fill
          autoFocus
          checked={checked}
          onCheck={setChecked}
          selectedId={selected}
          onSelect={(row) => setSelected(row.claimId)}
          onOpen={(row) => void navigate(`/claims/${row.claimId}`)}
          {...(rows.length > 0
            ? {
                foot: {
                  next: 'In all',
                  left: <Money cents={sumCents(rows.map((r) => r.leftCents))} strong />,
                },
              }
            : {})}
          empty={
            <EmptyState title="Nothing is due to a next payer">
              When a posted remittance leaves something to the patient, and the patient has a further coverage
              on the day of service, the claim stands here.
            </EmptyState>
          }
        />
      ) : null}
    </>
  );
}
