import { z } from 'zod';
import { daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import { Cents, cents } from '#shared/kernel/money.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { TENDER_ACCOUNT, type JournalDraft, type JournalEntry, type Tender } from '#shared/domain/journal.ts';
import { balancedDraft, entry } from '#shared/domain/posting/entries.ts';
import { dollars } from '#shared/domain/statements/words.ts';
import { Refusal } from '#shared/kernel/result.ts';

/** What the agency keeps of what it collects. */
export const AgencyShare = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), hundredths: z.int().min(0).max(10_000) }),
  z.object({ kind: z.literal('flat'), cents: Cents.refine((c) => c >= 0, 'A share is not negative.') }),
]);
export type AgencyShare = z.infer<typeof AgencyShare>;

/** Which balances may be handed over, and to whom. */
export const CollectionRules = z.object({
  agency: z.string().trim().max(60),
  share: AgencyShare,
  minAgeDays: z.int().min(0).max(3650),
  minBalanceCents: Cents.refine((c) => c > 0, 'An amount is more than zero.'),
  minStatements: z.int().min(0).max(20),
  /** Days between the last notice and the hand-over. */
  noticeDays: z.int().min(0).max(365),
  /** `{name}`, `{balance}`, `{agency}`, `{until}` stand for the facts. */
  noticeText: z.string().trim().min(1, 'This is needed.').max(1500),
});
export type CollectionRules = z.infer<typeof CollectionRules>;

export const COLLECTION_RULES: CollectionRules = {
  agency: '',
  share: { kind: 'percent', hundredths: 0 },
  minAgeDays: 120,
  minBalanceCents: cents(5000),
  minStatements: 3,
  noticeDays: 30,
  noticeText:
    'Dear {name},\nYour balance of {balance} is still open although we have written to you before. If it is not paid by {until}, and you do not call us to agree on a payment plan, we will hand it to {agency} for collection. If you think that the balance is wrong, or you cannot pay it, please call us: we will look at it with you.',
};

/** What is known of a patient's account when its hand-over is considered. */
export type AccountFacts = {
  readonly balanceCents: number;
  /** What insurers still owe on the patient's claims. */
  readonly insurerCents: number;
  /** A claim that was sent and is not settled. */
  readonly claimsOpen: boolean;
  readonly appealOpen: boolean;
  readonly planRunning: boolean;
  readonly held: boolean;
  readonly deceased: boolean;
  readonly unappliedCents: number;
  readonly oldestServiceOn: IsoDate | null;
  readonly statementsSent: number;
  readonly noticeOn: IsoDate | null;
  readonly disputed: boolean;
};

/**
 * Why a balance cannot be handed over today; empty when it can. Plan, appeal and insurer always stand in the way,
 * whatever the rules say.
 */
export function heldFromCollection(
  facts: AccountFacts,
  rules: CollectionRules,
  on: IsoDate,
  forNotice = false,
): readonly string[] {
  const age = facts.oldestServiceOn === null ? 0 : daysBetween(facts.oldestServiceOn, on);
  const blocks: readonly (readonly [boolean, string])[] = [
    [facts.planRunning, 'a payment plan is running'],
    [facts.appealOpen, 'an appeal is open'],
    [facts.claimsOpen || facts.insurerCents > 0, 'an insurer has still to answer'],
    [facts.unappliedCents > 0, `${dollars(facts.unappliedCents)} is paid and not applied yet`],
    [facts.disputed, 'the bill exceeds its good-faith estimate by $400.00 or more'],
    [facts.held, 'statements are on hold'],
    [facts.deceased, 'the patient has died'],
    [facts.balanceCents < rules.minBalanceCents, `the balance is below ${dollars(rules.minBalanceCents)}`],
    [age < rules.minAgeDays, `the oldest service is ${age} of ${rules.minAgeDays} days old`],
    [
      facts.statementsSent < rules.minStatements,
      `${facts.statementsSent} of ${rules.minStatements} statements were sent`,
    ],
    [
      !forNotice && rules.noticeDays > 0 && noticeLeft(facts.noticeOn, rules, on) !== 0,
      facts.noticeOn === null
        ? 'no notice was given'
        : `the notice runs ${noticeLeft(facts.noticeOn, rules, on)} more days`,
    ],
  ];
  return blocks.flatMap(([stands, words]) => (stands ? [words] : []));
}

function noticeLeft(noticeOn: IsoDate | null, rules: CollectionRules, on: IsoDate): number {
  return noticeOn === null ? -1 : Math.max(0, rules.noticeDays - daysBetween(noticeOn, on));
}

