import { defineRule } from '../../coding/rule.ts';
import { at, isDependent, type ScrubInput } from '../facts.ts';

export const nameMissing = defineRule<ScrubInput>({
  name: 'name-missing',
  family: 'people',
  severity: 'stops',
  title: 'Everybody on the claim has a name: last and first for a person.',
  source: '005010X222A1 NM103 and NM104 of 2010AA, 2010BA, 2010BB, 2010CA, 2310B, 2310C',
  find: ({ claim }) =>
    (
      [
        ['billingProvider.name', claim.billingProvider.name, "The billing provider's name is missing."],
        [
          'renderingProvider.lastName',
          claim.renderingProvider.lastName,
          "The rendering provider's last name is missing.",
        ],
        [
          'renderingProvider.firstName',
          claim.renderingProvider.firstName,
          "The rendering provider's first name is missing.",
        ],
        ['serviceFacility.name', claim.serviceFacility?.name ?? 'none', "The facility's name is missing."],
        ['payer.name', claim.payer.name, "The payer's name is missing."],
        ['patient.lastName', claim.patient.lastName, "The patient's last name is missing."],
        ['patient.firstName', claim.patient.firstName, "The patient's first name is missing."],
        [
          'subscriber.lastName',
          isDependent(claim) ? claim.subscriber.lastName : 'self',
          "The subscriber's last name is missing.",
        ],
        [
          'subscriber.firstName',
          isDependent(claim) ? claim.subscriber.firstName : 'self',
          "The subscriber's first name is missing.",
        ],
      ] as const
    )
      .filter(([, text]) => text.trim() === '')
      .map(([field, , message]) => at(field, message)),
});
