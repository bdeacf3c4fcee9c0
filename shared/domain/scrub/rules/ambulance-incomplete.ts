import { defineRule } from '../../coding/rule.ts';
import { isAmbulanceTransport } from '../../codes/service-kinds.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const ambulanceIncomplete = defineRule<ScrubInput>({
  name: 'ambulance-incomplete',
  family: 'ambulance',
  severity: 'stops',
  title: 'An ambulance transport says why, how far, from where and to where.',
  source: '005010X222A1 2300 CR1 (required on ambulance transport), 2310E and 2310F',
  find: ({ claim }) => {
    const line = claim.lines.findIndex(({ code }) => isAmbulanceTransport(code));
    if (line < 0) return [];
    const { ambulance } = situationOf(claim);
    if (!ambulance)
      return [
        at(
          'situation.ambulance',
          `Line ${line + 1} is an ambulance transport; say why, how far, from where and to where.`,
        ),
      ];
    return [
      ...(ambulance.reason === ''
        ? [at('situation.ambulance.reason', 'The reason of the transport is missing.')]
        : []),
      ...(ambulance.miles === ''
        ? [at('situation.ambulance.miles', 'The miles of the transport are missing.')]
        : []),
      ...(ambulance.pickUp === null
        ? [at('situation.ambulance.pickUp', 'The place of pick-up is missing.')]
        : []),
      ...(ambulance.dropOff === null
        ? [at('situation.ambulance.dropOff', 'The place of drop-off is missing.')]
        : []),
    ];
  },
});