/** The agency's share of an amount, in cents, rounded half up; never more than the amount. */
export function agencyShareOf(share: AgencyShare, amountCents: number): Cents {
  const part =
    share.kind === 'flat' ? share.cents : Math.floor((amountCents * share.hundredths + 5000) / 10_000);
  return cents(Math.min(part, amountCents));
}

/** A balance on a claim's line, by account. */
export type HeldBalance = {
  readonly claimId: ClaimId | null;
  readonly serviceLineId: ServiceLineId | null;
  readonly payerId: PayerId | null;
  readonly serviceOn: IsoDate | null;
  readonly amountCents: number;
};

type Posting = {
  readonly patientId: PatientId;
  readonly items: readonly HeldBalance[];
  readonly postedOn: IsoDate;
  readonly memo: string;
  /** Unique: case and running number. */
  readonly sourceId: string;
};

/**
 * Moves balances between the patient's receivable and the one at the agency, line by line, so that statements and
 * aging see only what the practice collects itself and every line keeps its own story.
 * @returns null when nothing is to be moved.
 */
export function moveDraft(direction: 'hand over' | 'recall', p: Posting): JournalDraft | null {
  const [to, from] =
    direction === 'hand over'
      ? (['ar_collections', 'ar_patient'] as const)
      : (['ar_patient', 'ar_collections'] as const);
  const entries = p.items
    .filter((item) => item.amountCents > 0)
    .flatMap((item) => [
      entry(to, item.amountCents, p.memo, { ...facts(p, item) }),
      entry(from, -item.amountCents, p.memo, { ...facts(p, item) }),
    ]);
  return entries.length === 0 ? null : draft(p, entries, null);
}

/**
 * Money that came through the agency: what it collected leaves the receivable there, oldest service first; what
 * arrived is net of its share, which is an expense.
 * @throws Refusal when more was collected than is at the agency, or the share is more than that.
 */
export function agencyPaymentDraft(
  p: Posting & {
    readonly collectedCents: number;
    readonly shareCents: number;
    readonly tender: Tender;
    readonly receivedOn: IsoDate;
  },
): JournalDraft {
  const open = p.items.reduce((sum, item) => sum + Math.max(0, item.amountCents), 0);
  if (p.collectedCents <= 0 || p.collectedCents > open)
    throw new Refusal(
      'invalid_input',
      `Between ${dollars(1)} and ${dollars(open)} can be collected; nothing was posted.`,
      { collectedCents: `At most ${dollars(open)} is with the agency.` },
    );
  if (p.shareCents < 0 || p.shareCents > p.collectedCents)
    throw new Refusal('invalid_input', 'The share is more than was collected; nothing was posted.', {
      shareCents: 'At most what was collected.',
    });
  const net = p.collectedCents - p.shareCents;
  const who = { patientId: p.patientId };
  const entries: JournalEntry[] = [];
  if (net > 0) entries.push(entry(TENDER_ACCOUNT[p.tender], net, p.memo, who));
  if (p.shareCents > 0) entries.push(entry('collection_fees', p.shareCents, 'Share of the agency', who));
  entries.push(...takeOff(p, p.collectedCents, null));
  return draft(p, entries, net > 0 ? p.receivedOn : null);
}

/** Gives up what is left at the agency: bad debt, line by line. @returns null when nothing is left. */
export function badDebtDraft(p: Posting): JournalDraft | null {
  const left = p.items.reduce((sum, item) => sum + Math.max(0, item.amountCents), 0);
  return left === 0 ? null : draft(p, takeOff(p, left, 'bad_debt'), null);
}

function takeOff(p: Posting, amountCents: number, against: 'bad_debt' | null): JournalEntry[] {
  let left = amountCents;
  return oldestFirst(p.items).flatMap((item) => {
    const part = Math.min(left, Math.max(0, item.amountCents));
    left -= part;
    if (part === 0) return [];
    const off = entry('ar_collections', -part, p.memo, facts(p, item));
    return against === null ? [off] : [entry(against, part, p.memo, facts(p, item)), off];
  });
}

function oldestFirst(items: readonly HeldBalance[]): HeldBalance[] {
  const key = (item: HeldBalance): string => item.serviceOn ?? '9999-12-31';
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function facts(p: Posting, item: HeldBalance) {
  return {
    patientId: p.patientId,
    claimId: item.claimId,
    serviceLineId: item.serviceLineId,
    payerId: item.payerId,
    serviceOn: item.serviceOn,
  };
}

function draft(p: Posting, entries: readonly JournalEntry[], depositOn: IsoDate | null): JournalDraft {
  return balancedDraft({
    kind: 'collections',
    postedOn: p.postedOn,
    depositOn,
    memo: p.memo,
    sourceType: 'collections',
    sourceId: p.sourceId,
    entries,
  });
}
