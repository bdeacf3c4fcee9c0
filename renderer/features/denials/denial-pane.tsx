import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { APPEAL_LEVEL_WORDS } from '#shared/domain/denials/deadlines.ts';
import {
  DENIAL_OUTCOME_WORDS,
  trackRecordWords,
  URGENT_DAYS,
  type DenialAmount,
  type DenialDetail,
} from '#shared/domain/denials/denial.ts';
import { DENIAL_KIND_WORDS } from '#shared/domain/denials/kinds.ts';
import type { DenialId } from '#shared/kernel/ids.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Facts, Section } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { ActSheet, type ActKind } from './act-sheet.tsx';
import { AppealPart } from './appeal-part.tsx';
import { AppealSheet } from './appeal-sheet.tsx';
import { CallSheet } from './call-sheet.tsx';
import { CorrectSheet, NoteSheet, ReopenSheet, TaskSheet } from './small-sheets.tsx';
import { RunningDay } from './day-text.tsx';
import { RecordsSheet } from './records-sheet.tsx';
import { EVENT_WORDS, STEP_WORDS } from './words.ts';

type SheetName = ActKind | 'correct' | 'appeal' | 'records' | 'call' | 'note' | 'task' | 'reopen';

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
              <StatusChip tone="informs">{STEP_WORDS[row.step]}</StatusChip> <span>{detail.advice}</span>
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
        <Clocks detail={detail} />
        <Section title={`Refused, ${DENIAL_KIND_WORDS[row.kind].toLowerCase()}`}>
          <ul className="denial-amounts">
            {detail.amounts.map((amount, i) => (
              <AmountLine key={i} amount={amount} />
            ))}
          </ul>
        </Section>
        <AppealPart detail={detail} resting={resting} />
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
      <Sheets detail={detail} sheet={sheet} onClose={close} />
    </div>
  );
}

function PaneActs(props: {
  readonly detail: DenialDetail;
  readonly resting: boolean;
  readonly onAct: (sheet: SheetName) => void;
}) {
  const { detail, resting, onAct } = props;
  const { row } = detail;
  const writes = usePermission('claims.write');
  const adjusts = usePermission('money.adjust');
  const navigate = useNavigate();
  const closed = row.state === 'closed' ? 'This denial is closed.' : null;
  const button = (sheet: SheetName, keys: string, label: string, reason: string | null, title?: string) => (
    <Button
      key={sheet}
      {...(resting ? {} : { keys })}
      onClick={() => onAct(sheet)}
      disabledReason={resting ? 'Several are chosen: act on them above, or choose none.' : reason}
      label={title ?? label}
      kind={sheet === ACT_OF[row.step] && closed === null ? 'main' : 'outlined'}
    >
      {label}
    </Button>
  );
  const appeal =
    row.appealsOpen > 0
      ? 'An appeal is open. Note its outcome first.'
      : detail.nextLevel === null
        ? 'It was appealed at every level.'
        : null;
  return (
    <div className="denial-acts">
      {button('correct', 'C', 'Correct', writes ?? closed, 'Begin the corrected claim')}
      {button('appeal', 'A', 'Appeal', writes ?? closed ?? appeal)}
      {button('records', 'R', 'Records', writes, 'Records that the payer asks for')}
      {button('call', 'K', 'Call', writes, 'Log a call')}
      {button('to_patient', 'P', 'Patient', adjusts ?? closed, 'To the patient')}
      {button('write_off', 'W', 'Write off', adjusts ?? closed)}
      {button('snooze', 'Z', 'Put off', writes ?? closed)}
      {button('owner', 'O', 'Owner', writes ?? closed)}
      {button('note', 'N', 'Note', writes, 'Note on the claim')}
      {button('task', 'T', 'Task', writes, 'Task on the claim')}
      {row.state === 'open' && row.openCents <= 0 ? button('settled', 'X', 'Close', writes) : null}
      {row.outcome === 'written_off' || row.outcome === 'to_patient' || row.outcome === 'settled'
        ? button('reopen', 'X', 'Open again', adjusts)
        : null}
      <Button
        {...(resting ? {} : { keys: 'E' })}
        kind="quiet"
        onClick={() => void navigate(`/remits/${detail.remittanceId}`)}
        label="Open the remittance"
      >
        Remittance
      </Button>
    </div>
  );
}

/** The act that the next step means. */
const ACT_OF = {
  correct: 'correct',
  appeal: 'appeal',
  records: 'records',
  call: 'call',
  patient: 'to_patient',
  read: 'call',
} as const satisfies Record<DenialDetail['row']['step'], SheetName>;

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

function AmountLine({ amount }: { readonly amount: DenialAmount }) {
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
function Papers({ detail }: { readonly detail: DenialDetail }) {
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

function Sheets(props: {
  readonly detail: DenialDetail;
  readonly sheet: SheetName | null;
  readonly onClose: () => void;
}) {
  const { detail, sheet, onClose } = props;
  const { row } = detail;
  switch (sheet) {
    case null:
      return null;
    case 'correct':
      return <CorrectSheet detail={detail} onClose={onClose} />;
    case 'appeal':
      return <AppealSheet detail={detail} appeal={null} onClose={onClose} />;
    case 'records':
      return <RecordsSheet detail={detail} onClose={onClose} />;
    case 'call':
      return <CallSheet claimId={row.claimId} controlNumber={row.controlNumber} onClose={onClose} />;
    case 'note':
      return <NoteSheet claimId={row.claimId} onClose={onClose} />;
    case 'task':
      return <TaskSheet claimId={row.claimId} onClose={onClose} />;
    case 'reopen':
      return <ReopenSheet detail={detail} onClose={onClose} />;
    case 'snooze':
    case 'owner':
    case 'write_off':
    case 'to_patient':
    case 'settled':
      return <ActSheet kind={sheet} ids={[row.id]} onClose={onClose} onDone={onClose} />;
  }
}
