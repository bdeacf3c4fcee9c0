import { describe, expect, test } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Situation } from '#shared/domain/claim-parts/situation.ts';
import { twoLines } from '#shared/domain/cms1500/circumstances.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import { claimWith, medicareClaim, scenarioClaim } from '#tests/support/claims.ts';
import { ambulanceClaim, namedProvider, paperLine } from '#tests/support/paper-claims.ts';

const SIGNED = isoDate('2026-04-20');
const fill = (claim: ProfessionalClaim) => fillCms1500(claim, SIGNED);
const form = (claim: ProfessionalClaim) => fill(claim).forms[0] ?? {};
const found = (claim: ProfessionalClaim) =>
  fill(claim).findings.map((f) => `${f.severity} ${f.rule} ${f.field}`);
const at = (situation: Situation, more: Partial<ProfessionalClaim> = {}) => claimWith({ situation, ...more });

describe('box 19', () => {
  test('breaks a long text at a blank', () => {
    expect(twoLines('A'.repeat(48))).toEqual({ upper: '', lower: 'A'.repeat(48) });
    expect(twoLines(`FIRST WORDS ${'B'.repeat(48)}`)).toEqual({
      upper: 'FIRST WORDS',
      lower: 'B'.repeat(48),
    });
    expect(twoLines(`${'C'.repeat(19)} ${'D'.repeat(48)}`)).toEqual({
      upper: 'C'.repeat(19),
      lower: 'D'.repeat(48),
    });
  });

  test('keeps whole what does not break into its lines, which is then found', () => {
    const text = `${'C'.repeat(20)} ${'D'.repeat(40)}`;
    expect(twoLines(text).lower).toBe(text);
    const { findings } = fill(at({ note: { kind: 'ADD', text } }));
    expect(findings).toMatchObject([{ rule: 'paper-text-too-long', field: 'situation.note' }]);
    expect(findings[0]?.message).toContain('19 beside its caption and 48 below');
  });

  test('keeps the signs of a note: a decimal point may carry the meaning', () => {
    expect(form(at({ note: { kind: 'ADD', text: 'dose 2.5 mg/kg' } }))['19']).toBe('DOSE 2.5 MG/KG');
  });

  test('has for Medicare the last visit and who attended', () => {
    const claim = {
      ...medicareClaim(),
      situation: { dates: { lastSeen: isoDate('2026-02-14') } },
      providers: [namedProvider('supervising')],
    };
    expect(form(claim)['19']).toBe('021426 1987654328');
  });
});

describe('box 20', () => {
  test('two bought services on one claim, or one without its price, stop', () => {
    const bought = { providers: [namedProvider('purchasedService')] };
    const priced = { ...bought, purchased: { sellerId: 'S', priceCents: cents(2000) } };
    const elsewhere = { ...bought, carried: [{ loop: '2400', repeat: 0, segment: ['PS1', 'S', '20'] }] };
    expect(found(claimWith({ lines: [paperLine(1, priced)] }))).toEqual([]);
    expect(found(claimWith({ lines: [paperLine(1, elsewhere)] }))).toEqual([]);
    expect(found(claimWith({ lines: [paperLine(1, bought)] }))).toEqual([
      'stops paper-purchased-service lines.1.detail.providers',
    ]);
    expect(found(claimWith({ lines: [paperLine(1, priced), paperLine(2, priced)] }))).toEqual([
      'stops paper-purchased-service lines.2.detail.providers',
    ]);
  });
});

describe('box 23', () => {
  test.each([
    ['the prior authorization', { priorAuthorization: 'A1', referralNumber: 'R1' }, 'A1', 2],
    ['the referral', { referralNumber: 'R-1' }, 'R1', 1],
    ['CLIA', {}, '99D9999999', 0],
  ] as const)('shows %s first', (_, situation, text, left) => {
    expect(form(at(situation))['23']).toBe(text);
    expect(found(at(situation)).filter((f) => f.includes('paper-one-number'))).toHaveLength(left);
  });

  test('for Medicare CLIA goes before an authorization, and the pick-up of an ambulance before both', () => {
    const situation = { priorAuthorization: 'A1' };
    expect(form({ ...medicareClaim(), clia: '99D9999999', situation })['23']).toBe('99D9999999');
    expect(form({ ...ambulanceClaim(), clia: '99D9999999' })['23']).toBe('44107');
  });

  test('says nothing when two fields have the same number, and looks at the lines of the form alone', () => {
    const lines = Array.from({ length: 7 }, (_, i) =>
      paperLine(i + 1, { priorAuthorization: i < 6 ? 'A1' : 'A2' }),
    );
    const claim = claimWith({ clia: '', lines });
    expect(fill(claim).forms.map((f) => f['23'])).toEqual(['A1', 'A2']);
    expect(found(claim)).toEqual([]);
  });
});

