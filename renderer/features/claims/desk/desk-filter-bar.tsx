import { useState } from 'react';
import { cents } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId, UserId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput, MoneyInput, SelectInput } from '#renderer/ui/inputs.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import type { Narrow } from './desk-views.ts';

const AGES = [
  { value: '30', label: 'Older than 30 days' },
  { value: '60', label: 'Older than 60 days' },
  { value: '90', label: 'Older than 90 days' },
  { value: '180', label: 'Older than 180 days' },
];

/** What the desk is narrowed by beside its view: payer, findings, age, days of service, charge, order, task. */
export function DeskFilterBar(props: {
  readonly narrow: Narrow;
  readonly onChange: (narrow: Narrow) => void;
}) {
  const { narrow, onChange } = props;
  const payers = useCall('practice', 'payers', {}, { tags: ['payers'] });
  const owners = useCall('claims', 'taskOwners', {}, { tags: ['users'] });
  // Grows when the bar is cleared, so that half-typed figures go too.
  const [cleared, setCleared] = useState(0);
  const set = (part: Narrow): void => onChange({ ...narrow, ...part });
  return (
    <div
      className="desk-filter"
      key={cleared}
      onKeyDown={(event) => {
        // One step back: into the list that was narrowed.
        if (event.key !== 'Escape') return;
        event.currentTarget.closest('.page')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
        event.preventDefault();
      }}
    >
      <Toolbar>
        <SelectInput
          label="Payer"
          hideLabel
          autoFocus
          placeholder="Any payer"
          value={narrow.payerIds?.[0] ?? ''}
          onChange={(id) => set({ payerIds: id === '' ? [] : [id as PayerId] })}
          options={(payers.data ?? []).map((p) => ({ value: p.id, label: p.name }))}
        />
        <SelectInput
          label="Findings"
          hideLabel
          value={narrow.stops ?? 'any'}
          onChange={(value) => set({ stops: value === 'with' || value === 'without' ? value : 'any' })}
          options={[
            { value: 'any', label: 'With or without stops' },
            { value: 'with', label: 'A finding stops it' },
            { value: 'without', label: 'Nothing stops it' },
          ]}
        />
        <SelectInput
          label="Age"
          hideLabel
          placeholder="Any age"
          value={narrow.ageFrom == null ? '' : String(narrow.ageFrom)}
          onChange={(days) => set({ ageFrom: days === '' ? null : Number(days) })}
          options={AGES}
        />
        <SelectInput
          label="Order of payment"
          hideLabel
          placeholder="Any payer in order"
          value={narrow.coverageRank == null ? '' : String(narrow.coverageRank)}
          onChange={(rank) => set({ coverageRank: rank === '' ? null : Number(rank) })}
          options={[
            { value: '1', label: 'First payer' },
            { value: '2', label: 'Second payer' },
            { value: '3', label: 'Third payer' },
          ]}
        />
        <SelectInput
          label="Task of"
          hideLabel
          placeholder="With or without task"
          value={narrow.taskOwnerId ?? ''}
          onChange={(id) => set({ taskOwnerId: id === '' ? null : (id as UserId) })}
          options={(owners.data ?? []).map((o) => ({ value: o.id, label: `Task of ${o.name}` }))}
        />
      </Toolbar>
      <Toolbar>
        <DateInput
          label="Service from"
          value={narrow.serviceFrom ?? null}
          onChange={(day) => set({ serviceFrom: day as IsoDate | null })}
        />
        <DateInput
          label="Service until"
          value={narrow.serviceTo ?? null}
          onChange={(day) => set({ serviceTo: day as IsoDate | null })}
        />
        <MoneyInput
          label="Charge from"
          value={narrow.chargeFromCents ?? null}
          onChange={(value) => set({ chargeFromCents: value === null ? null : cents(value) })}
        />
        <Button
          kind="quiet"
          onClick={() => {
            setCleared(cleared + 1);
            onChange({});
          }}
        >
          Clear
        </Button>
      </Toolbar>
    </div>
  );
}
