import { useState } from 'react';
import type { ClaimRecurrence } from '#shared/domain/claim-work.ts';
import type { ActOutcome } from '#shared/domain/claim-work.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText } from '#renderer/ui/text.tsx';
import { RecurrenceSheet } from '../work/recurrence-sheet.tsx';
import { countWord } from './desk-views.ts';

const COLUMNS: readonly Column<ClaimRecurrence>[] = [
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1fr)',
    cell: (r) => r.patientName,
    sort: (r) => r.patientName,
  },
  {
    key: 'source',
    header: 'Made of',
    width: 'minmax(150px, 1fr)',
    cell: (r) => r.sourceName,
    sort: (r) => r.sourceName,
  },
  { key: 'every', header: 'Every', width: '120px', cell: (r) => everyWords(r) },
  {
    key: 'next',
    header: 'Next',
    width: '104px',
    cell: (r) => <DateText date={r.nextOn} />,
    sort: (r) => r.nextOn,
  },
  { key: 'until', header: 'Until', width: '104px', cell: (r) => <DateText date={r.until} /> },
  {
    key: 'due',
    header: 'Due',
    width: '110px',
    cell: (r) => (r.due ? <StatusChip tone="warns">Due</StatusChip> : ''),
  },
];

export function everyWords({ every, unit }: Pick<ClaimRecurrence, 'every' | 'unit'>): string {
  return every === 1 ? unit : `${every} ${unit}s`;
}

/** Claims that come again: those due are made by one key. */
export function RecurringList({ forbidden }: { readonly forbidden: string | null }) {
  const list = useCall('claims', 'recurrences', {});
  const make = useAct('claims', 'makeRecurring');
  const remove = useAct('claims', 'deleteRecurrence');
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<ClaimRecurrence | null>(null);
  const [removing, setRemoving] = useState<ClaimRecurrence | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<readonly ActOutcome[]>([]);
  const rows = list.data ?? [];
  const due = rows.filter((row) => row.due);
  const marked = rows.find((row) => row.id === selected) ?? rows[0] ?? null;
  const run = async () => {
    setFailure(null);
    const answer = await make.run({ ids: due.map((row) => row.id) });
    if (!answer.ok) return setFailure(answer.error);
    const made = answer.value.outcomes.filter((outcome) => outcome.done);
    setRefused(answer.value.outcomes.filter((outcome) => !outcome.done));
    announce(`${countWord(made.length, 'claim')} made.`);
  };
  const removeIt = async () => {
    if (removing === null) return;
    const answer = await remove.run({ id: removing.id });
    if (!answer.ok) return setFailure(answer.error);
    setRemoving(null);
    announce('It does not come again. Claims that were made stay.');
  };
  return (
    <>
      <Toolbar>
        <span className="panel-note" role="status">
          {list.data ? `${due.length} of ${rows.length} due` : ''}
        </span>
        <span className="page-gap" />
        <Button
          keys="D"
          onClick={() => setRemoving(marked)}
          disabledReason={forbidden ?? (marked === null ? 'Nothing comes again yet.' : null)}
        >
          End
        </Button>
        <Button
          kind="main"
          keys="M"
          onClick={() => void run()}
          busy={make.busy}
          disabledReason={forbidden ?? (due.length === 0 ? 'None is due today.' : null)}
          label="Make the claims that are due"
        >
          Make {countWord(due.length, 'claim')}
        </Button>
      </Toolbar>
      {failure ? <ErrorNote failure={failure} /> : null}
      {refused.length > 0 ? (
        <div className="claims-note">
          <Note tone="warns">
            {refused.map((outcome) => (
              <p key={outcome.id}>Not made: {outcome.sentence}</p>
            ))}
          </Note>
        </div>
      ) : null}
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? <Loading what="what comes again" /> : null}
      {list.data ? (
        <DataTable
          label="Recurring claims"
          columns={COLUMNS}
          rows={rows}
          rowId={(row) => row.id}
          fill
          autoFocus
          selectedId={selected}
          onSelect={(row) => setSelected(row.id)}
          onOpen={setOpen}
          empty={
            <EmptyState title="No claim comes again">
              Open a claim and choose “Repeat” among its acts: it is made again every so many days, weeks or
              months.
            </EmptyState>
          }
        />
      ) : null}
      {open ? <RecurrenceSheet recurrence={open} onClose={() => setOpen(null)} /> : null}
      {removing ? (
        <ConfirmSheet
          open
          title={`End for ${removing.patientName}`}
          confirmLabel="It does not come again"
          danger
          onConfirm={() => void removeIt()}
          onCancel={() => setRemoving(null)}
          busy={remove.busy}
          failure={failure}
        >
          <p>
            {removing.sourceName}, every {everyWords(removing)}. Claims that were made of it stay.
          </p>
        </ConfirmSheet>
      ) : null}
    </>
  );
}
