import { describe, expect, it } from 'vitest';
import { allowedAnswer } from '#shared/domain/contracts/allowed-answer.ts';
import { expectedAllowed, type PriceGround } from '#shared/domain/contracts/expected-allowed.ts';
import { judge } from '#shared/domain/contracts/judge.ts';
import type { SeenAllowed } from '#shared/domain/contracts/learnt.ts';
import { isFacilityPlace, medicarePrice } from '#shared/domain/contracts/medicare-price.ts';
import type { PricedLine } from '#shared/domain/contracts/price.ts';
import { ContractRate, partOf, pricingModifiers } from '#shared/domain/contracts/rates.ts';
import { disputeMay } from '#shared/domain/contracts/underpayment.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { adjusted, answer } from '#tests/support/remits.ts';
import { scenarioClaim } from '#tests/support/claims.ts';

const PAYER = '00000000-0000-4000-8000-000000000077' as PayerId;
const line = (more: Partial<PricedLine> = {}): PricedLine => ({
  code: '99213',
  modifiers: [],
  placeOfService: '11',
  serviceDate: isoDate('2026-05-04'),
  units: 1,
  chargeCents: 20000,
  ...more,
});
const rate = (more: Partial<ContractRate> = {}): ContractRate =>
  ContractRate.parse({
    payerId: PAYER,
    code: '99213',
    modifier: '',
    placeOfService: '',
    from: '2026-01-01',
    to: null,
    basis: 'amount',
    amountCents: 9800,
    percent: null,
    ...more,
  });
const ground = (more: Partial<PriceGround> = {}): PriceGround => ({
  rates: [],
  modifierPercents: {},
  isMedicare: false,
  medicare: () => ({ known: false, why: 'Not installed.' }),
  seen: [],
  ...more,
});
const amount = (asked: PricedLine, given: PriceGround): number | string => {
  const found = expectedAllowed(asked, given);
  return found.known === 'none' ? found.why : found.amountCents;
};
const seen = (...amounts: number[]): SeenAllowed[] =>
  amounts.map((allowedCents) => ({ serviceDate: isoDate('2026-04-01'), units: 1, allowedCents }));

describe('a rate', () => {
  it('is that of the day, the more special one before the general one', () => {
    const rates = [
      rate({ from: isoDate('2025-01-01'), to: isoDate('2025-12-31'), amountCents: 9000 as never }),
      rate(),
      rate({ placeOfService: '22', amountCents: 7000 as never }),
      rate({ modifier: '26', amountCents: 3000 as never }),
      rate({ code: '*', basis: 'charge', amountCents: null, percent: 6000 }),
    ];
    const given = ground({ rates });
    expect(amount(line(), given)).toBe(9800);
    expect(amount(line({ serviceDate: isoDate('2025-12-31') }), given)).toBe(9000);
    expect(amount(line({ placeOfService: '22' }), given)).toBe(7000);
    expect(amount(line({ modifiers: ['26'] }), given)).toBe(3000);
    expect(amount(line({ code: '20610' }), given)).toBe(12000);
    expect(amount(line({ serviceDate: isoDate('2024-12-31') }), given)).toBe(
      'No contract rate, and the payer was not seen to pay this before.',
    );
  });

  it('is for one unit, and never more than the charge', () => {
    const given = ground({ rates: [rate()] });
    expect(amount(line({ units: 2 }), given)).toBe(19600);
    expect(amount(line({ units: 3 }), given)).toBe(20000);
    expect(amount(line({ units: 3, chargeCents: null }), given)).toBe(29400);
    expect(amount(line({ units: 1.5 }), given)).toContain('no whole number');
  });

  it('is changed by a modifier only as its table says; otherwise nothing is expected', () => {
    const given = ground({ rates: [rate()] });
    expect(amount(line({ modifiers: ['25'] }), given)).toBe(9800);
    expect(amount(line({ modifiers: ['50'] }), given)).toBe(
      'Modifier 50 may change the price, and the contract says nothing of it.',
    );
    expect(
      amount(line({ modifiers: ['50'] }), ground({ rates: [rate()], modifierPercents: { '50': 15_000 } })),
    ).toBe(14700);
    expect(amount(line({ modifiers: ['51'] }), ground({ rates: [rate()], isMedicare: true }))).toBe(4900);
    expect(amount(line({ modifiers: ['22'] }), ground({ rates: [rate()], isMedicare: true }))).toContain(
      'Modifier 22',
    );
    expect(pricingModifiers(['RT', '26', '25', 'QW'])).toEqual(['26']);
  });

  it('of Medicare takes the price of the place, and says why there is none', () => {
    const percent = rate({ basis: 'medicare', amountCents: null, percent: 12_000 });
    expect(amount(line(), ground({ rates: [percent] }))).toBe('Not installed.');
    const medicare = () => ({ known: true as const, amountCents: 9137, source: 'RVU 2026' });
    expect(amount(line(), ground({ rates: [percent], medicare }))).toBe(10964);
  });

  it('is never guessed for anesthesia, which is paid by time', () => {
    expect(amount(line({ code: '00810' }), ground({ seen: seen(5000, 5000, 5000) }))).toContain('Anesthesia');
  });

  it('parts of an amount are exact to the cent, half a cent up', () => {
    expect(partOf(333, 5_000)).toBe(167);
    expect(partOf(1, 4_999)).toBe(0);
  });
});

