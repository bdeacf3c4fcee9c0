import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CaseDetail } from '#shared/contract/coding-audit.ts';
import { undecided } from '#shared/domain/coding-audit/audit-case.ts';
import { agreementOf } from '#shared/domain/coding-audit/comparison.ts';
import { CodingAuditCaseId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { BareDocuments } from '#renderer/features/coding/bare-editor.tsx';
import { CaseActs } from './case-acts.tsx';
import { CaseChip } from './case-chip.tsx';
import { Comments } from './comments.tsx';
import { Differences } from './differences.tsx';
import { SideBySide } from './side-by-side.tsx';
import { OUTCOME_WORDS, percent } from './words.ts';
import './coding-audit.css';

/** A recoded case: the first coding and the auditor's side by side, where they differ, and what becomes of it. */
export function ComparisonPage() {
  const { caseId } = useParams();
  const parsed = CodingAuditCaseId.safeParse(caseId);
  const found = useCall(
    'audits',
    'case',
    { caseId: parsed.data ?? ('' as CodingAuditCaseId) },
    { enabled: parsed.success },
  );
  if (found.data) return <CaseView key={found.data.row.id} detail={found.data} />;
  return (
    <Page title="Audit case" crumbs={[{ label: 'Audits', to: '/audits' }]}>
      {found.error ? <ErrorNote failure={found.error} /> : null}
      {found.loading ? <Loading what="the case" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such case" action={<Link to="/audits">Open the audits</Link>} />
      )}
    </Page>
  );
}

function CaseView({ detail }: { readonly detail: CaseDetail }) {
  const { row, comparison } = detail;
  const navigate = useNavigate();
  const auditor = usePermission('audit.write') === null;
  const seesCoding = usePermission('coding.read');
  const encounter = useCall('coding', 'get', { id: row.encounterId }, { enabled: seesCoding === null });
  const [selected, setSelected] = useState<string | null>(comparison.differences[0]?.key ?? null);
  useKeys([
    {
      combo: 'E',
      label: 'Open the encounter',
      run: () => void navigate(`/coding/${row.encounterId}`),
      when: seesCoding === null,
      scope: 'Case',
      inPalette: true,
    },
  ]);
  return (
    <Page
      title={auditor ? `Case ${row.position}` : `Audited ${row.serviceDate}`}
      crumbs={[
        { label: 'Audits', to: '/audits' },
        ...(auditor ? [{ label: row.auditName, to: `/audits/${row.auditId}` }] : []),
      ]}
      meta={
        <>
          {row.serviceDate} · {row.patientName} · {detail.providerName} · {detail.payerName}
        </>
      }
      status={
        <span className="chips">
          <CaseChip row={row} />
        </span>
      }
      hints={
        detail.mayDecide
          ? [
              { combo: 'C', label: 'coder right' },
              { combo: 'A', label: 'auditor right' },
              ...(seesCoding === null ? [{ combo: 'E', label: 'encounter' }] : []),
            ]
          : [{ combo: 'M', label: 'comment' }]
      }
      actions={<CaseActs detail={detail} />}
    >
      <CaseNote detail={detail} />
      <div className="audit-body">
        <Panes name="audit-case" sizes={[58, 42]} min={30}>
          <div className="case-left">
            <div className="case-pairs">
              <SideBySide detail={detail} selected={selected} onSelect={setSelected} />
            </div>
            {encounter.data ? <BareDocuments documents={encounter.data.documents} /> : null}
          </div>
          <div className="audit-side">
            <Section
              title="Differences"
              note={<DifferenceCounts detail={detail} />}
              actions={
                <span className="panel-note">{percent(agreementOf(comparison.codes))} of codes agreed</span>
              }
            >
              <Differences detail={detail} selected={selected} onSelect={setSelected} />
            </Section>
            <Money detail={detail} />
            <Comments detail={detail} />
          </div>
        </Panes>
      </div>
    </Page>
  );
}

function DifferenceCounts({ detail }: { readonly detail: CaseDetail }) {
  const { comparison, decisions, row } = detail;
  const open = undecided(comparison, decisions).length;
  if (comparison.differences.length === 0) return <>none</>;
  return (
    <>{open > 0 ? `${open} of ${comparison.differences.length} to decide` : `${row.standing ?? 0} stand`}</>
  );
}

/** What the differences come to in charges, and in what the payer would have allowed. */
function Money({ detail }: { readonly detail: CaseDetail }) {
  const { comparison, row } = detail;
  const { allowedEffectCents } = comparison;
  return (
    <p className="case-money">
      <span>
        Charges {formatAmount(comparison.originalCents)} → {formatAmount(comparison.recodeCents)}, difference{' '}
        {formatAmount(comparison.effectCents)}
      </span>
      <span>
        {allowedEffectCents === null
          ? 'By allowed amounts: not known for every code of this payer'
          : `By allowed amounts: ${formatAmount(allowedEffectCents)}`}
      </span>
      <strong>What stands comes to {formatAmount(row.effectCents ?? 0)}</strong>
    </p>
  );
}

function CaseNote({ detail }: { readonly detail: CaseDetail }) {
  const { row, note, selfReview } = detail;
  const outcome = OUTCOME_WORDS[row.outcome];
  if (outcome === '' && !selfReview) return null;
  return (
    <div className="audits-note">
      {outcome === '' ? (
        <Note tone="informs">Self-review: coder and auditor are one person. It counts in no score.</Note>
      ) : (
        <Note tone={row.outcome === 'corrected_claim_needed' ? 'stops' : 'warns'}>
          {outcome}
          {row.outcome === 'corrected_claim_needed'
            ? ': a claim stands for this encounter, so nothing was changed here.'
            : '.'}{' '}
          {note}
        </Note>
      )}
    </div>
  );
}
