import { useNavigate } from 'react-router';
import { trialSentence, type Trial, type TrialRow } from '#shared/domain/own-rules/trial.ts';
import type { Tone } from '#renderer/ui/status-chip.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Figures } from '#renderer/ui/page.tsx';
import { CodeText, DateText } from '#renderer/ui/text.tsx';

const OUTCOME: Readonly<Record<TrialRow['outcome'], readonly [tone: Tone, words: string]>> = {
  denied: ['stops', 'Denied'],
  rejected: ['stops', 'Rejected'],
  partly_paid: ['warns', 'Partly paid'],
  paid: ['fine', 'Paid'],
  open: ['neutral', 'Open'],
};

const COLUMNS: readonly Column<TrialRow>[] = [
  {
    key: 'outcome',
    header: 'Became',
    width: '104px',
    cell: (r) => <StatusChip tone={OUTCOME[r.outcome][0]}>{OUTCOME[r.outcome][1]}</StatusChip>,
    sort: (r) => ['denied', 'rejected', 'partly_paid', 'open', 'paid'].indexOf(r.outcome),
  },
  { key: 'claim', header: 'Claim', width: '72px', cell: (r) => <CodeText>{r.controlNumber}</CodeText> },
  {
    key: 'date',
    header: 'Service',
    width: '92px',
    cell: (r) => <DateText date={r.serviceDate} />,
    sort: (r) => r.serviceDate,
  },
  { key: 'patient', header: 'Patient', width: 'minmax(100px, 1fr)', cell: (r) => r.patientName },
  { key: 'payer', header: 'Payer', width: 'minmax(90px, 1fr)', cell: (r) => r.payerName },
  { key: 'where', header: 'Where', width: '80px', cell: (r) => r.where },
];

/** What a rule would have said of the claims that were sent. */
export function TrialView({ trial, holds }: { readonly trial: Trial; readonly holds: boolean }) {
  const navigate = useNavigate();
  const refused = trial.judgedBy.denied + trial.judgedBy.rejected;
  const caught = trial.metBy.denied + trial.metBy.rejected;
  return (
    <div className="rules-fill">
      <p className="rules-verdict" role="status">
        {trialSentence(trial, holds)}
      </p>
      <Figures
        items={[
          { label: 'Refused claims caught', value: `${caught} of ${refused}` },
          { label: 'Paid claims held for nothing', value: String(trial.metBy.paid) },
          { label: 'Partly paid', value: String(trial.metBy.partly_paid) },
          { label: 'Not answered yet', value: String(trial.metBy.open) },
        ]}
      />
      <DataTable
        label="Claims that the rule would have met"
        columns={COLUMNS}
        rows={trial.rows}
        rowId={(r) => r.claimId}
        onOpen={(r) => void navigate(`/claims/${r.claimId}`)}
        onSelect={() => undefined}
        initialSort={{ key: 'outcome', down: false }}
        fill
        empty={
          <EmptyState title="It would have met no claim">
            The conditions fit none of the claims that were sent.
          </EmptyState>
        }
      />
    </div>
  );
}
