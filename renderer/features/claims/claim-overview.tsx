import { Link, useNavigate } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { pointerLetter } from '#shared/domain/encounter.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { ClaimAnswers } from '#renderer/ui/acknowledgement.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EligibilityLine } from '#renderer/ui/eligibility.tsx';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { CodeText, Money } from '#renderer/ui/text.tsx';
import { useShowClaim } from './show-claim.ts';
import { FrozenGroups } from './frozen-groups.tsx';
import { DifferencesSection } from './differences-section.tsx';
import { applyFix } from './edit/apply-fix.ts';
import { patchOf } from './edit/claim-patch.ts';
import { recordOfField } from './record-of-field.ts';
import { useRejection } from './rejections.ts';
import { WorkPanel } from './work/work-panel.tsx';

type Line = ClaimDetail['claim']['lines'][number] & {
  readonly money: ClaimDetail['lineMoney'][number] | undefined;
};

const LINES: readonly Column<Line>[] = [
  { key: 'n', header: '#', width: '36px', cell: (l) => <span className="mono">{l.number}</span> },
  {
    key: 'code',
    header: 'Service',
    width: 'minmax(150px, 1.6fr)',
    cell: (l) => (
      <>
        <CodeText>{[l.code, ...l.modifiers].join(' ')}</CodeText>{' '}
        <span className="muted">{l.description}</span>
      </>
    ),
  },
  {
    key: 'dx',
    header: 'Dx',
    width: '62px',
    cell: (l) => <span className="mono">{l.pointers.map(pointerLetter).join(' ')}</span>,
  },
  {
    key: 'units',
    header: 'Units',
    width: '54px',
    align: 'right',
    cell: (l) => <span className="mono">{l.units}</span>,
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '84px',
    align: 'right',
    cell: (l) => <Money cents={l.chargeCents} />,
  },
  {
    key: 'paid',
    header: 'Paid',
    width: '78px',
    align: 'right',
    cell: (l) => <Money cents={l.money?.insurerPaidCents ?? null} />,
  },
  {
    key: 'contractual',
    header: 'Write-off',
    width: '82px',
    align: 'right',
    cell: (l) => <Money cents={l.money?.contractualCents ?? null} />,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: '78px',
    align: 'right',
    cell: (l) => <Money cents={l.money?.patientCents ?? null} />,
  },
  {
    key: 'owes',
    header: 'Insurer owes',
    width: '98px',
    align: 'right',
    cell: (l) => <Money cents={l.money?.insurerBalanceCents ?? null} />,
  },
];

/** Lines with their money, findings, and the frozen copies of everyone concerned. */
export function ClaimOverview(props: {
  readonly detail: ClaimDetail;
  /** Leads to a field of the claim. */
  readonly onField: (field: string) => void;
}) {
  const { detail, onField } = props;
  const { claim, lineMoney, summary } = detail;
  const rows = claim.lines.map((line, i): Line => ({ ...line, money: lineMoney[i] }));
  const total = (pick: (m: ClaimDetail['lineMoney'][number]) => number) => (
    <Money cents={sumCents(lineMoney.map(pick))} strong />
  );
  const fieldOf = (finding: Finding) =>
    finding.fix?.kind === 'open_field' ? finding.fix.field : finding.field;
  const fix = useFix(detail, onField);
  const told = useRejection(detail)?.item?.id;
  return (
    <Panes name="claim" sizes={[64, 36]} min={25}>
      <div className="claim-main">
        <Section title="Service lines" actions={<LedgerLink patientId={summary.patientId} />}>
          <DataTable
            label="Service lines"
            columns={LINES}
            rows={rows}
            rowId={(line) => line.serviceLineId}
            foot={{
              code: 'Total',
              charge: <Money cents={summary.chargeCents} strong />,
              paid: total((m) => m.insurerPaidCents),
              contractual: total((m) => m.contractualCents),
              patient: total((m) => m.patientCents),
              owes: total((m) => m.insurerBalanceCents),
            }}
          />
        </Section>
        <Section title="Diagnoses" pad>
          <ol className="claim-dx">
            {claim.diagnoses.map((code, i) => (
              <li key={`${code}:${i}`}>
                <span className="mono">{pointerLetter(i + 1)}</span> <CodeText>{code}</CodeText>
                <span>{detail.titles[code] ?? ''}</span>
              </li>
            ))}
          </ol>
        </Section>
        <Section title="As frozen in this claim" note="taken from the records when it was made">
          <FrozenGroups detail={detail} />
        </Section>
      </div>
      <div className="claim-side">
        <div className="claim-eligibility">
          <EligibilityLine
            coverageId={claim.coverage.coverageId}
            payerName={claim.payer.name}
            on={claim.serviceDate}
          />
        </div>
        <ClaimAnswers
          claimId={summary.id}
          status={summary.status}
          onField={onField}
          marked=""
          toldAbove={told}
        />
        <DifferencesSection detail={detail} />
        <Section
          title="Findings"
          note={<FindingSummary findings={detail.findings} />}
          actions={<ScrubButton detail={detail} />}
        >
          <FindingList
            findings={detail.findings.map(withFieldFix)}
            onOpen={(finding) => onField(fieldOf(finding))}
            {...(UNSENT.includes(summary.status) ? { onFix: fix } : {})}
            empty="The scrubber finds nothing wrong with this claim."
          />
          <RecordLinks detail={detail} />
        </Section>
        <WorkPanel summary={summary} />
      </div>
    </Panes>
  );
}

