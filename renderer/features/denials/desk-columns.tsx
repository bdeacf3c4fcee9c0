import {
  DENIAL_OUTCOME_WORDS,
  DENIAL_SORTS,
  trackRecordWords,
  URGENT_DAYS,
  type DenialRow,
  type DenialSort,
} from '#shared/domain/denials/denial.ts';
import { DENIAL_KIND_WORDS } from '#shared/domain/denials/kinds.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import type { SortState } from '#renderer/ui/table-rows.ts';
import { CodeText, Money } from '#renderer/ui/text.tsx';
import { RunningDay } from './day-text.tsx';
import type { Slot } from './desk-pages.ts';
import { BY_WORTH } from './desk-store.ts';
import { STEP_WORDS } from './words.ts';

type RowColumn = Omit<Column<DenialRow>, 'sort'> & { readonly sorts?: boolean };

const COLUMNS: readonly RowColumn[] = [
  { key: 'control', header: 'Claim', width: '62px', cell: (d) => <CodeText>{d.controlNumber}</CodeText> },
  { key: 'patient', header: 'Patient', width: 'minmax(92px, 1fr)', cell: (d) => d.patientName, sorts: true },
  { key: 'payer', header: 'Payer', width: 'minmax(92px, 1fr)', cell: (d) => d.payerName, sorts: true },
  {
    key: 'code',
    header: 'Reason',
    width: 'minmax(130px, 1.3fr)',
    cell: (d) => (
      <span title={[DENIAL_KIND_WORDS[d.kind], ...d.remarks].join(', ')}>
        <CodeText>{d.code}</CodeText> {DENIAL_KIND_WORDS[d.kind]}
      </span>
    ),
    sorts: true,
  },
  {
    key: 'open',
    header: 'Open',
    width: '74px',
    align: 'right',
    cell: (d) => <Money cents={d.openCents} />,
    sorts: true,
  },
  { key: 'due', header: 'By when', width: '90px', cell: (d) => <Deadline row={d} />, sorts: true },
  { key: 'step', header: 'Next', width: '106px', cell: (d) => <NextStep row={d} /> },
  {
    key: 'record',
    header: 'So far',
    width: '92px',
    cell: (d) => (
      <span className="muted" title={trackRecordWords(d.record)}>
        {d.record.decided === 0 ? 'no record' : `won ${d.record.won} of ${d.record.decided}`}
      </span>
    ),
  },
  {
    key: 'owner',
    header: 'Owner',
    width: '64px',
    cell: (d) => d.ownerName || <span className="muted">–</span>,
  },
];

const DENIAL_COLUMNS: readonly Column<Slot>[] = COLUMNS.map(({ sorts, cell, ...column }) => ({
  ...column,
  cell: (slot) => (slot.row === null ? '' : cell(slot.row)),
  ...(sorts === true ? { sort: () => 0 } : {}),
}));
const WITHOUT_OWNER = DENIAL_COLUMNS.filter(({ key }) => key !== 'owner');

/** The columns of the desk; a denial that is not read yet is an empty line. Owners stand where any are named. */
export function columnsOf(slots: readonly Slot[]): readonly Column<Slot>[] {
  return slots.some((slot) => slot.row !== null && slot.row.ownerName !== '')
    ? DENIAL_COLUMNS
    : WITHOUT_OWNER;
}

function Deadline({ row }: { readonly row: DenialRow }) {
  if (row.state === 'closed') return <span className="muted">–</span>;
  return <RunningDay on={row.dueOn} near={URGENT_DAYS} none="not known" />;
}

function NextStep({ row }: { readonly row: DenialRow }) {
  if (row.outcome !== null)
    return (
      <StatusChip tone={row.outcome === 'won' || row.outcome === 'partly' ? 'fine' : 'neutral'}>
        {DENIAL_OUTCOME_WORDS[row.outcome]}
      </StatusChip>
    );
  if (row.appealUnsent) return <>Send appeal</>;
  if (row.appealsOpen > 0) return <StatusChip tone="informs">Appealed</StatusChip>;
  return <>{STEP_WORDS[row.step]}</>;
}

/** The arrow in the header; the order of what can be won has none. */
export function headerOf(sort: DenialSort): SortState {
  return sort.by === 'worth' ? null : { key: sort.by, down: sort.descending };
}

/** What a press on a header asks for; the third press goes back to what can be won. */
export function sortOf(next: SortState): DenialSort {
  const by = DENIAL_SORTS.find((name) => name === next?.key);
  return next === null || by === undefined ? BY_WORTH : { by, descending: next.down };
}
