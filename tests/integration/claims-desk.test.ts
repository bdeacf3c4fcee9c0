import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskFilter, type DeskSort } from '#shared/domain/claim-work.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { addSecondPayer, answerFile, USUAL } from '#tests/support/payers.ts';
import {
  addPatient,
  codedEncounter,
  makeWorkFile,
  readyClaim,
  sentClaim,
  SERVICE_DAY,
  TODAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

const USER = '00000000-0000-4000-8000-000000000001' as UserId;
let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const claims = () => file.services.claims;
function desk(
  filter: Partial<DeskFilter> = {},
  sort: DeskSort = { by: 'due', descending: false },
  limit = 100,
  offset = 0,
) {
  return claims().desk({ filter: DeskFilter.parse(filter), sort, limit, offset });
}
const numbers = (...given: Parameters<typeof desk>) => desk(...given).rows.map((row) => row.controlNumber);

/** 10001 draft, 10002 ready, 10003 exported, 10004 paid, 10005 held; of Ana and Ben, on days going back. */
function fill() {
  const ben = addPatient(file.patients, file.ids.payerId, 'Ben', '3000');
  claims().createFromEncounter(codedEncounter(file));
  readyClaim(file, addDays(SERVICE_DAY, -10), ben);
  sentClaim(file, addDays(SERVICE_DAY, -40));
  const paid = sentClaim(file, addDays(SERVICE_DAY, -60), ben);
  const { remits } = file.services;
  remits.post(
    remits.receive('a.835', answerFile(paid.claim, USUAL, { payerControlNumber: 'PX42' })).summary.id,
  );
  const held = claims().createFromEncounter(codedEncounter(file, addDays(SERVICE_DAY, -5)));
  claims().hold(held.summary.id, 'Referral missing');
}

describe('the desk', () => {
  it('puts what is due first and what is settled last', () => {
    fill();
    const { rows, total, chargeCents } = desk();
    expect([total, chargeCents]).toEqual([5, 100_000]);
    expect(rows.map((row) => [row.controlNumber, row.dueOn])).toEqual([
      ['10003', addDays(TODAY, 21)],
      ['10002', addDays(SERVICE_DAY, 170)],
      ['10005', addDays(SERVICE_DAY, 175)],
      ['10001', addDays(SERVICE_DAY, 180)],
      ['10004', null],
    ]);
    expect(numbers({}, { by: 'due', descending: true }).at(-1)).toBe('10004');
  });

  it.each([
    ['statuses', { statuses: ['draft', 'held'] }, ['10005', '10001']],
    ['two words of a name', { search: 'fictive ben' }, ['10002', '10004']],
    ['an account number', { search: '3000' }, ['10002', '10004']],
    ['a control number', { search: '10003' }, ['10003']],
    ['the payer’s own number', { search: 'PX42' }, ['10004']],
    ['part of a payer', { search: 'mutual' }, ['10003', '10002', '10005', '10001', '10004']],
    ['a day', { search: '2026-11' }, ['10002', '10005', '10001']],
    ['a day and a name', { search: '2026-11 ben' }, ['10002']],
    ['nobody', { search: "x' OR 1=1 --" }, []],
    ['wild cards as letters', { search: '%' }, []],
    ['age', { ageFrom: 30, ageTo: 50 }, ['10003']],
    ['days of service', { serviceFrom: '2026-11-14', serviceTo: '2026-11-19' }, ['10005', '10001']],
    ['money', { chargeFromCents: 20_001 }, []],
    ['rank', { coverageRank: 2 }, []],
    ['no stops', { stops: 'without', statuses: ['draft'] }, ['10001']],
  ] as const)('is narrowed by %s', (_, filter, expected) => {
    fill();
    expect(numbers(filter as never)).toEqual(expected);
    expect(desk(filter as never).total).toBe(expected.length);
  });

  it.each([
    ['service', ['10004', '10003', '10002', '10005', '10001']],
    ['control', ['10001', '10002', '10003', '10004', '10005']],
    ['status', ['10001', '10005', '10002', '10003', '10004']],
    ['charge', ['10003', '10002', '10005', '10001', '10004']],
    ['payer', ['10003', '10002', '10005', '10001', '10004']],
  ] as const)('is sorted by %s', (by, expected) => {
    fill();
    expect(numbers({}, { by, descending: false })).toEqual(expected);
  });

  it('is sorted by name, and paged', () => {
    fill();
    const names = desk({}, { by: 'patient', descending: false }).rows.map((row) => row.patientName);
    expect(names).toEqual(['Fictive, Ana', 'Fictive, Ana', 'Fictive, Ana', 'Fictive, Ben', 'Fictive, Ben']);
    expect(numbers({}, { by: 'control', descending: false }, 2, 2)).toEqual(['10003', '10004']);
    expect(desk({}, { by: 'control', descending: false }, 2, 2).total).toBe(5);
  });

  it('counts by state and payer, and what is due today', () => {
    fill();
    const second = addSecondPayer(file);
    const before = claims().deskCounts();
    expect(before.states).toEqual([
      { status: 'draft', count: 1, chargeCents: 20_000 },
      { status: 'held', count: 1, chargeCents: 20_000 },
      { status: 'ready', count: 1, chargeCents: 20_000 },
      { status: 'exported', count: 1, chargeCents: 20_000 },
      { status: 'paid', count: 1, chargeCents: 20_000 },
    ]);
    expect(before.payers).toMatchObject([
      { payerName: 'Sample Mutual Health Plan', count: 4, chargeCents: 80_000 },
    ]);
    expect([before.due.count, before.filingNear.count, second.payerId]).toEqual([0, 0, expect.any(String)]);
    file.setDay(addDays(TODAY, 22));
    expect(claims().deskCounts().due).toEqual({ count: 1, chargeCents: 20_000 });
    expect(numbers({ due: true })).toEqual(['10003']);
    claims().setFollowUp(claims().find('10003'), addDays(TODAY, 40));
    expect(numbers({ due: true })).toEqual([]);
    file.setDay(addDays(SERVICE_DAY, 170));
    expect(claims().deskCounts().filingNear.count).toBe(3);
  });
});

describe('an act on many claims', () => {
  it('is shown before it is done, and the preview changes nothing', () => {
    fill();
    const ids = ['10001', '10002', '10004'].map((n) => claims().find(n));
    const before = file.db().all(sql`SELECT * FROM claim`);
    const audit = file.db().all(sql`SELECT count(*) AS n FROM audit_event`);
    const preview = claims().bulk({ kind: 'release' }, ids, true);
    expect(preview.map((o) => [o.controlNumber, o.done])).toEqual([
      ['10001', true],
      ['10002', false],
      ['10004', false],
    ]);
    expect(preview[2]?.sentence).toMatch(/paid and cannot be released/);
    expect(file.db().all(sql`SELECT * FROM claim`)).toEqual(before);
    expect(file.db().all(sql`SELECT count(*) AS n FROM audit_event`)).toEqual(audit);
    expect(claims().bulk({ kind: 'release' }, ids, false)).toEqual(preview);
    expect(numbers({ statuses: ['ready'] })).toEqual(['10002', '10001']);
  });

  it('holds, returns, checks and gives tasks, each claim by itself', () => {
    fill();
    const all = desk().rows.map((row) => row.id);
    const done = (outcomes: ReturnType<ReturnType<typeof claims>['bulk']>) =>
      outcomes.filter((o) => o.done).map((o) => o.controlNumber);
    expect(done(claims().bulk({ kind: 'return' }, all, false))).toEqual(['10002']);
    expect(done(claims().bulk({ kind: 'hold', reason: 'Waits' }, all, false))).toEqual(['10002', '10001']);
    expect(done(claims().bulk({ kind: 'unhold' }, all, false))).toEqual(['10002', '10005', '10001']);
    expect(
      claims()
        .bulk({ kind: 'scrub' }, all, false)
        .every((o) => o.done),
    ).toBe(true);
    claims().bulk(
      { kind: 'task', title: 'Look again', ownerId: USER, dueOn: isoDate('2026-11-25') },
      all.slice(0, 2),
      false,
    );
    expect(numbers({ taskOwnerId: USER })).toHaveLength(2);
    expect(
      desk({ taskOwnerId: USER }).rows.every((row) => row.openTasks === 1 && row.dueOn === '2026-11-25'),
    ).toBe(true);
  });
});
