import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import type { Addressee, ReceiptContent, Sender } from './paper.ts';
import { tenderWords } from './statement.ts';
import type { Voice } from './voice.ts';

export type ReceiptFacts = {
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly practice: Sender;
  readonly addressee: Addressee;
  readonly receivedOn: IsoDate;
  readonly tender: string;
  readonly reference: string;
  readonly paidBy: string;
  /** What the payment was used for; null visit: kept on the account. `ahead`: waits for the insurer's answer. */
  readonly uses: readonly {
    readonly visit: { readonly serviceOn: IsoDate; readonly providerName: string } | null;
    readonly ahead: boolean;
    readonly amountCents: number;
  }[];
  /** What the patient owes after it; below zero: a credit. */
  readonly balanceCents: number;
};

/** Everything that a receipt says. Its lines come to the amount received. */
export function buildReceipt(facts: ReceiptFacts, voice: Voice): ReceiptContent {
  const uses = facts.uses.filter((use) => use.amountCents !== 0);
  const amountCents = sumCents(uses.map((use) => use.amountCents));
  return {
    kind: 'receipt',
    number: facts.number,
    issuedOn: facts.issuedOn,
    look: voice.look,
    practice: facts.practice,
    addressee: facts.addressee,
    receivedOn: facts.receivedOn,
    tender: tenderWords(facts.tender, voice),
    reference: facts.reference,
    paidBy: facts.paidBy,
    amountCents,
    lines: uses.map((use) => ({ text: useWords(use, voice), amountCents: cents(use.amountCents) })),
    balanceCents: cents(facts.balanceCents),
  };
}

function useWords({ visit, ahead }: ReceiptFacts['uses'][number], { say, day }: Voice): string {
  const where =
    visit === null
      ? say('receipt.account')
      : visit.providerName === ''
        ? say('receipt.visit', { day: day(visit.serviceOn) })
        : say('receipt.visitWith', { day: day(visit.serviceOn), provider: visit.providerName });
  return ahead ? `${where}. ${say('receipt.ahead')}.` : where;
}
