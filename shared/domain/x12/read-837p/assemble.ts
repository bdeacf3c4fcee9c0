import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { CarriedSegment } from '#shared/domain/claim-parts/parties.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimLevel } from './claim-level.ts';
import type { HeaderLevel, ProviderLevel } from './header-level.ts';
import type { LineLevel } from './line-level.ts';
import type { PatientLevel, SubscriberLevel } from './people-level.ts';
import type { OddSegment, ReadClaim, ReadLine } from './read-claim.ts';

/** What the claims of one subscriber or patient have in common, put together once. */
export type Shared = Pick<
  ReadClaim,
  'submitter' | 'receiver' | 'billingProvider' | 'payer' | 'coverage' | 'subscriber' | 'patient'
> & {
  readonly payToAddress: ProfessionalClaim['payToAddress'];
  readonly facts: SubscriberLevel['person']['facts'];
  readonly hasFacts: boolean;
  readonly carried: readonly CarriedSegment[] | null;
  readonly odd: readonly OddSegment[] | null;
};

const NOTHING: readonly OddSegment[] = [];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Submitter to patient, as all claims under this subscriber (and patient) have them. */
export function share(
  header: HeaderLevel,
  provider: ProviderLevel,
  subscriber: SubscriberLevel,
  patient: PatientLevel | null,
): Shared {
  // First what is settled only now, since it adds to what the loops keep.
  header.close();
  const billingProvider = provider.billing;
  patient?.close();
  const own = subscriber.keptFor(patient === null);
  const { facts } = (patient ?? subscriber).person;
  return {
    submitter: header.submitter,
    receiver: header.receiver,
    billingProvider,
    payToAddress: provider.payToAddress ?? undefined,
    payer: payerOf(subscriber),
    coverage: coverageOf(subscriber, patient),
    subscriber: subscriber.person.said,
    patient: (patient ?? subscriber).person.said,
    facts,
    hasFacts: saysSomething(facts),
    carried: joined(
      joined(joined(header.keep.carried, provider.keep.carried), own.carried),
      patient?.keep.carried ?? null,
    ),
    odd: joined(joined(joined(header.keep.odd, provider.keep.odd), own.odd), patient?.keep.odd ?? null),
  };
}

function saysSomething(facts: Shared['facts']): boolean {
  for (const _name in facts) return true;
  return false;
}

function payerOf(subscriber: SubscriberLevel): ReadClaim['payer'] {
  const payer: Mutable<ReadClaim['payer']> = {
    name: subscriber.payer.name,
    payerIdentifier: subscriber.payer.payerIdentifier,
    filingIndicator: subscriber.filingIndicator,
    address: subscriber.payerAddress,
  };
  if (subscriber.payerIds.length > 0) payer.otherIds = subscriber.payerIds;
  return payer;
}

function coverageOf(subscriber: SubscriberLevel, patient: PatientLevel | null): ReadClaim['coverage'] {
  const { rank, groupNumber, planName, insuranceType } = subscriber.coverage;
  const coverage: Mutable<ReadClaim['coverage']> = {
    rank,
    groupNumber,
    planName,
    memberId: subscriber.person.name.id,
    relationship: patient ? patient.relationship : '18',
  };
  if (insuranceType !== '') coverage.insuranceType = insuranceType;
  return coverage;
}

const NO_RENDERING: ProfessionalClaim['renderingProvider'] = {
  lastName: '',
  firstName: '',
  middleName: '',
  credentials: '',
  npi: '',
  taxonomy: '',
};

/** One claim with what it shares. All its levels are closed. */
export function assemble(shared: Shared, c: ClaimLevel, serviceDate: IsoDate | null): ReadClaim {
  // First what every claim has, in one piece, then what is seldom said: objects are made quicker so.
  const claim: Mutable<ReadClaim> = {
    controlNumber: c.controlNumber,
    frequency: c.frequency,
    serviceDate,
    placeOfService: c.placeOfService,
    submitter: shared.submitter,
    receiver: shared.receiver,
    billingProvider: shared.billingProvider,
    renderingProvider: c.rendering ?? NO_RENDERING,
    serviceFacility: c.facility,
    clia: c.clia,
    payer: shared.payer,
    coverage: shared.coverage,
    subscriber: shared.subscriber,
    patient: shared.patient,
    diagnoses: c.diagnoses,
    lines: c.lines.map(assembleLine),
    patientPaidCents: c.patientPaidCents,
    acceptsAssignment: c.acceptsAssignment,
    benefitsAssigned: c.benefitsAssigned,
    releaseOnFile: c.releaseOnFile,
    signatureOnFile: c.signatureOnFile,
    odd: NOTHING,
  };
  if (shared.payToAddress) claim.payToAddress = shared.payToAddress;
  if (c.rendering && c.rendering.npi !== '' && c.rendering.npi === shared.billingProvider.npi)
    c.rendering.repeatsBilling = true;
  if (c.providers.length > 0) claim.providers = c.providers;
  if (c.icd9) claim.icd9 = true;
  const situation = situationOf(shared, c);
  if (situation) claim.situation = situation;
  // Closing them may add to what is odd.
  if (c.others.length > 0) claim.otherCoverages = c.others.map((other) => other.close());
  const carried = joined(shared.carried, c.keep.carried);
  if (carried) claim.carried = carried as CarriedSegment[];
  const odd = joined(shared.odd, c.keep.odd);
  if (odd) claim.odd = odd;
  return claim;
}

function situationOf(shared: Shared, c: ClaimLevel): ReadClaim['situation'] {
  const ambulance = c.situation?.ambulance;
  if (ambulance && (c.pickUp || c.dropOff))
    c.said.ambulance = { ...ambulance, pickUp: c.pickUp, dropOff: c.dropOff };
  return shared.hasFacts ? { ...c.situation, ...shared.facts } : (c.situation ?? undefined);
}

function assembleLine(l: LineLevel, i: number): ReadLine {
  const line: Mutable<ReadLine> = {
    number: i + 1,
    serviceDate: l.serviceDate,
    placeOfService: l.placeOfService,
    code: l.code,
    modifiers: l.modifiers,
    pointers: l.pointers,
    units: l.units,
    chargeCents: l.chargeCents,
    controlNumber: l.controlNumber,
    odd: l.keep.odd ?? NOTHING,
  };
  if (l.keep.carried) line.detail = { ...l.detail, carried: l.keep.carried };
  else if (l.detail) line.detail = l.detail;
  return line;
}

function joined<T>(a: readonly T[] | null, b: readonly T[] | null): readonly T[] | null {
  return b === null ? a : a === null ? b : [...a, ...b];
}
