import type { GpciRow, RvuRow } from '#shared/domain/code-files/fee-schedule.ts';

/**
 * Places where Medicare pays the facility price, because the facility is paid for its own costs.
 * Source: CMS claims processing manual ch. 26, 10.5, and ch. 12, 20.4.2.
 */
const FACILITY = new Set('02 19 21 22 23 24 26 31 34 41 42 51 52 53 56 61'.split(' '));

export function isFacilityPlace(placeOfService: string): boolean {
  return FACILITY.has(placeOfService);
}

/**
 * The Medicare price of one unit in a locality, in cents: the sum of each part's relative value by its index, by the
 * conversion factor (42 CFR 414.20 and 414.26), half a cent up. Relative values are hundredths, indices thousandths, the
 * factor ten-thousandths of a dollar.
 */
export function medicarePrice(
  row: Pick<RvuRow, 'work' | 'practiceNonFacility' | 'practiceFacility' | 'malpractice'>,
  conversionFactor: number,
  indices: Pick<GpciRow, 'work' | 'practice' | 'malpractice'>,
  placeOfService: string,
): number {
  const practice = isFacilityPlace(placeOfService) ? row.practiceFacility : row.practiceNonFacility;
  const parts =
    BigInt(row.work) * BigInt(indices.work) +
    BigInt(practice) * BigInt(indices.practice) +
    BigInt(row.malpractice) * BigInt(indices.malpractice);
  return Number((parts * BigInt(conversionFactor) + 5_000_000n) / 10_000_000n);
}
