import { Link } from 'react-router';
import type { Underpayment } from '#shared/domain/contracts/underpayment.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Facts, Section } from '#renderer/ui/page.tsx';
import { DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import type { CaseAct } from './case-sheets.tsx';
import { DisputeChip, differenceWords } from './dispute-words.tsx';

/** Why a line stands on the list, and what was done about it. */
export function CaseSide(props: {
  readonly one: Underpayment | undefined;
  readonly forbidden: string | null;
  readonly onAct: (act: CaseAct) => void;
}) {
  const { one } = props;
  if (!one) return <EmptyState title="No line is chosen">Its reason and history stand here.</EmptyState>;
  const reopens = one.status === 'recovered' || one.status === 'given_up';
  return (
    <div className="case-side">
      <Section title={differenceWords(one)} pad actions={<DisputeChip one={one} />}>
        <p className="case-basis">{one.basis}</p>
        <Facts
          items={[
            { name: 'Charge', value: <Money cents={one.chargeCents} /> },
            { name: 'Expected', value: <Money cents={one.expectedCents} /> },
            { name: 'Allowed', value: <Money cents={one.allowedCents} /> },
            { name: 'Paid', value: <Money cents={one.paidCents} /> },
            { name: 'Units', value: String(one.units) },
            ...(one.reasons.length === 0 ? [] : [{ name: 'Payer’s reasons', value: one.reasons.join(', ') }]),
            ...(one.recoveredCents === 0
              ? []
              : [{ name: 'Recovered', value: <Money cents={one.recoveredCents} /> }]),
            ...(one.disputedOn === null
              ? []
              : [{ name: 'Disputed on', value: <DateText date={one.disputedOn} /> }]),
            ...(one.note === '' ? [] : [{ name: 'Note', value: one.note }]),
            { name: 'Patient', value: <Link to={`/patients/${one.patientId}`}>{one.patientName}</Link> },
            { name: 'Claim', value: <Link to={`/claims/${one.claimId}`}>{one.controlNumber}</Link> },
            {
              name: 'Payment',
              value: <Link to={`/remits/${one.remittanceId}`}>{one.traceNumber || 'Open its proof'}</Link>,
            },
          ]}
        />
        <div className="case-acts">
          {reopens ? (
            <Button keys="O" onClick={() => props.onAct('open')} disabledReason={props.forbidden}>
              Open again
            </Button>
          ) : (
            <Button keys="R" onClick={() => props.onAct('recovered')} disabledReason={props.forbidden}>
              {one.difference === 'overpaid' ? 'Given back' : 'Recovered'}
            </Button>
          )}
          <Button keys="F" onClick={() => props.onAct('follow_up')} disabledReason={props.forbidden}>
            Follow up
          </Button>
        </div>
      </Section>
      <History id={one.id} />
    </div>
  );
}

function History({ id }: { readonly id: Underpayment['id'] }) {
  const events = useCall('contracts', 'events', { id });
  if (!events.data || events.data.length === 0) return null;
  return (
    <Section title="History" pad>
      <ul className="case-events">
        {events.data.map((event) => (
          <li key={`${event.at} ${event.sentence}`}>
            {event.sentence}
            <span>
              <InstantText at={event.at} />, {event.userName}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
