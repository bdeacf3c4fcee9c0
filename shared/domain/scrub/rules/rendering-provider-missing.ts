import { defineRule } from '../../coding/rule.ts';
import { isClinicianService } from '../../codes/service-kinds.ts';
import { rendersItself } from '../claim-parties.ts';
import { at, inRole, type ScrubInput } from '../facts.ts';

export const renderingProviderMissing = defineRule<ScrubInput>({
  name: 'rendering-provider-missing',
  family: 'providers',
  severity: 'stops',
  title: "An organisation that bills for a clinician's own work names the clinician.",
  source:
    '005010X222A1 2310B (required when another than the billing provider gave the service); CMS claims processing manual ch. 26 §10.4 item 24J',
  find: ({ claim }) => {
    if (!rendersItself(claim) || claim.billingProvider.person) return [];
    const line = claim.lines.findIndex(
      ({ code, detail }) => isClinicianService(code) && inRole(detail?.providers, 'rendering').length === 0,
    );
    return line < 0
      ? []
      : [
          at(
            'renderingProvider.npi',
            `Line ${line + 1} is a clinician's work, and the claim does not say whose.`,
          ),
        ];
  },
});
