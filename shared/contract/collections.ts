import { z } from 'zod';
import { AgencyShare, CollectionRules } from '#shared/domain/collections/hand-over.ts';
import { Tender } from '#shared/domain/journal.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { CollectionCaseId, JournalId, PatientId, PatientLetterId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { procedure } from './define.ts';

/** A balance that is considered for hand-over. */
export const Candidate = z.object({
  patientId: PatientId,
  patientName: z.string(),
  accountNumber: z.string(),
  balanceCents: Cents,
  oldestServiceOn: IsoDate.nullable(),
  statementsSent: z.int(),
  noticeOn: IsoDate.nullable(),
  /** Why it cannot go today; empty when it can. */
  held: z.array(z.string()),
  /** Nothing but the notice is missing. */
  noticeDue: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;

export const CollectionCase = z.object({
  id: CollectionCaseId,
  number: z.int(),
  patientId: PatientId,
  patientName: z.string(),
  accountNumber: z.string(),
  agency: z.string(),
  share: AgencyShare,
  placedOn: IsoDate,
  state: z.enum(['placed', 'recalled', 'closed']),
  /** By the journal: what was handed over, collected, kept by the agency, given back, given up, and is left. */
  handedCents: Cents,
  collectedCents: Cents,
  agencyCents: Cents,
  recalledCents: Cents,
  badDebtCents: Cents,
  leftCents: Cents,
  events: z.array(
    z.object({
      at: Instant,
      on: IsoDate,
      userName: z.string(),
      kind: z.string(),
      detail: z.string(),
      journalId: JournalId.nullable(),
    }),
  ),
});
export type CollectionCase = z.infer<typeof CollectionCase>;

const some = z.object({ patientIds: z.array(PatientId).min(1).max(2000) });
const Reason = z.string().trim().min(1, 'Say why.').max(200);

export const collections = {
  rules: procedure('money.read', z.object({}), CollectionRules),
  saveRules: procedure('settings.write', CollectionRules, CollectionRules),
  candidates: procedure('money.read', z.object({ asOf: IsoDate }), z.array(Candidate)),
  cases: procedure('money.read', z.object({ patientId: PatientId.nullable() }), z.array(CollectionCase)),
  /** Letters as one PDF, kept with its bytes; the notice counts from today. */
  giveNotice: procedure('money.write', some, z.object({ letterId: PatientLetterId, count: z.int() })),
  /** Moves the balances of those who can go; refused when one of them cannot. */
  handOver: procedure('money.write', some, z.array(CollectionCase)),
  /** The printed list of cases, newest hand-over first. */
  list: procedure(
    'money.read',
    z.object({ ids: z.array(CollectionCaseId).min(1).max(5000) }),
    z.object({ pdf: Pdf }),
  ),
  saveCsv: procedure(
    'money.read',
    z.object({ ids: z.array(CollectionCaseId).min(1).max(5000) }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  printList: procedure(
    'money.read',
    z.object({ ids: z.array(CollectionCaseId).min(1).max(5000) }),
    PrintAnswer,
  ),
  recall: procedure('money.write', z.object({ id: CollectionCaseId, reason: Reason }), CollectionCase),
  /** `shareCents` null takes the agency's share as it was agreed. */
  takePayment: procedure(
    'money.write',
    z.object({
      id: CollectionCaseId,
      collectedCents: Cents.refine((c) => c > 0, 'An amount is more than zero.'),
      shareCents: Cents.nullable(),
      tender: Tender,
      receivedOn: IsoDate,
      requestId: z.uuid(),
    }),
    CollectionCase,
  ),
  /** What is left is given up as bad debt. */
  close: procedure('money.write', z.object({ id: CollectionCaseId, reason: Reason }), CollectionCase),
};
