import type {
  ChangeRow,
  FileJob,
  OfficialRelease,
  PreviewReport,
  ReleaseRow,
  ReleasesAnswer,
  TouchedCode,
} from '#shared/contract/codesets.ts';
import { isoDate } from '#shared/kernel/dates.ts';

export const TOKEN = '00000000-0000-4000-8000-0000000000d1';
export const ENCOUNTER = '00000000-0000-4000-8000-0000000000e1';
const NO_COUNTS = { encounter: 0, claim: 0, template: 0, favourite: 0, fee: 0 };

export function releaseRow(change: Partial<ReleaseRow> = {}): ReleaseRow {
  return {
    id: 7,
    kind: 'codes',
    system: 'icd10cm',
    title: 'ICD-10-CM',
    name: 'ICD-10-CM FY2027',
    starter: false,
    published: isoDate('2026-10-01'),
    effectiveFrom: isoDate('2026-10-01'),
    effectiveTo: isoDate('2027-09-30'),
    daysKnown: 'by its name',
    rows: 98_186,
    source: 'icd10cm-order-2027.txt',
    installedAt: '2026-11-20T15:04:05.000Z',
    speaksToday: true,
    previous: { id: 6, name: 'ICD-10-CM FY2026' },
    ...change,
  };
}

export const STARTER = releaseRow({
  id: 1,
  system: 'hcpcs',
  title: 'HCPCS Level II',
  name: 'HCPCS Level II October 2025',
  starter: true,
  daysKnown: null,
  rows: 76,
  source: '',
  installedAt: null,
  previous: null,
});

export function releasesAnswer(change: Partial<ReleasesAnswer> = {}): ReleasesAnswer {
  return {
    today: isoDate('2026-11-23'),
    releases: [
      releaseRow(),
      releaseRow({ id: 6, name: 'ICD-10-CM FY2026', speaksToday: false, previous: null }),
      STARTER,
    ],
    missing: [
      {
        kind: 'ptp',
        system: null,
        title: 'NCCI code pairs',
        reason: 'none_installed',
        days: [isoDate('2026-11-17'), isoDate('2026-11-23')],
        encounters: 3,
        sentence: 'Nothing installed speaks for 2026-11-23 and 1 other day: NCCI code pairs.',
      },
      {
        kind: 'mue',
        system: null,
        title: 'Medically unlikely edits (MUE)',
        reason: 'none_installed',
        days: [isoDate('2026-11-17'), isoDate('2026-11-23')],
        encounters: 3,
        sentence: 'Nothing installed speaks for 2026-11-23 and 1 other day: Medically unlikely edits (MUE).',
      },
    ],
    starters: [
      {
        system: 'hcpcs',
        title: 'HCPCS Level II',
        codes: 76,
        sentence:
          'HCPCS Level II is a starter set of 76 common codes, not the whole. Install the HCPCS file of CMS.',
        official: true,
      },
    ],
    ...change,
  };
}

export const JOB: FileJob = { token: TOKEN, files: [{ name: 'icd10cm-order-2027.txt', bytes: 14_200_000 }] };

export function report(change: Partial<PreviewReport> = {}): PreviewReport {
  return {
    file: 'icd10cm-order-2027.txt',
    kind: 'codes',
    system: 'icd10cm',
    title: 'ICD-10-CM',
    name: 'ICD-10-CM FY2027',
    effectiveFrom: isoDate('2026-10-01'),
    effectiveTo: isoDate('2027-09-30'),
    daysKnown: 'by its name',
    rows: 98_186,
    billable: 74_719,
    alreadyInstalled: false,
    changes: { against: 'ICD-10-CM FY2026', added: 487, deleted: 28, revised: 38 },
    ...change,
  };
}

export const TOUCHED: TouchedCode = {
  system: 'icd10cm',
  code: 'E11.9',
  effect: 'heading',
  before: 'Type 2 diabetes mellitus without complications',
  after: 'Type 2 diabetes mellitus without complications',
  successors: ['E11.91', 'E11.99'],
  sentence: 'E11.9 needs more characters on 2026-11-17. Instead: E11.91, E11.99.',
  counts: { ...NO_COUNTS, encounter: 1, template: 2 },
  uses: [
    { place: 'encounter', id: ENCOUNTER, label: 'Fictive, Dana', on: isoDate('2026-11-17') },
    { place: 'template', id: '00000000-0000-4000-8000-0000000000f2', label: 'Diabetes visit', on: null },
  ],
};

export function changeRow(change: Partial<ChangeRow> = {}): ChangeRow {
  return {
    change: 'added',
    code: 'E11.91',
    title: 'Type 2 diabetes mellitus, invented one',
    billable: true,
    before: null,
    successors: [],
    predecessors: [],
    used: null,
    ...change,
  };
}

export const CHANGES: readonly ChangeRow[] = [
  changeRow({
    change: 'deleted',
    code: 'E11.9',
    title: 'Type 2 diabetes mellitus without complications',
    successors: ['E11.91', 'E11.99'],
    used: { ...NO_COUNTS, encounter: 1, template: 2 },
  }),
  changeRow(),
  changeRow({
    change: 'revised',
    code: 'M54.5',
    title: 'Low back pain, invented wording',
    before: { title: 'Low back pain', billable: true },
  }),
];

export const OFFICIAL: OfficialRelease = {
  key: 'icd10cm-2027',
  system: 'icd10cm',
  name: 'ICD-10-CM FY2027',
  publisher: 'Centers for Medicare & Medicaid Services',
  address: 'https://www.cms.gov/files/zip/2027-code-descriptions-tabular-order.zip',
  installed: false,
  partial: 1_400_000,
};
