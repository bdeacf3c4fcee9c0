import { useDeferredValue, useState } from 'react';
import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import { bornText, listName } from '#shared/domain/patient.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateField, Form, FormGrid, SelectField, TextField } from '#renderer/ui/form.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

const NewEncounter = z.object({
  patientId: z
    .union([PatientId, z.literal('').transform(() => null)])
    .refine((id) => id !== null, 'Choose a patient.'),
  serviceDate: IsoDate,
  renderingProviderId: ProviderId,
  facilityId: FacilityId,
  reason: z.string().trim().min(1, 'This is needed.').max(120),
});

/** A new encounter: who came, when, to whom, where and why. */
export function NewEncounterSheet(props: {
  readonly open: boolean;
  /** The patient chosen already, when the sheet is opened from a patient. */
  readonly patientId: string | null;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}) {
  return (
    <Sheet open={props.open} title="New encounter" onClose={props.onClose} width="medium">
      <NewEncounterForm {...props} />
    </Sheet>
  );
}

function NewEncounterForm(props: {
  readonly patientId: string | null;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}) {
  const [search, setSearch] = useState('');
  const query = useDeferredValue(search.trim());
  const given = PatientId.safeParse(props.patientId ?? '');
  const patient = useCall(
    'patients',
    'get',
    { id: given.data ?? ('' as PatientId) },
    { enabled: given.success },
  ).data?.patient;
  const found = useCall('patients', 'list', { search: query, limit: 50, offset: 0 }, { keep: true });
  const providers = useCall('practice', 'providers', {}).data?.filter((p) => p.active) ?? [];
  const facilities = useCall('practice', 'facilities', {}).data?.filter((f) => f.active) ?? [];
  const create = useAct('coding', 'createEncounter');
  const listed = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${listName(row)} · ${bornText(row.birthDate)} · ${row.accountNumber}`,
  }));
  const chosen = patient
    ? [
        {
          value: patient.id,
          label: `${listName(patient)} · ${bornText(patient.birthDate)} · ${patient.accountNumber}`,
        },
      ]
    : [];
  const options = [...chosen, ...listed.filter((o) => o.value !== patient?.id)];
  return (
    <Form
      schema={NewEncounter}
      values={{
        patientId: patient?.id ?? '',
        serviceDate: localToday(),
        renderingProviderId: providers[0]?.id ?? '',
        facilityId: facilities[0]?.id ?? '',
        reason: '',
      }}
      submitLabel="Make encounter"
      doneText="Encounter made."
      onCancel={props.onClose}
      onSubmit={async (value) => {
        const { patientId } = value;
        if (patientId === null)
          return { ok: false, error: { code: 'invalid_input', message: 'Choose a patient.' } };
        const answer = await create.run({ ...value, patientId });
        if (answer.ok) props.onCreated(answer.value.id);
        return answer;
      }}
    >
      <FormGrid>
        <TextInput
          label="Find patient"
          value={search}
          onChange={(text) => setSearch(text.slice(0, 80))}
          hint="Name, account number, birth date, member id or telephone"
          span={5}
          autoFocus
        />
        <SelectField
          name="patientId"
          label="Patient"
          options={options}
          placeholder={found.data ? `Choose one of ${found.data.total}` : 'Reading the patients…'}
          span={7}
        />
        <DateField name="serviceDate" label="Date of service" span={4} />
        <SelectField
          name="renderingProviderId"
          label="Provider"
          placeholder="Choose"
          options={providers.map((p) => ({
            value: p.id,
            label: `${listName(p)}${p.credentials ? `, ${p.credentials}` : ''}`,
          }))}
          span={4}
        />
        <SelectField
          name="facilityId"
          label="Place of service"
          placeholder="Choose"
          options={facilities.map((f) => ({ value: f.id, label: `${f.placeOfService} ${f.name}` }))}
          span={4}
        />
        <TextField name="reason" label="Reason for the visit" maxLength={120} span={12} />
      </FormGrid>
    </Form>
  );
}
