import { z } from 'zod';
import type { CodeSystem } from '#shared/domain/code.ts';

/** What an installed release is of: the codes of a system, or a table that goes with codes. */
export const RELEASE_KINDS = [
  'codes',
  'tabular',
  'alphabetic',
  'external',
  'drugs',
  'neoplasms',
  'conversions',
  'code-editor',
  'ptp',
  'mue',
  'add-on',
  'relative-values',
  'gpci',
  'hcpcs-modifiers',
  'carc',
  'rarc',
  'claim-status',
  'claim-status-category',
  'place-of-service',
  'taxonomy',
  'own',
] as const;
export const ReleaseKind = z.enum(RELEASE_KINDS);
export type ReleaseKind = z.infer<typeof ReleaseKind>;

/** How people call each system. */
export const SYSTEM_TITLES: Readonly<Record<CodeSystem, string>> = {
  icd10cm: 'ICD-10-CM',
  hcpcs: 'HCPCS Level II',
  cpt: 'CPT',
};

const KIND_TITLES: Readonly<Record<Exclude<ReleaseKind, 'codes'>, string>> = {
  tabular: 'ICD-10-CM tabular list',
  alphabetic: 'ICD-10-CM alphabetic index',
  external: 'ICD-10-CM external cause index',
  drugs: 'ICD-10-CM table of drugs',
  neoplasms: 'ICD-10-CM neoplasm table',
  conversions: 'ICD-10-CM conversion table',
  'code-editor': 'Medicare code editor lists',
  ptp: 'NCCI code pairs',
  mue: 'Medically unlikely edits (MUE)',
  'add-on': 'Add-on code edits',
  'relative-values': 'Medicare relative values',
  gpci: 'Medicare cost indices (GPCI)',
  'hcpcs-modifiers': 'HCPCS modifiers',
  carc: 'Claim adjustment reasons (CARC)',
  rarc: 'Remittance remarks (RARC)',
  'claim-status': 'Claim status codes',
  'claim-status-category': 'Claim status categories',
  'place-of-service': 'Place of service',
  taxonomy: 'Provider taxonomy',
  own: 'Own code set',
};

/** A kind of release in words: `ICD-10-CM`, `NCCI code pairs`. */
export function releaseTitle(kind: ReleaseKind, system: CodeSystem | null): string {
  if (kind === 'codes') return system === null ? 'Codes' : SYSTEM_TITLES[system];
  return KIND_TITLES[kind];
}

/** Kinds that say which codes go together, how often, and what they weigh. */
const EDIT_KINDS: readonly ReleaseKind[] = ['ptp', 'mue', 'add-on', 'code-editor', 'relative-values', 'gpci'];
const SYSTEM_ORDER: readonly CodeSystem[] = ['icd10cm', 'cpt', 'hcpcs'];

/**
 * Where a release stands in a list of releases, lowest first: ICD-10-CM, CPT and HCPCS codes, then the edit
 * tables, then every other list in the order of `RELEASE_KINDS`.
 */
export function releaseRank(kind: ReleaseKind, system: CodeSystem | null): number {
  if (kind === 'codes') return system === null ? SYSTEM_ORDER.length : SYSTEM_ORDER.indexOf(system);
  const edit = EDIT_KINDS.indexOf(kind);
  return edit >= 0 ? 10 + edit : 100 + RELEASE_KINDS.indexOf(kind);
}

/** Kinds that are lists of codes with titles, so that two releases can be compared code by code. */
export const COMPARED_KINDS: ReadonlySet<ReleaseKind> = new Set([
  'codes',
  'hcpcs-modifiers',
  'carc',
  'rarc',
  'claim-status',
  'claim-status-category',
  'place-of-service',
  'taxonomy',
]);

/** How the days of a release are known. */
export const DAYS_KNOWN = ['by its content', 'by its name', 'as given', 'as of today'] as const;
export const DaysKnown = z.enum(DAYS_KNOWN);
export type DaysKnown = z.infer<typeof DaysKnown>;
