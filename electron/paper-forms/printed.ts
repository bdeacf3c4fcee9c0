import { createHash } from 'node:crypto';
import type { PaperPrint } from '#shared/domain/cms1500/paper-print.ts';
import type { ClaimId, PaperPrintId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { drawKept } from './draw-forms.ts';
import type { Prepared } from './prepared.ts';
import { findPrint, insertPrint, listPrints, type PrintRecord } from './queries.ts';

export type PrintedContext = Pick<ServiceContext, 'db' | 'clock' | 'user' | 'newId' | 'audit'> & {
  /** Writes into the life of a claim that its form left the house. */
  readonly notePrinted: (id: ClaimId, detail: string) => void;
};

/** What left on paper, with every form as it was, so that the same document can be made again. */
export function printedService(context: PrintedContext) {
  const find = (id: PaperPrintId): PrintRecord => {
    const record = findPrint(context.db(), id);
    if (!record) throw new Refusal('not_found', 'These forms are not in the practice file.');
    return record;
  };
  return {
    /**
     * Writes down that a document left the house; then each of its claims remembers it.
     * @param fileName null when it was printed.
     */
    keep: ({ wanted, drawn }: Prepared, fileName: string | null): PaperPrintId => {
      const { claims, face, signedOn, printer, offsetX, offsetY } = wanted;
      const forms = claims.flatMap(({ claimId }, i) => {
        const own = drawn.claims[i]?.forms ?? [];
        return own.length === 0 ? [] : [{ claimId, forms: own }];
      });
      const record: Omit<PrintRecord, 'at'> = {
        face,
        signedOn,
        printer,
        offsetX,
        offsetY,
        claims: forms,
        id: context.newId() as PaperPrintId,
        way: fileName === null ? 'printed' : 'saved',
        fileName: fileName ?? '',
        pages: forms.reduce((sum, claim) => sum + claim.forms.length, 0),
        sha256: sha256(drawn.pdf),
      };
      transaction(context.db(), (db) => {
        insertPrint(db, record, context.clock.now(), context.user().id);
        context.audit(db, {
          action: fileName === null ? 'print' : 'save',
          record: 'paper forms',
          recordId: record.id,
          change: `claims: ${forms.length}, pages: ${record.pages}, ${face}`,
        });
      });
      const detail = fileName === null ? 'CMS-1500 printed.' : 'CMS-1500 saved as PDF.';
      for (const { claimId } of forms) context.notePrinted(claimId, detail);
      return record.id;
    },
    /** Newest first; of one claim or of all. */
    list: (claimId: ClaimId | null, limit: number): PaperPrint[] => listPrints(context.db(), claimId, limit),
    /**
     * The document of an earlier print, from the forms that were kept with it.
     * @throws Refusal `not_found`; `conflict` when this program draws the form otherwise than the one that printed it.
     */
    pdf: (id: PaperPrintId): Uint8Array => {
      const record = find(id);
      const pdf = drawKept(record.claims, record);
      if (sha256(pdf) !== record.sha256)
        throw new Refusal(
          'conflict',
          'This version of the program draws the form otherwise than the one that printed it. Print the claims anew; what was kept stays.',
        );
      return pdf;
    },
    /** Writes down that an earlier document left the house once more. */
    noteAgain: (id: PaperPrintId, way: 'print' | 'save'): void => {
      const { pages, claims } = find(id);
      transaction(context.db(), (db) => {
        context.audit(db, {
          action: `${way} again`,
          record: 'paper forms',
          recordId: id,
          change: `pages: ${pages}`,
        });
      });
      const detail = way === 'print' ? 'CMS-1500 printed again.' : 'CMS-1500 saved as PDF again.';
      for (const { claimId } of claims) context.notePrinted(claimId, detail);
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
