import { isD6, isD8, isTime, periodForm, periodProblem } from './dates.ts';
import type { GuideSeverity, SimpleUse } from './model.ts';

/** What is wrong with a value; `words` follow the name of the element. */
export type ValueProblem = {
  readonly code: string;
  readonly words: string;
  readonly severity: GuideSeverity;
};

/** X12.6 type R: optional minus, digits, one point; no plus sign, no thousands, no exponent. */
const DECIMAL = /^-?(\d+\.?\d*|\.\d+)$/;
const WHOLE = /^-?\d+$/;

/** The first thing wrong with a value of a type and length; null when right. */
export function typeProblem(use: SimpleUse, value: string): ValueProblem | null {
  if (!lengthFits(use, value)) return error('element-length', `has to have ${lengths(use)}.`);
  switch (use.type) {
    case 'N0':
      return WHOLE.test(value) ? null : wrong('a whole number');
    case 'R':
      if (!DECIMAL.test(value)) return wrong('a number in digits, with a point and no plus sign or comma');
      return decimalForm(value);
    case 'ID':
      return /[a-z]/.test(value) ? wrong('in capital letters') : null;
    case 'DT':
      return (value.length === 6 ? isD6(value) : isD8(value))
        ? null
        : wrong('a day of the calendar as YYYYMMDD');
    case 'TM':
      return isTime(value) ? null : wrong('a time as HHMM or HHMMSS');
    case 'AN':
    case 'DP':
    case 'ANY':
      return null;
  }
}

/** What is wrong with a date or period in the form that the element before it names. */
export function periodSentence(
  name: string,
  form: string,
  value: string,
): { readonly code: string; readonly message: string } | null {
  const problem = periodProblem(form, value);
  if (problem === null) return null;
  return problem === 'value'
    ? { code: 'date', message: `${name} has to be ${periodForm(form)}.` }
    : { code: 'date-range', message: `${name} ends before it begins.` };
}

/** A value that is not of the list. Names and numbers of people never stand in such a list. */
export function codeSentence(name: string, codes: ReadonlySet<string>, value: string): string {
  const shown = value.length > 10 ? 'another value' : `"${value}"`;
  const hint = codes.has(value.toUpperCase()) ? ' in capital letters' : '';
  return `${name} has ${shown}; expected ${listed(codes)}${hint}.`;
}

function listed(codes: ReadonlySet<string>): string {
  const all = [...codes];
  if (all.length === 1) return all.join('');
  if (all.length > 12) return 'a value of the code list of the guide';
  return `one of ${all.join(', ')}`;
}

/** Sign and decimal point of a number do not count (X12.6). */
function lengthFits(use: SimpleUse, value: string): boolean {
  if (value.length >= use.min && value.length <= use.max) return true;
  if (use.type !== 'R' && use.type !== 'N0') return false;
  const digits = value.replace(/[-.]/g, '').length;
  return digits >= use.min && digits <= use.max;
}

function lengths(use: SimpleUse): string {
  const unit = use.type === 'R' || use.type === 'N0' ? 'digits' : 'characters';
  return use.min === use.max ? `${use.min} ${unit}` : `${use.min} to ${use.max} ${unit}`;
}

/** Superfluous zeros: most receivers take them, the standard does not want them. */
function decimalForm(value: string): ValueProblem | null {
  if (!/^-?0\d/.test(value) && !value.endsWith('.')) return null;
  return {
    code: 'number-form',
    words: 'has a needless zero in front or point at its end.',
    severity: 'warning',
  };
}

function wrong(expected: string): ValueProblem {
  return error('element-type', `has to be ${expected}.`);
}

function error(code: string, words: string): ValueProblem {
  return { code, words, severity: 'error' };
}
