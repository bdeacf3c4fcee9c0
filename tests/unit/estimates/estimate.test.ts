import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  deliveryRule,
  federalHolidays,
  isBusinessDay,
} from '#shared/domain/estimates/delivery.ts';
import {
  compareWithBills,
  estimateLine,
  providerTotal,
  validity,
} from '#shared/domain/estimates/estimate.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ProviderId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { costEstimate } from '#electron/estimates/cost.ts';

const PROVIDER = '00000000-0000-4000-8000-00000000000a' as ProviderId;

describe('business days', () => {
  it('knows the federal holidays as they are observed', () => {
    // https://www.opm.gov: July 4, 2026 is a Saturday and kept on Friday; New Year's Day 2028 on Friday, December 31.
    expect(federalHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
    expect(federalHolidays(2027)).toContain('2027-12-31');
    expect(isBusinessDay(isoDate('2027-12-31'))).toBe(false);
    expect(addBusinessDays(isoDate('2026-11-24'), 3)).toBe('2026-11-30');
  });
});

describe('by when an estimate has to be given (45 CFR 149.610(b)(1)(vi))', () => {
  const asked = isoDate('2026-03-02');
  it.each([
    [null, '2026-03-05', 'Asked for'],
    ['2026-03-16', '2026-03-05', 'ten or more'],
    ['2026-03-13', '2026-03-03', 'three to nine'],
    ['2026-03-05', '2026-03-03', 'three to nine'],
    ['2026-03-04', null, 'less than three'],
  ])('service on %s', (service, dueOn, words) => {
    const rule = deliveryRule(asked, service === null ? null : isoDate(service));
    expect(rule.dueOn).toBe(dueOn);
    expect(rule.words).toContain(words);
  });
});

describe('what an estimate comes to', () => {
  const service = {
    code: '99213',
    modifiers: [],
    description: '',
    units: 2,
    chargeCents: null,
    diagnoses: [],
    providerId: PROVIDER,
  };
  const fee = { chargeCents: cents(12_050), description: 'Office visit' };
  it('takes the own fee, or the charge that was entered, and refuses without one', () => {
    expect(estimateLine(service, fee)).toMatchObject({
      unitCents: 12_050,
      amountCents: 24_100,
      description: 'Office visit',
    });
    expect(estimateLine({ ...service, chargeCents: cents(100) }, fee).amountCents).toBe(200);
    expect(() => estimateLine(service, null)).toThrow('no fee for 99213');
  });
  it('counts every planned time, within twelve months', () => {
    const lines = [estimateLine(service, fee)];
    expect(providerTotal(lines, { every: 'week', times: 10 })).toBe(241_000);
    expect(validity(isoDate('2026-01-01'), isoDate('2026-02-01'), { every: 'week', times: 10 })).toEqual({
      validFrom: '2026-01-01',
      validTo: '2026-05-06',
    });
    expect(() => validity(isoDate('2026-01-01'), null, { every: 'month', times: 13 })).toThrow(
      'twelve months',
    );
  });
});

describe('estimate and bill', () => {
  const content = {
    validFrom: isoDate('2026-01-01'),
    validTo: isoDate('2026-03-01'),
    providers: [
      { providerId: PROVIDER, name: 'Dr. Sample', npi: '1111111112', lines: [], totalCents: cents(50_000) },
      { providerId: PROVIDER, name: 'Dr. Example', npi: '2222222229', lines: [], totalCents: cents(50_000) },
    ],
  };
  const bill = (providerNpi: string, serviceOn: string, chargeCents: number) => ({
    providerNpi,
    serviceOn: isoDate(serviceOn),
    chargeCents,
  });
  it('is exceeded from 400.00 on, for each provider alone', () => {
    const at = (first: number, second: number) =>
      compareWithBills(content, [
        bill('1111111112', '2026-02-01', first),
        bill('2222222229', '2026-02-01', second),
        // A day outside, and a provider who is not on the estimate.
        bill('1111111112', '2026-03-02', 900_000),
        bill('3333333336', '2026-02-01', 900_000),
      ]).map((c) => [c.overCents, c.exceeded]);
    expect(at(89_999, 10_000)).toEqual([
      [39_999, false],
      [-40_000, false],
    ]);
    expect(at(90_000, 50_000)).toEqual([
      [40_000, true],
      [0, false],
    ]);
  });
});

describe('what an insured patient may pay', () => {
  const answer = {
    payerName: 'Sample Health',
    answeredAt: '2026-01-01T10:00',
    deductibleLeftCents: 10_000,
    copayCents: 2000,
    coinsuranceHundredths: 2000,
  };
  it('takes the deductible first, then coinsurance and copay, never more than the charge', () => {
    expect(costEstimate({ totalCents: cents(30_000) }, answer).patientCents).toBe(10_000 + 4000 + 2000);
    expect(costEstimate({ totalCents: cents(8000) }, answer).patientCents).toBe(8000);
  });
  it('says that it does not know when the payer has not answered', () => {
    const none = costEstimate(
      { totalCents: cents(8000) },
      {
        payerName: 'x',
        answeredAt: null,
        deductibleLeftCents: null,
        copayCents: null,
        coinsuranceHundredths: null,
      },
    );
    expect(none.patientCents).toBeNull();
  });
});