function LedgerLink({ patientId }: { readonly patientId: string }) {
  const navigate = useNavigate();
  return (
    <Button kind="quiet" onClick={() => void navigate(`/ledger/patient/${patientId}`)}>
      Entries in the ledger
    </Button>
  );
}

function ScrubButton({ detail }: { readonly detail: ClaimDetail }) {
  const scrub = useAct('claims', 'scrub');
  const show = useShowClaim(detail.summary.id);
  const forbidden = usePermission('claims.write');
  if (detail.summary.status === 'voided') return null;
  return (
    <Button
      keys="S"
      busy={scrub.busy}
      disabledReason={forbidden}
      onClick={() =>
        void scrub.run({ id: detail.summary.id }).then((answer) => {
          if (!answer.ok) return announceFailure(answer.error);
          show(answer.value);
          announce('Checked again.', { tone: 'informs' });
        })
      }
    >
      Check again
    </Button>
  );
}

/** A finding without a fix of its own leads to its field by the same key. */
function withFieldFix(finding: Finding): Finding {
  if (finding.fix !== undefined || finding.severity === 'informs') return finding;
  return { ...finding, fix: { kind: 'open_field', field: finding.field }, fixLabel: 'go to the field' };
}

/** Puts a finding right by its key: changes the claim where the fix says how, otherwise leads to the field. */
function useFix(detail: ClaimDetail, onField: (field: string) => void): (finding: Finding) => void {
  const edit = useAct('claims', 'edit');
  const show = useShowClaim(detail.summary.id);
  return (finding) => {
    const { fix } = finding;
    const fixed = fix === undefined ? null : applyFix(detail.claim, fix);
    if (fixed === null) return onField(fix?.kind === 'open_field' ? fix.field : finding.field);
    void edit
      .run({
        id: detail.summary.id,
        expectedVersion: detail.summary.version,
        patch: patchOf(fixed, detail.claim),
      })
      .then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        show(answer.value);
        announce('Mended and checked again.');
      });
  };
}

/** Where the records stand from which the fields with findings were taken: what is wrong there comes again. */
function RecordLinks({ detail: { findings, summary } }: { readonly detail: ClaimDetail }) {
  const places = new Map(
    findings
      .filter((finding) => finding.severity !== 'informs')
      .map((finding) => recordOfField(finding.field, summary))
      .map((place) => [place.to, place.name] as const),
  );
  if (places.size === 0) return null;
  return (
    <p className="record-links">
      Taken from:{' '}
      {[...places].map(([to, name], i) => (
        <span key={to}>
          {i > 0 ? ', ' : ''}
          <Link to={to}>{name}</Link>
        </span>
      ))}
    </p>
  );
}
