import { describe, expect, it } from 'vitest';
import { checkCoding } from '#shared/domain/coding/check-coding.ts';
import { defineRule, runRules } from '#shared/domain/coding/rule.ts';
import { cents } from '#shared/kernel/money.ts';
import { codingInput, day, noCodeSet, serviceLine } from '#tests/support/coding.ts';

const RIGHT: Readonly<Record<string, ReturnType<typeof codingInput>>> = {
  'the scenario': codingInput(),
  'an infection with a strep test': codingInput({
    diagnoses: ['J02.0'],
    lines: [serviceLine('99213', { modifiers: ['25'] }), serviceLine('87880', { modifiers: ['QW'] })],
  }),
  'back pain before and after the split': codingInput({
    diagnoses: ['M54.5'],
    serviceDate: day('2021-09-30'),
    lines: [serviceLine('99213')],
  }),
  'a well child with vaccines': codingInput({
    diagnoses: ['Z00.129', 'Z23'],
    patient: { birthDate: day('2021-03-01'), sex: 'M' },
    lines: [
      serviceLine('99393'),
      serviceLine('90460', { pointers: [2] }),
      serviceLine('90461', { pointers: [2] }),
      serviceLine('90707', { pointers: [2] }),
    ],
  }),
  'an annual wellness visit of Medicare': codingInput({
    diagnoses: ['Z00.00', 'I10', 'E78.5'],
    patient: { birthDate: day('1950-01-02'), sex: 'M' },
    payerFilingIndicator: 'MB',
    lines: [serviceLine('G0439'), serviceLine('G0008', { pointers: [1] }), serviceLine('90662')],
  }),
  'a sprained ankle with its cause': codingInput({
    diagnoses: ['S93.401A', 'W19.XXXA'],
    lines: [serviceLine('99213', { pointers: [1, 2] }), serviceLine('73610', { modifiers: ['RT'] })],
  }),
  'a knee injection with its drug': codingInput({
    diagnoses: ['M17.11'],
    lines: [
      serviceLine('20610', { modifiers: ['RT'] }),
      serviceLine('J3301', { units: 4, chargeCents: cents(6000) }),
    ],
  }),
  'a telehealth visit at home': codingInput({
    diagnoses: ['F41.1'],
    placeOfService: '10',
    lines: [serviceLine('99214', { modifiers: ['95'] })],
  }),
  'laboratory done on an analyser': codingInput({
    diagnoses: ['E78.5', 'E11.9'],
    lines: [serviceLine('80053'), serviceLine('80061'), serviceLine('85025'), serviceLine('84443')],
  }),
  'a physical of a woman': codingInput({
    diagnoses: ['Z00.00', 'Z12.31', 'Z01.419'],
    lines: [serviceLine('99396'), serviceLine('93000'), serviceLine('81002')],
  }),
  'diabetes with kidney disease, insulin': codingInput({
    diagnoses: ['E11.22', 'N18.30', 'Z79.4'],
    lines: [serviceLine('99214', { pointers: [1, 2, 3] }), serviceLine('82962')],
  }),
  'a pregnancy test before contraception': codingInput({
    diagnoses: ['Z32.02', 'Z30.09'],
    patient: { birthDate: day('2001-07-07'), sex: 'F' },
    lines: [serviceLine('99202', { pointers: [2] }), serviceLine('81025')],
  }),
  'a record without sex': codingInput({
    diagnoses: ['N40.1'],
    patient: { birthDate: day('1948-07-07'), sex: 'U' },
    lines: [serviceLine('99214')],
  }),
};

describe('checkCoding', () => {
  it.each(Object.entries(RIGHT))('stops nothing in %s', (_, input) => {
    expect(checkCoding(input).filter((f) => f.severity === 'stops')).toEqual([]);
  });

  it('finds nothing at all in the scenario', () => {
    expect(checkCoding(codingInput())).toEqual([]);
  });

  it('never passes a code silently when no code set is installed', () => {
    const findings = checkCoding(codingInput({ lookup: noCodeSet }));
    expect(findings.filter((f) => f.rule.endsWith('not-checked'))).toHaveLength(5);
  });

  it('tells the worst first', () => {
    const findings = checkCoding(
      codingInput({ lines: [serviceLine('80061'), serviceLine('99213', { pointers: [] })] }),
    );
    expect(findings.map((f) => f.severity)).toEqual(['stops', 'warns']);
  });

  it('stops the record when a rule cannot be run', () => {
    const broken = defineRule<null>({
      name: 'broken',
      family: 'claim',
      severity: 'informs',
      title: 'It breaks.',
      source: 'This test',
      find: () => {
        throw new Error('Fictive, Ana');
      },
    });
    const [finding] = runRules([broken], null);
    expect(finding).toMatchObject({ rule: 'broken', severity: 'stops' });
    expect(finding?.message).toContain('could not be run');
    expect(JSON.stringify(finding)).not.toContain('Fictive');
  });

  it('stops the coding when the code sets cannot be read', () => {
    const findings = checkCoding(
      codingInput({
        lookup: () => {
          throw new Error('disk');
        },
      }),
    );
    expect(findings.some((f) => f.severity === 'stops' && f.message.includes('could not be run'))).toBe(true);
  });

  it('asks each code once and answers within five milliseconds', () => {
    let asked = 0;
    const lookup: ReturnType<typeof codingInput>['lookup'] = (...args) => {
      asked += 1;
      return codingInput().lookup(...args);
    };
    checkCoding(codingInput({ lookup }));
    expect(asked).toBe(5);
    const from = performance.now();
    for (let i = 0; i < 50; i += 1) checkCoding(codingInput());
    expect((performance.now() - from) / 50).toBeLessThan(5);
  });
});
