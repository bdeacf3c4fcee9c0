import { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import { Patient } from '#shared/domain/patient.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { AddressFields, capitals, digits, EMPTY_ADDRESS } from '#renderer/ui/address-fields.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateField, Form, FormGrid, SelectField, TextField } from '#renderer/ui/form.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { SEX_OPTIONS } from './words.ts';

const PatientForm = z
  .object({ ...contract.patients.save.input.shape })
  .refine((p) => p.birthDate <= localToday(), {
    path: ['birthDate'],
    message: 'A birth date is not in the future.',
  })
  .refine((p) => p.deceasedOn === null || p.deceasedOn >= p.birthDate, {
    path: ['deceasedOn'],
    message: 'Nobody dies before being born.',
  });

const EMPTY = {
  id: null,
  accountNumber: '',
  lastName: '',
  firstName: '',
  middleName: '',
  birthDate: null,
  sex: 'F',
  address: EMPTY_ADDRESS,
  phone: '',
  deceasedOn: null,
};

/** A new patient, or the demographics of one that is known. */
export function PatientSheet(props: {
  readonly open: boolean;
  readonly patient: Patient | null;
  readonly onClose: () => void;
  readonly onSaved: (id: PatientId) => void;
}) {
  const save = useAct('patients', 'save');
  const { patient } = props;
  return (
    <Sheet
      open={props.open}
      title={patient === null ? 'New patient' : 'Change demographics'}
      onClose={props.onClose}
      width="large"
    >
      <Form
        schema={PatientForm}
        values={patient ?? EMPTY}
        submitLabel="Save patient"
        doneText="Patient saved."
        onCancel={props.onClose}
        onSubmit={async (value) => {
          const answer = await save.run(value);
          if (answer.ok) {
            props.onClose();
            props.onSaved(answer.value.id);
          }
          return answer;
        }}
      >
        <FormGrid>
          <TextField name="lastName" label="Last name" span={4} autoFocus />
          <TextField name="firstName" label="First name" span={4} />
          <TextField name="middleName" label="Middle name" span={4} />
          <DateField name="birthDate" label="Birth date" span={3} />
          <SelectField name="sex" label="Sex" span={3} options={SEX_OPTIONS} />
          <TextField name="phone" label="Telephone" span={3} mono tidy={digits} />
          <TextField
            name="accountNumber"
            label="Account"
            span={3}
            mono
            tidy={capitals}
            maxLength={12}
            hint={patient === null ? 'Empty: the next free one.' : undefined}
          />
          <AddressFields path="address" />
          <DateField name="deceasedOn" label="Deceased on" span={3} />
        </FormGrid>
      </Form>
    </Sheet>
  );
}
