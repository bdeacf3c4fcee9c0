import type { CodeSystem } from '#shared/domain/code.ts';
import type { ReleaseKind } from '#shared/domain/codes/release-kinds.ts';

/** A release as its publisher offers it. */
export type OfficialAddress = {
  /** Names it in calls; never changes. */
  readonly key: string;
  readonly system: CodeSystem;
  readonly kind: ReleaseKind;
  /** First day, by which it is known whether it is installed. */
  readonly published: string;
  readonly name: string;
  readonly publisher: string;
  readonly url: string;
};

const CMS = 'Centers for Medicare & Medicaid Services';
const FILES = 'https://www.cms.gov/files/zip/';

function icd10(
  key: string,
  kind: ReleaseKind,
  published: string,
  name: string,
  file: string,
): OfficialAddress {
  return { key, system: 'icd10cm', kind, published, name, publisher: CMS, url: FILES + file };
}

function hcpcs(key: string, published: string, name: string, file: string): OfficialAddress {
  return { key, system: 'hcpcs', kind: 'codes', published, name, publisher: CMS, url: FILES + file };
}

/**
 * Every address that the program can go to, and the only ones: a release is fetched when a person asks for it by
 * name, and for nothing else does the program use the network. Newest first. The publisher chooses the names of
 * files by hand, so each is written out. Source: the lists of files at
 * https://www.cms.gov/medicare/coding-billing/icd-10-codes and
 * https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system/quarterly-update.
 */
export const OFFICIAL_RELEASES: readonly OfficialAddress[] = [
  icd10(
    'icd10cm-2027',
    'codes',
    '2026-10-01',
    'ICD-10-CM FY2027',
    '2027-code-descriptions-tabular-order.zip',
  ),
  icd10(
    'icd10cm-2027-tables',
    'tabular',
    '2026-10-01',
    'ICD-10-CM FY2027 tabular list and index',
    '2027-code-tables-tabular-index.zip',
  ),
  icd10(
    'icd10cm-2027-conversions',
    'conversions',
    '2026-10-01',
    'ICD-10-CM FY2027 conversion table',
    '2027-conversion-table.zip',
  ),
  icd10(
    'icd10cm-2026',
    'codes',
    '2025-10-01',
    'ICD-10-CM FY2026',
    '2026-code-descriptions-tabular-order.zip',
  ),
  icd10(
    'icd10cm-2025',
    'codes',
    '2024-10-01',
    'ICD-10-CM FY2025',
    '2025-code-descriptions-tabular-order.zip',
  ),
  hcpcs(
    'hcpcs-2026q4',
    '2026-10-01',
    'HCPCS Level II October 2026',
    'october-2026-alpha-numeric-hcpcs-file.zip',
  ),
  hcpcs('hcpcs-2026q3', '2026-07-01', 'HCPCS Level II July 2026', 'july-2026-alpha-numeric-hcpcs-file.zip'),
  hcpcs('hcpcs-2026q2', '2026-04-01', 'HCPCS Level II April 2026', 'april-2026-alpha-numeric-hcpcs-file.zip'),
  hcpcs(
    'hcpcs-2026q1',
    '2026-01-01',
    'HCPCS Level II January 2026',
    'january-2026-alpha-numeric-hcpcs-file.zip',
  ),
];
