import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClaimContent, type TemplateContent } from '#shared/domain/claim-content.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import {
  addPatient,
  codedEncounter,
  makeWorkFile,
  openEncounter,
  sentClaim,
  SERVICE_DAY,
  TODAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const claims = () => file.services.claims;
const count = (table: 'claim' | 'encounter' | 'journal'): number =>
  file
    .db()
    .get<{ n: number }>(
      table === 'claim'
        ? sql`SELECT count(*) AS n FROM claim`
        : table === 'encounter'
          ? sql`SELECT count(*) AS n FROM encounter`
          : sql`SELECT count(*) AS n FROM journal`,
    )?.n ?? -1;

const LINE = {
  modifiers: [],
  pointers: [1],
  units: 1,
  chargeCents: null,
  serviceDate: null,
  placeOfService: null,
};

function content(): ClaimContent {
  return ClaimContent.parse({
    patientId: file.ids.patientId,
    coverageId: null,
    renderingProviderId: file.ids.providerId,
    facilityId: file.ids.facilityId,
    serviceDate: SERVICE_DAY,
    diagnoses: ['e119', 'I10'],
    lines: [
      { ...LINE, code: '99213', pointers: [1, 2] },
      {
        ...LINE,
        code: '36415',
        units: 2,
        chargeCents: cents(999),
        detail: { note: { kind: 'ADD', text: 'Left arm' } },
      },
    ],
    rest: { situation: { autoAccident: true, accidentState: 'OH', dates: { accident: '2026-11-01' } } },
  });
}

describe('a day in one go', () => {
  it('shows what can be made and what stands in the way, and makes each by itself', () => {
    const good = codedEncounter(file);
    const other = codedEncounter(file, addDays(SERVICE_DAY, -1));
    const uninsured = codedEncounter(file, isoDate('2024-12-30'));
    openEncounter(file);
    expect(claims().batch(SERVICE_DAY)).toMatchObject([
      { encounterId: good, chargeCents: 20_000, obstacle: '', patientName: 'Fictive, Ana' },
    ]);
    expect(
      claims()
        .batch(null)
        .map((row) => [row.encounterId, row.obstacle]),
    ).toEqual([
      [uninsured, 'No insurance was active on 2024-12-30.'],
      [other, ''],
      [good, ''],
    ]);
    const outcomes = claims().createBatch([uninsured, good, other]);
    expect(outcomes.map((o) => [o.id, o.done])).toEqual([
      [uninsured, false],
      [good, true],
      [other, true],
    ]);
    expect(outcomes[0]?.sentence).toMatch(/No insurance/);
    expect(outcomes[1]).toMatchObject({
      controlNumber: '10001',
      sentence: expect.stringMatching(/Claim 10001 was made/),
    });
    expect(count('claim')).toBe(2);
    expect(
      claims()
        .batch(null)
        .map((row) => row.encounterId),
    ).toEqual([uninsured]);
  });
});

describe('a claim by hand', () => {
  it('makes its encounter too, takes fees from the schedule and posts the charges', () => {
    const { summary, claim } = claims().create(content());
    expect(summary).toMatchObject({ status: 'draft', chargeCents: 14_500 + 999 });
    expect(claim).toMatchObject({
      diagnoses: ['E11.9', 'I10'],
      situation: { autoAccident: true, accidentState: 'OH' },
    });
    expect(claim.lines.map((l) => [l.code, l.units, l.detail?.note?.text])).toEqual([
      ['99213', 1, undefined],
      ['36415', 2, 'Left arm'],
    ]);
    const { encounter, coding } = file.services.coding.get(summary.encounterId);
    expect([encounter.status, encounter.codedBy !== null, coding.diagnoses]).toEqual([
      'billed',
      true,
      ['E11.9', 'I10'],
    ]);
    expect(claims().get(summary.id).fieldDifferences).toEqual([]);
  });

  it('is refused whole when a fee is missing, a pointer leads nowhere, or a record is not there', () => {
    const before = [count('claim'), count('encounter'), count('journal')];
    const bad = (change: Partial<ClaimContent>) => () => claims().create({ ...content(), ...change });
    expect(bad({ lines: [{ ...LINE, code: '0001F' }] })).toThrow(/no fee for 0001F/);
    expect(bad({ lines: [{ ...LINE, code: '99213', pointers: [3] }] })).toThrow(/points to a diagnosis/);
    expect(bad({ facilityId: '00000000-0000-4000-8000-0000000000ff' as never })).toThrow(/facility/);
    expect(bad({ serviceDate: isoDate('2024-01-05') })).toThrow(/No insurance|no fee/);
    expect([count('claim'), count('encounter'), count('journal')]).toEqual(before);
  });
});

describe('a copy', () => {
  it('is the same on another day, without the dates and numbers of the first', () => {
    const first = claims().create({
      ...content(),
      rest: {
        situation: { employment: true, payerControlNumber: 'X', dates: { onset: isoDate('2026-11-02') } },
      },
    });
    const copy = claims().copy(first.summary.id, TODAY);
    expect(copy.claim).toMatchObject({
      serviceDate: TODAY,
      diagnoses: first.claim.diagnoses,
      frequency: '1',
    });
    expect(copy.claim.situation).toEqual({ employment: true });
    // The schedule has a fee for both codes on that day.
    expect(copy.claim.lines.map((l) => [l.code, l.chargeCents, l.serviceDate])).toEqual([
      ['99213', 14_500, TODAY],
      ['36415', 3000, TODAY],
    ]);
    expect(copy.claim.controlNumber).not.toBe(first.claim.controlNumber);
    expect(copy.summary.encounterId).not.toBe(first.summary.encounterId);
    const sent = sentClaim(file, addDays(SERVICE_DAY, -3));
    expect(claims().copy(sent.summary.id, addDays(TODAY, -1)).summary.status).toBe('draft');
  });
});

