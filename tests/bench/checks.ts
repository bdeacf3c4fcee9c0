import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCoding, type CheckCodingInput } from '#shared/domain/coding/check-coding.ts';
import { isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import { openCodeSets } from '#electron/code-sets.ts';
import { createCodeTables, type CodeTables } from '#electron/codesets/code-tables.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { codingInput, serviceLine } from '#tests/support/coding.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { milliseconds, quantile, timed, type Row } from './measure.ts';

const FILES = [
  'icd10cm-order-Jan-2021.txt.gz',
  'icd10cm-order-2026.txt.gz',
  'icd10cm_tabular_2021.xml.gz',
  'hcpcs_level2_2025_oct.csv.gz',
  'ncci_ptp_practitioner_2024q3.csv.gz',
  'mue_practitioner_2026-04-01.csv.gz',
  'ncci_addon_codes_2026q3.csv.gz',
  'PPRRVU2026_Jul_nonQPP_nodesc.csv.gz',
];
/** Days on which each of the tables speaks: notes, pairs, units, add-on codes with the fee schedule. */
const DAYS = ['2021-03-03', '2024-08-01', '2026-04-15', '2026-07-15'].map(isoDate);
const DIAGNOSES = 'E11.22 I12.9 N18.30 M25.569 J44.9 G63 L97.511 F17.210 Z79.4 E78.5 S93.401A W19.XXXA'.split(
  ' ',
);
const PROCEDURES = '99214 20610 93000 36415 83036 80053 90471 90662 11721 17110'.split(' ');
/** What is put in place of one code after another, as a coder changes a coding. */
const CHANGES = 'I10 J20.9 K21.9 M54.50 R05.9 F32.9 N39.0 H66.90 L30.9 S52.5'.split(' ');
const RUNS = 40;

/**
 * One check of a coding of twelve diagnoses and ten lines with every table installed: unchanged, and after each
 * change of a code. Beside it the same rules with nothing remembered between checks.
 */
export function benchChecks(): readonly (Row | string)[] {
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
    const warm = measured(() => sets.tables.now());
    const cold = measured(() => createCodeTables(sets.db()));
    const changed = DAYS.flatMap((on) =>
      CHANGES.map((code, i) => {
        const diagnoses = DIAGNOSES.map((d, at) => (at === i ? code : d));
        return timed(() => void checkCoding(inputOf(sets.tables.now(), on, diagnoses)));
      }),
    ).sort((a, b) => a - b);
    const shown = (times: readonly number[]): string =>
      `${milliseconds(quantile(times, 0.5))} / ${milliseconds(quantile(times, 0.99))}`;
    return [
      {
        what: 'check of 12 diagnoses and 10 lines, all edit tables installed: p50 / p99',
        ours: shown(warm),
        beside: shown(cold),
        note: 'the same rules, nothing remembered between checks',
      },
      {
        what: 'the same after a diagnosis is changed to one not seen before: p50 / p99',
        ours: shown(changed),
        beside: '–',
        note: '',
      },
    ];
  } finally {
    sets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(tables: () => CodeTables): number[] {
  const check = (on: IsoDate): number => timed(() => void checkCoding(inputOf(tables(), on, DIAGNOSES)));
  for (const on of DAYS) for (let i = 0; i < RUNS; i += 1) check(on);
  return DAYS.flatMap((on) => Array.from({ length: RUNS }, () => check(on))).sort((a, b) => a - b);
}

function inputOf(
  { lookup, edits }: CodeTables,
  serviceDate: IsoDate,
  diagnoses: readonly string[],
): CheckCodingInput {
  const lines = PROCEDURES.map((code) => serviceLine(code, { pointers: [1, 2, 3, 4] }));
  return codingInput({ lookup, edits, serviceDate, diagnoses, lines, payerFilingIndicator: 'MB' });
}
