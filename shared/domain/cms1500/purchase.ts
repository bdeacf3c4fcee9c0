import { parseAmount } from '#shared/kernel/money.ts';
import type { ClaimLine } from '../claim.ts';
import type { ClaimProvider } from '../claim-parts/parties.ts';

/** What was bought from another entity: box 20, and who is named in box 32. */
export type Purchase = {
  readonly bought: boolean;
  readonly cents: number;
  readonly field: string;
  readonly provider: ClaimProvider | null;
  /** Numbers of the lines that were bought. */
  readonly lines: readonly number[];
};

/**
 * The purchased services among some lines. A line is bought when it names who it was bought from (2420B), or has its
 * price (2400 PS1).
 * Source: NUCC 02/12, box 20; 005010X222A1 2400 PS1.
 */
export function purchaseOf(lines: readonly ClaimLine[]): Purchase {
  const bought = lines.filter((line) => seller(line) !== undefined || price(line) !== null);
  const first = bought[0];
  return {
    bought: first !== undefined,
    cents: bought.reduce((sum, line) => sum + (price(line) ?? 0), 0),
    field: first === undefined ? 'lines' : `lines.${first.number}.detail.providers`,
    provider: bought.map(seller).find((provider) => provider !== undefined) ?? null,
    lines: bought.map(({ number }) => number),
  };
}

function seller(line: ClaimLine): ClaimProvider | undefined {
  return line.detail?.providers?.find(({ role }) => role === 'purchasedService');
}

/** PS102 in cents, or null; claims made before the price had a field carry the segment as another system wrote it. */
function price(line: ClaimLine): number | null {
  if (line.detail?.purchased) return line.detail.purchased.priceCents;
  const segment = line.detail?.carried?.find((one) => one.segment[0] === 'PS1')?.segment;
  const amount = segment?.[2];
  return typeof amount === 'string' ? parseAmount(amount) : null;
}
