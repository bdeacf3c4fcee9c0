import { createHash } from 'node:crypto';
import { APPEAL_LEVEL_WORDS, appealBy, type AppealLevel } from '#shared/domain/denials/deadlines.ts';
import type { Appeal } from '#shared/domain/denials/denial.ts';
import { APPEAL_WAY_WORDS } from '#shared/domain/denials/denial.ts';
import {
  fillLetter,
  letterFor,
  lettersWith,
  unknownPlaceholders,
  type FilledLetter,
  type LetterTemplate,
} from '#shared/domain/denials/letter.ts';
import type { AppealId, DenialId, DocumentId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import {
  findAppeal,
  findPacket,
  insertAppeal,
  insertPacket,
  listAppeals,
  nextLevelOf,
  setDecided,
  setSent,
  updateLetter,
  type Decision,
  type Sending,
} from './appeal-queries.ts';
import { needDenial, needOpen, note, type DenialsContext } from './context.ts';
import { letterFacts } from './letter-facts.ts';
import { listLetters } from './log-queries.ts';
import { packetContent } from './packet.ts';
import { setDue, setNext, termsOf, type DenialRecord } from './queries.ts';

/** The day against which an appeal of a level goes: the earlier appeal's decision, or the payer's answer. */
function answeredAgainst(db: ReadDb, denial: DenialRecord, level: AppealLevel): DenialRecord['answeredOn'] {
  const earlier = listAppeals(db, denial.id).find((a) => a.level === level - 1 && a.decidedOn !== null);
  return earlier?.decidedOn ?? denial.answeredOn;
}

/** Last day of the next appeal of a denial; null when the payer's days are not known or no level is left. */
export function nextAppealBy(db: ReadDb, denial: DenialRecord): DenialRecord['dueOn'] {
  const level = nextLevelOf(db, denial.id);
  if (level === null) return null;
  return appealBy(termsOf(db, denial.payerId).terms, level, answeredAgainst(db, denial, level));
}

/** A letter as it would be, from a text by name or the one that fits the kind. */
export function draftLetter(
  context: DenialsContext,
  db: ReadDb,
  id: DenialId,
  templateName: string | null,
): FilledLetter & { readonly template: string; readonly templates: readonly string[] } {
  const denial = needDenial(db, id);
  const letters = lettersWith(listLetters(db));
  const level = nextLevelOf(db, id) ?? 3;
  const chosen =
    templateName === null
      ? letterFor(letters, denial.kind, level)
      : letters.find((l) => l.name === templateName);
  if (!chosen) throw new Refusal('not_found', 'This text is not there any more. Choose another one.');
  return {
    ...fillLetter(chosen.text, letterFacts(context, db, denial, level)),
    template: chosen.name,
    templates: letters.map(({ name }) => name),
  };
}

/** @throws Refusal `invalid_input` naming what no fact answers to. */
export function refuseUnknown(text: LetterTemplate['text'], field: string): void {
  const unknown = unknownPlaceholders(text);
  if (unknown.length === 0) return;
  const names = unknown.map((name) => `{${name}}`).join(', ');
  throw new Refusal(
    'invalid_input',
    `The letter names ${names}, which nothing answers to. Nothing was saved.`,
    {
      [field]: `Not known: ${names}.`,
    },
  );
}

/**
 * Begins the next appeal of a denial with its letter; the claim counts as appealed when it is sent.
 * @throws Refusal while another one is open, or after the last level.
 */
export function beginAppeal(
  context: DenialsContext,
  db: WriteDb,
  id: DenialId,
  letter: string,
  documentIds: readonly DocumentId[],
): AppealId {
  const denial = needOpen(db, id);
  refuseUnknown(letter, 'letter');
  if (denial.appealsOpen > 0)
    throw new Refusal(
      'rule_violated',
      `An appeal of claim ${denial.controlNumber} is open already. Note its outcome first.`,
    );
  const level = nextLevelOf(db, id);
  if (level === null)
    throw new Refusal('rule_violated', `Claim ${denial.controlNumber} has been appealed at every level.`);
  const deadlineOn = nextAppealBy(db, denial);
  const appealId = context.newId() as AppealId;
  insertAppeal(
    db,
    { id: appealId, denialId: id, level, deadlineOn, letter, documentIds },
    context.clock.now(),
    context.user().id,
  );
  const until = deadlineOn === null ? '' : `, to be sent until ${deadlineOn}`;
  note(context, db, id, { kind: 'appeal', detail: `${APPEAL_LEVEL_WORDS[level]} begun${until}.` });
  return appealId;
}

function needAppeal(db: ReadDb, id: AppealId): Appeal {
  const appeal = findAppeal(db, id);
  if (!appeal) throw new Refusal('not_found', 'This appeal is not in the practice file.');
  return appeal;
}

function needRunning(db: ReadDb, id: AppealId): Appeal {
  const appeal = needAppeal(db, id);
  if (appeal.outcome !== null)
    throw new Refusal('rule_violated', 'This appeal is decided. Nothing was changed.');
  return appeal;
}

/** Changes letter and enclosures; after it was sent, what was sent stays. */
export function changeLetter(
  db: WriteDb,
  id: AppealId,
  letter: string,
  documentIds: readonly DocumentId[],
): DenialId {
  const appeal = needRunning(db, id);
  if (appeal.sentOn !== null)
    throw new Refusal('rule_violated', 'This appeal was sent. Its letter stays as it was sent.');
  refuseUnknown(letter, 'letter');
  updateLetter(db, id, letter, documentIds);
  return appeal.denialId;
}

/** Notes when and how it was sent; the claim counts as appealed from then on. */
export function sendAppeal(context: DenialsContext, db: WriteDb, id: AppealId, sending: Sending): DenialId {
  const appeal = needRunning(db, id);
  const denial = needOpen(db, appeal.denialId);
  if (appeal.packets.length === 0)
    throw new Refusal('rule_violated', 'Make the packet first, so that what was sent is kept.');
  if (sending.sentOn > context.clock.today())
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      sentOn: 'This day lies in the future.',
    });
  setSent(db, id, sending);
  setNext(db, denial.id, sending.answerBy);
  if (denial.claimStatus !== 'appealed')
    context.claims.appeal(
      denial.claimId,
      `${APPEAL_LEVEL_WORDS[appeal.level]} of the denial ${denial.code}.`,
    );
  const reference = sending.reference === '' ? '' : `, reference ${sending.reference}`;
  const late =
    appeal.deadlineOn !== null && sending.sentOn > appeal.deadlineOn ? ' This was after its last day.' : '';
  note(context, db, denial.id, {
    kind: 'appeal_sent',
    detail: `${APPEAL_LEVEL_WORDS[appeal.level]} sent ${sending.sentOn} ${APPEAL_WAY_WORDS[sending.sentHow]}${reference}.${late}`,
  });
  return denial.id;
}

