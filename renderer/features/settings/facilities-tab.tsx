import { Facility } from '#shared/domain/practice.ts';
import { FacilityId } from '#shared/kernel/ids.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { AddressFields, capitals, digits, EMPTY_ADDRESS } from '#renderer/ui/address-fields.tsx';
import type { Column } from '#renderer/ui/data-table.tsx';
import { CheckField, Form, FormGrid, TextField } from '#renderer/ui/form.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { RecordTab } from './record-tab.tsx';

const FacilityForm = Facility.extend({ id: FacilityId.nullable() });
const EMPTY = {
  id: null,
  name: '',
  npi: '',
  placeOfService: '11',
  address: EMPTY_ADDRESS,
  clia: '',
  active: true,
};

const COLUMNS: readonly Column<Facility>[] = [
  { key: 'name', header: 'Name', width: 'minmax(140px, 1fr)', cell: (f) => f.name, sort: (f) => f.name },
  { key: 'pos', header: 'Place', width: '64px', cell: (f) => <CodeText>{f.placeOfService}</CodeText> },
  { key: 'clia', header: 'CLIA', width: '104px', cell: (f) => <CodeText>{f.clia}</CodeText> },
  { key: 'active', header: 'State', width: '72px', cell: (f) => (f.active ? 'Active' : 'Closed') },
];

/** Places where services are given. */
export function FacilitiesTab() {
  const call = useCall('practice', 'facilities', {}, { tags: ['facilities'] });
  const save = useAct('practice', 'saveFacility');
  return (
    <RecordTab
      name="facilities"
      plural="facilities"
      singular="facility"
      about="Where services are given, box 32"
      call={call}
      columns={COLUMNS}
      rowId={(f) => f.id}
      rowTone={(f) => (f.active ? null : 'muted')}
      permission="settings.write"
      form={(row, readOnly, done) => (
        <Form
          schema={FacilityForm}
          values={row ?? EMPTY}
          submitLabel="Save facility"
          doneText="Facility saved."
          readOnly={readOnly}
          onSubmit={async (value) => {
            const answer = await save.run(value);
            if (answer.ok) done(answer.value.id);
            return answer;
          }}
        >
          <FormGrid>
            <TextField name="name" label="Name" span={12} />
            <TextField
              name="placeOfService"
              label="Place of service"
              span={4}
              mono
              tidy={digits}
              maxLength={2}
              hint="11 is an office."
            />
            <TextField
              name="npi"
              label="NPI"
              span={4}
              mono
              tidy={digits}
              maxLength={10}
              hint="Empty: the practice's own."
            />
            <TextField name="clia" label="CLIA number" span={4} mono tidy={capitals} maxLength={10} />
            <AddressFields path="address" zip9 />
            <CheckField name="active" label="In use" span={12} />
          </FormGrid>
        </Form>
      )}
    />
  );
}
