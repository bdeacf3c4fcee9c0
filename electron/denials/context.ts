import type { PlannedClaim } from '#shared/domain/remittance.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { PacketContent } from '#shared/domain/denials/packet.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimId,
  DenialId,
  DocumentId,
  EncounterId,
  JournalId,
  RemittanceId,
} from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { findDenial, insertEvent, type DenialRecord, type NewDenialEvent } from './queries.ts';

/** What denials ask of claims, each in a transaction that joins the caller's. */
export type ClaimsForDenials = {
  /** Begins the corrected version (CLM05-3 7). @throws Refusal when a version is in work. */
  readonly correct: (id: ClaimId, reason: string) => void;
  readonly appeal: (id: ClaimId, reason: string) => void;
  readonly endAppeal: (id: ClaimId, reason: string) => void;
  readonly close: (id: ClaimId, reason: string) => void;
  readonly reopen: (id: ClaimId, reason: string) => void;
  readonly setFollowUp: (id: ClaimId, on: IsoDate | null) => void;
  /** The claim as it was sent last, and what is known of its way to the payer. */
  readonly sent: (id: ClaimId) => SentClaim;
};

export type SentClaim = {
  /** Null when it was never sent from here. */
  readonly claim: ProfessionalClaim | null;
  readonly sendings: readonly {
    readonly at: Instant;
    readonly version: number;
    readonly fileName: string;
    readonly control: string;
  }[];
  /** Steps of the claim's life by which the payer's side has received it. */
  readonly receipts: readonly { readonly at: string; readonly words: string; readonly fileName: string }[];
};

/** A document of a visit as a packet carries it. */
export type PacketSource = PacketContent['documents'][number];

export type DenialsContext = ServiceContext & {
  /** Writes the equal and opposite of a journal inside the caller's transaction. */
  readonly reverseJournal: (db: WriteDb, id: JournalId, why: string) => JournalId;
  readonly claims: ClaimsForDenials;
  /** The answers of a posted remittance to a claim, line by line. */
  readonly answersOf: (
    id: RemittanceId,
    claimId: ClaimId,
  ) => {
    readonly payerName: string;
    readonly traceNumber: string;
    readonly paidOn: IsoDate | null;
    readonly fileName: string;
    readonly claims: readonly PlannedClaim[];
  };
  /** Those of a visit that are asked for, with their originals, in the order in which they came. */
  readonly documentsOf: (
    db: ReadDb,
    id: EncounterId,
    wanted: readonly DocumentId[],
  ) => readonly PacketSource[];
  /** `byHand`: a sentence for each document that could not be put into it. */
  readonly drawPacket: (content: PacketContent) => Promise<{
    readonly pdf: Uint8Array;
    readonly pages: number;
    readonly byHand: readonly string[];
  }>;
};

/** @throws Refusal `not_found`. */
export function needDenial(db: ReadDb, id: DenialId): DenialRecord {
  const denial = findDenial(db, id);
  if (!denial) throw new Refusal('not_found', 'This denial is not in the practice file.');
  return denial;
}

/** @throws Refusal `rule_violated` when it is closed. */
export function needOpen(db: ReadDb, id: DenialId): DenialRecord {
  const denial = needDenial(db, id);
  if (denial.state !== 'open')
    throw new Refusal(
      'rule_violated',
      `The denial of claim ${denial.controlNumber} is closed. Open it again first; nothing was changed.`,
    );
  return denial;
}

/** Writes what happened into the denial's history and the audit trail. */
export function note(
  context: ServiceContext,
  db: WriteDb,
  id: DenialId,
  event: Omit<NewDenialEvent, 'denialId'>,
): void {
  insertEvent(db, { denialId: id, ...event }, context.clock.now(), context.user().id);
  context.audit(db, {
    action: event.kind.replaceAll('_', ' '),
    record: 'denial',
    recordId: id,
    change: event.journalId === null || event.journalId === undefined ? '' : `journal ${event.journalId}`,
  });
}
