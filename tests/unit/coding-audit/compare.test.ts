import { describe, expect, it } from 'vitest';
import { compareCodings } from '#shared/domain/coding-audit/compare.ts';
import {
  agreementOf,
  precisionOf,
  recallOf,
  type Comparison,
} from '#shared/domain/coding-audit/comparison.ts';
import { diagnosisFamily, procedureFamily, allFamilies } from '#shared/domain/coding-audit/families.ts';
import { coding, compareInput } from '#tests/support/coding-audit.ts';

const kinds = (c: Comparison): string[] => c.differences.map((d) => d.kind);
const family = (c: Comparison, key: string) => c.families.find((f) => f.key === key);

describe('comparing a coding with the auditor’s', () => {
  const visit = coding(['E11.9', 'I10'], ['99213 AB', '36415 A', '83036-QW A']);

  it('finds nothing between equal codings', () => {
    const same = compareCodings(compareInput(visit, visit));
    expect(same.differences).toEqual([]);
    expect(agreementOf(same.codes)).toBe(1);
    expect(same).toMatchObject({ originalCents: 20_000, recodeCents: 20_000, effectCents: 0 });
    expect(same.families.every((f) => agreementOf(f) === 1)).toBe(true);
    expect(same.possiblePoints).toBe(2 * 2 + 2 + 3 * 4 + 3 * 2 + 2);
  });

  it('tells missed from extra, and what each costs', () => {
    const c = compareCodings(
      compareInput(visit, coding(['E11.9', 'Z79.84'], ['99213 A', '83036-QW A', 'G0439 A'])),
    );
    expect(c.differences.map((d) => [d.kind, d.original, d.recode, d.effectCents])).toEqual([
      ['missed', '', 'Z79.84', 0],
      ['extra', 'I10', '', 0],
      ['missed', '', 'G0439', 12_000],
      ['extra', '36415', '', -1500],
    ]);
    expect(c.effectCents).toBe(10_500);
  });

  it('calls a code that the other continues less specific, whichever way round', () => {
    const short = coding(['E11.9'], []);
    const exact = coding(['E11.42'], []);
    const unspecified = ['E11.9'];
    expect(kinds(compareCodings(compareInput(short, exact, { unspecified })))).toEqual(['less_specific']);
    expect(kinds(compareCodings(compareInput(exact, short, { unspecified })))).toEqual(['more_specific']);
    expect(kinds(compareCodings(compareInput(coding(['M25.5'], []), coding(['M25.561'], []))))).toEqual([
      'less_specific',
    ]);
    expect(kinds(compareCodings(compareInput(coding(['M25.561'], []), coding(['M25.562'], []))))).toEqual([
      'other_code',
    ]);
  });

  it('judges only which diagnosis is first, and only when the coder has the right one', () => {
    const order = (a: string[], b: string[]) => compareCodings(compareInput(coding(a, []), coding(b, [])));
    expect(kinds(order(['I10', 'E11.9', 'R05.9'], ['E11.9', 'R05.9', 'I10']))).toEqual(['sequence']);
    expect(kinds(order(['I10', 'E11.9', 'R05.9'], ['I10', 'R05.9', 'E11.9']))).toEqual([]);
    expect(kinds(order(['I10'], ['J06.9', 'I10']))).toEqual(['missed']);
    expect(family(order(['I10', 'E11.9'], ['E11.9', 'I10']), 'sequence')).toMatchObject({ agreed: 0, of: 1 });
  });

  it('names under- and over-coded levels with their money, at most the line in points', () => {
    const low = compareCodings(compareInput(coding(['I10'], ['99212']), coding(['I10'], ['99215'])));
    expect(low.differences).toMatchObject([
      { kind: 'em_under', effectCents: 19_000, lostPoints: 4, message: '99212 is 3 levels below 99215.' },
    ]);
    const high = compareCodings(compareInput(coding(['I10'], ['99214']), coding(['I10'], ['99213'])));
    expect(high.differences).toMatchObject([{ kind: 'em_over', effectCents: -6500, lostPoints: 2 }]);
    // A new patient's visit is no level of an established one's.
    expect(
      kinds(compareCodings(compareInput(coding(['I10'], ['99203']), coding(['I10'], ['99213'])))),
    ).toEqual(['missed', 'extra']);
  });

  it('compares modifiers as sets, units with their money, pointers by what they mean', () => {
    const c = compareCodings(
      compareInput(
        coding(['I10', 'E11.9'], ['99213-25-59 A', '83036 x2 B', '36415 A']),
        coding(['E11.9', 'I10'], ['99213-59-25 B', '83036 x1 A', '36415 A']),
      ),
    );
    expect(c.differences.map((d) => [d.kind, d.effectCents])).toEqual([
      ['sequence', 0],
      ['units', -4000],
      ['pointers', 0],
    ]);
    expect(family(c, 'modifiers')).toMatchObject({ original: 2, recode: 2, agreed: 2, of: 2 });
    expect(family(c, 'pointers')).toMatchObject({ agreed: 2, of: 3 });
  });

  it('does not count one wrong diagnosis again on each line that points to it', () => {
    const c = compareCodings(
      compareInput(
        coding(['E11.9', 'I10'], ['99213 AB', '83036-QW A']),
        coding(['E11.42', 'I10'], ['99213 AB', '83036-QW A']),
        { unspecified: ['E11.9'] },
      ),
    );
    expect(kinds(c)).toEqual(['less_specific']);
  });

  it('pairs two lines of one code by what is most alike', () => {
    const c = compareCodings(
      compareInput(
        coding(['I10'], ['99213', '99213-25']),
        coding(['I10'], ['99213-25', '99213', '99213-59']),
      ),
    );
    expect(kinds(c)).toEqual(['missed']);
    expect(c.lines.map((r) => [r.original, r.recode])).toEqual([
      [2, 1],
      [1, 2],
      [null, 3],
    ]);
  });

  it('weighs by what the payer allowed where that is known, and says when it is not', () => {
    const a = coding(['I10'], ['99213', '83036-QW']);
    const b = coding(['I10'], ['99214', '83036-QW']);
    const known = compareCodings(
      compareInput(a, b, { allowed: { '99213': 9000, '99214': 13_000, '83036': 900 } }),
    );
    expect(known).toMatchObject({ allowedEffectCents: 4000, effectCents: 6500 });
    expect(compareCodings(compareInput(a, b, { allowed: { '99213': 9000 } })).allowedEffectCents).toBeNull();
  });

  it('gives precision and recall with the auditor as reference', () => {
    const c = compareCodings(compareInput(coding(['E11.9', 'I10', 'R05.9'], []), coding(['E11.9'], [])));
    expect(precisionOf(c.codes)).toBeCloseTo(1 / 3);
    expect(recallOf(c.codes)).toBe(1);
    expect(agreementOf({ agreed: 0, of: 0 })).toBeNull();
  });

  it('has nothing to say of two empty codings', () => {
    const c = compareCodings(compareInput(coding([], []), coding([], [])));
    expect(c).toMatchObject({ differences: [], possiblePoints: 0, effectCents: 0 });
    expect(agreementOf(c.codes)).toBeNull();
  });
});

describe('families of codes', () => {
  it.each([
    ['E11.9', 'dx:E00'],
    ['C7A.00', 'dx:C00'],
    ['D50.0', 'dx:D50'],
    ['O9A.111', 'dx:O00'],
    ['Z3A.20', 'dx:Z00'],
    ['W19.XXXA', 'dx:V00'],
    ['U07.1', 'dx:U00'],
  ])('%s is of %s', (code, key) => expect(diagnosisFamily(code).key).toBe(key));

  it.each([
    ['99213', 'cpt:visits'],
    ['00100', 'cpt:anesthesia'],
    ['20610', 'cpt:procedures'],
    ['71046', 'cpt:imaging'],
    ['83036', 'cpt:laboratory'],
    ['0240U', 'cpt:laboratory'],
    ['90471', 'cpt:medicine'],
    ['3044F', 'cpt:measures'],
    ['0071T', 'cpt:emerging'],
    ['G0439', 'hcpcs:G'],
    ['J3420', 'hcpcs:J'],
    ['99999', 'cpt:other'],
  ])('%s is of %s', (code, key) => expect(procedureFamily(code).key).toBe(key));

  it('offers each family once', () => {
    const keys = allFamilies().map((f) => f.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('cpt:anesthesia');
  });
});
