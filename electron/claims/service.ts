import type { ClaimDetail, ClaimFile } from '#shared/contract/claims.ts';
import type { ClaimSummary, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ClaimContent, ClaimPatch, TemplateContent } from '#shared/domain/claim-content.ts';
import type { ClaimEntry, EntryFault } from '#shared/domain/claim-entry.ts';
import type {
  ActOutcome,
  BatchCandidate,
  ClaimVersion,
  DeskCounts,
  LifeEntry,
  SecondaryDue,
  VersionKind,
} from '#shared/domain/claim-work.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, CoverageId, EncounterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { createClaimsForAnswers, createClaimsForRemittances } from './answers.ts';
import { createClaimsForHistory } from './bring-in.ts';
import { takeChangedAnswer } from './changed-answers.ts';
import { addEvent, countWords, needClaim, note, scrubAgain, type ClaimsContext } from './context.ts';
import { contentOfClaim, templateOf } from './content.ts';
import {
  bulk,
  listClaims,
  readDesk,
  readDeskCounts,
  type BulkAct,
  type ClaimFilter,
  type DeskQuery,
} from './desk.ts';
import { readDetail } from './detail.ts';
import { editClaim, refreshClaim } from './edit.ts';
import { createFromEntries } from './entries.ts';
import { listFiles } from './file-queries.ts';
import { lifeOf } from './life.ts';
import * as steps from './lifecycle.ts';
import {
  batchCandidates,
  createBatch,
  createFromContent,
  createFromEncounter,
  tryContent,
} from './making.ts';
import { findClaimId, findClaimIds, updateFollowUp, type ClaimRecord } from './queries.ts';
import { makeSecondary, secondaryDue } from './secondary.ts';
import { dropVersion, startVersion, versionOf, versionsOf } from './versions.ts';
import { createClaimWork } from './work.ts';

export type { ClaimsContext } from './context.ts';
export type ClaimsService = ReturnType<typeof createClaimsService>;