describe('box 24', () => {
  test('the shaded half has drug, times and narrative, three blanks apart', () => {
    const line = paperLine(1, {
      unit: 'MJ',
      drug: { ndc: '00009-9912-34', quantity: '2.5', unit: 'ML' },
      note: { kind: 'ADD', text: 'see note' },
    });
    expect(form(claimWith({ lines: [line] }))['24.1.shaded']).toBe('N400009991234   ML2.5   ZZSEE NOTE');
  });

  test('what is too long for the shaded half is found, not cut', () => {
    const line = paperLine(1, { procedureDescription: 'Unlisted procedure '.repeat(4) });
    const claim = claimWith({ lines: [line] });
    expect(form(claim)['24.1.shaded']?.length).toBeGreaterThan(61);
    expect(found(claim)).toEqual(['stops paper-text-too-long lines.1.detail.procedureDescription']);
    expect(fill(claim).findings[0]?.message).toContain('the shaded half of line 1 on the form takes 61');
  });

  test.each([
    [1, '1'],
    [0.5, '.5'],
    [0.25, '.25'],
    [90, '90'],
  ])('prints %d units as %s', (units, text) => {
    const claim = claimWith({ lines: [paperLine(1, undefined, { units })] });
    expect(form(claim)['24.1.G']).toBe(text);
    expect(found(claim)).toEqual([]);
  });

  test('24J is the billing provider who gave the services alone', () => {
    const none = { lastName: '', firstName: '', middleName: '', credentials: '', npi: '', taxonomy: '' };
    expect(form(claimWith({ renderingProvider: none }))['24.1.J.npi']).toBe('1234567893');
  });

  test('the last day of a range is not after the signature', () => {
    const lines = [paperLine(1, { serviceDateTo: isoDate('2026-04-21') })];
    expect(found(claimWith({ lines }))).toEqual(['stops paper-signed-before-service lines.1.serviceDate']);
  });
});

describe('boxes 21, 22, 32 and 33', () => {
  test('an older claim has the indicator of ICD-9', () => {
    expect(form(claimWith({ icd9: true }))['21.icd_ind']).toBe('9');
  });

  test('Medicare is told of no replacement', () => {
    const claim = { ...medicareClaim(), frequency: '7' as const, situation: { payerControlNumber: 'P1' } };
    expect(found(claim)).toEqual(['warns paper-medicare-replacement frequency']);
  });

  test('a line done elsewhere is found', () => {
    const serviceFacility = {
      name: 'Example Other Place',
      npi: '',
      address: scenarioClaim().billingProvider.address,
    };
    const claim = claimWith({
      serviceFacility: { ...serviceFacility, name: 'Example Place' },
      lines: [paperLine(1), paperLine(2, { serviceFacility })],
    });
    expect(form(claim)['32.name']).toBe('EXAMPLE PLACE');
    expect(found(claim)).toEqual(['warns paper-one-place lines.2.detail.serviceFacility']);
  });

  test('box 33 is the billing provider, a person first name first, also when payments go elsewhere', () => {
    const base = scenarioClaim();
    const claim = claimWith({
      billingProvider: {
        ...base.billingProvider,
        name: 'Example',
        person: { firstName: 'Dora', middleName: 'Ann', suffix: 'Jr' },
      },
      payToAddress: { line1: 'PO Box 1', line2: '', city: 'Akron', state: 'OH', zip: '443010001' },
    });
    expect(form(claim)).toMatchObject({ '33.name': 'DORA A EXAMPLE JR', '33.street': '100 EXAMPLE STREET' });
    expect(found(claim)).toEqual(['informs paper-no-box payToAddress']);
  });
});
