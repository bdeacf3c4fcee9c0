import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { readSegments } from '#shared/domain/x12/segments.ts';
import { checkX12 } from '#shared/domain/x12/guide/check-x12.ts';
import { GUIDE_837P } from '#shared/domain/x12/guide-837p/guide.ts';
import { sampleDir } from '#tests/support/samples.ts';

const folder = sampleDir();
const x12 = folder === null ? null : join(folder, 'samples', 'x12');
const TODAY = isoDate('2026-07-01');

const check = (text: string) => checkX12(text, [GUIDE_837P], { today: TODAY });
const filesIn = (kind: string): string[] =>
  x12 === null ? [] : readdirSync(join(x12, kind)).map((name) => join(x12, kind, name));
const read = (file: string): string => readFileSync(file, 'utf8');

/**
 * What the three public checkers accept and is an error nevertheless, by our rules: a check digit that is wrong,
 * a ZIP code of five digits where nine are required (2010AA, 2310C N403), four digits for a ZIP code, ST03 unlike
 * GS08, a decimal point in a diagnosis, a pointer to a diagnosis that the claim does not have.
 */
const REAL_ERRORS: Readonly<Record<string, readonly string[]>> = {
  'auto-accident-property-casualty.837': ['npi', 'zip-nine'],
  'cob-secondary-claim-svd-cas.837': ['npi', 'zip', 'zip-nine'],
  'cob-secondary-claim-variant-line-rendering.837': ['npi', 'zip-nine'],
  'commercial-dependent-4-lines-clean.edi': ['convention', 'npi', 'zip-nine'],
  'commercial-dependent-icd9-x222a2.837': [],
  'eight-claims-one-st-referring-rendering-facility.txt': ['npi', 'pointer', 'zip-nine'],
  'medicare-canonical-small.edi': ['diagnosis-point', 'npi', 'zip-nine'],
  'medicare-chiropractic-subscriber-is-patient.dat': ['npi', 'zip-nine'],
  'medicare-dme-cmn-frm-pwk.837': ['npi', 'zip-nine'],
  'office-drug-ndc-lin-ctp.837': ['zip-nine'],
};

/** What is wrong with the files that were broken on purpose: loop, element or segment, rule. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'broken-bad-segment-identifier.txt': ['1000A PER segment-missing', '2010BA NM1 loop-missing'],
  'broken-hl-orphan-parent.edi': ['2000B HL02 hl-parent'],
  'broken-missing-required-elements.txt': ['1000B NM102 element-missing', '2300 CLM05 element-missing'],
  'broken-segments-out-of-order.txt': ['2010AA N4 segment-order', '2010AB N3 segment-order'],
  'broken-several-validation-issues.edi': [
    '2300 CLM05-1 element-code',
    '2300 CLM06 element-code',
    '2300 CLM02 charge-sum',
    '2300 DTP03 date',
    '2310A REF01 qualifier',
  ],
  'broken-unknown-hi-qualifier.edi': ['2300 HI01-1 qualifier'],
  'cob-primary-claim-payer-a.837': ['2330B NM1 loop-missing'],
  'minimal-wrong-gs01-HP.dat': ['GS GS01 functional-code'],
};

describe.skipIf(x12 === null)('sample 837P files', () => {
  it.each(Object.entries(REAL_ERRORS))('raises nothing but what is wrong in %s', (name, rules) => {
    const { findings, errors } = check(read(join(x12 ?? '', '837P', name)));
    const codes = new Set(findings.filter((f) => f.severity === 'error').map((f) => f.code));
    expect([...codes].sort()).toEqual(rules);
    expect(errors).toBe(findings.filter((f) => f.severity === 'error').length);
  });

  it.each(Object.entries(BROKEN))('finds what was broken in %s', (name, found) => {
    const { findings } = check(read(join(x12 ?? '', '837P', name)));
    const told = findings.map((f) => `${f.loop} ${f.element || f.segment} ${f.code}`);
    for (const one of found) expect(told).toContain(one);
  });

  it.each(filesIn('837P').map((file) => [basename(file), file] as const))(
    'answers %s cut at every tenth segment with findings',
    (_name, file) => {
      const text = read(file);
      const segments = [...readSegments(text)];
      // 820 claims of the same kind: a cut every tenth segment near the begin and the end says as much as everywhere.
      const cuts = segments.map((_, i) => i).filter((i) => i % 10 === 0 && i > 0);
      const some = cuts.length > 60 ? [...cuts.slice(0, 30), ...cuts.slice(-30)] : cuts;
      for (const cut of some) {
        const { element, terminator } = segments[0]?.delimiters ?? { element: '*', terminator: '~' };
        const part = segments.slice(0, cut).map((s) => s.elements.join(element) + terminator);
        const { findings, errors } = check(part.join('\n'));
        expect(errors).toBeGreaterThan(0);
        expect(findings.some((f) => f.code === 'cut-off')).toBe(true);
      }
    },
  );
});

describe.skipIf(x12 === null)('files of other transactions', () => {
  const others = ['835', '999', '277CA', '276-277', '270-271', '837I'].flatMap(filesIn);

  it.each(others.map((file) => [basename(file), file] as const))(
    'says of %s that its guide is unknown',
    (_name, file) => {
      const { findings } = check(read(file));
      const infos = findings.filter((f) => f.severity === 'info');
      expect(infos.map((f) => f.code)).toEqual(['envelope-only']);
      expect(infos[0]?.message).toContain('envelope and syntax only');
      // Nothing of the professional guide is asked of them.
      expect(findings.every((f) => ['ISA', 'GS', 'ST'].includes(f.loop))).toBe(true);
    },
  );

  it.each([
    '835/denied-no-payment-co16-lq-remarks.txt',
    '835/medicaid-emedny-newline-as-segment-terminator.edi',
    '999/accepted.edi',
    'TA1/accepted.edi',
    '270-271/270-odd-delimiters.edi',
    '276-277/276-claim-level.276',
  ])('finds no error in the right file %s', (name) => {
    expect(check(read(join(x12 ?? '', name))).errors).toBe(0);
  });

  it('sees counts that are wrong and numbers that come twice', () => {
    const codes = (name: string) => new Set(check(read(join(x12 ?? '', name))).findings.map((f) => f.code));
    expect(codes('835/two-claims-eft.edi')).toContain('count');
    expect(codes('835/large-156-interchanges-283kB.edi')).toContain('control-number-twice');
    expect(codes('835/sloppy-isa-wrong-width.835')).toContain('isa-width');
    expect(codes('TA1/interchange-ack-iea-count-1.txt')).toContain('count');
  });
});
