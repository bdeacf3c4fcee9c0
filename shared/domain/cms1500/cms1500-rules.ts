import type { Rule } from '../coding/rule.ts';
import type { PaperFacts } from './paper-facts.ts';
import { paperAccountNumber } from './rules/paper-account-number.ts';
import { paperAmount } from './rules/paper-amount.ts';
import { paperEarlierRemittance } from './rules/paper-earlier-remittance.ts';
import { paperLettersLost } from './rules/paper-letters-lost.ts';
import { paperMedicareReplacement } from './rules/paper-medicare-replacement.ts';
import { paperNameShortened } from './rules/paper-name-shortened.ts';
import { paperNoBox } from './rules/paper-no-box.ts';
import { paperNotFirstPayer } from './rules/paper-not-first-payer.ts';
import { paperOneDate } from './rules/paper-one-date.ts';
import { paperOneNumber } from './rules/paper-one-number.ts';
import { paperOneOtherPlan } from './rules/paper-one-other-plan.ts';
import { paperOnePlace } from './rules/paper-one-place.ts';
import { paperOneProvider } from './rules/paper-one-provider.ts';
import { paperPointers } from './rules/paper-pointers.ts';
import { paperPurchasedService } from './rules/paper-purchased-service.ts';
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
  paperMedicareReplacement,
  paperAmount,
  paperPurchasedService,
  paperSignature,
  paperAccountNumber,
  paperOneNumber,
  paperOneDate,
  paperOneProvider,
  paperOnePlace,
  paperOneOtherPlan,
  paperEarlierRemittance,
  paperNameShortened,
  paperNoBox,
];
