/** Largest input of one call. A clinical note is some thousand characters; files come through dialogs. */
export const MAX_CHARACTERS = 8_000_000;
export const MAX_VALUES = 200_000;
export const MAX_DEPTH = 64;

const TOO_LARGE = 'This is more than can be taken in at once.';
const NOT_DATA = 'This holds something that is not plain data.';

/**
 * Looks over an input before any schema does: size, depth, and names that could reach a prototype.
 * @returns a sentence when it must be refused.
 */
export function inputProblem(input: unknown): string | null {
  let characters = 0;
  let values = 0;
  const queue: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'function' || typeof value === 'symbol') return NOT_DATA;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) characters += value.byteLength;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= MAX_DEPTH) return TOO_LARGE;
      if (value instanceof Map || value instanceof Set) return NOT_DATA;
      // An array's length is read first: a sparse one of four thousand million holes costs nothing to send.
      if (Array.isArray(value) && value.length > MAX_VALUES) return TOO_LARGE;
      for (const key of Object.keys(value)) {
        if (key === '__proto__') return NOT_DATA;
        characters += key.length;
        queue.push({ value: Reflect.get(value, key), depth: depth + 1 });
        if (queue.length > MAX_VALUES) return TOO_LARGE;
      }
    }
    if (characters > MAX_CHARACTERS || values > MAX_VALUES) return TOO_LARGE;
  }
  return null;
}
