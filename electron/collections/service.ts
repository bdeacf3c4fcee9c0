import type { Candidate, CollectionCase } from '#shared/contract/collections.ts';
import type { CollectionRules } from '#shared/domain/collections/hand-over.ts';
import { casesCsv } from '#shared/domain/collections/csv.ts';
import { addressLines } from '#shared/domain/plans/paper.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CollectionCaseId, PatientId } from '#shared/kernel/ids.ts';
import { transaction } from '#electron/db/handle.ts';
import { listCases, readRules, writeRules } from './queries.ts';
import type { CollectionsContext } from './context.ts';
import { candidatesOf } from './candidates.ts';
import { noticePart } from './handing-over.ts';
import { casePart } from './cases.ts';
import { audit } from './records.ts';

export type { CollectionsContext, DrawLetters, NoticeLetter } from './context.ts';

export type CollectionsService = ReturnType<typeof createCollectionsService>;

/**
 * Balances at a collection agency. They stand on an account of their own, moved there line by line, so that patients'
 * receivable, statements and aging are what the practice collects itself, and every balance of any day is a sum.
 */
export function createCollectionsService(context: CollectionsContext) {
  const { db: open } = context;
  return {
    rules: (): CollectionRules => readRules(open()),
    saveRules: (rules: CollectionRules): CollectionRules => {
      transaction(open(), (db) => {
        writeRules(db, rules);
        audit(context, db, 'change', 'rules', `agency ${rules.agency}, from ${rules.minBalanceCents} cents`);
      });
      return readRules(open());
    },
    candidates: (asOf: IsoDate): Candidate[] => candidatesOf(context, open(), null, asOf),
    cases: (patientId: PatientId | null): CollectionCase[] => listCases(open(), { patientId }),
    casesById: (ids: readonly CollectionCaseId[]): CollectionCase[] => listCases(open(), { ids }),
    /** The list as CSV, with address and telephone for the agency. */
    csv: (cases: readonly CollectionCase[]): string =>
      casesCsv(cases, ({ accountNumber }) => {
        const one = cases.find((c) => c.accountNumber === accountNumber);
        const patient = one ? context.records.patient(open(), one.patientId) : null;
        return patient && { addressLines: addressLines(patient.address), phone: patient.phone };
      }),
    ...noticePart(context),
    ...casePart(context),
  };
}
