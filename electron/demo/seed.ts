import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, PatientId } from '#shared/kernel/ids.ts';
import { transaction } from '#electron/db/handle.ts';
import type { CodeTableSource } from '#electron/code-sets.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { createPatientService } from '#electron/patients/service.ts';
import { createPracticeService } from '#electron/practice/service.ts';
import type { Actor } from '#electron/service-context.ts';
import type { DrawInvoice } from '#electron/statements/service.ts';
import { createWorkServices } from '#electron/work-services.ts';
import {
  createSeedClock,
  planVisits,
  runEvents,
  weekdaysBefore,
  type History,
  type Person,
  type Place,
} from './history.ts';
import { inventPeople, scenarioPerson, type DemoPayers } from './people.ts';
import { createChance } from './random.ts';
import { COMMERCIAL, DEMO_FACILITY, DEMO_PRACTICE, DEMO_PROVIDERS, demoFees, MEDICARE } from './records.ts';
import { SCENARIO_DOCUMENTS } from './scenario.ts';
import { seedWorkbench } from './workbench.ts';

export type SeedInput = {
  readonly db: PracticeDb;
  readonly user: Actor;
  /** The day on which the demonstration begins; everything in it happened before. */
  readonly today: IsoDate;
  readonly lookup: CodeLookup;
  readonly releases: () => readonly CodeSetRelease[];
  /** Codes and edit tables for the checks; left out, no edits. */
  readonly tables?: CodeTableSource;
  readonly drawInvoice: DrawInvoice;
  readonly seed?: number;
};

/** Where the scenario begins: Dana Fictive's visit, open for coding. */
export type Seeded = { readonly patientId: PatientId; readonly encounterId: EncounterId };

const PEOPLE = 40;

type Seeding = History & { readonly input: SeedInput };
/**
 * Fills a new practice file with the demonstration clinic: records, some forty invented people, visits of the
 * last months in every state, claims, remittances, payments and balances, all made by the same services as in
 * daily work, and the scenario's visit left open. The same seed and day give the same clinic.
 */
export async function seedDemonstration(input: SeedInput): Promise<Seeded> {
  const chance = createChance(input.seed ?? 20_260_101);
  const clock = createSeedClock(input.today);
  const services = createWorkServices({
    db: () => input.db,
    user: () => input.user,
    clock,
    newId: chance.id,
    lookup: input.lookup,
    releases: input.releases,
    ...(input.tables ? { tables: input.tables } : {}),
    demonstration: () => true,
  });
  const outbox = mkdtempSync(join(tmpdir(), 'claimwright-demonstration-'));
  try {
    const history: Seeding = { input, today: input.today, services, chance, clock, outbox, answers: 0 };
    // One transaction for the whole history: hundreds of small ones would wait for the disk each time.
    const { seeded, debtors } = transaction(input.db, () => seedHistory(history));
    for (const patientId of debtors) {
      clock.set(addDays(input.today, -2));
      await services.statements.issue(patientId, input.drawInvoice);
    }
    return seeded;
  } finally {
    rmSync(outbox, { recursive: true, force: true });
  }
}

function seedHistory(history: Seeding): { seeded: Seeded; debtors: PatientId[] } {
  const { input, clock, services } = history;
  clock.set(addDays(input.today, -200));
  const place = seedRecords(history);
  const people = seedPeople(history, place.payers);
  const dana = people[0];
  if (!dana) throw new Error('The demonstration has no people.');
  const planned = planVisits(history, people.slice(1), place);
  runEvents(history, planned);
  const encounterId = seedScenario(history, dana, place);
  seedWorkbench(services);
  clock.set(addDays(input.today, -2));
  const debtors = services.statements
    .debtors()
    .filter((d) => d.patientId !== dana.id && mayBeBilled(services, d.patientId))
    .slice(0, 4)
    .map((d) => d.patientId);
  return { seeded: { patientId: dana.id, encounterId }, debtors };
}

/** No bill of the demonstration goes against the gate. */
function mayBeBilled(services: Seeding['services'], id: PatientId): boolean {
  const holds = services.statements.runs.gate(id)?.holds ?? [];
  return holds.every(({ key }) => key === 'small_balance' || key === 'too_soon');
}

function seedRecords({ input, chance, clock }: Seeding): Place {
  const practice = createPracticeService({
    db: () => input.db,
    user: () => input.user,
    clock,
    newId: chance.id,
  });
  practice.savePractice(DEMO_PRACTICE);
  const [first, second] = DEMO_PROVIDERS;
  const providers = [
    practice.saveProvider({ ...first, id: null }).id,
    practice.saveProvider({ ...second, id: null }).id,
  ] as const;
  const facility = practice.saveFacility({ ...DEMO_FACILITY, id: null }).id;
  const commercial = practice.savePayer({ ...COMMERCIAL, id: null }).id;
  const medicare = practice.savePayer({ ...MEDICARE, id: null }).id;
  for (const fee of demoFees(`${Number(input.today.slice(0, 4)) - 1}-01-01`)) practice.saveFee(fee);
  return { payers: { commercial, medicare }, providers, facility };
}

function seedPeople({ input, chance, clock }: Seeding, payers: DemoPayers): Person[] {
  const patients = createPatientService({
    db: () => input.db,
    user: () => input.user,
    clock,
    newId: chance.id,
  });
  const invented = [
    scenarioPerson(payers, input.today),
    ...inventPeople(PEOPLE, payers, input.today, chance),
  ];
  return invented.map((person) => {
    const { id } = patients.savePatient({ ...person.patient, id: null });
    patients.saveCoverage({ ...person.coverage, id: null, patientId: id });
    return { ...person, id };
  });
}

function seedScenario(history: Seeding, dana: Person, place: Place): EncounterId {
  const { services, clock, input } = history;
  const day = weekdaysBefore(addDays(input.today, -2), 1)[0] ?? addDays(input.today, -3);
  clock.set(day);
  const encounterId = services.coding.createEncounter({
    patientId: dana.id,
    serviceDate: day,
    renderingProviderId: place.providers[0],
    facilityId: place.facility,
    reason: 'Diabetes and blood pressure follow-up',
  });
  for (const document of SCENARIO_DOCUMENTS) services.coding.addDocument({ encounterId, ...document });
  return encounterId;
}
