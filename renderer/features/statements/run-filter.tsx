import {
  PAYER_CLASSES,
  PAYER_CLASS_WORDS,
  PayerClass,
  type RunFilter,
} from '#shared/domain/statements/run.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { useRunStore } from './run-store.ts';

const AGES = [
  { value: '0', label: 'any age' },
  { value: '31', label: 'over 30 days' },
  { value: '61', label: 'over 60 days' },
  { value: '91', label: 'over 90 days' },
  { value: '121', label: 'over 120 days' },
] as const;

/** Which accounts the run looks at. */
export function RunFilterBar() {
  const { filter } = useRunStore();
  const set = (change: Partial<RunFilter>) =>
    useRunStore.setState({ filter: { ...filter, ...change }, leftOut: new Set(), overrides: new Map() });
  const chosen = filter.payerClasses[0] ?? '';
  return (
    <div className="run-filter" role="group" aria-label="Which accounts">
      <SelectInput
        label="Open for"
        value={String(filter.minAgeDays)}
        onChange={(value) => set({ minAgeDays: Number(value) })}
        options={AGES}
      />
      <MoneyInput
        label="At least"
        value={filter.minCents}
        onChange={(value) => set({ minCents: value === null ? null : cents(value) })}
      />
      <MoneyInput
        label="At most"
        value={filter.maxCents}
        onChange={(value) => set({ maxCents: value === null ? null : cents(value) })}
      />
      <SelectInput
        label="Insured with"
        value={chosen}
        onChange={(value) => set({ payerClasses: value === '' ? [] : [PayerClass.parse(value)] })}
        options={[
          { value: '', label: 'anybody' },
          ...PAYER_CLASSES.map((value) => ({ value, label: PAYER_CLASS_WORDS[value] })),
        ]}
      />
      <TextInput
        label="Names from"
        value={filter.nameFrom}
        onChange={(nameFrom) => set({ nameFrom })}
        maxLength={60}
      />
      <TextInput label="to" value={filter.nameTo} onChange={(nameTo) => set({ nameTo })} maxLength={60} />
      <DateInput
        label="Last statement before"
        value={filter.lastBefore}
        onChange={(value) => set({ lastBefore: value as IsoDate | null })}
      />
      <DateInput
        label="As of"
        value={filter.asOf}
        onChange={(value) => set({ asOf: value as IsoDate | null })}
        hint="empty: today"
      />
    </div>
  );
}
