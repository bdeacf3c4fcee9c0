import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QUERY_HOLD_REASON, draftQuery } from '#shared/domain/clinician-query.ts';
import { mergeOffer } from '#shared/domain/coding/coding-offer.ts';
import { WorklistFilter } from '#shared/domain/worklist.ts';
import { addDays, isoDate, type Instant } from '#shared/kernel/dates.ts';
import type { ClinicianQueryId, EncounterId, UserId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { drawQuery } from '#electron/papers.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { insertUser } from '#electron/session/queries.ts';
import { readInfo, readPages } from '#tests/support/paper.ts';
import {
  addPatient,
  codedEncounter,
  makeWorkFile,
  openEncounter,
  SERVICE_DAY,
  servicesOver,
  testClock,
  TODAY,
  visitCoding,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

const audited = (record: string) =>
  file
    .db()
    .all<{ action: string }>(sql`SELECT action FROM audit_event WHERE record = ${record} ORDER BY seq`)
    .map((row) => row.action);

describe('favourites', () => {
  it('stand in the order of the user, with title, validity and charge of the date', () => {
    const { workbench } = file.services;
    workbench.addFavourite({ system: 'icd10cm', code: 'e119' });
    workbench.addFavourite({ system: 'cpt', code: '83036' });
    workbench.addFavourite({ system: 'icd10cm', code: 'I10' });
    workbench.addFavourite({ system: 'icd10cm', code: 'E11.9' });
    workbench.moveFavourite({ system: 'icd10cm', code: 'I10' }, 1);
    const shown = workbench.favourites(SERVICE_DAY);
    expect(shown.map((f) => f.code)).toEqual(['I10', 'E11.9', '83036']);
    expect(shown[1]).toMatchObject({
      usable: true,
      why: '',
      title: expect.stringMatching(/^Type 2 diabetes/),
    });
    expect(shown[2]).toMatchObject({ chargeCents: 4000, title: 'Haemoglobin A1c' });
    workbench.removeFavourite({ system: 'icd10cm', code: 'E11.9' });
    expect(workbench.favourites(SERVICE_DAY).map((f) => f.code)).toEqual(['I10', '83036']);
    expect(audited('favourite')).toEqual(['add', 'add', 'add', 'move', 'remove']);
  });

  it('say why one cannot be used: a heading is greyed, an unknown code of the starter set is told', () => {
    const { workbench } = file.services;
    workbench.addFavourite({ system: 'icd10cm', code: 'E11' });
    workbench.addFavourite({ system: 'icd10cm', code: 'Q99.87' });
    const [heading, unknown] = workbench.favourites(SERVICE_DAY);
    expect(heading).toMatchObject({ usable: false, why: expect.stringMatching(/heading/) });
    expect(unknown).toMatchObject({ usable: true, why: expect.stringMatching(/not in the starter set/) });
  });
});

const DRAFT = {
  id: null,
  name: 'Diabetes check',
  visitType: 'Diabetes follow-up',
  description: 'Visit with A1c',
  shared: true,
  diagnoses: ['E11.9', 'I10'],
  lines: [
    { code: '99213', modifiers: [], pointers: [1, 2], units: 1 },
    { code: '83036', modifiers: ['QW'], pointers: [1], units: 2 },
  ],
};

describe('templates', () => {
  it('give their codes with the charges of the date for all units', () => {
    const { workbench } = file.services;
    const id = workbench.saveTemplate(DRAFT);
    const encounter = openEncounter(file);
    const offer = workbench.applyTemplate(id, encounter);
    expect(offer.diagnoses).toEqual(['E11.9', 'I10']);
    expect(offer.lines.map((l) => [l.code, l.pointers, l.chargeCents])).toEqual([
      ['99213', [1, 2], 14500],
      ['83036', [1], 8000],
    ]);
    expect(offer.leftOut).toEqual([]);
    file.practice.saveFee({
      code: '99213',
      description: 'Office visit',
      chargeCents: cents(15500),
      effectiveOn: SERVICE_DAY,
    });
    expect(workbench.applyTemplate(id, encounter).lines[0]?.chargeCents).toBe(15500);
    expect(
      workbench.applyTemplate(id, openEncounter(file, addDays(SERVICE_DAY, -1))).lines[0]?.chargeCents,
    ).toBe(14500);
  });

  it('leave out what may not be used on the date, and say it; pointers follow what is left', () => {
    const { workbench } = file.services;
    const id = workbench.saveTemplate({
      ...DRAFT,
      diagnoses: ['E11', 'I10'],
      lines: [{ code: '99213', modifiers: [], pointers: [1, 2], units: 1 }],
    });
    const offer = workbench.applyTemplate(id, openEncounter(file));
    expect(offer.diagnoses).toEqual(['I10']);
    expect(offer.leftOut).toEqual([
      { system: 'icd10cm', code: 'E11', why: expect.stringMatching(/heading/) as string },
    ]);
    expect(offer.lines[0]?.pointers).toEqual([1]);
  });

  it('come with those that fit the reason first, are edited and deleted', () => {
    const { workbench } = file.services;
    const id = workbench.saveTemplate(DRAFT);
    workbench.saveTemplate({ ...DRAFT, name: 'A cold', visitType: 'Cough and cold', description: '' });
    const encounter = file.services.coding.createEncounter({
      patientId: file.ids.patientId,
      serviceDate: SERVICE_DAY,
      renderingProviderId: file.ids.providerId,
      facilityId: file.ids.facilityId,
      reason: 'Check of diabetes',
    });
    expect(workbench.templates(encounter).map((t) => t.name)).toEqual(['Diabetes check', 'A cold']);
    workbench.saveTemplate({ ...DRAFT, id, name: 'Diabetes', diagnoses: ['E11.9'], lines: [] });
    expect(workbench.templates(encounter)[0]).toMatchObject({ id, name: 'Diabetes', lines: [] });
    workbench.deleteTemplate(id);
    expect(workbench.templates(encounter).map((t) => t.name)).toEqual(['A cold']);
    expect(() => workbench.applyTemplate(id, encounter)).toThrow(/not there any more/);
    expect(audited('template')).toEqual(['create', 'create', 'change', 'delete']);
  });

  it('refuse to be empty or to point nowhere', () => {
    const { workbench } = file.services;
    expect(() => workbench.saveTemplate({ ...DRAFT, diagnoses: [], lines: [] })).toThrow(/at least one code/);
    expect(() => workbench.saveTemplate({ ...DRAFT, diagnoses: [] })).toThrow(/points to a diagnosis/);
  });

  it('are not another user’s to see when they are private', () => {
    const { workbench } = file.services;
    const id = workbench.saveTemplate({ ...DRAFT, shared: false });
    expect(workbench.templates(openEncounter(file))).toHaveLength(1);
    const other = { id: '00000000-0000-4000-8000-000000000002' as UserId, name: 'Other Coder' };
    transaction(file.db(), (w) =>
      insertUser(w, { ...other, role: 'coder', at: '2026-01-01T00:00:00.000Z' as Instant }),
    );
    const theirs = servicesOver(file.db, testClock(), undefined, other).workbench;
    expect(theirs.templates(openEncounter(file))).toEqual([]);
    expect(() => theirs.applyTemplate(id, openEncounter(file))).toThrow(/not there/);
    expect(() => theirs.deleteTemplate(id)).toThrow(/not there/);
    workbench.addFavourite({ system: 'icd10cm', code: 'I10' });
    expect(theirs.favourites(SERVICE_DAY)).toEqual([]);
  });
});

describe('an earlier visit', () => {
  it('is repeated with everything, or with what is chronic alone, by this visit’s date', () => {
    const { coding, workbench } = file.services;
    const before = openEncounter(file, addDays(SERVICE_DAY, -90));
    const saved = visitCoding();
    coding.save(before, 1, { diagnoses: [...saved.diagnoses, 'J06.9'], lines: saved.lines });
    openEncounter(file, addDays(SERVICE_DAY, -30));
    const here = openEncounter(file);
    const visits = workbench.earlierVisits(here);
    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({
      id: before,
      chronic: ['E11.9', 'I10'],
      diagnoses: ['E11.9', 'I10', 'J06.9'],
    });
    expect(workbench.repeatVisit(here, before, 'chronic')).toMatchObject({
      diagnoses: ['E11.9', 'I10'],
      lines: [],
    });
    const all = workbench.repeatVisit(here, before, 'everything');
    const merged = mergeOffer({ diagnoses: ['I10'], lines: [] }, all, () => crypto.randomUUID());
    expect(merged.coding.diagnoses).toEqual(['I10', 'E11.9', 'J06.9']);
    expect(merged.coding.lines.map((l) => l.pointers)).toEqual([[2, 1], [2], [2]]);
    coding.save(here, 1, merged.coding);
    expect(coding.get(here).findings.filter((f) => f.severity === 'stops')).toEqual([]);
  });

  it('of another patient is refused', () => {
    const other = codedEncounter(
      file,
      SERVICE_DAY,
      addPatient(file.patients, file.ids.payerId, 'Ben', '2002'),
    );
    const here = openEncounter(file);
    expect(file.services.workbench.earlierVisits(here)).toEqual([]);
    expect(() => file.services.workbench.repeatVisit(here, other, 'everything')).toThrow(/two patients/);
  });
});

describe('saved views', () => {
  it('are kept per user, replaced by name, and deleted', () => {
    const { workbench } = file.services;
    const old = WorklistFilter.parse({ statuses: ['open'], minAgeDays: 10 });
    const id = workbench.saveView('Old ones', old);
    expect(workbench.saveView('old ones', { ...old, minAgeDays: 20 })).toBe(id);
    workbench.saveView('Big', WorklistFilter.parse({ minChargeCents: 50_000 }));
    expect(workbench.views().map((v) => [v.name, v.filter.minAgeDays])).toEqual([
      ['old ones', 20],
      ['Big', null],
    ]);
    workbench.deleteView(id);
    expect(workbench.views().map((v) => v.name)).toEqual(['Big']);
    expect(() => workbench.deleteView(id)).toThrow(/not there/);
  });
});

const passages = [{ documentId: null, source: 'Visit note', quote: 'Knee pain, swelling.' }];
const ask = (encounter: EncounterId) =>
  file.services.queries.ask(
    encounter,
    file.ids.providerId,
    draftQuery('specificity', 'the knee pain', passages),
  );

describe('a query to the clinician', () => {
  it('holds the encounter until it is answered, and then lets it go', () => {
    const { coding, queries } = file.services;
    const id = openEncounter(file);
    const saved = coding.save(id, 1, visitCoding());
    const asked = ask(id);
    expect(asked.encounter.encounter).toMatchObject({ status: 'held', holdReason: QUERY_HOLD_REASON });
    expect(() => coding.release(id)).toThrow(/query to the clinician is open/);
    expect(() => coding.markCoded(id, saved.encounter.version + 1)).toThrow(/query to the clinician is open/);
    const after = queries.answer(asked.id, {
      answeredOn: TODAY,
      answeredBy: 'Nora Example MD',
      answer: 'Right knee.',
      asDocument: true,
    });
    expect(after.encounter.encounter).toMatchObject({ status: 'coding', holdReason: '' });
    expect(after.queries[0]).toMatchObject({ status: 'answered', answer: 'Right knee.', answeredOn: TODAY });
    const document = after.encounter.documents.at(-1);
    expect(after.queries[0]?.documentId).toBe(document?.id);
    expect(document?.text).toContain('Right knee.');
    expect(audited('query')).toEqual(['ask', 'answer']);
    expect(() =>
      queries.answer(asked.id, { answeredOn: TODAY, answeredBy: 'N', answer: 'Left', asDocument: false }),
    ).toThrow(/not open any more/);
  });

  it('keeps holding while another one is open, and a hold of another kind stays', () => {
    const { coding, queries } = file.services;
    const id = openEncounter(file);
    const first = ask(id);
    const second = ask(id);
    expect(queries.withdraw(first.id, 'Found in the lab report').encounter.encounter.status).toBe('held');
    expect(queries.withdraw(second.id, 'Asked twice').encounter.encounter.status).toBe('coding');
    coding.hold(id, 'Waiting for the report');
    const third = ask(id);
    expect(third.encounter.encounter.holdReason).toBe('Waiting for the report');
    expect(queries.withdraw(third.id, 'No longer needed').encounter.encounter.status).toBe('held');
  });

  it('is refused when it leads, has no passage, or the encounter is coded', () => {
    const { queries } = file.services;
    const draft = draftQuery('specificity', 'the knee pain', passages);
    const here = openEncounter(file);
    const refuse = (change: Partial<typeof draft>) =>
      expect(() => queries.ask(here, file.ids.providerId, { ...draft, ...change }));
    refuse({ passages: [] }).toThrow(/passage/);
    refuse({ options: ['Right', 'Other', 'Unable to determine'] }).toThrow(/One suggested answer leads/);
    refuse({ question: 'Would this raise the reimbursement?' }).toThrow(/payment/);
    expect(queries.queries(here)).toEqual([]);
    expect(() => ask(codedEncounter(file, addDays(SERVICE_DAY, -1)))).toThrow(/Reopen it/);
  });

  it('does not take an answer from the future or from before the question', () => {
    const { queries } = file.services;
    const { id } = ask(openEncounter(file));
    const answer = (answeredOn: string) => () =>
      queries.answer(id, {
        answeredOn: isoDate(answeredOn),
        answeredBy: 'N',
        answer: 'Right',
        asDocument: false,
      });
    expect(answer(addDays(TODAY, 1))).toThrow(/future/);
    expect(answer(addDays(TODAY, -9))).toThrow(/older than the question/);
    expect(() => queries.paper(crypto.randomUUID() as ClinicianQueryId)).toThrow(/not in the practice file/);
  });

  it('is printed with passages, question, answers to tick and room to sign; the file’s title names nobody', async () => {
    const { id } = ask(openEncounter(file));
    const pdf = await drawQuery(file.services.queries.paper(id));
    const text = (await readPages(pdf))
      .flat()
      .map((t) => t.text)
      .join(' ');
    for (const words of [
      'Nora Example MD',
      'Knee pain, swelling.',
      'Both sides',
      'Unable to determine',
      'Signature',
    ])
      expect(text).toContain(words);
    expect(JSON.stringify(await readInfo(pdf))).not.toContain('Fictive');
    expect(await drawQuery(file.services.queries.paper(id))).toEqual(pdf);
  });
});

describe('coded and returned', () => {
  it('notes who coded and when; an audit’s note stays until it is coded again', () => {
    const { coding } = file.services;
    const id = codedEncounter(file);
    expect(coding.get(id).encounter).toMatchObject({
      codedBy: '00000000-0000-4000-8000-000000000001',
      returnedNote: '',
    });
    const returned = coding.returnToCoder(id, 'Look at the laterality.');
    expect(returned.encounter).toMatchObject({ status: 'coding', returnedNote: 'Look at the laterality.' });
    expect(returned.encounter.codedAt).not.toBeNull();
    expect(() => coding.returnToCoder(id, 'again')).toThrow();
    coding.markCoded(id, returned.encounter.version);
    expect(coding.get(id).encounter.returnedNote).toBe('');
  });

  it('does not send back what has a claim', () => {
    const id = codedEncounter(file);
    file.services.claims.createFromEncounter(id);
    expect(() => file.services.coding.returnToCoder(id, 'Look again')).toThrow(/Void the claim/);
  });
});
