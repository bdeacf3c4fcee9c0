import { z } from 'zod';
import { procedure } from './define.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { ActOutcome } from '#shared/domain/claim-work.ts';
import { DenialTerms } from '#shared/domain/denials/deadlines.ts';
import {
  Appeal,
  AppealOutcome,
  AppealWay,
  CauseFilter,
  CauseRow,
  DenialCounts,
  DenialDetail,
  DenialFilter,
  DenialRow,
  DenialSort,
  PayerCall,
  RecordsRequest,
  SilentClaim,
} from '#shared/domain/denials/denial.ts';
import { LetterTemplate } from '#shared/domain/denials/letter.ts';
import { OwnRuleText } from '#shared/domain/own-rules/own-rule.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import {
  AppealId,
  ClaimId,
  DenialId,
  DocumentId,
  PayerId,
  RecordsRequestId,
  UserId,
} from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';

const reason = z.string().trim().min(1, 'This is needed.').max(200);
const letter = z.string().trim().min(1, 'This is needed.').max(12_000);
const packet = z.object({ id: AppealId, number: z.int().min(1) });
const many = { ids: z.array(DenialId).min(1).max(5000), preview: z.boolean() };
const outcomes = z.object({ outcomes: z.array(ActOutcome) });

/** What a payer refused, and everything done about it. */
export const denials = {
  /** A page of the desk, filtered and sorted by main. */
  desk: procedure(
    'claims.read',
    z.object({
      filter: DenialFilter,
      sort: DenialSort,
      limit: z.int().min(1).max(500),
      offset: z.int().min(0),
    }),
    z.object({ rows: z.array(DenialRow), total: z.int(), openCents: Cents }),
  ),
  counts: procedure('claims.read', z.object({}), DenialCounts),
  get: procedure('claims.read', z.object({ id: DenialId }), DenialDetail),
  /** The order in which the user has left the desk. */
  order: procedure('claims.read', z.object({}), DenialSort.nullable()),
  saveOrder: procedure('claims.read', DenialSort, z.object({})),
  /** On many; with `preview` nothing changes: what would happen to each. */
  act: procedure(
    'claims.write',
    z.object({
      ...many,
      act: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('snooze'), on: IsoDate.nullable() }),
        z.object({ kind: z.literal('owner'), ownerId: UserId.nullable() }),
        z.object({ kind: z.literal('lost'), reason }),
        z.object({ kind: z.literal('settled'), reason }),
      ]),
    }),
    outcomes,
  ),
  /** What leaves the insurer without money: written off, or to the patient where contract and notice allow it. */
  letGo: procedure(
    'money.adjust',
    z.object({
      ...many,
      act: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('write_off'), reason }),
        z.object({ kind: z.literal('to_patient'), reason: z.string().trim().max(200) }),
      ]),
    }),
    outcomes,
  ),
  /** Begins the corrected version of the claim; the answer says where the correction begins. */
  correct: procedure(
    'claims.write',
    z.object({ id: DenialId, reason }),
    z.object({ claimId: ClaimId, field: z.string() }),
  ),
  /** What was written off or given to the patient comes back by a reversing journal. */
  openAgain: procedure('money.adjust', z.object({ id: DenialId, reason }), DenialDetail),
  /** A letter with the facts filled in; nothing is kept yet. */
  draftLetter: procedure(
    'claims.read',
    z.object({ id: DenialId, template: z.string().max(60).nullable() }),
    z.object({
      text: z.string(),
      template: z.string(),
      templates: z.array(z.string()),
      unknown: z.array(z.string()),
      empty: z.array(z.string()),
    }),
  ),
  beginAppeal: procedure(
    'claims.write',
    z.object({ id: DenialId, letter, documentIds: z.array(DocumentId).max(100) }),
    DenialDetail,
  ),
  changeLetter: procedure(
    'claims.write',
    z.object({ id: AppealId, letter, documentIds: z.array(DocumentId).max(100) }),
    DenialDetail,
  ),
  /** Draws letter and enclosures as one PDF and keeps its bytes. */
  makePacket: procedure(
    'claims.write',
    z.object({ id: AppealId }),
    z.object({
      number: z.int(),
      pages: z.int(),
      sha256: z.string(),
      pdf: Pdf,
      /** A sentence for each document that has to be put behind it by hand. */
      byHand: z.array(z.string()),
    }),
  ),
  /** The kept bytes, the same each time. */
  packet: procedure('claims.read', packet, z.object({ pdf: Pdf })),
  savePacket: procedure('claims.write', packet, z.object({ fileName: z.string() }).nullable()),
  printPacket: procedure('claims.write', packet, PrintAnswer),
  sendAppeal: procedure(
    'claims.write',
    z.object({
      id: AppealId,
      sentOn: IsoDate,
      sentHow: AppealWay,
      reference: z.string().trim().max(60),
      answerBy: IsoDate.nullable(),
    }),
    DenialDetail,
  ),
  decideAppeal: procedure(
    'claims.write',
    z.object({
      id: AppealId,
      outcome: AppealOutcome,
      decidedOn: IsoDate,
      wonCents: Cents,
      note: Appeal.shape.outcomeNote.max(300),
    }),
    DenialDetail,
  ),
  /** Calls about a claim, newest first. */
  calls: procedure('claims.read', z.object({ claimId: ClaimId }), z.array(PayerCall)),
  logCall: procedure(
    'claims.write',
    PayerCall.omit({ id: true, at: true, userName: true }).extend({ claimId: ClaimId }),
    z.object({}),
  ),
  addRecords: procedure(
    'claims.write',
    RecordsRequest.pick({ claimId: true, askedOn: true, dueOn: true, what: true, reference: true }),
    z.object({}),
  ),
  finishRecords: procedure(
    'claims.write',
    z.object({ id: RecordsRequestId, doneOn: IsoDate, how: z.string().trim().max(200) }),
    z.object({}),
  ),
  /** Sent and unanswered beyond the payer's rhythm. */
  silent: procedure(
    'claims.read',
    z.object({ limit: z.int().min(1).max(500), offset: z.int().min(0) }),
    z.object({ rows: z.array(SilentClaim), total: z.int(), openCents: Cents }),
  ),
  causes: procedure('claims.read', CauseFilter, z.array(CauseRow)),
  saveCauses: procedure('claims.read', CauseFilter, z.object({ fileName: z.string() }).nullable()),
  printCauses: procedure('claims.read', CauseFilter, PrintAnswer),
  /** A draft of a scrub rule made of a row of the causes; nothing is kept. */
  proposeRule: procedure(
    'claims.read',
    z.object({ filter: CauseFilter, key: z.string().max(120) }),
    OwnRuleText,
  ),
  letters: procedure(
    'settings.read',
    z.object({}),
    z.array(z.object({ letter: LetterTemplate, own: z.boolean(), delivered: z.boolean() })),
  ),
  saveLetter: procedure('settings.write', LetterTemplate, z.object({})),
  removeLetter: procedure('settings.write', z.object({ name: z.string().max(60) }), z.object({})),
  terms: procedure(
    'settings.read',
    z.object({ payerId: PayerId }),
    z.object({ terms: DenialTerms, entered: z.boolean() }),
  ),
  saveTerms: procedure('settings.write', DenialTerms, z.object({})),
};
