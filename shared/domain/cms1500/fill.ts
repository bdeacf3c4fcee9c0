import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '../claim.ts';
import { runRules } from '../coding/rule.ts';
import { worstFirst, type Finding } from '../finding.ts';
import { BOX_NAMES, type BoxName, type Cms1500Form } from './boxes.ts';
import { CMS1500_RULES } from './cms1500-rules.ts';
import type { BoxEntry } from './entry.ts';
import { insuredSection } from './insured.ts';
import { providerSection } from './providers.ts';
import { diagnosisSection, linesByForm, lineSection, moneyByForm } from './services.ts';

/** The forms of one claim, and what speaks against printing them. */
export type FilledCms1500 = { readonly forms: readonly Cms1500Form[]; readonly findings: readonly Finding[] };

/**
 * A claim as CMS-1500 (02/12) forms: the text of every box, six service lines a form; on further forms
 * diagnoses and providers are repeated and each form has its own total.
 * Texts are whole here even when they are too long for the box; then a finding stops the print.
 * Never throws on what a user entered: whatever is wrong is a finding.
 * @param signedOn day beside the practitioner's signature, box 31.
 * @param payerControlNumber the payer's number of the claim that this one replaces or voids, box 22.
 * Source: NUCC 1500 instructions for 02/12; Medicare claims processing manual ch. 26.
 */
export function fillCms1500(
  claim: ProfessionalClaim,
  signedOn: IsoDate,
  payerControlNumber = '',
): FilledCms1500 {
  const lines = linesByForm(claim);
  const money = moneyByForm(claim, lines);
  const repeated = [
    ...insuredSection(claim),
    ...diagnosisSection(claim, payerControlNumber),
    ...providerSection(claim, signedOn),
  ];
  const forms = lines.map((rows, i) => [...repeated, ...lineSection(claim, rows), ...(money[i] ?? [])]);
  const findings = runRules(CMS1500_RULES, { claim, signedOn, payerControlNumber, forms });
  return { forms: forms.map(toForm), findings: worstFirst(findings) };
}

/** Box → text, empty boxes left out. */
function toForm(entries: readonly BoxEntry[]): Cms1500Form {
  const texts = new Map<BoxName, string>(entries.map((e) => [e.box, e.text]));
  return Object.fromEntries(
    BOX_NAMES.flatMap((box) => {
      const text = texts.get(box) ?? '';
      return text === '' ? [] : [[box, text]];
    }),
  );
}
