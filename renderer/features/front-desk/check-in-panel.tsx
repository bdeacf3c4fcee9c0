import { useState } from 'react';
import type { CheckIn } from '#shared/contract/front-desk.ts';
import { TENDERS, type Tender } from '#shared/domain/journal.ts';
import { bornText } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount, type Cents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

const TENDER_LABELS: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  check: 'Check',
  card: 'Card',
  eft: 'Transfer',
  money_order: 'Money order',
};

type Taken = Output<'frontDesk', 'take'>;

/** What is asked for at the visit, in three amounts; the number of a tender takes them together. */
export function CheckInPanel({ patientId, on }: { readonly patientId: PatientId; readonly on: IsoDate }) {
  const call = useCall('frontDesk', 'checkIn', { patientId, on });
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data) return <Loading what="what is to be asked for" />;
  return <Ask data={call.data} />;
}

function Ask({ data }: { readonly data: CheckIn }) {
  const forbidden = usePermission('money.write');
  const [copay, setCopay] = useState<number | null>(data.copayDueCents);
  const [plan, setPlan] = useState<number | null>(data.planDueCents);
  const [balance, setBalance] = useState<number | null>(data.balanceCents);
  const [tender, setTender] = useState<Tender | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const total = (copay ?? 0) + (plan ?? 0) + (balance ?? 0);
  const reason =
    forbidden ?? (taken ? 'This payment was taken.' : total > 0 ? null : 'There is nothing to take.');
  return (
    <>
      <header className="desk-who">
        <h2>{data.name}</h2>
        <p className="muted">
          {bornText(data.birthDate)} · account {data.accountNumber}
          {data.payerName === null ? '' : ` · ${data.payerName} ${data.memberId}`}
        </p>
        {data.visit ? (
          <p>
            Today: {data.visit.reason}, {data.visit.providerName}
          </p>
        ) : null}
      </header>
      {data.notes.map((text) => (
        <Note key={text} tone="informs">
          {text}
        </Note>
      ))}
      {taken ? (
        <Receipt taken={taken} />
      ) : (
        <>
          <div className="desk-amounts">
            <MoneyInput
              label="Copay of today"
              value={copay}
              onChange={setCopay}
              disabled={data.visit === null}
              hint={copayHint(data)}
            />
            <MoneyInput
              label="Payment plan"
              value={plan}
              onChange={setPlan}
              disabled={data.planId === null}
              hint={data.planId === null ? 'Nothing is due' : 'Due today or late'}
            />
            <MoneyInput label="Balance" value={balance} onChange={setBalance} hint="Outside of plans" />
          </div>
          <div className="desk-total" aria-live="polite">
            <span>To take</span>
            <strong className="mono">{formatAmount(total)}</strong>
          </div>
          <div className="desk-tenders" role="group" aria-label="Take payment">
            {TENDERS.map((one, i) => (
              <Button
                key={one}
                keys={String(i + 1)}
                label={`Take payment: ${TENDER_LABELS[one]}`}
                kind={i === 0 ? 'main' : 'outlined'}
                onClick={() => setTender(one)}
                disabledReason={reason}
              >
                {TENDER_LABELS[one]}
              </Button>
            ))}
          </div>
        </>
      )}
      {tender ? (
        <TakeSheet
          data={data}
          parts={{ copayCents: copay ?? 0, planCents: plan ?? 0, balanceCents: balance ?? 0 }}
          tender={tender}
          onClose={() => setTender(null)}
          onTaken={(done) => {
            setTaken(done);
            setTender(null);
            announce(`${formatAmount(done.amountCents)} taken, receipt ${done.receiptNumber}.`);
          }}
        />
      ) : null}
    </>
  );
}

function copayHint(data: CheckIn): string {
  if (data.visit === null) return 'No visit today';
  if (data.copayCents === null) return 'No copay is known';
  const from = data.copayFrom === 'payer' ? 'as the payer answered' : 'as the coverage says';
  return data.copayPaidCents > 0
    ? `${formatAmount(data.copayPaidCents)} of ${formatAmount(data.copayCents)} taken`
    : from;
}

function TakeSheet(props: {
  readonly data: CheckIn;
  readonly parts: { readonly copayCents: number; readonly planCents: number; readonly balanceCents: number };
  readonly tender: Tender;
  readonly onClose: () => void;
  readonly onTaken: (taken: Taken) => void;
}) {
  const { parts, tender } = props;
  const take = useAct('frontDesk', 'take');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [checkNumber, setCheckNumber] = useState('');
  // One id for one payment: pressing twice takes the money once.
  const [requestId] = useState(() => crypto.randomUUID());
  const total = parts.copayCents + parts.planCents + parts.balanceCents;
  const confirm = async () => {
    const answer = await take.run({
      patientId: props.data.patientId,
      copayCents: parts.copayCents as Cents,
      planCents: parts.planCents as Cents,
      balanceCents: parts.balanceCents as Cents,
      tender,
      checkNumber,
      requestId,
    });
    if (answer.ok) props.onTaken(answer.value);
    else setFailure(answer.error);
  };
  const numbered = tender === 'check' || tender === 'money_order';
  return (
    <ConfirmSheet
      open
      title={`Take ${formatAmount(total)}, ${TENDER_LABELS[tender].toLowerCase()}`}
      confirmLabel="Take payment"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={take.busy}
      failure={failure}
    >
      <p>
        {[
          parts.copayCents > 0 ? `${formatAmount(parts.copayCents)} is kept for today’s visit` : '',
          parts.planCents > 0 ? `${formatAmount(parts.planCents)} goes to the payment plan` : '',
          parts.balanceCents > 0 ? `${formatAmount(parts.balanceCents)} to the oldest balance` : '',
        ]
          .filter((words) => words !== '')
          .join(', ')}
        .
      </p>
      {numbered ? (
        <TextInput label="Number" value={checkNumber} onChange={setCheckNumber} maxLength={20} mono />
      ) : null}
    </ConfirmSheet>
  );
}

/** After the payment: its receipt, printed with one key. */
function Receipt({ taken }: { readonly taken: Taken }) {
  const print = useAct('frontDesk', 'printReceipt');
  return (
    <div className="desk-done">
      <p className="desk-total">
        <span>Taken</span> <strong className="mono">{formatAmount(taken.amountCents)}</strong>
      </p>
      <p className="muted">
        Receipt {taken.receiptNumber}, journal {taken.number}.{' '}
        {taken.leftCents > 0
          ? `${formatAmount(taken.leftCents)} is left to pay.`
          : taken.leftCents < 0
            ? `${formatAmount(-taken.leftCents)} is kept for visits that are not settled yet.`
            : 'Nothing is left to pay.'}
      </p>
      <Button
        kind="main"
        keys="P"
        autoFocus
        busy={print.busy}
        onClick={() =>
          void print
            .run({ journalId: taken.journalId })
            .then((answer) =>
              answer.ok
                ? answer.value.outcome === 'printed' && announce('Receipt printed.')
                : announceFailure(answer.error),
            )
        }
      >
        Print receipt
      </Button>
    </div>
  );
}
