import type { ActOutcome } from '#shared/domain/claim-work.ts';
import { proposedRule } from '#shared/domain/denials/causes.ts';
import { correctBy, stepBy, type DenialTerms } from '#shared/domain/denials/deadlines.ts';
import {
  DenialSort,
  type CauseFilter,
  type CauseRow,
  type DenialCounts,
  type DenialDetail,
  type DenialRow,
  type SilentClaim,
} from '#shared/domain/denials/denial.ts';
import { adviceFor } from '#shared/domain/denials/kinds.ts';
import { lettersWith, DELIVERED_LETTERS, type LetterTemplate } from '#shared/domain/denials/letter.ts';
import type { OwnRuleText } from '#shared/domain/own-rules/own-rule.ts';
import type { PostedRemittance } from '#shared/domain/posting/posted.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type {
  AppealId,
  ClaimId,
  DenialId,
  DocumentId,
  PayerId,
  RecordsRequestId,
  RemittanceId,
} from '#shared/kernel/ids.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { actOnMany, correct, openAgain, type DenialAct } from './acts.ts';
import { listAppeals, nextLevelOf, type Decision, type Sending } from './appeal-queries.ts';
import {
  beginAppeal,
  changeLetter,
  decideAppeal,
  draftLetter,
  keptPacket,
  makePacket,
  newestPacket,
  nextAppealBy,
  refuseUnknown,
  sendAppeal,
} from './appeals.ts';
import { findCause, listCauses } from './cause-queries.ts';
import { needDenial, note, type DenialsContext } from './context.ts';
import { countDesk, findRow, readDesk, type DenialPage } from './desk-queries.ts';
import { amountsInWords } from './letter-facts.ts';
import {
  deleteLetter,
  findOrder,
  insertCall,
  insertRecords,
  listCalls,
  listDocuments,
  listLetters,
  listRecords,
  putLetter,
  putOrder,
  setRecordsDone,
  type NewCall,
  type NewRecords,
} from './log-queries.ts';
import { takePosted, undoPosted } from './posting.ts';
import {
  findDenialId,
  findOpenOf,
  listEvents,
  listOpenOfPayer,
  putTerms,
  setDue,
  setNext,
  termsOf,
} from './queries.ts';
import { countSilent, listSilent } from './silent-queries.ts';

export type { DenialsContext } from './context.ts';
export type DenialsService = ReturnType<typeof createDenialsService>;

