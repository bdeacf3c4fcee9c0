import type { Fact } from '#shared/domain/notes/fact.ts';
import { findBodyMass, findLabValues } from '#shared/domain/notes/lab-values.ts';

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
 * Hints in numbers (`lab-values.ts`) and medicines: body mass index, laboratory values, long-term medicines (Z79).
 * @param inMedications whether a position lies in a section of medicines
 */
export function findFacts(text: string, inMedications: (at: number) => boolean): Fact[] {
  return [...findBodyMass(text), ...findLabValues(text), ...medicines(text, inMedications)];
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
