import { defineRule, type Hit } from '../../coding/rule.ts';
import { isMedicare, numbered } from '../../coding/facts.ts';
import { isDiagnosticTest, isMedicalEquipment } from '../../codes/service-kinds.ts';
import { isLabTest } from '../../codes/clia-waived.ts';
import { at, detailOf, inRole, type ScrubInput } from '../facts.ts';

export const orderingProviderMissing = defineRule<ScrubInput>({
  name: 'ordering-provider-missing',
  family: 'providers',
  severity: 'warns',
  title:
    'Equipment names who ordered it; to Medicare, a laboratory or diagnostic test names who ordered or referred.',
  source:
    '005010X222A1 2420E; 42 CFR 410.32(a) and 424.507; CMS claims processing manual ch. 26 §10.4 item 17',
  find: ({ claim }) => {
    const medicare = isMedicare(claim.payer.filingIndicator);
    const referred = inRole(claim.providers, 'referring', 'primaryCare').length > 0;
    return numbered(claim.lines).flatMap(({ item, position }): Hit[] => {
      const { providers } = detailOf(item);
      if (inRole(providers, 'ordering').length > 0) return [];
      const field = `lines.${position}.detail.providers`;
      if (isMedicalEquipment(item.code))
        return [
          {
            ...at(field, `Line ${position} (${item.code}) is equipment or supplies; name who ordered it.`),
            severity: 'stops',
          },
        ];
      const test = isLabTest(item.code) || isDiagnosticTest(item.code);
      if (!medicare || !test || referred || inRole(providers, 'referring').length > 0) return [];
      return [at(field, `Line ${position} (${item.code}) is a test; Medicare asks who ordered it.`)];
    });
  },
});
