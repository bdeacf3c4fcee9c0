import { Provider } from '#shared/domain/practice.ts';
import { ProviderId } from '#shared/kernel/ids.ts';
import { listName } from '#shared/domain/patient.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { capitals, digits } from '#renderer/ui/address-fields.tsx';
import type { Column } from '#renderer/ui/data-table.tsx';
import { CheckField, Form, FormGrid, TextField } from '#renderer/ui/form.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { RecordTab } from './record-tab.tsx';

const ProviderForm = Provider.extend({ id: ProviderId.nullable() });
const EMPTY = {
  id: null,
  lastName: '',
  firstName: '',
  middleName: '',
  credentials: '',
  npi: '',
  taxonomy: '',
  active: true,
};

const COLUMNS: readonly Column<Provider>[] = [
  {
    key: 'name',
    header: 'Name',
    width: 'minmax(140px, 1fr)',
    cell: (p) => `${listName(p)}${p.credentials ? `, ${p.credentials}` : ''}`,
    sort: listName,
  },
  { key: 'npi', header: 'NPI', width: '104px', cell: (p) => <CodeText>{p.npi}</CodeText> },
  { key: 'active', header: 'State', width: '72px', cell: (p) => (p.active ? 'Active' : 'Left') },
];

/** Rendering providers. */
export function ProvidersTab() {
  const call = useCall('practice', 'providers', {}, { tags: ['providers'] });
  const save = useAct('practice', 'saveProvider');
  return (
    <RecordTab
      name="providers"
      plural="providers"
      singular="provider"
      about="Those who see the patients, box 24J"
      call={call}
      columns={COLUMNS}
      rowId={(p) => p.id}
      rowTone={(p) => (p.active ? null : 'muted')}
      permission="settings.write"
      form={(row, readOnly, done) => (
        <Form
          schema={ProviderForm}
          values={row ?? EMPTY}
          submitLabel="Save provider"
          doneText="Provider saved."
          readOnly={readOnly}
          onSubmit={async (value) => {
            const answer = await save.run(value);
            if (answer.ok) done(answer.value.id);
            return answer;
          }}
        >
          <FormGrid>
            <TextField name="lastName" label="Last name" span={6} />
            <TextField name="firstName" label="First name" span={6} />
            <TextField name="middleName" label="Middle name" span={6} />
            <TextField name="credentials" label="Credentials" span={6} hint="MD, DO, NP" />
            <TextField name="npi" label="NPI" span={6} mono tidy={digits} maxLength={10} />
            <TextField name="taxonomy" label="Taxonomy" span={6} mono tidy={capitals} maxLength={10} />
            <CheckField name="active" label="Works here" span={12} />
          </FormGrid>
        </Form>
      )}
    />
  );
}
