import { describe, expect, it } from 'vitest';
import { createCodeSearch, type SearchEntry } from '#shared/domain/code-search/code-search.ts';

const icd = (code: string, title: string, billable = true): SearchEntry => ({
  system: 'icd10cm',
  code,
  title,
  billable,
  validFrom: '2020-10-01',
  validTo: null,
});

const ENTRIES: readonly SearchEntry[] = [
  icd('E11', 'Type 2 diabetes mellitus', false),
  icd('E11.22', 'Type 2 diabetes mellitus with diabetic chronic kidney disease'),
  icd('E11.9', 'Type 2 diabetes mellitus without complications'),
  icd('I10', 'Essential (primary) hypertension'),
  icd('I11.0', 'Hypertensive heart disease with heart failure'),
  icd('I21.9', 'Acute myocardial infarction, unspecified'),
  icd('K21.00', 'Gastro-esophageal reflux disease with esophagitis, without bleeding'),
  icd('K21.9', 'Gastro-esophageal reflux disease without esophagitis'),
  icd('M25.56', 'Pain in knee', false),
  icd('M25.561', 'Pain in right knee'),
  icd('M25.562', 'Pain in left knee'),
  icd('M25.569', 'Pain in unspecified knee'),
  icd('R19.7', 'Diarrhea, unspecified'),
  icd('D64.9', 'Anemia, unspecified'),
  icd('S93.40', 'Sprain of unspecified ligament of ankle', false),
  icd('S93.401', 'Sprain of unspecified ligament of right ankle', false),
  icd('S93.401A', 'Sprain of unspecified ligament of right ankle, initial encounter'),
  icd('S93.401D', 'Sprain of unspecified ligament of right ankle, subsequent encounter'),
  icd('S93.401S', 'Sprain of unspecified ligament of right ankle, sequela'),
  icd('S93.402', 'Sprain of unspecified ligament of left ankle', false),
  icd('S93.402A', 'Sprain of unspecified ligament of left ankle, initial encounter'),
  icd('S93.402D', 'Sprain of unspecified ligament of left ankle, subsequent encounter'),
  icd('L13.0', 'Dermatitis herpetiformis'),
  { ...icd('M54.5', 'Low back pain'), validTo: '2021-09-30' },
  { ...icd('M54.5', 'Low back pain', false), validFrom: '2021-10-01' },
  { ...icd('M54.50', 'Low back pain, unspecified'), validFrom: '2021-10-01' },
  { ...icd('J0696', 'Injection, ceftriaxone sodium, per 250 mg'), system: 'hcpcs' },
];
const TERMS = [{ terms: ['Duhring disease'], code: 'L13.0' }];

const engine = createCodeSearch(ENTRIES, TERMS);
const ask = (query: string, on = '2026-01-15', usage?: ReadonlyMap<string, number>) =>
  engine.search({ query, on, systems: ['icd10cm', 'cpt', 'hcpcs'], limit: 8, ...(usage ? { usage } : {}) });
const first = (query: string): string | undefined => ask(query)[0]?.entry.code;

describe('code search', () => {
  it.each([
    ['e119', 'E11.9'],
    ['E11.9', 'E11.9'],
    ['m25.56', 'M25.569'],
    ['htn', 'I10'],
    ['htn with heart failure', 'I11.0'],
    ['heart attack', 'I21.9'],
    ['heart att', 'I21.9'],
    ['dm2', 'E11.9'],
    ['dm2 with ckd', 'E11.22'],
    ['ckd dm2', 'E11.22'],
    ['diabtes', 'E11.9'],
    ['diarrhoea', 'R19.7'],
    ['anaemia', 'D64.9'],
    ['gerd', 'K21.9'],
    ['reflux with esophagitis', 'K21.00'],
    ['reflux without esophagitis', 'K21.9'],
    ['knee pain', 'M25.569'],
    ['right knee pain', 'M25.561'],
    ['L knee pain', 'M25.562'],
    ['ankle sprain right', 'S93.401A'],
    ['ankle sprain left subsequent', 'S93.402D'],
    ['sprain right ankle sequela', 'S93.401S'],
    ['duhring', 'L13.0'],
    ['rocephin', 'J0696'],
  ])('finds for "%s" first %s', (query, code) => {
    expect(first(query)).toBe(code);
  });

  it('keeps finding the code while the words are typed, from the first letters on', () => {
    const typed = 'hypertension';
    for (let n = 4; n <= typed.length; n += 1) expect(first(typed.slice(0, n))).toBe('I10');
  });

  it('says why each code was found', () => {
    expect(ask('htn')[0]?.why).toContain('htn = hypertension');
    expect(ask('diabtes')[0]?.why).toContain('diabtes → diabetes');
    expect(ask('duhring')[0]?.why).toContain('index: Duhring disease');
    expect(ask('e11.9')[0]?.why).toBe('code E11.9');
  });

  it('puts what is not valid on the day last and marks it', () => {
    const before = ask('low back pain', '2021-09-30');
    expect(before[0]).toMatchObject({ entry: { code: 'M54.5', billable: true }, validOn: true });
    expect(before.find((h) => h.entry.code === 'M54.50')?.why).toContain('begins 2021-10-01');
    expect(first('low back pain')).toBe('M54.50');
  });

  it('raises what the practice uses, among codes that answer equally', () => {
    const codes = ask('ankle sprain', '2026-01-15', new Map([['S93.402A', 40]])).map((h) => h.entry.code);
    expect(codes[0]).toBe('S93.402A');
    expect(ask('ankle sprain')[0]?.entry.code).toBe('S93.401A');
  });

  it('keeps to the systems and the limit, and survives any input', () => {
    const only = engine.search({ query: 'pain', on: '2026-01-15', systems: ['hcpcs'], limit: 5 });
    expect(only).toEqual([]);
    expect(engine.search({ query: 'pain', on: '2026-01-15', systems: ['icd10cm'], limit: 2 })).toHaveLength(
      2,
    );
    for (const odd of [
      '',
      ' ',
      '.',
      '\\',
      '((',
      'ü',
      'x'.repeat(5000),
      'a '.repeat(500),
      '0',
      'without',
      'r l',
    ])
      expect(Array.isArray(ask(odd))).toBe(true);
    expect(ask('zzzzzzzz')).toEqual([]);
  });
});
