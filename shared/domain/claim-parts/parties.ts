import { z } from 'zod';

/** An address as frozen in a claim. Unchecked here: the scrubber judges it. */
export const LooseAddress = z.object({
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
  /** N404, two letters; left out within the United States. */
  country: z.string().optional(),
});
export type LooseAddress = z.infer<typeof LooseAddress>;

/** A further identifier of a party: REF01 and REF02 (`0B` licence, `1G` UPIN, `G2` the payer's own number). */
export const OtherId = z.object({ qualifier: z.string(), value: z.string() });
export type OtherId = z.infer<typeof OtherId>;

/**
 * A segment of a claim from another system that has no field of its own here: kept as it stands and written
 * again at its place in the guide. `loop` as the guide names it (`2300`, `2420C`); components of a composite
 * are an array.
 */
export const CarriedSegment = z.object({
  loop: z.string(),
  /** Which one, when the loop repeats: 0 is the first. */
  repeat: z.int().min(0),
  segment: z.array(z.union([z.string(), z.array(z.string())])),
  /**
   * The segment as we would write it from the fields, when it is in their place that this one stands (empty
   * `segment`: nothing stood there). Once the fields say something else, ours is written and this one is not.
   */
  insteadOf: z.string().optional(),
});
export type CarriedSegment = z.infer<typeof CarriedSegment>;

/** NM101 of the providers that a claim or a line may name beside billing and rendering. */
export const PROVIDER_ROLES = {
  referring: 'DN',
  primaryCare: 'P3',
  rendering: '82',
  supervising: 'DQ',
  ordering: 'DK',
  purchasedService: 'QB',
} as const;
export const ProviderRole = z.enum([
  'referring',
  'primaryCare',
  'rendering',
  'supervising',
  'ordering',
  'purchasedService',
]);
export type ProviderRole = z.infer<typeof ProviderRole>;

/** A provider named on a claim (2310) or on one line (2420). */
export const ClaimProvider = z.object({
  role: ProviderRole,
  /** NM102: 1 a person, 2 an organisation, whose name stands in `lastName`. */
  entity: z.enum(['1', '2']),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  suffix: z.string().optional(),
  npi: z.string(),
  /** PRV03; only the rendering provider has one. */
  taxonomy: z.string().optional(),
  /** Only the ordering provider of a line has one (2420E). */
  address: LooseAddress.optional(),
  otherIds: z.array(OtherId).optional(),
});
export type ClaimProvider = z.infer<typeof ClaimProvider>;

/** The service facility of a claim (2310C) or of one line (2420C). */
export const ServiceFacility = z.object({
  name: z.string(),
  npi: z.string(),
  address: LooseAddress,
  otherIds: z.array(OtherId).optional(),
});
export type ServiceFacility = z.infer<typeof ServiceFacility>;
