import type { DefenceFile } from '#shared/contract/defence.ts';
import { absentParts, contentText, type DefenceContent } from '#shared/domain/defence/content.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { sha256Of } from '#electron/audit/signature.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { gatherContent } from './content.ts';
import type { DefenceReaders, DrawDefence } from './readers.ts';

export type DefenceContext = ServiceContext & DefenceReaders & { readonly draw: DrawDefence };

export type DefenceService = ReturnType<typeof createDefenceService>;

/** Defence files: everything on record about the coding of one encounter, as one PDF. */
export function createDefenceService(context: DefenceContext) {
  const content = async (id: EncounterId): Promise<DefenceContent> => {
    // Asked for before the passages are read, so that an encounter that is not there is refused at once.
    context.encounterDetail(id);
    const passages = await context.passagesOf(id);
    return gatherContent(context, context.db(), context.encounterDetail(id), passages);
  };
  return {
    content,
    /** @throws Refusal `not_found` when there is no such encounter. */
    make: async (id: EncounterId): Promise<DefenceFile> => {
      const told = await content(id);
      const contentSha256 = sha256Of(contentText(told));
      const making = {
        madeOn: context.clock.today(),
        madeBy: context.user().name,
        sha256: contentSha256,
      };
      const { pdf, pages } = await context.draw(told, making);
      return { pdf, pages, contentSha256, absent: absentParts(told) };
    },
    /** Writes down that a file left the program. */
    noteTaken: (id: EncounterId, how: 'save' | 'print', file: DefenceFile): void =>
      transaction(context.db(), (db) => {
        context.audit(db, {
          action: how,
          record: 'defence file',
          recordId: id,
          change: `${file.pages} pages, content sha256 ${file.contentSha256.slice(0, 16)}`,
        });
      }),
  };
}
