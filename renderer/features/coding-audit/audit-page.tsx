import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { AuditDetail, CaseRow } from '#shared/contract/coding-audit.ts';
import { agreementOf, ERROR_WORDS, ErrorKind } from '#shared/domain/coding-audit/comparison.ts';
import { ruleWords } from '#shared/domain/coding-audit/rule-words.ts';
import { CodingAuditId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Facts, Figures, Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { CaseChip } from './case-chip.tsx';
import { FamiliesTable } from './families-table.tsx';
import { ReportSheet } from './report-sheet.tsx';
import { casesWords, intervalWords, percent } from './words.ts';
import './coding-audit.css';

const CRUMBS = [{ label: 'Audits', to: '/audits' }];

const COLUMNS: readonly Column<CaseRow>[] = [
  {
    key: 'n',
    header: '#',
    width: '40px',
    align: 'right',
    cell: (c) => <span className="mono">{c.position}</span>,
    sort: (c) => c.position,
  },
  {
    key: 'service',
    header: 'Service',
    width: '96px',
    cell: (c) => <DateText date={c.serviceDate} />,
    sort: (c) => c.serviceDate,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(116px, 1fr)',
    cell: (c) => c.patientName,
    sort: (c) => c.patientName,
  },
  {
    key: 'coder',
    header: 'Coder',
    width: 'minmax(90px, 0.7fr)',
    cell: (c) => (c.own ? `${c.coderName} (you)` : c.coderName),
    sort: (c) => c.coderName,
  },
  {
    key: 'status',
    header: 'Status',
    width: 'minmax(200px, 0.9fr)',
    cell: (c) => (
      <span className="chips">
        <CaseChip row={c} />
      </span>
    ),
    sort: (c) => c.status,
  },
  {
    key: 'agreed',
    header: 'Agreed',
    width: '70px',
    align: 'right',
    cell: (c) => <span className="mono">{percent(c.codes && agreementOf(c.codes))}</span>,
    sort: (c) => (c.codes && agreementOf(c.codes)) ?? -1,
  },
  {
    key: 'standing',
    header: 'Stand',
    width: '60px',
    align: 'right',
    cell: (c) => <span className="mono">{c.standing ?? '–'}</span>,
    sort: (c) => c.standing ?? -1,
  },
  {
    key: 'effect',
    header: 'Effect',
    width: '90px',
    align: 'right',
    cell: (c) => <Money cents={c.effectCents} />,
    sort: (c) => c.effectCents ?? 0,
  },
];

/** One audit: how far it is, what it has found, its cases. */
export function AuditPage() {
  const { id } = useParams();
  const parsed = CodingAuditId.safeParse(id);
  const audit = useCall(
    'audits',
    'get',
    { id: parsed.data ?? ('' as CodingAuditId) },
    { enabled: parsed.success },
  );
  if (audit.data) return <AuditView audit={audit.data} />;
  return (
    <Page title="Audit" crumbs={CRUMBS}>
      {audit.error ? <ErrorNote failure={audit.error} retry={audit.refetch} /> : null}
      {audit.loading ? <Loading what="the audit" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such audit" action={<Link to="/audits">Open the audits</Link>} />
      )}
    </Page>
  );
}

