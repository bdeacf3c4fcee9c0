import { z } from 'zod';
import { procedure } from './define.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { EncounterId } from '#shared/kernel/ids.ts';

const One = z.object({ encounterId: EncounterId });

/** A defence file as it was drawn. */
export const DefenceFile = z.object({
  pdf: Pdf,
  pages: z.int(),
  /** SHA-256 of what it says, which is the same until something in it changes; printed on each page. */
  contentSha256: z.string(),
  /** What of it is empty, in words: "no queries". */
  absent: z.array(z.string()),
});
export type DefenceFile = z.infer<typeof DefenceFile>;

export const defence = {
  /** Everything on record about the coding of one encounter, as one PDF. Drawn anew each time. */
  make: procedure('coding.read', One, DefenceFile),
  /** Main's dialog chooses the place; null when cancelled. */
  save: procedure('coding.read', One, z.object({ fileName: z.string() }).nullable()),
  print: procedure('coding.read', One, PrintAnswer),
};
