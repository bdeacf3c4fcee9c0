import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '#shared/domain/own-rules/json-lines.ts';
import { freeName, readPack, standingOf, writePack } from '#shared/domain/own-rules/rule-pack.ts';
import { createTrial, trialSentence } from '#shared/domain/own-rules/trial.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { CLAIM_ID, scenarioClaim } from '#tests/support/claims.ts';
import { ownRule, ruleText } from '#tests/support/own-rules.ts';

describe('a file of rules', () => {
  it('is read as it was written', () => {
    const rules = [ownRule(), ownRule({ name: 'Another', scope: 'claim', hold: true, severity: 'warns' })];
    const text = writePack(rules);
    expect(readPack(text)).toEqual({ ok: true, rules: rules.map((r) => r.text) });
    expect(text).not.toContain(rules[0]?.id);
  });

  it.each([
    ['{', 1, 'A name in quotes'],
    ['{\n  "format": "claimwright scrub rules",\n  "version": 1,\n  "rules": [\n', 5, 'ends too early'],
    ['[]', 1, 'is not as expected'],
    ['{"format": "other", "version": 1, "rules": []}', 1, 'no file of scrub rules'],
    ['{"format": "claimwright scrub rules", "version": 9, "rules": []}', 1, 'newer version'],
    ['{"format": "claimwright scrub rules",\n"version": 1,\n"rules": []}', 3, 'has no rules'],
  ])('is refused whole, with line and reason: %j', (text, line, reason) => {
    const read = readPack(text);
    expect(read).toMatchObject({ ok: false, line });
    if (!read.ok) expect(read.reason).toContain(reason);
  });

  it('names the line of a condition that is wrong', () => {
    const text = writePack([ownRule()]).replace('"between"', '"sideways"');
    const wrong = text.split('\n').findIndex((l) => l.includes('sideways')) + 1;
    expect(readPack(text)).toMatchObject({ ok: false, line: wrong });
  });

  it('is refused when a name stands twice', () => {
    const read = readPack(writePack([ownRule(), ownRule({ message: 'Else.' })]));
    expect(read).toMatchObject({ ok: false, reason: 'The name “Visits need 25” stands twice in the file.' });
  });

  it('is refused when it is nested beyond measure, quickly', () => {
    const from = performance.now();
    expect(readPack('['.repeat(100_000))).toMatchObject({ ok: false });
    expect(performance.now() - from).toBeLessThan(500);
  });

  it('reads JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const read = readJson(JSON.stringify(value, null, 1));
        expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    for (const text of ['', '{"a":1,}', '[1 2]', "{'a':1}", '01', '"\n"', 'nul', '{"a" 1}', '[1]x'])
      expect(readJson(text).ok).toBe(false);
  });

  it('tells new rules from the same and from others of that name', () => {
    const own = [ownRule()];
    expect(standingOf(ruleText({ name: 'New' }), own)).toBe('new');
    expect(standingOf(ruleText(), own)).toBe('same');
    expect(standingOf(ruleText({ name: 'visits need 25', message: 'Else.' }), own)).toBe('other');
    expect(freeName('Visits need 25', ['visits need 25', 'Visits need 25 (2)'])).toBe('Visits need 25 (3)');
  });
});

describe('a rule tried on the past', () => {
  it('counts what it would have held, and what became of that', () => {
    const trial = createTrial(ownRule());
    const past = (n: number, outcome: 'denied' | 'paid') => ({
      claimId: CLAIM_ID,
      controlNumber: String(n),
      patientName: 'Fictive, Ana',
      sentOn: isoDate('2026-03-05'),
      outcome,
      claim:
        n % 2 === 0
          ? scenarioClaim()
          : { ...scenarioClaim(), payer: { ...scenarioClaim().payer, name: 'Other' } },
    });
    for (let n = 0; n < 10; n += 1) trial.judge(past(n, n < 6 ? 'denied' : 'paid'));
    const result = trial.result();
    expect(result).toMatchObject({ judged: 10, met: 5 });
    expect(result.metBy).toMatchObject({ denied: 3, paid: 2 });
    expect(result.judgedBy).toMatchObject({ denied: 6, paid: 4 });
    expect(result.rows.map((r) => r.where)).toEqual(Array(5).fill('line 1'));
    expect(trialSentence(result, true)).toBe('Would have held 5 of 10 claims; 3 of them were denied.');
    expect(trialSentence(createTrial(ownRule()).result(), true)).toContain('No claim has been sent yet');
  });
});
