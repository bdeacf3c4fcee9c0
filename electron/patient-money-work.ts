import type { DeskPerson } from '#shared/contract/front-desk.ts';
import { spread, netWithinClaims } from '#shared/domain/ledger/spread.ts';
import { listName } from '#shared/domain/patient.ts';
import type { OpenItem } from '#shared/domain/posting/patient-payment.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { nextNumber, peekNumber } from '#electron/counter.ts';
import { createCollectionsService, type CollectionsContext } from '#electron/collections/service.ts';
import { every, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { EligibilityService } from '#electron/eligibility/service.ts';
import { createEstimatesService } from '#electron/estimates/service.ts';
import type { PaperSize } from '#electron/export/paper-size.ts';
import {
  createFrontDeskService,
  type FrontDeskContext,
  type ReceiptSeam,
} from '#electron/front-desk/service.ts';
import { readFamilyItems } from '#electron/ledger/money-queries.ts';
import { createPayments } from '#electron/ledger/payments.ts';
import { findJournalBySource, readPatientBalance } from '#electron/ledger/queries.ts';
import { searchConditions } from '#electron/patients/search.ts';
import { listFacilities, listProviders } from '#electron/practice/queries.ts';
import type { PlansContext } from '#electron/plans/context.ts';
import { createPlansService } from '#electron/plans/service.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** What plans, estimates, collections and the front desk need of other features. */
export type PatientMoneyNeeds = {
  readonly eligibility: Pick<EligibilityService, 'ofVisit'>;
  readonly receipts: ReceiptSeam;
  /** Where letters to patients are kept. */
  readonly letters: { readonly keepIn: CollectionsContext['keepLetters'] & PlansContext['keepLetters'] };
  /** Invoices and statements that went to a patient. */
  readonly statementsSent: (db: ReadDb, patientId: PatientId) => number;
  /** Whether statements to a patient are on hold. */
  readonly onHold: (db: ReadDb, patientId: PatientId) => boolean;
};

/** Plans, estimates, collections and the front desk, put together over the ledger. */
export function createPatientMoneyWork(context: ServiceContext, needs: PatientMoneyNeeds) {
  const ledger = ledgerSeam(context);
  const answer = (id: PatientId, on: IsoDate) => needs.eligibility.ofVisit(id, on);
  const plans = createPlansService({ ...context, ledger, nextNumber, keepLetters: needs.letters.keepIn });
  const estimates = createEstimatesService({
    ...context,
    nextNumber,
    peekNumber,
    payerAnswer: (_db, id, on) => {
      const found = answer(id, on);
      const said = found?.answer?.summary ?? null;
      return (
        found && {
          payerName: found.payerName,
          answeredAt: found.answer?.answeredAt ?? null,
          deductibleLeftCents: said?.deductibleLeft?.cents ?? null,
          copayCents: said?.copay?.cents ?? null,
          coinsuranceHundredths: said?.coinsurance?.percentHundredths ?? null,
        }
      );
    },
  });
  return {
    /** The sheet that the practice prints on. */
    paper: (): PaperSize => paperOf(context.db()),
    /** The first active place and provider, for orders that name none. */
    usualPlace: () => ({
      facilityId: listFacilities(context.db()).find((f) => f.active)?.id,
      providerId: listProviders(context.db()).find((p) => p.active)?.id,
    }),
    practiceName: (): string => context.records.practice(context.db())?.name ?? '',
    plans,
    estimates,
    collections: createCollectionsService({
      ...context,
      nextNumber,
      plannedClaims: plans.coveredClaims,
      estimateExceeded: (db, id) => estimates.estimateExceeded(db, id, null).length > 0,
      statementsSent: needs.statementsSent,
      keepLetters: needs.letters.keepIn,
      onHold: needs.onHold,
    }),
    frontDesk: createFrontDeskService({
      ...context,
      find: findPeople,
      ledger,
      plans,
      answeredCopay: (_db, id, on) => answer(id, on)?.answer?.summary.copay?.cents ?? null,
      receipts: needs.receipts,
    }),
  };
}

/** Kept with the look of statements; Letter until the practice says otherwise. */
function paperOf(db: ReadDb): PaperSize {
  const row = db.get<{ paper: string | null }>(
    sql`SELECT value ->> '$.look.paper' AS paper FROM setting WHERE key = 'statements'`,
  );
  return row?.paper === 'a4' ? 'a4' : 'letter';
}

/** The ledger's payment over chosen items: what they do not take stays unapplied. */
function ledgerSeam(context: ServiceContext): FrontDeskContext['ledger'] {
  const payments = createPayments(context);
  return {
    takePatientPayment: (db: WriteDb, { items, ...payment }) => {
      const ofPatient = items.map((item) => ({ ...item, patientId: payment.patientId }));
      const { parts } = spread(payment.amountCents, ofPatient);
      const chosen = parts.map(({ item, amountCents }) => ({
        patientId: payment.patientId,
        claimId: item.claimId,
        serviceLineId: item.serviceLineId,
        amountCents,
      }));
      const { journalId, number } = payments.takePaymentIn(db, { ...payment, chosen, rest: 'unapplied' });
      return { journalId, number };
    },
    posted: (db, requestId) => {
      const journal = findJournalBySource(db, 'patient_payment', requestId);
      return journal && { journalId: journal.id, number: journal.number };
    },
    openItems: (db, patientId): OpenItem[] =>
      netWithinClaims(readFamilyItems(db, [patientId]))
        .filter(({ openCents }) => openCents > 0)
        .map(({ item, openCents }) => ({ ...item, amountCents: openCents })),
    balance: readPatientBalance,
  };
}

type PersonRow = {
  readonly patientId: PatientId;
  readonly accountNumber: string;
  readonly birthDate: IsoDate | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly today: number;
};

const MOST_PEOPLE = 30;

/** Who may stand at the desk: nothing typed shows the visits of the day, otherwise those of the day stand first. */
function findPeople(db: ReadDb, search: string, on: IsoDate): DeskPerson[] {
  const visit = sql`EXISTS (SELECT 1 FROM encounter e WHERE e.patient_id = p.id AND e.service_on = ${on})`;
  const conditions = search.trim() === '' ? [visit] : searchConditions(search);
  return db
    .all<PersonRow>(sql`
      SELECT p.id AS patientId, p.account_number AS accountNumber, p.birth_on AS birthDate, p.last_name AS lastName,
        p.first_name AS firstName, p.middle_name AS middleName, ${visit} AS today
      FROM patient p WHERE ${every(conditions)}
      ORDER BY today DESC, p.last_name COLLATE NOCASE, p.first_name COLLATE NOCASE LIMIT ${MOST_PEOPLE}`)
    .map(({ lastName, firstName, middleName, today, ...row }) => ({
      ...row,
      name: listName({ lastName, firstName, middleName }),
      visitToday: today === 1,
    }));
}
