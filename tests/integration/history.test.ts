import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PatientDetail } from '#shared/contract/patients.ts';
import { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import { verifyAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { oldFile, type OldClaim } from '#tests/support/history-files.ts';
import { era, makeWorkFile, sentClaim, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

function put(name: string, claims: readonly OldClaim[], of: Parameters<typeof oldFile>[1] = {}): string {
  const path = join(file.folder, name);
  writeFileSync(path, oldFile(claims, of));
  return path;
}

async function bring(paths: readonly string[], choice: string | null = null, settled = false) {
  const { history } = file.services;
  const plan = await history.plan(paths);
  const likely = plan.rows.filter((row) => row.match === 'likely');
  const decided =
    choice === null
      ? []
      : likely.map((row) => ({
          party: row.id,
          choice: choice === 'first' ? (row.candidates[0]?.ref ?? '') : choice,
        }));
  return { plan, report: await history.bringIn(plan.id, decided, settled) };
}

const pragma = (text: string) => sql(Object.assign([text], { raw: [text] }));
const claimsOf = (number: string) =>
  file.db().all<{
    id: ClaimId;
    control_number: string;
    status: string;
    version_number: number;
    charge_cents: number;
  }>(sql`SELECT id, control_number, status, version_number, charge_cents FROM claim WHERE control_number LIKE ${`${number}%`} ORDER BY control_number`);
const count = (table: 'claim' | 'patient' | 'payer' | 'journal' | 'encounter' | 'history_file'): number =>
  file.db().get<{ n: number }>(sql`SELECT (SELECT count(*) FROM claim) * (${table} = 'claim')
    + (SELECT count(*) FROM patient) * (${table} = 'patient') + (SELECT count(*) FROM payer) * (${table} = 'payer')
    + (SELECT count(*) FROM journal) * (${table} = 'journal') + (SELECT count(*) FROM encounter) * (${table} = 'encounter')
    + (SELECT count(*) FROM history_file) * (${table} = 'history_file') AS n`)?.n ?? -1;
const owed = (): number =>
  file.db().get<{ cents: number }>(sql`SELECT coalesce(sum(amount_cents), 0) AS cents FROM journal_entry
    WHERE account = 'ar_insurer'`)?.cents ?? 0;

describe('bringing a history in', () => {
  it('makes patients, coverages, payers, providers, facilities and sent claims with their charges', async () => {
    const path = put('old.837', [
      { control: 'A1', charges: [100, 50] },
      { control: 'A2', first: 'KARL', born: '19510203', member: 'M200' },
    ]);
    const { plan, report } = await bring([path]);
    expect(plan.claims).toMatchObject({ read: 2, brought: 2, known: 0, unreadable: 0 });
    expect(report.claims).toEqual({ read: 2, brought: 2, versions: 0, known: 0, leftOut: 0, unreadable: 0 });
    expect(report.chargeCents).toBe(25_000);
    expect(owed()).toBe(25_000);
    expect(report.parties).toMatchObject([
      { kind: 'patient', new: 2 },
      { kind: 'payer', new: 1 },
      { kind: 'provider', new: 1 },
      { kind: 'facility', new: 1 },
    ]);
    const [claim] = claimsOf('A1');
    expect(claim).toMatchObject({ status: 'exported', version_number: 1, charge_cents: 15_000 });
    const detail = ClaimDetail.parse(file.services.claims.get(claim?.id as ClaimId));
    expect(detail.events).toMatchObject([{ kind: 'brought_in', from: null, to: 'exported' }]);
    expect(detail.claim.billingProvider.address.zip).toBe('44113');
    const patient = PatientDetail.parse(file.patients.detail(detail.claim.patient.patientId));
    expect(patient.coverages).toMatchObject([
      { memberId: 'M100', activeFrom: '2024-03-01', activeTo: null, rank: 1 },
    ]);
    expect(patient.patient).toMatchObject({ lastName: 'Oldfictive', birthDate: '1960-01-02' });
    expect(verifyAudit(file.db()).filter((check) => !check.ok)).toEqual([]);
  });

  it('keeps the file so that the life of the claim shows it', async () => {
    const path = put('old.837', [{ control: 'A1' }]);
    await bring([path]);
    const life = file.services.claims.life(claimsOf('A1')[0]?.id as ClaimId);
    const ref = life[0]?.file;
    expect(ref?.kind).toBe('history');
    expect(file.services.history.file(ref?.id ?? '').text).toBe(readFileSync(path, 'utf8'));
  });

  it('changes nothing when the same file, or the same claims in another file, come again', async () => {
    const claims = [{ control: 'A1' }, { control: 'A2', day: '20240302' }];
    const path = put('old.837', claims);
    await bring([path]);
    const before = [count('claim'), count('patient'), count('journal'), owed()];
    const again = await bring([path]);
    expect(again.report.files).toMatchObject([{ outcome: 'known' }]);
    expect(again.report.files[0]?.sentence).toContain('was brought in on 2026-11-23');
    const other = await bring([put('other.837', claims, { control: '000000102' })]);
    expect(other.report.claims).toMatchObject({ brought: 0, known: 2 });
    const renumbered = await bring([put('third.837', [{ control: 'Z9' }], { control: '000000103' })]);
    expect(renumbered.report.notes).toMatchObject([
      { kind: 'known', sentence: 'It is here already as claim A1.' },
    ]);
    expect([count('claim'), count('patient'), count('journal'), owed()]).toEqual(before);
  });

  it('takes two claims of one file with the same services and different numbers for two', async () => {
    const { report } = await bring([put('old.837', [{ control: 'A1' }, { control: 'A2' }])]);
    expect(report.claims).toMatchObject({ brought: 2, known: 0 });
  });

  it('knows a claim that was made here', async () => {
    const { claim } = sentClaim(file);
    const sent = file.services.outbox.preview([claim.claimId]);
    const path = join(file.folder, 'ours.837');
    writeFileSync(path, sent);
    const { report } = await bring([path]);
    expect(report.claims).toMatchObject({ read: 1, known: 1, brought: 0 });
  });

  it('keeps a corrected claim as the next version, and posts its charges anew', async () => {
    await bring([put('old.837', [{ control: 'A1', charges: [100] }])]);
    const { report } = await bring([
      put('new.837', [{ control: 'A1', frequency: '7', charges: [100, 30] }], { control: '000000102' }),
    ]);
    expect(report.claims).toMatchObject({ brought: 0, versions: 1 });
    const [claim] = claimsOf('A1');
    expect(claim).toMatchObject({ version_number: 2, charge_cents: 13_000 });
    expect(owed()).toBe(13_000);
    const versions = file.services.claims.versions(claim?.id as ClaimId);
    expect(versions).toMatchObject([
      { number: 1, frequency: '1' },
      { number: 2, frequency: '7', replaces: 1 },
    ]);
    expect(file.services.claims.get(claim?.id as ClaimId).summary.payerControlNumber).toBe('PAYERNUMBER1');
    const again = await bring([
      put('twin.837', [{ control: 'A1', frequency: '7', charges: [100, 30] }], { control: '000000103' }),
    ]);
    expect(again.report.claims).toMatchObject({ versions: 0, known: 1 });
  });

  it('gives another claim with a number of ours a number of its own, and says so', async () => {
    await bring([put('old.837', [{ control: 'A1' }])]);
    const { report } = await bring([
      put('new.837', [{ control: 'A1', first: 'KARL', born: '19510203', member: 'X9' }], {
        control: '000000102',
      }),
    ]);
    expect(report.notes).toMatchObject([{ kind: 'renumbered', controlNumber: 'A1' }]);
    expect(claimsOf('A1').map((c) => c.control_number)).toEqual(['A1', 'A1-2']);
  });

  it('never gives a claim of ours a number that came with a history', async () => {
    await bring([put('old.837', [{ control: '10001' }])]);
    expect(sentClaim(file).claim.controlNumber).toBe('10002');
  });

  it('leaves claims of a likely patient out until somebody decides, and then brings the rest of the file in', async () => {
    const path = put('old.837', [
      { control: 'A1', last: 'FICTIVE', first: 'ANNA', born: '19690819', member: 'SMH2000' },
      { control: 'A2', first: 'KARL', born: '19510203', member: 'M200' },
    ]);
    const { plan, report } = await bring([path]);
    const likely = plan.rows.filter((row) => row.match === 'likely');
    expect(likely).toMatchObject([
      { kind: 'patient', candidates: [{ from: 'ours', ref: file.ids.patientId }] },
    ]);
    expect(report.claims).toMatchObject({ brought: 1, leftOut: 1 });
    expect(report.notes).toMatchObject([{ kind: 'left_out', controlNumber: 'A1' }]);
    const second = await bring([path], 'first');
    expect(second.plan.files[0]?.sentence).toContain('1 claims stayed out then');
    expect(second.report.claims).toMatchObject({ brought: 1, known: 1, leftOut: 0 });
    const detail = file.patients.detail(file.ids.patientId);
    expect(detail.claims.map((c) => c.controlNumber)).toEqual(['A1']);
  });

  it('takes exact patients, and a later remittance posts to what came in', async () => {
    const path = put('old.837', [{ control: 'A1', charges: [100, 50] }]);
    await bring([path]);
    const [claim] = claimsOf('A1');
    const { claim: frozen } = file.services.claims.get(claim?.id as ClaimId);
    const { summary } = file.services.remits.receive('a.835', era([frozen]));
    file.services.remits.post(summary.id);
    expect(claimsOf('A1')[0]?.status).toBe('paid');
    const { report } = await bring([
      put('b.837', [{ control: 'B1', day: '20240401' }], { control: '000000105' }),
    ]);
    expect(report.parties[0]).toMatchObject({ kind: 'patient', exact: 1, new: 0 });
  });

  it('brings settled claims in closed and without any journal', async () => {
    const before = count('journal');
    const { report } = await bring([put('old.837', [{ control: 'A1' }])], null, true);
    expect(report.settled).toBe(true);
    expect(claimsOf('A1')[0]?.status).toBe('closed');
    expect(count('journal')).toBe(before);
  });

  it('places a secondary claim beside the one to the payer before, without charges of its own', async () => {
    await bring([
      put('old.837', [{ control: 'A1' }]),
      put('second.837', [{ control: 'A1S', rank: 'S', member: 'S1' }], {
        control: '000000102',
        day: '20240401',
        payer: 'SECONDPAY',
      }),
    ]);
    expect(count('encounter')).toBe(1);
    expect(owed()).toBe(10_000);
    expect(file.services.claims.get(claimsOf('A1S')[0]?.id as ClaimId).summary.coverageRank).toBe(2);
  });

  it('ends an insurance when the next of its rank begins, and takes the earliest day of each', async () => {
    await bring([
      put(
        '1.837',
        [
          { control: 'A1', day: '20230301' },
          { control: 'A2', day: '20230105' },
        ],
        { day: '20230310' },
      ),
      put('2.837', [{ control: 'A3', member: 'N1' }], { control: '000000102', payer: 'NEXTPAY' }),
    ]);
    const id = file.services.claims.get(claimsOf('A1')[0]?.id as ClaimId).claim.patient.patientId;
    const kept = file.patients.detail(id).coverages;
    expect(
      kept
        .toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))
        .map((c) => [c.memberId, c.activeFrom, c.activeTo]),
    ).toEqual([
      ['M100', '2023-01-05', '2024-02-29'],
      ['N1', '2024-03-01', null],
    ]);
  });

  it('keeps exact facts in the claim where the visit holds whole numbers', async () => {
    await bring([put('old.837', [{ control: 'A1', units: '1.5', npi: '1234567890' }])]);
    const { claim, summary } = file.services.claims.get(claimsOf('A1')[0]?.id as ClaimId);
    expect(claim.lines[0]?.units).toBe(1.5);
    expect(claim.renderingProvider.npi).toBe('1234567890');
    expect(file.services.coding.get(summary.encounterId).coding.lines[0]?.units).toBe(2);
    // Its records stand as they came, and checking what rests on them does not throw.
    expect(file.services.claims.scrub(summary.id).findings.length).toBeGreaterThan(0);
  });
});

describe('files that cannot come in', () => {
  it('refuses a cut file as a whole, an empty one and one that is no X12, and takes the others, an 835 too', async () => {
    const whole = oldFile([{ control: 'A1' }, { control: 'A2', day: '20240302' }]);
    const write = (name: string, text: string): string => {
      const path = join(file.folder, name);
      writeFileSync(path, text);
      return path;
    };
    const cut = write('cut.837', whole.split('~').slice(0, 25).join('~'));
    const remit = write('remit.835', Buffer.from(era([sentClaim(file).claim])).toString('utf8'));
    const paths = [
      cut,
      remit,
      write('empty.837', ''),
      write('note.txt', 'Not X12 at all.'),
      put('good.837', [{ control: 'B1' }], { control: '000000109' }),
    ];
    const before = count('claim');
    const { report } = await bring(paths);
    const outcome = new Map(report.files.map((row) => [row.fileName, row]));
    expect(outcome.get('cut.837')).toMatchObject({ outcome: 'refused', claims: { read: 0 } });
    expect(report.money.remits).toMatchObject([
      { fileName: 'remit.835', outcome: 'posted', claims: 1, found: 1 },
    ]);
    expect(outcome.get('empty.837')?.sentence).toContain('empty');
    expect(outcome.get('note.txt')?.outcome).toBe('refused');
    expect(outcome.get('good.837')?.outcome).toBe('brought');
    expect(count('claim')).toBe(before + 1);
  });

  it('refuses a sample cut at every tenth segment, with one sentence and nothing changed', async () => {
    const segments = oldFile([{ control: 'A1' }, { control: 'A2' }]).split('~\n');
    const path = join(file.folder, 'cut.837');
    for (let at = 10; at < segments.length - 1; at += 10) {
      writeFileSync(path, `${segments.slice(0, at).join('~\n')}~\n`);
      const { report } = await bring([path]);
      expect(report.files[0]).toMatchObject({ outcome: 'refused' });
      expect(report.files[0]?.sentence).toMatch(/Nothing was changed\.$/);
    }
    expect(count('history_file')).toBe(0);
  });

  it('brings a claim without a birth date in, to a patient whose birth date is not known', async () => {
    await bring([put('old.837', [{ control: 'A0', born: '19601399', member: 'M900' }])]);
    const detail = file.services.claims.get(claimsOf('A0')[0]?.id as ClaimId);
    expect(detail.claim.patient.birthDate).toBeNull();
    const { patient } = PatientDetail.parse(file.patients.detail(detail.claim.patient.patientId));
    expect(patient.birthDate).toBeNull();
    // A new claim cannot leave without it, and asks for it where it stands.
    const { findings } = file.services.claims.scrub(detail.summary.id);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'birth-date-missing', severity: 'stops' }),
    );
    // The same person in a later file is known again by name and member id.
    const later = await bring([
      put('later.837', [{ control: 'A9', born: '', member: 'M900', day: '20240401' }], {
        control: '000000103',
      }),
    ]);
    expect(later.report.parties[0]).toMatchObject({ kind: 'patient', exact: 1, new: 0 });
    // Somebody else of the same name is somebody else.
    await bring(
      [put('other.837', [{ control: 'A8', born: '', member: 'M901' }], { control: '000000104' })],
      'new',
    );
    expect(file.db().get(sql`SELECT count(*) AS n FROM patient WHERE birth_on IS NULL`)).toEqual({ n: 2 });
  });

  it('lists a claim without a day of service with its segment and sentence', async () => {
    const { report } = await bring([put('old.837', [{ control: 'A1', day: '20241399' }, { control: 'A2' }])]);
    expect(report.claims).toMatchObject({ brought: 1, unreadable: 1 });
    expect(report.notes[0]).toMatchObject({ kind: 'unreadable', controlNumber: 'A1', segment: 20 });
    expect(report.notes[0]?.sentence).toContain('DTP03');
  });

  it('brings nothing of a file in that has changed since it was read', async () => {
    const path = put('old.837', [{ control: 'A1' }]);
    const plan = await file.services.history.plan([path]);
    put('old.837', [{ control: 'A1', charges: [900] }]);
    const before = count('patient');
    const report = await file.services.history.bringIn(plan.id, [], false);
    expect(report.files[0]).toMatchObject({ outcome: 'refused' });
    expect(report.files[0]?.sentence).toContain('has changed');
    expect([count('claim'), count('patient')]).toEqual([0, before]);
  });

  it('takes a file back as a whole when the disk is full, and says so', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      control: `A${i}`,
      first: `KARL${String.fromCharCode(65 + (i % 26))}`,
      born: `1951${String((i % 12) + 1).padStart(2, '0')}${String((i % 27) + 1).padStart(2, '0')}`,
    }));
    const path = put('old.837', many);
    const { history } = file.services;
    const plan = await history.plan([path]);
    const decided = plan.rows
      .filter((row) => row.match === 'likely')
      .map((row) => ({ party: row.id, choice: 'new' }));
    const pages = file.db().get<{ page_count: number }>(sql`PRAGMA page_count`)?.page_count ?? 0;
    file.db().get(pragma(`PRAGMA max_page_count = ${pages + 4}`));
    const report = await history.bringIn(plan.id, decided, false);
    file.db().get(sql`PRAGMA max_page_count = 1073741823`);
    expect(report.files[0]?.sentence).toContain('The disk is full');
    expect(count('claim')).toBe(0);
    expect(
      transaction(file.db(), (db) =>
        db.get<{ n: number }>(sql`SELECT count(*) AS n FROM patient WHERE last_name = 'Oldfictive'`),
      )?.n,
    ).toBe(0);
  });

  it('says that files are not known any more after locking', async () => {
    const plan = await file.services.history.plan([put('old.837', [{ control: 'A1' }])]);
    file.services.history.forget();
    await expect(file.services.history.bringIn(plan.id, [], false)).rejects.toThrow('not known any more');
  });

  it('stops reading when asked, and nothing is changed', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ control: `A${i}`, day: '20240301' }));
    const reading = file.services.history.plan(
      [put('old.837', many)],
      () => void file.services.history.cancel(),
    );
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect(count('claim')).toBe(0);
  });

  it('writes invented files that our reader finds whole', () => {
    const events = [...read837p(oldFile([{ control: 'A1' }]))];
    expect(events.filter((event) => event.kind === 'claim')).toMatchObject([{ readable: true }]);
  });
});

