import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { followUpAfter } from '#shared/domain/claim-clocks.ts';
import {
  CLAIM_STATUS_WORDS,
  claimMay,
  type ClaimCause,
  type ClaimStatus,
} from '#shared/domain/claim-status.ts';
import type { CheckedBy } from '#shared/domain/claim-work.ts';
import type { PostedAnswer } from '#shared/domain/coordination.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { DEFAULT_FOLLOW_UP_DAYS } from '#shared/domain/practice.ts';
import type { ClaimId, JournalId } from '#shared/kernel/ids.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { insertEvent, type NewClaimEvent } from './event-queries.ts';
import { findClaim, updateFindings, updateFollowUp, updateStatus, type ClaimRecord } from './queries.ts';

/** First number of the series of patient control numbers (CLM01). */
export const FIRST_CONTROL_NUMBER = 10001;

export type ClaimsContext = ServiceContext & {
  /** Writes the equal and opposite of a journal inside the caller's transaction. */
  readonly reverseJournal: (db: WriteDb, id: JournalId, why: string) => JournalId;
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  /** Judges a frozen claim as of today. */
  readonly scrub: (claim: ProfessionalClaim) => Finding[];
  /** The same for many, with the rules and code sets by which they were judged. */
  readonly check: (
    claims: readonly ProfessionalClaim[],
  ) => readonly { readonly findings: Finding[]; readonly checkedBy: CheckedBy }[];
  /** The posted answers of its payer to a claim, in the order of posting. */
  readonly postedAnswers: (db: ReadDb, id: ClaimId) => readonly PostedAnswer[];
  /** Writes a coded encounter, for a claim that is made without one. */
  readonly writeCodedEncounter: (db: WriteDb, encounter: Encounter, coding: Coding, on: IsoDate) => void;
};

/** @throws Refusal `not_found`. */
export function needClaim(db: ReadDb, id: ClaimId): ClaimRecord {
  const record = findClaim(db, id);
  if (!record) throw new Refusal('not_found', 'This claim is not in the practice file.');
  return record;
}

export type ClaimStep = Omit<NewClaimEvent, 'from' | 'kind' | 'versionNumber'> & {
  readonly kind: ClaimCause;
};

/**
 * Moves a claim along its life, sets the day for following it up, and writes the step down.
 * @throws Refusal when the status machine does not know the step.
 */
export function advance(context: ServiceContext, db: WriteDb, record: ClaimRecord, step: ClaimStep): void {
  const { status: from } = record;
  const { kind, to } = step;
  if (!claimMay(from, to, kind) || !updateStatus(db, record.id, from, to))
    throw cannot(record, `moved to ${CLAIM_STATUS_WORDS[to]}`);
  const days = context.records.payer(db, record.claim.payer.payerId)?.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;
  const today = context.clock.today();
  updateFollowUp(db, record.id, followUpAfter({ cause: kind, to }, today, days, record.followUpOn));
  addEvent(context, db, record, step);
  note(context, db, record, VERBS[kind], `status ${from} → ${to}`);
}

const VERBS: Readonly<Record<ClaimCause, string>> = {
  released: 'release',
  returned: 'return to draft',
  held: 'hold',
  unheld: 'unhold',
  primary_answered: 'unhold',
  edited: 'change',
  exported: 'export',
  crossover: 'note as forwarded',
  acknowledged: 'acknowledge',
  answered: 'note answer',
  remittance: 'post',
  reversed: 'undo',
  versioned: 'begin version',
  dropped: 'give up version',
  appealed: 'appeal',
  appeal_ended: 'end appeal',
  closed: 'close',
  reopened: 'reopen',
  voided: 'void',
  brought_in: 'bring in',
};

/** Writes a step or a fact into the claim's life without moving it. */
export function addEvent(
  context: ServiceContext,
  db: WriteDb,
  record: Pick<ClaimRecord, 'id' | 'status' | 'versionNumber'>,
  event: Omit<NewClaimEvent, 'from' | 'versionNumber'>,
): void {
  insertEvent(
    db,
    record.id,
    { from: record.status, versionNumber: record.versionNumber, ...event },
    context.clock.now(),
    context.user().id,
  );
}

export function note(
  context: ServiceContext,
  db: WriteDb,
  record: Pick<ClaimRecord, 'id'>,
  action: string,
  change: string,
): void {
  context.audit(db, { action, record: 'claim', recordId: record.id, change });
}

/** One sentence why something cannot be done with a claim. */
export function cannot(
  record: { readonly status: ClaimStatus; readonly claim: Pick<ProfessionalClaim, 'controlNumber'> },
  done: string,
): Refusal {
  return new Refusal(
    'rule_violated',
    `Claim ${record.claim.controlNumber} is ${CLAIM_STATUS_WORDS[record.status]} and cannot be ${done}.`,
  );
}

/** @throws Refusal `rule_violated` naming the first finding that stops the claim. */
export function refuseStops(record: Pick<ClaimRecord, 'claim'>, findings: readonly Finding[]): void {
  const stops = findings.filter((f) => f.severity === 'stops');
  const first = stops[0];
  if (!first) return;
  const more = stops.length > 1 ? ` ${stops.length - 1} more stop it.` : '';
  throw new Refusal(
    'rule_violated',
    `Claim ${record.claim.controlNumber} cannot be sent: ${first.message}${more}`,
    Object.fromEntries(stops.map((f) => [f.field, f.message])),
  );
}

/** Checks a claim as it stands and keeps what was found. */
export function scrubAgain(
  context: ClaimsContext,
  db: WriteDb,
  record: Pick<ClaimRecord, 'id' | 'claim'>,
): Finding[] {
  const findings = context.scrub(record.claim);
  updateFindings(db, record.id, findings);
  return findings;
}

export function countWords(findings: readonly Finding[]): string {
  const stops = findings.filter((f) => f.severity === 'stops').length;
  const warns = findings.filter((f) => f.severity === 'warns').length;
  if (stops + warns === 0) return 'Checked: nothing found.';
  return `Checked: ${stops} ${stops === 1 ? 'stops' : 'stop'}, ${warns} ${warns === 1 ? 'warns' : 'warn'}.`;
}
