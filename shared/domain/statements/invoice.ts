import type { IsoDate } from '#shared/kernel/dates.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import type { InvoiceContent, InvoiceLine } from '../invoice.ts';
import type { Tender } from '../journal.ts';
import { dayWords, dollars, listWords, shareSentence, TENDER_WORDS } from './words.ts';

/** A part of a charge that is the patient's. */
export type PatientShare = {
  /** Group and reason of the payer, `PR-1`; `self` when no insurer was billed. */
  readonly reason: string;
  readonly amountCents: Cents;
};

/** What the journal says about one service on the day of the invoice. All amounts positive. */
export type InvoiceLineFacts = {
  readonly serviceOn: IsoDate;
  readonly providerName: string;
  readonly code: string;
  readonly description: string;
  readonly chargeCents: Cents;
  readonly insurerPaidCents: Cents;
  /** Agreed discounts and write-offs: what nobody pays. */
  readonly contractualCents: Cents;
  readonly patientShares: readonly PatientShare[];
};

/** Money received from the patient. */
export type InvoicePaymentFacts = {
  readonly on: IsoDate;
  readonly tender: Tender;
  readonly amountCents: Cents;
  /** Where or how, after the tender: `at the visit`; may be empty. */
  readonly words: string;
};

export type InvoiceFacts = {
  readonly invoiceNumber: string;
  readonly issuedOn: IsoDate;
  readonly dueDays: number;
  readonly practice: InvoiceContent['practice'];
  readonly patient: InvoiceContent['patient'];
  /** Insurers that settled these services; empty when none was billed. */
  readonly insurerNames: readonly string[];
  readonly lines: readonly InvoiceLineFacts[];
  readonly payments: readonly InvoicePaymentFacts[];
  /** What the patient owes for these services by the journal; the invoice must come to the same. */
  readonly ledgerBalanceCents: Cents;
};

/**
 * Everything that an invoice says, from facts of the journal. Nothing is computed otherwise than by adding
 * and subtracting them.
 * @throws RangeError when the parts do not tie: more settled on a line than was charged, or a balance
 * other than the ledger's. The text carries no patient data.
 */
export function buildInvoice(facts: InvoiceFacts): InvoiceContent {
  const lines = facts.lines.map(invoiceLine);
  const yourShareCents = sumCents(lines.map((l) => l.yourShareCents));
  const youPaidCents = sumCents(facts.payments.map((p) => p.amountCents));
  const totals = {
    chargesCents: sumCents(lines.map((l) => l.chargeCents)),
    insurerPaidCents: sumCents(lines.map((l) => l.insurerPaidCents)),
    discountCents: sumCents(lines.map((l) => l.discountCents)),
    yourShareCents,
    youPaidCents,
    balanceCents: cents(yourShareCents - youPaidCents),
  };
  if (totals.balanceCents !== facts.ledgerBalanceCents)
    throw new RangeError('The invoice does not come to the balance of the ledger, so it was not made.');
  return {
    invoiceNumber: facts.invoiceNumber,
    issuedOn: facts.issuedOn,
    dueOn: addDays(facts.issuedOn, facts.dueDays),
    practice: facts.practice,
    patient: facts.patient,
    insurerNames: [...facts.insurerNames],
    lines,
    payments: facts.payments.map((p) => ({ on: p.on, amountCents: p.amountCents, words: paymentWords(p) })),
    totals,
    summary: summaryOf(facts, totals),
  };
}

function invoiceLine(facts: InvoiceLineFacts): InvoiceLine {
  const yourShareCents = sumCents(facts.patientShares.map((s) => s.amountCents));
  const open = facts.chargeCents - facts.insurerPaidCents - facts.contractualCents - yourShareCents;
  if (open < 0)
    throw new RangeError('More was settled than charged on a service, so the invoice was not made.');
  return {
    serviceOn: facts.serviceOn,
    providerName: facts.providerName,
    code: facts.code,
    description: facts.description,
    chargeCents: facts.chargeCents,
    insurerPaidCents: facts.insurerPaidCents,
    discountCents: facts.contractualCents,
    yourShareCents,
    because: becauseOf(facts, cents(open)),
  };
}

/** Why something, or nothing, is left of a charge: one sentence for each part. */
function becauseOf(facts: InvoiceLineFacts, openCents: Cents): string {
  const sentences = facts.patientShares
    .filter((share) => share.amountCents !== 0)
    .map((share) => shareSentence(share.reason, share.amountCents));
  if (openCents > 0)
    sentences.push(`${dollars(openCents)} is still with your insurer; you are not asked for it now.`);
  if (sentences.length > 0) return sentences.join(' ');
  return facts.insurerPaidCents > 0
    ? 'Your insurer settled this in full. Nothing is left for you to pay.'
    : 'Nothing is left for you to pay.';
}

function paymentWords({ tender, words }: InvoicePaymentFacts): string {
  return words === '' ? TENDER_WORDS[tender] : `${TENDER_WORDS[tender]}, ${words}`;
}

/** The whole story in two sentences at most. */
function summaryOf(facts: InvoiceFacts, totals: InvoiceContent['totals']): string {
  const days = [...new Set(facts.lines.map((l) => l.serviceOn))].sort();
  const first = days[0];
  const visit =
    first === undefined
      ? 'your account'
      : days.length === 1
        ? `your visit on ${dayWords(first)}`
        : `your visits from ${dayWords(first)} to ${dayWords(days.at(-1) ?? first)}`;
  return `${settled(visit, facts, totals)} ${remaining(totals)}`;
}

function settled(visit: string, facts: InvoiceFacts, totals: InvoiceContent['totals']): string {
  const charges = `The charge for ${visit} was ${dollars(totals.chargesCents)}`;
  if (facts.insurerNames.length === 0) return `${charges}.`;
  const parts = [`${listWords(facts.insurerNames)} paid ${dollars(totals.insurerPaidCents)}`];
  if (totals.discountCents !== 0) parts.push(`the agreed discount took off ${dollars(totals.discountCents)}`);
  parts.push(`${dollars(totals.yourShareCents)} is your part`);
  return `${charges}: ${listWords(parts)}.`;
}

function remaining({ youPaidCents, balanceCents }: InvoiceContent['totals']): string {
  const paid = youPaidCents === 0 ? '' : `You have paid ${dollars(youPaidCents)}`;
  if (balanceCents > 0)
    return paid === ''
      ? `${dollars(balanceCents)} remains to be paid.`
      : `${paid}, so ${dollars(balanceCents)} remains to be paid.`;
  if (balanceCents === 0)
    return paid === '' ? 'Nothing remains to be paid.' : `${paid}, so nothing remains to be paid.`;
  return `${paid}, so ${dollars(-balanceCents)} is to your credit.`;
}
