import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ScrubContext } from '#shared/domain/scrub/facts.ts';
import { scrub } from '#shared/domain/scrub/scrub.ts';
import { addDays, daysBetween, isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { claimWith, scenarioClaim } from '#tests/support/claims.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { PLANTED_CIRCUMSTANCES } from './corpus/planted-circumstances.ts';
import { PLANTED_MONEY } from './corpus/planted-money.ts';
import { PLANTED_PARTIES } from './corpus/planted-parties.ts';
import { service } from './corpus/claim-kinds.ts';
import { RIGHT_CLAIMS } from './corpus/right-claims.ts';

const FILES = [
  'icd10cm-order-2026.txt.gz',
  'hcpcs_level2_2025_oct.csv.gz',
  'hcpcs_level2_codes_2026q3.txt.gz',
  'ncci_ptp_practitioner_2024q3.csv.gz',
  'mue_practitioner_2026-04-01.csv.gz',
  'ncci_addon_codes_2026q3.csv.gz',
  'PPRRVU2026_Jul_nonQPP_nodesc.csv.gz',
  'nucc_taxonomy_251.csv.gz',
];
/** Days for which the installed pairs, units, and add-on codes with the fee schedule speak. */
const DAYS = ['2024-08-01', '2026-04-15', '2026-07-15'].map(isoDate);
const VISIT = isoDate('2026-03-03');

const samples = sampleDir();
if (samples === null)
  console.warn(
    'SKIPPED: the sample code sets are not at hand; the corpus was checked by the starter set only.',
  );

/** The same claim with every day of the last years moved on or back. */
function movedTo<T>(value: T, day: IsoDate): T {
  const days = daysBetween(VISIT, day);
  return JSON.parse(
    JSON.stringify(value).replaceAll(
      /"(202[56]-\d\d-\d\d)"/g,
      (_, date: string) => `"${addDays(isoDate(date), days)}"`,
    ),
  ) as T;
}

describe.skipIf(samples === null)('the corpus, with full code sets installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-corpus-'));
  let sets: CodeSets;

  beforeAll(() => {
    sets = openCodeSets(join(folder, 'codes.sqlite'));
    installFiles(
      sets.db(),
      FILES.map((name) => join(samples ?? '', 'codesets', name)),
      { preview: false, effective: null, today: isoDate('2026-11-23'), own: null },
    );
    sets.forget();
  }, 300_000);
  afterAll(() => {
    sets.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const contextOf = (claim: ProfessionalClaim, day: IsoDate): ScrubContext => {
    const { lookup, edits, taxonomy } = sets.tables.now();
    return {
      lookup,
      edits,
      ...(taxonomy ? { taxonomy } : {}),
      today: addDays(day, 17),
      otherClaims: [],
      fee: (code) => {
        const line = claim.lines.find((l) => l.code === code);
        return line && line.units > 0 ? cents(Math.round(line.chargeCents / line.units)) : null;
      },
    };
  };

  for (const day of DAYS)
    it.each(RIGHT_CLAIMS)(`stops nothing on ${day} in the right claim: %s`, (_, claim) => {
      const moved = movedTo(claim, day);
      const stops = scrub(moved, contextOf(moved, day)).filter((f) => f.severity === 'stops');
      expect(stops.map(({ rule, field, message }) => ({ rule, field, message }))).toEqual([]);
    });

  const planted = [...PLANTED_CIRCUMSTANCES, ...PLANTED_PARTIES, ...PLANTED_MONEY].map(
    ([rule, says, field, claim, more]) => ({
      rule,
      says,
      field,
      claim,
      more,
    }),
  );
  it.each(planted)('$rule still finds: $says', ({ rule, field, claim, more }) => {
    const day = isoDate('2026-04-15');
    const moved = movedTo(claim, day);
    const others = more?.otherClaims ? { otherClaims: movedTo(more.otherClaims, day) } : {};
    const context = { ...contextOf(moved, day), ...more, ...others };
    const found = scrub(moved, context).filter((f) => f.rule === rule);
    expect(found.map((f) => f.field)).toContain(field);
  });

  const base = scenarioClaim();
  it.each([
    [
      'ncci-pair',
      'a pair that no modifier lifts',
      '2024-08-01',
      'lines.2.code',
      [service(1, '80053', 60), service(2, '80048', 40)],
    ],
    [
      'units-above-mue',
      'more units than happen',
      '2026-04-15',
      'lines.1.units',
      [service(1, '99213', 1450, { units: 10 })],
    ],
    ['add-on-without-primary', 'an add-on alone', '2026-07-15', 'lines.1.code', [service(1, '90472', 20)]],
    ['procedure-not-known', 'an unknown HCPCS code', '2026-07-15', 'lines.1.code', [service(1, 'J0001', 20)]],
  ] as const)('%s finds with its table: %s', (rule, _says, on, field, lines) => {
    const day = isoDate(on);
    const moved = movedTo(claimWith({ ...base, clia: '', lines: [...lines] }), day);
    const { fee: _fee, ...context } = contextOf(moved, day);
    const found = scrub(moved, context).filter((f) => f.rule === rule);
    expect(found.map((f) => f.field)).toContain(field);
  });

  it('finds an expired diagnosis by its day', () => {
    const claim = movedTo(claimWith({ diagnoses: ['M54.5', 'I10'] }), isoDate('2026-04-15'));
    const found = scrub(claim, contextOf(claim, isoDate('2026-04-15')));
    expect(found.filter((f) => f.field === 'diagnoses.1' && f.severity === 'stops')).not.toEqual([]);
  });
});

describe('the corpus', () => {
  it('moves every day of a claim but birth and coverage', () => {
    const moved = movedTo(scenarioClaim(), isoDate('2026-04-15'));
    expect(moved.serviceDate).toBe('2026-04-15');
    expect(moved.patient.birthDate).toBe('1968-05-17');
  });
});
