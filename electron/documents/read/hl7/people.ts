import { isNpi } from '#shared/domain/identifiers.ts';
import type { IncomingEncounter, IncomingPatient } from '#shared/domain/incoming.ts';
import { dayOf, encounter, fullName, patient } from '#electron/documents/read/building.ts';
import { component, repetitions, value, type Repetition, type Segment } from './fields.ts';
import type { Message } from './messages.ts';

/** Names that are not what the patient is registered under (table 0200): alias, nickname, maiden name, pseudonym. */
const OTHER_NAMES = new Set(['A', 'N', 'M', 'S', 'P']);
/** Ways to reach somebody that are no telephone (tables 0201, 0202). */
const NO_TELEPHONE = /^(NET|FX|BP|MD|TDD|TTY|Internet|X\.400|SAT)$/i;

/** The patient of a message (PID), or null without one. */
export function patientOf({ hl7 }: Message): IncomingPatient | null {
  const pid = hl7.getSegment('PID');
  if (!pid) return null;
  const name = nameOf(pid);
  const sex = value(pid, 8).toUpperCase();
  return patient({
    identifiers: identifiersOf(pid, value(hl7.getSegment('MSH'), 4)),
    lastName: component(pid, name, 1),
    firstName: component(pid, name, 2),
    middleName: component(pid, name, 3),
    suffix: component(pid, name, 4),
    birthDate: dayOf(value(pid, 7)),
    // Table 0001: other, ambiguous and not applicable are "unknown" on a claim.
    sex: sex === 'F' || sex === 'M' ? sex : /^[OUANX]$/.test(sex) ? 'U' : null,
    address: addressOf(pid),
    phone: phoneOf(pid, 13) || phoneOf(pid, 14),
  });
}

/** PID-5: the legal name stands first (3.4.2.5); another kind of name only when there is nothing else. */
function nameOf(pid: Segment): Repetition {
  const names = repetitions(pid, 5);
  const proper = names.filter((name) => !OTHER_NAMES.has(component(pid, name, 7).toUpperCase()));
  return proper[0] ?? names[0] ?? [];
}

/** PID-3, with who assigned each number: its authority (CX.4), facility (CX.6), or the sender. PID-2 in old messages. */
function identifiersOf(pid: Segment, sender: string): { value: string; assigner: string }[] {
  const list = repetitions(pid, 3);
  return (list.length > 0 ? list : repetitions(pid, 2)).map((one) => ({
    value: component(pid, one, 1),
    assigner: component(pid, one, 4) || component(pid, one, 4, 2) || component(pid, one, 6) || sender,
  }));
}

function addressOf(pid: Segment): IncomingPatient['address'] {
  const all = repetitions(pid, 11);
  const chosen = all.find((one) => /^(H|M|L)?$/i.test(component(pid, one, 7))) ?? all[0];
  if (!chosen) return null;
  const part = (index: number): string => component(pid, chosen, index);
  // SAD: house number and street may stand apart.
  const street = fullName(part(1), component(pid, chosen, 1, 2));
  const address = { line1: street, line2: part(2), city: part(3), state: part(4), zip: part(5) };
  return Object.values(address).some((one) => one !== '') ? address : null;
}

/** XTN: the written number, or area and local number, or the unformatted one (XTN.12). */
function phoneOf(pid: Segment, field: number): string {
  for (const one of repetitions(pid, field)) {
    if ([2, 3].some((index) => NO_TELEPHONE.test(component(pid, one, index)))) continue;
    const written = component(pid, one, 1);
    const found =
      written || fullName(component(pid, one, 6), component(pid, one, 7)) || component(pid, one, 12);
    if (found) return found;
  }
  return '';
}

/** A clinician of an XCN field, with the NPI when the number is told to be one. */
export function clinicianOf(segment: Segment, field: number): { name: string; npi: string } {
  const all = repetitions(segment, field);
  const part = (one: Repetition, index: number, sub = 1): string => component(segment, one, index, sub);
  const isNpiOf = (one: Repetition): boolean =>
    isNpi(part(one, 1)) &&
    (/^NPI$/i.test(part(one, 13)) || /^NPI$/i.test(part(one, 9)) || part(one, 9, 2) === NPI_OID);
  const chosen = all.find(isNpiOf) ?? all[0];
  if (!chosen) return { name: '', npi: '' };
  const parts = fullName(part(chosen, 3), part(chosen, 4), part(chosen, 2), part(chosen, 5));
  // Some senders write the whole name where the number belongs.
  const name = parts || (/[A-Za-z]{2}/.test(part(chosen, 1)) ? part(chosen, 1) : '');
  return { name, npi: isNpiOf(chosen) ? part(chosen, 1) : '' };
}
const NPI_OID = '2.16.840.1.113883.4.6';

/** The visit of a message (PV1, PV2); `otherwise` where it tells less than another segment. */
export function visitOf(
  { hl7 }: Message,
  otherwise: Partial<IncomingEncounter> = {},
): IncomingEncounter | null {
  const pv1 = hl7.getSegment('PV1');
  const attending = clinicianOf(pv1, 7);
  return encounter({
    identifier: value(pv1, 19) || (otherwise.identifier ?? ''),
    serviceDate: dayOf(value(pv1, 44)) ?? otherwise.serviceDate ?? null,
    providerName: attending.name || (otherwise.providerName ?? ''),
    providerNpi: attending.name ? attending.npi : (otherwise.providerNpi ?? ''),
    reason: value(hl7.getSegment('PV2'), 3, 2) || value(hl7.getSegment('PV2'), 3) || (otherwise.reason ?? ''),
  });
}
