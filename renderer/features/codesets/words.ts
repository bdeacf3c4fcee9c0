import { USE_PLACES, type ChangeRow, type UseCounts, type UsePlace } from '#shared/contract/codesets.ts';
import type { CodeEffect } from '#shared/domain/codes/code-effects.ts';
import type { Tone } from '#renderer/ui/status-chip.tsx';

/** `12`, `74,719`. */
export function numberText(n: number): string {
  return n.toLocaleString('en-US');
}

/** `1 row`, `12 rows`. */
export function countText(n: number, one: string, several = `${one}s`): string {
  return `${numberText(n)} ${n === 1 ? one : several}`;
}

/** Bytes as people read them: `812 bytes`, `1.4 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return countText(bytes, 'byte');
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The days that a release speaks for: `2026-10-01 to 2027-09-30`, `from 2026-10-01 on`. */
export function daysText(from: string, to: string | null): string {
  return to === null ? `from ${from} on` : `${from} to ${to}`;
}

export const EFFECTS: Readonly<Record<CodeEffect, readonly [tone: Tone, word: string]>> = {
  gone: ['stops', 'Not valid any more'],
  heading: ['stops', 'Needs more characters'],
  not_found: ['warns', 'Not in the release'],
  no_data: ['warns', 'No release for its day'],
  reworded: ['informs', 'Worded anew'],
};

export const CHANGES: Readonly<Record<ChangeRow['change'], readonly [tone: Tone, word: string]>> = {
  added: ['fine', 'Added'],
  deleted: ['stops', 'Deleted'],
  revised: ['informs', 'Revised'],
};

const PLACES: Readonly<Record<UsePlace, readonly [one: string, several: string]>> = {
  encounter: ['open encounter', 'open encounters'],
  claim: ['unsent claim', 'unsent claims'],
  template: ['template', 'templates'],
  favourite: ['favourite', 'favourites'],
  fee: ['charge', 'charges'],
};

/** What a place is called: `Open encounter`. */
export function placeText(place: UsePlace): string {
  const [one] = PLACES[place];
  return `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`;
}

/** `2 open encounters, 1 template`; empty when nothing holds the code. */
export function usesText(counts: UseCounts): string {
  return USE_PLACES.filter((place) => counts[place] > 0)
    .map((place) => countText(counts[place], ...PLACES[place]))
    .join(', ');
}

/** How many places hold a code. */
export function usesTotal(counts: UseCounts): number {
  return USE_PLACES.reduce((sum, place) => sum + counts[place], 0);
}

/** Milliseconds as time that is left: `about 4 s`, `about 3 min`. */
export function leftText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}

/**
 * The time that is left, from what is done since a start; null while too little is done to tell.
 * @param done share from 0 to 1. @param elapsed milliseconds.
 */
export function timeLeft(done: number, elapsed: number): number | null {
  if (done < 0.04 || done >= 1 || elapsed < 1500) return null;
  return (elapsed * (1 - done)) / done;
}
