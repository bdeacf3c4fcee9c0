import { useNavigate } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { pointerLetter } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { Note } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { CodeText, Money } from '#renderer/ui/text.tsx';
import { useShowClaim } from './claim-acts.tsx';
import { FrozenGroups } from './frozen-groups.tsx';
import { recordOfField } from './record-of-field.ts';

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
export function ClaimOverview({ detail }: { readonly detail: ClaimDetail }) {
  const { claim, lineMoney, summary } = detail;
  const navigate = useNavigate();
  const rows = claim.lines.map((line, i): Line => ({ ...line, money: lineMoney[i] }));
  const total = (pick: (m: ClaimDetail['lineMoney'][number]) => number) => (
    <Money cents={sumCents(lineMoney.map(pick))} strong />
  );
  const openField = (finding: Finding) => {
    const field = finding.fix?.kind === 'open_field' ? finding.fix.field : finding.field;
    void navigate(recordOfField(field, summary).to);
  };
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
        <Differences detail={detail} />
        <Section
          title="Findings"
          note={<FindingSummary findings={detail.findings} />}
          actions={<ScrubButton detail={detail} />}
        >
          <FindingList
            findings={detail.findings}
            onOpen={openField}
            empty="The scrubber finds nothing wrong with this claim."
          />
        </Section>
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

/** What has changed in the records since the claim was made; taken over only by the user's act. */
function Differences({ detail }: { readonly detail: ClaimDetail }) {
  const refresh = useAct('claims', 'refresh');
  const show = useShowClaim(detail.summary.id);
  const forbidden = usePermission('claims.write');
  if (detail.differences.length === 0) return null;
  const sent = detail.summary.status !== 'draft' && detail.summary.status !== 'ready';
  return (
    <Section
      title="Differs from today’s records"
      actions={
        <Button
          keys="U"
          label="Refresh from today's records"
          busy={refresh.busy}
          disabledReason={
            forbidden ?? (sent ? 'It was sent as it is; a corrected claim would take them over.' : null)
          }
          onClick={() =>
            void refresh.run({ id: detail.summary.id }).then((answer) => {
              if (!answer.ok) return announceFailure(answer.error);
              show(answer.value);
              announce('Today’s records taken over.');
            })
          }
        >
          Refresh
        </Button>
      }
      pad
    >
      <Note tone="warns">
        <ul className="claim-differences">
          {detail.differences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Note>
    </Section>
  );
}
