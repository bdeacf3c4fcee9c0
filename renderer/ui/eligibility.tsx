import { useState } from 'react';
import { Link } from 'react-router';
import type { CoverageAnswer, CoverageEligibility } from '#shared/contract/eligibility.ts';
import type { EligibilitySummary } from '#shared/domain/eligibility.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CoverageId, PatientId } from '#shared/kernel/ids.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { AskEligibilitySheet } from './ask-eligibility.tsx';
import { Button } from './button.tsx';
import { ErrorNote } from './messages.tsx';
import { Facts } from './page.tsx';
import { StatusChip, type Tone } from './status-chip.tsx';
import { DateText, Money } from './text.tsx';
import './eligibility.css';

const STATES: Readonly<Record<EligibilitySummary['state'], readonly [tone: Tone, word: string]>> = {
  active: ['fine', 'Active'],
  inactive: ['stops', 'Not active'],
  rejected: ['warns', 'Not answered'],
  unclear: ['warns', 'Not clear'],
};

/** What the payer said of a coverage, in a word. */
export function EligibilityChip({ state }: { readonly state: EligibilitySummary['state'] }) {
  const [tone, word] = STATES[state];
  return <StatusChip tone={tone}>{word}</StatusChip>;
}

/** `20 %` from hundredths of a percent. */
export function percentText(hundredths: number): string {
  const whole = hundredths / 100;
  return `${Number.isInteger(whole) ? whole : whole.toFixed(2)} %`;
}

/** The sums of an answer that a biller wants, with what they are said for. */
export function EligibilityFacts({ summary }: { readonly summary: EligibilitySummary }) {
  const money = (name: string, said: EligibilitySummary['copay']) =>
    said === null
      ? []
      : [
          {
            name,
            value: (
              <span title={said.words}>
                <Money cents={said.cents} />
              </span>
            ),
          },
        ];
  const { from, to, coinsurance } = summary;
  return (
    <Facts
      items={[
        ...(summary.plan === '' ? [] : [{ name: 'Plan', value: summary.plan }]),
        ...(from === null && to === null
          ? []
          : [
              {
                name: 'Runs',
                value: (
                  <>
                    <DateText date={from} /> to <DateText date={to} />
                  </>
                ),
              },
            ]),
        ...money('Copay', summary.copay),
        ...money('Deductible left', summary.deductibleLeft),
        ...money('Deductible', summary.deductible),
        ...(coinsurance === null
          ? []
          : [
              {
                name: 'Coinsurance',
                value: <span title={coinsurance.words}>{percentText(coinsurance.percentHundredths)}</span>,
              },
            ]),
        ...money('Out of pocket left', summary.outOfPocketLeft),
        ...summary.otherPayers.map((payer, i) => ({
          name: i === 0 ? 'Other payer' : `Other payer ${i + 1}`,
          value: [payer.name, payer.memberId].filter((part) => part !== '').join(' · '),
        })),
      ]}
    />
  );
}

