import { describe, expect, it } from 'vitest';
import { CODING_RULES } from '#shared/domain/coding/coding-rules.ts';
import { checkCoding, type CheckCodingInput } from '#shared/domain/coding/check-coding.ts';
import { cents } from '#shared/kernel/money.ts';
import { codingInput, day, noCodeSet, serviceLine } from '#tests/support/coding.ts';
import { inventedEdits } from '#tests/support/coding-edits.ts';
import { DIAGNOSIS_CASES } from './diagnosis-cases.ts';
import { PROCEDURE_CASES } from './procedure-cases.ts';
import type { RuleCase } from './rule-case.ts';

const child = { birthDate: day('2020-02-01'), sex: 'F' as const };
const man = { birthDate: day('1968-05-17'), sex: 'M' as const };
const only = (...codes: Parameters<typeof serviceLine>[]) => codes.map((c) => serviceLine(...c));
const thirteen = 'E11.9 I10 E78.5 J06.9 N39.0 M54.50 Z79.4 Z79.84 F41.1 K21.9 R42 R05.9 G47.00'.split(' ');

const CASES: readonly RuleCase[] = [
  {
    rule: 'no-diagnosis',
    says: 'without diagnosis',
    wrong: codingInput({ diagnoses: [] }),
    field: 'diagnoses',
  },
  {
    rule: 'too-many-diagnoses',
    says: '13 diagnoses',
    wrong: codingInput({ diagnoses: thirteen }),
    field: 'diagnoses.13',
    fix: { kind: 'remove_diagnosis', position: 13 },
    right: codingInput({ diagnoses: thirteen.slice(0, 12) }),
  },
  {
    rule: 'diagnosis-form',
    says: 'an ICD-9 code',
    wrong: codingInput({ diagnoses: ['E11.9', '250.00'] }),
    field: 'diagnoses.2',
  },
  {
    rule: 'diagnosis-form',
    says: 'an empty code',
    wrong: codingInput({ diagnoses: [''] }),
    field: 'diagnoses.1',
  },
  {
    rule: 'diagnosis-not-known',
    says: 'a code that does not exist',
    wrong: codingInput({ diagnoses: ['E11.9', 'Q99.Z'] }),
    field: 'diagnoses.2',
  },
  {
    rule: 'diagnosis-not-valid-on-date',
    says: 'a code of FY2026 on a day of FY2025',
    wrong: codingInput({ diagnoses: ['R10.20'], serviceDate: day('2025-09-30') }),
    field: 'diagnoses.1',
    right: codingInput({ diagnoses: ['R10.20'], serviceDate: day('2025-10-01') }),
  },
  {
    rule: 'diagnosis-not-billable',
    says: 'a heading',
    wrong: codingInput({ diagnoses: ['E11'] }),
    field: 'diagnoses.1',
    fix: { kind: 'open_field' },
  },
  {
    rule: 'diagnosis-not-billable',
    says: 'M54.5 after it was split',
    wrong: codingInput({ diagnoses: ['M54.5'], serviceDate: day('2021-10-01') }),
    field: 'diagnoses.1',
    right: codingInput({ diagnoses: ['M54.5'], serviceDate: day('2021-09-30') }),
  },
  {
    rule: 'diagnosis-not-checked',
    says: 'no code set installed',
    wrong: codingInput({ lookup: noCodeSet }),
    field: 'diagnoses.1',
  },
  {
    rule: 'duplicate-diagnosis',
    says: 'the same code with and without dot',
    wrong: codingInput({ diagnoses: ['E11.9', 'I10', 'E119'] }),
    field: 'diagnoses.3',
    fix: { kind: 'remove_diagnosis', position: 3 },
  },
  {
    rule: 'external-cause-first',
    says: 'a fall before the injury',
    wrong: codingInput({ diagnoses: ['W19.XXXA', 'S93.401A'] }),
    field: 'diagnoses.1',
    right: codingInput({ diagnoses: ['S93.401A', 'W19.XXXA'] }),
  },
  {
    rule: 'presumed-link',
    says: 'I10 with chronic kidney disease',
    wrong: codingInput({ diagnoses: ['I10', 'N18.30'] }),
    field: 'diagnoses.1',
    right: codingInput({ diagnoses: ['I12.9', 'N18.30'] }),
  },
  {
    rule: 'presumed-link',
    says: 'E11.9 beside a complication',
    wrong: codingInput({ diagnoses: ['E11.42', 'E11.9'] }),
    field: 'diagnoses.2',
  },
  {
    rule: 'diagnosis-sex',
    says: 'pregnancy of a man',
    wrong: codingInput({ diagnoses: ['O13.9'], patient: man }),
    field: 'diagnoses.1',
    right: codingInput({ diagnoses: ['O13.9'], patient: { ...man, sex: 'F', birthDate: day('1995-01-01') } }),
  },
  {
    rule: 'diagnosis-sex',
    says: 'prostate of a woman',
    wrong: codingInput({ diagnoses: ['I10', 'N40.1'] }),
    field: 'diagnoses.2',
    right: codingInput({ diagnoses: ['N40.1'], patient: man }),
  },
  {
    rule: 'diagnosis-age',
    says: 'a child examination of an adult',
    wrong: codingInput({ diagnoses: ['Z00.129'] }),
    field: 'diagnoses.1',
    right: codingInput({ diagnoses: ['Z00.129'], patient: child }),
  },
  {
    rule: 'diagnosis-age',
    says: 'a newborn examination of a child',
    wrong: codingInput({ diagnoses: ['Z00.110'], patient: child }),
    field: 'diagnoses.1',
    right: codingInput({ diagnoses: ['Z00.110'], patient: { ...child, birthDate: day('2026-02-20') } }),
  },
  { rule: 'no-service-line', says: 'without lines', wrong: codingInput({ lines: [] }), field: 'lines' },
  {
    rule: 'too-many-lines',
    says: '51 lines',
    wrong: codingInput({ lines: Array.from({ length: 51 }, () => serviceLine('99213')) }),
    field: 'lines.51',
  },
  {
    rule: 'procedure-form',
    says: 'four digits',
    wrong: codingInput({ lines: only(['9921']) }),
    field: 'lines.1.code',
  },
  {
    rule: 'procedure-form',
    says: 'no code',
    wrong: codingInput({ lines: only(['99213'], ['']) }),
    field: 'lines.2.code',
  },
  {
    rule: 'procedure-not-known',
    says: 'a number that does not exist',
    wrong: codingInput({ lines: only(['99213'], ['99999']) }),
    field: 'lines.2.code',
  },
  {
    rule: 'procedure-not-valid-on-date',
    says: '99201 after 2020',
    wrong: codingInput({ lines: only(['99201']) }),
    field: 'lines.1.code',
    right: codingInput({ lines: only(['99201']), serviceDate: day('2020-12-31') }),
  },
  {
    rule: 'procedure-not-valid-on-date',
    says: 'a drug code that ended in 2024',
    wrong: codingInput({ lines: only(['J2930']) }),
    field: 'lines.1.code',
    right: codingInput({ lines: only(['J2919']) }),
  },
  {
    rule: 'procedure-not-checked',
    says: 'no code set installed',
    wrong: codingInput({ lookup: noCodeSet }),
    field: 'lines.1.code',
  },
  {
    rule: 'add-on-without-primary',
    says: 'the second vaccine without the first',
    wrong: codingInput({ lines: only(['90472']), edits: inventedEdits({ missing: ['addOn'] }) }),
    field: 'lines.1.code',
    fix: { kind: 'remove_line', line: 1 },
    right: codingInput({
      lines: only(['90471'], ['90472']),
      edits: inventedEdits({ missing: ['addOn'] }),
    }),
  },
  {
    rule: 'payer-code-choice',
    says: 'the annual wellness visit to a commercial payer',
    wrong: codingInput({ lines: only(['G0439']) }),
    field: 'lines.1.code',
    right: codingInput({ lines: only(['G0439']), payerFilingIndicator: 'MB' }),
  },
  {
    rule: 'payer-code-choice',
    says: 'an ordinary physical to Medicare',
    wrong: codingInput({ lines: only(['99397']), payerFilingIndicator: 'MB' }),
    field: 'lines.1.code',
    right: codingInput({ lines: only(['99397']) }),
  },
  {
    rule: 'duplicate-line',
    says: 'the same service twice',
    wrong: codingInput({ lines: only(['99213'], ['99213']) }),
    field: 'lines.2.code',
    fix: { kind: 'remove_line', line: 2 },
    right: codingInput({ lines: only(['96372'], ['96372', { modifiers: ['59'] }]) }),
  },
  {
    rule: 'units-not-positive',
    says: 'zero units',
    wrong: codingInput({ lines: only(['99213', { units: 0 }]) }),
    field: 'lines.1.units',
  },
  {
    rule: 'line-without-pointer',
    says: 'no pointer',
    wrong: codingInput({ lines: only(['99213'], ['36415', { pointers: [] }]) }),
    field: 'lines.2.pointers',
    fix: { kind: 'set_pointers', line: 2, pointers: [1] },
  },
  {
    rule: 'pointer-to-absent-diagnosis',
    says: 'a pointer to C of two',
    wrong: codingInput({ lines: only(['99213', { pointers: [2, 3] }]) }),
    field: 'lines.1.pointers',
    fix: { kind: 'set_pointers', pointers: [2] },
  },
  {
    rule: 'duplicate-pointer',
    says: 'A twice',
    wrong: codingInput({ lines: only(['99213', { pointers: [1, 2, 1] }]) }),
    field: 'lines.1.pointers',
    fix: { kind: 'set_pointers', pointers: [1, 2] },
  },
  {
    rule: 'too-many-pointers',
    says: 'five pointers',
    wrong: codingInput({
      diagnoses: thirteen.slice(0, 6),
      lines: only(['99213', { pointers: [1, 2, 3, 4, 5] }]),
    }),
    field: 'lines.1.pointers',
    fix: { kind: 'set_pointers', pointers: [1, 2, 3, 4] },
  },
  {
    rule: 'modifier-form',
    says: 'one character',
    wrong: codingInput({ lines: only(['99213', { modifiers: ['2'] }]) }),
    field: 'lines.1.modifiers',
  },
  {
    rule: 'modifier-not-known',
    says: 'a modifier that does not exist',
    wrong: codingInput({ lines: only(['99213', { modifiers: ['ZQ'] }]) }),
    field: 'lines.1.modifiers',
    fix: { kind: 'remove_modifier', modifier: 'ZQ' },
  },
  {
    rule: 'modifier-not-known',
    says: '95 before 2017',
    wrong: codingInput({
      lines: only(['99213', { modifiers: ['95'] }]),
      serviceDate: day('2016-12-31'),
      placeOfService: '02',
    }),
    field: 'lines.1.modifiers',
    right: codingInput({
      lines: only(['99213', { modifiers: ['95'] }]),
      serviceDate: day('2017-01-01'),
      placeOfService: '02',
    }),
  },
  {
    rule: 'duplicate-modifier',
    says: '25 twice',
    wrong: codingInput({ lines: only(['99213', { modifiers: ['25', '25'] }]) }),
    field: 'lines.1.modifiers',
    fix: { kind: 'remove_modifier', modifier: '25' },
  },
  {
    rule: 'too-many-modifiers',
    says: 'five modifiers',
    wrong: codingInput({ lines: only(['20610', { modifiers: ['RT', '59', '76', 'KX', 'GA'] }]) }),
    field: 'lines.1.modifiers',
  },
  {
    rule: 'modifier-wrong-kind',
    says: '25 on a blood draw',
    wrong: codingInput({ lines: only(['36415', { modifiers: ['25'] }]) }),
    field: 'lines.1.modifiers',
    right: codingInput({ lines: only(['99213', { modifiers: ['25'] }]) }),
  },
  {
    rule: 'modifier-wrong-kind',
    says: '59 on a visit',
    wrong: codingInput({ lines: only(['99213', { modifiers: ['59'] }]) }),
    field: 'lines.1.modifiers',
  },
  {
    rule: 'telehealth-place',
    says: '95 in the office',
    wrong: codingInput({ lines: only(['99213', { modifiers: ['95'] }]) }),
    field: 'lines.1.modifiers',
    right: codingInput({ lines: only(['99213', { modifiers: ['95'] }]), placeOfService: '10' }),
  },
  {
    rule: 'telehealth-place',
    says: 'a blood draw by telehealth',
    wrong: codingInput({ lines: only(['36415']), placeOfService: '10' }),
    field: 'lines.1.code',
  },
  {
    rule: 'waived-test-needs-qw',
    says: 'A1c without QW',
    wrong: codingInput({ lines: only(['99213'], ['83036']) }),
    field: 'lines.2.modifiers',
    fix: { kind: 'add_modifier', line: 2, modifier: 'QW' },
    right: codingInput({ lines: only(['83036', { modifiers: ['90'] }]) }),
  },
  {
    rule: 'waived-test-may-need-qw',
    says: 'a lipid panel without QW',
    wrong: codingInput({ lines: only(['80061']) }),
    field: 'lines.1.modifiers',
    fix: { kind: 'add_modifier', modifier: 'QW' },
    right: codingInput({ lines: only(['80061', { modifiers: ['QW'] }]) }),
  },
  {
    rule: 'qw-without-waived-test',
    says: 'QW on a visit',
    wrong: codingInput({ lines: only(['99213', { modifiers: ['QW'] }]) }),
    field: 'lines.1.modifiers',
    fix: { kind: 'remove_modifier', modifier: 'QW' },
  },
  {
    rule: 'qw-without-waived-test',
    says: 'QW on the dipstick',
    wrong: codingInput({ lines: only(['81002', { modifiers: ['QW'] }]) }),
    field: 'lines.1.modifiers',
    right: codingInput({ lines: only(['81002']) }),
  },
  {
    rule: 'lab-test-without-clia',
    says: 'A1c without CLIA number',
    wrong: codingInput({ clia: '' }),
    field: 'lines.3.code',
    right: codingInput({ clia: '', lines: only(['99213'], ['36415'], ['86580']) }),
  },
  {
    rule: 'venipuncture-once',
    says: 'two draws',
    wrong: codingInput({ lines: only(['36415'], ['99213'], ['36415']) }),
    field: 'lines.3.code',
    fix: { kind: 'remove_line', line: 3 },
  },
  {
    rule: 'venipuncture-once',
    says: 'a draw of two units',
    wrong: codingInput({ lines: only(['36415', { units: 2, chargeCents: cents(3000) }]) }),
    field: 'lines.1.units',
  },
  {
    rule: 'charge-missing',
    says: 'no charge',
    wrong: codingInput({ lines: only(['99213', { chargeCents: cents(0) }]) }),
    field: 'lines.1.chargeCents',
    fix: { kind: 'set_charge', line: 1, chargeCents: cents(14500) },
    right: codingInput({ lines: only(['90707', { chargeCents: cents(0), modifiers: ['SL'] }]) }),
  },
  {
    rule: 'charge-not-by-schedule',
    says: 'one unit charged for two',
    wrong: codingInput({ lines: only(['83036', { units: 2, modifiers: ['QW'] }]) }),
    field: 'lines.1.chargeCents',
    fix: { kind: 'set_charge', chargeCents: cents(8000) },
  },
];

