import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { fileBy } from '#shared/domain/claim-clocks.ts';
import { SENT, UNSENT, type ClaimStatus } from '#shared/domain/claim-status.ts';
import { VERSION_KINDS, type ClaimVersion, type VersionKind } from '#shared/domain/claim-work.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { repostCharges } from './charges.ts';
import { advance, cannot, needClaim, scrubAgain, type ClaimsContext } from './context.ts';
import { versionDifferences } from './differences.ts';
import { findLastStep } from './event-queries.ts';
import { updateFrozen, updateHold, updatePayerNumber, updateVersion, type ClaimRecord } from './queries.ts';
import { findLastSent, findVersion, listVersions } from './version-queries.ts';

const WORDS: Readonly<Record<VersionKind, string>> = {
  resent: 'To be sent again',
  corrected: 'Corrected claim begun',
  void: 'Void begun',
};

/**
 * Begins the next version of a claim that was sent. Its number, ledger and history stay; CLM05-3 becomes 1, 7 or 8,
 * and a corrected or void claim names the payer's own number of it (REF*F8, 005010X222A1 2300).
 * @param payerControlNumber as typed; left out, the number that the payer's answers gave.
 * @throws Refusal when nothing was sent, or when a claim that the payer has taken would be sent as new.
 */
export function startVersion(
  context: ClaimsContext,
  db: WriteDb,
  record: ClaimRecord,
  asked: {
    readonly kind: VersionKind;
    readonly reason: string;
    readonly payerControlNumber?: string | undefined;
  },
): void {
  const { kind, reason } = asked;
  const sent = findLastSent(db, record.id);
  if (sent === null || record.crossover)
    throw new Refusal(
      'rule_violated',
      `Claim ${record.claim.controlNumber} was never sent from here, so there is nothing to correct, void or send again.`,
    );
  if (UNSENT.includes(record.status))
    throw new Refusal(
      'rule_violated',
      `A version of claim ${record.claim.controlNumber} is in work already. Send it or give it up first.`,
    );
  if (kind === 'resent' && record.status !== 'rejected' && !SENT.includes(record.status))
    throw new Refusal(
      'rule_violated',
      `The payer has answered claim ${record.claim.controlNumber}. Send a corrected claim; as a new one it would be a duplicate.`,
    );
  if (record.status === 'voided') throw cannot(record, 'sent again');
  const number = (asked.payerControlNumber ?? '') || record.payerControlNumber;
  if (number !== record.payerControlNumber) updatePayerNumber(db, record.id, number);
  const claim = withFrequency(record.claim, kind, number);
  updateFrozen(db, claim, fileBy(claim), record.edited);
  updateVersion(db, record.id, { number: sent + 1, reason });
  const next = { ...record, claim, versionNumber: sent + 1, versionReason: reason };
  scrubAgain(context, db, next);
  advance(context, db, next, { kind: 'versioned', to: 'draft', detail: `${WORDS[kind]}: ${reason}` });
}

function withFrequency(claim: ProfessionalClaim, kind: VersionKind, number: string): ProfessionalClaim {
  const { payerControlNumber: _, ...situation } = claim.situation ?? {};
  const said = kind === 'resent' || number === '' ? situation : { ...situation, payerControlNumber: number };
  const { situation: __, ...rest } = claim;
  return {
    ...rest,
    ...(Object.keys(said).length === 0 ? {} : { situation: said }),
    frequency: VERSION_KINDS[kind],
  };
}

/** Gives up a version that was not sent: the claim is again what was sent last, where it stood then. */
export function dropVersion(context: ClaimsContext, db: WriteDb, record: ClaimRecord): void {
  const sent = findLastSent(db, record.id);
  const before = statusBefore(db, record);
  const claim = sent === null ? null : findVersion(db, record.id, sent);
  if (sent === null || before === null || !claim || record.versionNumber <= sent)
    throw new Refusal(
      'rule_violated',
      `There is no later version of claim ${record.claim.controlNumber} that could be given up.`,
    );
  updateFrozen(db, claim, fileBy(claim), record.edited);
  repostCharges(context, db, record, claim, `The later version of claim ${claim.controlNumber} was given up`);
  const reason = listVersions(db, record.id).find((v) => v.number === sent)?.reason ?? '';
  updateVersion(db, record.id, { number: sent, reason });
  updateHold(db, record.id, '', false);
  const last = { ...record, claim, versionNumber: sent, versionReason: reason };
  scrubAgain(context, db, last);
  advance(context, db, last, {
    kind: 'dropped',
    to: before,
    detail: `Version ${record.versionNumber} was given up before it was sent.`,
  });
}

/** Where the version that was sent last stood when the one in work was begun; null when none is in work. */
export function statusBefore(
  db: ReadDb,
  record: Pick<ClaimRecord, 'id' | 'status' | 'versionNumber'>,
): ClaimStatus | null {
  if (!UNSENT.includes(record.status) || record.versionNumber <= 1) return null;
  return findLastStep(db, record.id, ['versioned'])?.from ?? null;
}

/** What was sent, oldest first, each with what differs from the one before. */
export function versionsOf(db: ReadDb, id: ClaimId): ClaimVersion[] {
  needClaim(db, id);
  const versions = listVersions(db, id);
  return versions.map(({ claim, ...version }, i) => {
    const before = versions[i - 1]?.claim;
    return { ...version, changes: before ? versionDifferences(claim, before) : [] };
  });
}

/** @throws Refusal `not_found`. */
export function versionOf(db: ReadDb, id: ClaimId, number: number): ProfessionalClaim {
  const claim = findVersion(db, id, number);
  if (!claim) throw new Refusal('not_found', `Version ${number} of this claim was not sent.`);
  return claim;
}
