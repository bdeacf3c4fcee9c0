import type { Coverage, Patient, Subscriber } from '#shared/domain/patient.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Chance } from './random.ts';

export type DemoPerson = {
  readonly patient: Omit<Patient, 'id'>;
  readonly coverage: Omit<Coverage, 'id' | 'patientId'>;
  readonly medicare: boolean;
  readonly age: number;
};

export type DemoPayers = { readonly commercial: PayerId; readonly medicare: PayerId };

/** Family names that nobody takes for real. */
const FAMILIES = [
  'Fictive',
  'Sample',
  'Example',
  'Invented',
  'Specimen',
  'Madeup',
  'Placeholder',
  'Imaginary',
] as const;
const WOMEN = [
  'Ada',
  'Berta',
  'Clara',
  'Dina',
  'Edith',
  'Flora',
  'Greta',
  'Hanna',
  'Ida',
  'Julia',
  'Kora',
  'Lena',
] as const;
const MEN = [
  'Anton',
  'Boris',
  'Carlo',
  'Dario',
  'Emil',
  'Felix',
  'Georg',
  'Hugo',
  'Ivan',
  'Jonas',
  'Karl',
  'Leo',
] as const;
const STREETS = ['Invented Lane', 'Sample Road', 'Example Avenue', 'Madeup Court', 'Fictive Drive'] as const;
const PLACES = [
  ['Cleveland', '44113'],
  ['Parma', '44129'],
  ['Lakewood', '44107'],
  ['Euclid', '44117'],
] as const;

/** The scenario's patient, who has no other money than the scenario's. */
export const DANA = { lastName: 'Fictive', firstName: 'Dana', accountNumber: '1000' } as const;

/** Dana Fictive, insured herself with the commercial payer, copay 25.00. */
export function scenarioPerson(payers: DemoPayers, today: IsoDate): DemoPerson {
  return {
    medicare: false,
    age: 57,
    patient: {
      ...DANA,
      middleName: '',
      birthDate: birthFor(57, 96, today),
      sex: 'F',
      address: { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '441131234' },
      phone: '2165550142',
      deceasedOn: null,
    },
    coverage: commercial(payers, 'SMH100200300', today, 2500),
  };
}

/** Another forty people or so, some children insured through a parent, some with Medicare. */
export function inventPeople(
  count: number,
  payers: DemoPayers,
  today: IsoDate,
  chance: Chance,
): DemoPerson[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const kind = i % 10 < 3 ? 'medicare' : i % 10 === 9 ? 'child' : 'adult';
    const age =
      kind === 'medicare'
        ? chance.whole(66, 88)
        : kind === 'child'
          ? chance.whole(3, 16)
          : chance.whole(22, 63);
    const female = chance.often(54);
    const name = freshName(taken, female, chance);
    const [city, zip] = chance.pick(PLACES);
    const address = {
      line1: `${chance.whole(2, 980)} ${chance.pick(STREETS)}`,
      line2: chance.often(15) ? `Apt ${chance.whole(1, 40)}` : '',
      city,
      state: 'OH',
      zip: chance.often(60) ? `${zip}${chance.whole(1001, 9998)}` : zip,
    };
    const patient: DemoPerson['patient'] = {
      ...name,
      accountNumber: String(1001 + i),
      birthDate: birthFor(age, chance.whole(10, 350), today),
      sex: female ? 'F' : 'M',
      address,
      phone: `21655501${String(chance.whole(0, 99)).padStart(2, '0')}`,
      deceasedOn: null,
    };
    const member = `SMH${String(200_100_000 + i * 137)}`;
    const own = commercial(payers, member, today, chance.pick([2000, 2500, 3000]));
    if (kind === 'adult') return { patient, coverage: own, medicare: false, age };
    if (kind === 'child')
      return { patient, coverage: throughParent(own, patient, today, chance), medicare: false, age };
    return { patient, coverage: medicare(payers, i), medicare: true, age };
  });
}

function freshName(taken: Set<string>, female: boolean, chance: Chance) {
  for (;;) {
    const lastName = chance.pick(FAMILIES);
    const firstName = chance.pick(female ? WOMEN : MEN);
    const key = `${lastName} ${firstName}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return {
      lastName,
      firstName,
      middleName: chance.often(25) ? chance.pick(['A', 'B', 'J', 'M', 'R']) : '',
    };
  }
}

function commercial(
  payers: DemoPayers,
  memberId: string,
  today: IsoDate,
  copay: number,
): DemoPerson['coverage'] {
  return {
    payerId: payers.commercial,
    rank: 1,
    memberId,
    groupNumber: 'GRP-7700',
    planName: 'Sample Choice PPO',
    relationship: '18',
    subscriber: null,
    activeFrom: `${Number(today.slice(0, 4)) - 2}-01-01` as IsoDate,
    activeTo: null,
    copayCents: cents(copay),
  };
}

function throughParent(
  own: DemoPerson['coverage'],
  child: DemoPerson['patient'],
  today: IsoDate,
  chance: Chance,
): DemoPerson['coverage'] {
  const mother = chance.often(50);
  const subscriber: Subscriber = {
    lastName: child.lastName,
    firstName: mother ? 'Rita' : 'Rolf',
    middleName: '',
    birthDate: birthFor(chance.whole(34, 48), chance.whole(10, 350), today),
    sex: mother ? 'F' : 'M',
    address: child.address,
  };
  return { ...own, relationship: '19', subscriber };
}

/** Medicare's member numbers have a form (MBI); these have it and belong to nobody. One is a digit short. */
function medicare(payers: DemoPayers, i: number): DemoPerson['coverage'] {
  const letters = 'ACDEFGHJKM';
  const letter = (n: number): string => letters.charAt(n % letters.length);
  const digits = String(i).padStart(2, '0');
  const memberId = `1${letter(i)}G4${letter(i + 3)}E${digits.charAt(1)}${letter(i + 5)}K${digits}`;
  return {
    payerId: payers.medicare,
    rank: 1,
    memberId: i === SHORT_MEMBER_ID ? memberId.slice(0, -1) : memberId,
    groupNumber: '',
    planName: '',
    relationship: '18',
    subscriber: null,
    activeFrom: '2020-01-01' as IsoDate,
    activeTo: null,
    copayCents: null,
  };
}

/** Position of the person whose member id is a digit short, so that the scrubber has something to find. */
export const SHORT_MEMBER_ID = 2;

function birthFor(age: number, daysBefore: number, today: IsoDate): IsoDate {
  const year = Number(today.slice(0, 4)) - age;
  return addDays(`${year}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}` as IsoDate, -daysBefore);
}