function AuditView({ audit }: { readonly audit: AuditDetail }) {
  const { row, score } = audit;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'report' | 'close' | null>(null);
  const open = (c: CaseRow) =>
    void navigate(c.status === 'to_review' ? `/audits/cases/${c.id}/recode` : `/audits/cases/${c.id}`);
  const next =
    audit.cases.find((c) => c.status === 'to_review' && (!c.own || row.selfReview)) ??
    audit.cases.find((c) => c.status === 'recoded');
  const left = audit.cases.filter((c) => c.status === 'to_review' || c.status === 'recoded').length;
  const closed = row.status === 'closed';
  return (
    <Page
      title={row.name}
      crumbs={CRUMBS}
      meta={`made by ${row.madeBy}${row.selfReview ? ' · self-review' : ''}`}
      status={<StatusChip tone={closed ? 'neutral' : 'informs'}>{closed ? 'Closed' : 'Open'}</StatusChip>}
      hints={[{ combo: 'Enter', label: 'open case' }]}
      actions={
        <>
          <Button
            keys="X"
            label="Close the audit"
            onClick={() => setAsking('close')}
            disabledReason={
              closed ? 'This audit is closed.' : left > 0 ? `${casesWords(left)} not decided yet.` : null
            }
          >
            Close audit
          </Button>
          <Button keys="P" label="Report" onClick={() => setAsking('report')}>
            Report
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Review the next case"
            onClick={() => next && open(next)}
            disabledReason={next === undefined ? 'Every case is reviewed and decided.' : null}
          >
            {next?.status === 'recoded' ? 'Decide next' : 'Review next'}
          </Button>
        </>
      }
    >
      <Figures
        items={[
          { label: 'Reviewed', value: `${row.reviewed} of ${row.cases}` },
          {
            label: 'Codes agreed',
            value: percent(agreementOf(row.codes)),
            note: `${row.codes.agreed} of ${row.codes.of}`,
          },
          {
            label: 'Weighted accuracy',
            value: percent(score.part),
            note:
              score.part === null
                ? 'nothing reviewed'
                : `${intervalWords(score.interval)}, ${casesWords(score.cases)}${score.tooFew ? ', too few to judge' : ''}`,
          },
          { label: 'Coded too low', value: formatAmount(score.underCents) },
          { label: 'Coded too high', value: formatAmount(score.overCents) },
          { label: 'Returned', value: String(row.returned) },
        ]}
      />
      <div className="audit-body">
        <Panes name="audit" sizes={[64, 36]} min={28}>
          <DataTable
            label="Cases"
            columns={COLUMNS}
            rows={audit.cases}
            rowId={(c) => c.id}
            onOpen={open}
            fill
            autoFocus
            rowTone={(c) => (c.status === 'to_review' ? 'muted' : null)}
          />
          <AuditSide audit={audit} />
        </Panes>
      </div>
      {asking === 'report' ? (
        <ReportSheet id={row.id} name={row.name} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'close' ? (
        <CloseSheet id={row.id} cases={row.cases} onClose={() => setAsking(null)} />
      ) : null}
    </Page>
  );
}

function AuditSide({ audit }: { readonly audit: AuditDetail }) {
  return (
    <div className="audit-side">
      <Section title="Agreement by family" note="the auditor is the reference">
        <FamiliesTable families={audit.families} label="Agreement by family" />
      </Section>
      <Section title="Differences that stand">
        {audit.kinds.length === 0 ? (
          <p className="loading">None.</p>
        ) : (
          <ul className="kinds">
            {audit.kinds.map((k) => (
              <li key={k.kind}>
                <span>{ERROR_WORDS[ErrorKind.parse(k.kind)]}</span>
                <span className="mono">{k.count}</span>
                <Money cents={k.effectCents} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="How it was drawn" pad>
        <Facts
          items={[
            { name: 'Rule', value: ruleWords(audit.rule).join('. ') },
            {
              name: 'Sample',
              value: `${audit.row.cases} of ${audit.matching} that fit, among ${audit.population}`,
            },
            { name: 'Seed', value: <span className="mono">{audit.seed}</span> },
          ]}
        />
      </Section>
    </div>
  );
}

function CloseSheet(props: {
  readonly id: CodingAuditId;
  readonly cases: number;
  readonly onClose: () => void;
}) {
  const close = useAct('audits', 'close');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await close.run({ id: props.id });
    if (!answer.ok) return setFailure(answer.error);
    announce('Audit closed.');
    props.onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Close this audit"
      confirmLabel="Close audit"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={close.busy}
      failure={failure}
    >
      <p>
        Its {props.cases} cases are closed with it: no more decisions and no more comments. Figures and report
        stay. This cannot be taken back.
      </p>
    </ConfirmSheet>
  );
}
