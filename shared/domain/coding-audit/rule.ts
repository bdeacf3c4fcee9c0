import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { PayerId, ProviderId, UserId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';

/** How many of the encounters that fit are looked at. */
export const SampleSize = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), count: z.int().min(1).max(500) }),
  z.object({ kind: z.literal('percent'), percent: z.int().min(1).max(100) }),
]);
export type SampleSize = z.infer<typeof SampleSize>;

/**
 * What an audit looks at. The first group narrows the population: all of it must hold, and an empty list
 * means everyone. The second names risks: when any is named, an encounter must show at least one of them.
 */
export const SampleRule = z.object({
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  coderIds: z.array(UserId).max(100),
  providerIds: z.array(ProviderId).max(100),
  payerIds: z.array(PayerId).max(100),

  families: z.array(z.string().max(30)).max(60),
  /** Charges of this much or more. */
  minChargeCents: Cents.nullable(),
  emCodes: z.array(z.string().max(5)).max(60),
  modifiers: z.array(z.string().max(2)).max(20),
  unspecified: z.boolean(),
  /** Among the first so many encounters that a coder ever coded. */
  newCoderFirst: z.int().min(1).max(1000).nullable(),

  size: SampleSize,
  /** Own coding is let in; such cases never count in a score. For a practice where one person does both. */
  selfReview: z.boolean(),
});
export type SampleRule = z.infer<typeof SampleRule>;

/** Ten encounters at random among all: where a new audit begins. */
export const PLAIN_RULE: SampleRule = {
  from: null,
  to: null,
  coderIds: [],
  providerIds: [],
  payerIds: [],
  families: [],
  minChargeCents: null,
  emCodes: [],
  modifiers: [],
  unspecified: false,
  newCoderFirst: null,
  size: { kind: 'count', count: 10 },
  selfReview: false,
};

/** Largest seed; seeds are whole numbers from 0. */
export const MAX_SEED = 0xffff_ffff;
export const Seed = z.int().min(0).max(MAX_SEED);