describe('a large file', () => {
  const many = (n: number): OldClaim[] =>
    Array.from({ length: n }, (_, i) => ({
      control: `L${i}`,
      day: `2024${String((i % 12) + 1).padStart(2, '0')}${String((i % 28) + 1).padStart(2, '0')}`,
      charges: [i + 1],
    }));

  it('comes in over many turns of the event loop, while other writing is refused and reading goes on', async () => {
    const path = put('large.837', many(700));
    const plan = await file.services.history.plan([path]);
    let turns = 0;
    let refused = '';
    const timer = setInterval(() => {
      turns += 1;
      count('claim');
      try {
        transaction(file.db(), () => undefined);
      } catch (error) {
        refused = error instanceof Error ? error.message : '';
      }
    }, 1);
    const report = await file.services.history.bringIn(plan.id, [], false);
    clearInterval(timer);
    expect(report.claims.brought).toBe(700);
    expect(turns).toBeGreaterThan(5);
    expect(refused).toContain('A history is being brought in.');
    expect(verifyAudit(file.db()).filter((check) => !check.ok)).toEqual([]);
  });

  it('is in as a whole or not at all when it is stopped in the middle', async () => {
    const paths = [
      put('a.837', [{ control: 'S1' }], { day: '20240101' }),
      put('b.837', many(700), { control: '000000102', day: '20240601' }),
    ];
    const { history } = file.services;
    const plan = await history.plan(paths);
    const report = await history.bringIn(plan.id, [], false, (done, total) => {
      if (done > total / 3) history.cancel();
    });
    expect(report.files.map((row) => row.outcome)).toEqual(['brought', 'stopped']);
    expect(count('claim')).toBe(1);
    expect(verifyAudit(file.db()).filter((check) => !check.ok)).toEqual([]);
    const again = await bring(paths);
    expect(again.report.claims.brought).toBe(700);
    expect(count('claim')).toBe(701);
  });
});

