import { CONDITIONS } from '#shared/domain/notes/terms/conditions.ts';
import { FINDINGS } from '#shared/domain/notes/terms/findings.ts';

export type OwnTerm = {
  readonly text: string;
  readonly code: string;
  readonly abbreviation: boolean;
  readonly vague: boolean;
  readonly status: boolean;
};

/** Our own words of notes with their codes. A code that the installed set lacks is left out when it is built. */
export const OWN_TERMS: readonly OwnTerm[] = [...read(FINDINGS), ...read(CONDITIONS)];

function read(lines: string): OwnTerm[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', phrases = ''] = line.split(' = ');
      return phrases.split('|').map((phrase): OwnTerm => {
        const text = phrase.trim();
        return {
          code,
          text: text.replace(/^[~^@]/, ''),
          abbreviation: text.startsWith('^'),
          status: text.startsWith('@'),
          vague: text.startsWith('~'),
        };
      });
    });
}
