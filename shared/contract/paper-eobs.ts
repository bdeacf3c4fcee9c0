import { z } from 'zod';
import { PaperClaim, PaperEob, PaperEobId } from '#shared/domain/paper-eob/paper-eob.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { procedure } from './define.ts';

export const PaperEobDetail = z.object({
  id: PaperEobId,
  version: z.int(),
  eob: PaperEob,
  remittanceId: RemittanceId.nullable(),
  /** Where it stands: typed, proved and waiting, posted, or undone. */
  status: z.enum(['draft', 'waiting', 'posted', 'undone']),
  changedAt: Instant,
});
export type PaperEobDetail = z.infer<typeof PaperEobDetail>;

export const PaperEobRow = z.object({
  id: PaperEobId,
  payerName: z.string(),
  checkNumber: z.string(),
  paidOn: IsoDate.nullable(),
  amountCents: Cents.nullable(),
  claims: z.int(),
  status: PaperEobDetail.shape.status,
  remittanceId: RemittanceId.nullable(),
  changedAt: Instant,
  userName: z.string(),
});
export type PaperEobRow = z.infer<typeof PaperEobRow>;

export const ClaimToAnswer = z.object({
  claimId: ClaimId,
  controlNumber: z.string(),
  patientName: z.string(),
  serviceDate: IsoDate,
  payerName: z.string(),
  chargeCents: Cents,
  /** What the insurer still owes. */
  openCents: Cents,
  /** Of the payer of this EOB. */
  samePayer: z.boolean(),
});
export type ClaimToAnswer = z.infer<typeof ClaimToAnswer>;

/** Explanations of benefits on paper: typed, proved as typed, and posted as an 835 is. */
export const paperEobs = {
  list: procedure('money.read', z.object({}), z.array(PaperEobRow)),
  get: procedure('money.read', z.object({ id: PaperEobId }), PaperEobDetail),
  begin: procedure('money.write', z.object({}), PaperEobDetail),
  /** Keeps the draft as it is typed. */
  save: procedure(
    'money.write',
    z.object({ id: PaperEobId, expectedVersion: z.int(), eob: PaperEob }),
    z.object({ version: z.int() }),
  ),
  /** Claims that were sent, by control number, patient or day of service; those of the payer first. */
  findClaims: procedure(
    'money.read',
    z.object({ search: z.string().trim().max(60), payerId: PayerId.nullable() }),
    z.array(ClaimToAnswer),
  ),
  /** A claim as it stands on an EOB, with its lines and charges. */
  claimFor: procedure('money.read', z.object({ claimId: ClaimId }), PaperClaim),
  /** Makes the remittance of it, which waits to be posted; refused when it does not balance or is known already. */
  prove: procedure(
    'money.write',
    z.object({ id: PaperEobId, expectedVersion: z.int() }),
    z.object({ remittanceId: RemittanceId }),
  ),
  /** A remittance that waits or was undone becomes a draft again. */
  reopen: procedure('money.write', z.object({ id: PaperEobId }), PaperEobDetail),
  discard: procedure('money.write', z.object({ id: PaperEobId }), z.object({})),
};
