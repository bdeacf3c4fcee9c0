import { categoryOf, entityWords } from '../claim-status/categories.ts';
import { statusWords } from '../claim-status/status-words.ts';
import {
  answerDateWords,
  benefitWords,
  followUpWords,
  periodWords,
  rejectionWords,
  serviceTypeWords,
} from '../eligibility/words.ts';
import { DATE_WORDS, ENTITY_WORDS, REFERENCE_WORDS } from '../segment-words.ts';
import { components, element, readSegments, type Segment } from '../segments.ts';
import { otherWords } from './kind.ts';
import { ta1Words } from './read-ta1.ts';
import { elementErrorWords, groupReasonWords, segmentErrorWords, setReasonWords } from './words-999.ts';

/** One segment of a file of answers with what it says, for reading. */
export type AnnotatedAnswer = {
  /** 1-based, the ISA is 1. */
  readonly number: number;
  /** As it stands in the file, without its terminator. */
  readonly text: string;
  /** Our own short words. */
  readonly words: string;
};

/**
 * A file of answers, segment by segment, with words. It reads any file that begins with ISA and never judges it.
 * @throws X12Problem when the text is no X12.
 */
export function annotateAnswers(text: string): AnnotatedAnswer[] {
  return Array.from(readSegments(text), (s) => ({
    number: s.number,
    text: s.elements.join(s.delimiters.element),
    words: wordsOf(s),
  }));
}

const PLAIN: Readonly<Record<string, string>> = {
  ISA: 'interchange begins: sender, receiver, control number',
  IEA: 'interchange ends',
  GS: 'group begins',
  GE: 'group ends',
  SE: 'transaction ends: number of segments',
  BHT: 'purpose, number and time',
  PER: 'contact',
  N3: 'street',
  N4: 'city, state, ZIP code',
  DMG: 'birth date and sex',
  INS: 'relationship to the insured person',
  PRV: 'specialty of the provider',
  HI: 'diagnoses',
  MSG: 'text of the payer',
  LS: 'names that belong to the benefit begin',
  LE: 'names that belong to the benefit end',
  SVC: 'service line',
  EQ: 'service type asked about',
  III: 'further detail of the benefit',
  HSD: 'how often the benefit may be used',
};
const LEVELS: Readonly<Record<string, string>> = {
  '20': 'level of the payer or clearinghouse',
  '21': 'level of the receiver',
  '19': 'level of the provider',
  '22': 'level of the insured person',
  '23': 'level of the patient',
  PT: 'level of the patient',
};
const SYNTAX: Readonly<Record<string, string>> = {
  A: 'accepted',
  E: 'accepted with errors',
  P: 'accepted in part',
  R: 'rejected',
};
const TRANSACTIONS: Readonly<Record<string, string>> = {
  '999': 'syntax acknowledgement (999)',
  '277': 'claim status (277)',
  '271': 'eligibility answer (271)',
  '835': 'remittance (835)',
};
const COUNTS: Readonly<Record<string, string>> = {
  '90': 'claims accepted',
  AA: 'claims rejected',
  QA: 'claims of this provider accepted',
  QC: 'claims of this provider rejected',
  YU: 'charges accepted',
  YY: 'charges rejected',
};

function wordsOf(s: Segment): string {
  const at = (position: number): string => element(s, position).trim();
  switch (s.id) {
    case 'ST':
      return `transaction begins: ${TRANSACTIONS[at(1)] ?? otherWords(at(1))}`;
    case 'HL':
      return LEVELS[at(3)] ?? 'level';
    case 'TA1':
      return `our file ${at(1)} ${SYNTAX[at(4)] ?? 'rejected'}: ${ta1Words(at(5))}`;
    case 'AK1':
      return `answers our group ${at(2)}`;
    case 'AK2':
      return `answers our transaction ${at(2)}`;
    case 'IK3':
      return `segment ${at(2)} of the transaction (${at(1)}): ${segmentErrorWords(at(4))}`;
    case 'IK4':
      return `element ${components(s, 1).join('-')}: ${elementErrorWords(at(3))}`;
    case 'CTX':
      return 'what it is about';
    case 'IK5':
      return [`transaction ${SYNTAX[at(1)] ?? 'rejected'}`, at(2) === '' ? '' : setReasonWords(at(2))]
        .filter(Boolean)
        .join(': ');
    case 'AK9':
      return [
        `group ${SYNTAX[at(1)] ?? 'rejected'}, ${at(4) || '0'} of ${at(2) || '0'} accepted`,
        at(5) === '' ? '' : groupReasonWords(at(5)),
      ]
        .filter(Boolean)
        .join(': ');
    case 'STC':
      return [1, 10, 11].flatMap((position) => statusOf(s, position)).join('; ');
    case 'TRN':
      return at(1) === '2' ? 'our number, given back' : 'number of the sender';
    case 'QTY':
    case 'AMT':
      return COUNTS[at(1)] ?? (s.id === 'QTY' ? 'number' : 'amount');
    case 'NM1':
      return ENTITY_WORDS[at(1)] ?? (entityWords(at(1)).replace(/^the /, '') || 'name');
    case 'REF':
      return REFERENCES[at(1)] ?? REFERENCE_WORDS[at(1)] ?? 'reference number';
    case 'DTP':
      return DATES[at(1)] ?? DATE_WORDS[at(1)] ?? answerDateWords(at(1));
    case 'EB':
      return [
        benefitWords(at(1)),
        ...at(3)
          .split(s.delimiters.repetition || ' ')
          .filter(Boolean)
          .slice(0, 3)
          .map(serviceTypeWords),
        periodWords(at(6)),
      ]
        .filter(Boolean)
        .join(', ');
    case 'AAA':
      return [`${rejectionWords(at(3))}.`, followUpWords(at(4))].filter(Boolean).join(' ');
    default:
      return PLAIN[s.id] ?? 'carries nothing that is read here';
  }
}

const REFERENCES: Readonly<Record<string, string>> = {
  '1K': 'the payer’s own number of the claim',
  D9: 'number given by the clearinghouse',
  EJ: 'our control number of the claim',
  FJ: 'our control number of the line',
};
const DATES: Readonly<Record<string, string>> = {
  '009': 'processed',
  '050': 'received',
  '472': 'date of service',
};

function statusOf(s: Segment, position: number): string[] {
  if (element(s, position).trim() === '') return [];
  const [category = '', code = '', entity = ''] = components(s, position).map((part) => part.trim());
  const { words, meaning } = categoryOf(category);
  if (meaning === 'accepted' && (code === '19' || code === '20')) return [words];
  const what = statusWords(code, entity);
  return [what === null ? `${words}: status ${code}` : `${words}: ${what}`];
}
