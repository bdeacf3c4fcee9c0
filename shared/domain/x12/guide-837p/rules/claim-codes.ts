import { components, element } from '../../segments.ts';
import type { LoopRule, RuleContext } from '../../guide/model.ts';
import { diagnosesOf, serviceSpan, type Diagnosis } from './facts.ts';

/** ICD-10-CM holds for services from this day on (45 CFR 162.1002). */
const ICD10_FROM = '20151001';
/** Form of an ICD-10-CM code without its dot. */
const ICD10 = /^[A-Z][0-9][0-9A-Z][0-9A-Z]{0,4}$/;
/** Form of an ICD-9-CM code without its dot. */
const ICD9 = /^([0-9V][0-9]{2}[0-9]{0,2}|E[0-9]{3}[0-9]?)$/;

/** 2300 HI: form of the codes, the qualifier that the days of service ask for, no code twice. */
export const diagnosisRule: LoopRule = (claim, context) => {
  const diagnoses = diagnosesOf(claim);
  const first = diagnoses[0];
  const span = serviceSpan(claim);
  const seen = new Set<string>();
  for (const diagnosis of diagnoses) {
    const ten = diagnosis.qualifier.startsWith('A');
    const say = (part: number, severity: 'error' | 'warning', code: string, message: string): void =>
      context.report(diagnosis.segment, '2300', hiName(diagnosis, part), severity, code, message);
    codeForm(diagnosis, ten, say);
    if (first && ten !== first.qualifier.startsWith('A'))
      say(1, 'error', 'code-set-mixed', `${hiName(diagnosis, 1)} mixes ICD-9 and ICD-10 in one claim.`);
    else if (!ten && span && span.to >= ICD10_FROM)
      say(
        1,
        'error',
        'icd9-qualifier',
        `${hiName(diagnosis, 1)} has to be ${diagnosis.position === 1 ? 'ABK' : 'ABF'}: services from 1 October 2015 on are coded in ICD-10-CM.`,
      );
    if (ten && span && span.to < ICD10_FROM)
      say(
        1,
        'warning',
        'icd10-qualifier',
        `${hiName(diagnosis, 1)} says ICD-10-CM for services before 1 October 2015.`,
      );
    if (diagnosis.code !== '' && seen.has(diagnosis.code))
      say(
        2,
        'warning',
        'diagnosis-twice',
        `${hiName(diagnosis, 2)} is a diagnosis that the claim has already.`,
      );
    seen.add(diagnosis.code);
  }
};

function codeForm(
  { code, ...at }: Diagnosis,
  ten: boolean,
  say: (part: number, severity: 'error' | 'warning', code: string, message: string) => void,
): void {
  if (code === '') return;
  const name = hiName({ code, ...at }, 2);
  if (code.includes('.'))
    say(2, 'error', 'diagnosis-point', `${name} has to be written without decimal point.`);
  else if (!(ten ? ICD10 : ICD9).test(code))
    say(
      2,
      'error',
      'diagnosis-form',
      `${name} does not have the form of an ${ten ? 'ICD-10-CM' : 'ICD-9-CM'} code.`,
    );
}

function hiName({ position }: Diagnosis, part: number): string {
  return `HI${String(position).padStart(2, '0')}-${part}`;
}

/** 2400 SV1: procedure, modifiers, units, charge, pointers. */
export const serviceRule: LoopRule = (line, context) => {
  const sv1 = line.first('SV1');
  if (!sv1) return;
  const say = (at: string, severity: 'error' | 'warning', code: string, message: string): void =>
    context.report(sv1, '2400', at, severity, code, message);
  procedure(components(sv1, 1), 'SV101', say);
  const units = element(sv1, 4);
  if (units !== '' && /^-?[\d.]+$/.test(units)) {
    if (!(Number(units) > 0)) say('SV104', 'error', 'units', 'SV104, the units, has to be above zero.');
    if (/\.\d{4}/.test(units)) say('SV104', 'error', 'units', 'SV104 may have at most three decimals.');
    if (units.replace(/[-.]/g, '').length > 8)
      say('SV104', 'error', 'units', 'SV104 may have at most eight digits.');
  }
  anaesthesia(components(sv1, 1)[1] ?? '', element(sv1, 3), say);
};

type Say = (at: string, severity: 'error' | 'warning', code: string, message: string) => void;

