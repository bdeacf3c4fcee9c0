import { z } from 'zod';

/**
 * National provider identifier: ten digits, first 1 or 2, last a Luhn check digit over `80840` + NPI.
 * Source: 45 CFR 162.406; CMS "Requirements for NPI and Card Issuer Number" (ISO/IEC 7812 Luhn).
 */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  return luhnSum(`80840${text}`) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  let double = false;
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    let d = digits.charCodeAt(i) - 48;
    if (double) {
      d *= 2;
      if (d > 9) d -= 9;
    }
    sum += d;
    double = !double;
  }
  return sum;
}

/**
 * Taxpayer number, nine digits. An EIN never begins with a prefix that the IRS does not assign; an SSN
 * never has area 000, 666 or 9xx, group 00 or serial 0000. Source: IRS EIN prefixes; SSA numbering rules.
 */
export function isTaxId(text: string, kind: 'EI' | 'SY'): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  if (kind === 'EI') return !NEVER_EIN.has(text.slice(0, 2)) && text.slice(2) !== '0000000';
  return !/^(000|666|9)/.test(text) && text.slice(3, 5) !== '00' && text.slice(5) !== '0000';
}
const NEVER_EIN = new Set([
  '00',
  '07',
  '08',
  '09',
  '17',
  '18',
  '19',
  '28',
  '29',
  '49',
  '69',
  '70',
  '78',
  '79',
  '89',
  '96',
  '97',
]);

/** Health care provider taxonomy: ten characters, the last `X`. Source: NUCC code set structure. */
export function isTaxonomy(text: string): boolean {
  return /^[0-9A-Z]{9}X$/.test(text);
}

/** Nine-digit ZIP as X12 wants it (N403 of the billing provider, 005010X222A1 2010AA). */
export function isZip9(text: string): boolean {
  return /^\d{9}$/.test(text) && !text.startsWith('00000') && !text.endsWith('0000');
}

/** CLIA certificate number: ten characters with `D` in the third place. Source: 42 CFR 493; CMS claims manual ch. 16. */
export function isClia(text: string): boolean {
  return /^\d{2}D\d{7}$/.test(text);
}

export const Npi = z.string().refine(isNpi, 'This NPI does not check: ten digits, the last a check digit.');
export const Taxonomy = z.string().refine(isTaxonomy, 'A taxonomy code has ten characters and ends in X.');
export const Clia = z
  .string()
  .refine(isClia, 'A CLIA number has ten characters, the third is D, e.g. 99D9999999.');
export const Zip9 = z.string().refine(isZip9, 'Write all nine digits of the ZIP code, without hyphen.');
export const Zip = z.string().regex(/^\d{5}(\d{4})?$/, 'A ZIP code has five or nine digits.');

const STATE_CODES =
  'AL AK AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND MP OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY AA AE AP';
/** USPS state, territory and military codes. */
export const STATES: ReadonlySet<string> = new Set(STATE_CODES.split(' '));
export const State = z.string().refine((s) => STATES.has(s), 'This is not a US state or territory code.');
