import { URGENT_DAYS, type DenialAmount, type DenialDetail } from '#shared/domain/denials/denial.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { Section } from '#renderer/ui/page.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { RunningDay } from './day-text.tsx';

/** One refused amount with its reason and remarks in our words. */
export function AmountLine({ amount }: { readonly amount: DenialAmount }) {
  const code = `${amount.group}-${amount.reason}`;
  return (
    <li>
      <CodeText>{amount.code === '' ? 'claim' : [amount.code, ...amount.modifiers].join('-')}</CodeText>
      <Money cents={amount.amountCents} />
      <span>
        <CodeText>{code}</CodeText>{' '}
        {amount.words === `reason ${code}` ? 'unknown: read the payer’s text' : amount.words}
        {amount.remarks.map((remark) => (
          <span key={remark.code} className="denial-remark">
            <CodeText>{remark.code}</CodeText> {remark.words || 'unknown: read the payer’s text'}
          </span>
        ))}
      </span>
    </li>
  );
}

/** Calls and what the payer has asked for. */
export function Papers({ detail }: { readonly detail: DenialDetail }) {
  const finish = useAct('denials', 'finishRecords');
  const writes = usePermission('claims.write');
  if (detail.calls.length + detail.records.length === 0) return null;
  const done = async (id: DenialDetail['records'][number]['id']) => {
    const answer = await finish.run({ id, doneOn: localToday(), how: '' });
    if (!answer.ok) announceFailure(answer.error);
  };
  return (
    <Section title="Calls and records">
      <ul className="denial-log">
        {detail.records.map((asked) => (
          <li key={asked.id}>
            <span>
              <strong>Asked for:</strong> {asked.what}
              {asked.reference === '' ? '' : `, ${asked.reference}`}
            </span>
            {asked.doneOn === null ? (
              <span className="row">
                <RunningDay on={asked.dueOn} near={URGENT_DAYS} none="no day" />
                <Button
                  kind="quiet"
                  onClick={() => void done(asked.id)}
                  disabledReason={writes}
                  busy={finish.busy}
                >
                  Sent today
                </Button>
              </span>
            ) : (
              <span className="muted">
                sent <DateText date={asked.doneOn} />
              </span>
            )}
          </li>
        ))}
        {detail.calls.map((call) => (
          <li key={call.id}>
            <span>
              <strong>Call</strong> {call.whom}
              {call.reference === '' ? '' : `, reference ${call.reference}`}: {call.said}
              {call.promised === '' ? '' : ` Promised: ${call.promised}`}
            </span>
            <span className="muted">
              <DateText date={call.calledOn} />
              {call.nextOn === null ? '' : ', next '}
              {call.nextOn === null ? null : <DateText date={call.nextOn} />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
