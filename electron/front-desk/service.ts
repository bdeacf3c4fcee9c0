import type { CheckIn, DeskPerson } from '#shared/contract/front-desk.ts';
import type { Tender } from '#shared/domain/journal.ts';
import { listName } from '#shared/domain/patient.ts';
import type { OpenItem } from '#shared/domain/posting/patient-payment.ts';
import { dollars } from '#shared/domain/statements/words.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, JournalId, PatientId, PlanId } from '#shared/kernel/ids.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { freeMoney, takenForVisit, visitOn } from './queries.ts';

/** Receipts are documents of the statements feature; the desk only asks for them. */
export type ReceiptSeam = {
  /** Makes and keeps the receipt of a payment inside or after its transaction; the same payment has one receipt. */
  readonly issue: (
    journalId: JournalId,
  ) => Promise<{ readonly receiptNumber: string; readonly pdf: Uint8Array }>;
};

export type DeskPayment = {
  readonly patientId: PatientId;
  readonly copayCents: Cents;
  readonly planCents: Cents;
  readonly balanceCents: Cents;
  readonly tender: Tender;
  readonly checkNumber: string;
  readonly requestId: string;
};

export type FrontDeskContext = ServiceContext & {
  readonly find: (db: ReadDb, search: string, on: IsoDate) => DeskPerson[];
  readonly ledger: {
    readonly takePatientPayment: (
      db: WriteDb,
      payment: {
        readonly patientId: PatientId;
        readonly encounterId: EncounterId | null;
        readonly amountCents: Cents;
        readonly tender: Tender;
        readonly receivedOn: IsoDate;
        readonly note: string;
        readonly checkNumber?: string;
        readonly requestId: string;
        readonly items: readonly OpenItem[];
      },
    ) => { readonly journalId: JournalId; readonly number: number };
    /** The journal of a request that was posted before. */
    readonly posted: (
      db: ReadDb,
      requestId: string,
    ) => { readonly journalId: JournalId; readonly number: number } | null;
    readonly openItems: (db: ReadDb, patientId: PatientId) => readonly OpenItem[];
    readonly balance: (db: ReadDb, patientId: PatientId) => Cents;
  };
  readonly plans: {
    readonly dueOf: (
      db: ReadDb,
      patientId: PatientId,
      on: IsoDate,
    ) => { readonly planId: PlanId | null; readonly dueCents: Cents };
    readonly coveredClaims: (db: ReadDb, patientId: PatientId) => ReadonlySet<ClaimId>;
    /** Posts what the plans charge by today and gives what they can be paid on. */
    readonly itemsDue: (db: WriteDb, patientId: PatientId) => readonly OpenItem[];
  };
  /** The copay that the payer named in its newest answer about the coverage of a day. */
  readonly answeredCopay: (db: ReadDb, patientId: PatientId, on: IsoDate) => Cents | null;
  readonly receipts: ReceiptSeam;
};

export type FrontDeskService = ReturnType<typeof createFrontDeskService>;

/** Check-in: what is to be asked for at the visit, and the payment with its receipt. */
export function createFrontDeskService(context: FrontDeskContext) {
  const { db: open } = context;
  return {
    find: (search: string, on: IsoDate): DeskPerson[] => context.find(open(), search, on),
    /** @throws Refusal `not_found`. */
    checkIn: (patientId: PatientId, on: IsoDate): CheckIn => checkIn(context, open(), patientId, on),
    /** One journal for copay, plan and balance. @throws Refusal when nothing is paid or more than is owed. */
    take: async (input: DeskPayment) => {
      const amountCents = sumCents([input.copayCents, input.planCents, input.balanceCents]);
      const posted = transaction(open(), (db) => take(context, db, input, amountCents));
      const { receiptNumber } = await context.receipts.issue(posted.journalId);
      return {
        ...posted,
        amountCents,
        leftCents: context.ledger.balance(open(), input.patientId),
        receiptNumber,
      };
    },
    receipt: async (journalId: JournalId): Promise<Uint8Array> =>
      (await context.receipts.issue(journalId)).pdf,
  };
}

