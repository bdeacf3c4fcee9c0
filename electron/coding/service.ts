import { createHash } from 'node:crypto';
import type { EncounterDetail, EncounterRow } from '#shared/contract/coding.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import {
  encounterMay,
  withDot,
  type ClinicalDocument,
  type Coding,
  type DocumentKind,
  type Encounter,
  type EncounterStatus,
} from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  countWork,
  findCoding,
  findDocuments,
  findEncounter,
  findLiveClaim,
  insertDocument,
  insertEncounter,
  lineIdsTakenElsewhere,
  listEncounters,
  replaceCoding,
  updateEncounter,
  type WorkCounts,
  type WorklistFilter,
} from './queries.ts';
import { findingsOf } from './checks.ts';

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

export type CodingService = ReturnType<typeof createCodingService>;

/** Encounters from the desk to "coded": documents, codes, checks, and the states between. */
export function createCodingService(context: ServiceContext) {
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
    worklist: (filter: WorklistFilter): EncounterRow[] => listEncounters(context.db(), filter),
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
    /** @throws Refusal when a claim stands for the encounter. */
    reopen: (id: EncounterId): EncounterDetail => {
      if (findLiveClaim(context.db(), id))
        throw new Refusal(
          'rule_violated',
          'This encounter has a claim. Void the claim before you code again.',
        );
      return move(id, 'coding', 'reopen');
    },
    hold: (id: EncounterId, reason: string): EncounterDetail => move(id, 'held', 'hold', reason),
    release: (id: EncounterId): EncounterDetail => {
      if (needEncounter(context.db(), id).status !== 'held')
        throw new Refusal('rule_violated', 'This encounter is not on hold.');
      return move(id, 'coding', 'release');
    },
  };
}

function needEncounter(db: ReadDb, id: EncounterId): Encounter {
  const encounter = findEncounter(db, id);
  if (!encounter) throw new Refusal('not_found', 'This encounter is not in the practice file.');
  return encounter;
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
  insertEncounter(db, { ...input, id, status: 'open', holdReason: '', version: 1 }, context.clock.now());
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

function markCoded(context: ServiceContext, db: WriteDb, id: EncounterId, version: number): void {
  const encounter = needEncounter(db, id);
  if (encounter.version !== version) throw staleVersion();
  const stops = findingsOf(context, db, encounter, findCoding(db, id)).filter((f) => f.severity === 'stops');
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

function readDetail(context: ServiceContext, db: ReadDb, id: EncounterId): EncounterDetail {
  const encounter = needEncounter(db, id);
  const { records, lookup } = context;
  const patient = records.patient(db, encounter.patientId);
  const provider = records.provider(db, encounter.renderingProviderId);
  const facility = records.facility(db, encounter.facilityId);
  // Foreign keys make these three sure; an absent one means a damaged file.
  if (!patient || !provider || !facility)
    throw new Error('An encounter points to a record that is not there.');
  const on = encounter.serviceDate;
  const coverage = records.coverageOn(db, patient.id, on);
  const coding = findCoding(db, id);
  const titles = new Map<string, string>();
  for (const code of coding.diagnoses) {
    const verdict = lookup('icd10cm', code, on);
    if (verdict.known === 'valid' || verdict.known === 'not_on_date') titles.set(code, verdict.entry.title);
  }
  for (const { code } of coding.lines) {
    const verdict = lookup(procedureSystem(code), code, on);
    const own = records.feeOn(db, code, on)?.description;
    if (own) titles.set(code, own);
    else if (verdict.known === 'valid' || verdict.known === 'not_on_date')
      titles.set(code, verdict.entry.title);
  }
  return {
    encounter,
    patient,
    providerName: [provider.firstName, provider.lastName, provider.credentials].filter(Boolean).join(' '),
    facilityName: facility.name,
    placeOfService: facility.placeOfService,
    payerName: (coverage && records.payer(db, coverage.payerId)?.name) ?? '',
    documents: findDocuments(db, id),
    coding,
    titles: Object.fromEntries(titles),
    findings: findingsOf(context, db, encounter, coding),
    releases: [...context.releasesOn(on)],
    claimId: findLiveClaim(db, id),
  };
}
