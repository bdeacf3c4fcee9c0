import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '#electron/audit/audit.ts';
import { sql } from '#electron/db/sql.ts';
import { oldFile, oldRemittance, type OldAnswer, type OldClaim } from '#tests/support/history-files.ts';
import { makeWorkFile, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

function write(name: string, text: string): string {
  const path = join(file.folder, name);
  writeFileSync(path, text);
  return path;
}
const claims = (of: readonly OldClaim[]) => write('claims.837', oldFile(of));
const remit = (name: string, of: readonly OldAnswer[], more: Parameters<typeof oldRemittance>[1] = {}) =>
  write(name, oldRemittance(of, more));
async function bring(paths: readonly string[], settled = false) {
  const { history } = file.services;
  const plan = await history.plan(paths);
  return { plan, report: await history.bringIn(plan.id, [], settled) };
}
const statusOf = (number: string): string =>
  file.db().get<{ status: string }>(sql`SELECT status FROM claim WHERE control_number = ${number}`)?.status ??
  '';
const owed = (): number =>
  file.db().get<{ cents: number }>(sql`SELECT coalesce(sum(amount_cents), 0) AS cents FROM journal_entry
    WHERE account = 'ar_insurer'`)?.cents ?? -1;

const THREE: readonly OldClaim[] = [
  { control: 'A1', charges: [100, 50] },
  { control: 'A2', day: '20240302' },
  { control: 'A3', day: '20240303' },
];

describe('claims and remittances of years ago, brought in together', () => {
  it('post each remittance to the claims that came with it, in the order of payment, and leave nothing open', async () => {
    const paths = [
      // Named so that the order of the names is not the order of payment.
      remit('a-later.835', [{ control: 'A3', day: '20240303' }], {
        control: '000000502',
        day: '20240420',
        trace: 'OLDEFT2',
      }),
      remit('b-first.835', [
        {
          control: 'A1',
          lines: [
            [100, 80],
            [50, 50],
          ],
        },
        { control: 'A2', day: '20240302' },
      ]),
      claims(THREE),
    ];
    const { plan, report } = await bring(paths);
    expect(plan.remits).toMatchObject([
      {
        fileName: 'b-first.835',
        outcome: 'planned',
        balanced: true,
        claims: 2,
        found: 2,
        amountCents: 21_000,
      },
      { fileName: 'a-later.835', outcome: 'planned', balanced: true, claims: 1, found: 1 },
    ]);
    expect(report.money).toMatchObject({
      remits: [{ outcome: 'posted' }, { outcome: 'posted' }],
      postedCents: 29_000,
      heldCents: 0,
      unreconciled: [],
      unreconciledTotal: 0,
    });
    expect(['A1', 'A2', 'A3'].map(statusOf)).toEqual(['paid', 'paid', 'paid']);
    expect(owed()).toBe(0);
    expect(verifyAudit(file.db()).filter((check) => !check.ok)).toEqual([]);
  });

  it('do nothing twice, and tell the same', async () => {
    const paths = [
      claims(THREE),
      remit('one.835', [
        {
          control: 'A1',
          lines: [
            [100, 80],
            [50, 50],
          ],
        },
      ]),
    ];
    const first = await bring(paths);
    const journals = () =>
      file.db().get(sql`SELECT count(*) AS n, sum(abs(amount_cents)) AS moved FROM journal_entry`);
    const before = journals();
    const second = await bring(paths);
    expect(journals()).toEqual(before);
    expect(second.report.money).toMatchObject({
      remits: [{ outcome: 'known' }],
      postedCents: first.report.money.postedCents,
      unreconciledTotal: first.report.money.unreconciledTotal,
    });
    expect(second.report.money.unreconciled.map((row) => [row.kind, row.controlNumber])).toEqual([
      ['unanswered', 'A2'],
      ['unanswered', 'A3'],
    ]);
  });

  it('hold a remittance that does not balance, and say why', async () => {
    const { report } = await bring([
      claims([{ control: 'A1' }]),
      // The claim says 90 paid, its line 80.
      remit('wrong.835', [{ control: 'A1', paid: 90 }]),
    ]);
    const [held] = report.money.remits;
    expect(held).toMatchObject({ outcome: 'held', balanced: false });
    expect(held?.sentence).not.toBe('');
    expect(report.money).toMatchObject({ postedCents: 0, heldCents: 9000 });
    expect(report.money.unreconciled.map((row) => row.kind)).toEqual(['file', 'unanswered']);
    expect([statusOf('A1'), owed()]).toEqual(['exported', 10_000]);
  });

  it('post nothing of a remittance of which no claim is here, and keep none of it', async () => {
    const { report } = await bring([
      claims([{ control: 'A1' }]),
      remit('others.835', [{ control: 'ZZ9', last: 'ELSEWHERE' }]),
    ]);
    expect(report.money.remits).toMatchObject([{ outcome: 'held', found: 0 }]);
    expect(file.services.remits.list()).toEqual([]);
    expect(owed()).toBe(10_000);
  });

  it('list the claim of a posted remittance that is none of ours, with its money', async () => {
    const { report } = await bring([
      claims([{ control: 'A1' }]),
      remit('mixed.835', [
        { control: 'A1' },
        { control: 'ZZ9', last: 'ELSEWHERE', first: 'NOBODY', day: '20240311' },
      ]),
    ]);
    expect(report.money.remits).toMatchObject([{ outcome: 'posted', claims: 2, found: 1 }]);
    expect(report.money.unreconciled).toMatchObject([
      { kind: 'claim', controlNumber: 'ZZ9', amountCents: 8000 },
    ]);
  });

  it('post a secondary answer under the same number to the claim to the second payer', async () => {
    const { report } = await bring([
      claims([{ control: 'A1' }, { control: 'A1', rank: 'S', member: 'S100' }]),
      remit('first.835', [{ control: 'A1', lines: [[100, 80]] }]),
    ]);
    expect(report.claims).toMatchObject({ brought: 2, leftOut: 0 });
    expect(
      file
        .db()
        .all(
          sql`SELECT control_number AS number, coverage_rank AS rank, crossover FROM claim ORDER BY coverage_rank`,
        ),
    ).toEqual([
      { number: 'A1', rank: 1, crossover: 0 },
      { number: 'A1-2', rank: 2, crossover: 1 },
    ]);
    expect(report.notes).toMatchObject([{ kind: 'renumbered', controlNumber: 'A1' }]);
    expect(report.money.remits).toMatchObject([{ outcome: 'posted' }]);
  });

  it('post nothing to claims that came as settled', async () => {
    const { report } = await bring(
      [claims([{ control: 'A1' }]), remit('one.835', [{ control: 'A1' }])],
      true,
    );
    expect(report.money.remits).toMatchObject([{ outcome: 'held' }]);
    expect(file.services.remits.list()).toEqual([]);
  });

  it('refuse a remittance that is cut, with one sentence, and take the rest', async () => {
    const whole = oldRemittance([{ control: 'A1' }]);
    const { report } = await bring([
      claims([{ control: 'A1' }]),
      write('cut.835', whole.slice(0, whole.indexOf('SVC'))),
    ]);
    expect(report.money.remits).toMatchObject([{ fileName: 'cut.835', outcome: 'refused' }]);
    expect(report.claims.brought).toBe(1);
  });
});
