import { isNpi } from '#shared/domain/identifiers.ts';
import type { IncomingEncounter, IncomingPatient } from '#shared/domain/incoming.ts';
import { dayOf, encounter, fullName, patient } from '#electron/documents/read/building.ts';
import { idOf, type Resources } from './load.ts';
import type { Concept, Encounter, Patient, Practitioner, Reference, Resource } from './resources.ts';

/** Who assigned a resource's own id: enough to find the same person again in another file of the same export. */
const OWN_ID = 'FHIR Patient';
const NPI_SYSTEM = 'http://hl7.org/fhir/sid/us-npi';
const NOT_CURRENT = /^(old|maiden|nickname|anonymous|temp)$/;

/** A Patient resource as told. */
export function toPatient(told: Patient): IncomingPatient {
  const names = told.name ?? [];
  const name =
    names.find((one) => one.use === 'official') ??
    names.find((one) => !NOT_CURRENT.test(one.use ?? '')) ??
    names[0];
  const given = name?.given ?? [];
  const phones = (told.telecom ?? []).filter((one) => one.system === 'phone' && one.use !== 'old');
  const addresses = (told.address ?? []).filter((one) => one.use !== 'old');
  const address = addresses.find((one) => one.use === 'home') ?? addresses[0];
  return patient({
    identifiers: [
      ...(told.identifier ?? []).map((one) => ({
        value: one.value ?? '',
        assigner: one.assigner?.display ?? one.system ?? '',
      })),
      { value: told.id ?? '', assigner: OWN_ID },
    ],
    lastName: name?.family ?? name?.text ?? '',
    firstName: given[0] ?? '',
    middleName: given.slice(1).join(' '),
    suffix: (name?.suffix ?? []).join(' '),
    birthDate: dayOf(told.birthDate ?? ''),
    sex: told.gender === 'female' ? 'F' : told.gender === 'male' ? 'M' : told.gender ? 'U' : null,
    address: address
      ? {
          line1: address.line?.[0] ?? '',
          line2: (address.line ?? []).slice(1).join(', '),
          city: address.city ?? '',
          state: address.state ?? '',
          zip: address.postalCode ?? '',
        }
      : null,
    phone: (phones.find((one) => one.use === 'home') ?? phones[0])?.value ?? '',
  });
}

/** The person that a resource is about; only their number when they are not in the file. */
export function patientOf(
  resources: Resources,
  subject: Reference | undefined,
  from?: Resource,
): IncomingPatient | null {
  const found = resources.find('Patient', subject, from);
  if (found) return toPatient(found);
  const alone = subject === undefined ? resources.all('Patient') : [];
  // A resource without a subject in a file about one person is about that person.
  if (alone.length === 1 && alone[0]) return toPatient(alone[0]);
  const id = idOf(subject);
  if (id === '') return null;
  return patient({
    identifiers: [{ value: id, assigner: subject?.identifier?.system ?? OWN_ID }],
    lastName: '',
    firstName: '',
    middleName: '',
    birthDate: null,
    sex: null,
    address: null,
    phone: '',
  });
}

/** The first way of saying what a code means. */
export function wordsOf(concept: Concept | undefined): string {
  return (
    concept?.text ??
    concept?.coding?.find((one) => one.display)?.display ??
    concept?.coding?.find((one) => one.code)?.code ??
    ''
  );
}

type Clinician = { readonly name: string; readonly npi: string };

/** A clinician by reference: a resource of the file, or a conditional reference that carries the NPI. */
export function clinicianOf(
  resources: Resources,
  reference: Reference | undefined,
  from?: Resource,
): Clinician {
  const found = resources.find('Practitioner', reference, from);
  const byQuery = /us-npi(?:\||%7C)(\d{10})\b/i.exec(reference?.reference ?? '')?.[1];
  const told = byQuery ?? reference?.identifier?.value ?? '';
  const npi = found ? npiOf(found) : isNpi(told) ? told : '';
  return { name: found ? nameOf(found) : (reference?.display ?? ''), npi };
}

function nameOf(one: Practitioner): string {
  const name = one.name?.[0];
  return name?.text ?? fullName(...(name?.given ?? []), name?.family, ...(name?.suffix ?? []));
}

function npiOf(one: Practitioner): string {
  return one.identifier?.find((id) => id.system === NPI_SYSTEM && isNpi(id.value ?? ''))?.value ?? '';
}

/** An Encounter resource as told; day as written in its own zone. */
export function toVisit(resources: Resources, told: Encounter): IncomingEncounter | null {
  const people = told.participant ?? [];
  const isKind = (kinds: RegExp) => (one: (typeof people)[number]) =>
    (one.type ?? []).some((type) => (type.coding ?? []).some((coding) => kinds.test(coding.code ?? '')));
  const chosen = people.find(isKind(/^(PPRF|ATND)$/)) ?? people.find((one) => one.individual !== undefined);
  const who = clinicianOf(resources, chosen?.individual, told);
  const reason = (told.reasonCode ?? [])
    .map(wordsOf)
    .filter((one) => one !== '')
    .join(', ');
  return encounter({
    identifier: told.identifier?.find((one) => one.value)?.value ?? told.id ?? '',
    serviceDate: dayOf(told.period?.start ?? ''),
    providerName: who.name,
    providerNpi: who.npi,
    reason: reason || wordsOf(told.type?.[0]),
  });
}

/** The visit that a resource belongs to; its number and what else is known when it is not in the file. */
export function visitOf(
  resources: Resources,
  reference: Reference | undefined,
  otherwise: Partial<IncomingEncounter>,
  from?: Resource,
): IncomingEncounter | null {
  const found = resources.find('Encounter', reference, from);
  if (!found) return encounter({ ...otherwise, identifier: idOf(reference) });
  const visit = toVisit(resources, found);
  return (
    visit &&
    encounter({
      ...visit,
      serviceDate: visit.serviceDate ?? otherwise.serviceDate ?? null,
      providerName: visit.providerName || (otherwise.providerName ?? ''),
      providerNpi: visit.providerName ? visit.providerNpi : (otherwise.providerNpi ?? ''),
    })
  );
}
