import { Link } from 'react-router';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { ADJUSTMENT_GROUPS } from '#shared/domain/codes/carc-groups.ts';
import { reasonWords } from '#shared/domain/posting/reason-rules.ts';
import type { PlannedAdjustment, PlannedClaim } from '#shared/domain/remittance.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Facts, Section } from '#renderer/ui/page.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { MatchPanel } from './match-panel.tsx';
import { OutcomeChip } from './remit-chip.tsx';
import type { ProofRow } from './proof-model.ts';

/** Why a claim or line comes out as it does, in our words, and where it leads. */
export function ProofSide({
  row,
  detail,
  empty = 'Choose a claim to see why.',
}: {
  readonly row: ProofRow | undefined;
  /** What stands there while no claim is chosen. */
  readonly empty?: string;
  readonly detail: RemittanceDetail;
}) {
  return (
    <div className="proof-side">
      {row === undefined || row.kind === 'group' ? (
        <p className="loading">{empty}</p>
      ) : row.claim.outcome === 'unmatched' && detail.summary.status !== 'undone' ? (
        <MatchPanel
          key={row.claim.position}
          sought={{
            remittanceId: detail.summary.id,
            position: row.claim.position,
            controlNumber: row.claim.controlNumber,
            patientName: row.claim.patientName,
            paidCents: row.claim.paidCents,
            posted: detail.summary.status === 'posted',
            notOurs: false,
          }}
        />
      ) : (
        <Why row={row} detail={detail} />
      )}
      <p className="proof-side-foot">
        {detail.summary.status === 'posted' && detail.summary.journalId !== null ? (
          <>
            Posted as one journal.{' '}
            <Link to={`/ledger/journal/${detail.summary.journalId}`}>Open the journal</Link>
          </>
        ) : detail.summary.status === 'undone' ? (
          'Undone: one reversing journal took the whole posting back.'
        ) : (
          <>
            Posting is one journal. After it <KeyCap combo="Mod+Z" /> reverses the whole file.
          </>
        )}
      </p>
    </div>
  );
}

function Why({
  row,
  detail,
}: {
  readonly row: Extract<ProofRow, { kind: 'claim' | 'line' }>;
  readonly detail: RemittanceDetail;
}) {
  const { claim } = row;
  const lines = row.kind === 'line' ? [row.line] : claim.lines;
  const reasons = [
    ...(row.kind === 'claim' ? claim.adjustments : []),
    ...lines.flatMap((line) => line.adjustments),
  ];
  const shown = row.kind === 'line' ? row.line : claim;
  return (
    <Section
      title={
        row.kind === 'line' ? `${claim.controlNumber} · ${row.line.code}` : `Claim ${claim.controlNumber}`
      }
      actions={<OutcomeChip outcome={claim.outcome} />}
      pad
    >
      <div className="proof-why">
        <p>{row.kind === 'line' && row.line.reasons.length > 0 ? null : claim.sentence}</p>
        {reasons.length === 0 ? null : (
          <>
            <h3>Reasons of the payer</h3>
            <ul>
              {reasons.map((a, i) => (
                <Reason key={`${i}:${a.code}`} adjustment={a} />
              ))}
            </ul>
          </>
        )}
        <Corrected claim={claim} detail={detail} />
        <h3>Amounts</h3>
        <Facts
          items={[
            { name: 'Charge', value: <Money cents={shown.chargeCents} /> },
            { name: 'Allowed', value: <Money cents={shown.allowedCents} /> },
            { name: 'Paid', value: <Money cents={shown.paidCents} /> },
            { name: 'Written off', value: <Money cents={shown.contractualCents} /> },
            { name: 'Patient', value: <Money cents={shown.patientCents} /> },
            { name: 'Stays with the insurer', value: <Money cents={shown.otherCents} /> },
            ...(row.kind === 'claim' && claim.appliedCents !== 0
              ? [{ name: 'Interest or bonus', value: <Money cents={claim.appliedCents} /> }]
              : []),
            ...(row.kind === 'claim' && claim.interestCents !== 0
              ? [{ name: 'Interest, paid beside the claim', value: <Money cents={claim.interestCents} /> }]
              : []),
            ...(row.kind === 'line' && row.line.changed !== ''
              ? [{ name: 'Changed by the payer', value: row.line.changed }]
              : []),
          ]}
        />
        <h3>Records</h3>
        <Facts
          items={[
            { name: 'Payer’s number', value: <span className="mono">{claim.payerControlNumber}</span> },
            {
              name: 'Claim',
              value:
                claim.claimId === null ? (
                  'not found in this practice'
                ) : (
                  <Link to={`/claims/${claim.claimId}`}>{claim.controlNumber}</Link>
                ),
            },
            ...(claim.patientId === null
              ? []
              : [
                  {
                    name: 'Ledger',
                    value: <Link to={`/ledger/patient/${claim.patientId}`}>{claim.patientName}</Link>,
                  },
                ]),
          ]}
        />
      </div>
    </Section>
  );
}

/** What becomes of an adjustment, in the words of the ledger. */
const DONE: Readonly<Record<PlannedAdjustment['action'], string>> = {
  write_off: 'written off',
  patient: 'to the patient',
  apply: 'booked as interest or bonus',
  deny: 'stays with the insurer, to the denial desk',
  hold: 'stays with the insurer until you decide',
  track: 'stays with the insurer, only listed',
};

function Reason({ adjustment }: { readonly adjustment: PlannedAdjustment }) {
  const { code, amountCents, action, ruleId, why } = adjustment;
  const [group = '', reason = ''] = code.split(/-(.*)/s);
  return (
    <li>
      <span className="code">{code}</span> <Money cents={amountCents} /> {DONE[action]}:{' '}
      {why === '' ? reasonWords(group, reason) : why}.{' '}
      <span className="muted">
        {ruleId === '' || ruleId.startsWith('delivered:') ? '' : `By your rule ${ruleId}. `}
        {ADJUSTMENT_GROUPS.get(group)?.meaning ?? ''}
      </span>
    </li>
  );
}

/** What the payer has corrected of the patient: offered, taken over only by the user. */
function Corrected({ claim, detail }: { readonly claim: PlannedClaim; readonly detail: RemittanceDetail }) {
  const decide = useAct('remits', 'decideCorrection');
  const forbidden = usePermission('patients.write');
  const { corrected } = claim;
  if (corrected === null) return null;
  const name = [corrected.lastName, corrected.firstName].filter((n) => n !== '').join(', ');
  const state = detail.corrections.find((c) => c.position === claim.position)?.state ?? '';
  const run = (take: boolean) => async () => {
    const answer = await decide.run({ id: detail.summary.id, position: claim.position, take });
    if (!answer.ok) announceFailure(answer.error);
  };
  return (
    <>
      <h3>Corrected by the payer</h3>
      <p>
        {name}
        {corrected.memberId === '' ? '' : `${name === '' ? '' : ', '}number ${corrected.memberId}`}.{' '}
        {state === 'taken'
          ? 'Taken over into the patient record.'
          : state === 'dismissed'
            ? 'Not taken over.'
            : state === ''
              ? 'Once this is posted you can take it over into the patient record.'
              : 'The patient record is as it was.'}
      </p>
      {state === 'open' ? (
        <p className="remit-corrected">
          <Button keys="K" onClick={() => void run(true)()} busy={decide.busy} disabledReason={forbidden}>
            Take it over
          </Button>
          <Button kind="quiet" onClick={() => void run(false)()} disabledReason={forbidden}>
            Leave the record
          </Button>
        </p>
      ) : null}
    </>
  );
}
