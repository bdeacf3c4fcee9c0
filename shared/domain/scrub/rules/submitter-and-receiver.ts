import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const submitterAndReceiver = defineRule<ScrubInput>({
  name: 'submitter-and-receiver',
  family: 'identifiers',
  severity: 'stops',
  title: 'Submitter and receiver have a name and an id; the submitter has a contact.',
  source: '005010X222A1 1000A NM1 and PER, 1000B NM1; ISA06 and ISA08 (at most 15 characters)',
  find: ({ claim: { submitter, receiver } }) =>
    (
      [
        ['submitter.name', submitter.name, "The submitter's name is missing."],
        ['submitter.id', submitter.id, "The submitter's id is missing."],
        ['submitter.contactName', submitter.contactName, "The submitter's contact is missing."],
        ['receiver.name', receiver.name, "The receiver's name is missing."],
        ['receiver.id', receiver.id, "The receiver's id is missing."],
      ] as const
    )
      .filter(([, text]) => text.trim() === '')
      .map(([field, , message]) => at(field, message)),
});
