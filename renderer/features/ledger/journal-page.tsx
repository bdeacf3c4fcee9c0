import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ACCOUNTS, type Journal } from '#shared/domain/journal.ts';
import { JournalId } from '#shared/kernel/ids.ts';
import { sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { KIND_WORDS } from './ledger-words.ts';
import { ReceiptButton } from './receipt-button.tsx';
import './ledger.css';

const CRUMBS = [{ label: 'Ledger', to: '/ledger' }];

type Row = Journal['entries'][number] & { readonly index: number };

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'account',
    header: 'Account',
    width: 'minmax(180px, 1fr)',
    cell: (e) => <Link to={`/ledger?account=${e.account}`}>{ACCOUNTS[e.account].name}</Link>,
  },
  { key: 'service', header: 'Service', width: '96px', cell: (e) => <DateText date={e.serviceOn} /> },
  {
    key: 'reason',
    header: 'Reason',
    width: '76px',
    cell: (e) => (e.reason === '' ? null : <CodeText>{e.reason}</CodeText>),
  },
  { key: 'memo', header: 'Why', width: 'minmax(180px, 1.4fr)', cell: (e) => e.memo },
  { key: 'records', header: 'Records', width: '150px', cell: (e) => <Records entry={e} /> },
  {
    key: 'debit',
    header: 'Debit',
    width: '110px',
    align: 'right',
    cell: (e) => (e.amountCents > 0 ? <Money cents={e.amountCents} /> : null),
  },
  {
    key: 'credit',
    header: 'Credit',
    width: '110px',
    align: 'right',
    cell: (e) => (e.amountCents < 0 ? <Money cents={-e.amountCents} /> : null),
  },
];

function Records({ entry }: { readonly entry: Row }) {
  return (
    <span className="row">
      {entry.patientId === null ? null : <Link to={`/ledger/patient/${entry.patientId}`}>Patient</Link>}
      {entry.claimId === null ? null : <Link to={`/claims/${entry.claimId}`}>Claim</Link>}
    </span>
  );
}

/** One journal: entries that belong together and sum to zero. */
export function JournalPage() {
  const { id } = useParams();
  const parsed = JournalId.safeParse(id);
  const journal = useCall(
    'ledger',
    'journal',
    { id: parsed.data ?? ('' as JournalId) },
    { enabled: parsed.success },
  );
  if (journal.data) return <JournalView journal={journal.data} />;
  return (
    <Page title="Journal" crumbs={CRUMBS}>
      {journal.error ? <ErrorNote failure={journal.error} retry={journal.refetch} /> : null}
      {journal.loading ? <Loading what="the journal" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such journal" action={<Link to="/ledger">Open the ledger</Link>} />
      )}
    </Page>
  );
}

function JournalView({ journal }: { readonly journal: Journal }) {
  const forbidden = usePermission('money.write');
  const [reversing, setReversing] = useState(false);
  const rows = journal.entries.map((entry, index): Row => ({ ...entry, index }));
  const debit = sumCents(rows.map((e) => Math.max(0, e.amountCents)));
  const credit = sumCents(rows.map((e) => Math.max(0, -e.amountCents)));
  return (
    <Page
      title={`Journal ${journal.number}`}
      crumbs={CRUMBS}
      meta={
        <>
          {KIND_WORDS[journal.kind]} · posted {journal.postedOn}
          {journal.depositOn === null ? '' : ` · deposit ${journal.depositOn}`} · by {journal.userName},{' '}
          <InstantText at={journal.postedAt} />
        </>
      }
      status={
        journal.reversedByJournalId === null ? undefined : <StatusChip tone="neutral">Reversed</StatusChip>
      }
      actions={
        <>
          {journal.kind === 'patient_payment' ? (
            <ReceiptButton
              of={{
                journalId: journal.id,
                kind: journal.kind,
                reversed: journal.reversedByJournalId !== null,
              }}
              keys="P"
            />
          ) : null}
          <Button
            kind="danger"
            keys="R"
            onClick={() => setReversing(true)}
            disabledReason={forbidden ?? whyNotReversible(journal)}
          >
            Reverse
          </Button>
        </>
      }
    >
      <div className="ledger-note">
        <p className="journal-memo">
          {journal.memo} <Source journal={journal} />
        </p>
        <Relations journal={journal} />
      </div>
      <DataTable
        label="Entries"
        columns={COLUMNS}
        rows={rows}
        rowId={(row) => String(row.index)}
        fill
        autoFocus
        foot={{
          account: `${rows.length} entries`,
          debit: <Money cents={debit} strong />,
          credit: <Money cents={credit} strong />,
        }}
      />
      {reversing ? <ReverseSheet journal={journal} onClose={() => setReversing(false)} /> : null}
    </Page>
  );
}

