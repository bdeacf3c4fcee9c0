import { describe, expect, it } from 'vitest';
import type { IncomingPatient } from '#shared/domain/incoming.ts';
import { compareBirthDates, swapDayAndMonth } from '#shared/domain/matching/birth-dates.ts';
import { patientDifferences, withFieldsOf } from '#shared/domain/matching/differences.ts';
import { comparePatient, matchPatients } from '#shared/domain/matching/match-patient.ts';
import { compareFirstNames, compareLastNames, nameKey, slips } from '#shared/domain/matching/names.ts';
import { draftPatient, plainPhone, plainZip } from '#shared/domain/matching/prefill.ts';
import { senderNumbers } from '#shared/domain/matching/sender-number.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';

function ours(change: Partial<Patient> = {}): Patient {
  return {
    id: '00000000-0000-4000-8000-000000000001' as PatientId,
    accountNumber: '1001',
    lastName: 'Fictive',
    firstName: 'William',
    middleName: '',
    birthDate: isoDate('1968-03-02'),
    sex: 'M',
    address: { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '441130001' },
    phone: '2165550142',
    deceasedOn: null,
    ...change,
  };
}

function told(change: Partial<IncomingPatient> = {}): IncomingPatient {
  return {
    identifiers: [{ value: 'L-4711', assigner: 'Example Lab' }],
    lastName: 'FICTIVE',
    firstName: 'WILLIAM',
    middleName: '',
    birthDate: isoDate('1968-03-02'),
    sex: 'M',
    address: null,
    phone: '',
    ...change,
  };
}

const kind = (incoming: Partial<IncomingPatient>, patient: Partial<Patient> = {}) =>
  comparePatient(told(incoming), ours(patient)).kind;

describe('a person of a file beside a patient of ours', () => {
  it('is exact by last name, first name, birth date and sex, whatever the capitals', () => {
    expect(comparePatient(told(), ours())).toMatchObject({
      kind: 'exact',
      agrees: ['same last name', 'same first name', 'same birth date', 'same sex'],
      differs: [],
    });
    expect(kind({ lastName: "O'NEIL-MÜLLER" }, { lastName: 'O’Neil Muller' })).toBe('exact');
    expect(kind({ lastName: 'FICTIVE', suffix: 'Jr' }, { lastName: 'Fictive Jr' })).toBe('exact');
  });

  it.each<[string, Partial<IncomingPatient>, string]>([
    ['a short form of the first name', { firstName: 'Bill' }, 'first name is a short form'],
    ['an initial', { firstName: 'W' }, 'first name is an initial'],
    ['a slip in the last name', { lastName: 'FICTVIE' }, 'last name spelled differently'],
    ['a part of a double name', { lastName: 'FICTIVE-SAMPLE' }, 'last name shares a part'],
    [
      'day and month exchanged',
      { birthDate: isoDate('1968-02-03') },
      'birth date with day and month the other way round',
    ],
    ['one wrong digit', { birthDate: isoDate('1969-03-02') }, 'birth date one slip apart'],
    ['no birth date', { birthDate: null }, 'no birth date in the file'],
    ['no sex', { sex: null }, 'no sex in the file'],
    ['another sex', { sex: 'F' }, 'sex differs'],
    [
      'names the other way round',
      { lastName: 'WILLIAM', firstName: 'FICTIVE' },
      'first and last name the other way round',
    ],
    ['another middle initial', { middleName: 'B' }, 'middle name differs'],
  ])('is only likely with %s', (_what, change, why) => {
    const comparison = comparePatient(told(change), ours({ middleName: 'A' }));
    expect(comparison.kind).toBe('likely');
    expect(comparison.differs).toContain(why);
  });

  it('is likely for a woman with another last name, who may have married, and different for a man', () => {
    const ana = { firstName: 'Ana', sex: 'F' as const };
    expect(kind({ ...ana, lastName: 'Sample' }, ana)).toBe('likely');
    expect(kind({ lastName: 'Sample' })).toBe('different');
  });

  it('is different for a twin, a namesake and a stranger of the same day', () => {
    expect(kind({ firstName: 'Rosa', sex: 'F' })).toBe('different');
    expect(kind({ birthDate: isoDate('1990-11-25') })).toBe('different');
    expect(kind({ lastName: 'Sample', firstName: 'Ben' })).toBe('different');
  });

  it('is exact by a known number while nothing speaks against it, and never against the birth date', () => {
    const known = { linked: true, linkedElsewhere: false };
    expect(comparePatient(told({ firstName: 'Wlm' }), ours(), known).kind).toBe('exact');
    const other = told({ firstName: 'Ben', lastName: 'Sample', birthDate: isoDate('1990-01-01') });
    expect(comparePatient(other, ours(), known)).toMatchObject({ kind: 'likely' });
  });

  it('is exact by our own account number together with the birth date, not by the number alone', () => {
    const identifiers = [{ value: '1001', assigner: 'Example Hospital' }];
    expect(kind({ identifiers, firstName: 'Wm' })).toBe('exact');
    expect(
      kind({ identifiers, firstName: 'Ben', lastName: 'Sample', birthDate: isoDate('1990-01-01') }),
    ).toBe('different');
  });

  it('is only likely when the sender’s number belongs to somebody else here', () => {
    expect(comparePatient(told(), ours(), { linked: false, linkedElsewhere: true }).kind).toBe('likely');
  });
});

