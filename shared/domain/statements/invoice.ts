import type { IsoDate } from '#shared/kernel/dates.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import type { InvoiceContent, InvoiceLine } from '../invoice.ts';
import type { Tender } from '../journal.ts';
import { shareWords } from './shares.ts';
import { tenderWords } from './statement.ts';
import { USUAL_LOOK, voiceOf, type Voice } from './voice.ts';

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

const USUAL_VOICE = voiceOf(USUAL_LOOK);

/**
 * Everything that an invoice says, from facts of the journal. Nothing is computed otherwise than by adding
 * and subtracting them.
 * @throws RangeError when the parts do not tie: more settled on a line than was charged, or a balance
 * other than the ledger's. The text carries no patient data.
 */
export function buildInvoice(facts: InvoiceFacts, voice: Voice = USUAL_VOICE): InvoiceContent {
  const lines = facts.lines.map((line) => invoiceLine(line, voice));
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
    payments: facts.payments.map((p) => ({
      on: p.on,
      amountCents: p.amountCents,
      words: paymentWords(p, voice),
    })),
    totals,
    summary: summaryOf(facts, totals, voice),
    look: voice.look,
  };
}

function invoiceLine(facts: InvoiceLineFacts, voice: Voice): InvoiceLine {
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
    because: becauseOf(facts, cents(open), voice),
  };
}

/** Why something, or nothing, is left of a charge: one sentence for each part. */
function becauseOf(facts: InvoiceLineFacts, openCents: Cents, voice: Voice): string {
  const sentences = facts.patientShares
    .filter((share) => share.amountCents !== 0)
    .map((share) => shareWords(share.reason, share.amountCents, voice));
  if (openCents > 0) sentences.push(voice.say('share.insurer', { amount: voice.money(openCents) }));
  if (sentences.length > 0) return sentences.join(' ');
  return voice.say(facts.insurerPaidCents > 0 ? 'share.settled' : 'share.nothing');
}

function paymentWords({ tender, words }: InvoicePaymentFacts, voice: Voice): string {
  const how = tenderWords(tender, voice);
  return words === '' ? how : `${how}, ${words}`;
}

/** The whole story in two sentences at most. */
function summaryOf(facts: InvoiceFacts, totals: InvoiceContent['totals'], voice: Voice): string {
  const days = [...new Set(facts.lines.map((l) => l.serviceOn))].sort();
  const first = days[0];
  const visit =
    first === undefined
      ? voice.say('invoice.account')
      : days.length === 1
        ? voice.say('invoice.visit', { day: voice.day(first) })
        : voice.say('invoice.visits', { from: voice.day(first), to: voice.day(days.at(-1) ?? first) });
  return `${settled(visit, facts, totals, voice)} ${remaining(totals, voice)}`;
}

function settled(
  visit: string,
  facts: InvoiceFacts,
  totals: InvoiceContent['totals'],
  { say, money, list }: Voice,
): string {
  const amount = money(totals.chargesCents);
  if (facts.insurerNames.length === 0) return say('invoice.charge', { visit, amount });
  const parts = [
    say('invoice.paid', { insurers: list(facts.insurerNames), amount: money(totals.insurerPaidCents) }),
  ];
  if (totals.discountCents !== 0) parts.push(say('invoice.off', { amount: money(totals.discountCents) }));
  parts.push(say('invoice.part', { amount: money(totals.yourShareCents) }));
  return say('invoice.story', { visit, amount, parts: list(parts) });
}

function remaining({ youPaidCents, balanceCents }: InvoiceContent['totals'], { say, money }: Voice): string {
  const amount = money(Math.abs(balanceCents));
  const paid = money(youPaidCents);
  if (balanceCents > 0)
    return youPaidCents === 0
      ? say('invoice.remains', { amount })
      : say('invoice.paidRemains', { paid, amount });
  if (balanceCents === 0)
    return youPaidCents === 0 ? say('invoice.nothing') : say('invoice.paidNothing', { paid });
  return say('invoice.credit', { paid, amount });
}
