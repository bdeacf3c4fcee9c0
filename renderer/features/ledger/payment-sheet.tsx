import { useState } from 'react';
import { z } from 'zod';
import type { PatientLedger } from '#shared/contract/ledger.ts';
import { TENDERS, Tender } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { EncounterId } from '#shared/kernel/ids.ts';
import { Cents, formatAmount } from '#shared/kernel/money.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateField, Form, FormGrid, MoneyField, SelectField, TextField } from '#renderer/ui/form.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
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
});

/** Money from the patient: how much, how, when, and for which visit. */
export function PaymentSheet(props: {
  readonly ledger: PatientLedger;
  readonly onClose: () => void;
  readonly onTaken: (receipt: Output<'ledger', 'takePayment'>) => void;
}) {
  const { ledger } = props;
  const take = useAct('ledger', 'takePayment');
  const patient = useCall('patients', 'get', { id: ledger.patientId });
  // One id for one payment: pressing twice, or again after a lost answer, takes the money once.
  const [requestId] = useState(() => crypto.randomUUID());
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
        }}
        submitLabel="Take payment"
        doneText="Payment taken."
        onCancel={props.onClose}
        onSubmit={async (value) => {
          const answer = await take.run({ ...value, patientId: ledger.patientId, requestId });
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
          <SelectField
            name="encounterId"
            label="For the visit"
            placeholder="Oldest balance first"
            options={visits.map((visit) => ({
              value: visit.id,
              label: `${visit.serviceDate} ${visit.reason}`,
            }))}
            span={6}
          />
          <TextField name="note" label="Note" maxLength={100} span={6} hint="Check number, who paid" />
        </FormGrid>
      </Form>
    </Sheet>
  );
}
