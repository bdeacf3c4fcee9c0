import { describe, expect, it } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { matchClaim, matchLines } from '#shared/domain/posting/match.ts';
import { claimWith, ownClaim, scenarioClaim, testId } from '#tests/support/claims.ts';
import { scenarioAnswer } from '#tests/support/remits.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';

const own = ownClaim(scenarioClaim());
const remit = scenarioAnswer();
const without = remit.lines.map((l) => ({ ...l, lineControl: '' }));

/** Numbers of our lines as matched, 0 for none. */
function numbers(lines: ReturnType<typeof matchLines>): number[] {
  return lines.map((l) => own.lines.findIndex((o) => o.serviceLineId === l.own?.serviceLineId) + 1);
}

describe('matching lines', () => {
  it('goes by our line control number, whatever the order and code', () => {
    const changed = [...remit.lines].reverse().map((l) => ({ ...l, code: '00000' }));
    expect(numbers(matchLines(changed, own.lines))).toEqual([3, 2, 1]);
  });

  it('accepts the line control number with hyphens or in lower case', () => {
    const lower = remit.lines.map((l) => ({ ...l, lineControl: l.lineControl.toLowerCase() }));
    expect(numbers(matchLines(lower, own.lines))).toEqual([1, 2, 3]);
  });

  it('goes by code, modifiers and charge without it', () => {
    expect(numbers(matchLines(without, own.lines))).toEqual([1, 2, 3]);
  });

  it('forgives dropped modifiers when nothing else fits', () => {
    expect(
      numbers(
        matchLines(
          without.map((l) => ({ ...l, modifiers: [] })),
          own.lines,
        ),
      ),
    ).toEqual([1, 2, 3]);
  });

  it('goes by the submitted code when the payer changed it', () => {
    const changed = without.map((l) => ({ ...l, code: '99999', submittedCode: l.code }));
    expect(numbers(matchLines(changed, own.lines))).toEqual([1, 2, 3]);
  });

  it('never guesses between two lines that look the same', () => {
    const [first] = scenarioClaim().lines;
    if (!first) throw new Error('The scenario has lines.');
    const twin = { ...first, serviceLineId: testId(5, 99) as ServiceLineId };
    const ours = ownClaim(claimWith({ lines: [first, twin] }));
    const [line] = without;
    if (!line) throw new Error('The answer has lines.');
    expect(matchLines([line, line], ours.lines).map((l) => l.own)).toEqual([null, null]);
    expect(matchLines([line], ours.lines).map((l) => l.own)).toEqual([null]);
  });
});

describe('matching claims', () => {
  it('needs the control number', () => {
    expect(matchClaim(remit, () => null)).toMatchObject({
      own: null,
      reason: 'No claim of this practice has this control number.',
    });
  });

  it('accepts another charge when a line carries our number', () => {
    expect(matchClaim({ ...remit, chargeCents: cents(14500) }, () => own).own).toBe(own);
  });

  it('refuses another charge otherwise', () => {
    const foreign = { ...remit, chargeCents: cents(14500), lines: without };
    expect(matchClaim(foreign, () => own)).toMatchObject({ own: null });
  });
});
