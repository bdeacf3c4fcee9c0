import { useCallback, useState } from 'react';
import { MOST_FILE_BYTES, PIECE_BYTES, type TakenIn } from '#shared/contract/documents.ts';
import type { DocumentKind } from '#shared/domain/encounter.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { useApi, type Api } from './api.ts';
import { callProcedure } from './use-call.ts';

export type PastedText = {
  readonly text: string;
  readonly kind: DocumentKind | null;
  readonly title: string;
};

export type TakeIn = {
  /** Null when the dialog was cancelled. */
  readonly choose: () => Promise<Result<readonly TakenIn[] | null>>;
  readonly drop: (files: readonly File[]) => Promise<Result<readonly TakenIn[]>>;
  readonly paste: (pasted: PastedText) => Promise<Result<readonly TakenIn[]>>;
  /** What is being read: "3 of 8: report.pdf"; null when nothing is. */
  readonly doing: string | null;
};

/** Takes documents in: by the system's dialog, dropped, or pasted; for an encounter, or for the inbox (null). */
export function useTakeIn(encounterId: EncounterId | null): TakeIn {
  const api = useApi();
  const [doing, setDoing] = useState<string | null>(null);
  const busy = useCallback(async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    setDoing(what);
    try {
      return await work();
    } finally {
      setDoing(null);
    }
  }, []);
  return {
    doing,
    choose: useCallback(
      () => busy('the files', () => callProcedure(api, 'documents', 'choose', { encounterId })),
      [api, busy, encounterId],
    ),
    drop: useCallback(
      (files) =>
        busy('the files', async () => {
          const answers: TakenIn[] = [];
          for (const [i, file] of files.entries()) {
            if (files.length > 1) setDoing(`file ${i + 1} of ${files.length}`);
            const answer = await sendFile(api, file, encounterId);
            // What was taken in before is told; a lock or a full disk ends the rest.
            if (!answer.ok && answers.length === 0) return answer;
            answers.push(answer.ok ? answer.value : refusedFile(file.name, answer.error));
            if (!answer.ok && answer.error.code !== 'invalid_input') break;
          }
          return { ok: true, value: answers };
        }),
      [api, busy, encounterId],
    ),
    paste: useCallback(
      (pasted) =>
        busy('the text', async () => {
          const answer = await callProcedure(api, 'documents', 'paste', { ...pasted, encounterId });
          return answer.ok ? { ok: true, value: [answer.value] } : answer;
        }),
      [api, busy, encounterId],
    ),
  };
}

function refusedFile(fileName: string, { message }: Failure): TakenIn {
  return { fileName, outcome: 'refused', sentence: message, passedOver: [], items: [], documents: [] };
}

/** Sends a dropped file piece by piece: one call takes no more than a few megabytes. */
async function sendFile(api: Api, file: File, encounterId: EncounterId | null): Promise<Result<TakenIn>> {
  const name = file.name.trim().slice(-255) || 'Dropped file';
  if (file.size > MOST_FILE_BYTES) return { ok: false, error: TOO_LARGE };
  const upload = crypto.randomUUID();
  for (let at = 0; ; at += PIECE_BYTES) {
    const last = at + PIECE_BYTES >= file.size;
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
    } catch {
      return { ok: false, error: NOT_OPENED };
    }
    const answer = await callProcedure(api, 'documents', 'drop', { upload, name, bytes, last, encounterId });
    if (!answer.ok) return answer;
    if (answer.value !== null) return { ok: true, value: answer.value };
    if (last) return { ok: false, error: NOT_OPENED };
  }
}

const TOO_LARGE: Failure = {
  code: 'invalid_input',
  message: 'The file is larger than 60 MB. Split it; nothing was taken in.',
};
/** A folder that is dropped comes as something that cannot be read. */
const NOT_OPENED: Failure = {
  code: 'invalid_input',
  message: 'This is a folder or could not be opened. Nothing was taken in.',
};