describe('what is learnt', () => {
  it('is the most frequent of at least three, and says since when', () => {
    expect(amount(line(), ground({ seen: seen(9800, 9800) }))).toBe(
      'No contract rate, and seen only twice before.',
    );
    expect(expectedAllowed(line(), ground({ seen: seen(9000, 9800, 9800, 9800) }))).toEqual({
      known: 'learnt',
      amountCents: 9800,
      count: 3,
      since: '2026-04-01',
      basis: 'Learnt: 98.00 seen 3 times since 2026-04-01.',
    });
    expect(amount(line(), ground({ seen: seen(1, 2, 3, 9800, 4, 9800, 9800) }))).toContain('differ too much');
  });

  it('speaks for other units only where it divides', () => {
    expect(amount(line({ units: 2 }), ground({ seen: seen(100, 100, 100) }))).toBe(200);
    const odd = seen(100, 100, 100).map((s) => ({ ...s, units: 3 }));
    expect(amount(line(), ground({ seen: odd }))).toContain('not seen');
  });

  it('of the same year counts before the year before', () => {
    const last = seen(9000, 9000, 9000, 9000).map((s) => ({ ...s, serviceDate: isoDate('2025-11-01') }));
    expect(amount(line(), ground({ seen: [...seen(9800, 9800, 9800), ...last] }))).toBe(9800);
  });

  it('gives way to a contract', () => {
    expect(amount(line(), ground({ rates: [rate()], seen: seen(9000, 9000, 9000) }))).toBe(9800);
  });
});

describe('the comparison', () => {
  const none = { cents: 0, percent: 0 };
  const contract = expectedAllowed(line(), ground({ rates: [rate()] }));
  const judged = (allowed: number, tolerance = none, before: SeenAllowed[] = []) =>
    judge(line(), allowed, contract, before, tolerance).judgement;

  it('tells only what is beyond the tolerance, cents or percent, whichever is more', () => {
    expect([9800, 9799, 9801, 0].map((a) => judged(a))).toEqual([
      'as_expected',
      'underpaid',
      'overpaid',
      'denied',
    ]);
    expect(judged(9700, { cents: 100, percent: 0 })).toBe('as_expected');
    expect(judged(9699, { cents: 100, percent: 0 })).toBe('underpaid');
    expect(judged(9310, { cents: 100, percent: 500 })).toBe('as_expected');
    expect(judged(9309, { cents: 100, percent: 500 })).toBe('underpaid');
  });

  it('names the first sight of a cut, also when the contract allows it', () => {
    expect(judged(9800, none, seen(10500, 10500))).toBe('cut');
    expect(judged(9800, none, seen(9800, 10500))).toBe('as_expected');
    expect(judged(9800, none, seen(10500))).toBe('as_expected');
    expect(judge(line(), 9000, contract, seen(9800, 9800), none)).toMatchObject({
      judgement: 'underpaid',
      firstCut: true,
    });
  });
});

describe('what a line allows', () => {
  const claim = scenarioClaim();
  const read = (paid: number, codes: [string, number][]) => {
    const given = answer(claim, [{ paid, adjustments: codes.map(([c, a]) => adjusted(c, a)) }]);
    const [only] = given.lines;
    if (!only) throw new Error('The answer has no line.');
    return allowedAnswer(given, only);
  };

  it('is paid, the patient and sequestration', () => {
    expect(
      read(7683, [
        ['CO-45', 4700],
        ['PR-2', 1960],
        ['CO-253', 157],
      ]),
    ).toMatchObject({ allowedCents: 9800, sequesteredCents: 157, unclear: '' });
  });

  it('is unclear under a capitation, an earlier payer, several procedures', () => {
    for (const code of ['CO-24', 'OA-23', 'CO-59']) expect(read(5000, [[code, 9500]]).unclear).not.toBe('');
  });
});

describe('the price of Medicare', () => {
  const row = { work: 130, practiceNonFacility: 140, practiceFacility: 60, malpractice: 10 };
  it('is work, practice and malpractice by their indices, by the factor', () => {
    // (1.30 × 1.000 + 1.40 × 0.918 + 0.10 × 0.957) × 32.3465 = 86.71…
    const indices = { work: 1000, practice: 918, malpractice: 957 };
    expect(medicarePrice(row, 323465, indices, '11')).toBe(8672);
    expect(medicarePrice(row, 323465, indices, '22')).toBeLessThan(8672);
    expect(isFacilityPlace('11')).toBe(false);
  });
});

it('a dispute goes its own ways only', () => {
  expect(disputeMay('open', 'answered')).toBe(false);
  expect(disputeMay('given_up', 'open')).toBe(true);
  expect(disputeMay('disputed', 'disputed')).toBe(true);
});
