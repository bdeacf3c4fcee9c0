import { deflateRawSync } from 'node:zlib';
import type { PaperContent } from '#shared/domain/statements/paper.ts';
import type { OwnTexts } from '#shared/domain/statements/voice.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { Job } from '#electron/background/task.ts';
import { billFile, commonBeginning } from '#electron/export/bills/bill-file.ts';
import type { DrawnBill } from '#electron/export/bills/bill-pen.ts';
import { drawPaper, fileFactsOf } from '#electron/export/bills/draw-bill.ts';

export type RunWanted = { readonly contents: readonly PaperContent[]; readonly texts: OwnTexts };

/** A file as it is kept: the common beginning by its hash, its own end packed, the hash of the whole. */
export type PackedFile = { readonly packed: Uint8Array; readonly sha256: string; readonly pages: number };

export type DrawnRun = {
  readonly beginning: { readonly sha256: string; readonly packed: Uint8Array };
  /** Each paper as a file of its own, in the order of the contents. */
  readonly papers: readonly PackedFile[];
  /** All of them as one file. */
  readonly whole: PackedFile;
};

/** How often progress is told and the stop is asked for. */
const STEP = 20;

/** Draws many papers, each as a file and all as one. @throws Refusal `cancelled` when stopped. */
export function drawRunTask({ contents, texts }: RunWanted, job: Job = SILENT): DrawnRun {
  const bills: DrawnBill[] = [];
  const papers = contents.map((content, i): PackedFile => {
    if (i % STEP === 0) {
      if (job.cancelled()) throw stopped();
      job.progress({ done: i, total: contents.length, doing: 'Drawing the statements' });
    }
    const bill = drawPaper(content, texts);
    bills.push(bill);
    const file = billFile([bill], fileFactsOf(content));
    return { packed: pack(file.tail), sha256: file.sha256, pages: file.pages };
  });
  const first = contents[0];
  if (!first) throw new Error('A run has papers.');
  if (job.cancelled()) throw stopped();
  const whole = billFile(bills, fileFactsOf(first, 'Statements'));
  if (job.cancelled()) throw stopped();
  const result: DrawnRun = {
    beginning: packedBeginning(),
    papers,
    whole: { packed: pack(whole.tail), sha256: whole.sha256, pages: whole.pages },
  };
  job.progress({ done: contents.length, total: contents.length, doing: 'Drawing the statements' });
  return result;
}

/** The beginning that every paper of this program has. */
export function packedBeginning(): DrawnRun['beginning'] {
  const { bytes, sha256 } = commonBeginning();
  return { sha256, packed: pack(bytes) };
}

export function pack(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(deflateRawSync(bytes, { level: 6 }));
}

function stopped(): Refusal {
  return new Refusal('cancelled', 'Stopped. No statement was issued.');
}

const SILENT: Job = { progress: () => undefined, cancelled: () => false };
