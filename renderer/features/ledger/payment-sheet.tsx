import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { PatientLedger } from '#shared/contract/ledger.ts';
import { TENDERS, Tender } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { EncounterId } from '#shared/kernel/ids.ts';
import { Cents, cents, formatAmount, sumCents } from '#shared/kernel/money.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import {
  CheckField,
  DateField,
  Form,
  FormGrid,
  MoneyField,
  SelectField,
  TextField,
} from '#renderer/ui/form.tsx';
import { MoneyInput } from '#renderer/ui/inputs.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { TENDER_WORDS } from './ledger-words.ts';

const Payment = z.object({
  amountCents: z
    .union([Cents, z.null()])
    .refine((cents) => cents !== null && cents > 0, 'A payment is more than zero.')
    .transform((cents) => cents ?? (0 as Cents)),
  tender: Tender,
  receivedOn: IsoDate,
  encounterId: z.union([EncounterId, z.literal('').transform(() => null)]),
  note: z.string().trim().max(100),
  checkNumber: z.string().trim().max(30),
  cardLast4: z
    .string()
    .trim()
    .regex(/^(\d{4})?$/, 'Only the last four digits are kept.'),
  approval: z.string().trim().max(20),
  paidBy: z.string().trim().max(60),
  family: z.boolean(),
  spread: z.enum(['oldest_first', 'choice', 'unapplied']),
});

type Item = Output<'ledger', 'openItems'>[number];
type Amounts = Readonly<Record<string, number | null>>;

function keyOf(item: Item): string {
  return `${item.patientId} ${item.claimId ?? ''} ${item.serviceLineId ?? ''}`;
}

/** Money from the patient or the family: how much, how, when, and what it pays. */
export function PaymentSheet(props: {
  readonly ledger: PatientLedger;
  readonly onClose: () => void;
  readonly onTaken: (receipt: Output<'ledger', 'takePayment'>) => void;
}) {
  const { ledger } = props;
  const { patientId } = ledger;
  const take = useAct('ledger', 'takePayment');
  const patient = useCall('patients', 'get', { id: patientId });
  // One id for one payment: pressing twice, or again after a lost answer, takes the money once.
  const [requestId] = useState(() => crypto.randomUUID());
  const [amounts, setAmounts] = useState<Amounts>({});
  const [items, setItems] = useState<readonly Item[]>([]);
  const owed = ledger.totals.patientBalanceCents;
  const visits = patient.data?.encounters ?? [];
  return (
    <Sheet
      open
      title="Take payment"
      note={<span className="muted">{owed > 0 ? `owes ${formatAmount(owed)}` : 'owes nothing today'}</span>}
      onClose={props.onClose}
      width="medium"
    >
      <Form
        schema={Payment}
        values={{
          amountCents: owed > 0 ? owed : null,
          tender: 'cash',
          receivedOn: localToday(),
          encounterId: '',
          note: '',
          checkNumber: '',
          cardLast4: '',
          approval: '',
          paidBy: '',
          family: false,
          spread: 'oldest_first',
        }}
        submitLabel="Take payment"
        doneText="Payment taken."
        onCancel={props.onClose}
        onSubmit={async ({ spread, ...value }) => {
          const chosen = spread === 'choice' ? chosenOf(items, amounts) : [];
          const answer = await take.run({
            ...value,
            ...(chosen.length > 0 ? { chosen } : {}),
            rest: spread === 'oldest_first' ? 'oldest_first' : 'unapplied',
            patientId,
            requestId,
          });
          if (answer.ok) props.onTaken(answer.value);
          return answer;
        }}
      >
        <FormGrid>
          <MoneyField name="amountCents" label="Amount" span={4} autoFocus />
          <SelectField
            name="tender"
            label="Tender"
            options={TENDERS.map((t) => ({ value: t, label: TENDER_WORDS[t] }))}
            span={4}
          />
          <DateField name="receivedOn" label="Received on" span={4} />
          <TenderFields />
          <SelectField
            name="encounterId"
            label="For the visit"
            placeholder="No visit in particular"
            options={visits.map((visit) => ({
              value: visit.id,
              label: `${visit.serviceDate} ${visit.reason}`,
            }))}
            span={6}
          />
          <TextField name="paidBy" label="Paid by" maxLength={60} span={6} hint="When it was somebody else" />
          <SelectField
            name="spread"
            label="Pays"
            options={[
              { value: 'oldest_first', label: 'Oldest balance first' },
              { value: 'choice', label: 'What I choose' },
              { value: 'unapplied', label: 'Nothing yet' },
            ]}
            span={6}
          />
          <TextField name="note" label="Note" maxLength={100} span={6} />
          <FamilyField ledger={ledger} />
        </FormGrid>
        <ItemFields ledger={ledger} amounts={amounts} onAmounts={setAmounts} onItems={setItems} />
      </Form>
    </Sheet>
  );
}

