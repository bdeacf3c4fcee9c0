import { describe, expect, it } from 'vitest';
import { readCodeEditor } from '#shared/domain/code-files/code-editor.ts';
import { readConversionTable } from '#shared/domain/code-files/conversion-table.ts';
import { recognise } from '#shared/domain/code-files/recognise.ts';

const HEAD = 'Invented notice,,\nCurrent code assignment,Effective,Previous Code(s) Assignment\n';
const table = (...lines: string[]): string => `${HEAD}${lines.join('\n')}\n`;

describe('the conversion table', () => {
  it('is recognised by its columns', () => {
    expect(recognise(table('A04.71,2017,A04.7'))).toBe('icd10cm-conversions');
  });

  it('reads single codes, several, spans, categories and none', () => {
    const { rows, newest } = readConversionTable(
      table(
        'A04.71,2017,A04.7',
        'C56.3,2021,C56.1 and C56.2',
        'H02.151,2018,H02.101-H02.106; H02.109',
        'M04.8,2016,None',
        'P91.821,2020,I63.- and P91.88',
        'W44.A0XA,44197,Codes in Categories T15-T19',
        'W453XXA,2025,W45.8XXA',
        'M96.A1,2022,M96.89 & Y84.8',
        ',,',
      ),
    );
    const end = '\u{10ffff}';
    expect(rows.map((r) => [r.code, r.since, r.first, r.last])).toEqual([
      ['A04.71', '2017-10-01', 'A04.7', 'A04.7'],
      ['C56.3', '2021-10-01', 'C56.1', 'C56.1'],
      ['C56.3', '2021-10-01', 'C56.2', 'C56.2'],
      ['H02.151', '2018-10-01', 'H02.101', `H02.106${end}`],
      ['H02.151', '2018-10-01', 'H02.109', 'H02.109'],
      ['P91.821', '2020-10-01', 'I63', `I63${end}`],
      ['P91.821', '2020-10-01', 'P91.88', 'P91.88'],
      ['W44.A0XA', '2021-01-01', 'T15', `T19${end}`],
      ['W45.3XXA', '2025-10-01', 'W45.8XXA', 'W45.8XXA'],
      ['M96.A1', '2022-10-01', 'M96.89', 'M96.89'],
      ['M96.A1', '2022-10-01', 'Y84.8', 'Y84.8'],
    ]);
    expect(newest).toBe('2025-10-01');
  });

  it('is refused whole for one line that is not as published', () => {
    expect(() => readConversionTable(table('A04.71,2017,see above'))).toThrow('Line 3: "SEEABOVE" is no');
    expect(() => readConversionTable(table('A04.71,soon,A04.7'))).toThrow('"soon" is no year and no day.');
    expect(() => readConversionTable(table('?,2017,A04.7'))).toThrow('Line 3: "?" is no ICD-10-CM code.');
    expect(() => readConversionTable(table('A04.71,2017,'))).toThrow('The previous code is missing.');
    expect(() => readConversionTable(HEAD)).toThrow('The table has no rows.');
  });
});

const editor = (more: object = {}): string =>
  JSON.stringify({
    description: 'Invented lists',
    retrieved: '2026-07-11',
    age_categories: { newborn: { min_age: 0, max_age: 0 } },
    codes: {
      age_newborn: [{ code: 'P000', description: 'x' }],
      sex_female: [{ code: 'O80', description: 'x' }],
    },
    counts: { age_newborn: 1, sex_female: 1 },
    ...more,
  });

describe('the code editor lists', () => {
  it('are recognised and read with their ages', () => {
    expect(recognise(editor())).toBe('code-editor');
    expect(readCodeEditor(editor())).toEqual({
      retrieved: '2026-07-11',
      ages: [{ list: 'newborn', minYears: 0, maxYears: 0 }],
      codes: [
        { list: 'newborn', code: 'P00.0' },
        { list: 'female', code: 'O80' },
      ],
    });
  });

  it('are refused when cut, miscounted, doubled, or with a list that is not known', () => {
    const wrong =
      (more: object): (() => unknown) =>
      () =>
        readCodeEditor(editor(more));
    expect(() => readCodeEditor(editor().slice(0, 90))).toThrow('so the file looks cut off');
    expect(wrong({ counts: { age_newborn: 2, sex_female: 1 } })).toThrow('not have as many codes');
    expect(wrong({ codes: { new_list: [{ code: 'P000' }] }, counts: { new_list: 1 } })).toThrow(
      'is not known',
    );
    expect(wrong({ age_categories: {} })).toThrow('The ages of the list "age_newborn" are missing.');
    const twice = { codes: { sex_female: [{ code: 'O80' }, { code: 'O80' }] }, counts: { sex_female: 2 } };
    expect(wrong(twice)).toThrow('O80 comes twice');
    expect(wrong({ codes: { sex_female: [{ code: '!' }] }, counts: { sex_female: 1 } })).toThrow(
      'no ICD-10-CM code',
    );
  });
});
