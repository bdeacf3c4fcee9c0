import { useState } from 'react';
import { z } from 'zod';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { TENDERS, Tender } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Cents, formatAmount } from '#shared/kernel/money.ts';
import { useAct, type Output } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateField, Form, FormGrid, MoneyField, SelectField, TextField } from '#renderer/ui/form.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

const TENDER_LABELS: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  check: 'Check',
  card: 'Card',
  eft: 'Electronic transfer',
  money_order: 'Money order',
};

const Payment = z.object({
  amountCents: z
    .union([Cents, z.null()])
    .refine((cents) => cents !== null && cents > 0, 'A payment is more than zero.')
    .transform((cents) => cents ?? (0 as Cents)),
  tender: Tender,
  receivedOn: IsoDate,
  note: z.string().trim().max(100),
});

type Paid = Output<'plans', 'takePayment'>;

/** Money for a plan: what is due stands in the field already; everything that is left when it is paid off. */
export function PaySheet(props: {
  readonly plan: PlanDetail;
  readonly way: 'instalment' | 'payoff';
  readonly onClose: () => void;
  readonly onPaid: (paid: Paid) => void;
}) {
  const { plan, way } = props;
  const take = useAct('plans', 'takePayment');
  const payOff = useAct('plans', 'payOff');
  const [requestId] = useState(() => crypto.randomUUID());
  const due = plan.dueCents > 0 ? plan.dueCents : plan.nextCents;
  return (
    <Sheet
      open
      title={way === 'payoff' ? `Pay off plan ${plan.number}` : `Payment on plan ${plan.number}`}
      note={
        <span className="muted">
          {way === 'payoff'
            ? `${formatAmount(plan.payoffCents)} pays everything today`
            : plan.dueCents > 0
              ? `${formatAmount(plan.dueCents)} is due`
              : `next ${formatAmount(plan.nextCents)}`}
        </span>
      }
      onClose={props.onClose}
      width="medium"
    >
      <Form
        schema={Payment}
        values={{
          amountCents: way === 'payoff' ? plan.payoffCents : due > 0 ? due : null,
          tender: 'check',
          receivedOn: localToday(),
          note: '',
        }}
        submitLabel="Take payment"
        doneText="Payment taken."
        onCancel={props.onClose}
        onSubmit={async ({ amountCents, ...value }) => {
          const common = { ...value, id: plan.id, requestId };
          const answer =
            way === 'payoff'
              ? await payOff.run({ ...common, expectedCents: amountCents })
              : await take.run({ ...common, amountCents });
          if (answer.ok) props.onPaid(answer.value);
          return answer;
        }}
      >
        <FormGrid>
          <MoneyField name="amountCents" label="Amount" span={4} autoFocus />
          <SelectField
            name="tender"
            label="Tender"
            options={TENDERS.map((t) => ({ value: t, label: TENDER_LABELS[t] }))}
            span={4}
          />
          <DateField name="receivedOn" label="Received on" span={4} />
          <TextField name="note" label="Note" maxLength={100} span={12} hint="Check number, who paid" />
        </FormGrid>
      </Form>
    </Sheet>
  );
}
