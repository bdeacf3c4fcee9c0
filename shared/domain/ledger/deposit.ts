import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { ACCOUNTS, MONEY_ACCOUNTS, type JournalDraft, type MoneyAccount } from '#shared/domain/journal.ts';
import { balancedDraft, entry } from '#shared/domain/posting/entries.ts';

/** An entry of money received that was not deposited yet; negative when it takes money back. */
export type Receivable = { readonly account: MoneyAccount; readonly amountCents: number };

/**
 * The journal of a deposit: the bank receives what the drawer, the checks, the cards and the transfers held.
 * @param id of the deposit, so that it is posted once. @param depositedOn the bank's day; the journal is of today.
 * @throws Refusal `invalid_input` when nothing is chosen or it comes to nothing or less.
 */
export function depositDraft(p: {
  readonly id: string;
  readonly number: number;
  readonly depositedOn: IsoDate;
  readonly postedOn: IsoDate;
  readonly items: readonly Receivable[];
}): JournalDraft {
  const total = sumCents(p.items.map((item) => item.amountCents));
  if (total <= 0)
    throw new Refusal(
      'invalid_input',
      `These payments come to ${formatAmount(total)}; a deposit is more than zero. Nothing was deposited.`,
    );
  const memo = `Deposit ${p.number}`;
  const byAccount = MONEY_ACCOUNTS.map((account) => ({
    account,
    sum: sumCents(p.items.filter((item) => item.account === account).map((item) => item.amountCents)),
  })).filter(({ sum }) => sum !== 0);
  return balancedDraft({
    kind: 'deposit',
    postedOn: p.postedOn,
    depositOn: p.depositedOn,
    memo,
    sourceType: 'deposit',
    sourceId: p.id,
    entries: [
      entry('bank', total, memo, {}),
      ...byAccount.map(({ account, sum }) => entry(account, -sum, `${memo}: ${ACCOUNTS[account].name}`, {})),
    ],
  });
}
