import type { CodeSystem, CodeVerdict } from '#shared/domain/code.ts';
import { SYSTEM_TITLES } from './release-kinds.ts';

/** How a code stands on a day, as far as an installed release can tell. */
export type CodeState = {
  readonly known: CodeVerdict['known'];
  /** Empty when it is not known. */
  readonly title: string;
  readonly billable: boolean;
  /** Told by the starter set, whose titles may be our own words. */
  readonly starter: boolean;
};

export const CODE_EFFECTS = ['gone', 'heading', 'reworded', 'not_found', 'no_data'] as const;
/**
 * What a change of the installed releases does to a code:
 * - `gone`: it was valid and is not any more;
 * - `heading`: it needs more characters now;
 * - `reworded`: its official wording changed;
 * - `not_found`: nobody could tell before, and now the releases do not have it;
 * - `no_data`: it was valid, and no release speaks for the day any more.
 */
export type CodeEffect = (typeof CODE_EFFECTS)[number];

/** The same words are no change when one of the files has all its titles in capitals. */
export function sameWording(one: string, other: string): boolean {
  return one === other || one === other.toUpperCase() || one.toUpperCase() === other;
}

/** What becomes of a code between two states of the installed releases; null when nothing that matters. */
export function effectOn(before: CodeState, after: CodeState): CodeEffect | null {
  if (after.known === 'valid') {
    const mayBeUsed = before.known !== 'valid' || before.billable;
    if (!after.billable && mayBeUsed) return 'heading';
    if (before.known !== 'valid' || before.starter || after.starter) return null;
    return sameWording(before.title, after.title) ? null : 'reworded';
  }
  if (before.known === 'valid') return after.known === 'no_data' ? 'no_data' : 'gone';
  return before.known === 'no_data' && after.known !== 'no_data' ? 'not_found' : null;
}

/** One plain sentence about an effect, for lists. `on` is the day that counts for the code. */
export function effectSentence(
  effect: CodeEffect,
  code: string,
  system: CodeSystem,
  on: string,
  successors: readonly string[],
): string {
  const instead = successors.length === 0 ? '' : ` Instead: ${listed(successors)}.`;
  switch (effect) {
    case 'gone':
      return `${code} is not valid on ${on}.${instead}`;
    case 'heading':
      return `${code} needs more characters on ${on}.${instead}`;
    case 'reworded':
      return `${code} is worded anew.`;
    case 'not_found':
      return `${code} is not in the ${SYSTEM_TITLES[system]} release of ${on}.${instead}`;
    case 'no_data':
      return `No ${SYSTEM_TITLES[system]} release speaks for ${on}, so ${code} cannot be checked.`;
  }
}

const NAMED = 6;

function listed(codes: readonly string[]): string {
  if (codes.length <= NAMED) return codes.join(', ');
  return `${codes.slice(0, NAMED).join(', ')} and ${codes.length - NAMED} more`;
}
