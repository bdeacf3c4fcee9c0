import type { CodeSystem } from '#shared/domain/code.ts';
import { SYSTEM_TITLES } from './release-kinds.ts';

const WHOLE: Readonly<Record<CodeSystem, string>> = {
  icd10cm: 'the ICD-10-CM code descriptions of CMS or NCHS (a zip archive or its order file)',
  hcpcs: 'the HCPCS alpha-numeric file of CMS',
  cpt: 'your licensed CPT file (tab or CSV)',
};

/** Says plainly that a system stands on the starter set, and how to install the whole. */
export function starterSentence(system: CodeSystem, codes: number): string {
  const title = SYSTEM_TITLES[system];
  return `${title} is a starter set of ${codes.toLocaleString('en-US')} common codes, not the whole. Install ${WHOLE[system]}.`;
}
