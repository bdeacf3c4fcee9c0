import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { nameKey } from '#shared/domain/matching/names.ts';
import type { ReadClaim } from '#shared/domain/x12/read-837p/read-claim.ts';

/** A claim of ours with everything that was sent of it. */
export type KeptClaim<Id extends string = string> = {
  readonly id: Id;
  readonly controlNumber: string;
  /** A version is in work here that was not sent. */
  readonly inWork: boolean;
  /** Why no later version of it can come in, one sentence; empty when one can. */
  readonly closedTo: string;
  /** As it stands, and every version that was sent. */
  readonly versions: readonly ProfessionalClaim[];
};

/**
 * What a claim of a file is beside ours: `known` was brought in or made here before; `version` corrects, voids or
 * replaces one of ours; `taken` is another claim under a number of ours.
 */
export type Standing<Id extends string = string> =
  | { readonly kind: 'new' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'known'; readonly of: KeptClaim<Id> }
  | { readonly kind: 'version'; readonly of: KeptClaim<Id> };

type Facts = Pick<ReadClaim, 'frequency' | 'serviceDate'> & {
  readonly lines: readonly Pick<
    ReadClaim['lines'][number],
    'serviceDate' | 'code' | 'modifiers' | 'units' | 'chargeCents'
  >[];
  readonly patient: Pick<ReadClaim['patient'], 'lastName' | 'firstName' | 'birthDate'>;
  readonly coverage: Pick<ReadClaim['coverage'], 'rank' | 'memberId'>;
  readonly payer: Pick<ReadClaim['payer'], 'name' | 'payerIdentifier'>;
};

/**
 * Judges a claim of a file by ours.
 * Known: the same number, patient, payer's rank, frequency, date of service and charge; or, of an original claim, the
 * same patient, payer and services under another number. A claim of frequency 7 or 8 is a version of the one with its
 * number and patient (005010X222A1 2300 CLM05-3).
 * @param byNumber ours with its number, or with that number and `-2`, `-3` … behind it
 * @param byServices ours of the same day, birth date and charge
 */
export function judge<Id extends string>(
  claim: ReadClaim,
  byNumber: readonly KeptClaim<Id>[],
  byServices: readonly KeptClaim<Id>[],
): Standing<Id> {
  const own = byNumber.filter((kept) => kept.versions.some((v) => sameParty(claim, v)));
  const known =
    own.find((kept) => kept.versions.some((v) => sameVersion(claim, v))) ??
    (claim.frequency === '1'
      ? byServices.find((kept) => kept.versions.some((v) => sameServices(claim, v)))
      : undefined);
  if (known) return { kind: 'known', of: known };
  if (claim.frequency !== '1') {
    const sameDay = own.filter((kept) => kept.versions.some((v) => v.serviceDate === claim.serviceDate));
    const of = sameDay[0] ?? (own.length === 1 ? own[0] : undefined);
    if (of) return { kind: 'version', of };
  }
  return byNumber.length > 0 ? { kind: 'taken' } : { kind: 'new' };
}

/** The same patient, and the same place in the order of payment. */
function sameParty(a: Facts, b: Facts): boolean {
  return (
    sameBirth(a, b) &&
    nameKey(a.patient.lastName) === nameKey(b.patient.lastName) &&
    nameKey(a.patient.firstName) === nameKey(b.patient.firstName) &&
    a.coverage.rank === b.coverage.rank
  );
}

/** Where one of the two does not tell the birth date, the member id stands for it. */
function sameBirth(a: Facts, b: Facts): boolean {
  const [x, y] = [a.patient.birthDate, b.patient.birthDate];
  if (x !== null && y !== null) return x === y;
  return a.coverage.memberId.trim().toUpperCase() === b.coverage.memberId.trim().toUpperCase();
}

function sameVersion(a: Facts, b: Facts): boolean {
  return (
    sameParty(a, b) &&
    a.frequency === b.frequency &&
    a.serviceDate === b.serviceDate &&
    total(a) === total(b) &&
    (a.frequency === '1' || servicesKey(a) === servicesKey(b))
  );
}

function sameServices(a: Facts, b: Facts): boolean {
  return (
    sameParty(a, b) && payerKey(a) === payerKey(b) && servicesKey(a) === servicesKey(b) && a.lines.length > 0
  );
}

function payerKey({ payer }: Facts): string {
  return payer.payerIdentifier.trim().toUpperCase() || nameKey(payer.name);
}

function total({ lines }: Facts): number {
  return lines.reduce((sum, line) => sum + line.chargeCents, 0);
}

/** The services of a claim as they are compared, whatever their order. */
export function servicesKey({ lines }: Pick<Facts, 'lines'>): string {
  return lines
    .map((l) => [l.serviceDate, l.code, l.modifiers.join(':'), l.units, l.chargeCents].join(','))
    .sort()
    .join(';');
}

/** Everything by which two claims of files are the same claim sent twice, as one text. */
export function sentTwiceKey(claim: ReadClaim): string {
  const { patient, coverage } = claim;
  return [
    claim.controlNumber,
    claim.frequency,
    claim.serviceDate,
    coverage.rank,
    nameKey(patient.lastName),
    nameKey(patient.firstName),
    patient.birthDate ?? coverage.memberId,
    servicesKey(claim),
  ].join('|');
}
