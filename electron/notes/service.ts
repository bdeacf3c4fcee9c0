import { createHash } from 'node:crypto';
import type { EncounterSuggestions } from '#shared/contract/notes.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { DocumentedCode } from '#shared/domain/coding/facts.ts';
import type { ClinicalDocument, Coding, Encounter } from '#shared/domain/encounter.ts';
import { encounterSuggestions, type DocumentReading } from '#shared/domain/notes/encounter-suggestions.ts';
import { countBook, phraseOf, type RejectReason } from '#shared/domain/notes/local-counts.ts';
import type { FeeScheduleRow } from '#shared/domain/practice.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { PracticeDb, ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { countChoices, deleteChoice, findChoices, putChoice, type Choice } from './queries.ts';
import type { NotesReader } from './reader.ts';
import type { TextReading } from './reading.ts';

export type NotesServiceContext = Pick<ServiceContext, 'db' | 'user' | 'clock' | 'lookup' | 'audit'> & {
  readonly reader: NotesReader;
  readonly encounter: (db: ReadDb, id: EncounterId) => Encounter | null;
  readonly documents: (db: ReadDb, id: EncounterId) => readonly ClinicalDocument[];
  readonly coding: (db: ReadDb, id: EncounterId) => Coding;
  /** The fee schedule as it stood on a day. */
  readonly procedures: (db: ReadDb, on: IsoDate) => readonly FeeScheduleRow[];
};

/** One code of one encounter. */
export type SuggestedCode = {
  readonly encounterId: EncounterId;
  readonly system: CodeSystem;
  readonly code: string;
};

export type NotesService = ReturnType<typeof createNotesService>;

/** Readings are kept while the practice file is open, and no longer: they hold words of the notes. */
type Kept = Map<string, TextReading>;
/** Rows of one answer: a record of hundreds of pages speaks of more codes than anybody reads. */
const MOST_ROWS = 300;
/** Documents whose reading is kept; the oldest goes first. */
const MOST_KEPT = 200;

/** Suggestions from the documents of an encounter, and what was chosen of them. */
export function createNotesService(context: NotesServiceContext) {
  const kept = new WeakMap<PracticeDb, Kept>();
  const keptOf = (db: PracticeDb): Kept => {
    const known = kept.get(db);
    if (known) return known;
    const made: Kept = new Map();
    kept.set(db, made);
    return made;
  };
  const lastRead = new WeakMap<PracticeDb, Map<EncounterId, readonly DocumentedCode[]>>();
  const lastReadOf = (db: PracticeDb): Map<EncounterId, readonly DocumentedCode[]> => {
    const known = lastRead.get(db) ?? new Map<EncounterId, readonly DocumentedCode[]>();
    lastRead.set(db, known);
    return known;
  };
  const suggest = async (encounterId: EncounterId): Promise<EncounterSuggestions> => {
    const began = performance.now();
    const db = context.db();
    const encounter = need(context.encounter(db, encounterId));
    const documents = context.documents(db, encounterId);
    const list = context.procedures(db, encounter.serviceDate);
    const read = await readAll(context.reader, keptOf(db), encounter.serviceDate, documents, list);
    // Locking closes the file while notes are read: the answer is then a refusal, not what was read.
    const composed = compose(context, context.db(), encounter, list, read);
    lastReadOf(context.db()).set(encounterId, supportedIn(composed.rows));
    return { ...composed, milliseconds: since(began) };
  };
  const choose = async (one: SuggestedCode, choice: Pick<Choice, 'outcome' | 'reason'>): Promise<void> => {
    const { rows } = await suggest(one.encounterId);
    const row = rows.find((r) => r.system === one.system && r.code === one.code);
    if (!row)
      throw new Refusal(
        'not_found',
        `${one.code} is not among the suggestions any more. Nothing was changed.`,
      );
    transaction(context.db(), (db) => {
      const phrases = new Map(
        row.evidence.map((p) => [phraseOf(p.text), p.documentId] as const).toReversed(),
      );
      putChoice(db, {
        ...one,
        ...choice,
        phrases: [...phrases].map(([phrase, documentId]) => ({ phrase, documentId })),
        way: row.way,
        userId: context.user().id,
        at: context.clock.now(),
      });
      context.audit(db, {
        action: choice.outcome === 'accepted' ? 'accept suggestion' : 'reject suggestion',
        record: 'encounter',
        recordId: one.encounterId,
        change: choice.reason === null ? one.code : `${one.code}: ${choice.reason}`,
      });
    });
  };
  return {
    suggest,
    /** The diagnoses that the documents were last read to support; nothing when nobody has read them yet. */
    documented: (encounterId: EncounterId): readonly DocumentedCode[] =>
      lastReadOf(context.db()).get(encounterId) ?? [],
    /** Remembers that a suggestion was taken. @throws Refusal `not_found` when it is no suggestion (any more). */
    accept: (one: SuggestedCode): Promise<void> => choose(one, { outcome: 'accepted', reason: null }),
    /** Remembers that it was refused, and why. @throws Refusal as `accept`. */
    reject: (one: SuggestedCode, reason: RejectReason): Promise<void> =>
      choose(one, { outcome: 'rejected', reason }),
    /** Forgets what was chosen for a code of an encounter. Nothing chosen: nothing happens. */
    takeBack: ({ encounterId, system, code }: SuggestedCode): void =>
      transaction(context.db(), (db) => {
        if (!deleteChoice(db, encounterId, system, code)) return;
        context.audit(db, {
          action: 'take back choice',
          record: 'encounter',
          recordId: encounterId,
          change: code,
        });
      }),
    /** Begins to make ready for a day; a failure shows when notes are read. */
    prepare: (on: IsoDate): void => void context.reader.prepare(on).catch(() => undefined),
    /** Releases of codes changed. */
    forget: (): void => context.reader.forget(),
  };
}

