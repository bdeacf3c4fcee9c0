import type { LooseAddress } from '#shared/domain/claim-parts/parties.ts';
import type { IncomingPatient } from '#shared/domain/incoming.ts';
import { nameKey } from '#shared/domain/matching/names.ts';
import type { FilingIndicator } from '#shared/domain/practice.ts';
import type { ReadClaim } from '#shared/domain/x12/read-837p/read-claim.ts';

/** Who and what a claim of a file names that we keep records of. */
export const PARTY_KINDS = ['patient', 'payer', 'provider', 'facility'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

export type PayerFacts = {
  readonly name: string;
  readonly payerIdentifier: string;
  readonly filingIndicator: FilingIndicator | '';
  readonly address: LooseAddress | null;
  /** Where the file went; empty for a payer that is only named as another coverage. */
  readonly receiverId: string;
  readonly receiverName: string;
};

export type ProviderFacts = {
  /** Of an organisation its name. */
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly npi: string;
  readonly taxonomy: string;
};

export type FacilityFacts = {
  readonly name: string;
  readonly npi: string;
  readonly placeOfService: string;
  readonly address: LooseAddress;
  readonly clia: string;
};

export type PatientFacts = IncomingPatient & { readonly memberId: string };

/** Two claims of the same key mean the same party, whatever else they say of it. */
export type Named<F> = { readonly key: string; readonly facts: F };

export type ClaimParties = {
  readonly patient: Named<PatientFacts>;
  readonly payer: Named<PayerFacts>;
  readonly provider: Named<ProviderFacts>;
  readonly facility: Named<FacilityFacts>;
  /** Of the other coverages, in their order. */
  readonly otherPayers: readonly Named<PayerFacts>[];
};

/**
 * Whom and what a claim names. The rendering provider is the billing one when 2310B is absent, the facility its
 * address when 2310C is (005010X222A1 2310B, 2310C).
 */
export function partiesOf(claim: ReadClaim): ClaimParties {
  return {
    patient: patientOf(claim),
    payer: payer({
      ...claim.payer,
      receiverId: claim.receiver.id,
      receiverName: claim.receiver.name,
    }),
    provider: providerOf(claim),
    facility: facilityOf(claim),
    otherPayers: (claim.otherCoverages ?? []).map((other) =>
      payer({ ...other.payer, filingIndicator: other.filingIndicator, receiverId: '', receiverName: '' }),
    ),
  };
}

function patientOf({ patient, coverage }: ReadClaim): Named<PatientFacts> {
  const { lastName, firstName, middleName, suffix, birthDate, sex, address } = patient;
  const facts: PatientFacts = {
    identifiers: [],
    lastName,
    firstName,
    middleName,
    ...(suffix ? { suffix } : {}),
    birthDate,
    sex,
    address,
    phone: '',
    memberId: coverage.memberId,
  };
  // Without a birth date a name alone is nobody: the member id, or else the address, tells people apart.
  const born = birthDate ?? (identifierKey(coverage.memberId) || placeKey(address));
  return { key: keyOf('patient', lastName, firstName, middleName, suffix ?? '', born, sex), facts };
}

function payer(facts: PayerFacts): Named<PayerFacts> {
  const { name, payerIdentifier, filingIndicator, address, receiverId, receiverName } = facts;
  const key = identifierKey(payerIdentifier);
  return {
    key: key === '' ? keyOf('payer name', name) : `payer|${key}`,
    facts: { name, payerIdentifier, filingIndicator, address, receiverId, receiverName },
  };
}

function providerOf({ renderingProvider: r, billingProvider: b }: ReadClaim): Named<ProviderFacts> {
  const named = r.lastName !== '' || r.npi !== '';
  const facts: ProviderFacts = named
    ? {
        lastName: r.suffix ? `${r.lastName} ${r.suffix}` : r.lastName,
        firstName: r.firstName,
        middleName: r.middleName,
        npi: r.npi,
        taxonomy: r.taxonomy,
      }
    : {
        lastName: b.name,
        firstName: b.person?.firstName ?? '',
        middleName: b.person?.middleName ?? '',
        npi: b.npi,
        taxonomy: b.taxonomy,
      };
  const npi = identifierKey(facts.npi);
  const key =
    npi === ''
      ? keyOf('provider name', facts.lastName, facts.firstName, facts.middleName)
      : `provider|${npi}`;
  return { key, facts };
}

function facilityOf(claim: ReadClaim): Named<FacilityFacts> {
  const { serviceFacility: f, billingProvider: b, placeOfService, clia } = claim;
  const { name, npi, address } = f ?? b;
  const facts: FacilityFacts = { name, npi, address, placeOfService, clia };
  return { key: keyOf('facility', npi, placeKey(address)), facts };
}

/** An address as it is compared: street, city and the first five digits of the ZIP; empty when none is said. */
export function placeKey(address: Pick<LooseAddress, 'line1' | 'city' | 'zip'>): string {
  const parts = [nameKey(address.line1), nameKey(address.city), address.zip.slice(0, 5)];
  return parts.every((part) => part === '') ? '' : parts.join('|');
}

/** A number of a payer or provider as it is compared. */
export function identifierKey(text: string): string {
  return text.trim().toUpperCase();
}

function keyOf(kind: string, ...parts: readonly string[]): string {
  return [kind, ...parts.map((part) => (kind === 'facility' ? part : nameKey(part)))].join('|');
}
