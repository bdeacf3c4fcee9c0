import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import type {
  ClaimId,
  CoverageId,
  EncounterId,
  PatientId,
  PayerId,
  ServiceLineId,
} from '#shared/kernel/ids.ts';
import { createClaimScrubbing } from '#electron/claim-scrubbing.ts';
import { findClaim, findClaimIds, insertClaim } from '#electron/claims/queries.ts';
import { openCodeSets } from '#electron/code-sets.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { TEST_ENVELOPE } from '#tests/support/claims.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { addPatient, makeWorkFile, type WorkFile } from '#tests/support/work-file.ts';
import { milliseconds, timed, type Row } from './measure.ts';
import { claimsOf, FILES } from './scrub.ts';

const CLAIMS = 10_000;
const PATIENTS = 2500;
const AT = '2026-11-23T10:00:00.000Z' as Instant;

/**
 * A great day at the door: claims taken from the encrypted practice file, checked by all rules with every edit table
 * installed, and written as 837P.
 */
export function benchClaimsDay(): readonly (Row | string)[] {
  const samples = sampleDir();
  if (samples === null) return ['the sample code sets are not at hand'];
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-bench-'));
  const sets = openCodeSets(join(folder, 'codes.sqlite'));
  const file = makeWorkFile();
  try {
    installFiles(
      sets.db(),
      FILES.map((name) => join(samples, 'codesets', name)),
      { preview: false, effective: null, today: isoDate('2026-11-23'), own: null },
    );
    sets.forget();
    fill(file);
    const context = { ...file.services.context, tables: sets.tables };
    const claims: ProfessionalClaim[] = [];
    const taking = timed(() => {
      for (const id of findClaimIds(file.db(), 'ready')) {
        const record = findClaim(file.db(), id);
        if (record) claims.push(record.claim);
      }
    });
    let stopped = 0;
    const checking = timed(() => {
      for (const { findings } of createClaimScrubbing(context).check(claims))
        if (findings.some((f) => f.severity === 'stops')) stopped += 1;
    });
    let bytes = 0;
    const writing = timed(() => {
      bytes = write837p({ claims, envelope: { ...TEST_ENVELOPE, at: AT } }).length;
    });
    if (claims.length !== CLAIMS || bytes === 0) throw new Error('The benchmark took not all its claims.');
    const lines = claims.reduce((sum, claim) => sum + claim.lines.length, 0);
    return [
      {
        what: `${CLAIMS.toLocaleString('en')} claims (${lines.toLocaleString('en')} lines) taken from the practice file, checked by all rules, written as 837P`,
        ours: milliseconds(taking + checking + writing),
        beside: '–',
        note: `${milliseconds(taking)} taken, ${milliseconds(checking)} checked (${stopped} would be stopped), ${milliseconds(writing)} written`,
      },
    ];
  } finally {
    file.close();
    sets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ready claims of many patients, each on its own visit. */
function fill(file: WorkFile): void {
  const people = Array.from({ length: PATIENTS }, (_, n) =>
    addPatient(file.patients, file.ids.payerId, `Number${n}`, String(3000 + n)),
  );
  const coverages = new Map(
    file
      .db()
      .all<{ id: CoverageId; patient_id: PatientId }>(sql`SELECT id, patient_id FROM coverage`)
      .map((row) => [row.patient_id, row.id]),
  );
  transaction(file.db(), (db) => {
    claimsOf(CLAIMS).forEach((claim, n) => {
      const patientId = people[n % PATIENTS];
      const coverageId = patientId && coverages.get(patientId);
      if (!patientId || !coverageId) throw new Error('A patient of the benchmark is missing.');
      const encounterId = randomUUID() as EncounterId;
      db.run(sql`INSERT INTO encounter (id, patient_id, service_on, rendering_provider_id, facility_id, reason, status,
          version, created_at)
        VALUES (${encounterId}, ${patientId}, ${claim.serviceDate}, ${file.ids.providerId}, ${file.ids.facilityId},
          'Visit', 'billed', 1, ${AT})`);
      insertClaim(db, { ...recordOf(claim, patientId, coverageId, file.ids.payerId), encounterId }, AT);
    });
  });
}

function recordOf(
  claim: ProfessionalClaim,
  patientId: PatientId,
  coverageId: CoverageId,
  payerId: PayerId,
): Omit<Parameters<typeof insertClaim>[1], 'encounterId'> {
  const claimId = randomUUID() as ClaimId;
  return {
    id: claimId,
    status: 'ready',
    findings: [],
    fileBy: claim.serviceDate,
    claim: {
      ...claim,
      claimId,
      patient: { ...claim.patient, patientId },
      coverage: { ...claim.coverage, coverageId },
      payer: { ...claim.payer, payerId },
      lines: claim.lines.map((line) => ({ ...line, serviceLineId: randomUUID() as ServiceLineId })),
    },
  };
}
