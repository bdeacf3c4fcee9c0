import type { InvoiceContent } from '#shared/domain/invoice.ts';
import {
  buildInvoice,
  type InvoiceLineFacts,
  type InvoicePaymentFacts,
} from '#shared/domain/statements/invoice.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { Voice } from '#shared/domain/statements/voice.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { addressLines, fullName, needPractice, readSettings, senderOf, voiceFor } from './context.ts';
import { readMail } from './mail.ts';
import {
  readApplied,
  readBalance,
  readClaimBalances,
  readClaimWords,
  readPaidOnClaims,
  readPayerNames,
  readPayments,
  readServices,
  readShares,
  type PaymentRow,
  type ServiceRow,
  type ShareRow,
} from './facts.ts';

export type InvoiceHead = {
  readonly invoiceNumber: string;
  readonly issuedOn: IsoDate;
};

/**
 * What an invoice says today: every service of which the patient still owes something, how its charge was
 * settled, and the payments on it. Settled services are left out together with their payments, so the sum is
 * the ledger's balance; `buildInvoice` proves that.
 * @throws Refusal when patient or practice are missing.
 */
export function invoiceContent(
  { records }: Pick<ServiceContext, 'records'>,
  db: ReadDb,
  patientId: PatientId,
  head: InvoiceHead,
): InvoiceContent {
  const patient = records.patient(db, patientId);
  if (!patient) throw new Refusal('not_found', 'This patient is not in the practice file.');
  const settings = readSettings(db);
  const voice = voiceFor(settings, readMail(db, patientId).language);
  const practice = senderOf(needPractice({ records }, db), voice);
  const open = new Set(readClaimBalances(db, patientId).keys());
  const shares = readShares(db, patientId).filter((s) => open.has(s.claimId));
  const services = readServices(db, patientId).filter((s) => open.has(s.claimId));
  const insurers = new Set<string>();
  const lines = [...open].flatMap((claimId) => {
    const words = readClaimWords(db, claimId);
    for (const name of readPayerNames(db, claimId)) insurers.add(name);
    return claimLines(claimId, words, services, shares);
  });
  const facts = {
    ...head,
    dueDays: settings.dueDays,
    practice,
    patient: {
      name: fullName(patient),
      accountNumber: patient.accountNumber,
      addressLines: addressLines(patient.address),
    },
    insurerNames: [...insurers],
    lines: lines.sort((a, b) => (a.serviceOn < b.serviceOn ? -1 : a.serviceOn > b.serviceOn ? 1 : 0)),
    payments: paymentsOn(db, patientId, open, services, voice),
    ledgerBalanceCents: cents(readBalance(db, patientId)),
  };
  return buildInvoice(facts, voice);
}

type Words = ReturnType<typeof readClaimWords>;

function claimLines(
  claimId: ClaimId,
  words: Words,
  services: readonly ServiceRow[],
  shares: readonly ShareRow[],
): InvoiceLineFacts[] {
  const mine = services.filter((s) => s.claimId === claimId);
  const rows = words.lines.flatMap((line) => {
    const service = mine.find((s) => s.serviceLineId === line.id);
    if (!service || service.serviceOn === null) return [];
    const own = shares.filter((s) => s.claimId === claimId && s.serviceLineId === line.id);
    return [
      { line, service, paid: service.insurerPaidCents, discount: service.discountCents, shares: [...own] },
    ];
  });
  // What the payer decided for the claim as a whole is told with the lines that still have room for it.
  const room = (row: (typeof rows)[number]): number =>
    row.service.chargeCents - row.paid - row.discount - row.shares.reduce((sum, s) => sum + s.amountCents, 0);
  const spread = (amount: number, put: (row: (typeof rows)[number], part: number) => void): void => {
    let left = amount;
    for (const [i, row] of rows.entries()) {
      const part = i === rows.length - 1 ? left : Math.max(0, Math.min(left, room(row)));
      if (part !== 0) put(row, part);
      left -= part;
    }
  };
  for (const whole of mine.filter((s) => !words.lines.some((line) => line.id === s.serviceLineId))) {
    spread(whole.insurerPaidCents, (row, part) => (row.paid += part));
    spread(whole.discountCents, (row, part) => (row.discount += part));
  }
  for (const share of shares.filter((s) => s.claimId === claimId && s.serviceLineId === null))
    spread(share.amountCents, (row, part) => row.shares.push({ ...share, amountCents: part }));
  return rows.map(({ line, service, paid, discount, shares: own }) => ({
    // Rows without a day were left out above.
    serviceOn: service.serviceOn as IsoDate,
    providerName: words.providerName,
    code: line.code,
    description: line.description || line.code,
    chargeCents: cents(service.chargeCents),
    insurerPaidCents: cents(paid),
    contractualCents: cents(discount),
    patientShares: own.map(({ reason, amountCents }) => ({ reason, amountCents: cents(amountCents) })),
  }));
}

/**
 * Payments on the open claims, and money not used for any claim yet. Unapplied money that was used since is
 * told with the day and tender on which it was given.
 */
function paymentsOn(
  db: ReadDb,
  patientId: PatientId,
  open: ReadonlySet<ClaimId>,
  services: readonly ServiceRow[],
  voice: Voice,
): InvoicePaymentFacts[] {
  const payments = readPayments(db, patientId);
  const told = new Map<string, { payment: PaymentRow; words: string; amount: number }>();
  const tell = (payment: PaymentRow, words: string, amount: number): void => {
    const key = `${payment.journalId} ${words}`;
    const before = told.get(key)?.amount ?? 0;
    told.set(key, { payment, words, amount: before + amount });
  };
  for (const { journalId, claimId, amountCents } of readPaidOnClaims(db, patientId)) {
    const payment = payments.find((p) => p.journalId === journalId);
    if (payment && open.has(claimId)) tell(payment, '', amountCents);
  }
  const visitOf = new Map(services.map((s) => [s.claimId, s.encounterId]));
  const coins = payments.map((payment) => ({ payment, left: payment.unappliedCents }));
  for (const { claimId, encounterId, amountCents } of readApplied(db, patientId)) {
    let left = amountCents;
    for (const coin of coins.filter((c) => c.payment.encounterId === encounterId)) {
      const part = Math.min(left, coin.left);
      if (part <= 0) continue;
      coin.left -= part;
      left -= part;
      if (open.has(claimId)) tell(coin.payment, atVisit(encounterId, visitOf.get(claimId), voice), part);
    }
  }
  for (const coin of coins) if (coin.left > 0) tell(coin.payment, voice.say('paid.kept'), coin.left);
  return [...told.values()]
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => (a.payment.on < b.payment.on ? -1 : a.payment.on > b.payment.on ? 1 : 0))
    .map(({ payment, words, amount }) => ({
      on: payment.on,
      tender: payment.tender,
      words,
      amountCents: cents(amount),
    }));
}

function atVisit(encounterId: EncounterId | null, visit: EncounterId | undefined, voice: Voice): string {
  return encounterId !== null && encounterId === visit ? voice.say('paid.atVisit') : '';
}
