import type { Coding } from '#shared/domain/encounter.ts';

/** Cents for units of a code; null when it has no price. */
export type Prices = {
  readonly of: (code: string, units: number) => number | null;
  /** Of all lines; null when one of them has no price. */
  readonly total: (coding: Coding) => number | null;
};

/**
 * One price for each code, the same in both codings, so that equal lines never differ in money.
 * @param byCode cents for one unit. @param byLine true: a code without a price gets that of the first line
 * that has it, the coder's before the auditor's (charge by units, whole cents).
 */
export function createPrices(
  original: Coding,
  recode: Coding,
  byCode: Readonly<Record<string, number>>,
  byLine: boolean,
): Prices {
  const known = new Map(Object.entries(byCode));
  if (byLine)
    for (const line of [...original.lines, ...recode.lines])
      if (!known.has(line.code)) known.set(line.code, Math.floor(line.chargeCents / line.units));
  const of = (code: string, units: number): number | null => {
    const each = known.get(code);
    return each === undefined ? null : each * units;
  };
  return {
    of,
    total: ({ lines }) =>
      lines.reduce<number | null>((sum, line) => {
        const value = of(line.code, line.units);
        return sum === null || value === null ? null : sum + value;
      }, 0),
  };
}
