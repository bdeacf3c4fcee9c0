import { useState } from 'react';
import { useNavigate } from 'react-router';
import { cents, formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section, Toolbar } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { IsoDate } from '#shared/kernel/dates.ts';
import { RefundSheet } from './refund-sheet.tsx';

type Credit = Output<'ledger', 'credits'>[number];
type Refund = Output<'ledger', 'refunds'>[number];

const DAY_MS = 86_400_000;
function daysSince(day: string): number {
  return Math.max(0, Math.round((Date.parse(localToday()) - Date.parse(day)) / DAY_MS));
}

const CREDITS: readonly Column<Credit>[] = [
  { key: 'of', header: 'Of', width: '80px', cell: (c) => (c.of === 'payer' ? 'Payer' : 'Patient') },
  { key: 'name', header: 'Name', width: 'minmax(140px, 1fr)', cell: (c) => c.name, sort: (c) => c.name },
  {
    key: 'claim',
    header: 'Claim',
    width: '86px',
    cell: (c) => <span className="mono">{c.controlNumber ?? ''}</span>,
  },
  {
    key: 'age',
    header: 'Lies still',
    width: '96px',
    align: 'right',
    cell: (c) => (daysSince(c.since) === 1 ? '1 day' : `${daysSince(c.since)} days`),
    sort: (c) => daysSince(c.since),
  },
  {
    key: 'amount',
    header: 'Credit',
    width: '104px',
    align: 'right',
    cell: (c) => <Money cents={c.creditCents} strong />,
    sort: (c) => c.creditCents,
  },
  { key: 'note', header: 'Done about it', width: 'minmax(140px, 1.2fr)', cell: (c) => c.note },
];

const REFUNDS: readonly Column<Refund>[] = [
  {
    key: 'number',
    header: 'No.',
    width: '50px',
    align: 'right',
    cell: (r) => <span className="mono">{r.number}</span>,
  },
  { key: 'to', header: 'To', width: 'minmax(110px, 1fr)', cell: (r) => r.to },
  { key: 'asked', header: 'Asked', width: '94px', cell: (r) => <DateText date={r.askedOn} /> },
  {
    key: 'amount',
    header: 'Amount',
    width: '92px',
    align: 'right',
    cell: (r) => <Money cents={r.amountCents} />,
  },
  {
    key: 'state',
    header: 'State',
    width: '96px',
    cell: (r) => (
      <StatusChip tone={r.state === 'open' ? 'warns' : r.state === 'paid' ? 'fine' : 'neutral'}>
        {r.state === 'open' ? 'To be paid' : r.state === 'paid' ? 'Paid' : 'Cancelled'}
      </StatusChip>
    ),
  },
];

/** Credits of patients and payers with their age, what can be done, and the refunds. */
export function Credits() {
  const navigate = useNavigate();
  const writes = usePermission('money.write');
  const adjusts = usePermission('money.adjust');
  const credits = useCall('ledger', 'credits', {});
  const refunds = useCall('ledger', 'refunds', { limit: 500 });
  const apply = useAct('ledger', 'applyUnapplied');
  const [id, setId] = useState<string | null>(null);
  const [sheet, setSheet] = useState<'refund' | 'move' | 'note' | null>(null);
  const [paying, setPaying] = useState<Refund | null>(null);
  const keyOf = (c: Credit) => `${c.of} ${c.id} ${c.patientId} ${c.controlNumber ?? ''}`;
  const chosen = credits.data?.find((c) => keyOf(c) === id) ?? credits.data?.[0];
  const ofPatient = chosen?.of === 'patient' ? null : 'Only a patient’s own money.';
  const none = chosen ? null : 'There is no credit.';
  const use = async () => {
    if (!chosen) return;
    const answer = await apply.run({
      patientId: chosen.patientId,
      amountCents: null,
      family: true,
      requestId: crypto.randomUUID(),
    });
    if (!answer.ok) announceFailure(answer.error);
    else announce('Applied to what is owed, oldest first.');
  };
  return (
    <>
      <Toolbar>
        <Button
          keys="A"
          onClick={() => void use()}
          busy={apply.busy}
          disabledReason={none ?? writes ?? ofPatient}
        >
          Apply
        </Button>
        <Button keys="M" onClick={() => setSheet('move')} disabledReason={none ?? writes ?? ofPatient}>
          Move in family
        </Button>
        <Button keys="R" onClick={() => setSheet('refund')} disabledReason={none ?? adjusts}>
          Refund
        </Button>
        <Button keys="N" onClick={() => setSheet('note')} disabledReason={none ?? writes}>
          Note
        </Button>
      </Toolbar>
      {credits.error ? <ErrorNote failure={credits.error} retry={credits.refetch} /> : null}
      {credits.loading ? <Loading what="the credits" /> : null}
      <div className="ledger-halves">
        <Section title="Credits" fill>
          <DataTable
            label="Credits"
            columns={CREDITS}
            rows={credits.data ?? []}
            rowId={keyOf}
            fill
            autoFocus
            selectedId={id}
            onSelect={(c) => setId(keyOf(c))}
            onOpen={(c) => void navigate(`/ledger/patient/${c.patientId}`)}
            rowTone={(c) => (daysSince(c.since) > 365 ? 'warns' : null)}
            empty={<EmptyState title="Nobody has a credit" />}
          />
        </Section>
        <Section title="Refunds" fill>
          <DataTable
            label="Refunds"
            columns={REFUNDS}
            rows={refunds.data ?? []}
            rowId={(r) => r.id}
            fill
            onSelect={() => undefined}
            onOpen={(r) =>
              r.state === 'open' && adjusts === null
                ? setPaying(r)
                : void navigate(`/ledger/journal/${r.journalId}`)
            }
            empty={<EmptyState title="No refund yet" />}
          />
        </Section>
      </div>
      {sheet === 'refund' && chosen ? <RefundSheet credit={chosen} onClose={() => setSheet(null)} /> : null}
      {sheet === 'move' && chosen ? <MoveSheet credit={chosen} onClose={() => setSheet(null)} /> : null}
      {sheet === 'note' && chosen ? <NoteSheet credit={chosen} onClose={() => setSheet(null)} /> : null}
      {paying ? <PaySheet refund={paying} onClose={() => setPaying(null)} /> : null}
    </>
  );
}