describe('several of ours', () => {
  const none = () => ({ linked: false, linkedElsewhere: false });
  it('puts the exact one first and leaves out those who differ', () => {
    const second = '00000000-0000-4000-8000-000000000002' as PatientId;
    const pool = [
      ours({ id: second, accountNumber: '1002', firstName: 'Bill' }),
      ours(),
      ours({ lastName: 'Else', birthDate: isoDate('2001-01-01') }),
    ];
    expect(
      matchPatients(told(), pool, none).map((m) => [m.patient.accountNumber, m.comparison.kind]),
    ).toEqual([
      ['1001', 'exact'],
      ['1002', 'likely'],
    ]);
  });

  it('makes nobody exact when two fit', () => {
    const second = '00000000-0000-4000-8000-000000000002' as PatientId;
    const found = matchPatients(told(), [ours(), ours({ id: second, accountNumber: '1002' })], none);
    expect(found.map((m) => m.comparison.kind)).toEqual(['likely', 'likely']);
    expect(found[0]?.comparison.differs).toContain('another patient of yours fits as well');
  });
});

describe('names and days', () => {
  it('compares names without accents, signs and generation', () => {
    expect(nameKey('  Müller-O’Neil,  Jr. ')).toBe('muller oneil');
    expect(compareLastNames('De La Sample', 'DelaSample')).toBe('same');
    expect(compareLastNames('', 'Sample')).toBe('unknown');
    expect(compareFirstNames('Ana Maria', 'Ana')).toBe('part');
    expect(compareFirstNames('Lee', 'Lea')).toBe('different');
  });

  it('counts slips of the pen', () => {
    expect([
      slips('sample', 'smaple'),
      slips('sample', 'sampel'),
      slips('sample', 'simple'),
      slips('a', ''),
    ]).toEqual([1, 1, 1, 1]);
    expect(slips('sample', 'fictive')).toBeGreaterThan(3);
  });

  it('compares days', () => {
    const day = isoDate('1968-03-02');
    expect(compareBirthDates(day, day)).toBe('same');
    expect(compareBirthDates(day, isoDate('1986-03-02'))).toBe('slip');
    expect(compareBirthDates(day, isoDate('1968-12-30'))).toBe('different');
    expect(swapDayAndMonth(isoDate('1968-03-25'))).toBeNull();
  });
});

describe('what a file would change', () => {
  it('prefills what we can keep and leaves out what we cannot', () => {
    const draft = draftPatient(
      told({
        lastName: 'MCSAMPLE-SMITH',
        suffix: 'III',
        phone: '+1 (216) 555-0142 x3',
        address: { line1: '1 EXAMPLE WAY', line2: '', city: 'Sampleton', state: 'oh', zip: '44113-0000' },
      }),
    );
    expect(draft).toMatchObject({
      lastName: 'Mcsample-Smith III',
      firstName: 'William',
      phone: '2165550142',
      address: { state: 'OH', zip: '44113' },
    });
    expect([plainPhone('555-0142'), plainZip('ABC'), plainZip('44113')]).toEqual(['', '', '44113']);
  });

  it('names only what is told, whole and otherwise', () => {
    const half = { line1: '1 Example Way', line2: '', city: '', state: '', zip: '' };
    expect(patientDifferences(told({ address: half, sex: 'U', birthDate: null }), ours())).toEqual([]);
    const moved = told({ phone: '(216) 555-0177' });
    expect(patientDifferences(moved, ours())).toEqual([
      { field: 'phone', theirs: '2165550177', ours: '2165550142' },
    ]);
    expect(withFieldsOf(ours(), moved, ['phone', 'address']).phone).toBe('2165550177');
    expect(withFieldsOf(ours(), moved, ['address'])).toEqual(ours());
  });

  it('links only numbers whose giver is told', () => {
    const identifiers = [
      { value: ' l-4711 ', assigner: 'Example  LAB' },
      { value: 'L-4711', assigner: 'EXAMPLE LAB' },
      { value: '7', assigner: '' },
    ];
    expect(senderNumbers(told({ identifiers }))).toEqual([{ assigner: 'example lab', value: 'L-4711' }]);
  });
});
