import type { Way } from '#shared/domain/notes/dictionary.ts';

/** A code that a number or a medicine in the note hints at. Offsets are UTF-16 into the note. */
export type Fact = {
  readonly code: string;
  readonly way: Way;
  readonly score: number;
  /** False for hints that need the clinician's word: a laboratory value is no diagnosis (Guidelines III.B). */
  readonly sure: boolean;
  readonly start: number;
  readonly end: number;
};

type MedicineClass = { readonly code: string; readonly names: RegExp };

/** Classes of Z79, by names of common medicines; our own list. */
const MEDICINES: readonly MedicineClass[] = [
  {
    code: 'Z79.01',
    names:
      /\b(?:warfarin|coumadin|apixaban|eliquis|rivaroxaban|xarelto|dabigatran|acenocoumarol|edoxaban)\b/gi,
  },
  { code: 'Z79.02', names: /\b(?:clopidogrel|plavix|ticagrelor|brilinta|prasugrel)\b/gi },
  { code: 'Z79.82', names: /\b(?:aspirin|acetylsalicylic acid)\b/gi },
  { code: 'Z79.4', names: /\b(?:insulin|lantus|humalog|novolog|glargine|lispro)\b/gi },
  {
    code: 'Z79.84',
    names: /\b(?:metformin|glipizide|glyburide|glimepiride|sitagliptin|januvia|empagliflozin|jardiance)\b/gi,
  },
  { code: 'Z79.85', names: /\b(?:semaglutide|ozempic|liraglutide|dulaglutide|trulicity)\b/gi },
  { code: 'Z79.52', names: /\b(?:prednisone|prednisolone|methylprednisolone)\b/gi },
  { code: 'Z79.1', names: /\b(?:naproxen|meloxicam|celecoxib|diclofenac)\b/gi },
  { code: 'Z79.890', names: /\b(?:estradiol|premarin)\b/gi },
  { code: 'Z79.811', names: /\b(?:anastrozole|letrozole|exemestane)\b/gi },
  { code: 'Z79.810', names: /\b(?:tamoxifen|raloxifene)\b/gi },
  { code: 'Z79.891', names: /\b(?:methadone|buprenorphine)\b/gi },
];
/** A medicine counts as taken for long only when the sentence says so; a list of medicines is told by its section. */
const TAKEN =
  /\b(?:on|takes|taking|continues?|continued|chronic|long[- ]term|maintained|anticoagulated|daily|refill)\b/i;
const REFUSED = /\b(?:allerg|stopped|discontinued|denies|not taking|no longer|avoid|intoleran)/i;

/**
 * Hints in numbers and medicines: body mass index (Z68, never alone: Guidelines I.B.14 wants the clinician's
 * diagnosis beside it), A1c, and long-term medicines (Z79).
 * @param inMedications whether a position lies in a section of medicines
 */
export function findFacts(text: string, inMedications: (at: number) => boolean): Fact[] {
  return [...bodyMass(text), ...hemoglobinA1c(text), ...medicines(text, inMedications)];
}

function bodyMass(text: string): Fact[] {
  const said = /\b(?:obes|overweight|underweight|malnutrition|anorexia)/i.test(text);
  return [...text.matchAll(/\b(?:BMI|body mass index)\b[^\d\n]{0,12}(\d{2}(?:\.\d{1,2})?)/gi)].flatMap(
    (match) => {
      const code = bodyMassCode(Number(match[1]));
      const place = { start: match.index, end: match.index + match[0].length };
      return code === null
        ? []
        : [{ code, way: 'lab value', score: said ? 0.85 : 0.4, sure: said, ...place } satisfies Fact];
    },
  );
}

/** Adults: Z68.1 to Z68.45. */
function bodyMassCode(index: number): string | null {
  if (index < 10 || index > 99) return null;
  if (index < 20) return 'Z68.1';
  if (index < 40) return `Z68.${Math.floor(index)}`;
  const steps = [45, 50, 60, 70];
  const step = steps.findIndex((limit) => index < limit);
  return `Z68.4${step < 0 ? 5 : step + 1}`;
}

function hemoglobinA1c(text: string): Fact[] {
  const pattern = /\b(?:hgb ?a1c|hb ?a1c|hemoglobin a1c|a1c)\b[^\d\n]{0,20}(\d{1,2}(?:\.\d)?)\s*%?/gi;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = Number(match[1]);
    const code = value >= 6.5 && value < 20 ? 'E11.9' : value >= 5.7 && value < 6.5 ? 'R73.03' : null;
    const place = { start: match.index, end: match.index + match[0].length };
    return code === null
      ? []
      : [{ code, way: 'lab value', score: 0.4, sure: false, ...place } satisfies Fact];
  });
}

function medicines(text: string, inMedications: (at: number) => boolean): Fact[] {
  return MEDICINES.flatMap(({ code, names }) =>
    [...text.matchAll(names)].map((match): Fact => {
      const start = match.index;
      const before = text.slice(Math.max(0, text.lastIndexOf('\n', start), start - 80), start);
      const after = /^[^\n.;]{0,60}/.exec(text.slice(start))?.[0] ?? '';
      const sure =
        (inMedications(start) || TAKEN.test(`${before} ${after}`)) && !REFUSED.test(`${before} ${after}`);
      return {
        code,
        way: 'medication',
        score: sure ? 0.72 : 0.35,
        sure,
        start,
        end: start + match[0].length,
      };
    }),
  );
}
