import { describe, expect, test } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Situation } from '#shared/domain/claim-parts/situation.ts';
import { BOX_NAMES } from '#shared/domain/cms1500/boxes.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import { claimWith, medicareClaim, scenarioClaim } from '#tests/support/claims.ts';
import { goldenJson } from '#tests/support/paper.ts';
import {
  accidentClaim,
  ambulanceClaim,
  drugClaim,
  fourteenLineClaim,
  longNameClaim,
  medicareSecondClaim,
  medigapClaim,
  namedProvider,
  otherPlan,
  paperLine,
  secondaryClaim,
} from '#tests/support/paper-claims.ts';

const SIGNED = isoDate('2026-04-20');
const fill = (claim: ProfessionalClaim) => fillCms1500(claim, SIGNED);
const form = (claim: ProfessionalClaim) => fill(claim).forms[0] ?? {};
const found = (claim: ProfessionalClaim) =>
  fill(claim).findings.map((f) => `${f.severity} ${f.rule} ${f.field}`);
const at = (situation: Situation, more: Partial<ProfessionalClaim> = {}) => claimWith({ situation, ...more });

describe('the golden forms', () => {
  test.each([
    ['drugs', drugClaim()],
    ['fourteen-lines', fourteenLineClaim()],
    ['secondary', secondaryClaim()],
    ['medicare-second', medicareSecondClaim()],
    ['medigap', medigapClaim()],
    ['ambulance', ambulanceClaim()],
    ['accident', accidentClaim()],
    ['long-names', longNameClaim()],
  ])('%s', (name, claim) => {
    expect(fill(claim).forms).toEqual(goldenJson('cms1500', name));
  });

  test('together use every box that can be filled', () => {
    const claims = [
      drugClaim(),
      medicareSecondClaim(),
      medigapClaim(),
      accidentClaim(),
      longNameClaim(),
      secondaryClaim(),
      at(
        { otherAccident: true },
        { acceptsAssignment: false, patient: { ...scenarioClaim().patient, sex: 'M' } },
      ),
      ...(['MC', 'CH', 'VA', 'ZZ'] as const).map((filingIndicator) =>
        claimWith({ payer: { ...scenarioClaim().payer, filingIndicator } }),
      ),
      ...(['19', 'G8'] as const).map((relationship) =>
        claimWith({ coverage: { ...scenarioClaim().coverage, relationship } }),
      ),
      claimWith({
        billingProvider: { ...scenarioClaim().billingProvider, taxIdKind: 'SY' },
        subscriber: { ...scenarioClaim().subscriber, sex: 'M' },
        serviceFacility: {
          name: 'Example Place',
          npi: '1992992996',
          address: scenarioClaim().billingProvider.address,
          otherIds: [{ qualifier: 'LU', value: '42' }],
        },
      }),
    ];
    const used = new Set(claims.flatMap((claim) => fill(claim).forms.flatMap(Object.keys)));
    const unused = BOX_NAMES.filter((box) => !used.has(box) && !/^24\.[2-6]\./.test(box));
    // FECA claims are for one employer alone and have no filing indicator of their own.
    expect(
      unused.filter(
        (box) =>
          !used.has(box.replace('24.1.', '24.4.')) &&
          !used.has(box.replace('24.1.', '24.3.')) &&
          !used.has(box.replace('24.1.', '24.6.')),
      ),
    ).toEqual(['1.feca']);
  });
});

