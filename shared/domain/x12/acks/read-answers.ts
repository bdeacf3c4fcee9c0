import type { EligibilityAnswer } from '#shared/domain/eligibility.ts';
import { read277 } from '../claim-status/read-277.ts';
import type { StatusReport } from '../claim-status/report.ts';
import { read271 } from '../eligibility/read-271.ts';
import { X12Problem } from '../problem.ts';
import type { X12Source } from '../segments.ts';
import { ANSWER_TRANSACTIONS, kindOf, otherWords } from './kind.ts';
import { readParts, type InterchangeHead, type Oddity, type SetPart } from './parts.ts';
import { read999, type GroupAck } from './read-999.ts';
import { readTa1, type InterchangeAck } from './read-ta1.ts';

type From = { readonly interchange: InterchangeHead; readonly set: Omit<SetPart, 'segments'> };

/** One answer of a file, read. */
export type Answer =
  | { readonly kind: 'TA1'; readonly interchange: InterchangeHead; readonly ack: InterchangeAck }
  | (From & { readonly kind: '999'; readonly ack: GroupAck })
  | (From & { readonly kind: '277CA'; readonly report: StatusReport })
  | (From & { readonly kind: '277'; readonly report: StatusReport })
  | (From & { readonly kind: '271'; readonly answers: readonly EligibilityAnswer[] });

/** A whole file of answers. */
export type AnswerFile = {
  readonly answers: readonly Answer[];
  /** How many remittances (835) it holds: another part of the program reads them. */
  readonly remittances: number;
  readonly oddities: readonly Oddity[];
  /** ISA06 of the first interchange. */
  readonly senderId: string;
  readonly segments: number;
};

/**
 * Reads a file of answers of any sender: TA1, 999, 277CA, 277 and 271 in any mixture, with any delimiters, several
 * interchanges, groups and transactions. Transactions of other kinds are told and left aside.
 * @throws X12Problem when the file is cut off, its counts are wrong, or it holds no answer at all.
 */
export function readAnswers(source: X12Source): AnswerFile {
  const oddities: Oddity[] = [];
  const onOddity = (oddity: Oddity): void => void oddities.push(oddity);
  const answers: Answer[] = [];
  const others = new Map<string, number>();
  let remittances = 0;
  let senderId: string | null = null;
  const parts = readParts(source, { keep: (transaction) => ANSWER_TRANSACTIONS.has(transaction), onOddity });
  let step = parts.next();
  for (; step.done !== true; step = parts.next()) {
    const part = step.value;
    senderId ??= part.interchange.senderId;
    if (part.type === 'TA1') {
      answers.push({ kind: 'TA1', interchange: part.interchange, ack: readTa1(part) });
      continue;
    }
    const kind = kindOf(part);
    if (kind === '835') remittances += 1;
    else if (kind === null) others.set(part.transaction, others.get(part.transaction) ?? part.number);
    else answers.push(readSet(kind, part, onOddity));
  }
  if (answers.length === 0 && remittances === 0) throw noAnswer(others);
  for (const [transaction, segment] of others)
    onOddity({
      segment,
      sentence: `The file also holds ${otherWords(transaction)}; they are no answer and were left aside.`,
    });
  return { answers, remittances, oddities, senderId: senderId ?? '', segments: step.value };
}

function readSet(
  kind: '999' | '277CA' | '277' | '271',
  part: SetPart,
  onOddity: (oddity: Oddity) => void,
): Answer {
  const { segments: _read, ...set } = part;
  const from = { interchange: part.interchange, set };
  switch (kind) {
    case '999':
      return { ...from, kind, ack: read999(part, onOddity) };
    case '271':
      return { ...from, kind, answers: read271(part, onOddity) };
    default:
      return { ...from, kind, report: read277(part, onOddity) };
  }
}

function noAnswer(others: ReadonlyMap<string, number>): X12Problem {
  const [first] = others;
  if (!first) return new X12Problem('The file holds no answer: there is no TA1 and no transaction in it.', 0);
  const [transaction, segment] = first;
  return new X12Problem(
    `This file holds ${otherWords(transaction)}, which is no answer of a clearinghouse or payer, see segment ${segment}.`,
    segment,
  );
}
