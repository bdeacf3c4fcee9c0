import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { learnt, type SeenAllowed } from './learnt.ts';
import type { Expectation, PricedLine } from './price.ts';
import { MEDICARE_MODIFIERS, partOf, pricingModifiers, type ContractRate } from './rates.ts';

/** The Medicare price of one unit in the practice's locality, or why there is none. */
export type MedicarePrice =
  | { readonly known: true; readonly amountCents: number; readonly source: string }
  | { readonly known: false; readonly why: string };

/** What is known of a payer's prices. */
export type PriceGround = {
  /** Rates of this payer, of any code and time. */
  readonly rates: readonly ContractRate[];
  /** Modifier → hundredths of a percent, as entered for this payer. */
  readonly modifierPercents: Readonly<Record<string, number>>;
  /** Whether the payer is Medicare Part B, whose own modifier rules are delivered. */
  readonly isMedicare: boolean;
  readonly medicare: (code: string, modifier: string, placeOfService: string, on: IsoDate) => MedicarePrice;
  /** Earlier allowed amounts of the same payer, code, pricing modifiers and place, newest first. */
  readonly seen: readonly SeenAllowed[];
};

const none = (why: string): Expectation => ({ known: 'none', why });

/**
 * What a payer should allow for a line: by its contract when one speaks for the day, otherwise by what it allowed
 * before. The rule: price of one unit × units, the lesser of that and our charge. A modifier that changes the price
 * needs a rate or a percentage of its own. Where that is unsure there is no expectation, and the reason is said.
 */
export function expectedAllowed(line: PricedLine, ground: PriceGround): Expectation {
  const timed = anesthesia(line.code);
  if (timed !== '') return none(timed);
  if (!Number.isSafeInteger(line.units) || line.units < 1)
    return none('The units are no whole number, so no price can be counted.');
  const rate = rateFor(line, ground.rates);
  const agreed = rate ? byContract(line, rate, ground) : null;
  if (agreed && agreed.known !== 'none') return agreed;
  const usual = learnt(line, ground.seen);
  // The contract's own gap says more than that nothing was learnt.
  return usual.known === 'none' && agreed ? agreed : usual;
}

/** Anesthesia is paid by base and time units together (CMS claims manual ch. 12, 50), so one unit has no price. */
function anesthesia(code: string): string {
  return /^0[01]\d{3}$/.test(code) && code >= '00100' && code <= '01999'
    ? 'Anesthesia is paid by base and time units; no price of one unit is kept.'
    : '';
}

/** The rate that speaks for a line: its own code before `*`, its modifier, its place, then the newest. */
export function rateFor(line: PricedLine, rates: readonly ContractRate[]): ContractRate | null {
  const modifiers = pricingModifiers(line.modifiers);
  const fits = rates.filter(
    (r) =>
      (r.code === line.code || r.code === '*') &&
      r.from <= line.serviceDate &&
      (r.to === null || line.serviceDate <= r.to) &&
      (r.modifier === '' || modifiers.includes(r.modifier)) &&
      (r.placeOfService === '' || r.placeOfService === line.placeOfService),
  );
  const rank = (r: ContractRate): string =>
    [r.code === '*' ? 0 : 1, r.modifier === '' ? 0 : 1, r.placeOfService === '' ? 0 : 1, r.from].join(' ');
  return fits.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))[0] ?? null;
}

function byContract(line: PricedLine, rate: ContractRate, ground: PriceGround): Expectation {
  const unit = unitPrice(line, rate, ground);
  if (!unit.known) return none(unit.why);
  const steps: string[] = [unit.words];
  let amount = unit.amountCents;
  for (const modifier of pricingModifiers(line.modifiers).filter((m) => m !== rate.modifier)) {
    const percent =
      ground.modifierPercents[modifier] ?? (ground.isMedicare ? MEDICARE_MODIFIERS[modifier] : undefined);
    if (percent === undefined)
      return none(`Modifier ${modifier} may change the price, and the contract says nothing of it.`);
    amount = partOf(amount, percent);
    steps.push(`${percentWords(percent)} for modifier ${modifier}`);
  }
  if (line.units > 1) {
    amount *= line.units;
    steps.push(`${line.units} units`);
  }
  if (line.chargeCents !== null && amount > line.chargeCents) {
    amount = line.chargeCents;
    steps.push('no more than the charge');
  }
  const since = `in force since ${rate.from}`;
  return {
    known: 'contract',
    amountCents: amount,
    basis: `Contract: ${steps.join(', ')}, ${since}.`,
    count: 0,
    since: rate.from,
  };
}

function unitPrice(
  line: PricedLine,
  rate: ContractRate,
  ground: PriceGround,
):
  | { readonly known: true; readonly amountCents: number; readonly words: string }
  | { readonly known: false; readonly why: string } {
  if (rate.basis === 'amount')
    return {
      known: true,
      amountCents: rate.amountCents ?? 0,
      words: `${formatAmount(rate.amountCents ?? 0)} for one unit`,
    };
  const percent = rate.percent ?? 0;
  if (rate.basis === 'charge') {
    if (line.chargeCents === null)
      return { known: false, why: 'The contract pays a part of the charge, and no charge is given.' };
    if (line.chargeCents % line.units !== 0)
      return { known: false, why: 'The charge does not divide into its units.' };
    return {
      known: true,
      amountCents: partOf(line.chargeCents / line.units, percent),
      words: `${percentWords(percent)} of the charge`,
    };
  }
  const modifier = rate.modifier === '26' || rate.modifier === 'TC' ? rate.modifier : '';
  const price = ground.medicare(line.code, modifier, line.placeOfService, line.serviceDate);
  if (!price.known) return price;
  return {
    known: true,
    amountCents: partOf(price.amountCents, percent),
    words: `${percentWords(percent)} of Medicare (${formatAmount(price.amountCents)}, ${price.source})`,
  };
}

/** `12,000` → `120 %`. */
export function percentWords(percent: number): string {
  const text = formatAmount(percent)
    .replace(/\.00$/, '')
    .replace(/(\.\d)0$/, '$1');
  return `${text} %`;
}
