import type { IsoDate } from '#shared/kernel/dates.ts';

/** Letters that decomposition does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  '\u2019': "'",
  '\u2018': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
};

/** A text as the form takes it, and whether a letter had to be dropped because no plain one stands for it. */
export type PrintText = { readonly text: string; readonly lost: boolean };

/** Upper case without accents. Source: NUCC 02/12, general instructions: upper case, plain type. */
function plainLetters(value: string): PrintText {
  // Most texts are plain already.
  if (/^[\x20-\x7e]*$/.test(value)) return { text: value.toUpperCase(), lost: false };
  let text = '';
  let lost = false;
  for (const c of value.normalize('NFC').toUpperCase()) {
    const plain = (PLAIN[c] ?? c.normalize('NFD')).replace(/\p{M}/gu, '');
    if (/[^\x20-\x7e\s]/.test(plain)) lost = true;
    text += plain.replace(/[^\x20-\x7e]/g, ' ');
  }
  return { text, lost };
}

const squeeze = (text: string): string => text.replace(/ +/g, ' ').trim();

/** Words without punctuation: organisations, streets, cities, plans. An apostrophe leaves no gap. */
export function printWords(value: string): PrintText {
  const { text, lost } = plainLetters(value);
  return { text: squeeze(text.replaceAll("'", '').replace(/[^A-Z0-9]/g, ' ')), lost };
}

/** One part of a person's name: a hyphen may stay, nothing else. Source: NUCC 02/12, box 2. */
export function printNamePart(value: string): PrintText {
  const { text, lost } = plainLetters(value);
  return { text: squeeze(text.replaceAll("'", '').replace(/[^A-Z0-9-]/g, ' ')), lost };
}

/** A number or code: letters and digits only. Source: NUCC 02/12, boxes 1a, 11, 23, 25. */
export function printCode(value: string): PrintText {
  const { text, lost } = plainLetters(value);
  return { text: text.replace(/[^A-Z0-9]/g, ''), lost };
}

/** Free text: upper case, its signs kept, since a decimal point or a hyphen may carry the meaning. */
export function printNote(value: string): PrintText {
  const { text, lost } = plainLetters(value);
  return { text: squeeze(text), lost };
}

/** A person's name in its parts, as a claim keeps it. */
export type PersonParts = {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly suffix?: string | undefined;
};

/**
 * `LAST SUFFIX, FIRST, M` (NUCC 02/12, boxes 2, 4 and 9). The blanks after the commas go when the name fits
 * only without them: they carry nothing.
 */
export function printPerson(person: PersonParts, length: number): PrintText {
  const last = `${person.lastName} ${person.suffix ?? ''}`;
  const parts = [last, person.firstName, person.middleName].map(printNamePart);
  const middle = parts[2]?.text.slice(0, 1) ?? '';
  const names = [parts[0]?.text ?? '', parts[1]?.text ?? '', middle].filter((part) => part !== '');
  const wide = names.join(', ');
  return {
    text: wide.length <= length ? wide : names.join(','),
    lost: parts.some((part) => part.lost),
  };
}

/**
 * `FIRST M LAST SUFFIX`, without commas (NUCC 02/12, boxes 17, 31 and 33). Where the whole does not fit, the first
 * name becomes an initial, then the middle one goes: the number beside it names the person.
 */
export function printProvider(
  person: PersonParts,
  length: number,
): PrintText & { readonly shortened: boolean } {
  const parts = [person.firstName, person.middleName, person.lastName, person.suffix ?? ''].map(
    printNamePart,
  );
  const [first = '', middle = '', last = '', suffix = ''] = parts.map(({ text }) => text);
  const join = (...names: string[]): string => [...names, last, suffix].filter((n) => n !== '').join(' ');
  const whole = join(first, middle.slice(0, 1));
  const shorter = [join(first.slice(0, 1), middle.slice(0, 1)), join(first.slice(0, 1))];
  const short = whole.length > length ? shorter.find((name) => name.length <= length) : undefined;
  return { text: short ?? whole, lost: parts.some(({ lost }) => lost), shortened: short !== undefined };
}

/** Both lines of a street address in one: the form has a single line for them. */
export function printStreet(address: { readonly line1: string; readonly line2: string }): PrintText {
  return printWords(`${address.line1} ${address.line2}`);
}

/** `99999` or `99999-9999`: the one place of an address where a hyphen stands. A code with letters is from abroad. */
export function printZip(zip: string): string {
  if (/[a-z]/i.test(zip)) return printWords(zip).text;
  const digits = zip.replace(/\D/g, '');
  return digits.length > 5 ? `${digits.slice(0, 5)}-${digits.slice(5)}` : digits;
}

/** `CITY ST 99999-9999`. */
export function printCityLine(address: {
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}): PrintText {
  const city = printWords(address.city);
  const text = [city.text, address.state.toUpperCase(), printZip(address.zip)]
    .filter((part) => part !== '')
    .join(' ');
  return { text, lost: city.lost };
}

/** `MM DD YY`: box 24A always, and with it every other date but those of birth. */
export function printDate(day: IsoDate): string {
  return `${day.slice(5, 7)} ${day.slice(8, 10)} ${day.slice(2, 4)}`;
}

/** `MM DD CCYY`: dates of birth. */
export function printBirthDate(day: IsoDate): string {
  return `${day.slice(5, 7)} ${day.slice(8, 10)} ${day.slice(0, 4)}`;
}

/**
 * Units, minutes or miles: a point only for a fraction, without the zero before it. Miles of an ambulance are rounded
 * up to a tenth, from 100 on to a whole mile (Medicare claims processing manual ch. 15 §30.1.2).
 */
export function printUnits(units: number, miles = false): string {
  const told = !miles
    ? units
    : units >= 100
      ? Math.ceil(units)
      : Math.ceil(Number((units * 10).toFixed(4))) / 10;
  return String(told).replace(/^0\./, '.');
}

/** Dollars and cents apart, as the form's divided columns want them; no sign, no point, no grouping. */
export function printMoney(cents: number): { readonly dollars: string; readonly cents: string } {
  const amount = Math.abs(cents);
  return { dollars: String(Math.floor(amount / 100)), cents: String(amount % 100).padStart(2, '0') };
}
