import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/define.ts';
import { patients as contract } from '#shared/contract/patients.ts';
import type { Coverage, Patient, PatientToSave } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId, PayerId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { claimSummaries, claimSummary } from '#electron/db/read-models/claim-summary.ts';
import { sql, type PracticeDb } from '#electron/db/sql.ts';
import { patientHandlers, type PatientHandlers } from '#electron/patients/handlers.ts';
import { coverageOn } from '#electron/patients/queries.ts';
import { addTestUser, fixedClock, newPracticeFile, refusalOf } from '#tests/support/practice-file.ts';
import { TEST_USER, postTestJournal } from '#tests/support/test-journal.ts';

let db: PracticeDb;
let handlers: PatientHandlers;
let events: AppEvent[];

beforeEach(() => {
  db = newPracticeFile();
  addTestUser(db);
  events = [];
  handlers = patientHandlers({
    db: () => db,
    user: () => ({ name: 'Test Owner' }),
    clock: fixedClock(),
    newId: randomUUID,
    emit: (event) => events.push(event),
  });
});

type NewPatient = PatientToSave & { id: PatientId | null };
const ana: NewPatient = {
  id: null,
  accountNumber: '',
  lastName: 'Fictive',
  firstName: 'Ana',
  middleName: 'B',
  birthDate: '1962-03-14' as IsoDate,
  sex: 'F',
  address: { line1: '1 Sample St', line2: '', city: 'Sampleton', state: 'NY', zip: '12345' },
  phone: '5550100123',
  deceasedOn: null,
};
const save = async (patient: Partial<NewPatient> = {}): Promise<Patient> =>
  contract.save.output.parse(await handlers.save({ ...ana, ...patient }, undefined));
const find = async (search: string): Promise<string[]> =>
  (await handlers.list({ search, limit: 50, offset: 0 }, undefined)).rows.map((row) => row.lastName);

function addPayer(name = 'Example Health'): PayerId {
  const id = randomUUID();
  transaction(db, (w) =>
    w.run(sql`INSERT INTO payer (id, name, payer_identifier, filing_indicator, receiver_id, receiver_name, address, phone,
        timely_filing_days, active) VALUES (${id}, ${name}, '99999', 'CI', 'R', 'R', '{}', '', 90, 1)`),
  );
  return id as PayerId;
}
const coverage = (patientId: PatientId, payerId: PayerId, more: Partial<Coverage> = {}) => ({
  id: null,
  patientId,
  payerId,
  rank: 1,
  memberId: 'XYZ123456',
  groupNumber: '',
  planName: '',
  relationship: '18' as const,
  subscriber: null,
  activeFrom: '2026-01-01' as IsoDate,
  activeTo: null,
  copayCents: cents(2500),
  ...more,
});

describe('patients', () => {
  it('are kept as entered, with the next free account number', async () => {
    const first = await save();
    expect(first).toEqual({ ...ana, id: first.id, accountNumber: '1001' });
    await save({ accountNumber: '1002', lastName: 'Own' });
    expect((await save({ lastName: 'Third' })).accountNumber).toBe('1003');
    const detail = await handlers.get({ id: first.id }, undefined);
    expect(contract.get.output.parse(detail)).toEqual(detail);
    expect(detail.patient).toEqual(first);
    expect(events[0]).toEqual({ type: 'changed', tags: ['patients', 'audit'] });
  });

  it('keep their number on a change, and each write is audited', async () => {
    const first = await save();
    const changed = await save({ ...ana, id: first.id, phone: '5550100999' });
    expect(changed.accountNumber).toBe(first.accountNumber);
    expect(
      db.all(
        sql`SELECT action, change FROM audit_event WHERE record_id = ${first.id} ORDER BY seq DESC LIMIT 1`,
      ),
    ).toEqual([{ action: 'change', change: 'phone: 5550100123 → 5550100999' }]);
  });

  it('refuse a taken number, a birth in the future, a death before birth, and one that is gone', async () => {
    const first = await save();
    const field = async (patient: Partial<NewPatient>): Promise<string[]> =>
      Object.keys((await refusalOf(() => save(patient))).fields ?? {});
    expect(await field({ accountNumber: first.accountNumber })).toEqual(['accountNumber']);
    expect(await field({ accountNumber: 'lower case' })).toEqual(['accountNumber']);
    expect(await field({ birthDate: '2026-03-03' as IsoDate })).toEqual(['birthDate']);
    expect(await field({ deceasedOn: '1962-03-13' as IsoDate })).toEqual(['deceasedOn']);
    expect((await refusalOf(() => save({ id: randomUUID() as PatientId }))).code).toBe('not_found');
    expect((await refusalOf(() => handlers.get({ id: randomUUID() as PatientId }, undefined))).code).toBe(
      'not_found',
    );
    expect(db.get(sql`SELECT count(*) AS n FROM patient`)).toEqual({ n: 1 });
  });
});

