import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ClaimDetail } from '#shared/contract/claims.ts';
import { EncounterDetail } from '#shared/contract/coding.ts';
import { PatientDetail } from '#shared/contract/patients.ts';
import { KeptFacility, KeptPayer, KeptProvider } from '#shared/domain/kept-records.ts';
import type { HistoryReport } from '#shared/domain/history/report.ts';
import type { ClaimId, PatientId, UserId } from '#shared/kernel/ids.ts';
import { createPractice } from '#electron/db/open.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type PracticeDb } from '#electron/db/sql.ts';
import { verifyAudit } from '#electron/audit/audit.ts';
import { createPatientService } from '#electron/patients/service.ts';
import { listFacilities, listPayers, listProviders } from '#electron/practice/queries.ts';
import { insertUser } from '#electron/session/queries.ts';
import type { WorkServices } from '#electron/work-services.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { servicesOver, testClock } from '#tests/support/work-file.ts';

const samples = sampleDir();

describe.skipIf(samples === null)('every sample 837P, brought into a fresh practice file', () => {
  const user = { id: '00000000-0000-4000-8000-000000000001' as UserId, name: 'Test Biller' };
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-history-'));
  const files = join(samples ?? '', 'samples', 'x12', '837P');
  let db: PracticeDb;
  let services: WorkServices;
  let report: HistoryReport;

  beforeAll(async () => {
    db = createPractice(join(folder, 'fresh.claimwright'), randomBytes(32));
    const clock = testClock();
    transaction(db, (w) => insertUser(w, { ...user, role: 'owner', at: clock.now() }));
    services = servicesOver(() => db, clock);
    const plan = await services.history.plan([files]);
    const undecided = plan.rows.filter((row) => row.match === 'likely');
    const decisions = undecided.map((row) => ({ party: row.id, choice: 'new' }));
    report = await services.history.bringIn(plan.id, decisions, false);
  }, 60_000);
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are read to the last claim, each with what became of it', () => {
    const table = Object.fromEntries(
      report.files.map(({ fileName, claims: c }) => [fileName, [c.read, c.brought, c.known, c.unreadable]]),
    );
    // Claims read, brought in, known already (the same claim in another sample), unreadable (no name, no day).
    expect(table).toEqual({
      'auto-accident-property-casualty.837': [1, 1, 0, 0],
      'broken-bad-segment-identifier.txt': [2, 1, 0, 1],
      'broken-hl-orphan-parent.edi': [1, 1, 0, 0],
      'broken-missing-required-elements.txt': [2, 1, 1, 0],
      'broken-segments-out-of-order.txt': [2, 0, 2, 0],
      'broken-several-validation-issues.edi': [1, 0, 0, 1],
      'broken-unknown-hi-qualifier.edi': [1, 0, 1, 0],
      'cob-primary-claim-payer-a.837': [1, 1, 0, 0],
      'cob-secondary-claim-svd-cas.837': [1, 1, 0, 0],
      'cob-secondary-claim-variant-line-rendering.837': [1, 0, 1, 0],
      'commercial-dependent-4-lines-clean.edi': [1, 1, 0, 0],
      'commercial-dependent-icd9-x222a2.837': [1, 0, 1, 0],
      'complex-cob-many-2310-loops.txt': [6, 3, 3, 0],
      'eight-claims-one-st-referring-rendering-facility.txt': [8, 7, 1, 0],
      'empty-optional-elements.edi': [1, 0, 0, 1],
      'large-820-claims-330kB.txt': [820, 0, 820, 0],
      'medicare-ambulance-cr1-crc-nte.dat': [1, 1, 0, 0],
      'medicare-canonical-small.edi': [1, 1, 0, 0],
      'medicare-chiropractic-subscriber-is-patient.dat': [1, 1, 0, 0],
      'medicare-dme-cmn-frm-pwk.837': [1, 1, 0, 0],
      'minimal-generated.edi': [1, 1, 0, 0],
      'minimal-wrong-gs01-HP.dat': [1, 1, 0, 0],
      'multiple-isa-two-interchanges.txt': [4, 2, 2, 0],
      'multiple-st-in-one-gs.txt': [4, 0, 4, 0],
      'office-drug-ndc-lin-ctp.837': [1, 1, 0, 0],
      'ppo-repriced-hcp-wrong-component-separator.837': [1, 1, 0, 0],
      'seven-lines-pretty-printed-indented-bom-crlf.txt': [1, 1, 0, 0],
      'two-claims-two-billing-providers.txt': [2, 0, 2, 0],
    });
  });

  it('name segment and sentence for every claim that could not be read', () => {
    const unreadable = report.notes.filter((note) => note.kind === 'unreadable');
    expect(unreadable.length).toBe(report.claims.unreadable);
    for (const note of unreadable) {
      expect(note.segment).toBeGreaterThan(0);
      expect(note.sentence).toMatch(/\.$/);
    }
  });

  it('charge in the ledger exactly what the claims that pay first charge', () => {
    const claims = db.get<{ cents: number }>(
      sql`SELECT sum(charge_cents) AS cents FROM claim WHERE prior_claim_id IS NULL`,
    );
    const journal = db.get<{ cents: number }>(
      sql`SELECT sum(amount_cents) AS cents FROM journal_entry WHERE account = 'ar_insurer'`,
    );
    expect(journal).toEqual(claims);
    const all = db.get<{ cents: number }>(sql`SELECT sum(charge_cents) AS cents FROM claim`);
    expect(report.chargeCents).toBe(all?.cents);
  });

  it('leave a sound file, and pages that can be shown', () => {
    expect(verifyAudit(db).filter((check) => !check.ok)).toEqual([]);
    const patients = createPatientService({
      db: () => db,
      user: () => user,
      clock: testClock(),
      newId: randomUUID,
    });
    for (const { id, patient_id } of db.all<{ id: ClaimId; patient_id: PatientId }>(
      sql`SELECT id, patient_id FROM claim`,
    )) {
      const detail = ClaimDetail.parse(services.claims.get(id));
      EncounterDetail.parse(services.coding.get(detail.summary.encounterId));
      PatientDetail.parse(patients.detail(patient_id));
      services.claims.scrub(id);
    }
    z.array(KeptPayer).parse(listPayers(db));
    z.array(KeptProvider).parse(listProviders(db));
    z.array(KeptFacility).parse(listFacilities(db));
  });

  it('stand beside every sample 835, each of which is posted or says exactly why not, and invents nothing', async () => {
    const journals = () => db.get(sql`SELECT count(*) AS n FROM journal`);
    const before = journals();
    const plan = await services.history.plan([files, join(files, '..', '835')]);
    const { money } = await services.history.bringIn(plan.id, [], false);
    expect(money.remits.length).toBeGreaterThan(20);
    for (const row of money.remits) {
      if (row.outcome === 'posted') continue;
      expect(['held', 'refused'], row.fileName).toContain(row.outcome);
      expect(row.sentence, row.fileName).toMatch(/\.$/);
    }
    // None of them answers one of these claims.
    expect([money.postedCents, journals()]).toEqual([0, before]);
    expect(money.unreconciled.filter((row) => row.kind === 'unanswered')).toHaveLength(report.claims.brought);
  });

  it('change nothing when they come again', async () => {
    const counts = () =>
      db.get(sql`SELECT (SELECT count(*) FROM claim) AS claims, (SELECT count(*) FROM patient) AS patients,
        (SELECT count(*) FROM coverage) AS coverages, (SELECT count(*) FROM payer) AS payers,
        (SELECT count(*) FROM provider) AS providers, (SELECT count(*) FROM facility) AS facilities,
        (SELECT count(*) FROM claim_version) AS versions, (SELECT count(*) FROM journal) AS journals`);
    const before = counts();
    const plan = await services.history.plan([files]);
    expect(plan.files.every((row) => row.outcome === 'known')).toBe(true);
    await services.history.bringIn(plan.id, [], false);
    expect(counts()).toEqual(before);
  });
});

if (samples === null)
  console.warn(
    'NOT TESTED: the sample 837P files are absent, so none of them was brought into a practice file.',
  );
