import type { ProfessionalClaim } from '../claim.ts';
import type { OtherCoverage } from '../claim-parts/adjudication.ts';
import type { LooseAddress } from '../claim-parts/parties.ts';
import { boxLength, type SingleBox } from './boxes.ts';
import { mark, put, when, type BoxEntry } from './entry.ts';
import { isMedicare, isMedigap, otherPlans, planField, plansBefore } from './medicare.ts';
import {
  printBirthDate,
  printCode,
  printPerson,
  printStreet,
  printWords,
  printZip,
  type PrintText,
} from './print-text.ts';

/** The square of box 6 for a relationship to the insured. */
export const RELATION_BOX = {
  '18': '6.self',
  '01': '6.spouse',
  '19': '6.child',
  G8: '6.other',
} as const satisfies Record<ProfessionalClaim['coverage']['relationship'], SingleBox>;

/** Box 7. */
export function insuredAddress(field: string, address: LooseAddress): BoxEntry[] {
  return [
    put('7.street', field, printStreet(address)),
    put('7.city', field, printWords(address.city)),
    put('7.state', field, address.state.toUpperCase()),
    put('7.zip', field, printZip(address.zip)),
  ];
}

/** The Medigap plan to which Medicare is asked to send the claim on; only who accepts assignment may ask. */
export function medigapPlan(claim: ProfessionalClaim): OtherCoverage | null {
  if (!isMedicare(claim) || !claim.acceptsAssignment) return null;
  return otherPlans(claim).find((plan) => plan.rank > claim.coverage.rank && isMedigap(plan)) ?? null;
}

/** The plan that boxes 9 to 9d show: the first to pay among the others; for Medicare the Medigap plan or none. */
export function shownPlan(claim: ProfessionalClaim): OtherCoverage | null {
  return isMedicare(claim) ? medigapPlan(claim) : (otherPlans(claim)[0] ?? null);
}

/** Boxes 9, 9a, 9d and 11d. Source: NUCC 02/12; Medigap: claims processing manual ch. 26 §10.2, items 9 to 9d. */
export function otherPlanBoxes(claim: ProfessionalClaim): BoxEntry[] {
  const plan = shownPlan(claim);
  const medicare = isMedicare(claim);
  // Medicare leaves 11d blank.
  const asked = when(!medicare, () => [
    mark(plan === null ? '11d.no' : '11d.yes', plan === null ? 'coverage.rank' : 'otherCoverages'),
  ]);
  if (plan === null) return [...asked];
  const at = (name: string): string => planField(claim, plan, name);
  const name = insuredName(plan, boxLength('9'));
  const policy = printCode(plan.groupNumber.trim() === '' ? plan.memberId : plan.groupNumber);
  if (medicare)
    return [
      put('9', at('insured'), plan.relationship === '18' ? 'SAME' : name),
      put('9a', at('memberId'), { ...policy, text: `MEDIGAP ${policy.text}` }),
      put('9d', at('payer.payerIdentifier'), printCode(plan.payer.payerIdentifier)),
    ];
  return [
    ...asked,
    put('9', at('insured'), name),
    put('9a', at('groupNumber'), policy),
    put('9d', at('planName'), planName(plan)),
  ];
}

/**
 * Boxes 4, 6, 7, 11, 11a and 11c of a claim to Medicare: `NONE` when it pays first, otherwise the insured of the plan
 * that pays before it. Source: claims processing manual ch. 26 §10.2, items 4, 6, 7 and 11 to 11c.
 */
export function insuredBeforeMedicare(claim: ProfessionalClaim): readonly BoxEntry[] {
  const plan = plansBefore(claim)[0];
  if (plan === undefined)
    return when(claim.coverage.rank === 1, () => [put('11', 'payer.filingIndicator', 'NONE')]);
  const at = (name: string): string => planField(claim, plan, name);
  const self = plan.relationship === '18';
  const birthDate = self ? claim.patient.birthDate : plan.insured.birthDate;
  const sex = self ? claim.patient.sex : plan.insured.sex;
  const address = plan.insured.address ?? (self ? claim.patient.address : null);
  return [
    put('4', at('insured'), insuredName(plan, boxLength('4'))),
    mark(RELATION_BOX[plan.relationship], at('relationship')),
    ...(address === null ? [] : insuredAddress(at('insured.address'), address)),
    put(
      '11',
      at('groupNumber'),
      printCode(plan.groupNumber.trim() === '' ? plan.memberId : plan.groupNumber),
    ),
    put('11a.date', at('insured.birthDate'), birthDate ? printBirthDate(birthDate) : ''),
    ...when(sex === 'M' || sex === 'F', () => [
      mark(sex === 'M' ? '11a.sex.M' : '11a.sex.F', at('insured.sex')),
    ]),
    put('11c', at('planName'), planName(plan)),
  ];
}

function insuredName(plan: OtherCoverage, length: number): PrintText {
  return plan.insured.entity === '2' ? printWords(plan.insured.lastName) : printPerson(plan.insured, length);
}

function planName(plan: OtherCoverage): PrintText {
  return printWords(plan.planName.trim() === '' ? plan.payer.name : plan.planName);
}
