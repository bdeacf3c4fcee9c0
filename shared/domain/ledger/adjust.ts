import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { JournalDraft, JournalKind } from '#shared/domain/journal.ts';
import { balancedDraft, entry, transfer } from '#shared/domain/posting/entries.ts';

/** A receivable on one line (null: the claim as a whole; no claim: the account of the patient). */
export type OpenReceivable = {
  readonly account: 'ar_insurer' | 'ar_patient';
  readonly patientId: PatientId;
  readonly claimId: ClaimId | null;
  readonly serviceLineId: ServiceLineId | null;
  readonly payerId: PayerId | null;
  readonly serviceOn: IsoDate | null;
  /** Balance by the journal: more than zero is owed, less is a credit. */
  readonly openCents: number;
};

/** What is taken off (or, for a credit, paid back from) one of them: never more than is there. */
export type Portion = { readonly item: OpenReceivable; readonly amountCents: number };

type Posting = {
  readonly postedOn: IsoDate;
  /** Chosen once by the caller: repeating the call posts nothing again. */
  readonly requestId: string;
  readonly memo: string;
  /** Our own reason, with its prefix. */
  readonly reason: string;
};

/**
 * Takes an amount off a receivable for good: debit write-offs or bad debt, credit the receivable, line by line.
 * @throws Refusal `invalid_input` when a portion is more than what is open.
 */
export function writeOffDraft(
  account: 'write_off' | 'bad_debt',
  portions: readonly Portion[],
  p: Posting,
): JournalDraft {
  const entries = portions.flatMap(({ item, amountCents }) => {
    refuseMore(item, amountCents);
    return transfer(account, item.account, amountCents, p.memo, { ...factsOf(item), reason: p.reason });
  });
  return posted(account === 'bad_debt' ? 'bad_debt' : 'write_off', 'ledger_write_off', entries, p);
}

/**
 * Moves what is open between insurer and patient, line by line: the claim, its line and its payer stay on both
 * sides, so that the claim's life adds up.
 * @throws Refusal `invalid_input` when a portion is more than what is open.
 */
export function responsibilityDraft(portions: readonly Portion[], p: Posting): JournalDraft {
  const entries = portions.flatMap(({ item, amountCents }) => {
    refuseMore(item, amountCents);
    const to = item.account === 'ar_insurer' ? 'ar_patient' : 'ar_insurer';
    return transfer(to, item.account, amountCents, p.memo, { ...factsOf(item), reason: p.reason });
  });
  return posted('responsibility', 'ledger_responsibility', entries, p);
}

/** A pool of unapplied money, by the visit or claim that it was taken for. */
export type UnappliedPool = {
  readonly patientId: PatientId;
  readonly claimId: ClaimId | null;
  readonly encounterId: EncounterId | null;
  /** What is left of it, more than zero. */
  readonly amountCents: number;
};

/** Takes an amount from pools in the order given. @throws Refusal when they do not hold it. */
export function takeFrom(
  pools: readonly UnappliedPool[],
  amountCents: number,
): { readonly pool: UnappliedPool; readonly amountCents: number }[] {
  let left = amountCents;
  const taken = pools.flatMap((pool) => {
    const part = Math.min(left, Math.max(0, pool.amountCents));
    left -= part;
    return part === 0 ? [] : [{ pool, amountCents: part }];
  });
  if (left > 0)
    throw new Refusal(
      'invalid_input',
      `Only ${formatAmount(amountCents - left)} is unapplied here. Nothing was posted.`,
    );
  return taken;
}

/** What a refund is taken from: unapplied money, and credits on receivables. */
export type RefundSource = {
  readonly unapplied: readonly { readonly pool: UnappliedPool; readonly amountCents: number }[];
  /** Receivables that stand below zero. */
  readonly credits: readonly Portion[];
};

/**
 * Owes money back: debit where the credit stands, credit refunds payable. The money itself leaves with the check.
 * @throws Refusal `invalid_input` when a portion is more than the credit there.
 */
export function refundDraft(source: RefundSource, p: Posting): JournalDraft {
  const entries = [
    ...source.unapplied.flatMap(({ pool, amountCents }) =>
      transfer('unapplied_payments', 'refunds_payable', amountCents, p.memo, {
        patientId: pool.patientId,
        claimId: pool.claimId,
        encounterId: pool.encounterId,
      }),
    ),
    ...source.credits.flatMap(({ item, amountCents }) => {
      if (amountCents < 0 || amountCents > -item.openCents)
        throw new Refusal(
          'invalid_input',
          `The credit here is ${formatAmount(Math.max(0, -item.openCents))}. Nothing was posted.`,
        );
      return transfer(item.account, 'refunds_payable', amountCents, p.memo, {
        ...factsOf(item),
        reason: p.reason,
      });
    }),
  ];
  return posted('refund', 'ledger_refund', entries, p);
}

/** The check or transfer of a refund: debit refunds payable as it was owed, credit the bank. */
export function refundPaidDraft(
  owed: readonly {
    readonly patientId: PatientId | null;
    readonly payerId: PayerId | null;
    readonly claimId: ClaimId | null;
    readonly amountCents: number;
  }[],
  p: Posting,
): JournalDraft {
  const entries = owed.flatMap(({ amountCents, ...facts }) =>
    transfer('refunds_payable', 'bank', amountCents, p.memo, facts),
  );
  return posted('refund_paid', 'ledger_refund_paid', entries, p);
}

/** Unapplied money goes from one member of a family to another. */
export function moveUnappliedDraft(
  taken: readonly { readonly pool: UnappliedPool; readonly amountCents: number }[],
  to: PatientId,
  p: Posting,
): JournalDraft {
  const entries = taken.flatMap(({ pool, amountCents }) => [
    entry('unapplied_payments', amountCents, p.memo, {
      patientId: pool.patientId,
      claimId: pool.claimId,
      encounterId: pool.encounterId,
    }),
    entry('unapplied_payments', -amountCents, p.memo, { patientId: to }),
  ]);
  return posted('application', 'ledger_move', entries, p);
}

function posted(
  kind: JournalKind,
  sourceType: string,
  entries: JournalDraft['entries'],
  p: Posting,
): JournalDraft {
  if (entries.length === 0)
    throw new Refusal('invalid_input', 'Give at least one amount; nothing was posted.');
  return balancedDraft({
    kind,
    postedOn: p.postedOn,
    memo: p.memo,
    sourceType,
    sourceId: p.requestId,
    entries,
  });
}

function refuseMore(item: OpenReceivable, amountCents: number): void {
  if (amountCents < 0 || amountCents > item.openCents)
    throw new Refusal(
      'invalid_input',
      `${formatAmount(amountCents)} is more than the ${formatAmount(Math.max(0, item.openCents))} that is open there. Nothing was posted.`,
    );
}

function factsOf(item: OpenReceivable) {
  const { patientId, claimId, serviceLineId, payerId, serviceOn } = item;
  return { patientId, claimId, serviceLineId, payerId, serviceOn };
}
