import { z } from 'zod';
import { procedure } from './define.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { FormFace, PaperPrint, PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import { Finding } from '#shared/domain/finding.ts';
import { ClaimId, PaperPrintId } from '#shared/kernel/ids.ts';

/** Names the forms that were drawn last, until they are printed, saved or discarded. */
export const FormsToken = z.uuid();

/** One claim of a batch: its forms, and what speaks against printing them. */
export const PreparedClaim = z.object({
  id: ClaimId,
  controlNumber: z.string(),
  patientName: z.string(),
  payerName: z.string(),
  /** Forms; 0 when it stays out because a finding stops it. */
  pages: z.int(),
  findings: z.array(Finding),
});
export type PreparedClaim = z.infer<typeof PreparedClaim>;

export const PreparedForms = z.object({
  token: FormsToken,
  /** Pages of the document; 0 when nothing can be printed. */
  pages: z.int(),
  /** In the order asked for. */
  claims: z.array(PreparedClaim),
});
export type PreparedForms = z.infer<typeof PreparedForms>;

const Profile = PrinterProfile.pick({ name: true, offsetX: true, offsetY: true });
const Saved = z.object({ fileName: z.string() }).nullable();

/**
 * CMS-1500 forms of many claims as one document, printers' offsets, and printing again. `prepare` tells its progress as
 * `progress` events whose `task` is the one given.
 */
export const paperForms = {
  printers: procedure('claims.read', z.object({}), z.array(PrinterProfile)),
  /** `formerName` is null for a new one. A name stands once. */
  savePrinter: procedure(
    'claims.write',
    PrinterProfile.extend({ formerName: z.string().nullable() }),
    z.array(PrinterProfile),
  ),
  removePrinter: procedure('claims.write', z.object({ name: z.string() }), z.array(PrinterProfile)),
  /** Scales and crosses that tell the offset to enter; drawn with the offsets given. */
  testPage: procedure('claims.read', Profile, z.object({ pdf: Pdf })),
  printTestPage: procedure('claims.read', Profile, PrintAnswer),
  /**
   * Fills and checks the forms of these claims and draws those that nothing stops. The printer's offsets move the data on
   * the pre-printed form alone; null takes the standard printer.
   */
  prepare: procedure(
    'claims.read',
    z.object({
      task: z.uuid(),
      ids: z.array(ClaimId).min(1).max(5000),
      face: FormFace,
      printer: z.string().nullable(),
    }),
    PreparedForms,
  ),
  /** Stops a preparation. False when it had ended. */
  cancel: procedure('claims.read', z.object({ task: z.uuid() }), z.object({ stopped: z.boolean() })),
  pdf: procedure('claims.read', z.object({ token: FormsToken }), z.object({ pdf: Pdf })),
  /** The system's dialog; each claim remembers that it was printed. */
  print: procedure('claims.write', z.object({ token: FormsToken }), PrintAnswer),
  /** Main's dialog chooses the place; null when cancelled. */
  save: procedure('claims.write', z.object({ token: FormsToken }), Saved),
  discard: procedure('claims.read', z.object({ token: FormsToken }), z.object({})),
  /** What was printed or saved, newest first; of one claim or of all. */
  prints: procedure(
    'claims.read',
    z.object({ claimId: ClaimId.nullable(), limit: z.int().min(1).max(500) }),
    z.array(PaperPrint),
  ),
  /** The same document again, byte for byte, whatever has become of the claims. */
  printedPdf: procedure('claims.read', z.object({ id: PaperPrintId }), z.object({ pdf: Pdf })),
  printAgain: procedure('claims.write', z.object({ id: PaperPrintId }), PrintAnswer),
  saveAgain: procedure('claims.write', z.object({ id: PaperPrintId }), Saved),
};
