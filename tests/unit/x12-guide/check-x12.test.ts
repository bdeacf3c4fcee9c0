import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeLookup, CodeVerdict } from '#shared/domain/code.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { checkX12 } from '#shared/domain/x12/guide/check-x12.ts';
import { GUIDE_837P } from '#shared/domain/x12/guide-837p/guide.ts';
import { RIGHT_SEGMENTS, counted, fileText, withPlanted } from '#tests/support/x12-right-file.ts';

const TODAY = isoDate('2026-03-10');
const RIGHT = fileText(RIGHT_SEGMENTS);
const check = (text: string | Iterable<string>) => checkX12(text, [GUIDE_837P], { today: TODAY });
const told = (text: string): string[] =>
  check(text).findings.map((f) => `${f.loop} ${f.element || f.segment} ${f.code}`);

/** The right file in other separators. */
function inSeparators(element: string, component: string, repetition: string, end: string): string {
  return (
    counted(RIGHT_SEGMENTS)
      .map((s) => s.replaceAll('*', element).replaceAll('^', repetition).replaceAll(':', component))
      .join(end) + end
  );
}

const GOLDEN = join(import.meta.dirname, '..', '..', 'golden', '837p');

describe('right files', () => {
  it.each(readdirSync(GOLDEN).filter((name) => name !== 'everything.txt'))(
    'raise nothing: %s of our writer',
    (name) => {
      expect(check(readFileSync(join(GOLDEN, name), 'utf8')).findings).toEqual([]);
    },
  );

  it('have every segment in its place even when a claim says all that it can', () => {
    const text = readFileSync(join(GOLDEN, 'everything.txt'), 'utf8');
    const { findings } = checkX12(text, [GUIDE_837P], { today: isoDate('2026-07-01') });
    const errors = findings.filter((f) => f.severity === 'error');
    // That claim carries the name of 2010AC of another system, without the address that belongs to it.
    expect(errors.filter((f) => f.loop !== '2010AC')).toEqual([]);
    expect(errors.every((f) => f.code === 'segment-missing')).toBe(true);
  });

  it.each([
    ['|', '>', '!', '\\'],
    ['*', '<', '^', '~\r\n'],
    ['\u001d', '\u001f', '\u001e', '\u001c'],
    ['*', ':', '^', '\n'],
    ['*', ':', '^', '~\n   '],
  ])('raise nothing with the separators %j %j %j %j', (element, component, repetition, end) => {
    expect(check(inSeparators(element, component, repetition, end)).findings).toEqual([]);
  });

  it('raise nothing as A2, as plain X222, behind a byte-order mark, in pieces, and twice in one file', () => {
    expect(check(RIGHT.replaceAll('X222A1', 'X222A2')).findings).toEqual([]);
    expect(check(RIGHT.replaceAll('X222A1', 'X222')).findings).toEqual([]);
    expect(check(`\ufeff${RIGHT}`).findings).toEqual([]);
    expect(check(RIGHT.match(/[\s\S]{1,7}/g) ?? []).findings).toEqual([]);
    const second = RIGHT.replaceAll('000000041', '000000042');
    expect(check(RIGHT + second)).toMatchObject({ errors: 0, segments: RIGHT_SEGMENTS.length * 2 });
  });
});

