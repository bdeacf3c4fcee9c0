import { useState } from 'react';
import { Link } from 'react-router';
import { listName } from '#shared/domain/patient.ts';
import { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { CheckInput, DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { CancelButton, ConfirmSheet, Sheet } from '#renderer/ui/sheet.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { RETURN_REASONS, ReturnReason } from '#shared/domain/ledger/reasons.ts';
import { cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { TENDER_WORDS } from './ledger-words.ts';

/** Who answers for whose bills, and what each of the family owes. */
export function FamilySheet({
  patientId,
  onClose,
}: {
  readonly patientId: PatientId;
  readonly onClose: () => void;
}) {
  const forbidden = usePermission('patients.write');
  const family = useCall('ledger', 'family', { patientId });
  const set = useAct('ledger', 'setGuarantor');
  const [search, setSearch] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const found = useCall(
    'patients',
    'list',
    { search, limit: 8, offset: 0 },
    { enabled: search.trim().length >= 2, keep: true },
  );
  const rows = family.data ?? [];
  const own = rows.find((m) => m.patientId === patientId);
  const give = async (guarantorId: PatientId | null) => {
    const answer = await set.run({ patientId, guarantorId });
    if (!answer.ok) return setFailure(answer.error);
    setFailure(null);
    setSearch('');
    announce(guarantorId === null ? 'The patient answers for oneself now.' : 'Guarantor saved.');
  };
  return (
    <Sheet
      open
      title="Family account"
      onClose={onClose}
      width="medium"
      foot={<CancelButton onCancel={onClose} />}
    >
      {family.error ? <ErrorNote failure={family.error} retry={family.refetch} /> : null}
      <table className="ledger-slip">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Insurer owes</th>
            <th scope="col">Patient owes</th>
            <th scope="col">Unapplied</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((m) => (
            <tr key={m.patientId}>
              <th scope="row">
                <Link to={`/ledger/patient/${m.patientId}`} onClick={onClose}>
                  {m.name}
                </Link>
                {m.guarantor && rows.length > 1 ? <span className="muted"> guarantor</span> : null}
              </th>
              <td>
                <Money cents={m.insurerCents} />
              </td>
              <td>
                <Money cents={m.patientCents} />
              </td>
              <td>
                <Money cents={m.unappliedCents} />
              </td>
            </tr>
          ))}
          {rows.length > 1 ? (
            <tr className="ledger-sum">
              <th scope="row">The family</th>
              <td>
                <Money cents={sumCents(rows.map((m) => m.insurerCents))} strong />
              </td>
              <td>
                <Money cents={sumCents(rows.map((m) => m.patientCents))} strong />
              </td>
              <td>
                <Money cents={sumCents(rows.map((m) => m.unappliedCents))} strong />
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {forbidden === null ? (
        <>
          <TextInput
            label="Guarantor: search by name or account"
            value={search}
            onChange={setSearch}
            autoFocus
          />
          {(search.trim().length >= 2 ? (found.data?.rows ?? []) : [])
            .filter((p) => p.id !== patientId)
            .map((p) => (
              <Button key={p.id} kind="quiet" onClick={() => void give(p.id)}>
                {`${listName(p)} · ${p.accountNumber}`}
              </Button>
            ))}
          {own && !own.guarantor ? (
            <Button onClick={() => void give(null)}>Answers for oneself</Button>
          ) : null}
          {failure ? <ErrorNote failure={failure} /> : null}
        </>
      ) : null}
    </Sheet>
  );
}

type Payment = Output<'ledger', 'payments'>[number];

/** The payments of a patient; one that the bank returned is taken back here. */
export function PaymentsSheet({
  patientId,
  onClose,
}: {
  readonly patientId: PatientId;
  readonly onClose: () => void;
}) {
  const forbidden = usePermission('money.write');
  const payments = useCall('ledger', 'payments', { patientId });
  const [returning, setReturning] = useState<Payment | null>(null);
  if (returning) return <ReturnSheet payment={returning} onClose={onClose} />;
  return (
    <Sheet open title="Payments" onClose={onClose} width="large" foot={<CancelButton onCancel={onClose} />}>
      {payments.error ? <ErrorNote failure={payments.error} retry={payments.refetch} /> : null}
      {payments.data ? null : <Loading what="the payments" />}
      <table className="ledger-slip">
        <thead>
          <tr>
            <th scope="col">Received</th>
            <th scope="col">How</th>
            <th scope="col">Amount</th>
            <th scope="col">State</th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {(payments.data ?? []).map((p) => (
            <tr key={p.journalId}>
              <th scope="row" className="mono">
                {p.receivedOn}
              </th>
              <td>{howOf(p)}</td>
              <td>
                <Money cents={p.amountCents} />
              </td>
              <td>{stateOf(p)}</td>
              <td>
                <Button
                  label={`Returned by the bank: payment of ${p.receivedOn}, ${formatAmount(p.amountCents)}`}
                  onClick={() => setReturning(p)}
                  disabledReason={
                    forbidden ?? (p.reversed || p.returnedOn !== null ? 'It was taken back before.' : null)
                  }
                >
                  Returned
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function howOf(p: Payment): string {
  const more =
    p.checkNumber !== '' ? ` ${p.checkNumber}` : p.cardLast4 !== '' ? ` ending in ${p.cardLast4}` : '';
  return `${TENDER_WORDS[p.tender]}${more}${p.paidBy === '' ? '' : `, by ${p.paidBy}`}`;
}

function stateOf(p: Payment): string {
  if (p.returnedOn !== null) return `Returned ${p.returnedOn}`;
  if (p.reversed) return 'Reversed';
  return p.depositNumber === null ? 'Not deposited' : `Deposit ${p.depositNumber}`;
}

function ReturnSheet({ payment, onClose }: { readonly payment: Payment; readonly onClose: () => void }) {
  const act = useAct('ledger', 'returnPayment');
  const usual = useCall('ledger', 'returnedFee', {});
  const [day, setDay] = useState<string | null>(localToday());
  const [reason, setReason] = useState<ReturnReason>('no_funds');
  const [fee, setFee] = useState<number | null>(null);
  const [keep, setKeep] = useState(false);
  const keeps = usePermission('settings.write');
  const setUsual = useAct('ledger', 'setReturnedFee');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const returnedOn = IsoDate.safeParse(day);
    if (!returnedOn.success)
      return setFailure({ code: 'invalid_input', message: 'Write the day of the bank.' });
    const answer = await act.run({
      journalId: payment.journalId,
      returnedOn: returnedOn.data,
      reason,
      feeCents: cents(fee ?? usual.data?.cents ?? 0),
    });
    if (!answer.ok) {
      setFailure(answer.error);
      return announceFailure(answer.error);
    }
    if (keep) await setUsual.run({ cents: cents(fee ?? usual.data?.cents ?? 0) });
    announce('The payment was taken back; what it paid is owed again.', { tone: 'informs' });
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`Payment of ${formatAmount(payment.amountCents)} returned`}
      confirmLabel="Take back"
      danger
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={act.busy}
      failure={failure}
      focusInside
    >
      <SelectInput
        label="Reason"
        value={reason}
        onChange={(value) => setReason(ReturnReason.safeParse(value).data ?? 'other')}
        options={ReturnReason.options.map((value) => ({ value, label: RETURN_REASONS[value] }))}
        autoFocus
      />
      <DateInput label="Returned on" value={day} onChange={setDay} />
      <MoneyInput
        label="Own fee, which the patient owes"
        value={fee ?? usual.data?.cents ?? null}
        onChange={setFee}
      />
      {keeps === null ? (
        <CheckInput label="The usual fee from now on" checked={keep} onChange={setKeep} />
      ) : null}
    </ConfirmSheet>
  );
}
