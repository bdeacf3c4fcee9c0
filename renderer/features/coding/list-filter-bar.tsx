import { useState } from 'react';
import type { FilterParts } from '#shared/domain/worklist.ts';
import { cents } from '#shared/kernel/money.ts';
import type { PayerId, ProviderId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';

/** How many things the filter bar asks for. */
export function asked(narrow: FilterParts): number {
  return Object.values(narrow).filter((value) => value !== null && value !== undefined && value !== 'any')
    .length;
}

/** What the list is narrowed by beside its view: provider, payer, age, value, documents. */
export function ListFilterBar(props: {
  readonly narrow: FilterParts;
  readonly onChange: (narrow: FilterParts) => void;
  readonly onSave: () => void;
}) {
  const { narrow, onChange } = props;
  const providers = useCall('practice', 'providers', {}, { tags: ['providers'] });
  const payers = useCall('practice', 'payers', {}, { tags: ['payers'] });
  // Grows when the bar is cleared, so that half-typed figures go too.
  const [cleared, setCleared] = useState(0);
  const set = (part: FilterParts): void => onChange({ ...narrow, ...part });
  return (
    <div
      className="list-filter-bar"
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
          label="Provider"
          hideLabel
          autoFocus
          placeholder="Any provider"
          value={narrow.providerId ?? ''}
          onChange={(id) => set({ providerId: id === '' ? null : (id as ProviderId) })}
          options={(providers.data ?? []).map((p) => ({
            value: p.id,
            label: `${p.lastName}, ${p.firstName}`,
          }))}
        />
        <SelectInput
          label="Payer"
          hideLabel
          placeholder="Any payer"
          value={narrow.payerId ?? ''}
          onChange={(id) => set({ payerId: id === '' ? null : (id as PayerId) })}
          options={(payers.data ?? []).map((p) => ({ value: p.id, label: p.name }))}
        />
        <SelectInput
          label="Documents"
          hideLabel
          value={narrow.documents ?? 'any'}
          onChange={(value) => set({ documents: value as 'any' | 'with' | 'without' })}
          options={[
            { value: 'any', label: 'With or without documents' },
            { value: 'with', label: 'With documents' },
            { value: 'without', label: 'Without documents' },
          ]}
        />
        <div className="list-filter-pair">
          <span>Age from</span>
          <DaysInput value={narrow.minAgeDays ?? null} onChange={(minAgeDays) => set({ minAgeDays })} />
          <span>days</span>
        </div>
        <div className="list-filter-pair">
          <span>Value from</span>
          <MoneyInput
            label="Value from"
            hideLabel
            value={narrow.minChargeCents ?? null}
            onChange={(value) => set({ minChargeCents: value === null ? null : cents(value) })}
          />
        </div>
        <span className="page-gap" />
        <Button
          kind="quiet"
          onClick={() => {
            onChange({});
            setCleared((n) => n + 1);
          }}
          disabledReason={asked(narrow) === 0 ? 'Nothing is narrowed here.' : null}
        >
          Clear
        </Button>
        <Button onClick={props.onSave}>Save as view…</Button>
      </Toolbar>
    </div>
  );
}

function DaysInput(props: {
  readonly value: number | null;
  readonly onChange: (days: number | null) => void;
}) {
  const [text, setText] = useState(props.value === null ? '' : String(props.value));
  return (
    <TextInput
      label="Age from, days"
      hideLabel
      mono
      maxLength={5}
      value={text}
      onChange={(next) => {
        const digits = next.replaceAll(/\D/g, '');
        setText(digits);
        props.onChange(digits === '' ? null : Number(digits));
      }}
    />
  );
}
