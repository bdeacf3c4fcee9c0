import { useState } from 'react';
import { Link } from 'react-router';
import { addDays, IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Section, Toolbar } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Sheet } from './sheet-view.tsx';

type CloseSheet = Output<'ledger', 'closeSheet'>;
type Period = Output<'ledger', 'periods'>['rows'][number];

const CHECKS: Readonly<
  Record<CloseSheet['checks'][number]['key'], { readonly what: string; readonly to: string }>
> = {
  batches: { what: 'Open batches', to: '/ledger?tab=deposits' },
  remittances: { what: 'Remittances not posted', to: '/remits' },
  undeposited: { what: 'Payments not deposited', to: '/ledger?tab=deposits' },
  suspense: { what: 'Payer money not matched', to: '/ledger?account=payer_suspense' },
};

/** The last day of the month before today's: what is usually closed. */
function lastMonthEnd(): IsoDate {
  return addDays(`${localToday().slice(0, 8)}01` as IsoDate, -1);
}

/** Closing a month: what must be settled first, the sheet, and the periods that are closed. */
export function CloseView() {
  const forbidden = usePermission('books.close');
  const [through, setThrough] = useState<string | null>(lastMonthEnd());
  const [closing, setClosing] = useState(false);
  const [reopening, setReopening] = useState<Period | null>(null);
  const day = IsoDate.safeParse(through);
  const sheet = useCall('ledger', 'closeSheet', { through: day.data ?? lastMonthEnd() }, { keep: true });
  const periods = useCall('ledger', 'periods', {});
  const data = sheet.data;
  const settle = data?.checks.filter((check) => check.asks === 'settle') ?? [];
  const blocked =
    forbidden ??
    data?.refusal ??
    (settle.length > 0
      ? `Settle first: ${settle.map((c) => CHECKS[c.key].what.toLowerCase()).join(', ')}.`
      : null);
  return (
    <>
      <Toolbar>
        <span className="row">
          Close through <DateInput label="Close through" hideLabel value={through} onChange={setThrough} />
        </span>
        <span className="muted">
          {periods.data?.closedThrough
            ? `Closed through ${periods.data.closedThrough}`
            : 'Nothing is closed yet'}
        </span>
        <span className="ledger-acts">
          <Button
            kind="main"
            keys="C"
            onClick={() => setClosing(true)}
            disabledReason={data ? blocked : 'Wait for the sheet.'}
          >
            Close period
          </Button>
        </span>
      </Toolbar>
      {sheet.error ? <ErrorNote failure={sheet.error} retry={sheet.refetch} /> : null}
      {sheet.loading ? <Loading what="the sheet" /> : null}
      {data ? (
        <div className="ledger-close">
          {data.refusal === null ? null : <Note tone="informs">{data.refusal}</Note>}
          <ul className="ledger-checks" aria-label="Before closing">
            {data.checks.map((check) => (
              <li key={check.key}>
                <StatusChip
                  tone={check.asks === 'nothing' ? 'fine' : check.asks === 'settle' ? 'stops' : 'warns'}
                >
                  {check.asks === 'nothing' ? 'None' : check.asks === 'settle' ? 'Settle first' : 'Say why'}
                </StatusChip>
                <Link to={CHECKS[check.key].to}>{CHECKS[check.key].what}</Link>
                <span className="mono">
                  {check.count === 0 ? '' : `${check.count} · ${formatAmount(check.amountCents)}`}
                </span>
              </li>
            ))}
          </ul>
          <Section title={`${data.from} to ${data.through}`} scroll fill>
            <Sheet sheet={data.sheet} />
          </Section>
          <Section title="Closed periods">
            <Periods periods={periods.data?.rows ?? []} onReopen={setReopening} />
          </Section>
        </div>
      ) : null}
      {closing && data ? <ClosePeriodSheet sheet={data} onClose={() => setClosing(false)} /> : null}
      {reopening ? <ReopenSheet period={reopening} onClose={() => setReopening(null)} /> : null}
    </>
  );
}

function Periods({
  periods,
  onReopen,
}: {
  readonly periods: readonly Period[];
  readonly onReopen: (period: Period) => void;
}) {
  const forbidden = usePermission('books.reopen');
  const last = periods.find((period) => period.reopenedAt === null);
  if (periods.length === 0) return <p className="ledger-note muted">No period was closed yet.</p>;
  return (
    <ul className="ledger-checks">
      {periods.map((period) => (
        <li key={period.id}>
          <StatusChip tone={period.reopenedAt === null ? 'fine' : 'neutral'}>
            {period.reopenedAt === null ? 'Closed' : 'Reopened'}
          </StatusChip>
          <span className="mono">
            {period.from} to {period.through}
          </span>
          <span className="muted">
            {period.journals} journals · {period.closedBy}, {period.closedAt.slice(0, 10)}
            {period.note === '' ? '' : ` · ${period.note}`}
            {period.reopenedAt === null
              ? ''
              : ` · reopened by ${period.reopenedBy ?? ''}: ${period.reopenReason ?? ''}`}
          </span>
          {period === last ? (
            <Button
              label={`Reopen ${period.through}`}
              onClick={() => onReopen(period)}
              disabledReason={forbidden}
            >
              Reopen
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function ClosePeriodSheet({ sheet, onClose }: { readonly sheet: CloseSheet; readonly onClose: () => void }) {
  const close = useAct('ledger', 'closePeriod');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const explain = sheet.checks.filter((check) => check.asks === 'explain');
  const confirm = async () => {
    const answer = await close.run({ through: sheet.through, note: note.trim() });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Closed through ${answer.value.through}. Later changes are dated when they are made.`);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Close ${sheet.from} to ${sheet.through}`}
      confirmLabel="Close period"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={close.busy}
      failure={failure}
      focusInside
      width="medium"
    >
      <p>
        Nothing is posted into these days any more, and what they hold is sealed. Only the owner can reopen
        them.
      </p>
      {explain.length === 0 ? null : (
        <Note tone="warns">
          Stays open:{' '}
          {explain
            .map((check) => `${CHECKS[check.key].what.toLowerCase()}, ${formatAmount(check.amountCents)}`)
            .join('; ')}
          .
        </Note>
      )}
      <TextInput
        label={explain.length === 0 ? 'Note' : 'Note: why it stays open'}
        value={note}
        onChange={(text) => setNote(text.slice(0, 400))}
        autoFocus
      />
    </ConfirmSheet>
  );
}

function ReopenSheet({ period, onClose }: { readonly period: Period; readonly onClose: () => void }) {
  const reopen = useAct('ledger', 'reopenPeriod');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await reopen.run({ id: period.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    announce(`${period.from} to ${period.through} is open again.`, { tone: 'informs' });
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Reopen ${period.from} to ${period.through}`}
      confirmLabel="Reopen"
      danger
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={reopen.busy}
      failure={failure}
      focusInside
    >
      <p>
        It can be posted into again until it is closed anew. Who reopened it and why stands in the audit
        trail.
      </p>
      <TextInput label="Reason" value={reason} onChange={(text) => setReason(text.slice(0, 200))} autoFocus />
    </ConfirmSheet>
  );
}
