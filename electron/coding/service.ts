import { createHash } from 'node:crypto';
import type { EncounterDetail, EncounterRow } from '#shared/contract/coding.ts';
import {
  encounterMay,
  withDot,
  type ClinicalDocument,
  type Coding,
  type DocumentKind,
  type Encounter,
  type EncounterStatus,
} from '#shared/domain/encounter.ts';
import { codedContent } from '#shared/domain/defence/signed-content.ts';
import type { CodingVerdict, VerdictReplay } from '#shared/domain/coding/verdict.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { WorklistFilter, WorklistSort } from '#shared/domain/worklist.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CodingVerdictId, EncounterId, FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sign } from '#electron/audit/signature.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  countWork,
  findCoding,
  findDocuments,
  findLiveClaim,
  hasOpenQuery,
  insertDocument,
  insertEncounter,
  lineIdsTakenElsewhere,
  noteCoded,
  noteReturned,
  replaceCoding,
  updateEncounter,
  type WorkCounts,
} from './queries.ts';
import { countViews, findPlace, listEncounters, type Place, type WorklistPage } from './worklist.ts';
import { checkInput, findingsOf } from './checks.ts';
import { needEncounter, readDetail, type CodingGround } from './detail.ts';
import { listVerdicts } from './verdict-queries.ts';
import { judge, replayVerdict, storeVerdict } from './verdicts.ts';

export type NewEncounter = {
  readonly patientId: PatientId;
  readonly serviceDate: IsoDate;
  readonly renderingProviderId: ProviderId;
  readonly facilityId: FacilityId;
  readonly reason: string;
};

export type NewDocument = {
  readonly encounterId: EncounterId;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly text: string;
};

const LONGEST_NOTE = 2000;

export type CodingService = ReturnType<typeof createCodingService>;

/** Encounters from the desk to "coded": documents, codes, checks, and the states between. */
export function createCodingService(context: CodingGround) {
  const get = (id: EncounterId): EncounterDetail => readDetail(context, context.db(), id);
  const move = (id: EncounterId, to: EncounterStatus, action: string, holdReason = ''): EncounterDetail => {
    transaction(context.db(), (db) => {
      const encounter = needEncounter(db, id);
      advance(context, db, encounter, to, action, holdReason);
    });
    return get(id);
  };

  return {
    get,
    worklist: (page: WorklistPage): EncounterRow[] =>
      listEncounters(context.db(), page, context.clock.today()),
    viewCounts: (views: readonly WorklistFilter[]): number[] =>
      countViews(context.db(), views, context.clock.today()),
    place: (id: EncounterId, filter: WorklistFilter, sort: WorklistSort): Place =>
      findPlace(context.db(), id, filter, sort, context.clock.today()),
    counts: (): WorkCounts => countWork(context.db()),
    createEncounter: (input: NewEncounter): EncounterId =>
      transaction(context.db(), (db) => createEncounter(context, db, input)),
    addDocument: (input: NewDocument): EncounterDetail => {
      transaction(context.db(), (db) => addDocument(context, db, input));
      return get(input.encounterId);
    },
    /** Findings of a coding that is not saved, as of the encounter's date of service. */
    check: (id: EncounterId, coding: Coding): Finding[] => {
      const db = context.db();
      return findingsOf(context, db, needEncounter(db, id), normalised(coding));
    },
    /** @throws Refusal `conflict` when the encounter was saved by somebody else meanwhile. */
    save: (id: EncounterId, version: number, coding: Coding): EncounterDetail => {
      transaction(context.db(), (db) => save(context, db, id, version, coding));
      return get(id);
    },
    /** @throws Refusal `rule_violated` while a finding stops it. */
    markCoded: (id: EncounterId, version: number): EncounterDetail => {
      transaction(context.db(), (db) => markCoded(context, db, id, version));
      return get(id);
    },
    /** What the checks said each time the encounter was marked coded, newest first. */
    verdicts: (id: EncounterId): CodingVerdict[] =>
      listVerdicts(context.db(), needEncounter(context.db(), id).id),
    /** A verdict made once more with the releases of then. @throws Refusal `not_found`. */
    replayVerdict: (id: CodingVerdictId): VerdictReplay => replayVerdict(context, context.db(), id),
    /** @throws Refusal when a claim stands for the encounter. */
    reopen: (id: EncounterId): EncounterDetail => {
      needNoClaim(context.db(), id);
      return move(id, 'coding', 'reopen');
    },
    /**
     * Back to the coder with what an audit found; the note stays until the encounter is marked coded again.
     * @throws Refusal when it is not coded, or a claim stands for it.
     */
    returnToCoder: (id: EncounterId, note: string): EncounterDetail =>
      transaction(context.db(), (db) => {
        needNoClaim(db, id);
        const words = note.trim().slice(0, LONGEST_NOTE);
        if (words === '')
          throw new Refusal('invalid_input', 'Write what the coder should look at. Nothing was changed.');
        advance(context, db, needEncounter(db, id), 'coding', 'return to coder', '');
        noteReturned(db, id, words);
        return get(id);
      }),
    hold: (id: EncounterId, reason: string): EncounterDetail => move(id, 'held', 'hold', reason),
    release: (id: EncounterId): EncounterDetail => {
      if (needEncounter(context.db(), id).status !== 'held')
        throw new Refusal('rule_violated', 'This encounter is not on hold.');
      needNoOpenQuery(context.db(), id);
      return move(id, 'coding', 'release');
    },
  };
}

