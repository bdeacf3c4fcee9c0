import type { Rule } from '../coding/rule.ts';
import type { PaperFacts } from './paper-facts.ts';
import { paperAccountNumber } from './rules/paper-account-number.ts';
import { paperAmount } from './rules/paper-amount.ts';
import { paperLettersLost } from './rules/paper-letters-lost.ts';
import { paperNotFirstPayer } from './rules/paper-not-first-payer.ts';
import { paperPointers } from './rules/paper-pointers.ts';
import { paperReplacementNumber } from './rules/paper-replacement-number.ts';
import { paperSignature } from './rules/paper-signature.ts';
import { paperSignedBeforeService } from './rules/paper-signed-before-service.ts';
import { paperTextTooLong } from './rules/paper-text-too-long.ts';
import { paperTooMany } from './rules/paper-too-many.ts';

/** What is checked before a CMS-1500 is printed, beside the checks of the claim itself. */
export const CMS1500_RULES: readonly Rule<PaperFacts>[] = [
  paperTextTooLong,
  paperLettersLost,
  paperNotFirstPayer,
  paperPointers,
  paperTooMany,
  paperSignedBeforeService,
  paperReplacementNumber,
  paperAmount,
  paperSignature,
  paperAccountNumber,
];
