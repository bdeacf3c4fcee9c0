import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { APPEAL_LEVEL_WORDS } from '#shared/domain/denials/deadlines.ts';
import {
  DENIAL_OUTCOME_WORDS,
  trackRecordWords,
  URGENT_DAYS,
  type DenialDetail,
} from '#shared/domain/denials/denial.ts';
import { DENIAL_KIND_WORDS } from '#shared/domain/denials/kinds.ts';
import type { DenialId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Facts, Section } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { AppealPart } from './appeal-part.tsx';
import { RunningDay } from './day-text.tsx';
import { PaneActs, PaneSheets, type SheetName } from './pane-acts.tsx';
import { AmountLine, Papers } from './pane-lists.tsx';
import { EVENT_WORDS, STEP_WORDS } from './words.ts';

/** One denial: what was refused and why, what to do next and by when, and everything done so far. */
export function DenialPane({ id, resting }: { readonly id: DenialId; readonly resting: boolean }) {
  const call = useCall('denials', 'get', { id });
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data) return <Loading what="the denial" />;
  return <Shown detail={call.data} resting={resting} />;
}

function Shown({ detail, resting }: { readonly detail: DenialDetail; readonly resting: boolean }) {
  const { row } = detail;
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const close = () => setSheet(null);
  return (
    <div className="denial-pane" role="region" aria-label={`Denial of claim ${row.controlNumber}`}>
      <header className="denial-head">
        <h2>
          <Link to={`/claims/${row.claimId}`}>Claim {row.controlNumber}</Link>
        </h2>
        <p>
          <Link to={`/patients/${row.patientId}`}>{row.patientName}</Link>, {row.payerName},{' '}
          <DateText date={row.serviceDate} />
        </p>
        <p className="denial-next">
          {row.outcome === null ? (
            <>
              <StatusChip tone="informs">{STEP_WORDS[row.appealsOpen > 0 ? 'appeal' : row.step]}</StatusChip>{' '}
              <span>{detail.advice}</span>
            </>
          ) : (
            <StatusChip tone={row.outcome === 'won' || row.outcome === 'partly' ? 'fine' : 'neutral'}>
              {DENIAL_OUTCOME_WORDS[row.outcome]}
            </StatusChip>
          )}
        </p>
      </header>
      <PaneActs detail={detail} resting={resting} onAct={setSheet} />
      <div className="denial-body">
        {row.appealsOpen > 0 ? <AppealPart detail={detail} resting={resting} /> : null}
        <Clocks detail={detail} />
        <Section title={`Refused, ${DENIAL_KIND_WORDS[row.kind].toLowerCase()}`}>
          <ul className="denial-amounts">
            {detail.amounts.map((amount, i) => (
              <AmountLine key={i} amount={amount} />
            ))}
          </ul>
        </Section>
        {row.appealsOpen > 0 ? null : <AppealPart detail={detail} resting={resting} />}
        <Papers detail={detail} />
        <Section title="History">
          <ol className="denial-events">
            {detail.events.map((event) => (
              <li key={event.id}>
                <span className="muted">
                  <InstantText at={event.at} /> {event.userName}
                </span>
                <span>
                  <strong>{EVENT_WORDS[event.kind]}.</strong> {event.detail}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      </div>
      <PaneSheets detail={detail} sheet={sheet} onClose={close} />
    </div>
  );
}

function Clocks({ detail }: { readonly detail: DenialDetail }) {
  const { row } = detail;
  return (
    <Facts
      items={[
        { name: 'Open', value: <Money cents={row.openCents} strong /> },
        {
          name: 'Refused',
          value: (
            <>
              <Money cents={row.deniedCents} /> on <DateText date={row.answeredOn} />
              {detail.round > 1 ? `, for the ${detail.round}. time` : ''}
            </>
          ),
        },
        ...(row.state === 'closed' ? [] : deadlinesOf(detail)),
        { name: 'So far', value: trackRecordWords(row.record) },
        ...(row.recoveredCents > 0
          ? [{ name: 'Recovered', value: <Money cents={row.recoveredCents} /> }]
          : []),
        ...(row.nextOn === null
          ? []
          : [
              {
                name: row.appealsOpen > 0 ? 'Answer awaited by' : 'Put off until',
                value: <DateText date={row.nextOn} />,
              },
            ]),
        {
          name: 'Coded, released',
          value: [detail.codedBy, detail.releasedBy].filter(Boolean).join(', ') || '–',
        },
        ...(detail.payerControlNumber === ''
          ? []
          : [{ name: 'Payer’s number', value: <CodeText>{detail.payerControlNumber}</CodeText> }]),
      ]}
    />
  );
}

/** Until when it may be corrected or appealed. */
function deadlinesOf(detail: DenialDetail): { readonly name: string; readonly value: ReactNode }[] {
  const unknown = detail.termsEntered ? 'not given by this payer' : 'payer’s days not entered';
  const settings = <Link to="/settings/denials">enter them</Link>;
  return [
    { name: 'Corrected claim by', value: <RunningDay on={detail.correctBy} near={URGENT_DAYS} /> },
    {
      name: detail.nextLevel === null ? 'Appeal' : `${APPEAL_LEVEL_WORDS[detail.nextLevel]} by`,
      value:
        detail.nextLevel === null ? (
          'every level was used'
        ) : detail.appealBy === null ? (
          <>
            {unknown}, {settings}
          </>
        ) : (
          <RunningDay on={detail.appealBy} near={URGENT_DAYS} />
        ),
    },
  ];
}
