import type { EmDetail } from '#shared/contract/em.ts';
import { isMedicare } from '#shared/domain/coding/facts.ts';
import { emSentence } from '#shared/domain/em/level.ts';
import { proposeEm } from '#shared/domain/em/propose.ts';
import { judgeVisit, type EmVerdict, type EmVisit } from '#shared/domain/em/visit.ts';
import { EMPTY_WORKSHEET, type EmProposals, type EmWorksheet } from '#shared/domain/em/worksheet.ts';
import type { ClinicalDocument, Coding, Encounter } from '#shared/domain/encounter.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { PracticeDb, ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { findEarlierVisits, findSheet, writeSheet } from './queries.ts';

/** What levelling reads of encounters; the coding feature gives it. */
export type EmGround = ServiceContext & {
  readonly encounters: {
    readonly encounter: (db: ReadDb, id: EncounterId) => Encounter | null;
    readonly coding: (db: ReadDb, id: EncounterId) => Coding;
    readonly documents: (db: ReadDb, id: EncounterId) => readonly ClinicalDocument[];
  };
};

export type EmService = ReturnType<typeof createEmService>;

/** The level of office visits: the coder's sheet, what the documents propose, and what both come to. */
export function createEmService(ground: EmGround) {
  const read = createProposalReader(ground);
  const visitOf = (db: ReadDb, encounter: Encounter): EmVisit =>
    readVisit(ground, db, encounter, read(db, encounter));
  const get = (id: EncounterId): EmDetail => {
    const db = ground.db();
    const stored = findSheet(db, id);
    return {
      encounterId: id,
      version: stored?.version ?? 0,
      visit: mutable(visitOf(db, needEncounter(ground, db, id))),
      confirmed: stored?.confirmed ?? null,
    };
  };
  return {
    get,
    /** What the coding checks need of a visit. */
    visitOf,
    /** Level, derivation and comparison with the codes that the file holds. @throws Refusal `not_found` */
    verdict: (id: EncounterId): EmVerdict => {
      const db = ground.db();
      return judgeVisit(visitOf(db, needEncounter(ground, db, id)), ground.encounters.coding(db, id).lines);
    },
    /** @throws Refusal `conflict` when the sheet was saved by somebody else meanwhile. */
    save: (id: EncounterId, version: number, sheet: EmWorksheet): EmDetail => {
      transaction(ground.db(), (db) => save(ground, db, visitOf, { id, version, sheet }));
      return get(id);
    },
  };
}

function needEncounter({ encounters }: EmGround, db: ReadDb, id: EncounterId): Encounter {
  const encounter = encounters.encounter(db, id);
  if (!encounter) throw new Refusal('not_found', 'This encounter is not in the practice file.');
  return encounter;
}

function readVisit({ records }: EmGround, db: ReadDb, encounter: Encounter, proposals: EmProposals): EmVisit {
  const coverage = records.coverageOn(db, encounter.patientId, encounter.serviceDate);
  const filing = (coverage && records.payer(db, coverage.payerId)?.filingIndicator) ?? '';
  return {
    serviceDate: encounter.serviceDate,
    taxonomy: records.provider(db, encounter.renderingProviderId)?.taxonomy ?? '',
    earlier: findEarlierVisits(db, encounter),
    medicare: isMedicare(filing),
    sheet: findSheet(db, encounter.id)?.sheet ?? EMPTY_WORKSHEET,
    proposals,
  };
}

type Saving = { readonly id: EncounterId; readonly version: number; readonly sheet: EmWorksheet };

