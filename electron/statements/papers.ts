import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { PaperContent } from '#shared/domain/statements/paper.ts';
import type { PaperKind, PatientPaper } from '#shared/domain/statements/run.ts';
import type { OwnTexts } from '#shared/domain/statements/voice.ts';
import type { EncounterId, JournalId, PatientId, PatientPaperId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { wholeFile } from '#electron/export/bills/bill-file.ts';
import { paperFile } from '#electron/export/bills/draw-bill.ts';
import type { StatementContext } from './context.ts';
import { pack, packedBeginning } from './draw-task.ts';
import {
  findPaper,
  findPaperBytes,
  insertPaper,
  keepBeginning,
  listPapers,
  type KeptBytes,
} from './paper-queries.ts';

/** The bytes that were issued. @throws Error when they are not what was kept: a damaged file never prints silently. */
export function unpack({ beginning, packed, sha256 }: KeptBytes): Uint8Array {
  const pdf = wholeFile(inflateRawSync(beginning), inflateRawSync(packed));
  if (createHash('sha256').update(pdf).digest('hex') !== sha256)
    throw new Error('A kept paper is not what was issued.');
  return pdf;
}

/** Draws and keeps one paper inside the caller's transaction. */
export function keepPaper(
  context: StatementContext,
  db: WriteDb,
  content: PaperContent,
  texts: OwnTexts,
  facts: {
    readonly patientId: PatientId;
    readonly amountCents: Cents;
    readonly journalId?: JournalId;
    readonly encounterId?: EncounterId;
  },
): PatientPaperId {
  const file = paperFile(content, texts);
  const beginning = packedBeginning();
  keepBeginning(db, beginning);
  const id = context.newId() as PatientPaperId;
  insertPaper(db, {
    id,
    kind: content.kind,
    patientId: facts.patientId,
    issuedAt: context.clock.now(),
    issuedOn: content.issuedOn,
    asOfOn: content.issuedOn,
    amountCents: facts.amountCents,
    step: 0,
    lastJournal: 0,
    runId: null,
    overrideReason: '',
    journalId: facts.journalId ?? null,
    encounterId: facts.encounterId ?? null,
    content,
    beginning: beginning.sha256,
    file: { packed: pack(file.tail), sha256: file.sha256, pages: file.pages },
  });
  context.audit(db, {
    action: 'issue',
    record: content.kind,
    recordId: id,
    change: `number ${content.number}, ${facts.amountCents} cents`,
  });
  return id;
}

export function papersService(context: StatementContext) {
  const need = (id: PatientPaperId): PatientPaper => {
    const found = findPaper(context.db(), id);
    if (!found) throw new Refusal('not_found', 'This paper is not in the practice file.');
    return found;
  };
  return {
    list: (patientId: PatientId | null, kind: PaperKind | null): PatientPaper[] =>
      listPapers(context.db(), { patientId, kind }),
    need,
    /** The bytes that were issued, never drawn again. */
    pdf: (id: PatientPaperId): { paper: PatientPaper; pdf: Uint8Array } => {
      const paper = need(id);
      const kept = findPaperBytes(context.db(), id);
      if (!kept) throw new Error('A paper stands without its bytes.');
      return { paper, pdf: unpack(kept) };
    },
  };
}