describe('patient search', () => {
  beforeEach(async () => {
    const first = await save();
    await save({
      lastName: 'Smith-Example',
      firstName: "D'Arcy",
      birthDate: '1990-12-01' as IsoDate,
      phone: '5550199999',
    });
    await save({
      lastName: 'Müller',
      firstName: 'Zoë',
      accountNumber: 'OLD-77',
      birthDate: '2001-02-03' as IsoDate,
      phone: '',
    });
    await handlers.saveCoverage(coverage(first.id, addPayer()), undefined);
  });

  it.each([
    ['fict', ['Fictive']],
    ['ana fict', ['Fictive']],
    ['fictive, ana b', ['Fictive']],
    ['b ana', ['Fictive']],
    ['ctive', []],
    ['example', ['Smith-Example']],
    ['smith-ex', ['Smith-Example']],
    ['darcy', ['Smith-Example']],
    ["d'arcy smith", ['Smith-Example']],
    ['muller zoe', ['Müller']],
    ['MÜLLER', ['Müller']],
    ['1962-03-14', ['Fictive']],
    ['3/14/1962', ['Fictive']],
    ['03141962', ['Fictive']],
    ['12/01/1990 smith', ['Smith-Example']],
    ['1990-12-01 ana', []],
    ['1001', ['Fictive']],
    ['old-7', ['Müller']],
    ['xyz1234', ['Fictive']],
    ['(555) 010-0123', ['Fictive']],
    ['+1 555 010 0123', ['Fictive']],
    ['0123', ['Fictive']],
    ['%', []],
    ['_', []],
    ["x' OR 1=1 --", []],
    ['', ['Fictive', 'Müller', 'Smith-Example']],
  ])('%j finds %j', async (search, names) => {
    expect((await find(search)).toSorted()).toEqual([...names].toSorted());
  });

  it('pages through many and tells how many there are', async () => {
    for (let i = 0; i < 7; i += 1) await save({ lastName: `Sample${i}`, firstName: 'Many' });
    const page = await handlers.list({ search: 'many', limit: 3, offset: 3 }, undefined);
    expect(page.total).toBe(7);
    expect(page.rows.map((row) => row.lastName)).toEqual(['Sample3', 'Sample4', 'Sample5']);
  });

  it('takes a name of forty letters', async () => {
    const name = 'Fictivelongnamewithexactlyfortylettersxx';
    expect(name).toHaveLength(40);
    await save({ lastName: name });
    expect(await find(name.toLowerCase())).toEqual([name]);
  });

  it('is fast with 20,000 patients who have money', async () => {
    const insert = rawOf(db);
    transaction(db, (w) => {
      const address = JSON.stringify(ana.address);
      for (let i = 0; i < 20_000; i += 1) {
        const id = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
        w.run(
          sql`INSERT INTO patient (id, account_number, last_name, first_name, middle_name, birth_on, sex, address, phone, deceased_on)
          VALUES (${id}, ${`N${i}`}, ${`Invented${i % 997}`}, ${`Given${i % 89}`}, '', '1970-01-01', 'F', ${address}, ${`555${String(i).padStart(7, '0')}`}, NULL)`,
        );
      }
    });
    expect(insert.open).toBe(true);
    const times: number[] = [];
    for (const search of ['', 'invented99', 'given7 inv', 'zzz', '5550012345', '1970-01-01', 'N199']) {
      const started = performance.now();
      await handlers.list({ search, limit: 100, offset: 0 }, undefined);
      times.push(performance.now() - started);
    }
    // Generous for a loaded machine; alone it is about a tenth of it.
    expect(Math.max(...times)).toBeLessThan(1000);
  });
});

