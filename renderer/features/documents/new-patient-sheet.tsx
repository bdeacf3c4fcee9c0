import { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import { NewVisit, type InboxItem } from '#shared/contract/documents.ts';
import { draftPatient } from '#shared/domain/matching/prefill.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { AddressFields, capitals, digits, EMPTY_ADDRESS } from '#renderer/ui/address-fields.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import {
  CheckField,
  DateField,
  Form,
  FormGrid,
  FormHeading,
  SelectField,
  TextField,
} from '#renderer/ui/form.tsx';
import { Loading } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import type { Deciding } from '#renderer/lib/use-decision.ts';
import { useVisitStart, VisitFields } from './visit-fields.tsx';

/** The visit's fields are looked at only when a visit is wanted. */
const WithVisit = z.discriminatedUnion('withVisit', [
  z.object({ withVisit: z.literal(true), visit: NewVisit }),
  z.object({ withVisit: z.literal(false) }),
]);
const PatientForm = z
  .intersection(contract.documents.newPatient.input.shape.patient, WithVisit)
  .refine((p) => p.birthDate <= localToday(), {
    path: ['birthDate'],
    message: 'A birth date is not in the future.',
  });

const SEX = [
  { value: 'F', label: 'Female' },
  { value: 'M', label: 'Male' },
  { value: 'U', label: 'Unknown' },
];

const NOBODY = {
  id: null,
  accountNumber: '',
  lastName: '',
  firstName: '',
  middleName: '',
  birthDate: null,
  sex: 'U',
  address: EMPTY_ADDRESS,
  phone: '',
  deceasedOn: null,
} as const;

/** A new patient with what the file tells, and with it the visit to which the document belongs. */
export function NewPatientSheet(props: {
  readonly item: InboxItem;
  readonly deciding: Deciding;
  readonly onClose: () => void;
}) {
  const { item, deciding } = props;
  const make = useAct('documents', 'newPatient');
  const start = useVisitStart(item);
  const { id: _id, ...draft } = item.patient ? draftPatient(item.patient) : NOBODY;
  return (
    <Sheet open title="New patient" onClose={props.onClose} width="large">
      {start.ready ? (
        <Form
          schema={PatientForm}
          values={{ ...draft, withVisit: item.row.kind !== 'patient', visit: start.values }}
          submitLabel="Make patient"
          onCancel={props.onClose}
          onSubmit={async (value) => {
            const visit = value.withVisit ? value.visit : null;
            const refused = await deciding.run(
              (confirmed) => make.run({ id: item.row.id, patient: value, visit, confirmed }),
              visit === null ? 'Patient made.' : `Patient and visit of ${visit.serviceDate} made.`,
            );
            if (refused) return { ok: false, error: refused };
            props.onClose();
            return { ok: true, value: null };
          }}
        >
          <FormGrid>
            <TextField name="lastName" label="Last name" span={4} autoFocus />
            <TextField name="firstName" label="First name" span={4} />
            <TextField name="middleName" label="Middle name" span={4} />
            <DateField name="birthDate" label="Birth date" span={3} />
            <SelectField name="sex" label="Sex" span={3} options={SEX} />
            <TextField name="phone" label="Telephone" span={3} mono tidy={digits} />
            <TextField
              name="accountNumber"
              label="Account"
              span={3}
              mono
              tidy={capitals}
              maxLength={12}
              hint="Empty: the next free one."
            />
            <AddressFields path="address" />
            <FormHeading>Visit</FormHeading>
            <CheckField name="withVisit" label="With the visit that it belongs to" span={12} />
            <VisitFields prefix="visit." />
          </FormGrid>
        </Form>
      ) : (
        <Loading what="the providers" />
      )}
    </Sheet>
  );
}
