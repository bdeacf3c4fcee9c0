import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { QuestionFile } from '#shared/contract/eligibility.ts';
import { formOf } from '#shared/domain/x12/receiver-profile.ts';
import type { Envelope, InterchangeForm, WrittenX12 } from '#shared/domain/x12/writer.ts';
import type { QuestionFileId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { EligibilityContext } from './context.ts';
import {
  deleteQuestionFile,
  findQuestionContent,
  findQuestionFile,
  insertQuestionFile,
  setQuestionPlaced,
} from './queries.ts';

/** The same series as claim files: ISA13 never repeats, whatever the file holds. */
const SERIES = 'interchange';
const LAST_INTERCHANGE = 999_999_999;

/** Questions for one receiver, ready to be written once their control number is known. */
export type QuestionBatch = {
  readonly kind: '270' | '276';
  readonly receiverId: string;
  readonly receiverName: string;
  readonly senderId: string;
  readonly write: (envelope: Envelope, form: InterchangeForm) => WrittenX12;
  /** Keeps each question with the file. */
  readonly keep: (db: WriteDb, id: QuestionFileId) => void;
};

/** TRN02 of a question: never the same twice, because the control number is not. */
export function traceOf(kind: '270' | '276', interchangeControl: number, index: number): string {
  return `${kind === '270' ? 'E' : 'S'}${String(interchangeControl).padStart(9, '0')}-${index + 1}`;
}

/**
 * Writes questions into a folder, one file for each receiver. First one transaction gives the control numbers and
 * keeps bytes and questions, then the files are written, each whole or not at all. A file that cannot be written is
 * taken back with its questions: nobody was asked. After a crash in between, its questions are shown as not written.
 * @throws Refusal naming the first file that could not be written.
 */
export function writeQuestions(
  context: EligibilityContext,
  batches: (db: WriteDb) => readonly QuestionBatch[],
  folder: string,
): QuestionFile[] {
  const ids = transaction(context.db(), (db) => batches(db).map((batch) => makeFile(context, db, batch)));
  const failures: Refusal[] = [];
  const placed = ids.flatMap((id) => {
    try {
      place(context, id, folder);
      return [needFile(context, id)];
    } catch (error) {
      transaction(context.db(), (db) => {
        context.audit(db, {
          action: 'withdraw',
          record: 'question_file',
          recordId: id,
          change: 'not written',
        });
        deleteQuestionFile(db, id);
      });
      if (!(error instanceof Refusal)) throw error;
      failures.push(error);
      return [];
    }
  });
  const [first] = failures;
  if (first) {
    const rest =
      placed.length === 0
        ? 'Nobody was asked.'
        : `${placed.length} other files were written; those were asked.`;
    throw new Refusal(first.code, `${first.message} ${rest}`);
  }
  return placed;
}

function makeFile(context: EligibilityContext, db: WriteDb, batch: QuestionBatch): QuestionFileId {
  const control = context.nextNumber(db, SERIES, 1);
  if (control > LAST_INTERCHANGE) throw new Error('The interchange control numbers are used up.');
  const profile = context.profileOf(db, batch.receiverId);
  const { text } = batch.write(
    {
      interchangeControl: control,
      groupControl: control,
      transactionControl: 1,
      at: context.clock.now(),
      usage: profile.usage ?? context.usage(),
      senderId: profile.senderId || batch.senderId,
      receiverId: profile.receiverId || batch.receiverId,
    },
    formOf(profile),
  );
  const content = Buffer.from(text, 'utf8');
  const id = context.newId() as QuestionFileId;
  const fileName = nameOf(batch, control);
  insertQuestionFile(db, {
    id,
    kind: batch.kind,
    fileName,
    sha256: createHash('sha256').update(content).digest('hex'),
    interchangeControl: control,
    receiverId: batch.receiverId,
    receiverName: batch.receiverName,
    content,
    createdAt: context.clock.now(),
    createdBy: context.user().id,
  });
  batch.keep(db, id);
  context.audit(db, { action: 'ask', record: 'question_file', recordId: id, change: fileName });
  return id;
}

function place(context: EligibilityContext, id: QuestionFileId, folder: string): void {
  const content = findQuestionContent(context.db(), id);
  if (!content) throw new Error('A question file that was kept is not there.');
  const calls = context.fileCalls ? { calls: context.fileCalls } : {};
  writeFileAtomically(join(folder, needFile(context, id).fileName), content, { ownerOnly: true, ...calls });
  transaction(context.db(), (db) => setQuestionPlaced(db, id, context.clock.now()));
}

function needFile(context: EligibilityContext, id: QuestionFileId): QuestionFile {
  const file = findQuestionFile(context.db(), id);
  if (!file) throw new Error('A question file that was kept is not there.');
  return file;
}

/** No person in a file name: `eligibility-000000012-SAMPLECLEAR.270`. */
function nameOf(batch: QuestionBatch, control: number): string {
  const what = batch.kind === '270' ? 'eligibility' : 'claim-status';
  const receiver = batch.receiverId.replaceAll(/[^0-9A-Za-z]+/g, '-') || 'receiver';
  return `${what}-${String(control).padStart(9, '0')}-${receiver}.${batch.kind}`;
}
