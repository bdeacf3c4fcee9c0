import { MOST_ACK_BYTES, type AckTaken } from '#shared/contract/acknowledgements.ts';
import { NEEDS_WORK, type AckItemState } from '#shared/domain/acknowledgement.ts';
import type { StatusTitles } from '#shared/domain/acknowledgement-verdict.ts';
import type { AckFileId, AckItemId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { runTask } from '#electron/background/run-task.ts';
import { transaction, untilFree } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { locatedReasons } from './apply.ts';
import type { AcknowledgementContext, GivenAnswer } from './context.ts';
import { findKnownFile, insertAckFile } from './file-queries.ts';
import { draftItems, type ItemDraft } from './item-draft.ts';
import { matchItem } from './match-item.ts';
import { findSaidBefore, insertAckEvent, insertItem } from './queries.ts';
import { readAnswerFile, type ReadAnswerFile } from './read-file.ts';
import { keyOf } from './recognise.ts';
import { createSentFiles, noteSentGroups, type SentFiles } from './sent-files.ts';

/**
 * Takes one file of answers in: its bytes are kept, everything in it is matched by control numbers and traces, and
 * claims and coverages are told, all in one transaction or not at all. Remittances in it go to their own place.
 * @returns what became of it; a file that cannot be read is told with its reason, not thrown.
 * @throws Refusal `locked`; whatever the database throws, after taking everything back.
 */
export function takeIn(context: AcknowledgementContext, given: GivenAnswer): AckTaken {
  const refusal = sizeRefusal(given);
  if (refusal) return refusal;
  try {
    return takeRead(context, given, readAnswerFile(given.bytes));
  } catch (error) {
    return asRefused(given, error);
  }
}

/** Larger files are read in a thread of their own, so that the window stays alive. */
const LARGE = 256 * 1024;

/** As `takeIn`, without holding the window up while a large file is read, nor while long work holds the file. */
export async function takeInAlive(context: AcknowledgementContext, given: GivenAnswer): Promise<AckTaken> {
  const refusal = sizeRefusal(given);
  if (refusal) return refusal;
  try {
    const read =
      given.bytes.byteLength < LARGE
        ? readAnswerFile(given.bytes)
        : await runTask<ReadAnswerFile>('acks.read', given.bytes);
    await untilFree(context.db());
    return takeRead(context, given, read);
  } catch (error) {
    return asRefused(given, error);
  }
}

function sizeRefusal({ fileName, bytes }: GivenAnswer): AckTaken | null {
  if (bytes.byteLength === 0) return refused(fileName, 'The file is empty. Nothing was changed.');
  if (bytes.byteLength > MOST_ACK_BYTES)
    return refused(
      fileName,
      'The file is larger than 40 MB, which no file of answers is. Nothing was changed.',
    );
  return null;
}

/** A problem of the file is a refusal too: one sentence, and nothing was changed. */
function asRefused({ fileName }: GivenAnswer, error: unknown): AckTaken {
  if (error instanceof Refusal && error.code !== 'locked') return refused(fileName, error.message);
  throw error;
}

function takeRead(context: AcknowledgementContext, given: GivenAnswer, file: ReadAnswerFile): AckTaken {
  return transaction(context.db(), (db) => {
    const known = findKnownFile(db, { sha256: file.sha256 });
    if (known) return knownBefore(given, known);
    if (file.read.answers.length === 0) return remittance(context, given, given.bytes);
    const twin = findKnownFile(db, { contentSha256: file.contentSha256 });
    if (twin) return knownBefore(given, twin);
    noteSentGroups(db);
    return keep(context, db, given, file);
  });
}

function refused(fileName: string, sentence: string): AckTaken {
  return { fileName, outcome: 'refused', sentence, fileId: null, rejected: 0, accepted: 0, unmatched: 0 };
}

function knownBefore(
  given: GivenAnswer,
  known: { readonly id: AckFileId; readonly fileName: string; readonly receivedAt: string },
): AckTaken {
  const under = known.fileName === given.fileName ? '' : ` under the name ${known.fileName}`;
  return {
    ...refused(
      given.fileName,
      `This file was read on ${known.receivedAt.slice(0, 10)}${under}. Nothing was done again.`,
    ),
    outcome: 'known',
    fileId: known.id,
  };
}

function remittance(context: AcknowledgementContext, given: GivenAnswer, bytes: Uint8Array): AckTaken {
  const { known, sentence } = context.receiveRemittance(given.fileName, bytes);
  return { ...refused(given.fileName, sentence), outcome: known ? 'known' : 'remittance' };
}

function keep(
  context: AcknowledgementContext,
  db: WriteDb,
  given: GivenAnswer,
  file: ReadAnswerFile,
): AckTaken {
  const { read } = file;
  const id = context.newId() as AckFileId;
  const at = context.clock.now();
  insertAckFile(db, {
    id,
    fileName: given.fileName,
    sha256: file.sha256,
    contentSha256: file.contentSha256,
    content: given.bytes,
    receivedAt: at,
    way: given.way,
    senderId: read.senderId,
    kinds: [...new Set(read.answers.map((answer) => answer.kind))],
    oddities: read.oddities,
    segments: read.segments,
  });
  const titles = context.statusTitles(context.clock.today());
  const drafts = read.answers.flatMap((answer) => draftItems(answer, titles));
  const files = createSentFiles(db);
  const states = drafts.map((draft, i) => ({
    draft,
    state: keepItem(context, db, { id, position: i + 1, draft, files, titles }),
  }));
  const extra = read.remittances > 0 ? [besideRemittance(context, given, file.remittances)] : [];
  const taken = counted(given, id, states, extra);
  insertAckEvent(db, {
    fileId: id,
    itemId: null,
    at,
    kind: 'received',
    detail: taken.sentence,
    userId: context.user().id,
  });
  context.audit(db, {
    action: 'receive',
    record: 'ack_file',
    recordId: id,
    change: `${given.way}, ${drafts.length} items, ${taken.unmatched} unmatched, sha256 ${file.sha256.slice(0, 16)}`,
  });
  return taken;
}

/** The remittances of a mixed file, cut out so that they can be proved and posted by themselves. */
function besideRemittance(context: AcknowledgementContext, given: GivenAnswer, cut: string): string {
  try {
    return context.receiveRemittance(`${given.fileName} (835)`, Buffer.from(cut, 'utf8')).sentence;
  } catch (error) {
    if (error instanceof Refusal) return `The remittance in it was not kept: ${error.message}`;
    throw error;
  }
}

type Drafted = {
  readonly id: AckFileId;
  readonly position: number;
  readonly draft: ItemDraft;
  readonly files: SentFiles;
  readonly titles: StatusTitles;
};

/** Keeps one item and tells the claims or the coverage that it is surely about. */
function keepItem(context: AcknowledgementContext, db: WriteDb, d: Drafted): AckItemState {
  const { draft, files } = d;
  const itemId = context.newId() as AckItemId;
  const contentKey = keyOf(draft);
  const before = findSaidBefore(db, contentKey);
  const match = before ? null : matchItem(context, db, draft, files);
  const state: AckItemState = before ? 'known' : (match?.state ?? 'unmatched');
  insertItem(db, {
    id: itemId,
    fileId: d.id,
    position: d.position,
    ...pick(draft),
    reasons: (match?.file && locatedReasons(files, match.file, draft.target)) ?? draft.reasons,
    state,
    why: before ? `said before in ${before.fileName}` : (match?.why ?? ''),
    contentKey,
    claimFileId: match?.file?.claimFileId ?? null,
    questionFileId: match?.file?.questionFileId ?? null,
    patientId: match?.coverage?.patientId ?? null,
    coverageId: match?.coverage?.coverageId ?? null,
  });
  if (match) match.apply({ fileId: d.id, itemId, draft, files, titles: d.titles });
  return state;
}

function pick({ kind, level, segment, outcome, about, sentence, saidAt, facts, mark }: ItemDraft) {
  return { kind, level, segment, outcome, about, sentence, saidAt, facts, mark };
}

function counted(
  given: GivenAnswer,
  fileId: AckFileId,
  items: readonly { readonly draft: ItemDraft; readonly state: AckItemState }[],
  extra: readonly string[],
): AckTaken {
  const told = items.filter(
    ({ draft, state }) => state !== 'known' && !(draft.level === 'batch' && draft.outcome === 'accepted'),
  );
  const rejected = told.filter(({ draft }) => draft.outcome === 'rejected').length;
  const accepted = told.filter(
    ({ draft }) => draft.outcome === 'accepted' || draft.outcome === 'accepted_with_errors',
  ).length;
  const work = told.filter(({ draft }) => NEEDS_WORK.includes(draft.outcome)).length - rejected;
  const others = told.length - rejected - accepted - work;
  const unmatched = items.filter(({ state }) => state === 'unmatched').length;
  const known = items.filter(({ state }) => state === 'known').length;
  const words = [
    rejected > 0 ? `${rejected} rejected` : '',
    work > 0 ? `${work} to look at` : '',
    accepted > 0 ? `${accepted} accepted` : '',
    others > 0 ? `${others} answered` : '',
    known > 0 ? `${known} known before` : '',
  ].filter((part) => part !== '');
  const sentence = [
    words.length === 0 ? 'Read; it says nothing new.' : `Read: ${words.join(', ')}.`,
    ...(unmatched > 0 ? [`${unmatched} ${unmatched === 1 ? 'fits' : 'fit'} nothing of ours.`] : []),
    ...extra,
  ].join(' ');
  return { fileName: given.fileName, outcome: 'read', sentence, fileId, rejected, accepted, unmatched };
}
