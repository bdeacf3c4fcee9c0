import { defineRule, type Hit } from '../../coding/rule.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperSignature = defineRule<PaperFacts>({
  name: 'paper-signature',
  family: 'claim',
  severity: 'warns',
  title: 'On paper, boxes 12 and 31 are signed or say that the signature is on file.',
  source: 'NUCC 1500 instructions for 02/12, boxes 12 and 31; Medicare claims processing manual ch. 26 §10.3',
  find: ({ claim }) => {
    const hits: Hit[] = [];
    if (!claim.releaseOnFile)
      hits.push(
        at(
          'releaseOnFile',
          'Box 12 stays empty: no release of information is on file. Have the patient sign the form.',
        ),
      );
    if (!claim.signatureOnFile)
      hits.push(
        at(
          'signatureOnFile',
          'Box 31 stays empty: no signature is on file. Have the practitioner sign and date the form.',
        ),
      );
    return hits;
  },
});
