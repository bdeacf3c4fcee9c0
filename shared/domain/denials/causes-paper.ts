import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CauseFilter, CauseRow } from './denial.ts';

/** The table of root causes as it is printed; it names no patient. */
export type CausesPaper = {
  readonly madeOn: IsoDate;
  readonly filter: CauseFilter;
  readonly rows: readonly CauseRow[];
};