describe('coverages', () => {
  it('are kept in the order in which they pay and found by day', async () => {
    const { id } = await save();
    const first = addPayer();
    const second = addPayer('Second Example');
    await handlers.saveCoverage(coverage(id, second, { rank: 2 }), undefined);
    await handlers.saveCoverage(coverage(id, first, { activeTo: '2026-06-30' as IsoDate }), undefined);
    const detail = await handlers.get({ id }, undefined);
    expect(detail.coverages.map((c) => c.payerName)).toEqual(['Example Health', 'Second Example']);
    expect(coverageOn(db, id, '2026-06-30' as IsoDate)?.payerId).toBe(first);
    expect(coverageOn(db, id, '2026-07-01' as IsoDate)?.payerId).toBe(second);
    expect(coverageOn(db, id, '2025-12-31' as IsoDate)).toBeNull();
    expect((await handlers.list({ search: '', limit: 1, offset: 0 }, undefined)).rows[0]?.payerName).toBe(
      'Example Health',
    );
  });

  it('refuse the same rank twice at one time, wrong days, and a missing subscriber', async () => {
    const { id } = await save();
    const payer = addPayer();
    const kept = contract.saveCoverage.output.parse(
      await handlers.saveCoverage(coverage(id, payer, { activeTo: '2026-06-30' as IsoDate }), undefined),
    );
    const field = async (more: Partial<Coverage>): Promise<string[]> =>
      Object.keys(
        (await refusalOf(() => handlers.saveCoverage(coverage(id, payer, more), undefined))).fields ?? {},
      );
    expect(await field({ activeFrom: '2026-06-30' as IsoDate })).toEqual(['rank']);
    expect(await field({ activeTo: '2025-12-31' as IsoDate })).toEqual(['activeTo']);
    expect(await field({ relationship: '01', rank: 2 })).toEqual(['subscriber']);
    expect(await field({ payerId: randomUUID() as PayerId })).toEqual(['payerId']);
    await handlers.saveCoverage(coverage(id, payer, { activeFrom: '2026-07-01' as IsoDate }), undefined);
    await handlers.saveCoverage({ ...kept, memberId: 'NEW99' }, undefined);
    expect((await handlers.get({ id }, undefined)).coverages.map((c) => c.memberId).toSorted()).toEqual([
      'NEW99',
      'XYZ123456',
    ]);
  });

  it('never move to another patient', async () => {
    const one = await save();
    const two = await save({ lastName: 'Other' });
    const kept = contract.saveCoverage.output.parse(
      await handlers.saveCoverage(coverage(one.id, addPayer()), undefined),
    );
    expect(
      (await refusalOf(() => handlers.saveCoverage({ ...kept, patientId: two.id }, undefined))).code,
    ).toBe('not_found');
  });
});

