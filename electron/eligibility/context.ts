import type { Coverage } from '#shared/domain/patient.ts';
import type { ReceiverProfile } from '#shared/domain/x12/receiver-profile.ts';
import type { CoverageId, PatientId } from '#shared/kernel/ids.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { FileCalls } from '#electron/export/atomic-file.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** What questions and answers about coverages need of others, put together in `work-services.ts`. */
export type EligibilityContext = ServiceContext & {
  readonly coverage: (db: ReadDb, id: CoverageId) => Coverage | null;
  readonly coveragesOf: (db: ReadDb, id: PatientId) => readonly (Coverage & { readonly payerName: string })[];
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  /** ISA15: T for demonstrations, P for a real practice. */
  readonly usage: () => 'T' | 'P';
  /** How a receiver wants its envelopes. */
  readonly profileOf: (db: ReadDb, receiverId: string) => ReceiverProfile;
  /** File system calls; a test gives ones that fail. */
  readonly fileCalls?: FileCalls;
};
