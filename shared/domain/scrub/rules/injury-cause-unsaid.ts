import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const injuryCauseUnsaid = defineRule<ScrubInput>({
  name: 'injury-cause-unsaid',
  family: 'circumstances',
  severity: 'informs',
  title: 'A claim whose first diagnosis is an injury says whether an accident or work caused it.',
  source: '005010X222A1 2300 CLM11; ICD-10-CM chapter 19',
  find: ({ claim }) => {
    const { autoAccident, otherAccident, employment } = situationOf(claim);
    const said = autoAccident !== undefined || otherAccident !== undefined || employment !== undefined;
    const injury =
      /^[ST]/.test(claim.diagnoses[0] ?? '') && !/^T(3[6-9]|[45]\d|8)/.test(claim.diagnoses[0] ?? '');
    return injury && !said
      ? [
          at(
            'situation.otherAccident',
            'The first diagnosis is an injury; payers ask whether an accident or work caused it.',
          ),
        ]
      : [];
  },
});
