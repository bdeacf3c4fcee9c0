import { PROBLEM_WORDS } from './terms/problem-words.ts';

/** Of what kind a problem is; see the list of words. */
export type ProblemClass =
  | 'chronic'
  | 'acute'
  | 'minor'
  | 'systemic'
  | 'injury'
  | 'alarm'
  | 'threat'
  | 'symptom';
/** A problem that a note may name. */
export type KnownProblem = { readonly name: string; readonly class: ProblemClass; readonly pattern: RegExp };

/** Problems by name, our own list. */
export const KNOWN_PROBLEMS: readonly KnownProblem[] = PROBLEM_WORDS.trim().split('\n').flatMap(readLine);

/** `^` words are read in capitals only, so each line makes up to two patterns. */
function readLine(line: string): KnownProblem[] {
  const [head = '', words = ''] = line.split(' = ');
  const [kind = '', name = ''] = head.split(' ; ');
  const all = alternatives(words);
  const make = (list: readonly string[], flags: string): KnownProblem[] => {
    if (list.length === 0) return [];
    const pattern = new RegExp(String.raw`(?<![\w-])(?:${list.join('|')})(?![\w-])`, flags);
    return [{ name: name.trim(), class: kind.trim() as ProblemClass, pattern }];
  };
  return [
    ...make(
      all.filter((w) => !w.startsWith('^')),
      'gi',
    ),
    ...make(
      all.filter((w) => w.startsWith('^')).map((w) => w.slice(1)),
      'g',
    ),
  ];
}

/** Parts at `|` outside of brackets. */
function alternatives(words: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of words) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (sign === '|' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts;
}