/** Nothing in the starter set has such a title; the rule is tried with a code set of its own. */
const manifestation = codingInput({
  diagnoses: ['F02.80'],
  lookup: (system, code, on) =>
    code === 'F02.80'
      ? {
          known: 'valid',
          entry: {
            system,
            code,
            title: 'Dementia in other diseases classified elsewhere, unspecified severity',
            billable: true,
            validFrom: on,
            validTo: null,
          },
        }
      : codingInput().lookup(system, code, on),
});
const ALL: readonly RuleCase[] = [
  ...CASES,
  ...DIAGNOSIS_CASES,
  ...PROCEDURE_CASES,
  {
    rule: 'manifestation-first',
    says: 'a manifestation alone',
    wrong: manifestation,
    field: 'diagnoses.1',
    right: codingInput({ lookup: manifestation.lookup, diagnoses: ['G30.9', 'F02.80'] }),
  },
];

describe('coding rules', () => {
  it.each(ALL)('$rule finds: $says', ({ rule, wrong, field, fix, severity, source, message }) => {
    const found = checkCoding(wrong).filter((f) => f.rule === rule);
    const text = CODING_RULES.find((r) => r.name === rule);
    const hit = found.find((f) => f.field === field);
    expect(hit).toMatchObject({ severity: severity ?? text?.severity });
    expect(hit?.source).toContain(source ?? text?.source ?? 'a source');
    if (message !== undefined) expect(hit?.message).toContain(message);
    if (fix) expect(hit?.fix).toMatchObject(fix);
    for (const finding of found) {
      expect(finding.message).toMatch(/^["A-Z\d].*\.$/);
      expect(finding.fixLabel === undefined).toBe(finding.fix === undefined);
    }
  });

  it.each(ALL)('$rule is silent when it is right ($says)', ({ rule, right }) => {
    expect(checkCoding(right ?? codingInput()).filter((f) => f.rule === rule)).toEqual([]);
  });

  it('has a case for every rule', () => {
    // Levels of visits have tests of their own, in tests/unit/em.
    const names = CODING_RULES.map((r) => r.name).filter((name) => !name.startsWith('em-'));
    expect([...new Set(ALL.map((c) => c.rule))].sort()).toEqual(names.sort());
  });

  it('names the only code below a heading and replaces the heading by it', () => {
    const lookup: CheckCodingInput['lookup'] = (system, code, on) =>
      ['R99', 'R99.1'].includes(code)
        ? {
            known: 'valid',
            entry: {
              system,
              code,
              title: 'Invented',
              billable: code === 'R99.1',
              validFrom: on,
              validTo: null,
            },
          }
        : codingInput().lookup(system, code, on);
    const [finding] = checkCoding(codingInput({ diagnoses: ['R99'], lookup }));
    expect(finding).toMatchObject({
      rule: 'diagnosis-not-billable',
      fix: { kind: 'replace_diagnosis', position: 1, code: 'R99.1' },
    });
    expect(finding?.message).toContain('R99.1');
  });

  it('names some of the codes below a heading', () => {
    const [finding] = checkCoding(codingInput({ diagnoses: ['M54.5'] }));
    expect(finding?.message).toBe(
      'M54.5 is a heading and cannot be billed. Codes below it: M54.50, M54.51, M54.59.',
    );
  });
});