describe('money of a patient', () => {
  it('is summed from the journal', async () => {
    const { id } = await save();
    transaction(db, (w) => postTestJournal(w, 1, id, 2500));
    const detail = await handlers.get({ id }, undefined);
    expect(detail).toMatchObject({ insurerBalanceCents: 0, patientBalanceCents: -2500, unappliedCents: 0 });
    const [row] = (await handlers.list({ search: '', limit: 5, offset: 0 }, undefined)).rows;
    expect(row?.patientBalanceCents).toBe(-2500);
  });

  it('shows claims with what was paid and what is open, also after a reversal', async () => {
    const { id } = await save();
    const payer = addPayer();
    const claim = addClaim(id, payer);
    post('charges', 1, [
      ['ar_insurer', 20000, ''],
      ['service_revenue', -20000, ''],
    ]);
    const paid = post('remittance', 2, [
      ['eft', 8157, ''],
      ['ar_insurer', -8157, ''],
      ['contractual_adjustment', 8001, 'CO-45'],
      ['ar_insurer', -8001, 'CO-45'],
      ['ar_patient', 3842, 'PR-1'],
      ['ar_insurer', -3842, 'PR-1'],
      // The copay taken earlier, applied in the same journal.
      ['unapplied_payments', 2500, ''],
      ['ar_patient', -2500, ''],
    ]);
    expect(claimSummary(db, claim)).toMatchObject({
      patientName: 'Fictive, Ana B',
      chargeCents: 20000,
      insurerPaidCents: 8157,
      insurerBalanceCents: 0,
      stops: 1,
      warns: 2,
    });
    const detail = await handlers.get({ id }, undefined);
    expect(contract.get.output.parse(detail)).toEqual(detail);
    expect(detail.claims).toHaveLength(1);
    post(
      'reversal',
      3,
      [
        ['eft', -8157, ''],
        ['ar_insurer', 8157, ''],
      ],
      paid,
    );
    expect(claimSummary(db, claim)).toMatchObject({ insurerPaidCents: 0, insurerBalanceCents: 8157 });
    expect(claimSummaries(db, [sql`c.status = 'draft'`])).toEqual([]);

    function post(
      kind: string,
      number: number,
      entries: readonly [string, number, string][],
      reverses: string | null = null,
    ): string {
      const journal = randomUUID();
      transaction(db, (w) => {
        for (const [account, amount, reason] of entries) {
          w.run(sql`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, claim_id, payer_id, reason, memo)
            VALUES (${journal}, ${account}, ${amount}, ${id}, ${claim}, ${payer}, ${reason}, '')`);
        }
        w.run(sql`INSERT INTO journal (id, number, kind, posted_on, posted_at, memo, source_type, source_id, reverses_journal_id, user_id)
          VALUES (${journal}, ${number}, ${kind}, '2026-03-02', 'x', '', 'test', ${journal}, ${reverses}, ${TEST_USER})`);
      });
      return journal;
    }
  });
});

function addClaim(patientId: PatientId, payerId: PayerId) {
  const [claim, encounter, provider, facility, cover] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const findings = JSON.stringify([
    { severity: 'stops' },
    { severity: 'warns' },
    { severity: 'warns' },
    { severity: 'informs' },
  ]);
  transaction(db, (w) => {
    w.run(sql`INSERT INTO provider VALUES (${provider}, 'Invented', 'Ida', '', '', '1234567893', 'x', 1)`);
    w.run(sql`INSERT INTO facility VALUES (${facility}, 'Office', '', '11', '{}', '', 1)`);
    w.run(
      sql`INSERT INTO encounter (id, patient_id, service_on, rendering_provider_id, facility_id, reason, status, hold_reason, version, created_at)
          VALUES (${encounter}, ${patientId}, '2026-02-02', ${provider}, ${facility}, 'visit', 'billed', '', 1, 'x')`,
    );
    w.run(
      sql`INSERT INTO coverage (id, patient_id, payer_id, rank, member_id, group_number, plan_name, relationship, subscriber,
          active_from_on, active_to_on, copay_cents) VALUES (${cover}, ${patientId}, ${payerId}, 1, 'M1', '', '', '18', NULL, '2026-01-01', NULL, NULL)`,
    );
    w.run(
      sql`INSERT INTO claim (id, control_number, encounter_id, patient_id, payer_id, coverage_id, service_on, status,
          charge_cents, file_by_on, stops, warns, frozen, findings, created_at) VALUES (${claim}, 'CW1', ${encounter}, ${patientId}, ${payerId}, ${cover}, '2026-02-02', 'paid', 20000, '2026-05-03', 1, 2, '{}', ${findings}, 'x')`,
    );
  });
  return contractClaimId(claim);
}

function contractClaimId(id: string) {
  return contract.get.output.shape.claims.element.shape.id.parse(id);
}