function save(
  ground: EmGround,
  db: WriteDb,
  visitOf: (db: ReadDb, encounter: Encounter) => EmVisit,
  { id, version, sheet }: Saving,
): void {
  const encounter = needEncounter(ground, db, id);
  if (encounter.status !== 'open' && encounter.status !== 'coding')
    throw new Refusal(
      'rule_violated',
      'The level of a visit is changed while it is being coded. Reopen or release the encounter first; nothing was saved.',
    );
  const documents = new Set(ground.encounters.documents(db, id).map((d) => d.id));
  if (sheet.decisions.some((d) => d.passage && !documents.has(d.passage.documentId)))
    throw new Refusal('invalid_input', 'A passage is of another encounter. Nothing was saved.');
  const before = findSheet(db, id)?.sheet ?? EMPTY_WORKSHEET;
  const confirms = sheet.decisions.some((d) => d.state === 'confirmed') || (sheet.minutes ?? 0) > 0;
  const saved = { at: ground.clock.now(), confirmedBy: confirms ? ground.user().id : null };
  if (!writeSheet(db, id, version, sheet, saved))
    throw new Refusal(
      'conflict',
      'The level of this visit was changed elsewhere meanwhile. Reload it; nothing was overwritten.',
    );
  const change = auditWords(before, sheet);
  if (change === '') return;
  const lines = ground.encounters.coding(db, id).lines;
  const { result } = judgeVisit(visitOf(db, encounter), lines);
  const level = result.level === null ? 'no level' : emSentence(result);
  ground.audit(db, { action: 'save', record: 'visit level', recordId: id, change: `${change}; ${level}` });
}

/** What changed, without the words of the note. */
function auditWords(before: EmWorksheet, after: EmWorksheet): string {
  const names = (sheet: EmWorksheet, state: 'confirmed' | 'refused'): string[] =>
    sheet.decisions.filter((d) => d.state === state).map((d) => d.element);
  const list = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.join(', '));
  const differ = (what: string, a: string, b: string): string => (a === b ? '' : `${what} ${a} → ${b}`);
  return [
    differ('confirmed', list(names(before, 'confirmed')), list(names(after, 'confirmed'))),
    differ('refused', list(names(before, 'refused')), list(names(after, 'refused'))),
    differ('minutes', String(before.minutes ?? 'none'), String(after.minutes ?? 'none')),
    differ('basis', before.basis, after.basis),
    differ('patient', before.patient, after.patient),
  ]
    .filter(Boolean)
    .join('; ');
}

const KEPT = 40;

/**
 * Reads proposals once for the same documents and diagnoses: the checks ask at every change of a code. Kept with the open
 * file, so that nothing of it outlives a lock.
 */
function createProposalReader({ db: openFile, encounters, lookup }: EmGround) {
  const known = new WeakMap<
    PracticeDb,
    Map<EncounterId, { readonly key: string; readonly proposals: EmProposals }>
  >();
  return (db: ReadDb, { id, serviceDate }: Encounter): EmProposals => {
    const file = openFile();
    const kept = known.get(file) ?? new Map<EncounterId, { key: string; proposals: EmProposals }>();
    known.set(file, kept);
    const documents = encounters.documents(db, id);
    const codes = encounters.coding(db, id).diagnoses;
    const key = [...codes, ...documents.map((d) => `${d.id} ${d.kind} ${d.sha256}`)].join('\n');
    const here = kept.get(id);
    if (here?.key === key) return here.proposals;
    const diagnoses = codes.flatMap((code) => {
      const verdict = lookup('icd10cm', code, serviceDate);
      return verdict.known === 'valid' ? [{ code, title: verdict.entry.title }] : [];
    });
    const proposals = proposeEm(
      documents.map(({ id: documentId, kind, text }) => ({ documentId, kind, text })),
      diagnoses,
    );
    if (kept.size >= KEPT) kept.clear();
    kept.set(id, { key, proposals });
    return proposals;
  };
}

/** The same visit with the lists that the contract wants. */
function mutable(visit: EmVisit): EmDetail['visit'] {
  return {
    ...visit,
    earlier: visit.earlier.map((v) => ({ ...v, codes: [...v.codes] })),
    proposals: { ...visit.proposals, items: [...visit.proposals.items] },
  };
}
