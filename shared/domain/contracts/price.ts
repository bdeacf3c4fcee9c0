import type { IsoDate } from '#shared/kernel/dates.ts';

/** A service line as far as its price depends on it. */
export type PricedLine = {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly placeOfService: string;
  readonly serviceDate: IsoDate;
  readonly units: number;
  /** Null when only the price is asked for. */
  readonly chargeCents: number | null;
};

/** What a payer should allow for a line, with the reason; or why nothing is expected. */
export type Expectation =
  | {
      readonly known: 'contract' | 'learnt';
      readonly amountCents: number;
      /** How it comes about, one sentence. */
      readonly basis: string;
      /** For a learnt one: how often it was seen, and since when. */
      readonly count: number;
      readonly since: IsoDate | null;
    }
  | { readonly known: 'none'; readonly why: string };