/** What the coding checks take from a reading: diagnoses that are affirmed and sure, with their words. */
function supportedIn(rows: EncounterSuggestions['rows']): readonly DocumentedCode[] {
  return rows
    .filter((row) => row.system === 'icd10cm' && row.proposed && row.choice !== 'rejected')
    .map((row) => ({ code: row.code, says: row.evidence[0]?.text ?? '' }));
}

function need(encounter: Encounter | null): Encounter {
  if (!encounter) throw new Refusal('not_found', 'This encounter is not in the practice file.');
  return encounter;
}

function since(began: number): number {
  return Math.round((performance.now() - began) * 10) / 10;
}

type Read = { readonly readings: readonly DocumentReading[]; readonly without: string | null };

/** Reads each document; what was read under the same edition and list of services is not read again. */
async function readAll(
  reader: NotesReader,
  kept: Kept,
  on: IsoDate,
  documents: readonly ClinicalDocument[],
  list: readonly FeeScheduleRow[],
): Promise<Read> {
  const procedures = list.map(({ code, description }) => ({ code, description }));
  const edition = await reader.editionOn(on);
  const ground = hash(`${edition ?? on} ${JSON.stringify(procedures)}`);
  const keyOf = (document: ClinicalDocument): string => `${ground} ${document.sha256}`;
  const missing = documents.filter((document) => !kept.has(keyOf(document)));
  if (missing.length > 0) {
    const texts = missing.map((document) => document.text);
    const read = await reader.read({ on, texts, procedures });
    for (const [i, document] of missing.entries()) kept.set(keyOf(document), read[i] ?? NOTHING);
  }
  const readings = documents.map((document) => ({
    documentId: document.id,
    ...(kept.get(keyOf(document)) ?? NOTHING),
  }));
  for (const key of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(key);
  }
  const without =
    edition === null
      ? `No ICD-10-CM release is installed for ${on}: diagnoses are not suggested. Install the release of that day.`
      : null;
  return { readings, without };
}

const NOTHING: TextReading = { diagnoses: [], services: [] };

function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

function compose(
  context: NotesServiceContext,
  db: ReadDb,
  encounter: Encounter,
  list: readonly FeeScheduleRow[],
  { readings, without }: Read,
): Omit<EncounterSuggestions, 'milliseconds'> {
  const on = encounter.serviceDate;
  const choices = findChoices(db, encounter.id);
  const { diagnoses, lines } = context.coding(db, encounter.id);
  const assigned = new Set([...diagnoses, ...lines.map((line) => line.code)]);
  const codes = readings.flatMap((r) => [...r.diagnoses, ...r.services].map((row) => row.code));
  const found = encounterSuggestions(readings, countBook(countChoices(db, codes)));
  return {
    without,
    rows: found.slice(0, MOST_ROWS).flatMap(({ accepted, rejected, ...row }) => {
      const fee = row.system === 'icd10cm' ? null : list.find((item) => item.code === row.code);
      const verdict = context.lookup(row.system, row.code, on);
      // A service of the practice's list that the installed codes know as not of this day is not offered.
      if (verdict.known === 'not_on_date') return [];
      const entry = verdict.known === 'valid' ? verdict.entry : null;
      const choice = choices.find((c) => c.system === row.system && c.code === row.code);
      return {
        ...row,
        evidence: [...row.evidence],
        title: fee?.description || entry?.title || '',
        billable: entry?.billable ?? true,
        chargeCents: fee?.chargeCents ?? null,
        alreadyAssigned: assigned.has(row.code),
        choice: choice?.outcome ?? null,
        reason: choice?.reason ?? null,
        timesAccepted: accepted,
        timesRejected: rejected,
      };
    }),
  };
}
