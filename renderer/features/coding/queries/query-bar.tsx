import { useState } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { ClinicianQuery } from '#shared/domain/clinician-query.ts';
import { daysBetween, isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { AnswerSheet, WithdrawSheet } from './answer-sheet.tsx';
import { useQueryPaper, type QueriesAnswer } from './query-acts.ts';
import './queries.css';

/** The queries of the encounter under its head: each open one with its acts, the closed ones behind a number. */
export function QueryBar(props: {
  readonly detail: EncounterDetail;
  readonly onChanged: (after: QueriesAnswer) => void;
}) {
  const encounterId = props.detail.encounter.id;
  const queries = useCall('workbench', 'queries', { encounterId }, { tags: ['queries'] }).data ?? [];
  const forbidden = usePermission('coding.write');
  const paper = useQueryPaper();
  const [answering, setAnswering] = useState<ClinicianQuery | null>(null);
  const [withdrawing, setWithdrawing] = useState<ClinicianQuery | null>(null);
  const [reading, setReading] = useState(false);
  if (queries.length === 0) return null;
  const open = queries.filter((q) => q.status === 'open');
  const closed = queries.length - open.length;
  return (
    <section className="query-bar" aria-label="Queries to the clinician">
      {open.map((query, i) => (
        <div className="query-open" key={query.id}>
          <StatusChip tone="informs">Held by a query{age(query)}</StatusChip>
          <span className="query-line" title={query.question}>
            {query.toProviderName}: {query.question}
          </span>
          <Button
            {...(i === 0 ? { keys: 'A' } : {})}
            onClick={() => setAnswering(query)}
            disabledReason={forbidden}
            label="Record the answer"
          >
            Record answer
          </Button>
          <Button onClick={() => paper.print(query.id)} busy={paper.busy}>
            Print
          </Button>
          <Button onClick={() => paper.save(query.id)}>PDF</Button>
          <Button onClick={() => paper.copy(query.id)}>Copy</Button>
          <Button onClick={() => setWithdrawing(query)} disabledReason={forbidden}>
            Withdraw
          </Button>
        </div>
      ))}
      {closed === 0 ? null : (
        <div className="query-open">
          <Button kind="quiet" onClick={() => setReading(true)}>
            {closed === 1 ? '1 closed query' : `${closed} closed queries`}
          </Button>
        </div>
      )}
      {answering ? (
        <AnswerSheet query={answering} onDone={props.onChanged} onClose={() => setAnswering(null)} />
      ) : null}
      {withdrawing ? (
        <WithdrawSheet query={withdrawing} onDone={props.onChanged} onClose={() => setWithdrawing(null)} />
      ) : null}
      <Sheet
        open={reading}
        title="Queries of this encounter"
        width="large"
        onClose={() => setReading(false)}
        foot={<Button onClick={() => setReading(false)}>Close</Button>}
      >
        {queries.map((query) => (
          <ClosedQuery key={query.id} query={query} />
        ))}
      </Sheet>
    </section>
  );
}

/** One query as it stands on record. */
function ClosedQuery({ query }: { readonly query: ClinicianQuery }) {
  return (
    <article className="query-record">
      <header>
        <StatusChip tone={TONE[query.status]}>{WORD[query.status]}</StatusChip> asked{' '}
        <InstantText at={query.askedAt} /> by {query.askedBy} of {query.toProviderName}
      </header>
      <ul>
        {query.passages.map((p) => (
          <li key={p.quote}>
            <span className="query-source">{p.source}</span> <q>{p.quote}</q>
          </li>
        ))}
      </ul>
      <p className="query-question">{query.question}</p>
      {query.status === 'answered' ? (
        <p>
          <strong>
            {query.answeredBy}, {query.answeredOn}:
          </strong>{' '}
          {query.answer}
        </p>
      ) : null}
      {query.status === 'withdrawn' ? <p>Withdrawn: {query.answer}</p> : null}
    </article>
  );
}

const TONE = { open: 'informs', answered: 'fine', withdrawn: 'neutral' } as const;
const WORD = { open: 'Open', answered: 'Answered', withdrawn: 'Withdrawn' } as const;

/** How many days it has waited; nothing on the first. */
function age(query: ClinicianQuery): string {
  const days = daysBetween(isoDate(query.askedAt.slice(0, 10)), localToday() as IsoDate);
  return days < 1 ? '' : days === 1 ? ', 1 day' : `, ${days} days`;
}
