import type { Coverage, Patient } from '#shared/domain/patient.ts';
import { Patient as PatientSchema } from '#shared/domain/patient.ts';
import type { PatientDetail } from '#shared/contract/patients.ts';
import type { Clock } from '#shared/kernel/dates.ts';
import type { CoverageId, IdMaker, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { describeChange } from '#electron/audit/change.ts';
import { nextNumber } from '#electron/counter.ts';
import { transaction } from '#electron/db/handle.ts';
import { claimSummaries } from '#electron/db/read-models/claim-summary.ts';
import { sql, type PracticeDb, type WriteDb } from '#electron/db/sql.ts';
import {
  accountTaken,
  balancesOf,
  listCoverages,
  listEncounters,
  putCoverage,
  putPatient,
  readCoverage,
  readPatient,
} from '#electron/patients/queries.ts';

const FIRST_ACCOUNT = 1001;

export type PatientServiceOptions = {
  readonly db: () => PracticeDb;
  readonly user: () => { readonly name: string };
  readonly clock: Clock;
  readonly newId: IdMaker;
};

/** People and what insures them. */
export function createPatientService(options: PatientServiceOptions) {
  const { clock, newId } = options;
  const note = (w: WriteDb, record: string, recordId: string, before: object | null, after: object): void => {
    const change = describeChange(before, after);
    if (before && change === '') return;
    const action = before ? 'change' : 'create';
    appendAudit(w, { at: clock.now(), userName: options.user().name, action, record, recordId, change });
  };

  return {
    /** @throws Refusal `not_found`. */
    detail: (id: PatientId): PatientDetail => {
      const db = options.db();
      const patient = readPatient(db, id);
      if (!patient) throw new Refusal('not_found', 'This patient is not there any more.');
      return {
        patient,
        coverages: listCoverages(db, id),
        encounters: listEncounters(db, id),
        claims: [...claimSummaries(db, [sql`c.patient_id = ${id}`])],
        ...balancesOf(db, id),
      };
    },

    /**
     * Creates (id null) or changes a patient; an empty account number gets the next free one.
     * @throws Refusal when a date cannot be, or a new patient has no birth date.
     */
    savePatient: (input: Omit<Patient, 'id'> & { readonly id: PatientId | null }): Patient => {
      checkDays(input, clock);
      return transaction(options.db(), (w) => {
        const before = input.id === null ? null : readPatient(w, input.id);
        if (input.id !== null && !before)
          throw new Refusal('not_found', 'This patient is not there any more.');
        // One that came without it may be changed otherwise; a birth date that is known is never taken away.
        if (input.birthDate === null && before?.birthDate !== null)
          throw field('birthDate', 'This is needed.');
        const accountNumber = input.accountNumber || before?.accountNumber || freeAccount(w);
        if (!PatientSchema.shape.accountNumber.safeParse(accountNumber).success) {
          throw field('accountNumber', 'An account number has capital letters, digits and hyphens only.');
        }
        if (accountTaken(w, accountNumber, input.id)) {
          throw field('accountNumber', 'Another patient has this account number.', 'conflict');
        }
        const patient: Patient = { ...input, id: input.id ?? (newId() as PatientId), accountNumber };
        putPatient(w, patient);
        note(w, 'patient', patient.id, before, patient);
        return patient;
      });
    },

    /** Creates (id null) or changes a coverage. The patient of a coverage never changes. */
    saveCoverage: (input: Omit<Coverage, 'id'> & { readonly id: CoverageId | null }): Coverage => {
      checkCoverage(input);
      return transaction(options.db(), (w) => {
        const before = input.id === null ? null : readCoverage(w, input.id);
        if (input.id !== null && before?.patientId !== input.patientId) {
          throw new Refusal('not_found', 'This coverage is not there any more.');
        }
        checkParents(w, input);
        const insuranceType = input.insuranceType ?? before?.insuranceType ?? '';
        const { insuranceType: _, ...given } = input;
        const coverage: Coverage = {
          ...given,
          ...(insuranceType === '' ? {} : { insuranceType }),
          id: input.id ?? (newId() as CoverageId),
          subscriber: input.relationship === '18' ? null : input.subscriber,
        };
        checkRank(w, coverage);
        putCoverage(w, coverage);
        note(w, 'coverage', coverage.id, before, coverage);
        return coverage;
      });
    },
  };
}

function checkDays(input: Omit<Patient, 'id'>, clock: Clock): void {
  const { birthDate } = input;
  if (birthDate !== null && birthDate > clock.today())
    throw field('birthDate', 'The birth date is in the future.');
  if (birthDate !== null && birthDate < '1875-01-01') throw field('birthDate', 'Nobody alive was born then.');
  if (input.deceasedOn === null) return;
  if (birthDate !== null && input.deceasedOn < birthDate)
    throw field('deceasedOn', 'The day of death is before the birth.');
  if (input.deceasedOn > clock.today()) throw field('deceasedOn', 'The day of death is in the future.');
}

function checkCoverage(input: Omit<Coverage, 'id'>): void {
  if (input.activeTo !== null && input.activeTo < input.activeFrom) {
    throw field('activeTo', 'The last day is before the first.');
  }
  // 005010X222A1 2000B SBR02: anybody but "self" needs the subscriber's own data (2010BA).
  if (input.relationship !== '18' && input.subscriber === null) {
    throw field('subscriber', 'Fill in the insured person, who is not the patient.');
  }
  if (input.copayCents !== null && input.copayCents < 0)
    throw field('copayCents', 'A copay is not negative.');
}

function checkParents(w: WriteDb, input: Omit<Coverage, 'id'>): void {
  if (!readPatient(w, input.patientId)) throw new Refusal('not_found', 'This patient is not there any more.');
  if (!w.get(sql`SELECT 1 FROM payer WHERE id = ${input.payerId}`)) {
    throw field('payerId', 'This payer is not there any more.');
  }
}

/** On any day at most one coverage pays first, one second, and so on. */
function checkRank(w: WriteDb, c: Coverage): void {
  const other = w.get<{ name: string }>(sql`SELECT y.name FROM coverage v JOIN payer y ON y.id = v.payer_id
    WHERE v.patient_id = ${c.patientId} AND v.rank = ${c.rank} AND v.id <> ${c.id}
      AND (${c.activeTo} IS NULL OR v.active_from_on <= ${c.activeTo})
      AND (v.active_to_on IS NULL OR v.active_to_on >= ${c.activeFrom})`);
  if (other) {
    throw field(
      'rank',
      `${other.name} has this rank in the same time. End it first, or choose another rank.`,
      'conflict',
    );
  }
}

/** The next account number of ours that no patient has. */
export function freeAccount(w: WriteDb): string {
  for (;;) {
    const candidate = String(nextNumber(w, 'patient account', FIRST_ACCOUNT));
    if (!accountTaken(w, candidate, null)) return candidate;
  }
}

function field(
  name: string,
  sentence: string,
  code: 'invalid_input' | 'conflict' = 'invalid_input',
): Refusal {
  return new Refusal(code, sentence, { [name]: sentence });
}
