import { z } from 'zod';
import { PayerId, ProviderId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { EncounterStatus } from './encounter.ts';

/** Which encounters a list shows. Everything that is given must hold; what is left out holds for all. */
export const WorklistFilter = z.object({
  /** Empty: any status. */
  statuses: z.array(EncounterStatus).default([]),
  /** True: only those for which a query to the clinician is open. */
  queryOpen: z.boolean().default(false),
  /** True: only those that an audit sent back and that are not coded again yet. */
  returned: z.boolean().default(false),
  /** True: only those that were marked coded today and still are. */
  codedToday: z.boolean().default(false),
  /** Whole days since the date of service, both ends included. */
  minAgeDays: z.int().min(0).max(99_999).nullable().default(null),
  maxAgeDays: z.int().min(0).max(99_999).nullable().default(null),
  providerId: ProviderId.nullable().default(null),
  /** The payer that pays first on the date of service. */
  payerId: PayerId.nullable().default(null),
  /** Sum of the charges, both ends included. */
  minChargeCents: Cents.nullable().default(null),
  maxChargeCents: Cents.nullable().default(null),
  documents: z.enum(['any', 'with', 'without']).default('any'),
  /** Words of the patient's name, account number, reason or date of service; each must be found. */
  search: z.string().max(80).default(''),
});
export type WorklistFilter = z.infer<typeof WorklistFilter>;
/** A filter as it is written down: only what it asks for. */
export type FilterParts = z.input<typeof WorklistFilter>;

export const WORKLIST_ORDERS = [
  'age',
  'patient',
  'provider',
  'payer',
  'value',
  'documents',
  'status',
  'coded',
] as const;

/** The order of a list; equal ones stand by date of service, the oldest first. `down`: the largest first. */
export const WorklistSort = z.object({ by: z.enum(WORKLIST_ORDERS), down: z.boolean() });
export type WorklistSort = z.infer<typeof WorklistSort>;

/** The order of work: what has waited longest comes first. */
export const OLDEST_FIRST: WorklistSort = { by: 'age', down: true };

/** A named filter that every coder has. */
export type DefaultView = {
  readonly key: string;
  readonly name: string;
  readonly filter: WorklistFilter;
  /** In which order it is read when nobody asks for another. */
  readonly sort: WorklistSort;
};

const view = (
  key: string,
  name: string,
  parts: FilterParts,
  sort: WorklistSort = OLDEST_FIRST,
): DefaultView => ({
  key,
  name,
  filter: WorklistFilter.parse(parts),
  sort,
});

/** The views of the day, in the order of their keys 1 to 7; a user's own follow. */
export const DEFAULT_VIEWS: readonly [DefaultView, ...DefaultView[]] = [
  view('to_code', 'To code', { statuses: ['open', 'coding'] }),
  view('query_open', 'Query open', { queryOpen: true }),
  view('returned', 'Returned', { returned: true }),
  view('held', 'Held', { statuses: ['held'] }),
  view('coded_today', 'Coded today', { codedToday: true }, { by: 'coded', down: true }),
  view('coded', 'Coded', { statuses: ['coded'] }),
  view('all', 'All', {}, { by: 'age', down: false }),
];

/** The filter of a view together with what is asked for beside it; what is asked for beside it wins. */
export function narrowed(of: WorklistFilter, by: FilterParts): WorklistFilter {
  const asked = Object.fromEntries(
    Object.entries(by).filter(([, value]) => value !== undefined && value !== null),
  );
  return WorklistFilter.parse({ ...of, ...asked });
}