describe('what a preview tells', () => {
  it('counts the claims that stay out until somebody decides, and why', async () => {
    await bring([put('ours.837', [{ control: 'P1' }])]);
    const path = put(
      'next.837',
      [
        { control: 'P2', first: 'BERTE', charges: [40] },
        { control: 'P3', first: 'BERTE', charges: [30], day: '20240305' },
        { control: 'P4', day: '20240306' },
      ],
      { control: '000000102' },
    );
    const { history } = file.services;
    const plan = await history.plan([path]);
    expect(plan.claims).toMatchObject({ read: 3, brought: 1, leftOut: 2 });
    expect(plan.files[0]?.claims).toMatchObject({ brought: 1, leftOut: 2 });
    expect(plan.chargeCents).toBe(10_000);
    expect(plan.leftOut).toMatchObject([{ kind: 'patient', claims: 2 }]);
    const decided = plan.leftOut.map(({ party }) => ({ party, choice: 'new' }));
    expect(history.weigh(plan.id, decided)).toMatchObject({
      claims: { brought: 3, leftOut: 0 },
      chargeCents: 17_000,
      leftOut: [],
    });
    const report = await history.bringIn(plan.id, decided, false);
    expect(report.claims).toMatchObject({ brought: 3, leftOut: 0 });
  });

  it('says beforehand that a version cannot come in because one is in work here', async () => {
    await bring([put('ours.837', [{ control: 'P1' }])]);
    const [kept] = claimsOf('P1');
    file.services.claims.startVersion(kept?.id as ClaimId, {
      kind: 'corrected',
      reason: 'A modifier was missing',
      payerControlNumber: 'PAYER1',
    });
    const plan = await file.services.history.plan([
      put('next.837', [{ control: 'P1', frequency: '7', charges: [90] }], { control: '000000102' }),
    ]);
    expect(plan.claims).toMatchObject({ versions: 0, leftOut: 1 });
    expect(plan.notes).toMatchObject([
      { kind: 'left_out', sentence: expect.stringContaining('in work here') as string },
    ]);
  });
});