/** A procedure of SV101 or SVD03 by the list that its first part names. */
export function procedure(parts: readonly string[], at: string, say: Say): void {
  const [list = '', code = '', ...rest] = parts;
  if (list === 'HC' && code !== '' && !/^([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})$/.test(code))
    say(`${at}-2`, 'error', 'procedure-form', `${at}-2 has to be a CPT or HCPCS code of five characters.`);
  const modifiers = rest.slice(0, 4);
  const seen = new Set<string>();
  modifiers.forEach((modifier, i) => {
    if (modifier === '') return;
    if (modifier.length === 2 && !/^[A-Z0-9]{2}$/.test(modifier))
      say(
        `${at}-${i + 3}`,
        'error',
        'modifier-form',
        `${at}-${i + 3} has to be a modifier of two capital letters or digits.`,
      );
    if (seen.has(modifier))
      say(
        `${at}-${i + 3}`,
        'warning',
        'modifier-twice',
        `${at}-${i + 3} is a modifier that the line has already.`,
      );
    seen.add(modifier);
  });
  const gap = modifiers.indexOf('');
  if (gap >= 0 && modifiers.slice(gap).some((m) => m !== ''))
    say(
      `${at}-${gap + 3}`,
      'error',
      'modifier-gap',
      `${at}-${gap + 3} is empty although another modifier follows.`,
    );
  // The seventh part is a description; two characters there are a modifier too many.
  if (/^[A-Z0-9]{2}$/.test(rest[4] ?? ''))
    say(`${at}-7`, 'error', 'five-modifiers', `${at}-7 holds a fifth modifier; a line has room for four.`);
}

/** Anaesthesia procedures are told in minutes, save those that are paid by the day or as an add-on. */
function anaesthesia(code: string, unit: string, say: Say): void {
  const isAnaesthesia = /^0(0[1-9]|1[0-9])\d\d$/.test(code);
  if (isAnaesthesia && unit === 'UN' && !IN_UNITS.has(code))
    say('SV103', 'error', 'anaesthesia-minutes', 'SV103 has to be MJ: anaesthesia is told in minutes.');
  if (!isAnaesthesia && unit === 'MJ')
    say('SV103', 'warning', 'anaesthesia-minutes', 'SV103 says minutes, which belong to anaesthesia alone.');
}
const IN_UNITS: ReadonlySet<string> = new Set(['01953', '01996']);

/** SV107: each pointer names a diagnosis of HI, none twice, none left out. */
export const pointerRule: LoopRule = (claim, { report }) => {
  const filled = new Set(diagnosesOf(claim).map((d) => d.position));
  for (const line of claim.loops('2400')) {
    const sv1 = line.first('SV1');
    if (sv1 && element(sv1, 7) !== '')
      pointers(components(sv1, 7).slice(0, 4), filled, (at, severity, code, message) =>
        report(sv1, '2400', at, severity, code, message),
      );
  }
};

function pointers(given: readonly string[], filled: ReadonlySet<number>, say: Say): void {
  const seen = new Set<string>();
  given.forEach((pointer, i) => {
    const at = `SV107-${i + 1}`;
    if (pointer === '') {
      if (i > 0 && given.slice(i).some((p) => p !== ''))
        say(at, 'error', 'pointer-gap', `${at} is empty although another pointer follows.`);
      return;
    }
    if (!/^\d+$/.test(pointer)) return;
    const place = Number(pointer);
    if (place < 1 || place > 12)
      say(at, 'error', 'pointer', `${at} has to be 1 to 12, the place of a diagnosis in HI.`);
    else if (filled.size > 0 && !filled.has(place))
      say(at, 'error', 'pointer', `${at} points to diagnosis ${place}, which the claim does not have.`);
    if (seen.has(pointer))
      say(at, 'error', 'pointer-twice', `${at} points to the same diagnosis a second time.`);
    seen.add(pointer);
  });
}

/** Other lines that name the same number (REF*6R) as one before. */
export const lineReferencesRule: LoopRule = (claim, { report }: RuleContext) => {
  const seen = new Set<string>();
  for (const line of claim.loops('2400')) {
    const ref = line.first('REF', '6R');
    const value = ref ? element(ref, 2) : '';
    if (!ref || value === '') continue;
    if (seen.has(value))
      report(
        ref,
        '2400',
        'REF02',
        'error',
        'line-number-twice',
        'REF02 of REF*6R was used for an earlier line of this claim; it has to be unique.',
      );
    seen.add(value);
  }
};
