import type { IncomingPatient } from '#shared/domain/incoming.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { compareBirthDates } from './birth-dates.ts';
import { compareFirstNames, compareLastNames, nameKey } from './names.ts';
import { plainPhone, plainZip } from './prefill.ts';

/** Where a patient of ours stands to a person that a file tells of. */
export type PatientLikeness = 'exact' | 'likely' | 'different';

/** Why: what is alike, and what is not. Sentences without a person's data. */
export type PatientComparison = {
  readonly kind: PatientLikeness;
  /** Evidence for less evidence against; only for putting likely ones in order. */
  readonly score: number;
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
};

/** What is known here of the numbers in the file. */
export type KnownNumbers = {
  /** A number of the file was linked with this patient by an earlier decision. */
  readonly linked: boolean;
  /** A number of the file was linked with somebody else. */
  readonly linkedElsewhere: boolean;
};

const NO_NUMBERS: KnownNumbers = { linked: false, linkedElsewhere: false };

/** From here on a patient is offered as likely: two strong signs, or one and several weak ones. */
const LIKELY_FROM = 6;

type Sign = { readonly points: number; readonly agrees?: string; readonly differs?: string };

/**
 * Compares a person of a file with a patient of ours.
 *
 * Exact, so that nobody has to look: a number of the sender that an earlier decision linked with this patient, or our
 * own account number, while name or birth date do not speak against it; or last name, first name, birth date and
 * sex all the same. Anything that contradicts makes it likely at most: a likely one is decided by a person.
 * The weights follow the order of Fellegi and Sunter (A Theory for Record Linkage, JASA 1969): a sign that is rare by
 * chance counts more, and one that contradicts counts against.
 */
export function comparePatient(
  incoming: IncomingPatient,
  ours: Patient,
  numbers: KnownNumbers = NO_NUMBERS,
): PatientComparison {
  const last = compareLastNames(incoming.lastName, ours.lastName);
  const first = compareFirstNames(incoming.firstName, ours.firstName);
  const birth = compareBirthDates(incoming.birthDate, ours.birthDate);
  const sex = compareSex(incoming.sex, ours.sex);
  const account = incoming.identifiers.some((id) => id.value.trim().toUpperCase() === ours.accountNumber);
  const middle = middleDiffers(incoming.middleName, ours.middleName);
  const signs = [
    ...nameSigns(incoming, ours, last, first),
    ...(middle ? [{ points: -1, differs: 'middle name differs' }] : []),
    BIRTH_SIGNS[birth],
    SEX_SIGNS[sex],
    ...numberSigns(numbers, account),
    ...contactSigns(incoming, ours),
  ];
  const score = signs.reduce((sum, sign) => sum + sign.points, 0);
  const agrees = signs.flatMap((sign) => sign.agrees ?? []);
  const differs = signs.flatMap((sign) => sign.differs ?? []);
  const person = last === 'same' && first === 'same' && birth === 'same' && sex === 'same' && !middle;
  const fits = birth === 'same' && (last === 'same' || first === 'same') && sex !== 'different';
  const exact = !numbers.linkedElsewhere && (person || ((numbers.linked || account) && fits));
  const kind = exact ? 'exact' : score >= LIKELY_FROM || numbers.linked ? 'likely' : 'different';
  return { kind, score, agrees, differs };
}

/** Ours beside the file's: exact ones first, then likely ones by their evidence; different ones are left out. */
export type PatientMatch = { readonly patient: Patient; readonly comparison: PatientComparison };

const MOST_SHOWN = 6;

/**
 * Finds who of ours a person of a file may be.
 * @param pool patients of ours that share a name, a birth date, a number, a telephone; others need not be compared
 * @returns at most one exact match: two patients of ours who both fit are both only likely, for a person to decide
 */
export function matchPatients(
  incoming: IncomingPatient,
  pool: readonly Patient[],
  numbersOf: (patient: Patient) => KnownNumbers,
): PatientMatch[] {
  const compared = pool
    .map((patient) => ({ patient, comparison: comparePatient(incoming, patient, numbersOf(patient)) }))
    .filter(({ comparison }) => comparison.kind !== 'different');
  const exact = compared.filter(({ comparison }) => comparison.kind === 'exact');
  const settled =
    exact.length <= 1
      ? compared
      : compared.map((match) => ({ ...match, comparison: twin(match.comparison) }));
  return settled.sort(best).slice(0, MOST_SHOWN);
}

function twin(comparison: PatientComparison): PatientComparison {
  if (comparison.kind !== 'exact') return comparison;
  return {
    ...comparison,
    kind: 'likely',
    differs: [...comparison.differs, 'another patient of yours fits as well'],
  };
}

