import type { Fact } from '#shared/domain/notes/fact.ts';

/**
 * What a measured value hints at. A value is no diagnosis: abnormal findings are coded only when the provider says
 * what they mean (ICD-10-CM Guidelines III.B), so a hint is never proposed, only shown with its passage. The body
 * mass index is coded beside the provider's diagnosis of weight (Guidelines I.B.14).
 */
export const VALUE_NOTE =
  'A value alone is no diagnosis; the clinician says what it means (Guidelines III.B)';
/** Why a body mass index stands back. */
export const BODY_MASS_NOTE =
  'Body mass index is coded only beside the clinician’s diagnosis of weight (Guidelines I.B.14)';

const HINT = 0.4;
const LESSER_HINT = 0.3;

type Rule = {
  /** Names of the analyte; the value follows within a few characters. */
  readonly names: RegExp;
  /** Values outside are misreadings (a year, a reference range in other units). */
  readonly plausible: readonly [number, number];
  /** The code that a value hints at, or null. `unit` is what stands right after the number. */
  readonly judge: (value: number, unit: string) => string | null;
};

/** Common office values of adults, conventional units; thresholds are the usual ones of laboratories. */
const RULES: readonly Rule[] = [
  { names: /potassium|serum k/, plausible: [1.5, 9], judge: band(3.5, 'E87.6', 5.3, 'E87.5') },
  { names: /sodium|serum na/, plausible: [100, 180], judge: band(133, 'E87.1', 147, 'E87.0') },
  { names: /e?gfr/, plausible: [3, 200], judge: (value) => kidneyStage(value) },
  { names: /fasting (?:blood |plasma )?(?:glucose|sugar)/, plausible: [20, 900], judge: fastingGlucose },
  {
    names: /(?<!fasting )(?:blood |plasma |serum |random )?glucose/,
    plausible: [20, 900],
    judge: (v) => (v >= 200 ? 'R73.9' : null),
  },
  { names: /tsh/, plausible: [0, 200], judge: band(0.4, 'R94.6', 4.5, 'R94.6') },
  {
    names: /(?:25[- ]?(?:oh|hydroxy)[- ]?)?vitamin d(?:[ ,-]*25[- ]?(?:oh|hydroxy))?/,
    plausible: [1, 200],
    judge: below(20, 'E55.9'),
  },
  { names: /(?:vitamin )?b[- ]?12/, plausible: [30, 3000], judge: below(200, 'E53.8') },
  { names: /ferritin/, plausible: [0, 5000], judge: below(15, 'E61.1') },
  { names: /(?:haemoglobin|hemoglobin|hgb)(?! ?a1c)/, plausible: [3, 220], judge: anemia },
  { names: /ldl(?:[- ]cholesterol| chol)?/, plausible: [20, 500], judge: above(160, 'E78.5') },
  { names: /total cholesterol/, plausible: [60, 700], judge: above(240, 'E78.5') },
  { names: /triglycerides/, plausible: [20, 5000], judge: above(200, 'E78.1') },
  { names: /uric acid|urate/, plausible: [1, 20], judge: above(7.2, 'E79.0') },
  { names: /psa/, plausible: [0, 2000], judge: above(4, 'R97.20') },
  {
    names: /(?:urine )?(?:albumin|microalbumin)[ /-]*(?:to[ -])?creatinine ratio|uacr/,
    plausible: [0, 9000],
    judge: above(30, 'R80.9'),
  },
  { names: /spo2|oxygen saturation|o2 sat(?:uration)?/, plausible: [50, 100], judge: below(90, 'R09.02') },
  { names: /temp(?:erature)?/, plausible: [34, 110], judge: fever },
];

/** Between a name and its value: no other number, no end of line. */
const BETWEEN = String.raw`\b[^\d\n.;]{0,16}?`;
const COMPILED = RULES.map((rule) => ({
  ...rule,
  pattern: new RegExp(
    String.raw`\b(?:${rule.names.source})${BETWEEN}(\d{1,4}(?:\.\d{1,2})?)(?![\d.]*\/\d)\s*([%°a-zA-Z/]{0,8})`,
    'gi',
  ),
}));

/**
 * Hints of measured values: hemoglobin A1c, blood pressure and the rules above. Every hint is unsure.
 * @param text a note or a laboratory report. @returns in the order of the text, with offsets (UTF-16).
 */
export function findLabValues(text: string): Fact[] {
  const found = COMPILED.flatMap(({ pattern, judge, plausible }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = Number(match[1]);
      if (value < plausible[0] || value > plausible[1] || isRange(text, match.index + match[0].length))
        return [];
      return hint(judge(value, match[2] ?? ''), match, LESSER_HINT);
    }),
  );
  return [...hemoglobinA1c(text), ...bloodPressure(text), ...found].toSorted((a, b) => a.start - b.start);
}

/**
 * The body mass index, Z68 for adults. Sure when the text names a condition of weight; whether that is affirmed for
 * the patient is for the caller to say.
 */
export function findBodyMass(text: string): Fact[] {
  const said = /\b(?:obes|overweight|underweight|malnutrition|anorexia)/i.test(text);
  return [...text.matchAll(/\b(?:BMI|body mass index)\b[^\d\n]{0,12}(\d{2}(?:\.\d{1,2})?)/gi)].flatMap(
    (match) => {
      const code = bodyMassCode(Number(match[1]));
      const place = { start: match.index, end: match.index + match[0].length };
      return code === null
        ? []
        : [{ code, way: 'lab value', score: said ? 0.85 : HINT, sure: said, ...place } satisfies Fact];
    },
  );
}

