import { describe, expect, it } from 'vitest';
import { isHeldBy } from '#shared/domain/finding.ts';
import { OWN_FIELDS, operatorsFor, type OwnFieldName } from '#shared/domain/own-rules/own-fields.ts';
import { runOwnRules, whereItApplies } from '#shared/domain/own-rules/evaluate.ts';
import { OwnRuleText, type OwnCondition, type OwnGroup } from '#shared/domain/own-rules/own-rule.ts';
import { sameRules } from '#shared/domain/scrub/rules-version.ts';
import { scrub, scrubWithVersions } from '#shared/domain/scrub/scrub.ts';
import type { ScrubContext } from '#shared/domain/scrub/facts.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { OwnRuleId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { claimWith, scenarioClaim, testId } from '#tests/support/claims.ts';
import { clearEdits, starterLookup } from '#tests/support/coding.ts';
import { ownRule, ruleText } from '#tests/support/own-rules.ts';

const claim = scenarioClaim();
const today = isoDate('2026-03-13');
const holds = (one: OwnCondition | OwnGroup, scope: 'claim' | 'line' = 'claim', of = claim): string[] =>
  whereItApplies(ownRule({ scope, when: { join: 'all', conditions: [one] } }), { claim: of, today }).map(
    (hit) => hit.field,
  );
const c = (field: OwnFieldName, is: OwnCondition['is'], ...values: string[]): OwnCondition => ({
  field,
  is,
  values,
});

describe('a condition of one’s own', () => {
  it.each([
    [c('payerName', 'is', 'invented health plan'), true],
    [c('payerName', 'isNot', 'Other', 'Another'), true],
    [c('payerIdentifier', 'beginsWith', 'INV', 'XYZ'), true],
    [c('memberId', 'matches', 'A{3}9{9}'), true],
    [c('memberId', 'matchesNot', 'A{3}9{9}'), false],
    [c('filingIndicator', 'is', 'MB'), false],
    [c('diagnosis', 'beginsWith', 'E11'), true],
    [c('diagnosis', 'is', 'E119'), true],
    [c('firstDiagnosis', 'is', 'I10'), false],
    [c('diagnosis', 'between', 'E08', 'E13.9'), true],
    [c('diagnosisCount', 'atLeast', '3'), false],
    [c('patientAge', 'between', '50', '60'), true],
    [c('patientSex', 'is', 'F'), true],
    [c('totalCharge', 'is', '200.00'), true],
    [c('totalCharge', 'atLeast', '200.01'), false],
    [c('daysSinceService', 'is', '10'), true],
    [c('daysToFile', 'atMost', '170'), true],
    [c('priorAuthorization', 'missing'), true],
    [c('clia', 'present'), true],
    [c('accident', 'no'), true],
    [c('assignment', 'yes'), true],
    [c('code', 'is', '36415'), true],
    [c('modifier', 'is', 'QW'), true],
    [c('modifier', 'isNot', 'QW'), true],
    [c('units', 'atLeast', '2'), false],
    [c('charge', 'between', '100', '150'), true],
    [c('renderingNpi', 'is', '1000000004'), true],
  ])('%j: %s', (one, expected) => {
    expect(holds(one).length > 0).toBe(expected);
  });

  it('is read in groups: all, any, none, one in another', () => {
    const yes = c('patientSex', 'is', 'F');
    const no = c('patientSex', 'is', 'M');
    const group = (join: OwnGroup['join'], ...conditions: OwnGroup['conditions'][number][]): OwnGroup => ({
      join,
      conditions,
    });
    expect(holds(group('all', yes, no))).toEqual([]);
    expect(holds(group('any', yes, no))).toHaveLength(1);
    expect(holds(group('none', no, no))).toHaveLength(1);
    expect(holds(group('all', yes, group('none', group('any', no))))).toHaveLength(1);
  });

  it('judges each line by itself and leads to it', () => {
    expect(holds(c('modifier', 'isNot', 'QW'), 'line')).toEqual(['lines.1.modifiers', 'lines.2.modifiers']);
    expect(holds(c('firstPointed', 'is', 'E11.9'), 'line')).toHaveLength(3);
  });

  it('can be asked of every field by every operator that it takes, and never throws', () => {
    const bare = claimWith({ lines: [], diagnoses: [] });
    for (const [field, { kind }] of Object.entries(OWN_FIELDS) as [OwnFieldName, { kind: 'text' }][])
      for (const is of operatorsFor(kind))
        for (const of of [claim, bare])
          for (const scope of ['claim', 'line'] as const)
            expect(Array.isArray(holds(c(field, is, '1', '2'), scope, of))).toBe(true);
  });
});

