import { pointerLetter } from '#shared/domain/encounter.ts';

/** `AB`, `A B` or `a,b` as places of diagnoses; null when a sign is none of A to L. */
export function readPointers(text: string): number[] | null {
  const letters = text.toUpperCase().replaceAll(/[\s,]+/g, '');
  return /^[A-L]*$/.test(letters) ? [...letters].map((letter) => letter.charCodeAt(0) - 64) : null;
}

export function codeLetters(pointers: readonly number[]): string {
  return pointers.map(pointerLetter).join(' ');
}
