import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision, TakenIn } from '#shared/contract/documents.ts';
import { draftPatient } from '#shared/domain/matching/prefill.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, IncomingItemId, PatientId } from '#shared/kernel/ids.ts';
import { rawOf } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { createDocumentsService, type DocumentsService } from '#electron/documents/service.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { chargeMessage, labMessage, registration, type MessagePatient } from '#tests/support/messages.ts';
import { sampleDir } from '#tests/support/samples.ts';
import {
  addPatient,
  makeWorkFile,
  openEncounter,
  SERVICE_DAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
let documents: DocumentsService;

beforeEach(() => {
  file = makeWorkFile();
  documents = serviceOf(readIncoming);
});
afterEach(() => file.close());

/** The service over the open file, with a reader of the test's choosing. */
function serviceOf(read: Parameters<typeof createDocumentsService>[0]['read']): DocumentsService {
  return createDocumentsService({
    ...file.services.context,
    read,
    createEncounter: file.services.coding.createEncounter,
    savePatient: file.patients.savePatient,
  });
}

const give = (
  bytes: Uint8Array,
  encounterId: EncounterId | null = null,
  fileName = 'report.hl7',
): Promise<TakenIn> => documents.takeIn({ fileName, bytes, way: 'dialog', encounterId });
const only = (taken: TakenIn): IncomingItemId => {
  const [id, ...more] = taken.items;
  if (id === undefined || more.length > 0) throw new Error(`${taken.items.length} items wait, not one.`);
  return id;
};
const done = (decision: Decision): Extract<Decision, { state: 'done' }> => {
  if (decision.state !== 'done') throw new Error(`A question about ${decision.question.about} is asked.`);
  return decision;
};
const asked = (decision: Decision): Extract<Decision, { state: 'question' }>['question'] => {
  if (decision.state !== 'question') throw new Error('No question is asked.');
  return decision.question;
};
const rows = () => ({
  originals: file.db().all(sql`SELECT sha256 FROM original`).length,
  documents: file.db().all(sql`SELECT id FROM clinical_document`).length,
  items: file.db().all(sql`SELECT id FROM incoming_item`).length,
  patients: file.db().all(sql`SELECT id FROM patient`).length,
  encounters: file.db().all(sql`SELECT id FROM encounter`).length,
  audit: file.db().all(sql`SELECT seq FROM audit_event`).length,
});
const visitOn = (day = SERVICE_DAY) => ({
  serviceDate: day,
  renderingProviderId: file.ids.providerId,
  facilityId: file.ids.facilityId,
  reason: 'Laboratory',
});

describe('taking in a report', () => {
  it('matches a person with the same name, birth date and sex exactly, and attaches only when told', async () => {
    const encounterId = openEncounter(file);
    const taken = await give(labMessage());
    expect(taken).toMatchObject({ outcome: 'waiting', sentence: '1 document in the inbox.' });
    expect(rows()).toMatchObject({ documents: 0, originals: 1 });
    const item = documents.item(only(taken), null);
    expect(item.row).toMatchObject({
      patientMatch: 'exact',
      encounterMatch: 'exact',
      patientName: 'FICTIVE, ANA',
    });
    expect(item.candidates[0]).toMatchObject({ kind: 'exact', changes: [] });
    expect(item.candidates[0]?.encounters[0]).toMatchObject({
      id: encounterId,
      kind: 'exact',
      why: 'same day',
    });

    const decision = done(documents.attach({ id: only(taken), encounterId, confirmed: [] }));
    const [facts] = documents.facts(encounterId);
    expect(facts).toMatchObject({ id: decision.documentId, format: 'hl7v2' });
    expect(facts?.results.map((r) => [r.name, r.value, r.unit, r.flag])).toEqual([
      ['Hemoglobin A1c', '8.1', '%', 'H'],
      ['Glucose', '182', 'mg/dL', 'H'],
    ]);
    const sha256 = facts?.original?.sha256 ?? '';
    expect(Buffer.from(documents.original(sha256).bytes)).toEqual(Buffer.from(labMessage()));
    expect(documents.inbox('waiting', 10).total).toBe(0);
    expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  });

  it('knows the sender’s number the next time, when the name is spelled otherwise', async () => {
    const encounterId = openEncounter(file);
    done(documents.attach({ id: only(await give(labMessage())), encounterId, confirmed: [] }));
    const next = await give(labMessage({ first: 'ANNA' }, { id: 'M2', value: '7.9' }));
    expect(documents.item(only(next), null).row.patientMatch).toBe('exact');
    const stranger = await give(labMessage({ first: 'ANNA', number: 'X-1' }, { id: 'M3', value: '7.8' }));
    expect(documents.item(only(stranger), null).row.patientMatch).toBe('likely');
  });

  it('asks before a likely patient gets a document, with both side by side', async () => {
    const encounterId = openEncounter(file);
    const id = only(await give(labMessage({ birth: '19690818', number: 'X-2' })));
    const question = asked(documents.attach({ id, encounterId, confirmed: [] }));
    expect(question).toMatchObject({
      about: 'patient',
      kind: 'likely',
      theirs: { name: 'FICTIVE, ANA', birthDate: '1969-08-18' },
      ours: { name: 'Fictive, Ana', birthDate: '1969-08-19', account: '2000' },
      differs: ['birth date one slip apart'],
    });
    expect(rows().documents).toBe(0);
    done(documents.attach({ id, encounterId, confirmed: ['patient'] }));
    expect(rows().documents).toBe(1);
  });

  it('stops a message of another patient on an encounter’s page, and leaves it in the inbox', async () => {
    const encounterId = openEncounter(file);
    const other: MessagePatient = {
      last: 'SAMPLE',
      first: 'BEN',
      birth: '19500101',
      sex: 'M',
      number: 'X-3',
      phone: '',
    };
    const taken = await give(labMessage(other), encounterId);
    expect(taken).toMatchObject({
      outcome: 'question',
      documents: [],
      sentence: 'A question must be answered first.',
    });
    const question = asked(documents.attach({ id: only(taken), encounterId, confirmed: [] }));
    expect(question).toMatchObject({
      kind: 'different',
      theirs: { name: 'SAMPLE, BEN', birthDate: '1950-01-01' },
      ours: { name: 'Fictive, Ana', birthDate: '1969-08-19' },
    });
    expect(rows().documents).toBe(0);
    expect(documents.inbox('waiting', 10).total).toBe(1);
    // Let through all the same: it links nothing, so the next one asks again.
    done(documents.attach({ id: only(taken), encounterId, confirmed: ['patient'] }));
    const again = await give(labMessage(other, { id: 'M9', value: '5.5' }), encounterId);
    expect(again.outcome).toBe('question');
  });

  it('attaches a report of the right patient at once on the encounter’s page', async () => {
    const encounterId = openEncounter(file);
    const taken = await give(labMessage(), encounterId);
    expect(taken).toMatchObject({ outcome: 'attached', sentence: '1 document added.', items: [] });
    expect(documents.facts(encounterId)).toHaveLength(1);
  });

  it('shows proposed charges with the document and assigns nothing', async () => {
    const encounterId = openEncounter(file);
    await give(chargeMessage(), encounterId);
    const [facts] = documents.facts(encounterId);
    expect(facts?.charges).toEqual([
      { code: '99213', modifiers: [], units: 1, diagnoses: ['E11.9'], serviceDate: '2026-11-19' },
    ]);
    expect(file.services.coding.get(encounterId).coding).toEqual({ diagnoses: [], lines: [] });
  });
});

describe('the same again', () => {
  it('tells that a file waits, is decided, or is with the encounter; nothing stands twice', async () => {
    const encounterId = openEncounter(file);
    const first = await give(labMessage());
    expect(await give(labMessage(), null, 'copy.hl7')).toMatchObject({
      outcome: 'known',
      sentence: 'This file waits in the inbox since 2026-11-23. It was not taken in again.',
      items: first.items,
    });
    done(documents.attach({ id: only(first), encounterId, confirmed: [] }));
    expect((await give(labMessage())).sentence).toContain('is decided');
    const here = await give(labMessage(), encounterId);
    expect(here).toMatchObject({
      outcome: 'known',
      sentence: 'This file is already with this encounter. Nothing was added again.',
    });
    expect(rows()).toMatchObject({ originals: 1, documents: 1, items: 1 });
  });

  it('asks before the same text goes to a second encounter, and refuses it for the same one', async () => {
    const encounterId = openEncounter(file);
    const other = openEncounter(file, isoDate('2026-11-20'));
    await give(labMessage(), encounterId);
    // Sent again under another message number: other bytes, the same report.
    const id = only(await give(labMessage({}, { id: 'M2' })));
    expect(documents.item(id, null).same).toMatchObject([{ encounterId, by: 'text' }]);
    expect(() => documents.attach({ id, encounterId, confirmed: ['same'] })).toThrow(
      /already with this encounter/,
    );
    expect(asked(documents.attach({ id, encounterId: other, confirmed: [] })).about).toBe('same');
    done(documents.attach({ id, encounterId: other, confirmed: ['same'] }));
    expect(rows().documents).toBe(2);
  });

  it('asks when a file that is with one encounter is given on the page of another', async () => {
    await give(labMessage(), openEncounter(file));
    const taken = await give(labMessage(), openEncounter(file, isoDate('2026-11-20')));
    expect(taken.outcome).toBe('question');
    expect(rows()).toMatchObject({ originals: 1, documents: 1 });
  });

  it('does not let a repeated registration wait twice', async () => {
    const stranger: MessagePatient = { last: 'INVENTED', number: 'X-4' };
    await give(registration(stranger));
    const again = await give(new Uint8Array([...registration(stranger), 13]));
    expect(again).toMatchObject({
      outcome: 'known',
      sentence: '1 known: the same waits in the inbox already.',
    });
    expect(documents.counts().waiting).toBe(1);
  });
});

describe('two people with the same results', () => {
  it('both wait, and neither is taken for a copy of the other', async () => {
    const ben = addPatient(file.patients, file.ids.payerId, 'Ben', '2001');
    const [ofAna, ofBen] = [openEncounter(file), openEncounter(file, SERVICE_DAY, ben)];
    const ana = only(await give(labMessage()));
    const bens = only(await give(labMessage({ first: 'BEN', number: 'X-20' }, { id: 'M2' })));
    done(documents.attach({ id: ana, encounterId: ofAna, confirmed: [] }));
    expect(documents.item(bens, null).same).toEqual([]);
    done(documents.attach({ id: bens, encounterId: ofBen, confirmed: [] }));
    expect(rows().documents).toBe(2);
  });
});

describe('people and visits', () => {
  const cora: MessagePatient = {
    last: 'INVENTED',
    first: 'CORA',
    birth: '19800502',
    number: 'X-5',
    phone: '2165550199',
  };

  it('makes a new patient with a first encounter from what the file tells', async () => {
    const id = only(await give(labMessage(cora)));
    const item = documents.item(id, null);
    expect(item.row).toMatchObject({ patientMatch: 'new', encounterMatch: 'none' });
    if (item.patient === null) throw new Error('The report tells of nobody.');
    const draft = draftPatient(item.patient);
    expect(draft).toMatchObject({ lastName: 'Invented', firstName: 'Cora', phone: '2165550199' });
    const patient = { ...draft, birthDate: isoDate('1980-05-02') };
    const made = done(documents.newPatient({ id, patient, visit: visitOn(), confirmed: [] }));
    const detail = file.services.coding.get(made.encounterId as EncounterId);
    expect(detail.patient).toMatchObject({ lastName: 'Invented', accountNumber: '1001' });
    expect(detail.documents).toHaveLength(1);
    const next = await give(labMessage(cora, { id: 'M2', value: '6.0' }));
    expect(documents.item(only(next), null).row).toMatchObject({
      patientMatch: 'exact',
      encounterMatch: 'exact',
    });
  });

  it('asks before a second patient like one of ours is made', async () => {
    const id = only(await give(labMessage({ first: 'ANNE', number: 'X-6' })));
    const { patient } = documents.item(id, null);
    if (patient === null) throw new Error('The report tells of nobody.');
    const draft = { ...draftPatient(patient), birthDate: isoDate('1969-08-19') };
    const before = rows();
    const input = { id, patient: draft, visit: null } as const;
    expect(asked(documents.newPatient({ ...input, confirmed: [] }))).toMatchObject({
      about: 'twin',
      ours: [{ name: 'Fictive, Ana' }],
    });
    expect(rows()).toEqual(before);
    const made = done(documents.newPatient({ ...input, confirmed: ['twin'] }));
    expect(rows().patients).toBe(before.patients + 1);
    expect(documents.inbox('kept', 10).rows).toMatchObject([{ patientId: made.patientId, status: 'kept' }]);
  });

  it('asks before a second visit on a day, and keeps a document with its patient until there is one', async () => {
    const encounterId = openEncounter(file);
    const id = only(await give(labMessage()));
    const input = { id, patientId: file.ids.patientId, visit: visitOn() };
    expect(asked(documents.newEncounter({ ...input, confirmed: [] }))).toMatchObject({
      about: 'visit',
      visits: [{ id: encounterId }],
    });
    done(documents.keepWithPatient({ id, patientId: file.ids.patientId, confirmed: [] }));
    expect(documents.counts()).toEqual({ waiting: 0, kept: 1 });
    const made = done(documents.newEncounter({ ...input, confirmed: ['visit'] }));
    expect(made.encounterId).not.toBe(encounterId);
    expect(rows()).toMatchObject({ documents: 1, encounters: 2 });
  });

  it('takes a new address over only when told, and lets an unchanged registration not wait', async () => {
    const encounterId = openEncounter(file);
    expect(await give(registration())).toMatchObject({ outcome: 'known' });
    const moved = await give(
      registration({ address: '9 Sample Street^^Cleveland^OH^44114' }, '20261119', 'V-2'),
    );
    const item = documents.item(only(moved), null);
    expect(item.candidates[0]?.changes).toEqual([
      {
        field: 'address',
        theirs: '9 Sample Street, Cleveland, OH 44114',
        ours: '12 Invented Lane, Cleveland, OH 44113',
      },
    ]);
    const { patientId } = file.ids;
    expect(file.patients.detail(patientId).patient.address.line1).toBe('12 Invented Lane');
    documents.updatePatient({ id: only(moved), patientId, fields: ['address'] });
    expect(file.patients.detail(patientId).patient.address).toMatchObject({
      line1: '9 Sample Street',
      zip: '44114',
    });
    expect(done(documents.attach({ id: only(moved), encounterId, confirmed: [] })).documentId).toBeNull();
  });

  it('attaches everything that is exact in one go and leaves what is not', async () => {
    openEncounter(file);
    const ben = addPatient(file.patients, file.ids.payerId, 'Ben', '2001');
    openEncounter(file, SERVICE_DAY, ben);
    await give(labMessage());
    await give(labMessage({ first: 'BEN', number: 'X-7' }, { id: 'M2', value: '5.1' }));
    await give(
      labMessage({ last: 'SAMPLE', number: 'X-8', birth: '19400101', phone: '' }, { id: 'M3', value: '5.2' }),
    );
    expect(documents.attachExact()).toEqual({ attached: 2, left: 0 });
    expect(documents.counts().waiting).toBe(1);
  });

  it('two of ours who both fit are for the user to decide', async () => {
    const twin = addPatient(file.patients, file.ids.payerId, 'Ana', '2002');
    openEncounter(file);
    openEncounter(file, SERVICE_DAY, twin);
    const item = documents.item(only(await give(labMessage())), null);
    expect(item.row.patientMatch).toBe('likely');
    expect(item.candidates.map((one) => one.kind)).toEqual(['likely', 'likely']);
    expect(documents.attachExact()).toEqual({ attached: 0, left: 0 });
  });
});

describe('taking back', () => {
  it('puts an attached document back with its text, and forgets the link it made', async () => {
    const encounterId = openEncounter(file);
    const id = only(await give(labMessage({ first: 'ANNA', number: 'X-9' })));
    const text = documents.item(id, null).document?.text;
    done(documents.attach({ id, encounterId, confirmed: ['patient'] }));
    expect(documents.takeBack([id])).toBe(1);
    const item = documents.item(id, null);
    expect(item.document?.text).toBe(text);
    expect(item.document?.results).toHaveLength(2);
    expect(item.row).toMatchObject({ status: 'waiting', patientMatch: 'likely' });
    expect(rows().documents).toBe(0);
  });

  it('refuses for a coded encounter', async () => {
    const encounterId = openEncounter(file);
    const id = only(await give(labMessage()));
    done(documents.attach({ id, encounterId, confirmed: [] }));
    rawOf(file.db()).exec(`UPDATE encounter SET status = 'coded'`);
    expect(() => documents.takeBack([id])).toThrow(/Reopen it first; nothing was changed/);
  });

  it('discards with a reason, and lets a discarded file wait again when it is given again', async () => {
    const id = only(await give(labMessage()));
    expect(documents.discard([id], 'Not ours')).toBe(1);
    expect(documents.inbox('decided', 10).rows).toMatchObject([{ status: 'discarded', reason: 'Not ours' }]);
    expect(() => documents.discard([id], 'Twice')).toThrow(/decided meanwhile/);
    expect((await give(labMessage())).sentence).toContain('It waits in the inbox again.');
    expect(documents.counts().waiting).toBe(1);
  });
});

describe('bad input changes nothing', () => {
  it.each([
    ['an empty file', new Uint8Array(), /empty/],
    ['nothing but blanks', new TextEncoder().encode(' \n\n '), /no text/],
    ['a message without its beginning', new TextEncoder().encode('PID|1||1||A^B\r'), /beginning is missing/],
    ['a message cut off', labMessage().slice(0, 40), /./],
    ['a program', new Uint8Array([0x4d, 0x5a, 0, 0, 1, 2]), /program/],
  ])('refuses %s with one sentence', async (_what, bytes, sentence) => {
    const before = rows();
    const taken = await give(bytes);
    expect(taken.outcome).toBe('refused');
    expect(taken.sentence).toMatch(sentence);
    expect(taken.sentence).toMatch(/[Nn]othing/);
    expect(rows()).toEqual(before);
  });

  it('keeps nothing when the file is locked while it is read', async () => {
    documents = serviceOf(async (bytes, name) => {
      const read = await readIncoming(bytes, name);
      file.reopen();
      return read;
    });
    await expect(give(labMessage())).rejects.toThrow(/locked while the document was read/);
    expect(rows()).toMatchObject({ originals: 0, items: 0 });
  });

  it('keeps nothing when the disk is full', async () => {
    const pages = rawOf(file.db()).pragma('page_count', { simple: true }) as number;
    rawOf(file.db()).pragma(`max_page_count = ${pages}`);
    const before = rows();
    const note = new TextEncoder().encode(`NOTE\n${'Invented words of a long note. '.repeat(20_000)}`);
    await expect(give(note)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(rows()).toEqual(before);
    rawOf(file.db()).pragma('max_page_count = 1073741823');
    expect((await give(note)).outcome).toBe('waiting');
  });

  it('an unexpected fault of a reader is told without its words', async () => {
    documents = serviceOf(async () => {
      throw new TypeError('line 3: Fictive, Ana has no Z');
    });
    expect(await give(labMessage())).toMatchObject({
      outcome: 'refused',
      sentence: 'The file could not be read. Nothing was taken in.',
    });
  });
});

const samples = sampleDir();
describe.skipIf(samples === null)('the handed HL7 samples', () => {
  const sample = (name: string): Uint8Array =>
    new Uint8Array(readFileSync(join(samples ?? '', 'samples', 'hl7v2', name)));

  it('a laboratory report becomes a new patient with an encounter; the next one is matched exactly', async () => {
    const taken = await give(sample('LAB-ORU-1.hl7'));
    expect(taken.items.length).toBeGreaterThan(0);
    const id = taken.items[0] as IncomingItemId;
    const { patient, row } = documents.item(id, null);
    expect(row.patientMatch).toBe('new');
    if (patient?.birthDate == null) throw new Error('The report tells no birth date.');
    const address = { line1: '1 Example Way', line2: '', city: 'Sampleton', state: 'OH', zip: '43215' };
    const draft = { ...draftPatient(patient), birthDate: patient.birthDate, address };
    const visit = visitOn(isoDate('2014-10-06'));
    const made = done(documents.newPatient({ id, patient: draft, visit, confirmed: [] }));
    expect(documents.facts(made.encounterId as EncounterId)[0]?.results.length).toBeGreaterThan(3);
    expect(await give(sample('LAB-ORU-1.hl7'))).toMatchObject({ outcome: 'known' });
    const second = new TextEncoder().encode(
      new TextDecoder().decode(sample('LAB-ORU-1.hl7')).replace('|182|', '|183|').replace('4.06', '4.16'),
    );
    const again = await give(second);
    expect(documents.item(again.items[0] as IncomingItemId, null).row.patientMatch).toBe('exact');
  });

  it.each([
    'ADT-A04-01.hl7',
    'ADT-A08-01.hl7',
    'DFT-P03-01.hl7',
    'MDM-T02-02.hl7',
    'ORU-R01-01.hl7',
    'VXU-V04-01.hl7',
  ])('takes in %s or says why not, and proposes', async (name) => {
    const taken = await give(sample(name), null, name);
    expect(taken.sentence).not.toBe('');
    for (const { id } of documents.inbox('waiting', 50).rows) {
      const item = documents.item(id, randomUUID() as PatientId);
      expect(item.row.patientMatch).toBe('new');
    }
    expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  });
});
