import type { IncomingPatient } from '#shared/domain/incoming.ts';
import { nameKey } from './names.ts';

/** A number by which a sender knows a patient, as it is compared. */
export type SenderNumber = { readonly assigner: string; readonly value: string };

/**
 * The numbers of a file that can be linked with a patient of ours: those whose giver is told. The same number of
 * another giver is another person, so a number without one links nobody.
 */
export function senderNumbers(incoming: IncomingPatient): SenderNumber[] {
  const numbers = new Map<string, SenderNumber>();
  for (const { value, assigner } of incoming.identifiers) {
    const number = { assigner: nameKey(assigner), value: value.replace(/\s+/g, '').toUpperCase() };
    if (number.assigner !== '' && number.value !== '') numbers.set(JSON.stringify(number), number);
  }
  return [...numbers.values()];
}