function MoveSheet({ credit, onClose }: { readonly credit: Credit; readonly onClose: () => void }) {
  const move = useAct('ledger', 'moveUnapplied');
  const family = useCall('ledger', 'family', { patientId: credit.patientId });
  const [requestId] = useState(() => crypto.randomUUID());
  const others = family.data?.filter((m) => m.patientId !== credit.patientId) ?? [];
  const own = family.data?.find((m) => m.patientId === credit.patientId);
  const [to, setTo] = useState('');
  const [amount, setAmount] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const target = others.find((m) => m.patientId === to) ?? others[0];
    if (!target)
      return setFailure({
        code: 'rule_violated',
        message: 'This patient has no family: give both the same guarantor on the patient’s ledger.',
      });
    const answer = await move.run({
      from: credit.patientId,
      to: target.patientId,
      amountCents: cents(amount ?? own?.unappliedCents ?? 0),
      requestId,
    });
    if (!answer.ok) return setFailure(answer.error);
    announce('Moved within the family.');
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Move in the family"
      confirmLabel="Move"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={move.busy}
      failure={failure}
      focusInside
    >
      <SelectInput
        label="To"
        value={to}
        onChange={setTo}
        options={others.map((m) => ({
          value: m.patientId,
          label: `${m.name}, owes ${formatAmount(m.patientCents)}`,
        }))}
        autoFocus
      />
      <MoneyInput label="Amount" value={amount ?? own?.unappliedCents ?? null} onChange={setAmount} />
    </ConfirmSheet>
  );
}

function NoteSheet({ credit, onClose }: { readonly credit: Credit; readonly onClose: () => void }) {
  const note = useAct('ledger', 'noteCredit');
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await note.run({ of: credit.of, id: credit.id, text });
    if (!answer.ok) return setFailure(answer.error);
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="What was done"
      confirmLabel="Save note"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={note.busy}
      failure={failure}
      focusInside
    >
      <p className="muted">
        Letters, searches, handing unclaimed money to the state: when it was done and under which number.
      </p>
      <TextInput label="Note" value={text} onChange={(value) => setText(value.slice(0, 300))} autoFocus />
    </ConfirmSheet>
  );
}

function PaySheet({ refund, onClose }: { readonly refund: Refund; readonly onClose: () => void }) {
  const pay = useAct('ledger', 'payRefund');
  const cancel = useAct('ledger', 'cancelRefund');
  const [check, setCheck] = useState('');
  const [day, setDay] = useState<string | null>(localToday());
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const paidOn = IsoDate.safeParse(day);
    if (!paidOn.success) return setFailure({ code: 'invalid_input', message: 'Write the day of payment.' });
    const answer = await pay.run({ id: refund.id, paidOn: paidOn.data, checkNumber: check });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Refund ${refund.number} is paid.`);
    onClose();
  };
  const drop = async () => {
    const answer = await cancel.run({
      id: refund.id,
      reason: check.trim() === '' ? 'Cancelled before payment' : check.trim(),
    });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Refund ${refund.number} is cancelled.`, { tone: 'informs' });
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Pay refund ${refund.number}`}
      confirmLabel={`Pay ${formatAmount(refund.amountCents)}`}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={pay.busy}
      failure={failure}
      focusInside
    >
      <p>To {refund.to}.</p>
      <TextInput
        label="Check number"
        value={check}
        onChange={(value) => setCheck(value.slice(0, 30))}
        autoFocus
      />
      <DateInput label="Paid on" value={day} onChange={setDay} />
      <Button kind="danger" onClick={() => void drop()} busy={cancel.busy}>
        Cancel this refund
      </Button>
    </ConfirmSheet>
  );
}
