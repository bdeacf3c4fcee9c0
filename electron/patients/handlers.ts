import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { patients } from '#shared/contract/patients.ts';
import type { Platform } from '#electron/platform.ts';
import { searchPatients } from '#electron/patients/queries.ts';
import { createPatientService, type PatientServiceOptions } from '#electron/patients/service.ts';

export type PatientHandlers = FeatureHandlers<typeof patients, unknown>;

export function patientHandlers(
  options: PatientServiceOptions & { readonly emit: Platform['emit'] },
): PatientHandlers {
  const service = createPatientService(options);
  const changed = <T>(value: T): T => {
    options.emit({ type: 'changed', tags: ['patients', 'audit'] });
    return value;
  };
  return {
    list: (input) => searchPatients(options.db(), { ...input, today: options.clock.today() }),
    get: ({ id }) => service.detail(id),
    save: (input) => changed(service.savePatient(input)),
    saveCoverage: (input) => changed(service.saveCoverage(input)),
  };
}
