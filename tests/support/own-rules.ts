import type { OwnRule, OwnRuleText } from '#shared/domain/own-rules/own-rule.ts';
import type { OwnRuleId } from '#shared/kernel/ids.ts';
import { testId } from './claims.ts';

/** A rule as a person would write it: visits of this payer need a modifier. */
export function ruleText(more: Partial<OwnRuleText> = {}): OwnRuleText {
  return {
    name: 'Visits need 25',
    scope: 'line',
    when: {
      join: 'all',
      conditions: [
        { field: 'payerName', is: 'is', values: ['Invented Health Plan'] },
        { field: 'code', is: 'between', values: ['99202', '99215'] },
        { field: 'modifier', is: 'isNot', values: ['25', '57'] },
      ],
    },
    message: 'this payer denies a visit without modifier 25.',
    severity: 'stops',
    hold: false,
    ...more,
  };
}

export function ownRule(more: Partial<OwnRuleText> = {}, rule: Partial<OwnRule> = {}): OwnRule {
  return { id: testId(9, 1) as OwnRuleId, version: 1, enabled: true, text: ruleText(more), ...rule };
}
