import { useState } from 'react';
import type { Failure } from '#shared/kernel/result.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { FeeScheduleRow } from '#shared/domain/practice.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { capitals } from '#renderer/ui/address-fields.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { Column } from '#renderer/ui/data-table.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateField, Form, FormGrid, MoneyField, TextField } from '#renderer/ui/form.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { RecordTab } from './record-tab.tsx';

const COLUMNS: readonly Column<FeeScheduleRow>[] = [
  {
    key: 'code',
    header: 'Code',
    width: '72px',
    cell: (f) => <CodeText>{f.code}</CodeText>,
    sort: (f) => f.code,
  },
  { key: 'description', header: 'Our wording', width: 'minmax(120px, 1fr)', cell: (f) => f.description },
  {
    key: 'from',
    header: 'From',
    width: '100px',
    cell: (f) => <DateText date={f.effectiveOn} />,
    sort: (f) => f.effectiveOn,
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '90px',
    align: 'right',
    cell: (f) => <Money cents={f.chargeCents} />,
    sort: (f) => f.chargeCents,
  },
];

function feeId(fee: FeeScheduleRow): string {
  return `${fee.code} ${fee.effectiveOn}`;
}

/** What the practice charges, by code, from a day on. */
export function FeesTab() {
  const call = useCall('practice', 'feeSchedule', {}, { tags: ['fees'] });
  const save = useAct('practice', 'saveFee');
  const [removing, setRemoving] = useState<FeeScheduleRow | null>(null);
  return (
    <>
      <RecordTab
        name="fees"
        plural="charges"
        singular="charge"
        about="A later day beside an earlier one keeps the history"
        call={call}
        columns={COLUMNS}
        rowId={feeId}
        permission="settings.write"
        form={(row, readOnly, done) => (
          <div className="stack">
            <Form
              schema={FeeScheduleRow}
              values={row ?? { code: '', description: '', chargeCents: null, effectiveOn: localToday() }}
              submitLabel="Save charge"
              doneText="Charge saved."
              readOnly={readOnly}
              onSubmit={async (value) => {
                const answer = await save.run(value);
                if (answer.ok) done(feeId(value));
                return answer;
              }}
            >
              <FormGrid>
                <TextField
                  name="code"
                  label="CPT or HCPCS code"
                  span={4}
                  mono
                  tidy={capitals}
                  maxLength={5}
                />
                <MoneyField name="chargeCents" label="Charge for one unit" span={4} />
                <DateField name="effectiveOn" label="From" span={4} />
                <TextField
                  name="description"
                  label="Our own short wording"
                  span={12}
                  maxLength={80}
                  hint="Printed on invoices; never sent to a payer."
                />
              </FormGrid>
            </Form>
            {row === null ? null : (
              <div className="apart">
                <Button kind="danger" onClick={() => setRemoving(row)} disabledReason={readOnly}>
                  Remove this charge
                </Button>
              </div>
            )}
          </div>
        )}
      />
      <RemoveFee fee={removing} onClose={() => setRemoving(null)} />
    </>
  );
}

function RemoveFee({ fee, onClose }: { readonly fee: FeeScheduleRow | null; readonly onClose: () => void }) {
  const remove = useAct('practice', 'removeFee');
  const restore = useAct('practice', 'saveFee');
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async () => {
    if (fee === null) return;
    const answer = await remove.run({ code: fee.code, effectiveOn: fee.effectiveOn });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Charge for ${fee.code} removed.`, {
      undo: { label: 'Put it back', run: () => void restore.run(fee) },
    });
    onClose();
  };
  return (
    <ConfirmSheet
      open={fee !== null}
      title="Remove a charge"
      confirmLabel="Remove"
      danger
      busy={remove.busy}
      failure={failure}
      onConfirm={() => void act()}
      onCancel={onClose}
    >
      {fee === null ? null : (
        <p>
          <CodeText>{fee.code}</CodeText> from {fee.effectiveOn}, {formatAmount(fee.chargeCents)}, is taken
          off the schedule. Encounters and claims keep the charge that they have.
        </p>
      )}
    </ConfirmSheet>
  );
}