function chosenOf(items: readonly Item[], amounts: Amounts) {
  return items.flatMap((item) => {
    const amount = amounts[keyOf(item)] ?? 0;
    return amount > 0
      ? [
          {
            patientId: item.patientId,
            claimId: item.claimId,
            serviceLineId: item.serviceLineId,
            amountCents: cents(amount),
          },
        ]
      : [];
  });
}

/** What the tender has to be found again by; nothing more of a card is ever asked for. */
function TenderFields() {
  const tender: unknown = useWatch({ name: 'tender' });
  if (tender === 'check' || tender === 'money_order')
    return (
      <TextField
        name="checkNumber"
        label={tender === 'check' ? 'Check number' : 'Number'}
        maxLength={30}
        span={12}
      />
    );
  if (tender === 'card')
    return (
      <>
        <TextField name="cardLast4" label="Last four digits" maxLength={4} span={6} />
        <TextField name="approval" label="Approval" maxLength={20} span={6} />
      </>
    );
  return null;
}

/** Shown when the patient has a family. */
function FamilyField({ ledger }: { readonly ledger: PatientLedger }) {
  const family = useCall('ledger', 'family', { patientId: ledger.patientId });
  const members = family.data ?? [];
  if (members.length < 2) return null;
  const owed = sumCents(members.map((m) => m.patientCents));
  return (
    <CheckField name="family" label={`For the whole family, which owes ${formatAmount(owed)}`} span={12} />
  );
}

/** Open lines to lay amounts on, while the payment is spread by choice. */
function ItemFields(props: {
  readonly ledger: PatientLedger;
  readonly amounts: Amounts;
  readonly onAmounts: (next: Amounts) => void;
  readonly onItems: (items: readonly Item[]) => void;
}) {
  const { amounts, onAmounts, onItems } = props;
  const spread: unknown = useWatch({ name: 'spread' });
  const family: unknown = useWatch({ name: 'family' });
  const paid: unknown = useWatch({ name: 'amountCents' });
  const chosen = spread === 'choice';
  const items = useCall(
    'ledger',
    'openItems',
    { patientId: props.ledger.patientId, family: family === true },
    { enabled: chosen },
  );
  if (!chosen || !items.data) return null;
  const open = items.data.filter((item) => item.amountCents > 0);
  const left =
    (typeof paid === 'number' ? paid : 0) - sumCents(open.map((item) => amounts[keyOf(item)] ?? 0));
  return (
    <>
      <table className="ledger-slip">
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Patient</th>
            <th scope="col">Service</th>
            <th scope="col">Open</th>
            <th scope="col">Pay</th>
          </tr>
        </thead>
        <tbody>
          {open.map((item) => (
            <tr key={keyOf(item)}>
              <th scope="row" className="mono">
                {item.controlNumber ?? 'account'}
              </th>
              <td>{item.name}</td>
              <td className="mono">{item.serviceOn ?? ''}</td>
              <td>
                <Money cents={item.amountCents} />
              </td>
              <td>
                <MoneyInput
                  label={`Pay on ${item.controlNumber ?? 'the account'}, open ${formatAmount(item.amountCents)}`}
                  hideLabel
                  value={amounts[keyOf(item)] ?? null}
                  onChange={(value) => {
                    onItems(open);
                    onAmounts({ ...amounts, [keyOf(item)]: value });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        {left < 0 ? `${formatAmount(-left)} more than was paid.` : `${formatAmount(left)} stays unapplied.`}
      </p>
    </>
  );
}