describe('other plans', () => {
  test('box 11d is yes and box 9 names the other plan, by policy where it has no group', () => {
    const boxes = form(
      claimWith({ otherCoverages: [otherPlan({ rank: 2, groupNumber: '', planName: '' })] }),
    );
    expect(boxes).toMatchObject({
      '9': 'FICTIVE, ANA, B',
      '9a': 'FIRST0042',
      '9d': 'EXAMPLE FIRST PAYER',
      '11d.yes': 'X',
    });
    expect(boxes['11d.no']).toBeUndefined();
  });

  test('a third plan is named as missing', () => {
    const claim = claimWith({
      otherCoverages: [otherPlan({ rank: 3 }), otherPlan({ rank: 2, planName: 'Second' })],
    });
    expect(form(claim)['9d']).toBe('SECOND');
    expect(found(claim)).toEqual(['warns paper-one-other-plan otherCoverages.1.planName']);
  });

  test('a plan that pays later needs the one before it', () => {
    const coverage = { ...scenarioClaim().coverage, rank: 2 };
    expect(found(claimWith({ coverage }))).toEqual(['stops paper-not-first-payer coverage.rank']);
    expect(found(claimWith({ coverage, otherCoverages: [otherPlan({ paidCents: null })] }))).toEqual([
      'warns paper-earlier-remittance otherCoverages.1.paidCents',
    ]);
  });

  test('box 29 has what the earlier plan paid on the lines of each form, and the patient beside it', () => {
    const { forms } = fill(secondaryClaim());
    expect(forms.map((f) => `${f['29.dollars']}.${f['29.cents']}`)).toEqual(['75.00', '20.00']);
  });

  test('what the earlier plan paid in all fills the forms when it did not say it by line', () => {
    const claim = {
      ...secondaryClaim(),
      lines: fourteenLineClaim().lines,
      otherCoverages: [otherPlan({ paidCents: cents(80_000) })],
    };
    const { forms } = fill(claim);
    expect(forms.map((f) => `${f['29.dollars']}.${f['29.cents']}`)).toEqual([
      '600.21',
      '214.79',
      'undefined.undefined',
    ]);
  });

  test('Medicare wants in box 29 what the patient paid alone', () => {
    expect(form(medicareSecondClaim())).toMatchObject({ '29.dollars': '5', '29.cents': '00' });
  });

  test('Medicare first shows a Medigap plan, and no other', () => {
    expect(form(medigapClaim())).toMatchObject({
      '9': 'SAME',
      '9a': 'MEDIGAP MGP5566',
      '9d': '55123',
      '13': 'SIGNATURE ON FILE',
      '11': 'NONE',
    });
    const other = { ...medigapClaim(), otherCoverages: [otherPlan({ rank: 2 })] };
    expect(form(other)['9']).toBeUndefined();
    expect(form({ ...medigapClaim(), acceptsAssignment: false })['9']).toBeUndefined();
  });
});

describe('circumstances', () => {
  test('Medicare has the day of an accident in box 14, others in box 15', () => {
    const situation: Situation = { otherAccident: true, dates: { accident: isoDate('2026-02-01') } };
    expect(form(at(situation))).toMatchObject({ '15.qual': '439', '15.date': '02 01 26', '10c.yes': 'X' });
    const medicare = form({ ...medicareClaim(), situation });
    expect(medicare).toMatchObject({ '14.qual': '431', '14.date': '02 01 26' });
    expect(medicare['15.qual']).toBeUndefined();
  });

  test('the last period goes before the onset in pregnancy', () => {
    const dates = { onset: isoDate('2026-02-01'), lastMenstrualPeriod: isoDate('2025-12-24') };
    expect(form(at({ dates }))['14.qual']).toBe('431');
    expect(form(at({ dates, pregnant: true }))['14.qual']).toBe('484');
    expect(found(at({ dates, pregnant: true }))).toEqual(['warns paper-one-date situation.dates.onset']);
  });

  test('the state stands beside an automobile accident only', () => {
    expect(form(at({ accidentState: 'OH' }))['10b.state']).toBeUndefined();
    expect(form(at({ accidentState: 'OH', autoAccident: true }))['10b.state']).toBe('OH');
  });

  test('box 18 stays open while the patient is in hospital', () => {
    const boxes = form(at({ dates: { admission: isoDate('2026-03-01') } }));
    expect(boxes['18.from']).toBe('03 01 26');
    expect(boxes['18.to']).toBeUndefined();
  });

  test('more claim codes than fit are found', () => {
    const conditionCodes = ['W2', 'W3', 'W4', 'W5', 'AA'];
    expect(found(at({ conditionCodes }))).toEqual(['stops paper-text-too-long situation.conditionCodes']);
    expect(form(at({ conditionCodes: conditionCodes.slice(0, 4) }))['10d']).toBe('W2   W3   W4   W5');
  });

  test('names what has no box at all', () => {
    const claim = at(
      { delayReason: '7', patientWeight: '180' },
      { carried: [{ loop: '2300', repeat: 0, segment: ['K3', 'X'] }] },
    );
    expect(found(claim)).toEqual([
      'informs paper-no-box situation.delayReason',
      'informs paper-no-box situation.patientWeight',
      'informs paper-no-box carried',
    ]);
  });
});

