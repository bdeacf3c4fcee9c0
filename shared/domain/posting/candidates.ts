import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import type { RemitClaim } from '#shared/domain/remittance.ts';

/** One of our claims that a claim of a remittance might answer. */
export type CandidateClaim = {
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly patientId: PatientId;
  readonly lastName: string;
  readonly firstName: string;
  readonly memberIds: readonly string[];
  readonly payerId: PayerId;
  readonly payerName: string;
  readonly serviceDate: IsoDate;
  readonly chargeCents: number;
  readonly codes: readonly string[];
};

export type Candidate = {
  readonly claim: CandidateClaim;
  /** Of 100: how much of what can be compared agrees. */
  readonly confidence: number;
  /** What agrees and what does not, in a few words each. */
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
};

/** From here on, and with this much before the next, a match is called likely. It is never posted by itself. */
export const LIKELY = 80;
const LEAD = 10;

const WEIGHTS = { number: 15, patient: 30, date: 20, charge: 15, codes: 15, payer: 5 } as const;

/**
 * Weighs our claims against one of a remittance: number (as far as payers shorten or lengthen it), patient by member
 * number or name, day, charge, codes and payer. @returns the best first, none below 35.
 */
export function weighCandidates(
  remit: RemitClaim,
  payerId: PayerId | null,
  claims: readonly CandidateClaim[],
): Candidate[] {
  return claims
    .map((claim) => weigh(remit, payerId, claim))
    .filter((c) => c.confidence >= 35)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 8);
}

/** The one candidate that may be called likely, or null. */
export function likelyOf(candidates: readonly Candidate[]): Candidate | null {
  const [first, second] = candidates;
  if (!first || first.confidence < LIKELY) return null;
  return second && first.confidence - second.confidence < LEAD ? null : first;
}

function weigh(remit: RemitClaim, payerId: PayerId | null, claim: CandidateClaim): Candidate {
  const agrees: string[] = [];
  const differs: string[] = [];
  let points = 0;
  const judge = (what: keyof typeof WEIGHTS, share: number, yes: string, no: string): void => {
    points += WEIGHTS[what] * share;
    if (share >= 0.5) agrees.push(yes);
    else differs.push(no);
  };
  judge('number', sameNumber(remit.controlNumber, claim.controlNumber), 'number', 'number');
  judge('patient', samePerson(remit, claim), 'patient', 'patient');
  const dates = [remit.serviceFrom, ...remit.lines.map((l) => l.serviceDate)];
  judge('date', dates.includes(claim.serviceDate) ? 1 : 0, 'day', 'day');
  judge('charge', Math.abs(remit.chargeCents) === claim.chargeCents ? 1 : 0, 'charge', 'charge');
  judge('codes', sameCodes(remit, claim), 'codes', 'codes');
  judge('payer', payerId === claim.payerId ? 1 : 0, 'payer', 'payer');
  return { claim, confidence: Math.round(points), agrees, differs };
}

function plain(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** Payers cut numbers off, add a suffix or drop leading zeros. */
function sameNumber(a: string, b: string): number {
  const [x, y] = [plain(a).replace(/^0+/, ''), plain(b).replace(/^0+/, '')];
  if (x === '' || y === '') return 0;
  if (x === y) return 1;
  return Math.min(x.length, y.length) >= 4 && (x.startsWith(y) || y.startsWith(x)) ? 0.7 : 0;
}

function samePerson(remit: RemitClaim, claim: CandidateClaim): number {
  const members = [remit.memberId, remit.corrected?.memberId ?? ''].map(plain).filter((m) => m !== '');
  const member = claim.memberIds.some((m) => members.includes(plain(m)));
  const last = plain(remit.patientLastName) === plain(claim.lastName) && claim.lastName !== '';
  const [x, y] = [plain(remit.patientFirstName), plain(claim.firstName)];
  const first = x !== '' && y !== '' && (x === y || x.startsWith(y) || y.startsWith(x));
  if (member && (last || first)) return 1;
  if (last && first) return 0.9;
  if (member) return 0.6;
  return last ? 0.4 : 0;
}

function sameCodes(remit: RemitClaim, claim: CandidateClaim): number {
  const theirs = remit.lines.map((l) => (l.submittedCode === '' ? l.code : l.submittedCode));
  if (theirs.length === 0 || claim.codes.length === 0) return 0.5;
  const ours = [...claim.codes];
  let same = 0;
  for (const code of theirs) {
    const at = ours.indexOf(code);
    if (at < 0) continue;
    ours.splice(at, 1);
    same += 1;
  }
  return same / Math.max(theirs.length, claim.codes.length);
}
