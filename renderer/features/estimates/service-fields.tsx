import { FormGrid } from '#renderer/ui/form.tsx';
import { MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import type { Line } from './order-lines.ts';

/** One planned service: code and modifiers, words, units, charge, diagnoses, and by whom. */
export function ServiceFields(props: {
  readonly number: number;
  readonly line: Line;
  readonly providers: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (part: Partial<Line>) => void;
}) {
  const { number, line, providers, onChange } = props;
  return (
    <FormGrid>
      <TextInput
        label={`Code ${number}`}
        value={line.code}
        onChange={(t) => onChange({ code: t.trim().toUpperCase() })}
        mono
        maxLength={5}
        span={2}
      />
      <TextInput
        label="Modifiers"
        value={line.modifiers}
        onChange={(t) => onChange({ modifiers: t.toUpperCase() })}
        mono
        maxLength={11}
        span={3}
      />
      <TextInput
        label="In words"
        value={line.description}
        onChange={(description) => onChange({ description })}
        hint="Empty: as the fee schedule says"
        maxLength={120}
        span={7}
      />
      <TextInput
        label="Units"
        value={line.units}
        onChange={(t) => onChange({ units: t.replaceAll(/\D/g, '') })}
        mono
        maxLength={3}
        span={2}
      />
      <MoneyInput
        label="Each"
        value={line.chargeCents}
        onChange={(chargeCents) => onChange({ chargeCents })}
        hint="Or own fee"
        span={3}
      />
      <TextInput
        label="Diagnoses"
        value={line.diagnoses}
        onChange={(t) => onChange({ diagnoses: t.toUpperCase() })}
        mono
        span={providers.length > 1 ? 3 : 7}
      />
      {providers.length > 1 ? (
        <SelectInput
          label="By"
          value={line.providerId}
          onChange={(providerId) => onChange({ providerId })}
          options={providers}
          span={4}
        />
      ) : null}
    </FormGrid>
  );
}
