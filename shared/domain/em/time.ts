import type { IsoDate } from '#shared/kernel/dates.ts';
import { EM_LEVELS, FRAMEWORK_FROM, type EmLevel } from './elements.ts';
import type { PatientKind } from './visit-codes.ts';

/** Minutes from and to (inclusive, null: no upper end) of the four levels, lowest first. */
type Bands = readonly (readonly [from: number, to: number | null])[];

/** Total time on the date of service, in minutes, by the first day on which it applies. */
type TimeTable = { readonly from: IsoDate; readonly bands: Readonly<Record<PatientKind, Bands>> };

const TABLES: readonly TimeTable[] = [
  {
    // 2024: the range became one number that is met or exceeded.
    from: '2024-01-01' as IsoDate,
    bands: {
      new: [
        [15, null],
        [30, null],
        [45, null],
        [60, null],
      ],
      established: [
        [10, null],
        [20, null],
        [30, null],
        [40, null],
      ],
    },
  },
  {
    from: FRAMEWORK_FROM,
    bands: {
      new: [
        [15, 29],
        [30, 44],
        [45, 59],
        [60, 74],
      ],
      established: [
        [10, 19],
        [20, 29],
        [30, 39],
        [40, 54],
      ],
    },
  },
];

/** The bands of a day; null before office visits were levelled so. */
function bandsOn(on: IsoDate, kind: PatientKind): Bands | null {
  return TABLES.find((table) => table.from <= on)?.bands[kind] ?? null;
}

/**
 * The level that a total time reaches. More than the last range stays at the highest level; what is beyond it
 * is prolonged service.
 * @param minutes whole minutes of the clinician on the date of service
 * @returns null below the lowest threshold, and for days before 2021
 */
export function levelByTime(
  minutes: number,
  kind: PatientKind,
  on: IsoDate,
): { readonly level: EmLevel; readonly needed: string } | null {
  const bands = bandsOn(on, kind);
  if (!bands) return null;
  const at = bands.findLastIndex(([from]) => minutes >= from);
  const [band, level] = [bands[at], EM_LEVELS[at]];
  return band && level ? { level, needed: bandWords(band) } : null;
}

/** Fewest minutes that reach any level that day; null before 2021. */
export function fewestMinutes(kind: PatientKind, on: IsoDate): number | null {
  return bandsOn(on, kind)?.[0]?.[0] ?? null;
}

function bandWords([from, to]: readonly [number, number | null]): string {
  return to === null ? `at least ${from}` : `${from} to ${to}`;
}

/**
 * Prolonged service beyond the highest level by time. CPT begins 15 minutes after the lowest time of the level,
 * Medicare 15 minutes after its highest: two codes, two thresholds.
 * Source: CPT 99417; CMS, CY 2021 to 2024 physician fee schedule, G2212
 */
const PROLONGED: Readonly<Record<PatientKind, { readonly cpt: number; readonly medicare: number }>> = {
  new: { cpt: 75, medicare: 89 },
  established: { cpt: 55, medicare: 69 },
};

/**
 * Units of prolonged service in a total time, for information.
 * @returns null when there is none
 */
export function prolongedUnits(
  minutes: number,
  kind: PatientKind,
  medicare: boolean,
): { readonly code: '99417' | 'G2212'; readonly units: number; readonly first: number } | null {
  const first = PROLONGED[kind][medicare ? 'medicare' : 'cpt'];
  if (minutes < first) return null;
  return { code: medicare ? 'G2212' : '99417', units: Math.floor((minutes - first) / 15) + 1, first };
}
