import { useState } from 'react';
import { Link } from 'react-router';
import type { RemittanceId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { ReasonSheet } from './reason-sheet.tsx';

type Candidate = Output<'remits', 'candidates'>['candidates'][number];

/** A claim of a remittance for which one of ours is looked for. */
export type Sought = {
  readonly remittanceId: RemittanceId;
  readonly position: number;
  readonly controlNumber: string;
  readonly patientName: string;
  readonly paidCents: number;
  /** Posted: what is chosen moves money now. Waiting: it is posted with the file. */
  readonly posted: boolean;
  readonly notOurs: boolean;
};

const COLUMNS = (likely: string | null): readonly Column<Candidate>[] => [
  {
    key: 'claim',
    header: 'Claim of ours',
    width: 'minmax(120px, 1fr)',
    wrap: true,
    cell: ({ claim, confidence, differs }) => (
      <span className="candidate">
        <span>
          <strong>{claim.controlNumber}</strong> {claim.lastName}, {claim.firstName}
        </span>
        <span className="muted">
          <span className="mono">{claim.serviceDate}</span> ·{' '}
          {confidence === 0
            ? claim.payerName
            : differs.length === 0
              ? 'all agrees'
              : `other ${differs.join(', ')}`}
        </span>
      </span>
    ),
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '84px',
    align: 'right',
    cell: ({ claim }) => <Money cents={claim.chargeCents} />,
  },
  {
    key: 'confidence',
    header: 'Agrees',
    width: '92px',
    align: 'right',
    cell: ({ claim, confidence }) =>
      confidence === 0 ? (
        <span className="muted">found</span>
      ) : claim.claimId === likely ? (
        <StatusChip tone="fine">{confidence} %</StatusChip>
      ) : (
        <span className="mono">{confidence} %</span>
      ),
  },
];

/** Which claim of ours is meant: the likely ones with what agrees, a search, or that it is none of ours. */
export function MatchPanel({ sought, onDone }: { readonly sought: Sought; readonly onDone?: () => void }) {
  const [search, setSearch] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [sheet, setSheet] = useState<'not_ours' | 'refund' | 'income' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const forbidden = usePermission('money.write');
  const at = { id: sought.remittanceId, position: sought.position };
  const found = useCall('remits', 'candidates', { ...at, search }, { keep: true });
  const match = useAct('remits', 'match');
  const notOurs = useAct('remits', 'notOurs');
  const settle = useAct('remits', 'settle');
  const candidates = found.data?.candidates ?? [];
  const likely = found.data?.likely ?? null;
  const chosen =
    candidates.find((c) => c.claim.claimId === chosenId) ??
    candidates.find((c) => c.claim.claimId === likely) ??
    candidates[0];
  const confirm = async () => {
    if (!chosen) return;
    const answer = await match.run({ ...at, claimId: chosen.claim.claimId });
    if (!answer.ok) return setFailure(answer.error);
    announce(
      sought.posted
        ? `${formatAmount(sought.paidCents)} posted to claim ${chosen.claim.controlNumber}.`
        : `Answers claim ${chosen.claim.controlNumber}; it is posted with the file.`,
    );
    onDone?.();
  };
  return (
    <Section
      title={`${sought.patientName === '' ? 'Claim' : sought.patientName} · ${sought.controlNumber}`}
      fill
    >
      <div className="match-panel">
        <div className="match-acts">
          <Button keys="N" onClick={() => setSheet('not_ours')} disabledReason={forbidden}>
            Not ours
          </Button>
          {sought.posted && sought.paidCents > 0 ? (
            <Button keys="B" onClick={() => setSheet('refund')} disabledReason={forbidden}>
              Give back
            </Button>
          ) : null}
          <Button
            kind="main"
            keys="M"
            busy={match.busy}
            onClick={() => void confirm()}
            disabledReason={forbidden ?? (chosen ? null : 'No claim of ours is chosen.')}
          >
            This claim
          </Button>
        </div>
        <SearchBox
          label="Search our claims"
          value={search}
          onChange={setSearch}
          placeholder="Number, account, last name or day"
        />
        {failure ? <ErrorNote failure={failure} /> : null}
        {found.error ? <ErrorNote failure={found.error} retry={found.refetch} /> : null}
        {found.loading && !found.data ? <Loading what="claims that might be meant" /> : null}
        {found.data ? (
          <DataTable
            label="Claims that might be meant"
            columns={COLUMNS(likely)}
            rows={candidates}
            rowId={(c) => c.claim.claimId}
            rowHeight={46}
            fill
            selectedId={chosen?.claim.claimId ?? null}
            onSelect={(c) => setChosenId(c.claim.claimId)}
            onOpen={() => void confirm()}
            empty={
              <EmptyState title="No claim of ours comes near">
                Search by number, account, last name or day of service, or say that it is not ours.
              </EmptyState>
            }
          />
        ) : null}
        <p className="match-foot">
          <Link to={`/remits/${sought.remittanceId}`}>Open its remittance</Link>
          {chosen ? (
            <Link to={`/claims/${chosen.claim.claimId}`}>Open claim {chosen.claim.controlNumber}</Link>
          ) : null}
        </p>
      </div>
      {sheet === 'not_ours' ? (
        <ReasonSheet
          title="None of our claims"
          confirmLabel="Not ours"
          says={
            sought.posted
              ? `The ${formatAmount(sought.paidCents)} go on waiting on the payer's account until you give them back or book them.`
              : 'It is posted with the file to the payer’s account, where its money waits.'
          }
          onClose={() => setSheet(null)}
          run={(reason) => notOurs.run({ ...at, reason })}
        />
      ) : null}
      {sheet === 'refund' ? (
        <ReasonSheet
          title="Give the money back"
          confirmLabel={`Owe ${formatAmount(sought.paidCents)} to the payer`}
          says={`${formatAmount(sought.paidCents)} move from the payer's account to refunds payable, from where the refund is paid.`}
          onClose={() => setSheet(null)}
          run={(reason) => settle.run({ ...at, part: 'claim', how: 'refund', reason })}
        />
      ) : null}
    </Section>
  );
}
