import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import { isMedicare } from './medicare.ts';

/** A fact of the claim that the form cannot show. */
export type Unshown = { readonly field: string; readonly words: string };

type Fact = readonly [field: string, words: string, said: boolean];

/** What the claim says and the CMS-1500 has no place for. */
export function withoutBox(claim: ProfessionalClaim): Unshown[] {
  return [...ofClaim(claim), ...claim.lines.flatMap(ofLine)]
    .filter(([, , said]) => said)
    .map(([field, words]) => ({ field, words }));
}

function ofClaim(claim: ProfessionalClaim): Fact[] {
  const { situation, payToAddress, providers = [] } = claim;
  const { dates } = situation ?? {};
  return [
    ['payToAddress', 'the address to which payments go', payToAddress !== undefined],
    ['providers', 'the primary care provider', providers.some(({ role }) => role === 'primaryCare')],
    ['situation.dates.lastWorked', 'the last day worked', dates?.lastWorked !== undefined],
    ['situation.dates.returnToWork', 'the return to work', dates?.returnToWork !== undefined],
    ['situation.delayReason', 'the reason for the delay', filled(situation?.delayReason)],
    ['situation.specialProgram', 'the special program', filled(situation?.specialProgram)],
    [
      'situation.authorizationException',
      'the reason for a missing authorization',
      filled(situation?.authorizationException),
    ],
    ['situation.ambulance', 'the ambulance certification', situation?.ambulance !== undefined],
    [
      'situation.ambulance.dropOff',
      'where the ambulance went',
      situation?.ambulance !== undefined && situation.ambulance.dropOff !== null,
    ],
    [
      'situation.ambulance.pickUp',
      'where the ambulance came from',
      !isMedicare(claim) && situation?.ambulance !== undefined && situation.ambulance.pickUp !== null,
    ],
    [
      'situation.anesthesiaProcedures',
      'the surgery behind the anaesthesia',
      (situation?.anesthesiaProcedures ?? []).length > 0,
    ],
    ['situation.patientDeath', 'the day of death', situation?.patientDeath !== undefined],
    ['situation.patientWeight', "the patient's weight", filled(situation?.patientWeight)],
    // A 2300 CRC*ZZ stands in box 24H.
    [
      'carried',
      'some details that another system put into this claim',
      (claim.carried ?? []).some(({ segment }) => !(segment[0] === 'CRC' && segment[1] === 'ZZ')),
    ],
  ];
}

const LINE_DATES = [
  'certificationRevision',
  'therapyBegan',
  'lastCertification',
  'hemoglobinTest',
  'creatinineTest',
  'shipped',
] as const;

function ofLine({ number, detail }: ClaimLine): Fact[] {
  if (!detail) return [];
  const field = (name: string): string => `lines.${number}.detail.${name}`;
  const on = ` on line ${number}`;
  return [
    [field('drug'), `the prescription number${on}`, filled(detail.drug?.prescriptionNumber)],
    [field('note'), `the note to the repricer${on}`, detail.note?.kind === 'TPO'],
    [field('dates'), `a date${on}`, LINE_DATES.some((name) => detail.dates?.[name] !== undefined)],
    [field('copayExempt'), `the exemption from copay${on}`, detail.copayExempt === true],
    [
      field('referringClia'),
      `the CLIA number of the referring laboratory${on}`,
      filled(detail.referringClia),
    ],
    [
      field('carried'),
      `some details that another system put into line ${number}`,
      (detail.carried ?? []).some(({ segment }) => segment[0] !== 'PS1' && !isOwn(segment)),
    ],
  ];
}

/** A line's control number is ours to match by, nothing for the payer to read. */
function isOwn(segment: readonly unknown[]): boolean {
  return segment[0] === 'REF' && segment[1] === '6R';
}

function filled(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}
