import { expect } from 'vitest';
import { Refusal } from '#shared/kernel/result.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';

/** The sentence with which a file is refused; fails when it is read, or fails in another way. */
export async function refusalOf(bytes: Uint8Array | string, name = 'note'): Promise<string> {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const error: unknown = await readIncoming(data, name).then(
    () => 'it was read',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  const refused = error instanceof Refusal ? error : new Refusal('not_found', 'no refusal');
  expect(refused.code).toBe('invalid_input');
  // One sentence, what to do, and that nothing happened.
  expect(refused.message).toMatch(/^[A-Z].*\. Nothing was taken in\.$/);
  return refused.message;
}

/** Text as the bytes of a file. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
