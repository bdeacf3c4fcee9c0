import { describe, expect, it } from 'vitest';
import type { TabularEntry } from '#shared/domain/coding/edits.ts';
import {
  instructionsOf,
  isWithin,
  matches,
  patternsIn,
  printedCodes,
} from '#shared/domain/coding/instruction-notes.ts';

const entry = (kind: 'codeFirst' | 'useAdditionalCode', ...texts: string[]): TabularEntry => ({
  ofThatDay: true,
  seventh: [],
  notes: texts.map((text) => ({ scope: 'X10', kind, text })),
});

describe('codes that a note of the tabular list names', () => {
  it.each([
    ['type 1 diabetes mellitus (E10.-)', ['E10.9', 'E1065'], ['E11.9', 'E09']],
    ['bronchitis NOS (J40)', ['J40'], ['J41.0']],
    ['code (B95-B97), to identify infectious agent.', ['B95.0', 'B96.20', 'B97.89'], ['B94.9', 'B98.0']],
    [
      'stage of chronic kidney disease (N18.1-N18.4, N18.9)',
      ['N18.1', 'N18.30', 'N18.4', 'N18.9'],
      ['N18.5'],
    ],
    ['head injury (S00.- to S09.-)', ['S00.01XA', 'S09.90XA'], ['S10.0']],
    ['conduct disorders (F98.2.-F98.3)', ['F98.21', 'F98.3'], ['F98.4']],
    ['thyrotoxicosis (E05.0-E05.9-)', ['E05.00', 'E05.91'], ['E06.0']],
    [
      'to identify drug (T36-T50 with fifth or sixth character 5)',
      ['T36.0X5A', 'T42.75XA'],
      ['T36.0X1A', 'T51.0X5A'],
    ],
    ['poisoning (T36-T65 with fifth or sixth character 1-4 or 6)', ['T36.0X1A', 'T36.0X6A'], ['T36.0X5A']],
    ['diabetes mellitus (E08-E13 with .42)', ['E11.42'], ['E11.43', 'E11.9']],
    ['diabetic angiopathy (E08-E13 with .51-.52)', ['E11.51', 'E11.52'], ['E11.59', 'E11.9']],
    ['diabetes mellitus (E08-E13 with .61-)', ['E11.610', 'E11.618'], ['E11.620']],
    ['aphasia (I69. with final characters -20)', ['I69.320', 'I69.920'], ['I69.321']],
    ['mononucleosis (B27.0-B27.9 with 1)', ['B27.01', 'B27.91'], ['B27.02']],
    ['open skull fracture (S02.- with 7th character B)', ['S02.0XXB'], ['S02.0XXA']],
    ['from category E11 to further identify any manifestations', ['E11.65'], ['E10.65']],
    ['torticollis NOS M43.6', ['M43.6'], ['M43.5']],
    ['vitamin B12 deficiency (E53.8)', ['E53.8'], ['B12']],
  ])('%s', (text, inside, outside) => {
    const patterns = patternsIn(text);
    for (const code of inside) expect([code, matches(patterns, code)]).toEqual([code, true]);
    for (const code of outside) expect([code, matches(patterns, code)]).toEqual([code, false]);
  });

  it('names none when a condition is not understood: no finding is better than a wrong one', () => {
    expect(patternsIn('open fracture (S52.- with open fracture 7th character)')).toEqual([]);
    expect(patternsIn('For codes G31.0-G31.83, use additional code to identify:')).toEqual([]);
    expect(patternsIn('the underlying physiological condition')).toEqual([]);
  });
});

describe('instructions', () => {
  it('takes the lines after a colon as one list', () => {
    const [control, stage] = instructionsOf(
      entry(
        'useAdditionalCode',
        'code to identify stage (N18.1-N18.6)',
        'code to identify control using:',
        'insulin (Z79.4)',
        'oral drugs (Z79.84)',
      ),
      'useAdditionalCode',
    ).toReversed();
    expect(control).toMatchObject({ text: 'code to identify control using:', hedged: false });
    expect(control && printedCodes(control, 5)).toBe('Z79.4, Z79.84');
    expect(control && printedCodes(control, 1)).toBe('Z79.4 …');
    expect(stage && printedCodes(stage, 5)).toBe('N18.1-N18.6');
  });

  it('takes "code first" lines of one place as alternatives, and hears what the note leaves open', () => {
    const [first, ...others] = instructionsOf(
      entry('codeFirst', 'leukemia (C91-C95)', 'lymphoma (C81-C88)'),
      'codeFirst',
    );
    expect(others).toEqual([]);
    expect(first?.items).toHaveLength(2);
    const [any] = instructionsOf(
      entry('codeFirst', 'any associated condition, such as:', 'gangrene (I96)'),
      'codeFirst',
    );
    expect(any).toMatchObject({ hedged: true, examples: true });
  });

  it('knows what stands under a place of the list', () => {
    expect(isWithin('section I10-I16', 'I13.10')).toBe(true);
    expect(isWithin('section I10-I16', 'I20.9')).toBe(false);
    expect(isWithin('E11.2', 'E11.22')).toBe(true);
    expect(isWithin('chapter 4', 'E11.9')).toBe(false);
  });
});
