import type { CodeFamily } from '#shared/domain/notes/code-family.ts';
import type { SuggestionRow } from '#shared/domain/notes/suggest.ts';

/** Two findings that the classification reads as one. */
type Combination = {
  readonly base: RegExp;
  readonly beside: RegExp;
  /** The combined code; `$1` is the category of the base. */
  readonly instead: (base: string, beside: SuggestionRow) => string;
  /** Whether the finding beside it is still coded (the stage of a kidney disease is, the neuropathy is not). */
  readonly keeps: boolean;
};

const category = (code: string): string => code.slice(0, 3);
const DIABETES = /^(?:E08|E09|E10|E11|E13)\.9$/;
const KIDNEY = /^N18\./;
const LATE_KIDNEY = /^N18\.[56]/;
const HEART_FAILURE = /^I50\./;
const URINARY_SIGN = /^(?:R35\.|R39\.1|R33\.|N39\.4)/;

/** The word "with" of the index links these without the note saying so (Guidelines I.A.15, I.C.4.a, I.C.9.a). */
const COMBINATIONS: readonly Combination[] = [
  { base: DIABETES, beside: KIDNEY, instead: (b) => `${category(b)}.22`, keeps: true },
  {
    base: DIABETES,
    beside: /^G6[23]\.9$/,
    instead: (b, row) =>
      `${category(b)}.${row.evidence.some(({ text }) => /poly|peripheral/i.test(text)) ? '42' : '40'}`,
    keeps: false,
  },
  { base: DIABETES, beside: /^H35\.(?:00|9)$/, instead: (b) => `${category(b)}.319`, keeps: false },
  { base: DIABETES, beside: /^K31\.84$/, instead: (b) => `${category(b)}.43`, keeps: true },
  { base: DIABETES, beside: /^I73\.9$/, instead: (b) => `${category(b)}.51`, keeps: false },
  { base: DIABETES, beside: /^L97\./, instead: (b) => `${category(b)}.621`, keeps: true },
  { base: DIABETES, beside: /^E16\.2$/, instead: (b) => `${category(b)}.649`, keeps: false },
  { base: DIABETES, beside: /^R73\.9$/, instead: (b) => `${category(b)}.65`, keeps: false },
  { base: /^I10$/, beside: HEART_FAILURE, instead: () => 'I11.0', keeps: true },
  {
    base: /^I10$/,
    beside: KIDNEY,
    instead: (_, row) => (LATE_KIDNEY.test(row.code) ? 'I12.0' : 'I12.9'),
    keeps: true,
  },
  {
    base: /^I11\.0$/,
    beside: KIDNEY,
    instead: (_, row) => (LATE_KIDNEY.test(row.code) ? 'I13.2' : 'I13.0'),
    keeps: true,
  },
  { base: /^N40\.0$/, beside: URINARY_SIGN, instead: () => 'N40.1', keeps: true },
];

/** The clinician's word that the two have nothing to do with one another. */
const UNRELATED =
  /\b(?:unrelated to|not (?:related|due|secondary) to)\s+(?:\w+\s+){0,2}(?:diabet\w*|dm2?|t2dm|hypertension|htn)\b/i;

/**
 * Puts proposed findings together that the classification codes as one: diabetes or hypertension with what is
 * presumed to belong to it. The single code stays as a candidate. A note that parts the two is left alone.
 * @param rows proposed and other rows of one note
 */
export function combine(
  rows: readonly SuggestionRow[],
  text: string,
  family: CodeFamily,
): readonly SuggestionRow[] {
  if (UNRELATED.test(text)) return rows;
  let now = rows;
  for (const combination of COMBINATIONS) now = apply(combination, now, family);
  return now;
}

function apply(
  { base, beside, instead, keeps }: Combination,
  rows: readonly SuggestionRow[],
  family: CodeFamily,
): readonly SuggestionRow[] {
  const whole = rows.find((row) => row.proposed && base.test(row.code));
  const part = rows.find((row) => row.proposed && beside.test(row.code));
  if (!whole || !part) return rows;
  const code = family.unspecified(instead(whole.code, part));
  if (code === null) return rows;
  const there = rows.find((row) => row.code === code && row.proposed);
  const gap = family.gap(code);
  const { gap: _old, ...kept } = whole;
  const combined: SuggestionRow = {
    ...kept,
    code,
    score: Math.max(whole.score, part.score),
    evidence: [...whole.evidence, ...part.evidence].toSorted((a, b) => a.start - b.start),
    ...(gap === undefined ? {} : { gap }),
  };
  return [
    ...(there ? [] : [combined]),
    ...rows
      .filter((row) => row.code !== code || row === there)
      .map((row) => (row === whole || (row === part && !keeps) ? { ...row, proposed: false } : row)),
  ];
}
