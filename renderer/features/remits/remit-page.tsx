import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { RemittanceId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { PaperSource } from '#renderer/ui/paper-source.tsx';
import { UnderpaidNote } from '#renderer/ui/underpaid-note.tsx';
import { Equation } from './equation.tsx';
import { FileSheet } from './file-sheet.tsx';
import { ProofSide } from './proof-side.tsx';
import { ProofTable } from './proof-table.tsx';
import {
  broken,
  claimsOf,
  count,
  countsOf,
  needsPerson,
  rowsOf,
  sumsOf,
  type ProofRow,
  type ProofTab,
} from './proof-model.ts';
import { RemitActs } from './remit-acts.tsx';
import { RemitChip } from './remit-chip.tsx';
import './remits.css';

const CRUMBS = [{ label: 'Remittances', to: '/remits' }];

/** One remittance: every sum of it proved, and what posting it will do, before anything is written. */
export function RemitPage() {
  const { id } = useParams();
  const parsed = RemittanceId.safeParse(id);
  const remit = useCall(
    'remits',
    'get',
    { id: parsed.data ?? ('' as RemittanceId) },
    { enabled: parsed.success },
  );
  if (remit.data) return <Remit key={remit.data.summary.id} detail={remit.data} />;
  return (
    <Page title="Remittance" crumbs={CRUMBS}>
      {remit.error ? <ErrorNote failure={remit.error} retry={remit.refetch} /> : null}
      {remit.loading ? <Loading what="the remittance" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such remittance" action={<Link to="/remits">Open the list</Link>} />
      )}
    </Page>
  );
}

function Remit({ detail }: { readonly detail: RemittanceDetail }) {
  const { summary, proof } = detail;
  const counts = countsOf(proof);
  const [tab, setTab] = useState<ProofTab>(counts.mine > 0 ? 'mine' : 'all');
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        claimsOf(proof)
          .filter(({ claim }) => needsPerson(claim))
          .map(({ id }) => id),
      ),
  );
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [file, setFile] = useState<{ readonly segment: number | null } | null>(null);
  const rows = tab === 'sums' ? [] : rowsOf(proof, tab, opened);
  const selected = rows.find((row) => row.id === selectedId) ?? rows[0];
  const lines = claimsOf(proof).reduce((n, { claim }) => n + claim.lines.length, 0);
  const toggle = (row: ProofRow, open: boolean) => {
    const claimId = row.kind === 'line' ? row.parent : row.id;
    setOpened((old) => {
      const next = new Set(old);
      if (open) next.add(claimId);
      else next.delete(claimId);
      return next;
    });
    if (row.kind === 'line' && !open) setSelectedId(claimId);
  };
  return (
    <Page
      title={`${summary.source === 'paper' ? 'Paper EOB' : 'ERA'} ${summary.paidOn ?? ''} · ${summary.traceNumber}`}
      crumbs={CRUMBS}
      meta={`${summary.payerName} · ${count(counts.all, 'claim')} · ${count(lines, 'line')}`}
      status={
        <>
          {summary.source === 'paper' ? <PaperSource id={summary.id} /> : null}
          {summary.status === 'waiting' ? null : <RemitChip status={summary.status} />}
          {proof.balanced ? (
            <StatusChip tone="fine">Proved</StatusChip>
          ) : (
            <StatusChip tone="stops">Sums do not agree</StatusChip>
          )}
        </>
      }
      actions={<RemitActs detail={detail} onShowFile={() => setFile({ segment: null })} />}
      hints={[
        { combo: 'ArrowDown', label: 'rows' },
        { combo: 'ArrowRight', label: 'open' },
      ]}
    >
      <Equation proof={proof} counts={counts} />
      <Refused detail={detail} onShow={(segment) => setFile({ segment })} />
      <UnderpaidNote id={summary.id} posted={summary.status === 'posted'} />
      <div className="remit-body">
        <Panes name="remit" sizes={[72, 28]} min={20}>
          <div className="remit-left">
            <Tabs
              value={tab}
              onChange={(_, value: ProofTab) => setTab(value)}
              aria-label="Claims of the remittance"
            >
              <Tab
                value="mine"
                label={`For you ${counts.mine}`}
                id="proof-mine"
                aria-controls="proof-panel"
              />
              <Tab value="all" label={`All ${counts.all}`} id="proof-all" aria-controls="proof-panel" />
              <Tab
                value="unmatched"
                label={`Unmatched ${counts.unmatched}`}
                id="proof-unmatched"
                aria-controls="proof-panel"
              />
              <Tab value="sums" label="Sums to be posted" id="proof-sums" aria-controls="proof-panel" />
            </Tabs>
            <div className="remit-panel" role="tabpanel" id="proof-panel" aria-labelledby={`proof-${tab}`}>
              {tab === 'sums' ? (
                <SumsToPost detail={detail} />
              ) : (
                <ProofTable
                  rows={rows}
                  selectedId={selected?.id ?? null}
                  onSelect={(row) => setSelectedId(row.id)}
                  onToggle={toggle}
                  empty={
                    <EmptyState title={tab === 'mine' ? 'Nothing here needs you' : 'No claim stands here'}>
                      {tab === 'mine'
                        ? 'Every claim of this remittance posts by itself. The tab All shows them.'
                        : 'Every claim of this remittance is one of ours.'}
                    </EmptyState>
                  }
                />
              )}
            </div>
          </div>
          <ProofSide row={selected} detail={detail} />
        </Panes>
      </div>
      {file ? <FileSheet id={summary.id} segment={file.segment} onClose={() => setFile(null)} /> : null}
    </Page>
  );
}

