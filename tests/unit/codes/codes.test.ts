import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADJUSTMENT_GROUPS } from '#shared/domain/codes/carc-groups.ts';
import { isLabTest, qwFor } from '#shared/domain/codes/clia-waived.ts';
import { isAmbulanceModifier, modifierOn, MODIFIERS } from '#shared/domain/codes/modifiers.ts';
import { isTelehealthPlace, PLACES_OF_SERVICE } from '#shared/domain/codes/place-of-service.ts';
import { day } from '#tests/support/coding.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();
const official = (name: string): string => {
  const bytes = readFileSync(join(samples ?? '', 'codesets', name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

describe('places of service', () => {
  it('know the office and telehealth', () => {
    expect(PLACES_OF_SERVICE.get('11')).toEqual({ code: '11', name: 'Office', facility: false });
    expect(PLACES_OF_SERVICE.get('22')?.facility).toBe(true);
    expect(PLACES_OF_SERVICE.has('47')).toBe(false);
    expect([isTelehealthPlace('02'), isTelehealthPlace('11')]).toEqual([true, false]);
  });

  it.skipIf(samples === null)('are the numbers and facility flags of the official list', () => {
    const rows = official('place_of_service_codes_2024.csv')
      .split('\n')
      .flatMap((l) => /^(\d\d),(Facility|Non-Facility),/.exec(l)?.slice(1, 3).join(' ') ?? []);
    const ours = [...PLACES_OF_SERVICE.values()].map(
      (p) => `${p.code} ${p.facility ? 'Facility' : 'Non-Facility'}`,
    );
    expect(ours.sort()).toEqual(rows.sort());
  });
});

describe('modifiers', () => {
  it('are known by day', () => {
    expect(modifierOn('QW', day('2026-03-03'))).toBe('valid');
    expect(modifierOn('93', day('2021-12-31'))).toBe('not_on_date');
    expect(modifierOn('JG', day('2025-01-01'))).toBe('not_on_date');
    expect(modifierOn('ZQ', day('2026-03-03'))).toBe('unknown');
    expect(MODIFIERS.get('QW')?.name).toBe('CLIA-waived test');
  });

  it('allow origin and destination on ambulance codes only', () => {
    expect(isAmbulanceModifier('A0429', 'RH')).toBe(true);
    expect(isAmbulanceModifier('99213', 'RH')).toBe(false);
  });

  it.skipIf(samples === null)('hold every HCPCS modifier of the official release with its days', () => {
    const rows = official('hcpcs_level2_2025_oct.csv.gz')
      .split(/\r?\n/)
      .filter((l) => /^[0-9A-Z]{2},modifier,/.test(l));
    expect(rows.length).toBe(383);
    for (const row of rows) {
      const days = /,(\d{8}),\d*,(\d{0,8}),\w?$/.exec(row);
      const ours = MODIFIERS.get(row.slice(0, 2));
      expect(ours?.validFrom.replaceAll('-', '')).toBe(days?.[1]);
      expect(ours?.validTo.replaceAll('-', '')).toBe(days?.[2]);
    }
  });
});

describe('laboratory tests', () => {
  it.each([
    ['83036', true, 'usually'],
    ['81002', true, 'not_needed'],
    ['80061', true, 'sometimes'],
    ['84153', true, 'never'],
    ['36415', false, 'never'],
    ['86580', false, 'never'],
    ['99213', false, 'never'],
    ['G0328', true, 'usually'],
  ] as const)('%s: laboratory test %s, QW %s', (code, lab, qw) => {
    expect([isLabTest(code), qwFor(code)]).toEqual([lab, qw]);
  });
});

describe('adjustment groups', () => {
  it('say who bears the amount', () => {
    expect([...ADJUSTMENT_GROUPS.keys()]).toEqual(['CO', 'PR', 'OA', 'PI', 'CR']);
    expect(ADJUSTMENT_GROUPS.get('PR')?.meaning).toContain('patient owes');
  });
});
