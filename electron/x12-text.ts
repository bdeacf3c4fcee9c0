import { filePieces } from '#electron/x12-file-check.ts';

/**
 * The text of an X12 file in pieces for readers of names: UTF-8 where it is, otherwise Latin-1. Each piece is judged
 * by itself and cut before a letter that it does not hold whole, so that no large file is in memory at once.
 * @throws Refusal when the file cannot be read.
 */
export function* x12TextPieces(path: string): Generator<string, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of filePieces(path)) {
    const bytes = Buffer.concat([rest, Buffer.from(piece, 'latin1')]);
    const end = wholeLetters(bytes);
    rest = bytes.subarray(end);
    yield decoded(bytes.subarray(0, end));
  }
  if (rest.length > 0) yield decoded(rest);
}

/** Where the last letter that is begun but not ended begins, or the end. */
function wholeLetters(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= Math.min(3, end); back += 1) {
    const byte = bytes[end - back] ?? 0;
    // 10xxxxxx goes on with a letter; the first byte of one says how long it is.
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? end - back : end;
  }
  return end;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
