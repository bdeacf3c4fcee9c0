import { z } from 'zod';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { PlanTerms } from './schedule.ts';

/** What happens when an instalment stays unpaid so many days: a letter, the plan held, the plan ended. */
export const LateStep = z.object({
  afterDays: z.int().min(1).max(365),
  act: z.enum(['tell', 'hold', 'cancel']),
  /** `{name}`, `{late}`, `{since}`, `{days}` stand for the facts. */
  text: z.string().trim().min(1, 'This is needed.').max(1000),
});
export type LateStep = z.infer<typeof LateStep>;

/** How this practice makes plans. As delivered no plan costs anything: whether it may is for the state's law. */
export const PlanRules = z.object({
  chargesAllowed: z.boolean(),
  /** The most that the state allows, as the practice looked it up; hundredths of a percent a year. */
  rateCapHundredths: z.int().min(0).max(3600),
  feeCapCents: Cents.refine((c) => c >= 0, 'A fee is not negative.'),
  lateSteps: z.array(LateStep).max(8),
});
export type PlanRules = z.infer<typeof PlanRules>;

export const PLAN_RULES: PlanRules = {
  chargesAllowed: false,
  rateCapHundredths: 0,
  feeCapCents: 0 as Cents,
  lateSteps: [
    {
      afterDays: 5,
      act: 'tell',
      text: 'Dear {name},\nA payment of {late} under your payment plan was due on {since} and has not reached us. Please pay it soon, or call us if something has changed. If you have paid in the meantime, thank you.',
    },
    {
      afterDays: 20,
      act: 'tell',
      text: 'Dear {name},\n{late} under your payment plan is {days} days late. Please call us: we can agree on other terms. If we do not hear from you, the plan will be put on hold.',
    },
    {
      afterDays: 35,
      act: 'hold',
      text: 'Dear {name},\nYour payment plan is on hold because {late} has been due since {since}. Please call us to take it up again.',
    },
    {
      afterDays: 60,
      act: 'cancel',
      text: 'Dear {name},\nYour payment plan has ended because {late} has been due since {since}. The balance that is left is now due as a whole. Please call us if you cannot pay it at once.',
    },
  ],
};

/** The letter of a step with its facts filled in. */
export function lateText(
  step: Pick<LateStep, 'text'>,
  facts: {
    readonly name: string;
    readonly lateCents: number;
    readonly since: IsoDate;
    readonly days: number;
  },
): string {
  const words: Readonly<Record<string, string>> = {
    name: facts.name,
    late: dollars(facts.lateCents),
    since: dayWords(facts.since),
    days: String(facts.days),
  };
  return step.text.replaceAll(/\{(name|late|since|days)\}/g, (whole, key: string) => words[key] ?? whole);
}

/**
 * The step that is due: the latest whose days have passed and that was not taken yet in this lateness.
 * @param taken `afterDays` of the steps taken since the instalment became late. @returns null when none is due.
 */
export function stepDue(
  steps: readonly LateStep[],
  lateDays: number,
  taken: readonly number[],
): LateStep | null {
  const reached = steps.filter((step) => lateDays >= step.afterDays && !taken.includes(step.afterDays));
  const furthest = Math.max(0, ...taken);
  return (
    reached.filter((step) => step.afterDays > furthest).sort((a, b) => b.afterDays - a.afterDays)[0] ?? null
  );
}

/** @throws Refusal `rule_violated` when terms ask for interest or a fee that the practice's rules do not allow. */
export function refuseCharges(terms: PlanTerms, rules: PlanRules): void {
  if (terms.rateHundredths === 0 && terms.feeCents === 0) return;
  if (!rules.chargesAllowed)
    throw new Refusal(
      'rule_violated',
      'Interest and fees on plans are switched off in the rules for plans. Nothing was agreed.',
    );
  if (terms.rateHundredths > rules.rateCapHundredths)
    throw new Refusal(
      'rule_violated',
      `The interest is above the cap of ${(rules.rateCapHundredths / 100).toFixed(2)} percent in the rules for plans. Nothing was agreed.`,
      { rateHundredths: 'This is above the cap.' },
    );
  if (terms.feeCents > rules.feeCapCents)
    throw new Refusal(
      'rule_violated',
      `The fee is above the cap of ${dollars(rules.feeCapCents)} in the rules for plans. Nothing was agreed.`,
      { feeCents: 'This is above the cap.' },
    );
}
