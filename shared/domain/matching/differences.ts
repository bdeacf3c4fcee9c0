import type { IncomingPatient } from '#shared/domain/incoming.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { draftPatient } from './prefill.ts';

/** Fields of a patient that a file may bring anew. */
export const PATIENT_FIELDS = [
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'sex',
  'address',
  'phone',
] as const;
export type PatientField = (typeof PATIENT_FIELDS)[number];

/** One field where a file and our record do not say the same, each as text. */
export type PatientDifference = {
  readonly field: PatientField;
  readonly theirs: string;
  readonly ours: string;
};

/**
 * What a file would change in our record of a patient. What it leaves out, or tells in a form that we could not keep,
 * changes nothing; nor does another way of writing the same (capitals, spaces).
 */
export function patientDifferences(incoming: IncomingPatient, ours: Patient): PatientDifference[] {
  const theirs = draftPatient(incoming);
  return PATIENT_FIELDS.flatMap((field): PatientDifference[] => {
    const [told, kept] = [textOf(field, theirs), textOf(field, ours)];
    if (field === 'address' && sameButShortZip(theirs.address, ours.address)) return [];
    if (field === 'sex' && (incoming.sex === null || incoming.sex === 'U')) return [];
    if (field === 'address' && !isWholeAddress(theirs.address)) return [];
    return told === '' || plain(told) === plain(kept) ? [] : [{ field, theirs: told, ours: kept }];
  });
}

/** Our record with some of the file's fields taken over. */
export function withFieldsOf(
  ours: Patient,
  incoming: IncomingPatient,
  fields: readonly PatientField[],
): Patient {
  const told = new Set(patientDifferences(incoming, ours).map((one) => one.field));
  const draft = draftPatient(incoming);
  const take = (field: PatientField): boolean => fields.includes(field) && told.has(field);
  return {
    ...ours,
    ...(take('lastName') ? { lastName: draft.lastName } : {}),
    ...(take('firstName') ? { firstName: draft.firstName } : {}),
    ...(take('middleName') ? { middleName: draft.middleName } : {}),
    ...(take('birthDate') && draft.birthDate !== null ? { birthDate: draft.birthDate } : {}),
    ...(take('sex') ? { sex: draft.sex } : {}),
    ...(take('address') ? { address: draft.address } : {}),
    ...(take('phone') ? { phone: draft.phone } : {}),
  };
}

type Fields = Pick<Patient, 'lastName' | 'firstName' | 'middleName' | 'sex' | 'address' | 'phone'> & {
  readonly birthDate: string | null;
};

function textOf(field: PatientField, p: Fields): string {
  switch (field) {
    case 'address':
      return [p.address.line1, p.address.line2, p.address.city, `${p.address.state} ${p.address.zip}`.trim()]
        .filter((part) => part !== '')
        .join(', ');
    case 'birthDate':
      return p.birthDate ?? '';
    case 'sex':
    case 'lastName':
    case 'firstName':
    case 'middleName':
    case 'phone':
      return p[field];
  }
}

function isWholeAddress(address: Patient['address']): boolean {
  return [address.line1, address.city, address.state, address.zip].every((part) => part !== '');
}

/** Five digits of a ZIP bring nothing new to nine that begin with them. */
function sameButShortZip(theirs: Patient['address'], ours: Patient['address']): boolean {
  const withZip = (zip: string): string =>
    plain(textOf('address', { ...NO_FIELDS, address: { ...theirs, zip } }));
  return (
    theirs.zip.length === 5 &&
    ours.zip.startsWith(theirs.zip) &&
    withZip(ours.zip) === plain(textOf('address', { ...NO_FIELDS, address: ours }))
  );
}

const NO_FIELDS = {
  lastName: '',
  firstName: '',
  middleName: '',
  sex: 'U',
  phone: '',
  birthDate: null,
} as const;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.,]+/g, ' ')
    .trim();
}
