import { defineRule } from '../../coding/rule.ts';
import { hasProcedureForm, numbered } from '../../coding/facts.ts';
import { isAnesthesia } from '../../codes/service-kinds.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const anesthesiaSurgery = defineRule<ScrubInput>({
  name: 'anesthesia-surgery',
  family: 'claim',
  severity: 'stops',
  title: 'Surgery codes beside anaesthesia have the form of a procedure, and are at most two.',
  source: '005010X222A1 2300 HI*BP and HI*BO (Anesthesia Related Procedure)',
  find: ({ claim }) => {
    const codes = situationOf(claim).anesthesiaProcedures ?? [];
    return [
      ...(codes.length > 2
        ? [
            at(
              'situation.anesthesiaProcedures',
              'The claim names more than two surgery codes beside its anaesthesia.',
            ),
          ]
        : []),
      ...numbered(codes)
        .filter(({ item }) => !hasProcedureForm(item))
        .map(({ item, position }) =>
          at(`situation.anesthesiaProcedures.${position}`, `"${item}" is no procedure code.`),
        ),
      ...(codes.length > 0 && !claim.lines.some(({ code }) => isAnesthesia(code))
        ? [at('situation.anesthesiaProcedures', 'Surgery codes are named, and no line is anaesthesia.')]
        : []),
    ];
  },
});
