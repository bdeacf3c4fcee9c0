import { describe, expect, it } from 'vitest';
import type { IndexEntry } from '#shared/domain/code-files/index-entry.ts';
import { indexTermsOf } from '#shared/domain/code-search/index-terms.ts';
import { nearest, spellingIndex } from '#shared/domain/code-search/spelling.ts';
import { american, titleWords } from '#shared/domain/code-search/text.ts';
import { SIDE, variantOf } from '#shared/domain/code-search/variants.ts';

const entry = (path: readonly string[], code: string | null, see: string | null = null): IndexEntry => ({
  path,
  nonEssential: '',
  code: code === null ? null : { code, partial: false },
  manifestation: null,
  see,
  seeAlso: null,
  columns: [],
});

describe('index terms', () => {
  it('follow a "see" to the term that it names, below its main term too', () => {
    const terms = [
      ...indexTermsOf([
        entry(['Arthrodynia'], null, 'Pain, joint'),
        entry(['Nowhere'], null, 'Missing'),
        entry(['Pain, painful'], 'R52'),
        entry(['Pain, painful', 'joint'], 'M25.50'),
      ]),
    ];
    expect(terms).toContainEqual({ terms: ['Arthrodynia'], code: 'M25.50' });
    expect(terms.some((t) => t.terms[0] === 'Nowhere')).toBe(false);
  });

  it('do not run in a circle', () => {
    expect([...indexTermsOf([entry(['A'], null, 'B'), entry(['B'], null, 'A')])]).toEqual([]);
  });
});

describe('words', () => {
  it('stand denied behind "without"', () => {
    expect(titleWords('Reflux without esophagitis').map((w) => w.word)).toEqual(['reflux', '!esophagitis']);
  });

  it('are read in British spelling', () => {
    expect(['oedema', 'haemorrhage', 'tumour', 'diarrhoea'].map(american)).toEqual([
      'edema',
      'hemorrhage',
      'tumor',
      'diarrhea',
    ]);
  });

  it('are corrected by one slip when short, two when long, never when numbers', () => {
    const index = spellingIndex(['asthma', 'hypertension', '2023']);
    expect(nearest(index, 'astma')).toEqual({ at: [0], slips: 1 });
    expect(nearest(index, 'hiprtenshun').at).toEqual([]);
    expect(nearest(index, 'hipertention')).toEqual({ at: [1], slips: 2 });
    expect(nearest(index, '2024').at).toEqual([]);
  });
});

describe('variants', () => {
  const titles = new Map([['S93401', 'Sprain of unspecified ligament of right ankle']]);

  it('of one concept share a key over side and encounter', () => {
    const right = variantOf('M25561', 'Pain in right knee', () => undefined);
    const left = variantOf('M25562', 'Pain in left knee', () => undefined);
    expect(right.key).toBe(left.key);
    expect([right.side, left.side]).toEqual([SIDE.right, SIDE.left]);
    const sprain = variantOf('S93401D', `${titles.get('S93401')}, subsequent encounter`, (c) =>
      titles.get(c),
    );
    expect(sprain).toMatchObject({ seventh: 'D', suffix: ', subsequent encounter', side: SIDE.right });
  });
});