describe('a rule of one’s own', () => {
  const context: ScrubContext = {
    lookup: starterLookup,
    edits: clearEdits,
    today,
    otherClaims: [],
  };

  it('joins every check, named with its version', () => {
    const findings = scrub(claim, { ...context, ownRules: [ownRule()] });
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'own: Visits need 25',
        severity: 'stops',
        field: 'lines.1.code',
        message: 'Line 1: this payer denies a visit without modifier 25.',
        source: 'Own rule “Visits need 25”, version 1',
      }),
    ]);
  });

  it('is silent when it is switched off', () => {
    expect(scrub(claim, { ...context, ownRules: [ownRule({}, { enabled: false })] })).toEqual([]);
  });

  it('holds without stopping when it is told so', () => {
    const findings = runOwnRules([ownRule({ severity: 'warns', hold: true })], { claim, today });
    expect(findings[0]).toMatchObject({ severity: 'warns', holds: true });
    expect(isHeldBy(findings)).toBe(true);
    expect(isHeldBy(runOwnRules([ownRule({ severity: 'warns' })], { claim, today }))).toBe(false);
  });

  it('stops the claim when it cannot be run: nothing fails open', () => {
    const broken = ownRule({
      severity: 'informs',
      when: { join: 'all', conditions: [c('gone' as OwnFieldName, 'is', '1')] },
    });
    const findings = scrub(claim, { ...context, ownRules: [broken] });
    expect(findings[0]).toMatchObject({ severity: 'stops', rule: 'own: Visits need 25' });
    expect(findings[0]?.message).toContain('could not be run');
    expect(isHeldBy(findings)).toBe(true);
  });

  it('keeps with the findings by which rules they were made', () => {
    const off = ownRule({ name: 'Off' }, { id: testId(9, 2) as OwnRuleId, enabled: false });
    const { rules } = scrubWithVersions(claim, { ...context, ownRules: [ownRule({}, { version: 3 }), off] });
    expect(rules.own).toEqual([{ id: testId(9, 1), version: 3 }]);
    expect(rules.builtIn).toMatch(/^claims \d{4}-\d\d-\d\d\.\d+, codes \d{4}-\d\d-\d\d\.\d+$/);
    expect(sameRules(rules, scrubWithVersions(claim, context).rules)).toBe(false);
  });
});

describe('the text of a rule', () => {
  it.each([
    [
      'a field that there is not',
      { when: { join: 'all', conditions: [{ field: 'shoe', is: 'is', values: ['1'] }] } },
    ],
    ['no condition', { when: { join: 'all', conditions: [] } }],
    ['a number that is none', { when: { join: 'all', conditions: [c('units', 'atLeast', 'many')] } }],
    ['an amount that is none', { when: { join: 'all', conditions: [c('charge', 'atLeast', '1.234')] } }],
    ['a form that cannot be read', { when: { join: 'all', conditions: [c('memberId', 'matches', '9{')] } }],
    ['one end of a range', { when: { join: 'all', conditions: [c('units', 'between', '1')] } }],
    ['yes of a text', { when: { join: 'all', conditions: [c('code', 'yes')] } }],
    [
      'a line rule that looks at no line',
      { when: { join: 'all', conditions: [c('patientSex', 'is', 'F')] } },
    ],
    ['no name', { name: ' ' }],
    ['no message', { message: '' }],
  ])('is refused with %s', (_, change) => {
    expect(OwnRuleText.safeParse({ ...ruleText(), ...change }).success).toBe(false);
  });

  it('is refused with groups five deep, and with more than sixty conditions', () => {
    const deep = (n: number): unknown =>
      n === 0 ? c('units', 'is', '1') : { join: 'all', conditions: [deep(n - 1)] };
    expect(OwnRuleText.safeParse({ ...ruleText(), when: deep(4) }).success).toBe(true);
    expect(OwnRuleText.safeParse({ ...ruleText(), when: deep(5) }).success).toBe(false);
    const many = Array.from({ length: 61 }, () => c('units', 'is', '1'));
    expect(OwnRuleText.safeParse({ ...ruleText(), when: { join: 'any', conditions: many } }).success).toBe(
      false,
    );
  });

  it('takes amounts as cents, exactly', () => {
    const one = claimWith({
      lines: claim.lines.slice(0, 1).map((l) => ({ ...l, chargeCents: cents(1010) })),
    });
    expect(holds(c('charge', 'is', '10.10'), 'line', one)).toHaveLength(1);
  });
});
