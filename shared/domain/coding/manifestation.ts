import { diagnosisTitle, type CodingFacts } from './facts.ts';

/**
 * A manifestation, which never stands first: by the code editor's list where it is installed, and by the words
 * "in diseases classified elsewhere" of its title. Source: ICD-10-CM Official Guidelines I.A.13.
 */
export function isManifestation(facts: CodingFacts, code: string): boolean {
  if (facts.edits.manifestation?.(code, facts.serviceDate).known === 'found') return true;
  return /in (other )?(specified )?diseases classified elsewhere/i.test(diagnosisTitle(facts, code) ?? '');
}
