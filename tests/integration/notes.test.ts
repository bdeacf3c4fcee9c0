import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EncounterSuggestions } from '#shared/contract/notes.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { insertCode, insertRelease } from '#electron/codesets/queries.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { SCENARIO_DOCUMENTS } from '#electron/demo/scenario.ts';
import { createNoteReading } from '#electron/note-reading.ts';
import type { NotesReader } from '#electron/notes/reader.ts';
import type { NotesService } from '#electron/notes/service.ts';
import {
  SERVICE_DAY,
  makeWorkFile,
  openEncounter,
  visitCoding,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
let codeSets: CodeSets;
let notes: NotesService;
let reader: NotesReader;

beforeEach(() => {
  file = makeWorkFile();
  codeSets = openCodeSets(':memory:');
  const made = createNoteReading({ ...file.services.context, lookup: codeSets.lookup }, codeSets, ':memory:');
  notes = made.service;
  reader = made.reader;
});
afterEach(() => {
  reader.close();
  codeSets.close();
  file.close();
});

function visit(...texts: readonly string[]): EncounterId {
  const encounterId = openEncounter(file);
  for (const [i, text] of texts.entries())
    file.services.coding.addDocument({ encounterId, kind: 'visit_note', title: `Note ${i + 1}`, text });
  return encounterId;
}

const rowOf = ({ rows }: EncounterSuggestions, code: string) => rows.find((row) => row.code === code);
const icd = (encounterId: EncounterId, code: string) => ({ encounterId, system: 'icd10cm', code }) as const;

/** A full release with one invented code, from November 2026 on. */
function installInvented(into: CodeSets): void {
  const on = isoDate('2026-11-01');
  transaction(into.db(), (w) => {
    const id = insertRelease(w, {
      system: 'icd10cm',
      name: 'ICD-10-CM test',
      starter: false,
      effectiveFrom: on,
      effectiveTo: null,
    });
    insertCode(w, id, {
      code: 'K99.9',
      title: 'Invented rosewort disorder',
      billable: true,
      validFrom: on,
      validTo: null,
    });
  });
}

describe('suggestions for the visit of the demonstration', () => {
  it('proposes its diagnoses and services, each with passages that stand in its documents', async () => {
    const encounterId = openEncounter(file);
    for (const document of SCENARIO_DOCUMENTS) file.services.coding.addDocument({ encounterId, ...document });
    const answer = await notes.suggest(encounterId);
    expect(answer.without).toBeNull();
    expect(answer.rows.filter((row) => row.proposed).map((row) => row.code)).toEqual(
      expect.arrayContaining(['E11.9', 'I10', '36415', '83036']),
    );
    const documents = new Map(file.services.coding.get(encounterId).documents.map((d) => [d.id, d.text]));
    for (const row of answer.rows) {
      expect(row.title).not.toBe('');
      for (const { documentId, start, end, text } of row.evidence)
        expect(documents.get(documentId)?.slice(start, end)).toBe(text);
    }
    const diabetes = rowOf(answer, 'E11.9')?.evidence.map((passage) => passage.text);
    expect(diabetes).toContain('type 2 diabetes mellitus');
    expect(rowOf(answer, '83036')).toMatchObject({ way: 'procedure list', chargeCents: 4000 });
    // The laboratory's report is read beside the note.
    expect(new Set(rowOf(answer, '83036')?.evidence.map((p) => p.documentId)).size).toBe(2);
  });

  it('says what is assigned already', async () => {
    const encounterId = visit('Essential hypertension. Blood drawn in the office.');
    file.services.coding.save(encounterId, 1, { ...visitCoding(), diagnoses: ['I10'], lines: [] });
    const answer = await notes.suggest(encounterId);
    expect(rowOf(answer, 'I10')?.alreadyAssigned).toBe(true);
    expect(rowOf(answer, '36415')?.alreadyAssigned).toBe(false);
  });

  it('keeps negated, family and uncertain mentions apart', async () => {
    const answer = await notes.suggest(
      visit('No chest pain. Mother had asthma. Possible pneumonia on the left. Repeat ECG next month.'),
    );
    expect(rowOf(answer, 'R07.9')).toMatchObject({ assertion: 'negated', proposed: false });
    expect(rowOf(answer, 'J45.909')).toMatchObject({ assertion: 'family', proposed: false });
    expect(rowOf(answer, 'J18.9')).toMatchObject({ assertion: 'uncertain', proposed: false });
    expect(rowOf(answer, '93000')).toMatchObject({ assertion: 'planned', proposed: false });
  });

  it('gives nothing for an encounter without documents, and reads an empty note', async () => {
    expect((await notes.suggest(visit())).rows).toEqual([]);
    expect((await notes.suggest(visit(' '))).rows).toEqual([]);
  });

  it('refuses an encounter that is not there', async () => {
    await expect(notes.suggest(randomUUID() as EncounterId)).rejects.toThrow(/not in the practice file/);
  });
});

describe('what was chosen', () => {
  it('is remembered for the encounter, counted by phrase, and can be taken back', async () => {
    const encounterId = visit('Essential hypertension, at goal.');
    await notes.accept(icd(encounterId, 'I10'));
    expect(rowOf(await notes.suggest(encounterId), 'I10')).toMatchObject({
      choice: 'accepted',
      timesAccepted: 1,
    });
    await notes.reject(icd(encounterId, 'I10'), 'history_only');
    expect(rowOf(await notes.suggest(encounterId), 'I10')).toMatchObject({
      choice: 'rejected',
      reason: 'history_only',
      timesAccepted: 0,
      timesRejected: 1,
    });
    notes.takeBack(icd(encounterId, 'I10'));
    expect(rowOf(await notes.suggest(encounterId), 'I10')).toMatchObject({ choice: null, timesRejected: 0 });
    const audit = file
      .db()
      .all<{ action: string; change: string }>(
        sql`SELECT action, change FROM audit_event WHERE action LIKE '%suggestion' OR action LIKE 'take back%' ORDER BY seq`,
      );
    expect(audit).toEqual([
      { action: 'accept suggestion', change: 'I10' },
      { action: 'reject suggestion', change: 'I10: history_only' },
      { action: 'take back choice', change: 'I10' },
    ]);
  });

  it('stops a phrase that was refused three times from proposing that code, and no other', async () => {
    for (let i = 0; i < 3; i += 1) {
      const encounterId = visit(`Visit ${i}. Essential hypertension.`);
      expect(rowOf(await notes.suggest(encounterId), 'I10')?.proposed).toBe(true);
      await notes.reject(icd(encounterId, 'I10'), 'wrong_code');
    }
    const next = await notes.suggest(visit('Essential hypertension. Chest pain today.'));
    expect(rowOf(next, 'I10')).toMatchObject({ proposed: false, stopped: true, timesRejected: 3 });
    expect(rowOf(next, 'R07.9')?.proposed).toBe(true);
    const otherWords = await notes.suggest(visit('HTN, controlled.'));
    expect(rowOf(otherWords, 'I10')?.proposed).toBe(true);
  });

  it('is not stopped by visits at which a condition was not treated', async () => {
    for (let i = 0; i < 4; i += 1)
      await notes.reject(icd(visit(`Visit ${i}. Essential hypertension.`), 'I10'), 'not_today');
    expect(rowOf(await notes.suggest(visit('Essential hypertension.')), 'I10')?.proposed).toBe(true);
  });

  it('refuses to remember what is no suggestion', async () => {
    const encounterId = visit('Essential hypertension.');
    await expect(notes.accept(icd(encounterId, 'E11.9'))).rejects.toThrow(/not among the suggestions/);
    expect(file.db().all(sql`SELECT * FROM suggestion_choice`)).toEqual([]);
  });
});

describe('releases', () => {
  it('takes codes from the release of the day, also when it was installed after the first reading', async () => {
    const encounterId = visit('Essential hypertension. Invented rosewort disorder.');
    expect(rowOf(await notes.suggest(encounterId), 'I10')?.proposed).toBe(true);
    installInvented(codeSets);
    const after = await notes.suggest(encounterId);
    expect(after.rows.map((row) => row.code)).toEqual(['K99.9']);
  });

  it('reads in a thread of its own, which sees what another connection installs', async () => {
    const path = join(file.folder, 'code-sets.sqlite');
    const stored = openCodeSets(path);
    const threaded = createNoteReading({ ...file.services.context, lookup: stored.lookup }, stored, path);
    try {
      const encounterId = visit(
        'Essential hypertension. Invented rosewort disorder. Blood drawn in the office.',
      );
      threaded.service.prepare(SERVICE_DAY);
      const first = await threaded.service.suggest(encounterId);
      expect(first.rows.filter((row) => row.proposed).map((row) => row.code)).toEqual(['I10', '36415']);
      installInvented(stored);
      const second = await threaded.service.suggest(encounterId);
      expect(second.rows.filter((row) => row.proposed).map((row) => row.code)).toEqual(['K99.9', '36415']);
      // A thread that has ended is started again.
      threaded.reader.close();
      expect((await threaded.service.suggest(encounterId)).rows.map((row) => row.code)).toContain('K99.9');
    } finally {
      threaded.reader.close();
      stored.close();
    }
  });

  it('shares one dictionary among the days of an edition', async () => {
    installInvented(codeSets);
    const [november, december] = [isoDate('2026-11-20'), isoDate('2026-12-24')];
    expect(await reader.editionOn(november)).toBe(await reader.editionOn(december));
    expect(await reader.editionOn(isoDate('2026-10-31'))).toBeNull();
  });

  it('says when no release speaks for the date of service, and still reads services', async () => {
    const encounterId = openEncounter(file, isoDate('2015-01-05'));
    file.services.coding.addDocument({
      encounterId,
      kind: 'visit_note',
      title: 'Note',
      text: 'Essential hypertension.',
    });
    const answer = await notes.suggest(encounterId);
    expect(answer.without).toMatch(/No ICD-10-CM release is installed for 2015-01-05/);
    expect(answer.rows).toEqual([]);
  });
});
