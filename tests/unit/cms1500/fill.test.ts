import { describe, expect, test } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import { claimWith, dependentClaim, medicareClaim, scenarioClaim } from '#tests/support/claims.ts';
import { eightLineClaim, goldenJson } from '#tests/support/paper.ts';

const SIGNED = isoDate('2026-03-04');
const fill = (claim: ProfessionalClaim) => fillCms1500(claim, SIGNED);
const form = (claim: ProfessionalClaim) => fill(claim).forms[0] ?? {};
const rules = (claim: ProfessionalClaim): string[] => fill(claim).findings.map((f) => f.rule);

describe('the golden forms', () => {
  test.each([
    ['scenario', scenarioClaim()],
    ['medicare-self', medicareClaim()],
    ['dependent', dependentClaim()],
    ['eight-lines', eightLineClaim()],
  ])('%s', (name, claim) => {
    expect(fill(claim).forms).toEqual(goldenJson('cms1500', name));
  });

  test('nothing speaks against printing the scenario', () => {
    expect(fill(scenarioClaim()).findings).toEqual([]);
  });
});

describe('people and their plan', () => {
  test('writes names last, first, initial, in plain upper case', () => {
    const patient = {
      ...scenarioClaim().patient,
      lastName: "O'Łukasz-Müller Jr.",
      firstName: 'Ána',
      middleName: 'Béla',
    };
    expect(form(claimWith({ patient }))['2']).toBe('OLUKASZ-MULLER JR, ANA, B');
  });

  test('gives up the blanks after the commas before it gives up the name', () => {
    const patient = {
      ...scenarioClaim().patient,
      lastName: 'Inventedlongname',
      firstName: 'Maximilia',
      middleName: 'Q',
    };
    const filled = fill(claimWith({ patient }));
    expect(filled.forms[0]?.['2']).toBe('INVENTEDLONGNAME,MAXIMILIA,Q');
    expect(filled.findings).toEqual([]);
  });

  test('stops a name that is too long and keeps it whole', () => {
    const patient = { ...scenarioClaim().patient, lastName: 'Fictivelongname-Inventedsample' };
    const { forms, findings } = fill(claimWith({ patient }));
    expect(forms[0]?.['2']).toBe('FICTIVELONGNAME-INVENTEDSAMPLE,ANA,B');
    expect(findings).toMatchObject([
      { rule: 'paper-text-too-long', severity: 'stops', field: 'patient.lastName' },
    ]);
    expect(findings[0]?.message).toContain('box 2 takes 28');
    expect(findings[0]?.message).not.toContain('FICTIVE');
  });

  test('stops a letter that has no plain one', () => {
    const patient = { ...scenarioClaim().patient, firstName: 'Аня' };
    expect(rules(claimWith({ patient }))).toContain('paper-letters-lost');
  });

  test('marks no sex when it is unknown', () => {
    const patient = { ...scenarioClaim().patient, sex: 'U' as const };
    expect(form(claimWith({ patient }))).not.toHaveProperty(['3.sex.F']);
    expect(form(claimWith({ patient }))).not.toHaveProperty(['3.sex.M']);
  });

  test('marks exactly one kind of coverage, and "other" for a commercial plan without group', () => {
    const kinds = (claim: ProfessionalClaim) =>
      Object.keys(form(claim)).filter((box) => box.startsWith('1.'));
    const base = scenarioClaim();
    expect(kinds(base)).toEqual(['1.group']);
    expect(kinds(claimWith({ coverage: { ...base.coverage, groupNumber: '' } }))).toEqual(['1.other']);
    expect(kinds(claimWith({ payer: { ...base.payer, filingIndicator: 'MC' } }))).toEqual(['1.medicaid']);
  });

  test('with Medicare leaves the insured empty and writes NONE', () => {
    const boxes = form(medicareClaim());
    expect(boxes['11']).toBe('NONE');
    for (const box of ['4', '7.street', '6.self', '11a.date', '11c', '11d.no', '13'] as const)
      expect(boxes[box]).toBeUndefined();
  });

  test('with Medicare names the place of service also when it is the practice itself', () => {
    const boxes = form({ ...medicareClaim(), serviceFacility: null, placeOfService: '11' });
    expect(boxes['32.name']).toBe('FICTIVE FAMILY PRACTICE');
    expect(boxes['32a']).toBe('1234567893');
    expect(form(scenarioClaim())['32.name']).toBeUndefined();
  });

  test('refuses a form for a plan that does not pay first', () => {
    const coverage = { ...scenarioClaim().coverage, rank: 2 };
    expect(rules(claimWith({ coverage }))).toEqual(['paper-not-first-payer']);
  });
});

