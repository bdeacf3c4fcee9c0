import { EM_LEVELS, type EmLevel } from './elements.ts';

export type PatientKind = 'new' | 'established';

const CODES: Readonly<Record<PatientKind, readonly string[]>> = {
  new: ['99202', '99203', '99204', '99205'],
  established: ['99212', '99213', '99214', '99215'],
};

/** The code of a level: 99202 to 99205 for a new patient, 99212 to 99215 for an established one. */
export function visitCode(kind: PatientKind, level: EmLevel): string {
  return CODES[kind][EM_LEVELS.indexOf(level)] ?? '';
}

/** What an office visit code says of patient and level; 99211 has no level of its own. Null for other codes. */
export function readVisitCode(
  code: string,
): { readonly kind: PatientKind; readonly level: EmLevel | null } | null {
  if (code === '99211') return { kind: 'established', level: null };
  for (const kind of ['new', 'established'] as const) {
    const level = EM_LEVELS[CODES[kind].indexOf(code)];
    if (level !== undefined) return { kind, level };
  }
  return null;
}