function needNoClaim(db: ReadDb, id: EncounterId): void {
  if (findLiveClaim(db, id))
    throw new Refusal('rule_violated', 'This encounter has a claim. Void the claim before you code again.');
}

function needNoOpenQuery(db: ReadDb, id: EncounterId): void {
  if (hasOpenQuery(db, id))
    throw new Refusal(
      'rule_violated',
      'A query to the clinician is open. Record its answer or withdraw it first; nothing was changed.',
    );
}

function createEncounter(context: ServiceContext, db: WriteDb, input: NewEncounter): EncounterId {
  const { records } = context;
  const missing = new Map<string, string>();
  if (!records.patient(db, input.patientId)) missing.set('patientId', 'Choose a patient.');
  if (!records.provider(db, input.renderingProviderId))
    missing.set('renderingProviderId', 'Choose a provider.');
  if (!records.facility(db, input.facilityId)) missing.set('facilityId', 'Choose a place of service.');
  if (input.serviceDate > context.clock.today()) missing.set('serviceDate', 'This day lies in the future.');
  if (missing.size > 0)
    throw new Refusal('invalid_input', 'Some fields need another look.', Object.fromEntries(missing));
  const id = context.newId() as EncounterId;
  insertEncounter(
    db,
    {
      ...input,
      id,
      status: 'open',
      holdReason: '',
      codedAt: null,
      codedBy: null,
      returnedNote: '',
      version: 1,
    },
    context.clock.now(),
  );
  context.audit(db, {
    action: 'create',
    record: 'encounter',
    recordId: id,
    change: `date of service ${input.serviceDate}`,
  });
  return id;
}

function addDocument(context: ServiceContext, db: WriteDb, input: NewDocument): void {
  needEncounter(db, input.encounterId);
  const sha256 = createHash('sha256').update(input.text, 'utf8').digest('hex');
  if (findDocuments(db, input.encounterId).some((d) => d.sha256 === sha256))
    throw new Refusal('conflict', 'This document is already with the encounter. It was not added again.');
  const id = context.newId();
  insertDocument(db, { ...input, id, sha256, receivedAt: context.clock.now() } as ClinicalDocument);
  context.audit(db, {
    action: 'add',
    record: 'document',
    recordId: id,
    change: `${input.kind}, sha256 ${sha256.slice(0, 16)}`,
  });
}

/** Codes as they are kept: upper case, diagnoses with the dot. */
function normalised(coding: Coding): Coding {
  return {
    diagnoses: coding.diagnoses.map(withDot),
    lines: coding.lines.map((line) => ({
      ...line,
      code: line.code.trim().toUpperCase(),
      modifiers: line.modifiers.map((m) => m.trim().toUpperCase()).filter(Boolean),
    })),
  };
}