describe('services', () => {
  test('gives each form its own total and no payment twice', () => {
    const { forms } = fill(eightLineClaim());
    expect(forms.map((f) => `${f['28.dollars']}.${f['28.cents']}`)).toEqual(['210.15', '150.13']);
    expect(forms.map((f) => `${f['29.dollars']}.${f['29.cents']}`)).toEqual(['210.15', '39.85']);
    expect(forms[1]?.['21.A']).toBe('E119');
    expect(forms[1]?.['24.3.A.from']).toBeUndefined();
  });

  test('names diagnoses by letter', () => {
    expect(form(scenarioClaim())['24.1.E']).toBe('AB');
    expect(form(scenarioClaim())['21.icd_ind']).toBe('0');
  });

  test.each([[[]], [[3]], [[0]]])('stops pointers %j', (pointers) => {
    const [first, ...rest] = scenarioClaim().lines;
    if (!first) throw new Error('no line');
    expect(rules(claimWith({ lines: [{ ...first, pointers }, ...rest] }))).toEqual(['paper-pointers']);
  });

  test('stops a thirteenth diagnosis and prints twelve', () => {
    const diagnoses = Array.from({ length: 13 }, (_, i) => `E11.${i % 10}`);
    const filled = fill(claimWith({ diagnoses }));
    expect(filled.findings.map((f) => f.rule)).toEqual(['paper-too-many']);
    expect(filled.forms[0]?.['21.L']).toBe('E111');
  });

  test('stops an amount with a sign, and one with too many digits', () => {
    const [first] = scenarioClaim().lines;
    if (!first) throw new Error('no line');
    const charged = (amount: number) => claimWith({ lines: [{ ...first, chargeCents: cents(amount) }] });
    expect(rules(charged(-100))).toContain('paper-amount');
    expect(rules(charged(100_000_000))).toContain('paper-text-too-long');
    expect(rules(charged(99_999_999))).toEqual([]);
  });

  test('asks for the number of the claim that is replaced, and prints it', () => {
    const claim = claimWith({ frequency: '7' });
    expect(rules(claim)).toEqual(['paper-replacement-number']);
    const filled = fillCms1500(claim, SIGNED, 'PCN-0042 9');
    expect(filled.findings).toEqual([]);
    expect(filled.forms[0]).toMatchObject({ '22.code': '7', '22.ref': 'PCN00429' });
  });

  test('stops a signature that is older than the service', () => {
    const { findings } = fillCms1500(scenarioClaim(), isoDate('2026-03-02'));
    expect(findings.map((f) => f.rule)).toEqual(Array(3).fill('paper-signed-before-service'));
  });

  test('warns when a signature is missing and leaves its box empty', () => {
    const claim = claimWith({ signatureOnFile: false, releaseOnFile: false });
    expect(fill(claim).findings.map((f) => [f.rule, f.severity])).toEqual([
      ['paper-signature', 'warns'],
      ['paper-signature', 'warns'],
    ]);
    expect(form(claim)['31.date']).toBeUndefined();
    expect(form(claim)['12.signature']).toBeUndefined();
  });

  test('warns when the number that comes back would differ', () => {
    expect(rules(claimWith({ controlNumber: '10461-A' }))).toEqual(['paper-account-number']);
  });

  test('a claim without anything still gives one form and does not throw', () => {
    const { forms, findings } = fill(claimWith({ lines: [], diagnoses: [], controlNumber: '' }));
    expect(forms).toHaveLength(1);
    expect(findings.filter((f) => f.field === '')).toEqual([]);
  });
});
