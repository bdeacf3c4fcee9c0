import { z } from 'zod';
import { procedure } from './define.ts';
import { RemittanceProof, RemittanceSummary } from '#shared/domain/remittance.ts';
import { RemittanceId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';

const RemittanceDetail = z.object({ summary: RemittanceSummary, proof: RemittanceProof });
export type RemittanceDetail = z.infer<typeof RemittanceDetail>;

export const UnmatchedClaim = z.object({
  remittanceId: RemittanceId,
  fileName: z.string(),
  payerName: z.string(),
  controlNumber: z.string(),
  patientName: z.string(),
  serviceDate: IsoDate.nullable(),
  chargeCents: Cents,
  paidCents: Cents,
});

export type UnmatchedClaim = z.infer<typeof UnmatchedClaim>;

export const remits = {
  list: procedure('money.read', z.object({}), z.array(RemittanceSummary)),
  /** Main's dialog chooses the 835; it is read, proved and kept as waiting. Null when cancelled. */
  open: procedure('money.write', z.object({}), RemittanceDetail.nullable()),
  get: procedure('money.read', z.object({ id: RemittanceId }), RemittanceDetail),
  /** One journal for the whole file; refused when a sum does not agree or it was posted before. */
  post: procedure('money.write', z.object({ id: RemittanceId }), RemittanceDetail),
  /** Undoes a posted remittance as a whole by one reversing journal. */
  undo: procedure(
    'money.write',
    z.object({ id: RemittanceId, reason: z.string().trim().min(1).max(200) }),
    RemittanceDetail,
  ),
  /** Takes a file that was not posted off the list. */
  discard: procedure('money.write', z.object({ id: RemittanceId }), z.object({})),
  unmatched: procedure('money.read', z.object({}), z.array(UnmatchedClaim)),
  fileText: procedure(
    'money.read',
    z.object({ id: RemittanceId }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
};
