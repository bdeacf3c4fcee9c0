import { cutRemittances } from '#shared/domain/x12/acks/cut-remittances.ts';
import { readAnswers, type AnswerFile } from '#shared/domain/x12/acks/read-answers.ts';
import type { BackgroundTask } from '#electron/background/task.ts';
import { contentHash, decode, hash } from './recognise.ts';

/** A file of answers as it was read, with what it is known by. */
export type ReadAnswerFile = {
  readonly sha256: string;
  readonly contentSha256: string;
  readonly read: AnswerFile;
  /** The remittances (835) that it holds beside answers, as a file of their own; empty when it holds none. */
  readonly remittances: string;
};

/** Reads a file of answers. @throws X12Problem when it holds none or is damaged. */
export function readAnswerFile(bytes: Uint8Array): ReadAnswerFile {
  const text = decode(bytes);
  const read = readAnswers(text);
  const beside = read.remittances > 0 && read.answers.length > 0;
  return {
    sha256: hash(bytes),
    contentSha256: contentHash(text),
    read,
    remittances: beside ? cutRemittances(text) : '',
  };
}

/** The same in a thread: `acks.read`. */
export const readAnswersTask: BackgroundTask<Uint8Array, ReadAnswerFile> = (bytes) => readAnswerFile(bytes);
