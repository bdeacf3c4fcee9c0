import { z } from 'zod';

/** What a payer refused for, by what can be done about it. The words are ours. */
export const DENIAL_KINDS = [
  'eligibility',
  'authorization',
  'timely_filing',
  'coding',
  'medical_necessity',
  'duplicate',
  'coordination',
  'missing_information',
  'non_covered',
  'credentialing',
  'technical',
  'cut',
  'unknown',
] as const;
export const DenialKind = z.enum(DENIAL_KINDS);
export type DenialKind = z.infer<typeof DenialKind>;

export const DENIAL_KIND_WORDS: Readonly<Record<DenialKind, string>> = {
  eligibility: 'Eligibility',
  authorization: 'Authorisation',
  timely_filing: 'Timely filing',
  coding: 'Coding or bundling',
  medical_necessity: 'Medical necessity',
  duplicate: 'Duplicate',
  coordination: 'Other insurer first',
  missing_information: 'Missing information',
  non_covered: 'Not covered',
  credentialing: 'Credentialing',
  technical: 'Technical',
  cut: 'Paid less than charged',
  unknown: 'Unknown: read the payer’s text',
};

/** What is to be done next; each is one key of the desk. */
export const DENIAL_STEPS = ['correct', 'appeal', 'records', 'call', 'patient', 'read'] as const;
export const DenialStep = z.enum(DENIAL_STEPS);
export type DenialStep = z.infer<typeof DenialStep>;

/** How the next step is taken, and the field of the claim at which a correction begins. */
export type StepAdvice = { readonly step: DenialStep; readonly words: string; readonly field: string };

const ADVICE: Readonly<Record<DenialKind, StepAdvice>> = {
  eligibility: {
    step: 'correct',
    words: 'Ask for the coverage on the day of service, mend member and plan, and send a corrected claim.',
    field: 'coverage.memberId',
  },
  authorization: {
    step: 'correct',
    words: 'Find the authorisation number and send a corrected claim; without one, appeal with the records.',
    field: 'situation.priorAuthorization',
  },
  timely_filing: {
    step: 'appeal',
    words: 'Appeal with the proof of when the claim was sent and accepted.',
    field: '',
  },
  coding: {
    step: 'correct',
    words: 'Look at codes, modifiers and diagnoses against the note, and send a corrected claim.',
    field: 'lines.1.code',
  },
  medical_necessity: {
    step: 'appeal',
    words: 'Appeal with the note that shows why the service was needed.',
    field: '',
  },
  duplicate: {
    step: 'call',
    words: 'Find the claim that the payer has already; ask the payer which one it means.',
    field: '',
  },
  coordination: {
    step: 'correct',
    words: 'Ask the patient who pays first, bill that insurer, then send this claim with its answer.',
    field: 'otherCoverages',
  },
  missing_information: {
    step: 'correct',
    words: 'Add what is missing and send a corrected claim.',
    field: '',
  },
  non_covered: {
    step: 'appeal',
    words: 'Check the plan. Where the payer leaves it to the patient, bill the patient; otherwise appeal.',
    field: '',
  },
  credentialing: {
    step: 'call',
    words: 'Ask the payer what it holds of the provider: enrolment, network, NPI and taxonomy.',
    field: 'renderingProvider.npi',
  },
  technical: {
    step: 'correct',
    words: 'Mend what the payer could not process and send a corrected claim.',
    field: '',
  },
  cut: {
    step: 'call',
    words: 'Compare the amount with the contract; ask the payer or appeal when it is too low.',
    field: '',
  },
  unknown: {
    step: 'read',
    words: 'Read the payer’s own text of this code before anything is done.',
    field: '',
  },
};

/** What to do about a kind of denial. */
export function adviceOn(kind: DenialKind): StepAdvice {
  return ADVICE[kind];
}

/** Records that were asked for come before anything else. */
export const RECORDS_ADVICE: StepAdvice = {
  step: 'records',
  words: 'Send the records that the payer asks for.',
  field: '',
};

/** Claim adjustment reason codes (CAS02) by kind; only numbers whose meaning is sure. */
const REASONS: Readonly<Partial<Record<DenialKind, string>>> = {
  eligibility: '26 27 31 32 33 34 140 177 200 270',
  authorization: '15 39 197 198 210 243 288 296 302',
  timely_filing: '29 138 139',
  coding: '4 5 6 7 9 10 11 12 54 59 97 107 146 151 152 154 172 181 182 199 222 231 234 236 B10 B15 B16 B20',
  medical_necessity: '40 50 55 56 58 150 153',
  duplicate: '18 B13',
  coordination: '19 20 21 22 23 109 275',
  missing_information: '16 95 148 163 164 206 207 226 227 250 251 252',
  non_covered: '35 49 51 60 96 111 116 119 149 160 167 204 B1 B9',
  credentialing: '8 170 183 184 185 208 242 B7',
  technical: '110 125 129 136 A1',
  cut: '45 94 131 144 253',
};

