import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { cents } from '#shared/kernel/money.ts';
import { checkText, EN_US, LANGUAGES, type Language, type MessageKey } from './messages.ts';
import { Look, OwnTexts } from './voice.ts';

/** How the practice writes to patients and when; kept in the practice file. */
export const StatementSettings = z.object({
  look: Look.prefault({}),
  /** Days from the issue of a paper to its due day. */
  dueDays: z.int().min(0).max(180).default(30),
  /** Nobody gets two statements within so many days. */
  notWithinDays: z.int().min(0).max(365).default(25),
  /** Below it no statement goes. */
  smallBalanceCents: Cents.refine((c) => c >= 0, 'An amount is zero or more.').default(cents(500)),
  /** From which age in days each dunning step speaks; the first is the plain statement. */
  stepDays: z
    .array(z.int().min(0).max(2000))
    .length(4)
    .refine(
      (days) => days.every((d, i) => i === 0 || d > (days[i - 1] ?? 0)),
      'Each step is later than the one before.',
    )
    .default([0, 31, 61, 91]),
  /** A bill that is above its good-faith estimate by so much is held. Source: 45 CFR 149.620(a)(2)(ii), 400 dollars. */
  estimateExcessCents: Cents.refine((c) => c > 0, 'An amount is more than zero.').default(cents(40_000)),
  /** From which age a patient can be his own guarantor. */
  adultFromYears: z.int().min(14).max(25).default(18),
  texts: OwnTexts.default({}),
});
export type StatementSettings = z.infer<typeof StatementSettings>;
export const USUAL_SETTINGS: StatementSettings = StatementSettings.parse({});

/** Wordings that cannot be used, by language and key: names that nothing fills, keys that are not there. */
export function textProblems(texts: OwnTexts): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const language of LANGUAGES)
    for (const [key, text] of Object.entries(texts[language] ?? {})) {
      const why = key in EN_US ? checkText(language, key as MessageKey, text) : 'There is no such text.';
      if (why !== null) problems[`texts.${language}.${key}`] = why;
    }
  return problems;
}

/** The dunning step, 1 to 4, of an age in days. */
export function stepFor({ stepDays }: Pick<StatementSettings, 'stepDays'>, ageDays: number): 1 | 2 | 3 | 4 {
  const step = stepDays.filter((from) => ageDays >= from).length;
  return step >= 4 ? 4 : step === 3 ? 3 : step === 2 ? 2 : 1;
}

/** The look of one recipient: the practice's, in the patient's own language where it is known. */
export function lookFor(settings: Pick<StatementSettings, 'look'>, language: Language | null): Look {
  return language === null ? settings.look : { ...settings.look, language };
}
