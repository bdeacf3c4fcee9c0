import { z } from 'zod';
import {
  EstimateContent,
  EstimateOrder,
  EstimateSummary,
  ProviderComparison,
} from '#shared/domain/estimates/estimate.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { EstimateId, PatientId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { procedure } from './define.ts';

/** What an insured patient may expect to pay, by the payer's newest answer: for the practice, no good-faith estimate. */
export const CostEstimate = z.object({
  payerName: z.string(),
  answeredAt: z.string().nullable(),
  chargesCents: Cents,
  deductibleLeftCents: Cents.nullable(),
  copayCents: Cents.nullable(),
  coinsuranceHundredths: z.int().nullable(),
  /** At most this, when the insurer allows the whole charge; null when the payer did not say enough. */
  patientCents: Cents.nullable(),
  words: z.array(z.string()),
});
export type CostEstimate = z.infer<typeof CostEstimate>;

const one = z.object({ id: EstimateId });

export const estimates = {
  list: procedure('money.read', z.object({ patientId: PatientId.nullable() }), z.array(EstimateSummary)),
  /** As it would be issued today; nothing is kept. */
  preview: procedure(
    'money.read',
    z.object({ order: EstimateOrder, replaces: EstimateId.nullable() }),
    z.object({ content: EstimateContent, pdf: Pdf, delivery: z.string(), cost: CostEstimate.nullable() }),
  ),
  /** Keeps the estimate with its bytes; as a further version when it takes the place of one. */
  issue: procedure(
    'money.write',
    z.object({ order: EstimateOrder, replaces: EstimateId.nullable() }),
    EstimateSummary,
  ),
  get: procedure(
    'money.read',
    one,
    z.object({
      summary: EstimateSummary,
      order: EstimateOrder,
      content: EstimateContent,
      pdf: Pdf,
      /** Estimate and bills so far, provider by provider. */
      comparison: z.array(ProviderComparison),
    }),
  ),
  deliver: procedure(
    'money.write',
    z.object({ id: EstimateId, on: IsoDate, way: z.enum(['hand', 'mail', 'electronic']) }),
    EstimateSummary,
  ),
  save: procedure('money.read', one, z.object({ fileName: z.string() }).nullable()),
  print: procedure('money.read', one, PrintAnswer),
};
