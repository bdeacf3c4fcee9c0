import { STARTER_A_TO_E } from './icd10cm/a-to-e.ts';
import { STARTER_F_TO_I } from './icd10cm/f-to-i.ts';
import { STARTER_J_TO_L } from './icd10cm/j-to-l.ts';
import { STARTER_M_TO_Q } from './icd10cm/m-to-q.ts';
import { STARTER_R } from './icd10cm/r.ts';
import { STARTER_S_TO_Y } from './icd10cm/s-to-y.ts';
import { STARTER_Z } from './icd10cm/z.ts';

/**
 * Starter diagnoses: what ambulatory primary care meets most, with all their headings. Titles are the
 * official wording of ICD-10-CM (CDC, National Center for Health Statistics; public domain), release
 * FY2026. One line each: code | 1 billable, 0 heading | valid from (empty: 2015-10-01, the first day of
 * ICD-10-CM) | valid to (empty: still valid) | title. A code that became a heading has two lines. The days
 * come from the differences of the yearly order files and from the official conversion table FY2026.
 */
export const ICD10CM_STARTER = [
  STARTER_A_TO_E,
  STARTER_F_TO_I,
  STARTER_J_TO_L,
  STARTER_M_TO_Q,
  STARTER_R,
  STARTER_S_TO_Y,
  STARTER_Z,
].join('');
