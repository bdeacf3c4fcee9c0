import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { transaction } from '#electron/db/handle.ts';
import { createPractice } from '#electron/db/open.ts';
import { sql, type PracticeDb } from '#electron/db/sql.ts';
import { demonstrationRemittance, playScenario } from '#electron/demo/scenario.ts';
import { seedDemonstration } from '#electron/demo/seed.ts';
import { drawCms1500, drawInvoice } from '#electron/papers.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { insertUser } from '#electron/session/queries.ts';
import { servicesOver, testClock, TODAY } from '#tests/support/work-file.ts';

const USER = { id: '00000000-0000-4000-8000-000000000001' as UserId, name: 'Demo Owner' };

let folder: string;
let codeSets: CodeSets;
const open: PracticeDb[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-demo-'));
  codeSets = openCodeSets(':memory:');
});
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  codeSets.close();
  rmSync(folder, { recursive: true, force: true });
});

async function seed(name: string, today = TODAY) {
  const db = createPractice(join(folder, `${name}.claimwright`), randomBytes(32));
  open.push(db);
  transaction(db, (w) => insertUser(w, { ...USER, role: 'owner', at: '2026-01-01T00:00:00.000Z' }));
  const { lookup, releases } = codeSets;
  const visit = await seedDemonstration({ db, user: USER, today, lookup, releases, drawInvoice });
  return { db, visit };
}

function counts(db: PracticeDb, table: 'encounter' | 'claim' | 'remittance'): Record<string, number> {
  const rows = {
    encounter: sql`SELECT status, COUNT(*) AS n FROM encounter GROUP BY status`,
    claim: sql`SELECT status, COUNT(*) AS n FROM claim GROUP BY status`,
    remittance: sql`SELECT status, COUNT(*) AS n FROM remittance GROUP BY status`,
  };
  return Object.fromEntries(
    db.all<{ status: string; n: number }>(rows[table]).map((row) => [row.status, row.n]),
  );
}

describe('the demonstration clinic', () => {
  it.each(['2026-11-23', '2027-03-01', '2028-02-29', '2026-10-04'])(
    'begun on %s has work in every state, and its file is sound',
    async (day) => {
      const { db } = await seed('a', isoDate(day));
      expect(verifyPractice(db).filter((row) => !row.ok)).toEqual([]);
      expect(counts(db, 'encounter')).toMatchObject({ coding: 1, held: 1, coded: 4, open: 7 });
      expect(Object.keys(counts(db, 'claim')).sort()).toEqual(
        expect.arrayContaining(['denied', 'draft', 'exported', 'paid', 'ready']),
      );
      expect(counts(db, 'remittance')['waiting']).toBe(1);
      const future = db.all(sql`SELECT 1 FROM encounter WHERE service_on >= ${day}`);
      expect(future).toEqual([]);
      const stopped = db.all(sql`SELECT 1 FROM claim WHERE status = 'draft' AND findings LIKE '%"stops"%'`);
      expect(stopped).toHaveLength(1);
    },
    30_000,
  );

  it('is the same clinic each time, but for what is sealed and random in the file', async () => {
    const people = (db: PracticeDb) =>
      db.all(
        sql`SELECT account_number, last_name, first_name, birth_on FROM patient ORDER BY account_number`,
      );
    const money = (db: PracticeDb) =>
      db.all(
        sql`SELECT j.number, e.account, e.amount_cents, e.memo FROM journal_entry e JOIN journal j ON j.id = e.journal_id ORDER BY e.id`,
      );
    const [a, b] = [await seed('a'), await seed('b')];
    expect(people(a.db)).toHaveLength(41);
    expect(people(a.db)).toEqual(people(b.db));
    expect(money(a.db)).toEqual(money(b.db));
  }, 30_000);

  it('has only people whose names nobody takes for real', async () => {
    const { db } = await seed('a');
    const names = db
      .all<{ last_name: string }>(sql`SELECT DISTINCT last_name FROM patient`)
      .map((p) => p.last_name);
    for (const name of names)
      expect(name).toMatch(/^(Fictive|Sample|Example|Invented|Specimen|Madeup|Placeholder|Imaginary)$/);
  });
});

describe('the scenario', () => {
  it('comes to the figures of the ledger and leaves its files', async () => {
    const { db, visit } = await seed('a');
    const services = servicesOver(() => db, testClock());
    const out = join(folder, 'out');
    const summary = await playScenario(services, visit, out, {
      drawInvoice,
      drawCms1500: (claim) => drawCms1500(claim, 'complete', TODAY),
    });
    expect(summary).toEqual({
      charges_cents: 20_000,
      insurance_paid_cents: 8157,
      contractual_cents: 8001,
      patient_paid_cents: 2500,
      patient_balance_cents: 1342,
      journal_balanced: true,
    });
    expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toEqual(summary);
    expect(readdirSync(out).sort()).toEqual([
      'claim.837',
      'cms1500.pdf',
      'era.835',
      'invoice.pdf',
      'summary.json',
    ]);
    const claim = readFileSync(join(out, 'claim.837'), 'utf8');
    expect(claim).toContain('REF*X4*99D9999999~');
    expect(claim).toContain('SV1*HC:83036:QW*40*UN*1***1~');
    expect(claim).toContain('AMT*F5*25~');
    expect(verifyPractice(db).filter((row) => !row.ok)).toEqual([]);
  }, 30_000);

  it("gives the payer's answer for any claim, and refuses a number that is not ours", async () => {
    const { db } = await seed('a');
    const [claim] = db.all<{ control_number: string }>(
      sql`SELECT control_number FROM claim WHERE status = 'exported' LIMIT 1`,
    );
    expect(demonstrationRemittance(db, claim?.control_number ?? '', TODAY)).toContain(
      `CLP*${claim?.control_number}*1*`,
    );
    expect(() => demonstrationRemittance(db, '1', TODAY)).toThrow(/no claim 1/);
  });
});
