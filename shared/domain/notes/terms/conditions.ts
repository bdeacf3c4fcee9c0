import { COMMON_CONDITIONS } from './conditions/common.ts';
import { SELDOM_CONDITIONS } from './conditions/seldom.ts';
import { TUMORS_AND_STATES } from './conditions/tumors-and-states.ts';

/** Diagnoses as notes word them, lay words and abbreviations; our own list, in the form of `FINDINGS`. */
export const CONDITIONS = [COMMON_CONDITIONS, TUMORS_AND_STATES, SELDOM_CONDITIONS].join('');
