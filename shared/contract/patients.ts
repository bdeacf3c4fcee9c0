import { z } from 'zod';
import { procedure } from './define.ts';
import { KeptCoverage, KeptPatient } from '#shared/domain/kept-records.ts';
import { Coverage, Patient, PatientToSave } from '#shared/domain/patient.ts';
import { CoverageId, EncounterId, PatientId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { EncounterStatus } from '#shared/domain/encounter.ts';
import { ClaimSummary } from '#shared/domain/claim.ts';

export const PatientRow = z.object({
  id: PatientId,
  accountNumber: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  birthDate: IsoDate.nullable(),
  sex: z.enum(['F', 'M', 'U']),
  phone: z.string(),
  payerName: z.string(),
  lastSeenOn: IsoDate.nullable(),
  insurerBalanceCents: Cents,
  patientBalanceCents: Cents,
});
export type PatientRow = z.infer<typeof PatientRow>;

export const PatientDetail = z.object({
  patient: KeptPatient,
  coverages: z.array(KeptCoverage.extend({ payerName: z.string() })),
  encounters: z.array(
    z.object({
      id: EncounterId,
      serviceDate: IsoDate,
      reason: z.string(),
      status: EncounterStatus,
      providerName: z.string(),
      chargeCents: Cents,
    }),
  ),
  claims: z.array(ClaimSummary),
  insurerBalanceCents: Cents,
  patientBalanceCents: Cents,
  unappliedCents: Cents,
});
export type PatientDetail = z.infer<typeof PatientDetail>;

export const patients = {
  /** Name (any order), account number, birth date, member id or telephone. */
  list: procedure(
    'patients.read',
    z.object({ search: z.string().max(80), limit: z.int().min(1).max(1000), offset: z.int().min(0) }),
    z.object({ rows: z.array(PatientRow), total: z.int() }),
  ),
  get: procedure('patients.read', z.object({ id: PatientId }), PatientDetail),
  /** `accountNumber` empty: the next free one is given. */
  save: procedure('patients.write', PatientToSave.extend({ id: PatientId.nullable() }), Patient),
  saveCoverage: procedure('patients.write', Coverage.extend({ id: CoverageId.nullable() }), Coverage),
};
