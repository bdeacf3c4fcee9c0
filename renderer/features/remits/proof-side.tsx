import { Link } from 'react-router';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { ADJUSTMENT_GROUPS } from '#shared/domain/codes/carc-groups.ts';
import { reasonWords } from '#shared/domain/posting/reason-rules.ts';
import { Facts, Section } from '#renderer/ui/page.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { OutcomeChip } from './remit-chip.tsx';
import type { ProofRow } from './proof-model.ts';

/** Why a claim or line comes out as it does, in our words, and where it leads. */
export function ProofSide({
  row,
  detail,
}: {
  readonly row: ProofRow | undefined;
  readonly detail: RemittanceDetail;
}) {
  return (
    <div className="proof-side">
      {row === undefined || row.kind === 'group' ? (
        <p className="loading">Choose a claim to see why.</p>
      ) : (
        <Why row={row} />
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

function Why({ row }: { readonly row: Extract<ProofRow, { kind: 'claim' | 'line' }> }) {
  const { claim } = row;
  const lines = row.kind === 'line' ? [row.line] : claim.lines;
  const reasons = [...new Set(lines.flatMap((line) => line.reasons))];
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
              {reasons.map((code) => (
                <Reason key={code} code={code} />
              ))}
            </ul>
          </>
        )}
        <h3>Amounts</h3>
        <Facts
          items={[
            { name: 'Charge', value: <Money cents={shown.chargeCents} /> },
            { name: 'Allowed', value: <Money cents={shown.allowedCents} /> },
            { name: 'Paid', value: <Money cents={shown.paidCents} /> },
            { name: 'Written off', value: <Money cents={shown.contractualCents} /> },
            { name: 'Patient', value: <Money cents={shown.patientCents} /> },
            { name: 'Stays with the insurer', value: <Money cents={shown.otherCents} /> },
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

function Reason({ code }: { readonly code: string }) {
  const [group = '', reason = ''] = code.split(/-(.*)/s);
  return (
    <li>
      <span className="code">{code}</span> {reasonWords(group, reason)}.{' '}
      <span className="muted">{ADJUSTMENT_GROUPS.get(group)?.meaning ?? ''}</span>
    </li>
  );
}