describe('templates', () => {
  const template = (): TemplateContent => claims().templateOf(claims().create(content()).summary.id);

  it('keep codes and circumstances, and make a claim of any patient', () => {
    const { work } = claims();
    const kept = work.saveTemplate({ id: null, name: 'Monthly visit', content: template() });
    expect(kept.content.lines.map((l) => [l.code, l.chargeCents])).toEqual([
      ['99213', null],
      ['36415', null],
    ]);
    const patientId = addPatient(file.patients, file.ids.payerId, 'Ben', '3000');
    const made = work.createFromTemplate({
      templateId: kept.id,
      patientId,
      serviceDate: TODAY,
      renderingProviderId: null,
      facilityId: null,
    });
    expect(made.summary).toMatchObject({
      patientName: 'Fictive, Ben',
      serviceDate: TODAY,
      chargeCents: 14_500 + 3000,
    });
    expect(work.templates().map((t) => t.name)).toEqual(['Monthly visit']);
    expect(() => work.saveTemplate({ id: null, name: 'monthly VISIT', content: template() })).toThrow(
      /has this name/,
    );
    work.deleteTemplate(kept.id);
    expect(work.templates()).toEqual([]);
  });

  it('ask who gave the service when they do not say', () => {
    const { work } = claims();
    const kept = work.saveTemplate({
      id: null,
      name: 'Open',
      content: { ...template(), renderingProviderId: null },
    });
    const wanted = {
      templateId: kept.id,
      patientId: file.ids.patientId,
      serviceDate: TODAY,
      facilityId: null,
    };
    expect(() => work.createFromTemplate({ ...wanted, renderingProviderId: null })).toThrow(
      /who gave the service/,
    );
    expect(
      work.createFromTemplate({ ...wanted, renderingProviderId: file.ids.providerId }).summary.status,
    ).toBe('draft');
  });
});

describe('recurring claims', () => {
  it('are due on their day, made once, and move on', () => {
    const { work } = claims();
    const first = claims().create({ ...content(), serviceDate: isoDate('2026-09-30') });
    work.saveRecurrence({
      id: null,
      patientId: file.ids.patientId,
      templateId: null,
      claimId: first.summary.id,
      renderingProviderId: null,
      facilityId: null,
      every: 1,
      unit: 'month',
      nextOn: isoDate('2026-10-31'),
      until: isoDate('2027-02-01'),
    });
    const [r] = work.recurrences();
    if (!r) throw new Error('nothing kept');
    expect(r).toMatchObject({
      due: true,
      nextOn: '2026-10-31',
      sourceName: 'Claim 10001',
      patientName: 'Fictive, Ana',
    });
    expect(claims().deskCounts().recurringDue).toBe(1);
    const [made] = work.makeRecurring([r.id]);
    expect(made).toMatchObject({ done: true, sentence: expect.stringMatching(/Claim 10002 was made/) });
    expect(claims().get(claims().find('10002')).summary.serviceDate).toBe('2026-10-31');
    expect(work.recurrences()[0]).toMatchObject({ nextOn: '2026-11-30', due: false });
    file.setDay(isoDate('2027-02-10'));
    expect(work.makeRecurring([r.id, r.id, r.id]).map((o) => [o.done, o.sentence.slice(0, 11)])).toEqual([
      [true, 'Claim 10003'],
      [true, 'Claim 10004'],
      [true, 'Claim 10005'],
    ]);
    expect(work.makeRecurring([r.id])).toMatchObject([
      { done: false, sentence: expect.stringMatching(/ended on 2027-02-01/) },
    ]);
    const days = file
      .db()
      .all<{ on: string }>(
        sql`SELECT service_on AS "on" FROM claim ORDER BY length(control_number), control_number`,
      );
    expect(days.map((row) => row.on)).toEqual([
      '2026-09-30',
      '2026-10-31',
      '2026-11-30',
      '2026-12-31',
      '2027-01-31',
    ]);
    work.deleteRecurrence(r.id);
    expect(work.recurrences()).toEqual([]);
  });

  it('stay where they are when a claim cannot be made', () => {
    const { work } = claims();
    const first = claims().create(content());
    work.saveRecurrence({
      id: null,
      patientId: file.ids.patientId,
      templateId: null,
      claimId: first.summary.id,
      renderingProviderId: null,
      facilityId: null,
      every: 2,
      unit: 'week',
      nextOn: isoDate('2024-03-01'),
      until: null,
    });
    const [r] = work.recurrences();
    expect(r && work.makeRecurring([r.id])).toMatchObject([
      { done: false, sentence: expect.stringMatching(/No insurance/) },
    ]);
    expect(work.recurrences()[0]?.nextOn).toBe('2024-03-01');
  });
});
