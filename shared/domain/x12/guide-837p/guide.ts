import { loop } from '../guide/define.ts';
import type { Guide, LoopDef } from '../guide/model.ts';
import { billingLevel } from './billing-provider.ts';
import { CLAIM } from './claim.ts';
import { BEGINNING, RECEIVER, SUBMITTER, TRANSACTION, VERSIONS } from './header.ts';
import { subscriberLevel } from './subscriber.ts';
import { cityRule, streetRule } from './rules/addresses.ts';
import { adjudicationRule, amountRule, chargeRule, otherPayersRule } from './rules/balances.ts';
import { diagnosisRule, lineReferencesRule, pointerRule, serviceRule } from './rules/claim-codes.ts';
import { claimDatesRule, dateRule } from './rules/claim-dates.ts';
import { codeValidityRule } from './rules/code-validity.ts';
import * as hierarchy from './rules/hierarchy.ts';
import * as identifiers from './rules/identifiers.ts';
import * as people from './rules/people.ts';
import * as situations from './rules/situations.ts';

const ROOT: LoopDef = loop('ST', {
  pos: 0,
  use: 'R',
  name: 'header',
  items: [TRANSACTION, BEGINNING, SUBMITTER, RECEIVER, billingLevel(subscriberLevel(CLAIM))],
});

/**
 * The professional claim, ASC X12N 837 005010X222 with its errata A1 and A2: loops, segments and elements as
 * data, and in `rules/` what data cannot say. Positions, lengths, usages and values are the guide's; every
 * word is ours.
 */
export const GUIDE_837P: Guide = {
  transaction: '837',
  functionalCode: 'HC',
  versions: new Set(VERSIONS.split(' ')),
  root: ROOT,
  segmentRules: {
    NM1: [identifiers.nameRule],
    N3: [streetRule],
    N4: [cityRule],
    REF: [identifiers.referenceRule],
    PRV: [identifiers.taxonomyRule],
    PER: [identifiers.contactRule],
    HL: [hierarchy.levelRule],
    LX: [hierarchy.lineNumberRule],
    DMG: [people.birthRule],
    PAT: [people.patientFactsRule],
    CLM: [hierarchy.claimNumberRule, amountRule],
    DTP: [dateRule],
    PWK: [situations.attachmentRule],
    LIN: [identifiers.drugRule],
    CTP: [identifiers.drugRule],
    SVD: [adjudicationRule, amountRule],
    AMT: [amountRule],
    SV1: [amountRule],
    SV5: [amountRule],
    CAS: [amountRule],
    CN1: [amountRule],
    HCP: [amountRule],
    PS1: [amountRule],
    MOA: [amountRule],
  },
  loopRules: {
    '2000B': [
      hierarchy.childRule,
      hierarchy.patientLevelRule,
      people.subscriberRule,
      people.billingIdentified,
    ],
    '2000C': [hierarchy.patientHasClaim, people.dependentRule],
    '2010BB': [people.streetNeedsCity],
    '2330B': [people.streetNeedsCity],
    '2300': [
      chargeRule,
      otherPayersRule,
      diagnosisRule,
      pointerRule,
      lineReferencesRule,
      claimDatesRule,
      situations.accidentRule,
      situations.frequencyRule,
      situations.admissionRule,
      situations.referralRule,
      situations.referringTwice,
      situations.ambulanceRule,
      codeValidityRule,
    ],
    '2310B': [situations.renderingRule],
    '2420A': [situations.renderingRule],
    '2400': [serviceRule, situations.purchasedRule],
  },
};
