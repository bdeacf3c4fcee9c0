import { RELATIONSHIP_WORDS, type Relationship } from '#shared/domain/patient.ts';

/** Administrative sex as payers take it, DMG03. */
export const SEX_WORDS = { F: 'female', M: 'male', U: 'unknown' } as const;
export const SEX_OPTIONS = [
  { value: 'F', label: 'Female' },
  { value: 'M', label: 'Male' },
  { value: 'U', label: 'Unknown' },
];

export const RELATIONSHIP_OPTIONS = (Object.keys(RELATIONSHIP_WORDS) as Relationship[])
  .sort((a, b) => (a === '18' ? -1 : b === '18' ? 1 : 0))
  .map((code) => ({ value: code, label: capital(RELATIONSHIP_WORDS[code]) }));

const RANKS = ['Primary', 'Secondary', 'Tertiary'];

/** Order in which a coverage pays: 1 is primary. */
export function rankWord(rank: number): string {
  return RANKS[rank - 1] ?? `No. ${rank}`;
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
