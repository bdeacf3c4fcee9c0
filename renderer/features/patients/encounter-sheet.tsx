import { useNavigate } from 'react-router';
import { contract } from '#shared/contract/index.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateField, Form, FormGrid, SelectField, TextField } from '#renderer/ui/form.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

const EncounterForm = contract.coding.createEncounter.input.refine((e) => e.serviceDate <= localToday(), {
  path: ['serviceDate'],
  message: 'A visit that is still to come cannot be coded.',
});

/** A visit of a patient; when it is made, its coding opens. */
export function EncounterSheet(props: {
  readonly open: boolean;
  readonly patientId: PatientId;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const create = useAct('coding', 'createEncounter');
  const providers = useCall('practice', 'providers', {}, { tags: ['providers'], enabled: props.open });
  const facilities = useCall('practice', 'facilities', {}, { tags: ['facilities'], enabled: props.open });
  const providerOptions = (providers.data ?? [])
    .filter((p) => p.active)
    .map((p) => ({ value: p.id as string, label: `${p.lastName}, ${p.firstName}` }));
  const facilityOptions = (facilities.data ?? [])
    .filter((f) => f.active)
    .map((f) => ({ value: f.id as string, label: `${f.name} · ${f.placeOfService}` }));
  return (
    <Sheet open={props.open} title="New encounter" onClose={props.onClose} width="medium">
      <Form
        schema={EncounterForm}
        values={{
          patientId: props.patientId,
          serviceDate: localToday(),
          renderingProviderId: providerOptions.length === 1 ? (providerOptions[0]?.value ?? '') : '',
          facilityId: facilityOptions.length === 1 ? (facilityOptions[0]?.value ?? '') : '',
          reason: '',
        }}
        submitLabel="Begin coding"
        onCancel={props.onClose}
        onSubmit={async (value) => {
          const answer = await create.run(value);
          if (answer.ok) {
            props.onClose();
            void navigate(`/coding/${answer.value.id}`);
          }
          return answer;
        }}
      >
        <FormGrid>
          <DateField name="serviceDate" label="Date of service" span={4} hint="t is today." />
          <TextField name="reason" label="Reason for the visit" span={8} maxLength={120} autoFocus />
          <SelectField
            name="renderingProviderId"
            label="Seen by"
            span={6}
            options={providerOptions}
            placeholder="Choose a provider"
          />
          <SelectField
            name="facilityId"
            label="Where"
            span={6}
            options={facilityOptions}
            placeholder="Choose a facility"
          />
        </FormGrid>
      </Form>
    </Sheet>
  );
}
