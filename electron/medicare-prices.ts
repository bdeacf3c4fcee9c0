import { medicarePrice } from '#shared/domain/contracts/medicare-price.ts';
import type { MedicarePrice } from '#shared/domain/contracts/expected-allowed.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { inList } from '#electron/codesets/lists.ts';
import type { CodeSets } from '#electron/code-sets.ts';

/** The Medicare price of one unit in a locality (`15202 00`, or a state) on a day. */
export type MedicarePrices = (asked: {
  readonly code: string;
  readonly modifier: string;
  readonly placeOfService: string;
  readonly on: IsoDate;
  readonly locality: string;
}) => MedicarePrice;

/** No code set is at hand. */
export const NO_MEDICARE_PRICES: MedicarePrices = () => ({
  known: false,
  why: 'The Medicare fee schedule is not installed.',
});

/** Prices from the installed relative values and cost indices. */
export function medicarePricesOf(codeSets: Pick<CodeSets, 'db' | 'edits'>): MedicarePrices {
  return ({ code, modifier, placeOfService, on, locality }) => {
    const unknown = (why: string): MedicarePrice => ({ known: false, why });
    if (locality === '')
      return unknown('The contract pays a part of Medicare, and no Medicare locality is chosen.');
    const value = codeSets.edits().relativeValue(code, modifier, on);
    if (value.known === 'no_data') return unknown(`The Medicare fee schedule of ${on} is not installed.`);
    if (value.known === 'none') return unknown(`Medicare has no price of ${code}.`);
    const place = inList(codeSets.db(), 'gpci', locality, on);
    if (place.known !== 'found' || !('gpci' in place.value))
      return unknown(`The cost indices of locality ${locality} on ${on} are not installed.`);
    const { conversionFactor, ...row } = value.value;
    if (row.status !== 'A' && row.status !== 'T' && row.status !== 'R')
      return unknown(`Medicare pays ${code} in another way (status ${row.status}).`);
    const amountCents = medicarePrice(row, conversionFactor, place.value.gpci, placeOfService);
    if (amountCents === 0) return unknown(`Medicare has no price of ${code}.`);
    return {
      known: true,
      amountCents,
      source: `${value.release}, ${place.value.title}, factor ${formatAmount(Math.round(conversionFactor / 100))}`,
    };
  };
}
