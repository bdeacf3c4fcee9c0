import type { ClaimSummary } from '#shared/domain/claim.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { DESK_SORTS, type DeskSort } from '#shared/domain/claim-work.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { ClaimChip, StatusChip } from '#renderer/ui/status-chip.tsx';
import type { SortState } from '#renderer/ui/table-rows.ts';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { SOONEST_FIRST } from './desk-views.ts';
import type { Slot } from './desk-pages.ts';

type RowColumn = Omit<Column<ClaimSummary>, 'sort'> & { readonly sorts: boolean };

const COLUMNS: readonly RowColumn[] = [
  { key: 'control', header: 'Claim', width: '98px', cell: (c) => <ControlNumber claim={c} />, sorts: true },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(130px, 1.2fr)',
    cell: (c) => c.patientName,
    sorts: true,
  },
  { key: 'payer', header: 'Payer', width: 'minmax(130px, 1.2fr)', cell: (c) => c.payerName, sorts: true },
  {
    key: 'service',
    header: 'Service',
    width: '92px',
    cell: (c) => <DateText date={c.serviceDate} />,
    sorts: true,
  },
  {
    key: 'status',
    header: 'Status',
    width: '132px',
    cell: (c) => <ClaimChip status={c.status} />,
    sorts: true,
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '88px',
    align: 'right',
    cell: (c) => <Money cents={c.chargeCents} />,
    sorts: true,
  },
  {
    key: 'owes',
    header: 'Insurer owes',
    width: '98px',
    align: 'right',
    cell: (c) => <Money cents={c.insurerBalanceCents} />,
    sorts: false,
  },
  {
    key: 'fileBy',
    header: 'File by',
    width: '104px',
    cell: (c) => (
      <Clock on={c.fileBy} runs={UNSENT.includes(c.status) || c.status === 'rejected'} near={14} />
    ),
    sorts: false,
  },
  {
    key: 'followUp',
    header: 'Ask on',
    width: '104px',
    cell: (c) => <Clock on={c.followUpOn} runs near={0} />,
    sorts: false,
  },
  {
    key: 'due',
    header: 'Due',
    width: '104px',
    cell: (c) => <Clock on={c.dueOn} runs near={0} />,
    sorts: true,
  },
  {
    key: 'findings',
    header: 'Findings',
    width: 'minmax(120px, 0.9fr)',
    cell: (c) => <Said claim={c} />,
    sorts: false,
  },
];

/** The columns of the desk; a claim that is not read yet is an empty line. */
export const DESK_COLUMNS: readonly Column<Slot>[] = COLUMNS.map(({ sorts, cell, ...column }) => ({
  ...column,
  cell: (slot) => (slot.row === null ? '' : cell(slot.row)),
  // Main sorts; the value only says that the header can be pressed.
  ...(sorts ? { sort: () => 0 } : {}),
}));

function ControlNumber({ claim }: { readonly claim: ClaimSummary }) {
  return (
    <>
      <CodeText>{claim.controlNumber}</CodeText>
      {claim.coverageRank > 1 ? <span className="desk-mark">payer {claim.coverageRank}</span> : null}
      {claim.frequency === '7' ? <span className="desk-mark">corrected</span> : null}
      {claim.frequency === '8' ? <span className="desk-mark">void</span> : null}
    </>
  );
}

/** A day that runs: past or near in its tone, with a word for those who do not see it. */
export function Clock(props: {
  readonly on: string | null;
  /** False: the day has no more meaning for this claim. */
  readonly runs: boolean;
  /** Days before it in which it counts as near. */
  readonly near: number;
}) {
  const { on, runs, near } = props;
  if (on === null) return <span className="muted">–</span>;
  const left = daysUntil(on);
  const tone = !runs ? 'rests' : left < 0 ? 'past' : left <= near ? 'near' : 'far';
  const words =
    tone === 'past'
      ? `, ${-left} days past`
      : tone === 'near'
        ? left === 0
          ? ', today'
          : `, in ${left} days`
        : '';
  return (
    <span className="desk-clock" data-tone={tone} title={words === '' ? undefined : words.slice(2)}>
      <DateText date={on} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

function daysUntil(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(localToday())) / 86_400_000);
}

function Said({ claim }: { readonly claim: ClaimSummary }) {
  if (claim.holdReason !== '') return <span title={claim.holdReason}>{claim.holdReason}</span>;
  return (
    <span className="row">
      {claim.stops > 0 ? <StatusChip tone="stops">{claim.stops} stops</StatusChip> : null}
      {claim.warns > 0 ? <StatusChip tone="warns">{claim.warns} warns</StatusChip> : null}
      {claim.openTasks > 0 ? (
        <StatusChip tone="informs">
          {claim.openTasks === 1 ? '1 task' : `${claim.openTasks} tasks`}
        </StatusChip>
      ) : null}
    </span>
  );
}

/** The arrow in the header. */
export function headerOf(sort: DeskSort): SortState {
  return { key: sort.by, down: sort.descending };
}

/** What a press on a header asks for; the third press goes back to the soonest due. */
export function sortOf(next: SortState): DeskSort {
  const by = DESK_SORTS.find((name) => name === next?.key);
  return next === null || by === undefined ? SOONEST_FIRST : { by, descending: next.down };
}
