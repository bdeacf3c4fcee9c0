import { z } from 'zod';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { PatientLetterId } from '#shared/kernel/ids.ts';

/** Before a balance goes to an agency, and when a payment plan is late. */
export const LetterKind = z.enum(['notice', 'plan']);
export type LetterKind = z.infer<typeof LetterKind>;

export const LETTER_WORDS: Readonly<Record<LetterKind, string>> = {
  notice: 'Notice before collections',
  plan: 'Late payment plan',
};

/** Letters that were made together, kept as one document with its bytes. */
export const KeptLetters = z.object({
  id: PatientLetterId,
  kind: LetterKind,
  madeOn: IsoDate,
  madeAt: Instant,
  userName: z.string(),
  /** One letter for each of them. */
  count: z.int(),
  /** The name of the only one, or how many they are. */
  to: z.string(),
});
export type KeptLetters = z.infer<typeof KeptLetters>;