/** What the payer answered about one coverage, newest first, open questions, and the way to ask. */
export function CoverageEligibilityView(props: {
  readonly patientId: PatientId;
  readonly coverageId: CoverageId;
  /** Key of its button; left out where several stand beside one another. */
  readonly keys?: string | undefined;
}) {
  const { coverageId } = props;
  const call = useCall('eligibility', 'ofPatient', { patientId: props.patientId });
  const forbidden = usePermission('claims.write');
  const [asking, setAsking] = useState(false);
  const own = call.data?.find((one) => one.coverageId === coverageId);
  const [newest, ...earlier] = own?.answers ?? [];
  return (
    <div className="eligibility">
      <div className="row">
        <span className="eligibility-head">Eligibility</span>
        {newest ? <EligibilityChip state={newest.summary.state} /> : null}
        <span className="page-gap" />
        <Button
          kind="quiet"
          {...(props.keys === undefined ? {} : { keys: props.keys })}
          label="Ask the payer about eligibility"
          onClick={() => setAsking(true)}
          disabledReason={forbidden}
        >
          Ask
        </Button>
      </div>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {own ? <Known own={own} newest={newest} /> : null}
      {earlier.length === 0 ? null : (
        <details className="eligibility-earlier">
          <summary>
            {earlier.length} earlier {earlier.length === 1 ? 'answer' : 'answers'}
          </summary>
          <ul>
            {earlier.map((answer) => (
              <li key={answer.id}>
                <AnswerLink answer={answer} /> <EligibilityChip state={answer.summary.state} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {asking ? (
        <AskEligibilitySheet coverageIds={[coverageId]} serviceDate={null} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

function Known({
  own,
  newest,
}: {
  readonly own: CoverageEligibility;
  readonly newest: CoverageAnswer | undefined;
}) {
  const [open] = own.open;
  return (
    <>
      {newest ? (
        <>
          {newest.summary.state === 'active' ? null : <p>{newest.summary.sentence}</p>}
          <EligibilityFacts summary={newest.summary} />
          <p className="small muted">
            As of <AnswerLink answer={newest} />
            {newest.serviceDate === null ? null : (
              <>
                {' '}
                for <DateText date={newest.serviceDate} />
              </>
            )}
            , matched {newest.why}.
          </p>
        </>
      ) : (
        <p className="small muted">The payer has not been asked, or has not answered yet.</p>
      )}
      {open === undefined ? null : (
        <p className="small muted">
          {open.placedAt === null
            ? `The question ${open.fileName} was not written to its folder. Ask again.`
            : `Asked by ${open.askedBy} on ${open.askedAt.slice(0, 10)}, no answer yet.`}
        </p>
      )}
    </>
  );
}

function AnswerLink({ answer }: { readonly answer: CoverageAnswer }) {
  return (
    <Link to={`/eligibility/${answer.id}`} className="mono">
      {answer.answeredAt.replace('T', ' ')}
    </Link>
  );
}

/** One line for a claim: active, copay, deductible left, coinsurance, other payer, as of when; and the way to ask. */
export function EligibilityLine(props: {
  readonly coverageId: CoverageId;
  readonly payerName: string;
  readonly on: IsoDate;
}) {
  const { coverageId, payerName, on } = props;
  const call = useCall('eligibility', 'newest', { coverageId });
  const [asking, setAsking] = useState(false);
  const forbidden = usePermission('claims.write');
  if (call.data === undefined) return null;
  return (
    <div className="eligibility-line">
      {call.data === null ? (
        <span className="muted">Eligibility: {payerName} was not asked, or has not answered.</span>
      ) : (
        <Said answer={call.data} payerName={payerName} />
      )}
      <Button
        kind="quiet"
        label="Ask the payer about eligibility"
        onClick={() => setAsking(true)}
        disabledReason={forbidden}
      >
        Ask
      </Button>
      {asking ? (
        <AskEligibilitySheet coverageIds={[coverageId]} serviceDate={on} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

/** For the head of a visit: what the payer said last of the coverage of that day; nothing when it said nothing. */
export function VisitEligibility({ patientId, on }: { readonly patientId: PatientId; readonly on: IsoDate }) {
  const call = useCall('eligibility', 'ofVisit', { patientId, on });
  const answer = call.data?.answer;
  if (!answer) return null;
  const { copay } = answer.summary;
  return (
    <Link
      to={`/eligibility/${answer.id}`}
      className="eligibility-visit"
      title={`As of ${answer.answeredAt.replace('T', ' ')}`}
    >
      <EligibilityChip state={answer.summary.state} />
      {copay === null ? null : (
        <span>
          copay <Money cents={copay.cents} />
        </span>
      )}
    </Link>
  );
}

function Said({ answer, payerName }: { readonly answer: CoverageAnswer; readonly payerName: string }) {
  const { summary } = answer;
  return (
    <>
      <EligibilityChip state={summary.state} /> <span>{payerName}</span>
      {summary.copay === null ? null : (
        <span>
          copay <Money cents={summary.copay.cents} />
        </span>
      )}
      {summary.deductibleLeft === null ? null : (
        <span>
          deductible left <Money cents={summary.deductibleLeft.cents} />
        </span>
      )}
      {summary.coinsurance === null ? null : (
        <span>coinsurance {percentText(summary.coinsurance.percentHundredths)}</span>
      )}
      {summary.otherPayers[0] ? <span>other payer {summary.otherPayers[0].name}</span> : null}
      <span className="muted">
        as of <AnswerLink answer={answer} />
      </span>
    </>
  );
}
