import type { IncomingFile } from '#shared/domain/incoming.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import type { ServiceContext } from '#electron/service-context.ts';

export type NewEncounter = {
  readonly patientId: PatientId;
  readonly serviceDate: IsoDate;
  readonly renderingProviderId: ProviderId;
  readonly facilityId: FacilityId;
  readonly reason: string;
};

/** What the documents feature needs of others, put together in `work-services.ts`. */
export type DocumentsContext = ServiceContext & {
  /** Reads one file. @throws Refusal with one sentence when it cannot be read to its end. */
  readonly read: (bytes: Uint8Array, name: string) => Promise<IncomingFile>;
  /** Makes an encounter, also inside a transaction of the caller. @throws Refusal */
  readonly createEncounter: (input: NewEncounter) => EncounterId;
  /** Makes (id null) or changes a patient, also inside a transaction of the caller. @throws Refusal */
  readonly savePatient: (input: Omit<Patient, 'id'> & { readonly id: PatientId | null }) => Patient;
};
