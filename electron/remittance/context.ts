import type { PostedRemittance } from '#shared/domain/posting/posted.ts';
import type { RemittanceSummary } from '#shared/domain/remittance.ts';
import type { ClaimId, JournalId, RemittanceId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { Steps } from '#electron/db/steps.ts';
import type { ClaimsForRemittances, ServiceContext } from '#electron/service-context.ts';
import { findContent, findRemittance } from './queries.ts';

/** What a remittance asks of the rest, and whom it tells in the same transaction. */
export type RemittanceContext = ServiceContext & {
  /** Writes the equal and opposite of a journal inside the caller's transaction. */
  readonly reverseJournal: (db: WriteDb, id: JournalId, why: string) => JournalId;
  /** The same, resting between its entries. */
  readonly reverseJournalSteps: (db: WriteDb, id: JournalId, why: string) => Steps<JournalId>;
  /** When a journal was posted, for showing a posted file as it was. */
  readonly postedAt: (db: ReadDb, id: JournalId) => RemittanceSummary['receivedAt'] | null;
  readonly claims: ClaimsForRemittances;
  /** Told of every posting, also of a claim that was matched by hand later, after all else of it is written. */
  readonly afterPosting?: (db: WriteDb, posted: PostedRemittance) => void;
  /** Told when a posting is undone, before its claims go back. @throws Refusal to forbid it. */
  readonly beforeUndo?: (
    db: WriteDb,
    undone: { readonly remittanceId: RemittanceId; readonly claimIds: readonly ClaimId[] },
  ) => void;
  /** Takes over what a payer has corrected of the patient of a claim; empty parts stay. */
  readonly correctPatient?: (db: WriteDb, claimId: ClaimId, corrected: CorrectedPatient) => void;
};

export type CorrectedPatient = {
  readonly lastName: string;
  readonly firstName: string;
  readonly memberId: string;
};

export function needRemittance(db: ReadDb, id: RemittanceId): RemittanceSummary {
  const remittance = findRemittance(db, id);
  if (!remittance) throw new Refusal('not_found', 'This remittance is not in the practice file.');
  return remittance;
}

export function needContent(db: ReadDb, id: RemittanceId): Uint8Array {
  const content = findContent(db, id);
  if (!content) throw new Refusal('not_found', 'This remittance is not in the practice file.');
  return content;
}

export function note(
  context: RemittanceContext,
  db: WriteDb,
  id: RemittanceId,
  action: string,
  change: string,
): void {
  context.audit(db, { action, record: 'remittance', recordId: id, change });
}