/** Claims from the coded encounter to their end; what leaves the house is in `export.ts`. */
export function createClaimsService(context: ClaimsContext) {
  const get = (id: ClaimId): ClaimDetail => readDetail(context, context.db(), id);
  const make = (work: (db: WriteDb) => ClaimId): ClaimDetail => get(transaction(context.db(), work));
  const change = (id: ClaimId, work: (db: WriteDb, record: ClaimRecord) => void): ClaimDetail => {
    transaction(context.db(), (db) => work(db, needClaim(db, id)));
    return get(id);
  };
  const step =
    (work: (context: ClaimsContext, db: WriteDb, record: ClaimRecord) => void) =>
    (id: ClaimId): ClaimDetail =>
      change(id, (db, record) => work(context, db, record));
  const reasoned =
    (work: (context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string) => void) =>
    (id: ClaimId, reason: string): ClaimDetail =>
      change(id, (db, record) => work(context, db, record, reason));

  return {
    get,
    list: (filter: ClaimFilter): ClaimSummary[] => listClaims(context.db(), context.clock.today(), filter),
    ready: (): ClaimId[] => findClaimIds(context.db(), 'ready'),
    /** A claim by control number or id. @throws Refusal `not_found`. */
    find: (reference: string): ClaimId => {
      const id = findClaimId(context.db(), reference);
      if (!id) throw new Refusal('not_found', `There is no claim ${reference} in this practice file.`);
      return id;
    },
    files: (): ClaimFile[] => listFiles(context.db()),

    /** Makes the claim, posts its charges and checks it, all or nothing. */
    createFromEncounter: (id: EncounterId): ClaimDetail => make((db) => createFromEncounter(context, db, id)),
    batch: (on: IsoDate | null): BatchCandidate[] => batchCandidates(context, context.db(), on),
    createBatch: (ids: readonly EncounterId[]): ActOutcome[] => createBatch(context, ids),
    create: (content: ClaimContent): ClaimDetail => make((db) => createFromContent(context, db, content)),
    /** The claim that would be made of a content, and its findings; nothing is kept. */
    tryContent: (content: ClaimContent) => tryContent(context, context.db(), content),
    /** Of a file: all of them or none, with what is wrong. */
    createFromEntries: (
      entries: readonly ClaimEntry[],
    ): { readonly made: readonly ClaimDetail[]; readonly faults: readonly EntryFault[] } => {
      const { made, faults } = createFromEntries(context, entries);
      return { made: made.map(get), faults };
    },
    copy: (id: ClaimId, on: IsoDate): ClaimDetail =>
      make((db) => createFromContent(context, db, contentOfClaim(context, db, id, on))),
    templateOf: (id: ClaimId): TemplateContent => templateOf(context, context.db(), id),

    edit: (id: ClaimId, expectedVersion: number, patch: ClaimPatch): ClaimDetail =>
      change(id, (db, record) => editClaim(context, db, record, expectedVersion, patch)),
    /** @param overwrite fields by hand that follow the records again. @param only the fields that follow them at all. */
    refresh: (id: ClaimId, overwrite: readonly string[] = [], only?: readonly string[]): ClaimDetail =>
      change(id, (db, record) => refreshClaim(context, db, record, overwrite, only)),
    scrub: step((_, db, record) => {
      const findings = scrubAgain(context, db, record);
      addEvent(context, db, record, { kind: 'scrubbed', to: record.status, detail: countWords(findings) });
    }),
    /** @throws Refusal `rule_violated` while a finding stops it. */
    release: step(steps.release),
    returnToDraft: step(steps.returnToDraft),
    hold: reasoned(steps.hold),
    /** @param undo a hold is taken back rather than ended. */
    unhold: (id: ClaimId, undo = false): ClaimDetail =>
      change(id, (db, record) => void steps.unhold(context, db, record, undo)),
    /** @throws Refusal when a remittance was posted to it. */
    void: reasoned(steps.voidClaim),
    confirmVoid: reasoned(steps.confirmVoid),
    close: reasoned(steps.closeClaim),
    reopen: reasoned(steps.reopen),
    appeal: reasoned(steps.appeal),
    endAppeal: reasoned(steps.endAppeal),
    sendOnPaper: (ids: readonly ClaimId[]): ActOutcome[] => steps.sendOnPaper(context, ids),
    setFollowUp: (id: ClaimId, on: IsoDate | null): ClaimDetail =>
      change(id, (db, record) => {
        updateFollowUp(db, id, on);
        note(context, db, record, 'change', `follow-up ${record.followUpOn ?? 'none'} → ${on ?? 'none'}`);
      }),
    /** Notes that a paper form was printed or saved. */
    notePrinted: (id: ClaimId, detail: string): void => {
      transaction(context.db(), (db) => steps.notePrinted(context, db, needClaim(db, id), detail));
    },

    startVersion: (
      id: ClaimId,
      asked: {
        readonly kind: VersionKind;
        readonly reason: string;
        readonly payerControlNumber?: string | undefined;
      },
    ): ClaimDetail => change(id, (db, record) => startVersion(context, db, record, asked)),
    dropVersion: step(dropVersion),
    takeChangedAnswer: step(takeChangedAnswer),
    versions: (id: ClaimId): ClaimVersion[] => versionsOf(context.db(), id),
    version: (id: ClaimId, number: number): ProfessionalClaim => versionOf(context.db(), id, number),

    secondaryDue: (): SecondaryDue[] => secondaryDue(context.db()),
    makeSecondary: (id: ClaimId, coverageId: CoverageId | null = null): ClaimDetail =>
      make((db) => makeSecondary(context, db, id, coverageId)),

    desk: (query: DeskQuery) => readDesk(context.db(), context.clock.today(), query),
    deskCounts: (): DeskCounts => readDeskCounts(context.db(), context.clock.today()),
    bulk: (act: BulkAct, ids: readonly ClaimId[], preview: boolean): ActOutcome[] =>
      bulk(context, act, ids, preview),
    life: (id: ClaimId): LifeEntry[] => lifeOf(context.db(), id),
    work: createClaimWork(context),

    forHistory: createClaimsForHistory(context),
    forAnswers: createClaimsForAnswers(context),
    forRemittances: createClaimsForRemittances(context),
  };
}