/** What the page knows beforehand; the ledger itself decides in the end. */
function whyNotReversible(journal: Journal): string | null {
  if (journal.reversedByJournalId !== null) return 'It is reversed already.';
  if (journal.kind === 'reversal') return 'It is itself a reversal and stays as it is.';
  if (journal.kind === 'remittance') return 'It belongs to a remittance: undo the remittance as a whole.';
  if (journal.kind === 'deposit') return 'It is a deposit: take the deposit back on its page.';
  if (journal.kind === 'returned_payment') return 'The bank returned this payment.';
  if (journal.kind === 'refund' || journal.kind === 'refund_paid')
    return 'It belongs to a refund: open the credits of the ledger.';
  if (journal.kind === 'charges') return 'These are the charges of a claim: void the claim.';
  return null;
}

/** The record that made the journal. */
function Source({ journal }: { readonly journal: Journal }) {
  if (journal.sourceType === 'remittance')
    return <Link to={`/remits/${journal.sourceId}`}>Open the remittance</Link>;
  if (journal.sourceType === 'deposit')
    return <Link to={`/ledger/deposit/${journal.sourceId}`}>Open the deposit</Link>;
  if (journal.sourceType === 'claim') return <Link to={`/claims/${journal.sourceId}`}>Open the claim</Link>;
  const patientId = journal.entries.find((entry) => entry.patientId !== null)?.patientId;
  if (patientId) return <Link to={`/ledger/patient/${patientId}`}>Open the patient’s ledger</Link>;
  return null;
}

function Relations({ journal }: { readonly journal: Journal }) {
  if (journal.reversedByJournalId !== null)
    return (
      <Note tone="warns">
        It was taken back by an equal and opposite journal.{' '}
        <Link to={`/ledger/journal/${journal.reversedByJournalId}`}>Open the reversal</Link>
      </Note>
    );
  if (journal.reversesJournalId !== null)
    return (
      <Note tone="informs">
        It takes another journal back.{' '}
        <Link to={`/ledger/journal/${journal.reversesJournalId}`}>Open what it reverses</Link>
      </Note>
    );
  return null;
}

function ReverseSheet({ journal, onClose }: { readonly journal: Journal; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const reverse = useAct('ledger', 'reverse');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (reason.trim() === '')
      return setFailure({
        code: 'invalid_input',
        message: 'Write why it is reversed; the reason stands in the new journal.',
      });
    const answer = await reverse.run({ journalId: journal.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    onClose();
    announce(`Journal ${journal.number} reversed by journal ${answer.value.number}.`, { tone: 'informs' });
    void navigate(`/ledger/journal/${answer.value.id}`);
  };
  return (
    <ConfirmSheet
      open
      title={`Reverse journal ${journal.number}`}
      confirmLabel="Reverse"
      danger
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={reverse.busy}
      failure={failure}
    >
      <p>
        A new journal dated today takes back each of its {journal.entries.length} entries. Both stay in the
        ledger.
      </p>
      <TextInput label="Reason" value={reason} onChange={(text) => setReason(text.slice(0, 200))} autoFocus />
    </ConfirmSheet>
  );
}
