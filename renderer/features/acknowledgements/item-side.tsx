import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ACK_KIND_WORDS, type AckItem } from '#shared/domain/acknowledgement.ts';
import { CLAIM_STATUS_WORDS } from '#shared/domain/claim-status.ts';
import { OutcomeChip, Reasons, SaidAt } from '#renderer/ui/acknowledgement.tsx';
import { Facts, Section } from '#renderer/ui/page.tsx';
import { ClaimChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

/** One item: what is said, why, of whom, and what it did. */
export function ItemSide({ item, acts }: { readonly item: AckItem | undefined; readonly acts?: ReactNode }) {
  if (!item) return <p className="loading">Choose an entry to see what it says.</p>;
  const [only] = item.claims;
  const one = item.claims.length === 1 ? only : undefined;
  return (
    <div className="ack-side" tabIndex={0} role="region" aria-label="What it says">
      <Section title={item.about} actions={<OutcomeChip outcome={item.outcome} />} pad>
        <div className="ack-why">
          <p>{item.sentence}</p>
          {acts === undefined ? null : <div className="row">{acts}</div>}
          {item.reasons.length === 0 ? null : (
            <>
              <h3>Why</h3>
              <Reasons reasons={one?.reasons ?? item.reasons} claimId={one?.claimId ?? null} item={item} />
            </>
          )}
          <h3>What it did</h3>
          <Did item={item} />
          <h3>As the file says it</h3>
          <Facts items={factsOf(item)} />
        </div>
      </Section>
    </div>
  );
}

/** At most so many claims are listed; a file of thousands is read in its own table. */
const MOST_CLAIMS = 12;

function Did({ item }: { readonly item: AckItem }) {
  if (item.state === 'unmatched') return <p>Nothing yet: {item.why}</p>;
  if (item.state === 'set_aside')
    return (
      <p>
        Set aside by {item.decidedBy}: {item.why}
      </p>
    );
  if (item.state === 'known') return <p>Nothing again: {item.why}.</p>;
  if (item.kind === '271' && item.patientId !== null)
    return (
      <p>
        Kept with <Link to={`/patients/${item.patientId}`}>the coverage of the patient</Link>, matched{' '}
        {item.why}.
      </p>
    );
  if (item.claims.length === 0) return <p>Matched {item.why}. No claim is concerned.</p>;
  return (
    <>
      <ul className="ack-claims">
        {item.claims.slice(0, MOST_CLAIMS).map((claim) => (
          <li key={claim.claimId}>
            <Link to={`/claims/${claim.claimId}`}>
              <CodeText>{claim.controlNumber}</CodeText>
            </Link>{' '}
            {claim.patientName} <ClaimChip status={claim.status} />
            <p className="small muted">
              {claim.from !== null && claim.to !== null
                ? `From ${CLAIM_STATUS_WORDS[claim.from]} to ${CLAIM_STATUS_WORDS[claim.to]}.`
                : claim.note || 'Noted; it did not move.'}
            </p>
          </li>
        ))}
      </ul>
      {item.claims.length > MOST_CLAIMS ? (
        <p className="small muted">And {item.claims.length - MOST_CLAIMS} more.</p>
      ) : null}
      <p className="small muted">
        Matched {item.why}
        {item.decidedBy === '' ? '' : ` by ${item.decidedBy}`}.
      </p>
    </>
  );
}

function factsOf(item: AckItem): { name: string; value: ReactNode }[] {
  const { facts } = item;
  const some = (name: string, value: string): { name: string; value: ReactNode }[] =>
    value === '' ? [] : [{ name, value: <span className="mono">{value}</span> }];
  return [
    { name: 'Kind', value: ACK_KIND_WORDS[item.kind] },
    { name: 'Said by', value: facts.sourceName || '–' },
    { name: 'Said at', value: <SaidAt at={item.saidAt} /> },
    ...(facts.personName === '' ? [] : [{ name: 'Person', value: facts.personName }]),
    ...some('Member id', facts.memberId),
    ...(facts.birthDate === null ? [] : [{ name: 'Born', value: <DateText date={facts.birthDate} /> }]),
    ...(facts.serviceFrom === null
      ? []
      : [{ name: 'Service', value: <DateText date={facts.serviceFrom} /> }]),
    ...(facts.chargeCents === null ? [] : [{ name: 'Charge', value: <Money cents={facts.chargeCents} /> }]),
    ...(facts.paidCents === null ? [] : [{ name: 'Paid', value: <Money cents={facts.paidCents} /> }]),
    ...(facts.paidOn === null ? [] : [{ name: 'Paid on', value: <DateText date={facts.paidOn} /> }]),
    ...some('Check or EFT', facts.paymentNumber),
    ...some('Payer’s number', facts.payerControlNumber),
    ...some('Clearinghouse’s number', facts.clearinghouseNumber),
    ...(facts.accepted === null && facts.rejected === null
      ? []
      : [{ name: 'Claims', value: `${facts.accepted ?? 0} accepted, ${facts.rejected ?? 0} rejected` }]),
  ];
}