function save(context: ServiceContext, db: WriteDb, id: EncounterId, version: number, given: Coding): void {
  const encounter = needEncounter(db, id);
  if (encounter.status !== 'open' && encounter.status !== 'coding') throw cannotChange(encounter.status);
  const coding = normalised(given);
  const lineIds = coding.lines.map((line) => line.id);
  if (new Set(lineIds).size !== lineIds.length || lineIdsTakenElsewhere(db, id, lineIds))
    throw new Refusal('invalid_input', 'Two service lines share one identity. Nothing was saved.');
  const before = findCoding(db, id);
  replaceCoding(db, id, coding);
  if (!updateEncounter(db, id, version, { status: 'coding', holdReason: '' })) throw staleVersion();
  const change = [
    difference('diagnoses', before.diagnoses, coding.diagnoses),
    difference('lines', before.lines.map(lineWords), coding.lines.map(lineWords)),
  ].filter(Boolean);
  if (change.length > 0)
    context.audit(db, { action: 'save', record: 'coding', recordId: id, change: change.join('; ') });
}

function markCoded(context: CodingGround, db: WriteDb, id: EncounterId, version: number): void {
  const encounter = needEncounter(db, id);
  if (encounter.version !== version) throw staleVersion();
  needNoOpenQuery(db, id);
  const judged = judge(checkInput(context, db, encounter, findCoding(db, id)));
  const stops = judged.findings.filter((f) => f.severity === 'stops');
  const first = stops[0];
  if (first) {
    const more = stops.length > 1 ? ` ${stops.length - 1} more stop it.` : '';
    throw new Refusal(
      'rule_violated',
      `This encounter cannot be marked coded: ${first.message}${more}`,
      Object.fromEntries(stops.map((f) => [f.field, f.message])),
    );
  }
  advance(context, db, encounter, 'coded', 'mark coded', '');
  const by = { userId: context.user().id, at: context.clock.now() };
  storeVerdict(context, db, encounter, judged);
  noteCoded(db, id, { ...by, on: context.clock.today() });
  const documents = findDocuments(db, id).map((d) => d.sha256);
  const { serviceDate } = encounter;
  const content = codedContent({ encounterId: id, serviceDate, coding: findCoding(db, id), documents });
  sign(db, { ...by, encounterId: id, role: 'coder', meaning: 'coded', content });
}

function advance(
  context: ServiceContext,
  db: WriteDb,
  encounter: Encounter,
  to: EncounterStatus,
  action: string,
  holdReason: string,
): void {
  if (!encounterMay(encounter.status, to)) throw cannotChange(encounter.status);
  if (!updateEncounter(db, encounter.id, encounter.version, { status: to, holdReason })) throw staleVersion();
  const because = holdReason ? `: ${holdReason}` : '';
  context.audit(db, {
    action,
    record: 'encounter',
    recordId: encounter.id,
    change: `status ${encounter.status} → ${to}${because}`,
  });
}

function staleVersion(): Refusal {
  return new Refusal(
    'conflict',
    'This encounter was changed elsewhere meanwhile. Reload it; nothing was overwritten.',
  );
}

const WHY_NOT: Readonly<Record<EncounterStatus, string>> = {
  open: 'This encounter has not been coded yet.',
  coding: 'This encounter is being coded.',
  held: 'This encounter is on hold. Release it first.',
  coded: 'This encounter is coded. Reopen it first.',
  billed: 'This encounter has a claim. Void the claim first.',
};

function cannotChange(status: EncounterStatus): Refusal {
  return new Refusal('rule_violated', WHY_NOT[status]);
}

function lineWords(line: Coding['lines'][number]): string {
  return `${[line.code, ...line.modifiers].join('-')} ×${line.units} →${line.pointers.join('')}`;
}

function difference(field: string, before: readonly string[], after: readonly string[]): string {
  const [a, b] = [before.join(', '), after.join(', ')];
  return a === b ? '' : `${field} ${a || 'none'} → ${b || 'none'}`;
}