/** Denials from the posting that opens them to their end: desk, appeals, calls, papers, root causes. */
export function createDenialsService(context: DenialsContext) {
  const get = (id: DenialId): DenialDetail => detail(context.db(), id);
  const change = (work: (db: WriteDb) => DenialId): DenialDetail => get(transaction(context.db(), work));
  return {
    get,
    /** A denial by id or by its claim's control number. @throws Refusal `not_found`. */
    find: (reference: string): DenialId => {
      const id = findDenialId(context.db(), reference);
      if (!id) throw new Refusal('not_found', `There is no denial of ${reference} in this practice file.`);
      return id;
    },
    desk: (page: DenialPage): { rows: DenialRow[]; total: number; openCents: Cents } => {
      const { rows, total, openCents } = readDesk(context.db(), context.clock.today(), page);
      return { rows, total, openCents: cents(openCents) };
    },
    counts: (): DenialCounts => ({
      ...countDesk(context.db(), context.clock.today()),
      silent: countSilent(context.db(), context.clock.today()),
    }),
    order: (): DenialSort | null => {
      const read = DenialSort.safeParse(findOrder(context.db(), context.user().id));
      return read.success ? read.data : null;
    },
    saveOrder: (sort: DenialSort): void =>
      transaction(context.db(), (db) => putOrder(db, context.user().id, sort)),
    act: (act: DenialAct, ids: readonly DenialId[], preview: boolean): ActOutcome[] =>
      actOnMany(context, act, ids, preview),
    /** @throws Refusal when a version of the claim is in work. */
    correct: (id: DenialId, reason: string): { claimId: ClaimId; field: string } =>
      transaction(context.db(), (db) => correct(context, db, id, reason)),
    openAgain: (id: DenialId, reason: string): DenialDetail =>
      change((db) => {
        openAgain(context, db, id, reason);
        return id;
      }),

    draftLetter: (id: DenialId, template: string | null) => draftLetter(context, context.db(), id, template),
    beginAppeal: (id: DenialId, letter: string, documentIds: readonly DocumentId[]): DenialDetail =>
      change((db) => {
        beginAppeal(context, db, id, letter, documentIds);
        return id;
      }),
    changeLetter: (id: AppealId, letter: string, documentIds: readonly DocumentId[]): DenialDetail =>
      change((db) => changeLetter(db, id, letter, documentIds)),
    sendAppeal: (id: AppealId, sending: Sending): DenialDetail =>
      change((db) => sendAppeal(context, db, id, sending)),
    decideAppeal: (id: AppealId, decision: Decision): DenialDetail =>
      change((db) => decideAppeal(context, db, id, decision)),
    makePacket: (id: AppealId) => makePacket(context, id),
    packet: (id: AppealId, number: number): Uint8Array => keptPacket(context.db(), id, number),
    newestPacket: (id: DenialId) => newestPacket(context.db(), id),

    calls: (claimId: ClaimId) => listCalls(context.db(), claimId),
    logCall: (call: NewCall): void => transaction(context.db(), (db) => logCall(context, db, call)),
    addRecords: (wanted: Omit<NewRecords, 'id'>): void =>
      transaction(context.db(), (db) => addRecords(context, db, wanted)),
    finishRecords: (id: RecordsRequestId, doneOn: IsoDate, how: string): void =>
      transaction(context.db(), (db) => finishRecords(context, db, id, doneOn, how)),
    silent: (limit: number, offset: number): { rows: SilentClaim[]; total: number; openCents: Cents } => {
      const { count, openCents } = countSilent(context.db(), context.clock.today());
      return {
        rows: listSilent(context.db(), context.clock.today(), limit, offset),
        total: count,
        openCents: cents(openCents),
      };
    },

    causes: (filter: CauseFilter): CauseRow[] => listCauses(context.db(), filter),
    /** A scrub rule that would have spoken before; kept by nobody yet. @throws Refusal when the row is empty. */
    proposeRule: (filter: CauseFilter, key: string): OwnRuleText => {
      const cause = findCause(context.db(), filter, key);
      if (!cause) throw new Refusal('not_found', 'There are no such denials any more.');
      return proposedRule(cause);
    },

    letters: (): { letter: LetterTemplate; own: boolean; delivered: boolean }[] => {
      const own = listLetters(context.db());
      const has = (list: readonly LetterTemplate[], name: string): boolean =>
        list.some((l) => l.name.toLowerCase() === name.toLowerCase());
      return lettersWith(own).map((letter) => ({
        letter,
        own: has(own, letter.name),
        delivered: has(DELIVERED_LETTERS, letter.name),
      }));
    },
    /** @throws Refusal when the text names a placeholder that there is not. */
    saveLetter: (letter: LetterTemplate): void =>
      transaction(context.db(), (db) => {
        refuseUnknown(letter.text, 'text');
        putLetter(db, letter, context.clock.now(), context.user().id);
        context.audit(db, { action: 'save', record: 'letter text', recordId: letter.name, change: '' });
      }),
    /** A text of the practice goes; one under a delivered name is the delivered one again. */
    removeLetter: (name: string): void =>
      transaction(context.db(), (db) => {
        if (!deleteLetter(db, name)) throw new Refusal('not_found', 'This text is not there any more.');
        context.audit(db, { action: 'remove', record: 'letter text', recordId: name, change: '' });
      }),
    terms: (payerId: PayerId) => termsOf(context.db(), payerId),
    saveTerms: (terms: DenialTerms): void => transaction(context.db(), (db) => saveTerms(context, db, terms)),

    /** What a remittance did when it was posted and undone, in its own transaction. */
    forRemittances: {
      posted: (db: WriteDb, posted: PostedRemittance): void => takePosted(context, db, posted),
      undone: (db: WriteDb, id: RemittanceId): void => undoPosted(context, db, id),
    },
  };
}

