import { defineRule } from '../../coding/rule.ts';
import { certain, at, type ScrubInput } from '../facts.ts';

export const telephone = defineRule<ScrubInput>({
  name: 'telephone',
  family: 'people',
  severity: 'stops',
  title: 'Telephone numbers have ten digits; the submitter has one.',
  source: '005010X222A1 1000A PER04, 2010AA PER04',
  find: ({ claim }) =>
    (
      [
        ['submitter.phone', claim.submitter.phone, true],
        ['billingProvider.phone', claim.billingProvider.phone, false],
        ['patient.phone', claim.patient.phone, false],
      ] as const
    )
      .filter(([, phone, needed]) => (phone === '' ? needed : !/^[2-9]\d{9}$/.test(phone)))
      .map(([field, phone]) => {
        if (phone === '') return at(field, 'The telephone number is missing.');
        const message = 'This telephone number has not ten digits, or begins with 0 or 1.';
        const digits = phone.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
        return /^[2-9]\d{9}$/.test(digits)
          ? certain(field, message, digits, 'leave ten digits')
          : at(field, message);
      }),
});
