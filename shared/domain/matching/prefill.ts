import type { IncomingPatient } from '#shared/domain/incoming.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { State, Zip } from '#shared/domain/identifiers.ts';

/** A new patient's fields as far as the file tells them; what it leaves out is empty or null. */
export type PatientDraft = {
  readonly id: null;
  readonly accountNumber: '';
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly birthDate: IncomingPatient['birthDate'];
  readonly sex: Patient['sex'];
  readonly address: {
    readonly line1: string;
    readonly line2: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
  };
  readonly phone: string;
  readonly deceasedOn: null;
};

/** Prefills a new patient from a file; a value that ours could not keep (a state, ZIP or telephone) stays empty. */
export function draftPatient(incoming: IncomingPatient): PatientDraft {
  const { address } = incoming;
  return {
    id: null,
    accountNumber: '',
    lastName: ordinary(withSuffix(incoming)),
    firstName: ordinary(incoming.firstName),
    middleName: ordinary(incoming.middleName),
    birthDate: incoming.birthDate,
    sex: incoming.sex ?? 'U',
    address: {
      line1: (address?.line1 ?? '').trim().slice(0, 55),
      line2: (address?.line2 ?? '').trim().slice(0, 55),
      city: (address?.city ?? '').trim().slice(0, 30),
      state: plainState(address?.state ?? ''),
      zip: plainZip(address?.zip ?? ''),
    },
    phone: plainPhone(incoming.phone),
    deceasedOn: null,
  };
}

/** Ten digits of a telephone as senders write it: `+1 (216) 555-0142 x3` → `2165550142`; empty when there are not. */
export function plainPhone(text: string): string {
  const digits = text
    .replace(/\s*(x|ext\.?)\s*\d+$/i, '')
    .replace(/\D/g, '')
    .replace(/^1(?=\d{10}$)/, '');
  return digits.length === 10 ? digits : '';
}

/** Five or nine digits of a ZIP; `999990000` of senders who do not know the last four → five. Empty when it is none. */
export function plainZip(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^(\d{5})0000$/, '$1');
  return Zip.safeParse(digits).success ? digits : '';
}

function plainState(text: string): string {
  const state = text.trim().toUpperCase();
  return State.safeParse(state).success ? state : '';
}

function withSuffix({ lastName, suffix }: IncomingPatient): string {
  return suffix === undefined || suffix === '' ? lastName : `${lastName} ${suffix}`.slice(0, 60);
}

/** Systems that shout (`EVERYMAN`) do not spread: capitals alone become an ordinary name. */
function ordinary(name: string): string {
  const text = name.trim();
  if (text.length < 2 || text !== text.toUpperCase() || text === text.toLowerCase()) return text;
  return text
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\b(Ii|Iii|Iv)$/, (roman) => roman.toUpperCase());
}
