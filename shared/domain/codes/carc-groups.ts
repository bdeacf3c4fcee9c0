/** CAS01, claim adjustment group codes (005010X221A1 2100 and 2110 CAS), in our own words. */
export type AdjustmentGroup = {
  readonly code: string;
  readonly name: string;
  /** Who bears the amount, one sentence. */
  readonly meaning: string;
};

export const ADJUSTMENT_GROUPS: ReadonlyMap<string, AdjustmentGroup> = new Map(
  (
    [
      [
        'CO',
        'Contract',
        'The practice bears it under its contract with the payer; the patient must not be billed.',
      ],
      ['PR', 'Patient', 'The patient owes it: deductible, coinsurance, copay or a service not covered.'],
      ['OA', 'Other', 'Neither contract nor patient: often paid by another insurer or told for information.'],
      ['PI', 'Payer', 'The payer reduced it on its own account, without a contract that says so.'],
      ['CR', 'Correction', 'It corrects an earlier decision of the payer; used before version 5010.'],
    ] as const
  ).map(([code, name, meaning]) => [code, { code, name, meaning }]),
);
