import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { OwnRule } from '#shared/domain/own-rules/own-rule.ts';
import type { ScrubContext } from '#shared/domain/scrub/facts.ts';
import { scrub } from '#shared/domain/scrub/scrub.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import type { OwnRuleId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { openCodeSets } from '#electron/code-sets.ts';
import { createCodeTables, type CodeTables } from '#electron/codesets/code-tables.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { claimWith, medicareClaim, scenarioClaim, testId } from '#tests/support/claims.ts';
import { ownRule } from '#tests/support/own-rules.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { milliseconds, quantile, timed, type Row } from './measure.ts';

export const FILES = [
  'icd10cm-order-2026.txt.gz',
  'icd10cm_tabular_2021.xml.gz',
  'hcpcs_level2_2025_oct.csv.gz',
  'ncci_ptp_practitioner_2024q3.csv.gz',
  'mue_practitioner_2026-04-01.csv.gz',
  'ncci_addon_codes_2026q3.csv.gz',
  'PPRRVU2026_Jul_nonQPP_nodesc.csv.gz',
  'nucc_taxonomy_251.csv.gz',
];
/** The pairs, the units, and the add-on codes with the fee schedule are each of another quarter. */
const DAYS = ['2024-08-01', '2026-04-15', '2026-07-15'].map(isoDate);
const CLAIMS = 10_000;
/** Lines of each claim in turn: 25,000 in all. */
const LINES = [1, 2, 3, 4];
const DIAGNOSES =
  'E11.9 I10 E78.5 J20.9 M54.50 F32.9 N39.0 L30.9 Z23 Z00.00 J44.9 M25.561 R05.9 K21.9 E03.9 S93.401A'.split(
    ' ',
  );
const PROCEDURES =
  '99213 99214 99203 36415 83036 80053 80061 85025 93000 20610 90471 90686 11721 17110 96372 J1885 81003 G0439 99212 69210'.split(
    ' ',
  );
const OWN_RULES: readonly OwnRule[] = Array.from({ length: 10 }, (_, i) =>
  ownRule(
    {
      name: `Rule ${i + 1}`,
      when: {
        join: 'all',
        conditions: [
          { field: 'payerIdentifier', is: 'is', values: [`P${i}`, '99001'] },
          { field: 'code', is: 'between', values: ['99202', '99215'] },
          { field: 'modifier', is: 'isNot', values: ['25'] },
          { field: 'totalCharge', is: 'atLeast', values: [`${100 + i * 20}.00`] },
        ],
      },
    },
    { id: testId(9, i + 1) as OwnRuleId },
  ),
);

/** Claims as a small clinic sends them: two in five to Medicare, one to four lines, codes in turn, on sixty days. */
export function claimsOf(count: number): ProfessionalClaim[] {
  const [commercial, medicare] = [scenarioClaim(), medicareClaim()];
  const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
  return Array.from({ length: count }, (_, n) => {
    const base = n % 5 < 2 ? { ...medicare, placeOfService: '11', serviceFacility: null } : commercial;
    const serviceDate = addDays(pick(DAYS, n), n % 20);
    const lines = Array.from({ length: pick(LINES, n) }, (_unused, i): ClaimLine => {
      const code = pick(PROCEDURES, n * 7 + i * 3);
      return {
        serviceLineId: testId(5, i + 1) as ServiceLineId,
        number: i + 1,
        serviceDate,
        placeOfService: '11',
        code,
        description: '',
        modifiers: code === '83036' || code === '81003' ? ['QW'] : [],
        pointers: i % 2 === 0 ? [1] : [1, 2],
        units: 1,
        chargeCents: cents(5000),
      };
    });
    return claimWith({
      ...base,
      controlNumber: String(10_000 + n),
      serviceDate,
      coverage: { ...base.coverage, activeFrom: isoDate('2020-01-01') },
      diagnoses: [pick(DIAGNOSES, n), pick(DIAGNOSES, n + 5)],
      clia: '99D9999999',
      lines,
    });
  });
}

export function contextOf({
  lookup,
  edits,
  taxonomy,
}: CodeTables): (claim: ProfessionalClaim) => ScrubContext {
  return (claim) => ({
    lookup,
    edits,
    ...(taxonomy ? { taxonomy } : {}),
    today: addDays(claim.serviceDate, 30),
    otherClaims: [],
    ownRules: OWN_RULES,
    fee: () => cents(5000),
    allowed: () => cents(4000),
  });
}

/** One claim and ten thousand checked by every rule, with every edit table installed. */
export function benchScrub(): readonly (Row | string)[] {
  const samples = sampleDir();
  if (samples === null) return ['the sample code sets are not at hand'];
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-bench-'));
  const sets = openCodeSets(join(folder, 'codes.sqlite'));
  try {
    installFiles(
      sets.db(),
      FILES.map((name) => join(samples, 'codesets', name)),
      { preview: false, effective: null, today: isoDate('2026-11-23'), own: null },
    );
    sets.forget();
    const claims = claimsOf(CLAIMS);
    const lines = claims.reduce((sum, claim) => sum + claim.lines.length, 0);
    const run = (tables: CodeTables, of: readonly ProfessionalClaim[]): number[] => {
      const context = contextOf(tables);
      return of.map((claim) => timed(() => void scrub(claim, context(claim)))).sort((a, b) => a - b);
    };
    // The first run is what a fresh window meets: nothing is remembered, nothing compiled.
    const first = timed(() => void run(sets.tables.now(), claims));
    const times = run(sets.tables.now(), claims);
    const all = times.reduce((sum, one) => sum + one, 0);
    const cold = claims
      .slice(0, 60)
      .map((claim) => {
        const tables = createCodeTables(sets.db());
        return timed(() => void scrub(claim, contextOf(tables)(claim)));
      })
      .sort((a, b) => a - b);
    const shown = (of: readonly number[]): string =>
      `${milliseconds(quantile(of, 0.5))} / ${milliseconds(quantile(of, 0.99))}`;
    return [
      {
        what: 'one claim checked by all rules, every edit table installed: p50 / p99',
        ours: shown(times),
        beside: shown(cold),
        note: 'the same rules, nothing remembered between claims',
      },
      {
        what: `${CLAIMS.toLocaleString('en')} claims (${lines.toLocaleString('en')} lines) checked: the first time / again`,
        ours: `${milliseconds(first)} / ${milliseconds(all)}`,
        beside: '–',
        note: '',
      },
    ];
  } finally {
    sets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