describe('box 17', () => {
  const roles = (...names: Parameters<typeof namedProvider>[0][]) =>
    names.map((role, i) => namedProvider(role, { npi: `198765432${i}` }));

  test.each([
    [['supervising', 'ordering', 'referring'], 'DN'],
    [['supervising', 'ordering'], 'DK'],
    [['supervising'], 'DQ'],
  ] as const)('of %j shows %s', (names, qualifier) => {
    const claim = claimWith({ providers: roles(...names) });
    expect(form(claim)['17.qual']).toBe(qualifier);
    expect(found(claim)).toHaveLength(names.length - 1);
  });

  test('takes the ordering provider of the lines, once for all of them', () => {
    const ordering = { providers: [namedProvider('ordering')] };
    const claim = claimWith({ lines: [paperLine(1, ordering), paperLine(2, ordering)] });
    expect(form(claim)).toMatchObject({ '17.qual': 'DK', '17': 'RITA Q SAMPLE', '17b': '1987654328' });
    expect(found(claim)).toEqual([]);
  });

  test('two ordering providers on one form are found, on two forms not', () => {
    const by = (npi: string) => ({
      providers: [namedProvider('ordering', { npi, lastName: `Sample${npi}` })],
    });
    const lines = [paperLine(1, by('1')), paperLine(2, by('2'))];
    expect(found(claimWith({ lines }))).toEqual(['warns paper-one-provider lines.2.detail.providers.1']);
    const apart = Array.from({ length: 7 }, (_, i) => paperLine(i + 1, by(i < 6 ? '1' : '2')));
    const { forms, findings } = fill(claimWith({ lines: apart }));
    expect(forms.map((f) => f['17b'])).toEqual(['1', '2']);
    expect(findings).toEqual([]);
  });

  test('shortens a first name and says so, but never the last', () => {
    const long = (lastName: string) =>
      claimWith({ providers: [namedProvider('referring', { lastName, firstName: 'Maximilian' })] });
    expect(form(long('Sampleson'))['17']).toBe('MAXIMILIAN Q SAMPLESON');
    expect(form(long('Samplesonstown'))['17']).toBe('M Q SAMPLESONSTOWN');
    expect(found(long('Samplesonstown'))).toEqual(['informs paper-name-shortened providers.1.firstName']);
    expect(found(long('Samplesonstown-Inventedville'))).toEqual([
      'stops paper-text-too-long providers.1.lastName',
    ]);
  });

  test('leaves 17a empty for Medicare', () => {
    const providers = [namedProvider('referring', { otherIds: [{ qualifier: '0B', value: '77' }] })];
    expect(form(claimWith({ providers }))).toMatchObject({ '17a.qual': '0B', '17a': '77' });
    expect(form({ ...medicareClaim(), providers })['17a']).toBeUndefined();
  });
});

test('findings name no patient', () => {
  const claims = [drugClaim(), accidentClaim(), longNameClaim(), secondaryClaim(), ambulanceClaim()];
  const text = JSON.stringify(claims.flatMap((claim) => fill(claim).findings));
  expect(text).not.toMatch(/fictive|sample\b|otto|wilma/i);
});
