import type { OwnMapping, TableSample } from '#shared/contract/codesets.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { useApi } from '#renderer/lib/api.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { answerQuestions, readFiles, type Installing } from './install-store.ts';

/** What files do not say themselves: their first day, and the columns of a table of the user's own. */
export function Questions({ state }: { readonly state: Installing }) {
  const api = useApi();
  const { failure, samples, own, effective } = state;
  const dayAsked = failure?.fields?.['effective'];
  const tables = samples?.filter((sample) => sample.recognised === null) ?? [];
  const mixed = samples !== null && samples.length > tables.length;
  const missing =
    own !== null && (own.name.trim() === '' || own.codeColumn === '' || own.titleColumn === '')
      ? 'Say how the set is called and which columns hold the code and the wording.'
      : own === null && effective === null
        ? 'Say from which day on the files count.'
        : null;
  return (
    <Section
      title={own === null ? 'From which day on' : 'Which column is what'}
      note={own === null ? 'The files do not say it themselves' : 'The program does not know this table'}
      pad
      fill
      scroll
    >
      <div className="codesets-questions">
        {failure === null ? null : dayAsked === undefined && failure.code !== 'cancelled' ? (
          <ErrorNote failure={failure} />
        ) : (
          <Note tone="informs">{failure.message}</Note>
        )}
        {mixed ? (
          <Note tone="warns">
            Other files beside it are of a known layout. Choose your own table alone: the columns count for
            every file.
          </Note>
        ) : null}
        <FormGrid>
          {own === null ? null : <MappingFields own={own} columns={tables[0]?.header ?? []} />}
          <DateInput
            label="First day"
            span={3}
            value={effective}
            onChange={(day) => answerQuestions({ effective: day === null ? null : isoDate(day) })}
            hint="The release speaks for services from this day on."
            autoFocus={own === null}
          />
        </FormGrid>
        <div>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Read with these answers"
            onClick={() => void readFiles(api)}
            disabledReason={missing}
          >
            Read
          </Button>
        </div>
        {own === null
          ? null
          : tables.slice(0, 1).map((table) => <FirstRows key={table.file} table={table} own={own} />)}
      </div>
    </Section>
  );
}

function MappingFields({ own, columns }: { readonly own: OwnMapping; readonly columns: readonly string[] }) {
  const set = (part: Partial<OwnMapping>) => answerQuestions({ own: { ...own, ...part } });
  const options = columns.map((column) => ({ value: column, label: column }));
  return (
    <>
      <SelectInput
        label="This table is"
        span={3}
        value={own.as}
        autoFocus
        onChange={(as) => set(as === 'cpt' ? { as, name: 'CPT' } : { as: 'own', name: '' })}
        options={[
          { value: 'cpt', label: 'our licensed CPT file' },
          { value: 'own', label: 'a code set of our own' },
        ]}
      />
      <TextInput
        label="Name"
        span={3}
        value={own.name}
        maxLength={60}
        onChange={(name) => set({ name })}
        placeholder="OPCS-4"
      />
      <SelectInput
        label="Column with the code"
        span={3}
        placeholder="Choose"
        value={own.codeColumn}
        onChange={(codeColumn) => set({ codeColumn })}
        options={options}
      />
      <SelectInput
        label="Column with the wording"
        span={3}
        placeholder="Choose"
        value={own.titleColumn}
        onChange={(titleColumn) => set({ titleColumn })}
        options={options}
      />
    </>
  );
}

/** The first rows as they stand in the file; the chosen columns stand out and are named. */
function FirstRows({ table, own }: { readonly table: TableSample; readonly own: OwnMapping }) {
  const role = (column: string): string | null =>
    column === own.codeColumn ? 'code' : column === own.titleColumn ? 'wording' : null;
  return (
    <div className="codesets-sample" tabIndex={0} role="group" aria-label={`First rows of ${table.file}`}>
      <table>
        <caption>First rows of {table.file}</caption>
        <thead>
          <tr>
            {table.header.map((column, i) => (
              <th key={i} scope="col" data-chosen={role(column) !== null}>
                {column}
                {role(column) === null ? null : <span className="codesets-role">{role(column)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} data-chosen={role(table.header[j] ?? '') !== null}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
