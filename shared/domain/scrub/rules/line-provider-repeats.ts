import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { certain, detailOf, type ScrubInput } from '../facts.ts';

export const lineProviderRepeats = defineRule<ScrubInput>({
  name: 'line-provider-repeats',
  family: 'providers',
  severity: 'warns',
  title: "A line names a rendering provider or a facility only where it is another than the claim's.",
  source: '005010X222A1 2420A and 2420C (required when different from 2310B and 2310C)',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }) => {
      const { providers, serviceFacility } = detailOf(item);
      const field = `lines.${position}.detail`;
      const same = (providers ?? []).findIndex(
        (p) => p.role === 'rendering' && p.npi !== '' && p.npi === claim.renderingProvider.npi,
      );
      const facility = claim.serviceFacility;
      const sameFacility =
        serviceFacility !== undefined &&
        facility !== null &&
        serviceFacility.name === facility.name &&
        serviceFacility.address.line1 === facility.address.line1 &&
        serviceFacility.address.zip === facility.address.zip;
      return [
        ...(same < 0
          ? []
          : [
              certain(
                `${field}.providers.${same + 1}`,
                `Line ${position} names the rendering provider of the claim once more.`,
                null,
                'leave it out on the line',
              ),
            ]),
        ...(sameFacility
          ? [
              certain(
                `${field}.serviceFacility`,
                `Line ${position} names the facility of the claim once more.`,
                null,
                'leave it out on the line',
              ),
            ]
          : []),
      ];
    }),
});
