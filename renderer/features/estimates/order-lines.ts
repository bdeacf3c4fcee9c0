import type { EstimateOrder, PlannedService } from '#shared/domain/estimates/estimate.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';

/** A planned service as it stands in the form. */
export type Line = {
  readonly code: string;
  readonly description: string;
  readonly units: string;
  readonly chargeCents: number | null;
  readonly diagnoses: string;
  readonly providerId: string;
};

export const NO_ORDER: EstimateOrder = {
  patientId: '' as PatientId,
  facilityId: '' as FacilityId,
  about: '',
  askedOn: '2000-01-01' as IsoDate,
  serviceOn: null,
  recurring: null,
  services: [],
  separately: [],
};

export function emptyLine(providerId: string): Line {
  return { code: '', description: '', units: '1', chargeCents: null, diagnoses: '', providerId };
}

export function lineOf(service: PlannedService): Line {
  return {
    ...service,
    units: String(service.units),
    diagnoses: service.diagnoses.join(' '),
  };
}

export function serviceOf(line: Line): PlannedService {
  return {
    code: line.code,
    modifiers: [],
    description: line.description.trim(),
    units: Math.max(1, Number(line.units) || 1),
    chargeCents: line.chargeCents as Cents | null,
    diagnoses: line.diagnoses.split(/[\s,;]+/).filter((d) => d.length >= 3),
    providerId: line.providerId as ProviderId,
  };
}
