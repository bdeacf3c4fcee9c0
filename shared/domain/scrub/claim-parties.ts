import type { ProfessionalClaim } from '../claim.ts';
import type { ClaimProvider, LooseAddress, OtherId, ProviderRole } from '../claim-parts/parties.ts';
import { isDependent, oncePerClaim } from './facts.ts';

export type AddressFacts = {
  readonly field: string;
  /** Whose address, as the message names it. */
  readonly whose: string;
  readonly address: LooseAddress;
};

/** Every address that is sent, with its path. The insured person's only when it is another than the patient. */
export const addresses = oncePerClaim((claim: ProfessionalClaim): readonly AddressFacts[] => {
  const found: AddressFacts[] = [
    {
      field: 'billingProvider.address',
      whose: "The billing provider's",
      address: claim.billingProvider.address,
    },
  ];
  const add = (field: string, whose: string, address: LooseAddress | null | undefined): void => {
    if (address) found.push({ field, whose, address });
  };
  add('payToAddress', 'The pay-to', claim.payToAddress);
  add('serviceFacility.address', "The facility's", claim.serviceFacility?.address);
  add('patient.address', "The patient's", claim.patient.address);
  // Another insured person's address is kept for paper and not sent; another system may never have told it.
  const insured = claim.subscriber.address;
  if (isDependent(claim) && !isBlank(insured)) add('subscriber.address', "The subscriber's", insured);
  const ambulance = claim.situation?.ambulance;
  add('situation.ambulance.pickUp', 'The pick-up', ambulance?.pickUp);
  add('situation.ambulance.dropOff.address', 'The drop-off', ambulance?.dropOff?.address);
  claim.lines.forEach(({ detail }, i) => {
    const line = `lines.${i + 1}.detail`;
    add(`${line}.serviceFacility.address`, `Line ${i + 1}: the facility's`, detail?.serviceFacility?.address);
    detail?.providers?.forEach(({ address }, k) =>
      add(`${line}.providers.${k + 1}.address`, `Line ${i + 1}: the provider's`, address),
    );
  });
  return found;
});

/** Whether nothing of an address is said. */
export function isBlank({ line1, line2, city, state, zip }: LooseAddress): boolean {
  return [line1, line2, city, state, zip].every((part) => part.trim() === '');
}

/** Whether an address lies abroad: states and ZIP codes are then not those of the United States. */
export function isAbroad({ country }: LooseAddress): boolean {
  return country !== undefined && country !== '' && country !== 'US';
}

/** How messages call a provider by role. */
export const ROLE_WORDS: Readonly<Record<ProviderRole, string>> = {
  referring: 'referring provider',
  primaryCare: 'primary care provider',
  rendering: 'rendering provider',
  supervising: 'supervising provider',
  ordering: 'ordering provider',
  purchasedService: 'provider of the purchased service',
};

export type ProviderFacts = {
  readonly field: string;
  /** `The referring provider`, `Line 2: the ordering provider`. */
  readonly who: string;
  /** 1-based; null for a provider of the whole claim. */
  readonly line: number | null;
  readonly provider: ClaimProvider;
};

/** Every provider that the claim or a line names beside billing and rendering provider. */
export const namedProviders = oncePerClaim((claim: ProfessionalClaim): readonly ProviderFacts[] => [
  ...(claim.providers ?? []).map((provider, i) => ({
    field: `providers.${i + 1}`,
    who: `The ${ROLE_WORDS[provider.role]}`,
    line: null,
    provider,
  })),
  ...claim.lines.flatMap(({ detail }, i) =>
    (detail?.providers ?? []).map((provider, k) => ({
      field: `lines.${i + 1}.detail.providers.${k + 1}`,
      who: `Line ${i + 1}: the ${ROLE_WORDS[provider.role]}`,
      line: i + 1,
      provider,
    })),
  ),
]);

/** Whether 2310B is left out: the billing provider itself gave the services. */
export function rendersItself({ renderingProvider: r }: ProfessionalClaim): boolean {
  return [r.lastName, r.firstName, r.npi].every((text) => text.trim() === '');
}

export type OtherIdFacts = {
  readonly field: string;
  readonly id: OtherId;
  /** Whose it is, which says in which loop it stands. */
  readonly role: ProviderRole | 'billing' | 'facility' | 'lineFacility';
};

/** Every further identifier of a provider or facility. */
export function providerIds(claim: ProfessionalClaim): OtherIdFacts[] {
  const of = (
    field: string,
    role: OtherIdFacts['role'],
    ids: readonly OtherId[] | undefined,
  ): OtherIdFacts[] => (ids ?? []).map((id, i) => ({ field: `${field}.otherIds.${i + 1}`, id, role }));
  return [
    ...of('billingProvider', 'billing', claim.billingProvider.otherIds),
    ...of('renderingProvider', 'rendering', claim.renderingProvider.otherIds),
    ...of('serviceFacility', 'facility', claim.serviceFacility?.otherIds),
    ...namedProviders(claim).flatMap(({ field, provider }) => of(field, provider.role, provider.otherIds)),
    ...claim.lines.flatMap(({ detail }, i) =>
      of(`lines.${i + 1}.detail.serviceFacility`, 'lineFacility', detail?.serviceFacility?.otherIds),
    ),
  ];
}