/** Adults: Z68.1 to Z68.45. Null when the number cannot be a body mass index. */
export function bodyMassCode(index: number): string | null {
  if (index < 10 || index > 99) return null;
  if (index < 20) return 'Z68.1';
  if (index < 40) return `Z68.${Math.floor(index)}`;
  const steps = [45, 50, 60, 70];
  const step = steps.findIndex((limit) => index < limit);
  return `Z68.4${step < 0 ? 5 : step + 1}`;
}

/** The class of obesity that an index stands for in adults (30, 35, 40), with its code since 2024-10-01. */
export function obesityClass(index: number): { readonly words: string; readonly code: string } | null {
  if (index < 30 || index > 99) return null;
  if (index < 35) return { words: 'class 1', code: 'E66.811' };
  return index < 40 ? { words: 'class 2', code: 'E66.812' } : { words: 'class 3', code: 'E66.813' };
}

/** Diagnoses of weight beside which a body mass index is coded. */
export const WEIGHT_DIAGNOSIS = /^(?:E4[0-6]|E66|E88\.82|F50|R62\.7|R63\.[0346]|R64|O99\.21)/;

/** Diagnoses that say what a value means: the hint at `code` is then of no more use. */
export const EXPLAINED_BY: readonly (readonly [hint: RegExp, diagnosis: RegExp])[] = [
  [/^(?:E11\.9|R73)/, /^(?:E0[89]|E1[013]|O24|R73\.03)/],
  [/^R03\.0$/, /^(?:I1[0-6]|O1[0-6])/],
  [/^N18/, /^N18/],
  [/^E78/, /^E78/],
  [/^R94\.6$/, /^E0[0-7]/],
  [/^D64\.9$/, /^D[56]/],
  [/^E61\.1$/, /^D50/],
  [/^E79\.0$/, /^M1[0A]/],
  [/^R97\.20$/, /^C61/],
  [/^R80\.9$/, /^(?:N0|N18|E1[013]\.2)/],
  [/^R09\.02$/, /^J96/],
];

function hint(code: string | null, match: RegExpMatchArray, score: number): Fact[] {
  if (code === null || match.index === undefined) return [];
  const end = match.index + match[0].trimEnd().length;
  return [{ code, way: 'lab value', score, sure: false, start: match.index, end }];
}

/** "3.5-5.1" and "3.5 to 5.1" are a laboratory's range, not the patient's value. */
function isRange(text: string, end: number): boolean {
  return /^\s*(?:-|–|to)\s*\d/.test(text.slice(end, end + 8));
}

function hemoglobinA1c(text: string): Fact[] {
  const pattern = /\b(?:hgb ?a1c|hb ?a1c|h[ae]{1,2}moglobin a1c|a1c)\b[^\d\n]{0,20}(\d{1,2}(?:\.\d)?)\s*%?/gi;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = Number(match[1]);
    return hint(
      value >= 6.5 && value < 20 ? 'E11.9' : value >= 5.7 && value < 6.5 ? 'R73.03' : null,
      match,
      HINT,
    );
  });
}

/** R03.0: a reading without a diagnosis of hypertension; 140 over 90 as the usual threshold in the office. */
function bloodPressure(text: string): Fact[] {
  return [
    ...text.matchAll(/\b(?:BP|blood pressure)\b[^\d\n]{0,12}(\d{2,3}) ?\/ ?(\d{2,3})\b(?! ?\/)/gi),
  ].flatMap((match) => {
    const [systolic, diastolic] = [Number(match[1]), Number(match[2])];
    if (systolic < 60 || systolic > 280 || diastolic < 30 || diastolic >= systolic) return [];
    return hint(systolic >= 140 || diastolic >= 90 ? 'R03.0' : null, match, LESSER_HINT);
  });
}

function band(low: number, under: string, high: number, over: string): Rule['judge'] {
  return (value) => (value < low ? under : value > high ? over : null);
}

function below(limit: number, code: string): Rule['judge'] {
  return (value) => (value < limit ? code : null);
}

function above(limit: number, code: string): Rule['judge'] {
  return (value) => (value >= limit ? code : null);
}

/** Stages by filtration alone; that it lasts three months and is a disease the clinician says (KDIGO 2012). */
function kidneyStage(value: number): string | null {
  if (value >= 60) return null;
  if (value >= 45) return 'N18.31';
  if (value >= 30) return 'N18.32';
  return value >= 15 ? 'N18.4' : 'N18.5';
}

function fastingGlucose(value: number): string | null {
  return value >= 126 ? 'R73.9' : value >= 100 ? 'R73.01' : null;
}

/** Grams in a decilitre, or in a litre as British laboratories write. */
function anemia(value: number): string | null {
  if (value > 25 && value < 60) return null;
  return (value >= 60 ? value / 10 : value) < 12 ? 'D64.9' : null;
}

function fever(value: number, unit: string): string | null {
  const fahrenheit = /f/i.test(unit) || value >= 90;
  return value >= (fahrenheit ? 100.4 : 38) && value <= (fahrenheit ? 110 : 43) ? 'R50.9' : null;
}