function best(a: PatientMatch, b: PatientMatch): number {
  const rank = (m: PatientMatch): number => (m.comparison.kind === 'exact' ? 1 : 0);
  return (
    rank(b) - rank(a) ||
    b.comparison.score - a.comparison.score ||
    a.patient.accountNumber.localeCompare(b.patient.accountNumber)
  );
}

const BIRTH_SIGNS: Readonly<Record<ReturnType<typeof compareBirthDates>, Sign>> = {
  same: { points: 4, agrees: 'same birth date' },
  swapped: { points: 2.5, differs: 'birth date with day and month the other way round' },
  slip: { points: 2, differs: 'birth date one slip apart' },
  different: { points: -4, differs: 'birth date differs' },
  unknown: { points: 0, differs: 'no birth date in the file' },
};

const SEX_SIGNS: Readonly<Record<ReturnType<typeof compareSex>, Sign>> = {
  same: { points: 0.5, agrees: 'same sex' },
  unknown: { points: 0, differs: 'no sex in the file' },
  different: { points: -1.5, differs: 'sex differs' },
};

function compareSex(a: IncomingPatient['sex'], b: Patient['sex']): 'same' | 'different' | 'unknown' {
  if (a === null) return 'unknown';
  if (a === b) return 'same';
  return a === 'U' || b === 'U' ? 'unknown' : 'different';
}

function nameSigns(
  incoming: IncomingPatient,
  ours: Patient,
  last: ReturnType<typeof compareLastNames>,
  first: ReturnType<typeof compareFirstNames>,
): Sign[] {
  const turned =
    last === 'different' &&
    first === 'different' &&
    compareLastNames(incoming.lastName, ours.firstName) === 'same' &&
    compareFirstNames(incoming.firstName, ours.lastName) === 'same';
  if (turned) return [{ points: 5, differs: 'first and last name the other way round' }];
  return [lastSign(last, ours.sex, first), FIRST_SIGNS[first]];
}

function lastSign(
  likeness: ReturnType<typeof compareLastNames>,
  sex: Patient['sex'],
  first: ReturnType<typeof compareFirstNames>,
): Sign {
  switch (likeness) {
    case 'same':
      return { points: 4, agrees: 'same last name' };
    case 'part':
      return { points: 3, differs: 'last name shares a part' };
    case 'similar':
      return { points: 2.5, differs: 'last name spelled differently' };
    case 'unknown':
      return { points: 0, differs: 'no last name in the file' };
    // A new last name is common after a marriage; the rest must speak for it.
    case 'different':
      return { points: sex === 'M' || first !== 'same' ? -3 : -1, differs: 'last name differs' };
    case 'nickname':
    case 'initial':
      return { points: 0 };
  }
}

const FIRST_SIGNS: Readonly<Record<ReturnType<typeof compareFirstNames>, Sign>> = {
  same: { points: 3, agrees: 'same first name' },
  part: { points: 2.5, agrees: 'first names begin alike' },
  nickname: { points: 2, differs: 'first name is a short form' },
  initial: { points: 1.5, differs: 'first name is an initial' },
  similar: { points: 1.5, differs: 'first name spelled differently' },
  different: { points: -3, differs: 'first name differs' },
  unknown: { points: 0, differs: 'no first name in the file' },
};

function numberSigns(numbers: KnownNumbers, account: boolean): Sign[] {
  return [
    ...(numbers.linked ? [{ points: 6, agrees: 'the sender’s number is known' }] : []),
    ...(numbers.linkedElsewhere
      ? [{ points: -3, differs: 'the sender’s number belongs to another patient here' }]
      : []),
    ...(account ? [{ points: 3, agrees: 'our account number' }] : []),
  ];
}

function contactSigns(incoming: IncomingPatient, ours: Patient): Sign[] {
  const phone = plainPhone(incoming.phone);
  const address = incoming.address;
  const street =
    address !== null &&
    nameKey(address.line1) !== '' &&
    nameKey(address.line1) === nameKey(ours.address.line1);
  const zip = address !== null && plainZip(address.zip).slice(0, 5) === ours.address.zip.slice(0, 5);
  return [
    ...(phone !== '' && phone === ours.phone ? [{ points: 2, agrees: 'same telephone' }] : []),
    ...(street && zip ? [{ points: 1.5, agrees: 'same address' }] : []),
  ];
}

function middleDiffers(a: string, b: string): boolean {
  const [x, y] = [nameKey(a), nameKey(b)];
  return x !== '' && y !== '' && x[0] !== y[0];
}
