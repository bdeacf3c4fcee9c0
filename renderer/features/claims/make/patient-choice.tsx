import { useDeferredValue, useEffect, useState } from 'react';
import { listName } from '#shared/domain/patient.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { SelectInput, TextInput } from '#renderer/ui/inputs.tsx';

const MOST_PATIENTS = 20;

/** A patient by name, account or birth date: two fields, what is looked for and who is meant. */
export function PatientChoice(props: {
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** Name of the one who is chosen already. */
  readonly name?: string | undefined;
  readonly span?: 4 | 6 | undefined;
  /** Marks the field in which one types. */
  readonly inputRef?: (element: HTMLElement | null) => void;
}) {
  const { chosen, onChoose, name, span } = props;
  const [words, setWords] = useState('');
  const search = useDeferredValue(words.trim());
  const found = useCall(
    'patients',
    'list',
    { search, limit: MOST_PATIENTS, offset: 0 },
    { enabled: search.length > 1, keep: true },
  );
  const rows = search.length > 1 ? (found.data?.rows ?? []) : [];
  const named = chosen !== '' && name !== undefined && !rows.some((row) => row.id === chosen);
  // The only one that is found is meant.
  const only = rows.length === 1 && !found.behind ? rows[0]?.id : undefined;
  useEffect(() => {
    if (only !== undefined && chosen === '') onChoose(only);
  }, [only, chosen, onChoose]);
  return (
    <>
      <TextInput
        label="Patient"
        span={span}
        {...(props.inputRef ? { inputRef: props.inputRef } : {})}
        value={words}
        onChange={(text) => {
          setWords(text.slice(0, 80));
          onChoose('');
        }}
        placeholder="Name, account or birth date"
        autoFocus
      />
      <SelectInput
        label="Found"
        span={span}
        value={chosen}
        onChange={onChoose}
        placeholder={rows.length === 0 ? 'Nobody yet' : `${found.data?.total ?? 0} found`}
        options={[
          ...(named ? [{ value: chosen, label: name }] : []),
          ...rows.map((row) => ({ value: row.id, label: `${listName(row)}, ${row.birthDate ?? 'born ?'}` })),
        ]}
      />
    </>
  );
}
