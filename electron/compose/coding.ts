import { createCodingHandlers } from '#electron/coding/handlers.ts';
import { createCodingAuditHandlers } from '#electron/coding-audit/handlers.ts';
import { createDefenceHandlers } from '#electron/defence/handlers.ts';
import { createDefenceFiles } from '#electron/defence-files.ts';
import { createDocumentsHandlers } from '#electron/documents/handlers.ts';
import { createEmHandlers } from '#electron/em/handlers.ts';
import { createNotesHandlers } from '#electron/notes/handlers.ts';
import { drawAuditReport, drawQuery } from '#electron/papers.ts';
import { createWorkbenchHandlers } from '#electron/workbench/handlers.ts';
import { announcing, type Changes } from './announcing.ts';
import type { AppHandlers, Parts } from './parts.ts';

const CHANGES = {
  coding: {
    createEncounter: ['encounters', 'patients'],
    addDocument: ['encounters'],
    save: ['encounters'],
    markCoded: ['encounters'],
    reopen: ['encounters'],
    hold: ['encounters'],
    release: ['encounters'],
  },
  documents: {
    choose: ['inbox', 'encounters'],
    drop: ['inbox', 'encounters'],
    paste: ['inbox', 'encounters'],
    attach: ['inbox', 'encounters'],
    attachExact: ['inbox', 'encounters'],
    keepWithPatient: ['inbox'],
    newEncounter: ['inbox', 'encounters', 'patients'],
    newPatient: ['inbox', 'encounters', 'patients'],
    updatePatient: ['inbox', 'patients'],
    discard: ['inbox'],
    takeBack: ['inbox', 'encounters'],
    watchFolder: ['inbox'],
    stopWatching: ['inbox'],
  },
  em: { save: ['encounters'] },
  notes: { accept: ['suggestions'], reject: ['suggestions'], takeBack: ['suggestions'] },
  workbench: {
    addFavourite: ['favourites'],
    removeFavourite: ['favourites'],
    moveFavourite: ['favourites'],
    saveTemplate: ['templates'],
    deleteTemplate: ['templates'],
    saveView: ['views'],
    deleteView: ['views'],
    askQuery: ['encounters', 'queries'],
    answerQuery: ['encounters', 'queries'],
    withdrawQuery: ['encounters', 'queries'],
  },
  audits: {
    create: ['coding-audits'],
    submit: ['coding-audits'],
    decide: ['coding-audits'],
    agree: ['coding-audits'],
    return: ['coding-audits', 'encounters'],
    closeCase: ['coding-audits'],
    comment: ['coding-audits'],
    close: ['coding-audits'],
  },
} as const satisfies Record<string, Changes>;

/** From the document to the coded visit, and its audit. */
export function codingHandlers(
  parts: Parts,
): Pick<AppHandlers, 'coding' | 'documents' | 'em' | 'notes' | 'workbench' | 'audits' | 'defence'> {
  const { services, taking, notes, codeSets, platform } = parts;
  const { emit } = platform;
  return {
    coding: announcing(
      createCodingHandlers(services.coding, services.statements.toInvoice),
      CHANGES.coding,
      emit,
    ),
    documents: announcing(
      createDocumentsHandlers(services.documents, taking.folder, taking.uploads, platform),
      CHANGES.documents,
      emit,
    ),
    em: announcing(createEmHandlers(services.em), CHANGES.em, emit),
    notes: announcing(createNotesHandlers(notes), CHANGES.notes, emit),
    workbench: announcing(
      createWorkbenchHandlers(services.workbench, services.queries, platform, drawQuery),
      CHANGES.workbench,
      emit,
    ),
    audits: announcing(
      createCodingAuditHandlers(services.codingAudits, platform, drawAuditReport),
      CHANGES.audits,
      emit,
    ),
    defence: createDefenceHandlers(createDefenceFiles(services, codeSets, notes), platform),
  };
}
