import { fold } from '#electron/db/fold.ts';
import { sql, type Sql } from '#electron/db/sql.ts';

const DAY_ISO = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const DAY_US = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const DAY_US_DIGITS = /^(\d{2})(\d{2})(\d{4})$/;
/** A telephone number as people write it: digits with brackets, dots, hyphens and spaces. */
const PHONE = /^[+(]?[\d\s().+/-]*$/;

/**
 * Turns what was typed into conditions on `patient p`, all of which must hold: words of the name in any order
 * from their beginning, account number, birth date (1962-03-14, 3/14/1962, 03141962), member id, telephone number.
 */
export function searchConditions(typed: string): readonly Sql[] {
  const text = typed.trim();
  if (text === '') return [];
  const digits = text.replace(/\D/g, '');
  // "(555) 010-0123" is one number, not three words.
  if (PHONE.test(text) && digits.length >= 7 && birthDate(text) === null) return [numberCondition(digits)];
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(wordCondition);
}

function wordCondition(word: string): Sql {
  const day = birthDate(word);
  const digits = word.replace(/\D/g, '');
  const starts = `${escapeLike(word)}%`;
  const conditions = [
    nameCondition(word),
    sql`p.account_number LIKE ${starts} ESCAPE '\\'`,
    sql`EXISTS (SELECT 1 FROM coverage v WHERE v.patient_id = p.id AND v.member_id LIKE ${starts} ESCAPE '\\')`,
  ];
  if (day !== null) conditions.push(sql`p.birth_on = ${day}`);
  if (digits.length >= 4 && PHONE.test(word)) conditions.push(sql`instr(p.phone, ${digits}) > 0`);
  return either(conditions);
}

function numberCondition(digits: string): Sql {
  return either([
    sql`instr(p.phone, ${digits.length === 11 ? digits.replace(/^1/, '') : digits}) > 0`,
    sql`p.account_number LIKE ${`${digits}%`}`,
    sql`EXISTS (SELECT 1 FROM coverage v WHERE v.patient_id = p.id AND v.member_id LIKE ${`${digits}%`})`,
  ]);
}

/** Every part of a double name begins a word: `jones` finds Smith-Jones. */
function nameCondition(word: string): Sql {
  const parts = fold(word).split(' ').filter(Boolean);
  if (parts.length === 0) return sql`0`;
  return parts.reduce(
    (all, part, i) => {
      const one = sql`fold(' ' || p.last_name || ' ' || p.first_name || ' ' || p.middle_name) LIKE ${`% ${escapeLike(part)}%`} ESCAPE '\\'`;
      return i === 0 ? one : sql`${all} AND ${one}`;
    },
    sql``,
  );
}

function either(conditions: readonly Sql[]): Sql {
  return conditions.reduce((all, one, i) => (i === 0 ? sql`(${one})` : sql`${all} OR (${one})`), sql`0`);
}

/** A day in ISO or US form → `YYYY-MM-DD`, or null. */
function birthDate(word: string): string | null {
  const iso = DAY_ISO.exec(word);
  if (iso && isDay(iso[2], iso[3])) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const us = DAY_US.exec(word) ?? DAY_US_DIGITS.exec(word);
  if (us && isDay(us[1], us[2])) return `${us[3]}-${us[1]?.padStart(2, '0')}-${us[2]?.padStart(2, '0')}`;
  return null;
}

function isDay(month: string | undefined, day: string | undefined): boolean {
  const m = Number(month);
  const d = Number(day);
  return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
