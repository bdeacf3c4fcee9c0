import { defineRule } from '../../coding/rule.ts';
import { rendersItself } from '../claim-parties.ts';
import { at, isDependent, type ScrubInput } from '../facts.ts';

export const nameMissing = defineRule<ScrubInput>({
  name: 'name-missing',
  family: 'people',
  severity: 'stops',
  title: 'Everybody on the claim has a name: last and first for a person.',
  source: '005010X222A1 NM103 and NM104 of 2010AA, 2010BA, 2010BB, 2010CA, 2310B, 2310C, 2420C',
  find: ({ claim }) => {
    const { billingProvider, renderingProvider, serviceFacility, payer, patient, subscriber } = claim;
    const rendered = rendersItself(claim);
    const dependent = isDependent(claim);
    const asked: readonly (readonly [asked: boolean, field: string, text: string, whose: string])[] = [
      [true, 'billingProvider.name', billingProvider.name, "billing provider's name"],
      [
        billingProvider.person !== undefined,
        'billingProvider.person.firstName',
        billingProvider.person?.firstName ?? '',
        "billing provider's first name",
      ],
      [!rendered, 'renderingProvider.lastName', renderingProvider.lastName, "rendering provider's last name"],
      [
        !rendered && renderingProvider.organization !== true,
        'renderingProvider.firstName',
        renderingProvider.firstName,
        "rendering provider's first name",
      ],
      [serviceFacility !== null, 'serviceFacility.name', serviceFacility?.name ?? '', "facility's name"],
      [true, 'payer.name', payer.name, "payer's name"],
      [true, 'patient.lastName', patient.lastName, "patient's last name"],
      [true, 'patient.firstName', patient.firstName, "patient's first name"],
      [dependent, 'subscriber.lastName', subscriber.lastName, "subscriber's last name"],
      [dependent, 'subscriber.firstName', subscriber.firstName, "subscriber's first name"],
      ...claim.lines.map(
        ({ detail }, i) =>
          [
            detail?.serviceFacility !== undefined,
            `lines.${i + 1}.detail.serviceFacility.name`,
            detail?.serviceFacility?.name ?? '',
            `name of the facility of line ${i + 1}`,
          ] as const,
      ),
    ];
    return asked
      .filter(([needed, , text]) => needed && text.trim() === '')
      .map(([, field, , whose]) => at(field, `The ${whose} is missing.`));
  },
});
