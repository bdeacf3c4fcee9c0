import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import { contest, type Contender, type Contest } from './contest.ts';
import { isMedicare } from './medicare.ts';
import { printCode } from './print-text.ts';

/**
 * Box 23 takes one number. Which of several: for Medicare the ZIP code where an ambulance picked up, the CLIA
 * number, the mammography certificate, the device exemption, then an authorization; for others the prior
 * authorization, the referral, then CLIA and mammography.
 * Source: NUCC 02/12, box 23; Medicare claims processing manual ch. 26 §10.4, item 23.
 */
export function boxNumber(claim: ProfessionalClaim, lines: readonly ClaimLine[]): Contest {
  const permits = [
    ...numbers(claim, lines, 'priorAuthorization', 'the prior authorization'),
    ...numbers(claim, lines, 'referralNumber', 'the referral number'),
  ];
  const clia = [
    one('clia', 'the CLIA number', claim.clia),
    ...lines.map((line) => one(inLine(line, 'clia'), 'the CLIA number', line.detail?.clia)),
  ];
  const mammography = numbers(claim, lines, 'mammographyCertification', 'the mammography certificate');
  const device = one(
    'situation.investigationalDevice',
    'the device exemption',
    claim.situation?.investigationalDevice,
  );
  return contest(
    isMedicare(claim)
      ? [pickUp(claim), ...clia, ...mammography, device, ...permits]
      : [...permits, ...clia, ...mammography, device],
  );
}

/** The ZIP code of the place where the ambulance took the patient in, five digits. */
function pickUp(claim: ProfessionalClaim): Contender {
  const zip = claim.situation?.ambulance?.pickUp?.zip.replace(/\D/g, '').slice(0, 5);
  return one('situation.ambulance.pickUp', 'the ZIP code of the pick-up', zip);
}

function numbers(
  claim: ProfessionalClaim,
  lines: readonly ClaimLine[],
  name: 'priorAuthorization' | 'referralNumber' | 'mammographyCertification',
  words: string,
): Contender[] {
  return [
    one(`situation.${name}`, words, claim.situation?.[name]),
    ...lines.map((line) => one(inLine(line, name), words, line.detail?.[name])),
  ];
}

function one(field: string, words: string, value: string | undefined): Contender {
  return { field, words, print: printCode(value ?? '') };
}

const inLine = (line: ClaimLine, name: string): string => `lines.${line.number}.detail.${name}`;
