import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientKind } from './visit-codes.ts';

/** An earlier encounter of the patient in this practice. */
export type EarlierVisit = {
  readonly serviceDate: IsoDate;
  /** Taxonomy code of the clinician who saw the patient. */
  readonly taxonomy: string;
  /** Codes of its service lines; empty when it was never coded. */
  readonly codes: readonly string[];
};

/** New or established, and how it is known. */
export type PatientStanding = {
  readonly kind: PatientKind;
  /** False when it is only supposed: no earlier visit stands here, but another system may hold one. */
  readonly sure: boolean;
  readonly because: string;
};

/** Nurse practitioners, clinical nurse specialists and physician assistants count as their physicians' specialty. */
const WITH_PHYSICIANS = /^36[34]/;

/**
 * Whether a patient is new: no professional service by the same specialty of this group within three years.
 * Source: CPT E/M guidelines, new and established patient; Medicare Claims Processing Manual, ch. 12, 30.6.7.
 * @param earlier encounters of this practice before this one, any order
 * @param given what the coder says, the note says, and the code assigned now says; null where nothing
 */
export function patientStanding(
  serviceDate: IsoDate,
  taxonomy: string,
  earlier: readonly EarlierVisit[],
  given: {
    readonly coder: PatientKind | null;
    readonly note: PatientKind | null;
    readonly assigned: PatientKind | null;
  },
): PatientStanding {
  if (given.coder !== null)
    return { kind: given.coder, sure: true, because: `${given.coder} patient, as the coder says` };
  const since = threeYearsBefore(serviceDate);
  const seen = earlier
    .filter((v) => v.serviceDate < serviceDate && v.serviceDate >= since)
    .filter((v) => sameSpecialty(v.taxonomy, taxonomy) && isProfessional(v.codes))
    .map((v) => v.serviceDate)
    .reduce<IsoDate | null>((last, day) => (last === null || day > last ? day : last), null);
  if (seen !== null)
    return { kind: 'established', sure: true, because: `established patient, seen here on ${seen}` };
  if (given.note !== null)
    return { kind: given.note, sure: false, because: `${given.note} patient, as the note says` };
  if (given.assigned !== null)
    return {
      kind: given.assigned,
      sure: false,
      because: `${given.assigned} patient, as the assigned code says; no visit within three years stands here`,
    };
  return { kind: 'new', sure: false, because: 'new patient: no visit within three years stands here' };
}

/** The day three years before; 29 February goes to 28 February. */
function threeYearsBefore(day: IsoDate): IsoDate {
  const year = Number(day.slice(0, 4)) - 3;
  const rest = day.slice(4);
  return `${year}${rest === '-02-29' ? '-02-28' : rest}` as IsoDate;
}

function sameSpecialty(a: string, b: string): boolean {
  return a === b || WITH_PHYSICIANS.test(a) || WITH_PHYSICIANS.test(b);
}

/**
 * A service face to face with a clinician who bills for it: an encounter of laboratory tests and blood draws
 * alone is none. One that is not coded yet is taken for a visit.
 */
function isProfessional(codes: readonly string[]): boolean {
  return codes.length === 0 || codes.some((code) => !/^(?:8\d{4}|3641[56]|99211)$/.test(code));
}
