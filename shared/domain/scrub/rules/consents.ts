import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const consents = defineRule<ScrubInput>({
  name: 'consents',
  family: 'claim',
  severity: 'warns',
  title: "The patient's release of information and the provider's signature are on file.",
  source: '005010X222A1 2300 CLM06 and CLM09; CMS-1500 boxes 12 and 31',
  find: ({ claim }) => [
    ...(claim.releaseOnFile
      ? []
      : [at('releaseOnFile', "The patient's release of information is not on file.")]),
    ...(claim.signatureOnFile ? [] : [at('signatureOnFile', "The provider's signature is not on file.")]),
  ],
});
