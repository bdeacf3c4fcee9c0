import type { SegmentSink } from '../writer.ts';
import { billingProvider, billingProviderKey } from './billing-provider.ts';
import { claimInformation } from './claim.ts';
import { Extras, LoopWriter } from './loop-writer.ts';
import type { OddWitness } from './loop-writer.ts';
import { dependentPatient, patientKey } from './patient.ts';
import { isSubscriber, subscriber, subscriberKey } from './subscriber.ts';
import type { WritableClaim } from './writable-claim.ts';

/** A claim with what tells whose loops it shares: equal keys, one loop. */
export type PlacedClaim = {
  readonly claim: WritableClaim;
  readonly provider: string;
  readonly subscriber: string;
  /** Null when the patient is the subscriber. */
  readonly patient: string | null;
};

/** Places claims by what they say. */
export class Placer {
  #provider = '';

  place(claim: WritableClaim): PlacedClaim {
    const provider = billingProviderKey(claim);
    // Most claims have the provider of the one before: one text for both, so that comparing them costs nothing.
    if (provider !== this.#provider) this.#provider = provider;
    return {
      claim,
      provider: this.#provider,
      subscriber: subscriberKey(claim),
      patient: isSubscriber(claim) ? null : patientKey(claim),
    };
  }
}

/** Told of every odd segment of a claim; `line` null for what is not of a line. */
export type ClaimWitness = (line: number | null) => OddWitness;

/** Told of each claim of which carried segments found no place. */
export type LostWitness = (claim: WritableClaim, loops: readonly string[]) => void;

/**
 * 2000A, 2000B and 2000C with the claims in them, HL numbered from 1: `take` each claim in its order, then `end`.
 * Neighbours with equal keys share their loops. The claims of one subscriber are held back until they are complete.
 */
export class Hierarchy {
  readonly #segments: SegmentSink;
  readonly #lost: LostWitness;
  readonly #witness: ClaimWitness | null;
  #waiting: PlacedClaim[] = [];
  #provider: string | null = null;
  #providerHl = '';
  #hl = 0;

  /** @param segments where they are put; a caller with a list may empty it between two calls. */
  constructor(segments: SegmentSink, lost: LostWitness, witness: ClaimWitness | null = null) {
    this.#segments = segments;
    this.#lost = lost;
    this.#witness = witness;
  }

  take(placed: PlacedClaim): void {
    const [first] = this.#waiting;
    if (first && (first.provider !== placed.provider || first.subscriber !== placed.subscriber)) this.end();
    this.#waiting.push(placed);
  }

  end(): void {
    const waiting = this.#waiting;
    const [first] = waiting;
    if (!first) return;
    this.#waiting = [];
    if (this.#provider !== first.provider) {
      this.#provider = first.provider;
      this.#providerHl = this.#next();
      billingProvider(this.#loop(first.claim), first.claim, this.#providerHl);
    }
    const subscriberHl = this.#next();
    const children = waiting.some((c) => c.patient !== null);
    subscriber(this.#loop(first.claim), first.claim, subscriberHl, this.#providerHl, children);
    let patient: string | null = null;
    for (const placed of waiting) {
      if (placed.patient !== null && placed.patient !== patient)
        dependentPatient(this.#loop(placed.claim), placed.claim, this.#next(), subscriberHl);
      patient = placed.patient;
      const unplaced = claimInformation(this.#segments, placed.claim, this.#witness);
      if (unplaced.length > 0) this.#lost(placed.claim, unplaced);
    }
  }

  #next(): string {
    return String((this.#hl += 1));
  }

  #loop(claim: WritableClaim): LoopWriter {
    return new LoopWriter(this.#segments, Extras.of(claim.carried, claim.odd), this.#witness?.(null) ?? null);
  }
}

/**
 * Claims in the order of their keys, those that share all loops by control number: the same claims, the same bytes.
 */
export function sorted(claims: readonly PlacedClaim[]): PlacedClaim[] {
  return [...claims].sort(
    (a, b) =>
      compare(a.provider, b.provider) ||
      compare(a.subscriber, b.subscriber) ||
      compare(a.patient ?? '', b.patient ?? '') ||
      byNumber(a, b),
  );
}

/** By control number, then by our id. */
export function byNumber(a: PlacedClaim, b: PlacedClaim): number {
  return (
    compare(a.claim.controlNumber, b.claim.controlNumber) ||
    compare(a.claim.claimId ?? '', b.claim.claimId ?? '')
  );
}

/** By code unit, not by the reader's language, so that the order is the same on every machine. */
export function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
