import { defineRule } from '../../coding/rule.ts';
import { STATES } from '../../identifiers.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const accidentState = defineRule<ScrubInput>({
  name: 'accident-state',
  family: 'circumstances',
  severity: 'stops',
  title: 'A claim for an automobile accident says in which state it happened.',
  source: '005010X222A1 2300 CLM11-4 (required with AA) and CLM11-5',
  find: ({ claim }) => {
    const { autoAccident, accidentState = '', accidentCountry = '' } = situationOf(claim);
    const abroad = accidentCountry !== '' && accidentCountry !== 'US';
    if (accidentState === '')
      return autoAccident === true && !abroad
        ? [at('situation.accidentState', 'The claim is for an automobile accident; give the state.')]
        : [];
    return abroad || STATES.has(accidentState)
      ? []
      : [at('situation.accidentState', `The state of the accident "${accidentState}" does not exist.`)];
  },
});
