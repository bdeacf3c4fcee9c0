import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import type { Read837pEvent } from '#shared/domain/x12/read-837p/read-claim.ts';
import { startResident, type Resident } from '#electron/background/resident.ts';
import { textPieces, type FileSeal } from './files.ts';

/** Some of what stands in a file, and once its end is reached what the file was. */
export type ReadPart = {
  readonly events: readonly Read837pEvent[];
  /** Bytes read so far. */
  readonly bytes: number;
  readonly seal: FileSeal | null;
};

/** What is asked of the reading thread: to begin a file, or to go on with it. */
type Asked = { readonly open: { readonly path: string; readonly compress: boolean } | null };

/** Claims in one part: enough to be worth a message, few enough to be taken in within a few turns. */
const MOST_CLAIMS = 100;

/** Reads one file after another, part by part; in a thread of its own or here. */
export function readingThread(): (asked: Asked) => ReadPart {
  let seal: FileSeal = { sha256: '', bytes: 0, compressed: null };
  let events: Iterator<Read837pEvent> = [][Symbol.iterator]();
  return ({ open }) => {
    if (open) {
      // One that nobody went on with lets its file go.
      events.return?.();
      seal = { sha256: '', bytes: 0, compressed: null };
      events = read837p(textPieces(open.path, seal, open.compress))[Symbol.iterator]();
    }
    const part: Read837pEvent[] = [];
    for (let claims = 0; claims < MOST_CLAIMS;) {
      const next = events.next();
      if (next.done === true) return { events: part, bytes: seal.bytes, seal };
      part.push(next.value);
      if (next.value.kind === 'claim') claims += 1;
    }
    return { events: part, bytes: seal.bytes, seal: null };
  };
}

export type FileReader = {
  /** The parts of a file in order; the next is read while the one before is worked on. @throws Refusal. */
  readonly parts: (path: string, compress: boolean) => AsyncGenerator<ReadPart, void, undefined>;
  readonly end: () => void;
};

/** A file smaller than this is read where it is used: starting a thread would take longer. */
const SMALL = 256 * 1024;

/** Reads the files of one history; large ones in a thread that is started for the first of them. */
export function createFileReader(sizeOf: (path: string) => number): FileReader {
  let thread: Resident | null = null;
  const here = readingThread();
  const ask = (path: string, asked: Asked): Promise<ReadPart> => {
    if (sizeOf(path) < SMALL) return Promise.resolve().then(() => here(asked));
    thread ??= startResident('history.read', null);
    return thread.ask<ReadPart>(asked);
  };
  return {
    parts: async function* parts(path, compress) {
      let coming = ask(path, { open: { path, compress } });
      for (;;) {
        const part = await coming;
        if (part.seal) return yield part;
        coming = ask(path, { open: null });
        // Asked ahead: when nobody goes on, its failure is nobody's.
        coming.catch(() => undefined);
        yield part;
      }
    },
    end: () => thread?.end(),
  };
}
