import { useState } from 'react';
import type { CoderScore, ScoreFigures } from '#shared/contract/coding-audit.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section, Toolbar } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { FamiliesTable } from './families-table.tsx';
import { IntervalBar } from './interval-bar.tsx';
import { casesWords, intervalWords, percent } from './words.ts';

/** Scores of coders over time, each with its number of cases and its interval. */
export function ScoresView({ all }: { readonly all: boolean }) {
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const scores = useCall(
    'audits',
    'scores',
    { from: from === null ? null : isoDate(from), to: to === null ? null : isoDate(to) },
    { keep: true },
  );
  return (
    <div className="scores">
      <Toolbar>
        <div className="scores-range">
          <DateInput label="Decided from" value={from} onChange={setFrom} />
          <DateInput label="Decided to" value={to} onChange={setTo} />
        </div>
        <p className="muted scores-how">
          Weighted accuracy: points of what both assigned alike, of all points. The interval (95 %, Wilson)
          counts visits; self-reviews are left out.
        </p>
      </Toolbar>
      {scores.error ? <ErrorNote failure={scores.error} retry={scores.refetch} /> : null}
      {scores.loading ? <Loading what="the scores" /> : null}
      {scores.data?.length === 0 ? (
        <EmptyState title={all ? 'No coder has a score yet' : 'You have no score yet'}>
          A score stands here as soon as an auditor has decided a first case of {all ? 'a coder' : 'yours'}.
        </EmptyState>
      ) : null}
      {(scores.data ?? []).map((score) => (
        <CoderSection key={score.coderId} score={score} />
      ))}
    </div>
  );
}

function CoderSection({ score }: { readonly score: CoderScore }) {
  return (
    <Section
      title={score.coderName}
      note={`${casesWords(score.all.cases)} decided`}
      actions={score.all.tooFew ? <StatusChip tone="warns">Too few cases to judge</StatusChip> : null}
    >
      <div className="scores-coder">
        <table className="score-table" aria-label={`Score of ${score.coderName} by month`}>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Cases</th>
              <th scope="col">Without error</th>
              <th scope="col">Accuracy</th>
              <th scope="col">Interval</th>
              <th scope="col">
                <span className="visually-hidden">Picture</span>
              </th>
              <th scope="col">Too low</th>
              <th scope="col">Too high</th>
            </tr>
          </thead>
          <tbody>
            {score.months.map(({ month, score: figures }) => (
              <ScoreRow key={month} name={month} figures={figures} />
            ))}
          </tbody>
          <tfoot>
            <ScoreRow name="All" figures={score.all} />
          </tfoot>
        </table>
        <FamiliesTable families={score.families} label={`Agreement of ${score.coderName} by family`} />
      </div>
    </Section>
  );
}

function ScoreRow({ name, figures }: { readonly name: string; readonly figures: ScoreFigures }) {
  const { interval } = figures;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{figures.cases}</td>
      <td>{figures.withoutError}</td>
      <td>{percent(figures.part)}</td>
      <td>{intervalWords(interval)}</td>
      <td>
        <IntervalBar part={figures.part} interval={interval} />
      </td>
      <td>
        <Money cents={figures.underCents} />
      </td>
      <td>
        <Money cents={figures.overCents} />
      </td>
    </tr>
  );
}