/** What is wrong, where, what to do, and that nothing was posted. */
function Refused({
  detail,
  onShow,
}: {
  readonly detail: RemittanceDetail;
  readonly onShow: (segment: number) => void;
}) {
  const { proof, summary } = detail;
  if (proof.postable || summary.status !== 'waiting') return null;
  const failing = broken(proof);
  return (
    <div className="remit-note">
      <Note tone="stops">
        <p role="alert">{proof.refusal}</p>
        {failing.length === 0 ? null : (
          <ul className="broken">
            {failing.map((one) => (
              <li key={`${one.segment}:${one.equation}:${one.subject}`}>
                <button type="button" className="text-button" onClick={() => onShow(one.segment)}>
                  Segment {one.segment}
                </button>{' '}
                {one.subject === '' ? '' : `${one.subject}: `}
                {one.sentence} (<Money cents={one.leftCents} /> against <Money cents={one.rightCents} />)
              </li>
            ))}
          </ul>
        )}
        <AcceptPayee detail={detail} />
        <p>
          {summary.status === 'waiting' ? 'Nothing was posted. ' : ''}
          {failing.length > 0
            ? 'Ask the payer for a corrected file; this one can be discarded.'
            : 'It can be discarded.'}
        </p>
      </Note>
    </div>
  );
}

/** A payment to a payee that nobody here knows: perhaps the practice under another number. */
function AcceptPayee({ detail }: { readonly detail: RemittanceDetail }) {
  const accept = useAct('remits', 'acceptPayee');
  const forbidden = usePermission('money.write');
  const at = detail.proof.payments.findIndex((p) => p.leftOut.includes('not to this practice'));
  const payment = detail.proof.payments[at];
  if (!payment) return null;
  const run = async () => {
    const answer = await accept.run({ id: detail.summary.id, payment: at });
    if (answer.ok) announce(`${payment.payeeNpi} is taken as this practice from now on.`);
    else announceFailure(answer.error);
  };
  return (
    <p>
      <Button keys="Y" onClick={() => void run()} busy={accept.busy} disabledReason={forbidden}>
        {`${payment.payeeNpi} is this practice`}
      </Button>
    </p>
  );
}

function SumsToPost({ detail }: { readonly detail: RemittanceDetail }) {
  const { proof } = detail;
  const sums = sumsOf(proof);
  const included = proof.payments.filter((p) => p.leftOut === '');
  const plb = included.reduce((n, p) => n + p.providerAdjustmentCents, 0);
  const rows = [
    ['Paid by the insurer, off its receivable', sums.paidCents],
    ['Written off under contract', sums.contractualCents],
    ['Moved from the insurer to patients', sums.patientCents],
    ['Stays with the insurer: denied or held', sums.staysCents],
    ['Provider adjustments (PLB), to the payer’s account', plb],
    ['Received by payment', included.reduce((n, p) => n + p.amountCents, 0)],
  ] as const;
  const adjustments = included.flatMap((p) => p.providerAdjustments);
  return (
    <div className="sums-page">
      <table className="sums" aria-label="Sums to be posted">
        <tbody>
          {rows.map(([words, amount]) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>
                <Money cents={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {adjustments.length === 0 ? null : (
        <table className="sums" aria-label="Provider adjustments">
          <tbody>
            {adjustments.map((a, i) => (
              <tr key={i}>
                <th scope="row">
                  <span className="code">{a.reason}</span> {a.reference} {a.sentence}
                </th>
                <td>
                  <Money cents={a.amountCents} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
