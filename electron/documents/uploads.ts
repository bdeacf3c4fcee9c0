import { MOST_FILE_BYTES } from '#shared/contract/documents.ts';
import { Refusal } from '#shared/kernel/result.ts';

type Upload = { pieces: Uint8Array[]; bytes: number };

/** Uploads that were begun and not ended: a window drops some files at once, no more. */
const MOST_OPEN = 8;

/** Puts the pieces of a dropped file together, in memory alone. */
export function createUploads() {
  const open = new Map<string, Upload>();
  return {
    /**
     * @returns the whole file with its last piece, null before
     * @throws Refusal when it grows too large; its pieces are forgotten then
     */
    add: (id: string, piece: Uint8Array, last: boolean): Uint8Array | null => {
      const upload = open.get(id) ?? { pieces: [], bytes: 0 };
      upload.pieces.push(piece);
      upload.bytes += piece.byteLength;
      open.delete(id);
      if (upload.bytes > MOST_FILE_BYTES)
        throw new Refusal('invalid_input', 'The file is larger than 60 MB. Split it; nothing was taken in.');
      if (last) return joined(upload);
      open.set(id, upload);
      // One that a closed page left behind makes room.
      const oldest = open.keys().next();
      if (open.size > MOST_OPEN && oldest.done !== true) open.delete(oldest.value);
      return null;
    },
    /** On locking: nothing of a patient stays in memory. */
    forget: () => open.clear(),
  };
}

function joined({ pieces, bytes }: Upload): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