function checkIn(context: FrontDeskContext, db: ReadDb, patientId: PatientId, on: IsoDate): CheckIn {
  const patient = context.records.patient(db, patientId);
  if (!patient) throw new Refusal('not_found', 'This patient is not in the practice file.');
  const visit = visitOn(db, patientId, on);
  const coverage = context.records.coverageOn(db, patientId, on);
  const payer = coverage && context.records.payer(db, coverage.payerId);
  const answered = coverage ? context.answeredCopay(db, patientId, on) : null;
  const copay = coverage?.copayCents ?? answered;
  const paid = visit ? takenForVisit(db, visit.id) : 0;
  const plan = context.plans.dueOf(db, patientId, on);
  const free = freeMoney(db, patientId);
  const owed = outsidePlans(context, db, patientId).reduce((sum, item) => sum + item.amountCents, 0);
  return {
    patientId,
    name: listName(patient),
    accountNumber: patient.accountNumber,
    birthDate: patient.birthDate,
    visit,
    payerName: payer?.name ?? null,
    memberId: coverage?.memberId ?? '',
    copayCents: copay,
    copayFrom: copay === null ? null : coverage?.copayCents === null ? 'payer' : 'coverage',
    copayPaidCents: cents(paid),
    copayDueCents: cents(visit ? Math.max(0, (copay ?? 0) - paid) : 0),
    planId: plan.planId,
    planDueCents: plan.dueCents,
    balanceCents: cents(Math.max(0, owed - free)),
    notes: [
      ...(visit ? [] : ['No visit stands for today, so no copay is asked for.']),
      ...(coverage ? [] : ['No coverage is active today.']),
      ...(visit && coverage && copay === null ? ['Neither the coverage nor the payer names a copay.'] : []),
      ...(coverage?.copayCents !== null && answered !== null && coverage?.copayCents !== answered
        ? [`The payer answered a copay of ${dollars(answered)}.`]
        : []),
      ...(free > 0 ? [`${dollars(free)} paid before is not applied yet and is taken off the balance.`] : []),
    ],
  };
}

/** What a patient owes on claims that no plan covers. */
function outsidePlans(context: FrontDeskContext, db: ReadDb, patientId: PatientId): OpenItem[] {
  const covered = context.plans.coveredClaims(db, patientId);
  return context.ledger
    .openItems(db, patientId)
    .filter((item) => item.amountCents > 0 && (item.claimId === null || !covered.has(item.claimId)));
}

function take(
  context: FrontDeskContext,
  db: WriteDb,
  input: DeskPayment,
  amountCents: Cents,
): { readonly journalId: JournalId; readonly number: number } {
  const on = context.clock.today();
  if (amountCents <= 0)
    throw new Refusal('invalid_input', 'A payment is more than zero. Nothing was posted.');
  // Pressed twice, or again after a lost answer: the money is taken once.
  const before = context.ledger.posted(db, input.requestId);
  if (before) return before;
  const visit = visitOn(db, input.patientId, on);
  if (input.copayCents > 0 && !visit)
    throw new Refusal(
      'rule_violated',
      'There is no visit today to which the copay could go. Nothing was posted.',
      {
        copayCents: 'There is no visit today.',
      },
    );
  const balance = outsidePlans(context, db, input.patientId);
  const plan = context.plans.itemsDue(db, input.patientId);
  return context.ledger.takePatientPayment(db, {
    patientId: input.patientId,
    // What no item takes is the copay: it waits, unapplied, for this visit's claim.
    encounterId: visit?.id ?? null,
    amountCents,
    tender: input.tender,
    receivedOn: on,
    note: '',
    checkNumber: input.checkNumber,
    requestId: input.requestId,
    items: [
      ...upTo(balance, input.balanceCents, 'balanceCents'),
      ...upTo(plan, input.planCents, 'planCents'),
    ],
  });
}

/** Items cut to an amount, the oldest first. @throws Refusal when more is paid than is owed there. */
function upTo(items: readonly OpenItem[], amountCents: number, field: string): OpenItem[] {
  let left = amountCents;
  const cut = items.flatMap((item) => {
    const part = Math.min(left, Math.max(0, item.amountCents));
    left -= part;
    return part === 0 ? [] : [{ ...item, amountCents: cents(part) }];
  });
  if (left > 0)
    throw new Refusal(
      'invalid_input',
      `This is ${dollars(left)} more than is owed there. Nothing was posted.`,
      {
        [field]: `At most ${dollars(amountCents - left)} is owed.`,
      },
    );
  return cut;
}
