import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '../claim.ts';
import { runRules } from '../coding/rule.ts';
import { worstFirst, type Finding } from '../finding.ts';
import { moneyByForm } from './amounts.ts';
import { BOX_ORDER, type BoxName, type Cms1500Form } from './boxes.ts';
import { dateSection, remarkSection } from './circumstances.ts';
import { CMS1500_RULES } from './cms1500-rules.ts';
import type { BoxEntry } from './entry.ts';
import { insuredSection } from './insured.ts';
import { providerSection } from './providers.ts';
import { referringSection } from './referring.ts';
import { diagnosisSection, linesByForm, lineSection } from './services.ts';

/** The forms of one claim, and what speaks against printing them. */
export type FilledCms1500 = { readonly forms: readonly Cms1500Form[]; readonly findings: readonly Finding[] };

/**
 * A claim as CMS-1500 (02/12) forms: the text of every box, six service lines a form; on further forms
 * the patient, diagnoses and providers are repeated, and each form is added up by itself.
 * Texts are whole here even when they are too long for the box; then a finding stops the print.
 * Never throws on what a user entered: whatever is wrong is a finding.
 * @param signedOn day beside the practitioner's signature, box 31.
 * @param payerControlNumber the payer's number of the claim that this one replaces or voids, box 22, when the claim
 *   does not say it itself.
 * Source: NUCC 1500 instructions for 02/12; Medicare claims processing manual ch. 26.
 */
export function fillCms1500(
  claim: ProfessionalClaim,
  signedOn: IsoDate,
  payerControlNumber = '',
): FilledCms1500 {
  const lines = linesByForm(claim);
  const money = moneyByForm(claim, lines);
  const insured = insuredSection(claim);
  const forms = lines.map((rows, i) => [
    ...insured,
    ...dateSection(claim, rows),
    ...referringSection(claim, rows),
    ...remarkSection(claim, rows),
    ...diagnosisSection(claim, rows, payerControlNumber),
    ...lineSection(claim, rows),
    ...providerSection(claim, rows, signedOn),
    ...(money[i] ?? []),
  ]);
  const findings = runRules(CMS1500_RULES, { claim, signedOn, payerControlNumber, forms, lines });
  return { forms: forms.map(toForm), findings: worstFirst(findings) };
}

/** Box → text in the order of the form, empty boxes left out. */
function toForm(entries: readonly BoxEntry[]): Cms1500Form {
  const texts = entries.filter(({ text }) => text !== '');
  texts.sort((a, b) => (BOX_ORDER.get(a.box) ?? 0) - (BOX_ORDER.get(b.box) ?? 0));
  return Object.fromEntries(texts.map(({ box, text }): [BoxName, string] => [box, text]));
}