describe('a file that is no right file', () => {
  it.each(['', 'hello', 'ISA', 'ISA*00', '\u0000\u0001', '{"a":1}', '%PDF-1.7'])(
    'is told, not thrown: %j',
    (text) => {
      const { findings, errors } = check(text);
      expect(errors).toBe(1);
      expect(findings[0]).toMatchObject({ loop: 'ISA', severity: 'error', code: 'not-x12' });
    },
  );

  it('keeps what it found before an ISA that is not whole', () => {
    const rows = told(`${RIGHT}ISA*00*`);
    expect(rows).toEqual(['ISA ISA not-x12']);
  });

  it('counts findings beyond the limit, and keeps what the envelope lacks', () => {
    const plant = [
      { at: 'REF*EI', to: 'REF*EI*1' },
      { at: 'REF*SY', to: 'REF*SY*1' },
      { at: 'IEA*1', to: null },
    ];
    const text = fileText(withPlanted(plant));
    const limited = checkX12(text, [GUIDE_837P], { today: TODAY, limit: 1 });
    expect(limited.findings.map((f) => f.code)).toEqual(['tax-id', 'cut-off']);
    expect(limited).toMatchObject({ errors: 3, leftOut: 1 });
  });

  it('numbers the second transaction by itself', () => {
    const [isa = '', gs = '', ...body] = counted(RIGHT_SEGMENTS).slice(0, -2);
    const again = body.map((s) => s.replace(/\*0001(?=\*005|$)/, '*0002'));
    const text = [isa, gs, ...body, ...again, 'GE*2*41', 'IEA*1*000000041'].join('~');
    expect(told(`${text}~`)).toEqual([]);
  });

  it('gives findings, never an exception, for any cut and any damage', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: RIGHT.length }),
        fc.integer({ min: 0, max: 40 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (at, width, instead) => {
          const text = RIGHT.slice(0, at) + instead + RIGHT.slice(at + width);
          const { findings, errors } = check(text);
          expect(errors).toBe(findings.filter((f) => f.severity === 'error').length);
          for (const f of findings) expect(f.message).toMatch(/\.$/);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('gives findings for segments in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(counted(RIGHT_SEGMENTS).slice(2, -3)), (body) => {
        const text = [...RIGHT_SEGMENTS.slice(0, 2), ...body, ...RIGHT_SEGMENTS.slice(-3)].join('~');
        expect(check(`${text}~`).errors).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('codes by date of service', () => {
  const verdicts: Readonly<Record<string, CodeVerdict>> = {
    'J06.9': { known: 'unknown' },
    '99213': {
      known: 'not_on_date',
      entry: {
        system: 'cpt',
        code: '99213',
        title: '',
        billable: true,
        validFrom: isoDate('2020-01-01'),
        validTo: isoDate('2025-12-31'),
      },
    },
    'I50.21': {
      known: 'valid',
      entry: {
        system: 'icd10cm',
        code: 'I50.21',
        title: '',
        billable: false,
        validFrom: isoDate('2020-01-01'),
        validTo: null,
      },
    },
    R55: { known: 'no_data' },
    'S61.412A': { known: 'no_data' },
  };
  const codes: CodeLookup = (system, code) =>
    verdicts[code] ?? {
      known: 'valid',
      entry: { system, code, title: '', billable: true, validFrom: isoDate('2020-01-01'), validTo: null },
    };

  it('tells unknown and expired codes and headings, and once that there is no data', () => {
    const { findings } = checkX12(RIGHT, [GUIDE_837P], { today: TODAY, codes });
    expect(findings.map((f) => `${f.loop} ${f.element} ${f.severity} ${f.code}`)).toEqual([
      '2300 HI01-2 error code-unknown',
      '2400 SV101-2 error code-not-on-date',
      '2300 HI01-2 error code-heading',
      '2300 HI01-2 info code-no-data',
    ]);
    expect(findings[1]?.message).toContain('2026-02-03');
  });
});

describe('the day of today', () => {
  it('is that on which the file was made, when none is given', () => {
    const later = fileText(withPlanted([{ at: 'DTP*472*D8*20260225', to: 'DTP*472*D8*20260305' }]));
    expect(checkX12(later, [GUIDE_837P]).findings.map((f) => f.code)).toEqual(['date-future']);
    expect(checkX12(later, [GUIDE_837P], { today: isoDate('2026-03-05') }).findings).toEqual([]);
  });
});

describe('warnings', () => {
  it.each([
    [
      'CLM01 used twice',
      [{ at: 'CLM*C-2', to: 'CLM*C-1*150***11:B:1*Y*A*Y*I' }],
      '2300 CLM01 claim-number-twice',
    ],
    [
      'CLM01 longer than payers return',
      [{ at: 'CLM*C-2', to: `CLM*${'9'.repeat(21)}*150***11:B:1*Y*A*Y*I` }],
      '2300 CLM01 claim-number-length',
    ],
    ['a needless zero', [{ at: 'AMT*F5', to: 'AMT*F5*025' }], '2300 AMT02 number-form'],
    [
      'a filled-up ZIP+4',
      [{ at: 'N4*Cleveland*OH*441135678', to: 'N4*Cleveland*OH*441130000' }],
      '2010AA N403 zip',
    ],
    [
      'a diagnosis twice',
      [{ at: 'HI*ABK:S8001XA', to: 'HI*ABK:S8001XA*ABF:E119*ABF:E119*ABF:Z794' }],
      '2300 HI03-2 diagnosis-twice',
    ],
    [
      'the birth date of a subscriber who is not the patient',
      [
        { at: 'REF*G2*CL-22', to: null },
        {
          at: 'NM1*IL*1*Invented*Max',
          to: ['NM1*IL*1*Invented*Max****MI*INV000333444', 'DMG*D8*19850101*M'],
        },
      ],
      '2010BA NM1 subscriber-details',
    ],
    [
      'the number of an earlier claim on an original',
      [{ at: 'REF*D9*CH-1', to: ['REF*F8*ICN'] }],
      '2300 REF01 original-reference',
    ],
  ])('tell of %s without making the file invalid', (_what, plant, found) => {
    const text = fileText(withPlanted(plant));
    expect(told(text)).toEqual([found]);
    expect(check(text)).toMatchObject({ errors: 0, warnings: 1 });
  });
});