function detail(db: ReadDb, id: DenialId): DenialDetail {
  const denial = needDenial(db, id);
  const row = findRow(db, id);
  if (!row) throw new Error('A denial that was just read is not there.');
  const { terms, entered } = termsOf(db, denial.payerId);
  const amounts = amountsInWords(db, denial);
  const [reason = ''] = denial.code.split('-').slice(1);
  const advice = adviceFor(denial.kind, reason, row.remarks);
  const lost = listAppeals(db, id)[0]?.outcome === 'lost';
  return {
    row,
    encounterId: denial.encounterId,
    round: denial.round,
    remittanceId: denial.remittanceId,
    payerControlNumber: denial.payerControlNumber,
    codedBy: denial.codedBy,
    releasedBy: denial.releasedBy,
    provider: denial.provider,
    amounts,
    advice: adviceNow(denial.appealsOpen > 0, lost, advice.words),
    field: denial.field,
    terms,
    termsEntered: entered,
    correctBy: correctBy(terms, denial.answeredOn, denial.fileBy),
    appealBy: nextAppealBy(db, denial),
    nextLevel: nextLevelOf(db, id),
    events: listEvents(db, id),
    appeals: listAppeals(db, id),
    calls: listCalls(db, denial.claimId),
    records: listRecords(db, denial.claimId),
    patientPartCents: sumCents(amounts.filter((a) => a.group === 'PR').map((a) => a.amountCents)),
    documents: listDocuments(db, denial.encounterId),
  };
}

function adviceNow(appealed: boolean, lost: boolean, words: string): string {
  if (appealed) return 'An appeal is under way: make its packet, send it, and note the outcome.';
  return lost ? `The appeal was lost: appeal at the next level, or let the amount go. ${words}` : words;
}

function logCall(context: DenialsContext, db: WriteDb, call: NewCall): void {
  if (call.calledOn > context.clock.today())
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      calledOn: 'This day lies in the future.',
    });
  insertCall(db, call, context.clock.now(), context.user().id);
  context.audit(db, { action: 'log call', record: 'claim', recordId: call.claimId, change: call.calledOn });
  const denial = findOpenOf(db, call.claimId);
  if (denial) {
    if (call.nextOn !== null) setNext(db, denial.id, call.nextOn);
    const reference = call.reference === '' ? '' : `, reference ${call.reference}`;
    const next = call.nextOn === null ? '' : ` Next ${call.nextOn}.`;
    note(context, db, denial.id, {
      kind: 'call',
      detail: `Call ${call.calledOn}${call.whom === '' ? '' : ` with ${call.whom}`}${reference}: ${call.said}${next}`,
    });
  } else if (call.nextOn !== null) context.claims.setFollowUp(call.claimId, call.nextOn);
}

function addRecords(context: DenialsContext, db: WriteDb, wanted: Omit<NewRecords, 'id'>): void {
  const id = context.newId() as RecordsRequestId;
  insertRecords(db, { id, ...wanted }, context.clock.now(), context.user().id);
  context.audit(db, {
    action: 'create',
    record: 'records request',
    recordId: id,
    change: `claim ${wanted.claimId}`,
  });
  const denial = findOpenOf(db, wanted.claimId);
  const due = wanted.dueOn === null ? '' : `, due ${wanted.dueOn}`;
  if (denial) note(context, db, denial.id, { kind: 'records', detail: `Asked for: ${wanted.what}${due}.` });
}

function finishRecords(
  context: DenialsContext,
  db: WriteDb,
  id: RecordsRequestId,
  doneOn: IsoDate,
  how: string,
): void {
  const claimId = setRecordsDone(db, id, doneOn, how);
  if (claimId === null)
    throw new Refusal('conflict', 'These records were sent already or are not asked for any more.');
  context.audit(db, { action: 'finish', record: 'records request', recordId: id, change: doneOn });
  const denial = findOpenOf(db, claimId);
  if (denial)
    note(context, db, denial.id, { kind: 'records', detail: `Records sent ${doneOn}. ${how}`.trim() });
}

/** A payer's days, and with them the deadlines of its open denials. */
function saveTerms(context: DenialsContext, db: WriteDb, terms: DenialTerms): void {
  putTerms(db, terms, context.clock.now(), context.user().id);
  context.audit(db, {
    action: 'save',
    record: 'payer days',
    recordId: terms.payerId,
    change: `appeal ${terms.appealDays ?? 'not known'}, corrected ${terms.correctedDays ?? 'not known'}`,
  });
  for (const denial of listOpenOfPayer(db, terms.payerId)) {
    const level = nextLevelOf(db, denial.id) ?? 3;
    const due =
      denial.step === 'correct' || denial.step === 'records'
        ? stepBy(denial.step, terms, { answeredOn: denial.answeredOn, fileBy: denial.fileBy, level })
        : nextAppealBy(db, denial);
    setDue(db, denial.id, due);
  }
}
