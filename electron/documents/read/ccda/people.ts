import { isNpi } from '#shared/domain/identifiers.ts';
import type { IncomingEncounter, IncomingPatient } from '#shared/domain/incoming.ts';
import { dayOf, encounter, fullName, patient } from '#electron/documents/read/building.ts';
import { at, attribute, elements, textOf, type Element } from '#electron/documents/read/xml.ts';

const NPI_OID = '2.16.840.1.113883.4.6';

/** recordTarget/patientRole; null when the document names nobody. */
export function patientOf(root: Element): IncomingPatient | null {
  const role = at(root, 'recordTarget', 'patientRole');
  if (!role) return null;
  const person = at(role, 'patient');
  const name = legalName(elements(person, 'name'));
  const given = elements(name, 'given')
    // "CL" is what the patient is called, not a name of theirs.
    .filter((one) => attribute(one, 'qualifier') !== 'CL')
    .map(textOf)
    .filter((one) => one !== '');
  const sex = attribute(at(person, 'administrativeGenderCode'), 'code').toUpperCase();
  return patient({
    identifiers: elements(role, 'id').map(identifierOf),
    lastName: familyOf(name),
    firstName: given[0] ?? '',
    middleName: given.slice(1).join(' '),
    suffix: textOf(at(name, 'suffix')),
    birthDate: dayOf(attribute(at(person, 'birthTime'), 'value')),
    sex: sex === 'F' || sex === 'M' ? sex : sex === '' ? null : 'U',
    address: addressOf(elements(role, 'addr')),
    phone: phoneOf(elements(role, 'telecom')),
  });
}

/** II: the number within its authority; a root alone is a number of its own. */
function identifierOf(id: Element): { value: string; assigner: string } {
  const [root, extension] = [attribute(id, 'root'), attribute(id, 'extension')];
  if (attribute(id, 'nullFlavor') !== '') return { value: '', assigner: '' };
  if (extension === '') return { value: root, assigner: '' };
  return { value: extension, assigner: attribute(id, 'assigningAuthorityName') || root };
}

function legalName(names: readonly Element[]): Element | undefined {
  return (
    names.find((one) => /\b(L|C)\b/.test(attribute(one, 'use'))) ??
    names.find((one) => !/\b(P|A|I|R|ASGN|SRCH)\b/.test(attribute(one, 'use'))) ??
    names[0]
  );
}

function familyOf(name: Element | undefined): string {
  const all = elements(name, 'family').map(textOf);
  if (all.length > 0) return all.join(' ');
  // Some senders write the whole name as text: its last word is the family name.
  const whole = elements(name).length === 0 ? textOf(name) : '';
  return whole;
}

function addressOf(list: readonly Element[]): IncomingPatient['address'] {
  const told = list.filter((one) => elements(one).some((part) => textOf(part) !== ''));
  const chosen = told.find((one) => /\bHP?\b/.test(attribute(one, 'use'))) ?? told[0];
  if (!chosen) return null;
  const lines = elements(chosen, 'streetAddressLine')
    .map(textOf)
    .filter((line) => line !== '');
  return {
    line1: lines[0] ?? '',
    line2: lines.slice(1).join(', '),
    city: textOf(at(chosen, 'city')),
    state: textOf(at(chosen, 'state')),
    zip: textOf(at(chosen, 'postalCode')).replace(/-$/, ''),
  };
}

function phoneOf(list: readonly Element[]): string {
  const numbers = list.filter((one) => /^(tel:|\+?[\d(])/i.test(attribute(one, 'value')));
  const chosen = numbers.find((one) => /\bHP?\b/.test(attribute(one, 'use'))) ?? numbers[0];
  return attribute(chosen, 'value').replace(/^tel:\s*/i, '');
}

/** A person's name as it is read, from its parts in their order or as it stands. */
export function personName(person: Element | undefined): string {
  const name = legalName(elements(person, 'name'));
  return elements(name).length === 0 ? textOf(name) : fullName(...elements(name).map(textOf));
}

/** The first author who is a person, else the organization; a program is nobody. */
export function authorOf(root: Element): string {
  const authors = elements(root, 'author').map((one) => at(one, 'assignedAuthor'));
  for (const one of authors) {
    const name = personName(at(one, 'assignedPerson'));
    if (name !== '') return name;
  }
  return (
    authors.map((one) => textOf(at(one, 'representedOrganization', 'name'))).find((one) => one !== '') ?? ''
  );
}

/**
 * The visit: componentOf/encompassingEncounter, with who was responsible; the one day of a documented service where
 * there is none (operative notes).
 */
export function visitOf(root: Element, reason: string): IncomingEncounter | null {
  const visit = at(root, 'componentOf', 'encompassingEncounter');
  const service = elements(root, 'documentationOf').map((one) => at(one, 'serviceEvent'))[0];
  const entities = [
    at(visit, 'responsibleParty', 'assignedEntity'),
    ...elements(visit, 'encounterParticipant').map((one) => at(one, 'assignedEntity')),
    ...elements(service, 'performer').map((one) => at(one, 'assignedEntity')),
  ];
  const who = entities.find((one) => personName(at(one, 'assignedPerson')) !== '');
  const npi = elements(who, 'id').find(
    (id) => attribute(id, 'root') === NPI_OID && isNpi(attribute(id, 'extension')),
  );
  const serviceDate = visit ? startOf(at(visit, 'effectiveTime')) : oneDayOf(at(service, 'effectiveTime'));
  if (!visit && !serviceDate) return null;
  return encounter({
    identifier: visit ? (elements(visit, 'id').map((id) => identifierOf(id).value)[0] ?? '') : '',
    serviceDate,
    providerName: personName(at(who, 'assignedPerson')),
    providerNpi: attribute(npi, 'extension'),
    reason,
  });
}

function startOf(time: Element | undefined) {
  return dayOf(attribute(time, 'value')) ?? dayOf(attribute(at(time, 'low'), 'value'));
}

/** A summary may span years: only a service of one day is a visit. */
function oneDayOf(time: Element | undefined) {
  const [low, high] = ['low', 'high'].map((name) => dayOf(attribute(at(time, name), 'value')));
  return dayOf(attribute(time, 'value')) ?? (low !== null && low === high ? (low ?? null) : null);
}
