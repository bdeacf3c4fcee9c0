import { defineRule, type Hit } from '../rule.ts';
import { diagnosisVerdict, numbered, type CodingFacts, hasDiagnosisForm } from '../facts.ts';

export const diagnosisNotValidOnDate = defineRule<CodingFacts>({
  name: 'diagnosis-not-valid-on-date',
  family: 'diagnoses',
  severity: 'stops',
  title: 'Each diagnosis is valid on the date of service.',
  source: '45 CFR 162.1000 (code set valid at the time the care is furnished)',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }): Hit[] => {
      if (!hasDiagnosisForm(item)) return [];
      const verdict = diagnosisVerdict(facts, item);
      if (verdict.known !== 'not_on_date') return [];
      const { validFrom, validTo } = verdict.entry;
      const when =
        validFrom > facts.serviceDate
          ? `it is valid from ${validFrom}`
          : validTo === null
            ? 'it is not in the release of that day'
            : `it was valid until ${validTo}`;
      const field = `diagnoses.${position}`;
      const { codes, source } = successorsOf(facts, item);
      const [only = ''] = codes;
      const now =
        codes.length === 0 ? '' : ` Now: ${codes.slice(0, 5).join(', ')}${codes.length > 5 ? ' …' : ''}.`;
      return [
        {
          field,
          message: `${item} is not valid on ${facts.serviceDate}: ${when}.${now}`,
          ...(source === '' ? {} : { source }),
          ...(codes.length === 1
            ? { fix: { kind: 'replace_diagnosis', position, code: only }, fixLabel: `Use ${only}` }
            : { fix: { kind: 'open_field', field }, fixLabel: 'Choose a valid code' }),
        },
      ];
    }),
});

/** What stands for a code on the day of service, by the installed conversion table. */
function successorsOf(
  facts: CodingFacts,
  code: string,
): { readonly codes: readonly string[]; readonly source: string } {
  const found = facts.edits.successors?.(code, facts.serviceDate);
  if (found?.known !== 'found') return { codes: [], source: '' };
  const codes = found.value
    .map((successor) => facts.lookup('icd10cm', successor.code, facts.serviceDate))
    .flatMap((verdict) => (verdict.known === 'valid' && verdict.entry.billable ? [verdict.entry.code] : []));
  return { codes, source: codes.length === 0 ? '' : found.release };
}
