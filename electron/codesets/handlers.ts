import type { codes } from '#shared/contract/coding.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { SearchForWindow } from './search.ts';
import { codeWithFamily, releases } from './store.ts';

export type CodesParts = {
  /** The code-set file. */
  readonly db: ReadDb;
  /** The practice's charge for one unit on a day; null when its fee schedule has none or no file is open. */
  readonly chargeFor: (code: string, on: IsoDate) => Cents | null;
  /** What the practice charges for one unit of each of its services on a day. */
  readonly charges: (on: IsoDate) => readonly (readonly [code: string, charge: Cents])[];
  readonly searching: SearchForWindow;
};

/** The `codes` feature: search, one code with its family, installed releases. */
export function createCodesHandlers<X>({
  db,
  chargeFor,
  charges,
  searching,
}: CodesParts): FeatureHandlers<typeof codes, X> {
  return {
    search: async (input) =>
      (await searching.search(input)).map((hit) => ({
        ...hit,
        chargeCents: hit.system === 'icd10cm' ? null : chargeFor(hit.code, input.on),
      })),
    searchBasis: ({ on }) => {
      const { key, releases, usage } = searching.basis(on);
      return {
        key,
        releases: [...releases],
        usage: usage.map(([code, times]) => [code, times]),
        charges: charges(on).map(([code, charge]) => [code, charge]),
      };
    },
    searchIndex: (input) => searching.part(input),
    get: ({ system, code, on }) => codeWithFamily(db, system, code, on),
    releases: () => releases(db),
  };
}
