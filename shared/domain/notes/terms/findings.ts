import { FINDINGS_BY_ORGAN } from './findings/by-organ.ts';
import { SYMPTOMS } from './findings/symptoms.ts';

/**
 * Symptoms, signs and findings as notes word them, with the code that says no more; our own list.
 * `code = phrase | phrase`; `^` marks an abbreviation. Word order and forms of a word do not matter.
 */
export const FINDINGS = [SYMPTOMS, FINDINGS_BY_ORGAN].join('');
