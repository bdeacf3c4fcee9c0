import { z } from 'zod';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, PaperPrintId } from '#shared/kernel/ids.ts';

/** `complete` draws the form too, for reading and filing; `data_only` is for the pre-printed red form. */
export const FormFace = z.enum(['complete', 'data_only']);
export type FormFace = z.infer<typeof FormFace>;

/** How far a printer's offset goes either way, hundredths of an inch; a tenth is usual between print runs of the form. */
export const MOST_OFFSET = 100;
const offset = z
  .int('A whole number of hundredths of an inch.')
  .min(-MOST_OFFSET, 'At most one inch, 100.')
  .max(MOST_OFFSET, 'At most one inch, 100.');

/** Where a printer puts the data on the pre-printed form, beside where it should. */
export const PrinterProfile = z.object({
  name: z.string().trim().min(1, 'This is needed.').max(60),
  /** Moves the data right (+) or left (−), hundredths of an inch. */
  offsetX: offset,
  /** Moves the data down (+) or up (−), hundredths of an inch. */
  offsetY: offset,
  /** Taken when nobody chooses; one of them at most. */
  standard: z.boolean(),
});
export type PrinterProfile = z.infer<typeof PrinterProfile>;

/** Forms that left the house together, as one document. */
export const PaperPrint = z.object({
  id: PaperPrintId,
  at: Instant,
  userName: z.string(),
  way: z.enum(['printed', 'saved']),
  /** Empty when it was printed. */
  fileName: z.string(),
  face: FormFace,
  /** Name of the profile, empty when there was none. */
  printer: z.string(),
  offsetX: z.int(),
  offsetY: z.int(),
  /** Box 31, and the day of the document. */
  signedOn: IsoDate,
  pages: z.int(),
  /** Of the document's bytes. */
  sha256: z.string(),
  /** In the order of the pages. */
  claims: z.array(
    z.object({ claimId: ClaimId, controlNumber: z.string(), patientName: z.string(), pages: z.int() }),
  ),
});
export type PaperPrint = z.infer<typeof PaperPrint>;
