import { element } from '../segments.ts';
import type { SetPart } from './parts.ts';

/** The answers that are read here; `835` goes to the remittances. */
export type AnswerKind = '999' | '277CA' | '277' | '271' | '835';

/** ST01 of what is read; everything else is told by name and left aside. */
export const ANSWER_TRANSACTIONS: ReadonlySet<string> = new Set(['999', '277', '271']);

/**
 * What a transaction is. A 277 is a claim acknowledgement (005010X214) or the answer to a status question
 * (005010X212): its version says which; where it says neither, BHT01 and BHT06 do.
 * @returns null for a transaction that is no answer to us.
 */
export function kindOf(part: SetPart): AnswerKind | null {
  switch (part.transaction) {
    case '999':
    case '271':
    case '835':
      return part.transaction;
    case '277':
      return isAcknowledgement(part) ? '277CA' : '277';
    default:
      return null;
  }
}

function isAcknowledgement(part: SetPart): boolean {
  if (part.version.includes('X214')) return true;
  if (/X21[23]/.test(part.version)) return false;
  const bht = part.segments.find((s) => s.id === 'BHT');
  return bht !== undefined && (element(bht, 1).trim() === '0085' || element(bht, 6).trim() === 'TH');
}

const OTHERS: Readonly<Record<string, string>> = {
  '270': 'eligibility questions',
  '276': 'claim status questions',
  '278': 'authorisations',
  '820': 'premium payments',
  '824': 'application advice',
  '834': 'enrolments',
  '837': 'claims',
  '997': 'an acknowledgement of the older kind',
};

/** A transaction that is not read here, in our words: `claims (837)`. */
export function otherWords(transaction: string): string {
  const words = OTHERS[transaction];
  const code = /^[0-9A-Z]{1,3}$/.test(transaction) ? ` (${transaction})` : '';
  return words ? `${words}${code}` : `another kind of transaction${code}`;
}
