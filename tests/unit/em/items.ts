import type { EmElementId } from '#shared/domain/em/elements.ts';
import type { EmFacts } from '#shared/domain/em/level.ts';
import type { PatientStanding } from '#shared/domain/em/patient-kind.ts';
import type { EmItem } from '#shared/domain/em/worksheet.ts';
import { isoDate } from '#shared/kernel/dates.ts';

/** A ticked element; `subject` names it. */
export function item(element: EmElementId, subject = '', state: EmItem['state'] = 'confirmed'): EmItem {
  return {
    key: `${element}:${subject}:${state}:${Math.random()}`,
    element,
    subject,
    state,
    passage: null,
    why: '',
  };
}

export const ESTABLISHED: PatientStanding = {
  kind: 'established',
  sure: true,
  because: 'established patient',
};
export const NEW: PatientStanding = { kind: 'new', sure: true, because: 'new patient' };

/** Facts of a visit in 2026 by an established patient, with parts replaced. */
export function facts(items: readonly EmItem[], more: Partial<EmFacts> = {}): EmFacts {
  return {
    serviceDate: isoDate('2026-03-03'),
    items,
    minutes: null,
    basis: 'best',
    patient: ESTABLISHED,
    lines: [],
    ...more,
  };
}

export const DOCUMENT = '00000000-0000-4000-8007-000000000001';
