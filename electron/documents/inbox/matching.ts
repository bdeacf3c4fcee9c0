import { createHash } from 'node:crypto';
import type { Candidate, EncounterChoice, InboxRow, SameDocument } from '#shared/contract/documents.ts';
import type { IncomingPatient } from '#shared/domain/incoming.ts';
import { patientDifferences } from '#shared/domain/matching/differences.ts';
import {
  matchEncounters,
  toldVisit,
  type EncounterFacts,
  type EncounterMatch,
} from '#shared/domain/matching/match-encounter.ts';
import {
  comparePatient,
  matchPatients,
  type KnownNumbers,
  type PatientComparison,
  type PatientMatch,
} from '#shared/domain/matching/match-patient.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { EncounterId, PatientId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { DocumentsContext } from '#electron/documents/context.ts';
import { findSame } from '#electron/documents/queries.ts';
import { encounterFacts, encountersOf, findBornWith, findLinked, findPool } from './match-queries.ts';
import type { Item } from './queries.ts';

type Records = Pick<DocumentsContext, 'records'>;

const MOST_VISITS_SHOWN = 60;

/** Who of ours the person of a file may be, exact first. */
export function patientsFor(context: Records, db: ReadDb, incoming: IncomingPatient): PatientMatch[] {
  const linked = findLinked(db, incoming);
  const pool = findPool(db, incoming).flatMap((id) => context.records.patient(db, id) ?? []);
  return matchPatients(incoming, pool, (patient) => numbersOf(linked, patient.id));
}

/** A person of a file beside one patient of ours, whoever was found. */
export function compareWith(db: ReadDb, incoming: IncomingPatient, patient: Patient): PatientComparison {
  return comparePatient(incoming, patient, numbersOf(findLinked(db, incoming), patient.id));
}

/**
 * The best match alone, for lists: who is exact has the same birth date, so that most people are settled without
 * comparing everybody of their name.
 */
function bestFor(context: Records, db: ReadDb, incoming: IncomingPatient): PatientMatch | undefined {
  const linked = findLinked(db, incoming);
  const born = findBornWith(db, incoming).flatMap((id) => context.records.patient(db, id) ?? []);
  const [best] = matchPatients(incoming, born, (patient) => numbersOf(linked, patient.id));
  return best?.comparison.kind === 'exact' ? best : patientsFor(context, db, incoming)[0];
}

function numbersOf(linked: ReadonlyMap<string, PatientId>, id: PatientId): KnownNumbers {
  const owners = [...linked.values()];
  return {
    linked: owners.includes(id),
    linkedElsewhere: owners.some((owner) => owner !== id),
  };
}

/** The visits of a patient, those first to which an item may belong. */
export function encountersFor(
  db: ReadDb,
  item: Pick<Item, 'visit' | 'writtenOn'>,
  patientId: PatientId,
): EncounterMatch[] {
  const visits = encountersOf(db, patientId, item.visit?.identifier ?? '');
  return matchEncounters(toldVisit(item.visit, { writtenOn: item.writtenOn }), visits);
}

/** How one visit of ours fits what an item tells; null when it is not in the practice file. */
export function encounterFit(
  db: ReadDb,
  item: Pick<Item, 'visit' | 'writtenOn'>,
  id: EncounterId,
): (EncounterMatch & { readonly encounter: EncounterFacts & { readonly patientId: PatientId } }) | null {
  const facts = encounterFacts(db, id, item.visit?.identifier ?? '');
  return facts && (matchEncounters(toldVisit(item.visit, { writtenOn: item.writtenOn }), [facts])[0] ?? null);
}

export type Standing = {
  readonly patientMatch: InboxRow['patientMatch'];
  readonly encounterMatch: InboxRow['encounterMatch'];
  readonly patientId: PatientId | null;
  readonly encounterId: EncounterId | null;
};

/** Where an undecided item stands: whether its patient and visit are ours, exactly, likely, or not. */
export function standingOf(context: Records, db: ReadDb, item: Item): Standing {
  const patient = item.status === 'kept' ? item.patientId : null;
  if (patient === null && item.patient === null) return NOBODY;
  const best = patient === null && item.patient ? bestFor(context, db, item.patient) : undefined;
  const patientMatch = patient !== null ? 'exact' : (best?.comparison.kind ?? 'new');
  const patientId = patient ?? (best?.comparison.kind === 'exact' ? best.patient.id : null);
  if (patientId === null)
    return { ...NOBODY, patientMatch: patientMatch === 'different' ? 'new' : patientMatch };
  const visit = encountersFor(db, item, patientId)[0];
  const encounterMatch = visit === undefined || visit.kind === 'other' ? 'new' : visit.kind;
  return {
    patientMatch: 'exact',
    encounterMatch,
    patientId,
    encounterId: encounterMatch === 'exact' ? (visit?.encounter.id ?? null) : null,
  };
}

const NOBODY: Standing = { patientMatch: 'none', encounterMatch: 'none', patientId: null, encounterId: null };

/** Those of ours to be shown beside an item; the asked one too, even when nothing speaks for it. */
export function candidatesFor(
  context: Records,
  db: ReadDb,
  item: Item,
  asked: readonly (PatientId | null)[],
): Candidate[] {
  const found = item.patient ? patientsFor(context, db, item.patient) : [];
  const others = [...new Set(asked)]
    .filter((id) => id !== null && !found.some((match) => match.patient.id === id))
    .flatMap((id) => (id && context.records.patient(db, id)) || [])
    .map((patient): PatientMatch => ({
      patient,
      comparison: item.patient
        ? compareWith(db, item.patient, patient)
        : { kind: 'likely', score: 0, agrees: [], differs: ['the file tells of nobody'] },
    }));
  return [...others, ...found].map(({ patient, comparison }) => ({
    patient,
    kind: comparison.kind,
    agrees: [...comparison.agrees],
    differs: [...comparison.differs],
    changes: item.patient ? patientDifferences(item.patient, patient) : [],
    encounters: encountersFor(db, item, patient.id).slice(0, MOST_VISITS_SHOWN).map(toChoice),
  }));
}

export function toChoice({ encounter, kind, why }: EncounterMatch): EncounterChoice {
  const { id, serviceDate, reason, status, providerName } = encounter;
  return { id, serviceDate, reason, status, providerName, kind, why };
}

/** A text of this length is not the same by chance; two people may well have the same short results. */
const LONG_TEXT = 1000;

/**
 * Documents that are here already with the same text or the same original. Of a file that holds several documents
 * the file's own bytes tell nothing about one of them.
 * @param patients of ours whose documents may be the same by their text alone
 */
export function sameDocuments(
  db: ReadDb,
  item: Item,
  text: string,
  patients: readonly PatientId[],
): SameDocument[] {
  if (item.kind !== 'document') return [];
  return findSame(db, {
    textSha256: text.trim() === '' ? null : createHash('sha256').update(text, 'utf8').digest('hex'),
    textOf: text.length >= LONG_TEXT ? null : patients,
    originalSha256: item.originalSha256 ?? (item.ofFile === 1 ? item.fileSha256 : null),
  });
}
