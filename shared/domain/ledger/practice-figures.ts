/** What the figures of a practice are made of, in cents, over a span of days. */
export type FigureParts = {
  readonly days: number;
  readonly chargesCents: number;
  readonly paymentsCents: number;
  readonly contractualCents: number;
  readonly writeOffCents: number;
  readonly badDebtCents: number;
  /** Receivables from insurers and patients at the end, credits counted against them. */
  readonly receivableCents: number;
};

export type PracticeFigures = {
  /** Receivables divided by the average charges of a day, in tenths of a day; null when nothing was charged. */
  readonly daysInReceivables: number | null;
  /** Payments of what could be paid (charges less contractual adjustments), in tenths of a percent. */
  readonly netCollectionRate: number | null;
  /** Payments of charges, in tenths of a percent. */
  readonly grossCollectionRate: number | null;
};

/**
 * Days in accounts receivable and collection rates as practice managers define them: receivables ÷ (charges ÷ days);
 * payments ÷ (charges − contractual adjustments); payments ÷ charges.
 */
export function practiceFigures(p: FigureParts): PracticeFigures {
  const collectable = p.chargesCents - p.contractualCents;
  return {
    daysInReceivables:
      p.chargesCents > 0 ? Math.round((p.receivableCents * p.days * 10) / p.chargesCents) / 10 : null,
    netCollectionRate: collectable > 0 ? Math.round((p.paymentsCents * 1000) / collectable) / 10 : null,
    grossCollectionRate:
      p.chargesCents > 0 ? Math.round((p.paymentsCents * 1000) / p.chargesCents) / 10 : null,
  };
}
