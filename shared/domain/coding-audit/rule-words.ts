import { formatAmount } from '#shared/kernel/money.ts';
import { allFamilies } from './families.ts';
import type { SampleRule } from './rule.ts';

/** A rule in words, a part each, without the names of people. */
export function ruleWords(rule: SampleRule): string[] {
  const words: string[] = [];
  if (rule.from !== null || rule.to !== null)
    words.push(
      `Services ${rule.from === null ? '' : `from ${rule.from} `}${rule.to === null ? '' : `to ${rule.to}`}`.trim(),
    );
  const among = (n: number, one: string, many: string): void => {
    if (n > 0) words.push(`${n} ${n === 1 ? one : many}`);
  };
  among(rule.coderIds.length, 'coder', 'coders');
  among(rule.providerIds.length, 'clinician', 'clinicians');
  among(rule.payerIds.length, 'payer', 'payers');
  const risks = riskWords(rule);
  if (risks.length > 0) words.push(`With any of: ${risks.join(', ')}`);
  words.push(
    rule.size.kind === 'count'
      ? `At most ${rule.size.count} encounters at random`
      : `${rule.size.percent} % of them at random`,
  );
  if (rule.selfReview) words.push('Own coding let in');
  return words;
}

function riskWords(rule: SampleRule): string[] {
  const families = allFamilies().filter((f) => rule.families.includes(f.key));
  return [
    ...families.map((f) => f.label),
    ...(rule.minChargeCents === null ? [] : [`charges from ${formatAmount(rule.minChargeCents)}`]),
    ...(rule.emCodes.length === 0 ? [] : [`levels ${rule.emCodes.join(' ')}`]),
    ...(rule.modifiers.length === 0 ? [] : [`modifiers ${rule.modifiers.join(' ')}`]),
    ...(rule.unspecified ? ['unspecified diagnoses'] : []),
    ...(rule.newCoderFirst === null ? [] : [`the first ${rule.newCoderFirst} of a coder`]),
  ];
}
