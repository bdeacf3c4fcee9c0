import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { PayerId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';

/** How a contract sets the price: dollars, a part of the Medicare fee schedule, or a part of our charge. */
export const RATE_BASES = ['amount', 'medicare', 'charge'] as const;
export const RateBasis = z.enum(RATE_BASES);
export type RateBasis = z.infer<typeof RateBasis>;

/** Hundredths of a percent: 12,000 is 120 %. */
export const Percent = z.int().min(1).max(1_000_000);

/** The price that a payer agreed to for one unit of a service, for a time. */
export const ContractRate = z
  .object({
    payerId: PayerId,
    /** `*`: every code that has no row of its own; not with an amount. */
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([0-9A-Z]{5}|\*)$/, 'A procedure code has five characters; * stands for every other code.'),
    /** Empty: the price without a modifier that changes it. */
    modifier: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([0-9A-Z]{2})?$/, 'A modifier has two characters.'),
    /** Empty: any place of service. */
    placeOfService: z
      .string()
      .trim()
      .regex(/^(\d{2})?$/, 'A place of service has two digits.'),
    from: IsoDate,
    to: IsoDate.nullable(),
    basis: RateBasis,
    amountCents: Cents.nullable(),
    percent: Percent.nullable(),
  })
  .superRefine((rate, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (rate.basis === 'amount' && (rate.amountCents === null || rate.amountCents < 0))
      wrong('amountCents', 'Write the agreed amount for one unit.');
    if (rate.basis !== 'amount' && rate.percent === null) wrong('percent', 'Write the percentage.');
    if (rate.code === '*' && rate.basis === 'amount') wrong('code', 'An amount belongs to one code.');
    if (rate.to !== null && rate.to < rate.from) wrong('to', 'It ends before it begins.');
  });
export type ContractRate = z.infer<typeof ContractRate>;

/** What a payer pays of the price when a modifier is on the line. */
export const ModifierPercent = z.object({
  payerId: PayerId,
  modifier: z.string().regex(/^[0-9A-Z]{2}$/),
  percent: Percent,
});
export type ModifierPercent = z.infer<typeof ModifierPercent>;

/**
 * What Medicare itself pays of its price, hundredths of a percent. Used for payers of Medicare Part B alone; what
 * another payer does stands in its contract and is entered by hand.
 * Sources: CMS claims processing manual ch. 12: 40.7 (50), 40.6 (51), 40.8 (62), 20.4.3 (80, 81, 82), 110.2 (AS: 85 % of 16).
 */
export const MEDICARE_MODIFIERS: Readonly<Record<string, number>> = {
  '50': 15_000,
  '51': 5_000,
  '62': 6_250,
  '80': 1_600,
  '81': 1_600,
  '82': 1_600,
  AS: 1_360,
};

/**
 * Modifiers that tell something and leave the price alone. Every other one changes the price or may do so: without a
 * rate or a percentage of its own there is then no expectation.
 */
const TELLING = new Set(
  `24 25 27 32 33 57 58 59 76 77 79 90 91 92 93 95 96 97 E1 E2 E3 E4 F1 F2 F3 F4 F5 F6 F7 F8 F9 FA GA GC GT GX GY GZ
   KX LC LD LM LT PT QW RC RI RT T1 T2 T3 T4 T5 T6 T7 T8 T9 TA XE XP XS XU GW GV Q5 Q6 EP CS FQ`.split(/\s+/),
);

/** The modifiers of a line that change its price, in the order of the alphabet. */
export function pricingModifiers(modifiers: readonly string[]): string[] {
  return modifiers.filter((m) => m !== '' && !TELLING.has(m)).sort();
}

/** Hundredths of a percent of an amount, half a cent up. */
export function partOf(amountCents: number, percent: number): number {
  return Number((BigInt(amountCents) * BigInt(percent) + 5_000n) / 10_000n);
}
