import type { EstimateOrder, PlannedService } from '#shared/domain/estimates/estimate.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';

/** A planned service as it stands in the form. */
export type Line = {
  readonly code: string;
  /** As typed, parted by blanks or commas. */
  readonly modifiers: string;
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
  return {
    code: '',
    modifiers: '',
    description: '',
    units: '1',
    chargeCents: null,
    diagnoses: '',
    providerId,
  };
}

export function lineOf(service: PlannedService): Line {
  return {
    ...service,
    modifiers: service.modifiers.join(' '),
    units: String(service.units),
    diagnoses: service.diagnoses.join(' '),
  };
}

/** Two characters each, with or without blanks between them; at most four. A half one is still being typed. */
export function modifiersOf(typed: string): string[] {
  const plain = typed.replaceAll(/[^0-9A-Z]/g, '');
  return (plain.match(/../g) ?? []).slice(0, 4);
}

export function serviceOf(line: Line): PlannedService {
  return {
    code: line.code,
    modifiers: modifiersOf(line.modifiers),
    description: line.description.trim(),
    units: Math.max(1, Number(line.units) || 1),
    chargeCents: line.chargeCents as Cents | null,
    diagnoses: line.diagnoses.split(/[\s,;]+/).filter((d) => d.length >= 3),
    providerId: line.providerId as ProviderId,
  };
}