const OUTCOME_WORDS = { won: 'won', partly: 'partly won', lost: 'lost', withdrawn: 'withdrawn' } as const;

/**
 * Notes what the payer decided. Money moves only by its payment: a won appeal waits for it, a lost one for the next
 * level or for the decision to give it up.
 */
export function decideAppeal(context: DenialsContext, db: WriteDb, id: AppealId, d: Decision): DenialId {
  const appeal = needRunning(db, id);
  const denial = needOpen(db, appeal.denialId);
  const won = d.outcome === 'won' || d.outcome === 'partly';
  if (won && d.wonCents <= 0)
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      wonCents: 'Enter what the payer has agreed to pay.',
    });
  if (d.decidedOn > context.clock.today())
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      decidedOn: 'This day lies in the future.',
    });
  setDecided(db, appeal, { ...d, wonCents: won ? d.wonCents : 0 });
  setNext(db, denial.id, null);
  if (d.outcome === 'lost') setDue(db, denial.id, nextAppealBy(db, denial));
  if (denial.claimStatus === 'appealed')
    context.claims.endAppeal(denial.claimId, `Appeal ${OUTCOME_WORDS[d.outcome]}.`);
  const money = won ? `, ${formatAmount(d.wonCents)} to be paid` : '';
  const why = d.note === '' ? '' : ` ${d.note}`;
  note(context, db, denial.id, {
    kind: 'appeal_ended',
    detail: `${APPEAL_LEVEL_WORDS[appeal.level]} ${OUTCOME_WORDS[d.outcome]}${money}.${why}`,
  });
  return denial.id;
}

/** Draws the packet of an appeal and keeps its bytes; what could not be put in is named in `byHand`. */
export async function makePacket(
  context: DenialsContext,
  id: AppealId,
): Promise<{
  readonly number: number;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
  readonly byHand: string[];
}> {
  const appeal = needRunning(context.db(), id);
  refuseUnknown(appeal.letter, 'letter');
  const content = packetContent(context, context.db(), needDenial(context.db(), appeal.denialId), appeal);
  const { pdf, pages, byHand } = await context.drawPacket(content);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const missing = byHand.length === 0 ? '' : ` To attach by hand: ${byHand.join(' ')}`;
  const number = transaction(context.db(), (db) => {
    // It may have been sent or decided while the pages were drawn.
    if (needRunning(db, id).letter !== appeal.letter)
      throw new Refusal('conflict', 'The letter was changed meanwhile. Make the packet again.');
    const kept = insertPacket(db, id, { at: context.clock.now(), pages, sha256, pdf, byHand });
    note(context, db, appeal.denialId, {
      kind: 'packet',
      detail: `Packet ${kept}: ${pages} ${pages === 1 ? 'page' : 'pages'}, sha256 ${sha256.slice(0, 16)}.${missing}`,
    });
    return kept;
  });
  return { number, pdf, pages, sha256, byHand: [...byHand] };
}

/** The kept bytes of a packet. @throws Refusal when they are not there or were damaged. */
export function keptPacket(db: ReadDb, id: AppealId, number: number): Uint8Array {
  const kept = findPacket(db, id, number);
  if (!kept) throw new Refusal('not_found', 'This packet is not in the practice file.');
  if (createHash('sha256').update(kept.pdf).digest('hex') !== kept.sha256)
    throw new Refusal(
      'conflict',
      'The kept packet is damaged and is not given out. Check the practice file.',
    );
  return kept.pdf;
}

/** The newest packet of the newest appeal of a denial, or null. */
export function newestPacket(
  db: ReadDb,
  id: DenialId,
): { readonly appealId: AppealId; readonly number: number } | null {
  for (const appeal of listAppeals(db, id)) {
    const [packet] = appeal.packets;
    if (packet) return { appealId: appeal.id, number: packet.number };
  }
  return null;
}
