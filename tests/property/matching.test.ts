import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBirthDates, swapDayAndMonth } from '#shared/domain/matching/birth-dates.ts';
import { compareFirstNames, compareLastNames, slips } from '#shared/domain/matching/names.ts';
import { comparePatient, matchPatients } from '#shared/domain/matching/match-patient.ts';
import { draftPatient } from '#shared/domain/matching/prefill.ts';
import { patientDifferences } from '#shared/domain/matching/differences.ts';
import { Patient } from '#shared/domain/patient.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcdeilmnorstü- '), minLength: 1, maxLength: 12 });
const name = letters.map((text) => text.replace(/^[- ]+|[- ]+$/g, '') || 'Ana');
const day = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays(isoDate('1940-01-01'), n));
const patient = fc
  .record({
    id: fc.uuid(),
    lastName: name,
    firstName: name,
    birthDate: day,
    sex: fc.constantFrom('F', 'M', 'U'),
  })
  .map(({ id, ...rest }) =>
    Patient.parse({
      ...rest,
      id: id.replace(/^(.{14})./, '$14').replace(/^(.{19})./, '$18'),
      accountNumber: '1001',
      address: { line1: '1 Example Way', line2: '', city: 'Sampleton', state: 'OH', zip: '43215' },
      phone: '2165550142',
    }),
  );
const asTold = (p: Patient) => ({
  identifiers: [],
  lastName: p.lastName.toUpperCase(),
  firstName: p.firstName.toUpperCase(),
  middleName: '',
  birthDate: p.birthDate,
  sex: p.sex,
  address: p.address,
  phone: p.phone,
});

describe('matching patients', () => {
  it('a person is always exactly herself, and her own record changes nothing', () => {
    fc.assert(
      fc.property(patient, (p) => {
        expect(comparePatient(asTold(p), p).kind).toBe('exact');
        expect(patientDifferences(asTold(p), p)).toEqual([]);
      }),
    );
  });

  it('at most one of ours is exact, whoever they are', () => {
    fc.assert(
      fc.property(fc.array(patient, { maxLength: 6 }), patient, (pool, p) => {
        const found = matchPatients(asTold(p), [...pool, p, p], () => ({
          linked: false,
          linkedElsewhere: false,
        }));
        expect(found.filter((m) => m.comparison.kind === 'exact').length).toBeLessThanOrEqual(1);
        expect(found.every((m) => m.comparison.kind !== 'different')).toBe(true);
      }),
    );
  });

  it('another birth date or sex is never exact', () => {
    fc.assert(
      fc.property(patient, day, (p, other) => {
        fc.pre(other !== p.birthDate);
        expect(comparePatient({ ...asTold(p), birthDate: other }, p).kind).not.toBe('exact');
        expect(comparePatient({ ...asTold(p), sex: null }, p).kind).not.toBe('exact');
      }),
    );
  });

  it('comparing names and days does not depend on the order', () => {
    fc.assert(
      fc.property(name, name, day, day, (a, b, c, d) => {
        expect(compareLastNames(a, b)).toBe(compareLastNames(b, a));
        expect(compareFirstNames(a, b)).toBe(compareFirstNames(b, a));
        expect(compareBirthDates(c, d)).toBe(compareBirthDates(d, c));
        expect(slips(a, b)).toBe(slips(b, a));
      }),
    );
  });

  it('exchanging day and month twice is the same day', () => {
    fc.assert(
      fc.property(day, (d) => {
        const turned = swapDayAndMonth(d);
        if (turned !== null) expect(swapDayAndMonth(turned)).toBe(d);
      }),
    );
  });

  it('a prefilled draft holds only what our record can hold', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.string({ maxLength: 10 }),
        fc.string({ maxLength: 12 }),
        (phone, state, zip) => {
          const draft = draftPatient({
            identifiers: [],
            lastName: 'SAMPLE',
            firstName: 'BEN',
            middleName: '',
            birthDate: null,
            sex: null,
            phone,
            address: { line1: '', line2: '', city: '', state, zip },
          });
          expect(draft.phone).toMatch(/^(\d{10})?$/);
          expect(draft.address.zip).toMatch(/^(\d{5}(\d{4})?)?$/);
          expect(draft.address.state).toMatch(/^([A-Z]{2})?$/);
        },
      ),
    );
  });
});
