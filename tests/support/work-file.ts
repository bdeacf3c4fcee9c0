import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { addDays, isoDate, type Clock, type Instant, type IsoDate } from '#shared/kernel/dates.ts';
import type {
  EncounterId,
  FacilityId,
  PatientId,
  PayerId,
  ProviderId,
  ServiceLineId,
  UserId,
} from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { openCodeSets } from '#electron/code-sets.ts';
import { createPractice, openPractice } from '#electron/db/open.ts';
import { transaction } from '#electron/db/handle.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { payerAnswer, type Answer } from '#electron/demo/payer-answer.ts';
import {
  COMMERCIAL,
  DEMO_FACILITY,
  DEMO_PRACTICE,
  DEMO_PROVIDERS,
  demoCharge,
  demoFees,
} from '#electron/demo/records.ts';
import type { FileCalls } from '#electron/export/atomic-file.ts';
import { createPatientService } from '#electron/patients/service.ts';
import { createPracticeService } from '#electron/practice/service.ts';
import type { Actor } from '#electron/service-context.ts';
import { insertUser } from '#electron/session/queries.ts';
import { createWorkServices, type WorkServices } from '#electron/work-services.ts';

export const TODAY = isoDate('2026-11-23');
export const SERVICE_DAY = isoDate('2026-11-19');
const USER = { id: '00000000-0000-4000-8000-000000000001' as UserId, name: 'Test Biller' };

/** An open practice file on a real disk with the services of the daily work. */
export type WorkFile = {
  readonly folder: string;
  readonly path: string;
  readonly dataKey: Buffer;
  readonly db: () => PracticeDb;
  readonly services: WorkServices;
  /** The day and time on which the services work. */
  readonly setDay: (day: IsoDate) => void;
  readonly practice: ReturnType<typeof createPracticeService>;
  readonly patients: ReturnType<typeof createPatientService>;
  readonly ids: {
    readonly providerId: ProviderId;
    readonly facilityId: FacilityId;
    readonly payerId: PayerId;
    readonly patientId: PatientId;
  };
  readonly reopen: () => void;
  readonly close: () => void;
};

/** Services over an open file, as the window and the terminal have them. */
export function servicesOver(
  db: () => PracticeDb,
  clock: Clock,
  fileCalls?: FileCalls,
  user: Actor = USER,
): WorkServices {
  const codeSets = openCodeSets(':memory:');
  return createWorkServices({
    db,
    user: () => user,
    clock,
    newId: randomUUID,
    lookup: codeSets.lookup,
    releases: codeSets.releases,
    tables: codeSets.tables,
    demonstration: () => true,
    ...(fileCalls ? { fileCalls } : {}),
  });
}

/** A clock that stands on a day and moves a millisecond at each look. */
export function testClock(): Clock & { readonly setDay: (day: IsoDate) => void } {
  let day = TODAY;
  let tick = 0;
  return {
    today: () => day,
    now: () => {
      tick += 1;
      return new Date(Date.parse(`${day}T10:00:00.000Z`) + tick).toISOString() as Instant;
    },
    setDay: (next) => {
      day = next;
    },
  };
}

/** A new practice file with records of one practice and one insured patient. */
export function makeWorkFile(fileCalls?: FileCalls): WorkFile {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-work-'));
  const path = join(folder, 'practice.claimwright');
  const dataKey = randomBytes(32);
  let open = createPractice(path, dataKey);
  const clock = testClock();
  transaction(open, (w) => insertUser(w, { ...USER, role: 'owner', at: clock.now() }));
  const ground = { db: () => open, user: () => USER, clock, newId: randomUUID };
  const practice = createPracticeService(ground);
  const patients = createPatientService(ground);
  practice.savePractice(DEMO_PRACTICE);
  const providerId = practice.saveProvider({ ...DEMO_PROVIDERS[0], id: null }).id;
  const facilityId = practice.saveFacility({ ...DEMO_FACILITY, id: null }).id;
  const payerId = practice.savePayer({ ...COMMERCIAL, id: null }).id;
  for (const fee of demoFees('2025-01-01')) practice.saveFee(fee);
  const patientId = addPatient(patients, payerId, 'Ana', '2000');
  return {
    folder,
    path,
    dataKey,
    db: () => open,
    services: servicesOver(() => open, clock, fileCalls),
    setDay: clock.setDay,
    practice,
    patients,
    ids: { providerId, facilityId, payerId, patientId },
    reopen: () => {
      open.close();
      open = openPractice(path, dataKey);
    },
    close: () => {
      open.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Another invented patient, insured with the payer. An even account number has an open deductible. */
export function addPatient(
  patients: WorkFile['patients'],
  payerId: PayerId,
  firstName: string,
  accountNumber: string,
): PatientId {
  const { id } = patients.savePatient({
    id: null,
    accountNumber,
    lastName: 'Fictive',
    firstName,
    middleName: '',
    birthDate: isoDate('1969-08-19'),
    sex: 'F',
    address: { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '44113' },
    phone: '2165550142',
    deceasedOn: null,
  });
  patients.saveCoverage({
    id: null,
    patientId: id,
    payerId,
    rank: 1,
    memberId: `SMH${accountNumber}`,
    groupNumber: '',
    planName: '',
    relationship: '18',
    subscriber: null,
    activeFrom: isoDate('2025-01-01'),
    activeTo: null,
    copayCents: cents(2500),
  });
  return id;
}

export function serviceLine(code: string, modifiers: string[], pointers: number[]): Coding['lines'][number] {
  const chargeCents = cents(demoCharge(code));
  return { id: randomUUID() as ServiceLineId, code, modifiers, pointers, units: 1, chargeCents };
}

/** The scenario's coding: 145.00, 15.00 and 40.00. */
export function visitCoding(): Coding {
  return {
    diagnoses: ['E11.9', 'I10'],
    lines: [
      serviceLine('99213', [], [1, 2]),
      serviceLine('36415', [], [1]),
      serviceLine('83036', ['QW'], [1]),
    ],
  };
}

export function openEncounter(
  file: WorkFile,
  day = SERVICE_DAY,
  patientId = file.ids.patientId,
): EncounterId {
  return file.services.coding.createEncounter({
    patientId,
    serviceDate: day,
    renderingProviderId: file.ids.providerId,
    facilityId: file.ids.facilityId,
    reason: 'Follow-up',
  });
}

export function codedEncounter(
  file: WorkFile,
  day = SERVICE_DAY,
  patientId = file.ids.patientId,
): EncounterId {
  const id = openEncounter(file, day, patientId);
  const saved = file.services.coding.save(id, 1, visitCoding());
  file.services.coding.markCoded(id, saved.encounter.version);
  return id;
}

export function readyClaim(file: WorkFile, day = SERVICE_DAY, patientId = file.ids.patientId): ClaimDetail {
  const { claims } = file.services;
  const { summary } = claims.createFromEncounter(codedEncounter(file, day, patientId));
  return claims.release(summary.id);
}

/** A claim that left the house. */
export function sentClaim(file: WorkFile, day = SERVICE_DAY, patientId = file.ids.patientId): ClaimDetail {
  const { summary } = readyClaim(file, day, patientId);
  file.services.outbox.exportTo([summary.id], file.folder);
  return file.services.claims.get(summary.id);
}

/** The payer's answer as bytes. */
export function era(claims: readonly ProfessionalClaim[], answer: Partial<Answer> = {}): Uint8Array {
  return Buffer.from(
    payerAnswer(claims, { trace: 'T1000', paidOn: addDays(TODAY, -1), interchangeControl: 1, ...answer }),
    'utf8',
  );
}
