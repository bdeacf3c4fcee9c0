import type { CodeSystem } from '#shared/domain/code.ts';
import { CPT_STARTER } from './cpt.ts';
import { HCPCS_STARTER } from './hcpcs.ts';
import { ICD10CM_STARTER } from './icd10cm.ts';

/** A stretch of days of one code, before it is stored. Days are `YYYY-MM-DD`. */
export type StarterCode = {
  readonly code: string;
  readonly title: string;
  readonly billable: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
};

export type StarterRelease = {
  readonly system: CodeSystem;
  readonly name: string;
  readonly effectiveFrom: string;
  readonly codes: readonly StarterCode[];
};

/** First day of ICD-10-CM, and the first day that the starter set speaks for. 45 CFR 162.1002(c). */
export const STARTER_FIRST_DAY = '2015-10-01';

/** The starter set, read from its lines: common ambulatory care until full releases are installed. */
export function starterReleases(): StarterRelease[] {
  return [
    {
      system: 'icd10cm',
      name: 'ICD-10-CM FY2026',
      effectiveFrom: STARTER_FIRST_DAY,
      codes: rows(ICD10CM_STARTER).map(([code = '', flag, from, to, title = '']) => ({
        code,
        title,
        billable: flag === '1',
        validFrom: from || STARTER_FIRST_DAY,
        validTo: to || null,
      })),
    },
    {
      system: 'cpt',
      name: 'procedures in our own wording',
      effectiveFrom: STARTER_FIRST_DAY,
      codes: rows(CPT_STARTER).map(procedure),
    },
    {
      system: 'hcpcs',
      name: 'HCPCS Level II October 2025',
      effectiveFrom: STARTER_FIRST_DAY,
      codes: rows(HCPCS_STARTER).map(procedure),
    },
  ];
}

function rows(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

function procedure([code = '', from, to, title = '']: string[]): StarterCode {
  return { code, title, billable: true, validFrom: from || STARTER_FIRST_DAY, validTo: to || null };
}