const KIND_BY_REASON: ReadonlyMap<string, DenialKind> = new Map(
  Object.entries(REASONS).flatMap(([kind, codes]) =>
    codes.split(' ').map((code) => [code, kind as DenialKind] as const),
  ),
);

/** Remark codes that say more than a vague reason (16, 96, A1, 125 …). */
const KIND_BY_REMARK: ReadonlyMap<string, DenialKind> = new Map(
  Object.entries({
    eligibility: 'N382 MA61 N650',
    authorization: 'M62 M44 N54 N586',
    coding: 'M15 M20 M50 M51 M53 M76 M80 MA63 N19 N20 N56 N519 N657 N822',
    medical_necessity: 'M25 M26 N115 N180 N386',
    duplicate: 'N522 M86',
    coordination: 'MA04 MA64 MA92 N4 N8 N48 N598',
    missing_information:
      'M127 M135 M60 M77 MA30 MA112 MA114 MA120 MA130 N26 N29 N204 N225 N237 N257 N265 N277 N286 N290 N350 N706',
    non_covered: 'N130 N425 N429 N431 N643',
    credentialing: 'N95 N570',
    technical: 'N34 N390 N379',
  } satisfies Partial<Record<DenialKind, string>>).flatMap(([kind, codes]) =>
    codes.split(' ').map((code) => [code, kind as DenialKind] as const),
  ),
);

/** Reasons that say little by themselves: a remark decides where it is known. */
const VAGUE: ReadonlySet<string> = new Set(['16', '95', '96', '125', '129', '250', 'A1']);

/** Remarks and reasons by which the payer asks for papers. */
const RECORDS_REASONS: ReadonlySet<string> = new Set(['226', '252']);
const RECORDS_REMARKS: ReadonlySet<string> = new Set(['M127', 'N29', 'N204', 'N706', 'N237', 'N26', 'N350']);

/** Field of the claim that a remark speaks of, where that is sure. */
const FIELD_BY_REMARK: Readonly<Record<string, string>> = {
  M62: 'situation.priorAuthorization',
  M76: 'diagnoses',
  MA63: 'diagnoses',
  M20: 'lines.1.code',
  M51: 'lines.1.code',
  M53: 'lines.1.units',
  N519: 'lines.1.modifiers',
  N822: 'lines.1.modifiers',
  M77: 'placeOfService',
  MA120: 'clia',
  N290: 'renderingProvider.npi',
  N257: 'billingProvider.npi',
  N265: 'providers',
  N286: 'providers',
  MA61: 'coverage.memberId',
  N382: 'coverage.memberId',
  MA04: 'otherCoverages',
  MA92: 'otherCoverages',
  N4: 'otherCoverages',
};

/** The field at which a correction begins; empty: where the claim's own findings lead. */
export function fieldFor(kind: DenialKind, remarks: readonly string[]): string {
  for (const remark of remarks) {
    const field = FIELD_BY_REMARK[remark];
    if (field !== undefined) return field;
  }
  return adviceOn(kind).field;
}

/**
 * The kind of a refusal by its numbers. A vague reason is told by its remarks; what no number tells is unknown and
 * never guessed.
 * @param reason CAS02. @param remarks LQ*HE and MOA remark codes.
 */
export function kindOf(reason: string, remarks: readonly string[]): DenialKind {
  const known = KIND_BY_REASON.get(reason);
  if (known !== undefined && !VAGUE.has(reason)) return known;
  for (const remark of remarks) {
    const by = KIND_BY_REMARK.get(remark);
    if (by !== undefined) return by;
  }
  return known ?? 'unknown';
}

/** What to do about one refusal: papers that were asked for first, otherwise by its kind. */
export function adviceFor(kind: DenialKind, reason: string, remarks: readonly string[]): StepAdvice {
  if (RECORDS_REASONS.has(reason) || remarks.some((remark) => RECORDS_REMARKS.has(remark)))
    return RECORDS_ADVICE;
  return { ...adviceOn(kind), field: fieldFor(kind, remarks) };
}
