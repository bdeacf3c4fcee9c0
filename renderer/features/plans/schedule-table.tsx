import type { Instalment } from '#shared/domain/plans/schedule.ts';
import type { StandingRow } from '#shared/domain/plans/standing.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { INSTALMENT_WORDS } from './words.ts';

type Row = Instalment & Partial<Pick<StandingRow, 'paidCents' | 'state'>>;

/** Instalments with their days; of a plan that runs with what is paid. */
export function ScheduleTable(props: {
  readonly rows: readonly Row[];
  readonly totalCents: number;
  readonly interestCents: number;
  readonly fill?: boolean;
}) {
  const columns: Column<Row>[] = [
    { key: 'number', header: 'No.', width: '52px', align: 'right', cell: (r) => String(r.number) },
    { key: 'due', header: 'Due on', width: 'minmax(100px, 1fr)', cell: (r) => <DateText date={r.dueOn} /> },
    {
      key: 'amount',
      header: 'Amount',
      width: '104px',
      align: 'right',
      cell: (r) => <Money cents={r.amountCents} />,
    },
  ];
  if (props.interestCents > 0)
    columns.push({
      key: 'interest',
      header: 'Interest in it',
      width: '104px',
      align: 'right',
      cell: (r) => <Money cents={r.interestCents} />,
    });
  if (props.rows.some((r) => r.state !== undefined))
    columns.push(
      {
        key: 'paid',
        header: 'Paid',
        width: '104px',
        align: 'right',
        cell: (r) => <Money cents={r.paidCents ?? 0} />,
      },
      {
        key: 'state',
        header: 'State',
        width: '130px',
        cell: (r) => (r.state === undefined ? null : <State state={r.state} />),
      },
    );
  return (
    <DataTable
      label="Instalments"
      columns={columns}
      rows={props.rows}
      rowId={(r) => String(r.number)}
      rowTone={(r) => (r.state === 'late' ? 'stops' : r.state === 'paid' ? 'muted' : null)}
      fill={props.fill}
      foot={{ due: `${props.rows.length} payments`, amount: <Money cents={props.totalCents} strong /> }}
    />
  );
}

function State({ state }: { readonly state: StandingRow['state'] }) {
  const { tone, words } = INSTALMENT_WORDS[state];
  return <StatusChip tone={tone}>{words}</StatusChip>;
}
