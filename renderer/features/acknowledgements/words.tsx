import type { AckFileRow, AckItem } from '#shared/domain/acknowledgement.ts';

/** Short names of the kinds in a file: `999, 277CA`. */
export function kindsText(file: Pick<AckFileRow, 'kinds'>): string {
  return file.kinds.join(', ');
}

/** The patient of an item: ours when it is matched, else as the file writes the name. */
export function personOf(item: AckItem): string {
  const [claim] = item.claims;
  if (item.claims.length > 1) return `${item.claims.length} claims`;
  return claim?.patientName ?? item.facts.personName;
}

export function countWord(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
