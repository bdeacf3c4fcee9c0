import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { CheckedBy } from '#shared/domain/claim-work.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { ScrubContext } from '#shared/domain/scrub/facts.ts';
import { scrub, scrubWithVersions } from '#shared/domain/scrub/scrub.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { lastAllowed } from '#electron/db/read-models/allowed-amounts.ts';
import { otherServicesOf } from '#electron/db/read-models/other-services.ts';
import { feeOn } from '#electron/practice/queries.ts';
import { findRequirement, listOwnRules } from '#electron/scrub-rules/queries.ts';
import type { ServiceContext } from '#electron/service-context.ts';

export type ClaimScrubbing = ReturnType<typeof createClaimScrubbing>;

/** A claim's findings, and by which rules and code sets they were made. */
export type CheckedClaim = { readonly findings: Finding[]; readonly checkedBy: CheckedBy };

/** Everything that a check of claims reads, remembered while one claim, or a batch of them, is checked. */
export function createClaimScrubbing(context: Ground) {
  return {
    /** Judges a frozen claim as of today. */
    scrub: (claim: ProfessionalClaim): Finding[] => scrub(claim, contextFor(context, [claim])(claim)),
    /** Many claims at once: what they share is read once. Answers come in the order of the claims. */
    check: (claims: readonly ProfessionalClaim[]): CheckedClaim[] => {
      const of = contextFor(context, claims);
      const releases = once((on: string) => context.tables.now().inForce(on as IsoDate));
      return claims.map((claim) => {
        const { findings, rules } = scrubWithVersions(claim, of(claim));
        return { findings, checkedBy: { rules, releases: [...releases(claim.serviceDate)] } };
      });
    },
  };
}

type Ground = Pick<ServiceContext, 'db' | 'clock' | 'tables'>;

/**
 * What the rules may ask of the practice file and the code sets. Nothing is kept longer than the check: fees, rules
 * and other claims change between one check and the next.
 * @param batch the claims that are checked together, for which the patients' other services are read at once.
 */
function contextFor(
  { db, clock, tables }: Ground,
  batch: readonly ProfessionalClaim[],
): (claim: ProfessionalClaim) => ScrubContext {
  const file = db();
  const { lookup, edits, taxonomy } = tables.now();
  const today = clock.today();
  const ownRules = listOwnRules(file).filter((rule) => rule.enabled);
  const fee = once((code: string, on: string) => feeOn(file, code, on as IsoDate)?.chargeCents ?? null);
  const allowed = once((payerId: string, code: string, modifiers: string) =>
    lastAllowed(file, payerId as PayerId, code, modifiers === '' ? [] : modifiers.split(',')),
  );
  const requirement = once((payerId: string) => findRequirement(file, payerId as PayerId));
  const others = otherServicesOf(file, batch);
  return (claim) => {
    const wanted = requirement(claim.payer.payerId);
    return {
      lookup,
      edits,
      today,
      ownRules,
      otherClaims: others(claim),
      fee: (code) => fee(code, claim.serviceDate),
      allowed: (code, modifiers) => allowed(claim.payer.payerId, code, [...modifiers].sort().join()),
      ...(wanted ? { requirement: wanted } : {}),
      ...(taxonomy ? { taxonomy } : {}),
    };
  };
}

/** Asks each thing once. */
function once<A extends readonly string[], T>(ask: (...asked: A) => T): (...asked: A) => T {
  const known = new Map<string, { readonly value: T }>();
  return (...asked) => {
    const key = asked.join('\n');
    const seen = known.get(key);
    if (seen) return seen.value;
    const value = ask(...asked);
    known.set(key, { value });
    return value;
  };
}
