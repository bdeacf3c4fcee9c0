import type { Candidate } from '#shared/contract/collections.ts';
import { heldFromCollection, type AccountFacts } from '#shared/domain/collections/hand-over.ts';
import { listName } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { listDebtors, readRules, type DebtorRow } from './queries.ts';
import type { CollectionsContext } from './context.ts';

/** Balances with the reasons of those that stay. */
export function candidatesOf(
  context: CollectionsContext,
  db: ReadDb,
  ids: readonly PatientId[] | null,
  on: IsoDate,
): Candidate[] {
  const rules = readRules(db);
  return listDebtors(db, ids).map((row) => {
    const facts = factsOf(context, db, row);
    const held = heldFromCollection(facts, rules, on);
    return {
      patientId: row.patientId,
      patientName: listName(row),
      accountNumber: row.accountNumber,
      balanceCents: cents(row.patientCents),
      oldestServiceOn: row.oldest,
      statementsSent: facts.statementsSent,
      noticeOn: row.noticeOn,
      held: [...held],
      noticeDue: row.noticeOn === null && heldFromCollection(facts, rules, on, true).length === 0,
    };
  });
}

function factsOf(context: CollectionsContext, db: ReadDb, row: DebtorRow): AccountFacts {
  const { patientId } = row;
  return {
    balanceCents: row.patientCents,
    insurerCents: row.insurerCents,
    unappliedCents: row.unappliedCents,
    claimsOpen: row.claimsOpen === 1,
    appealOpen: row.appealOpen === 1,
    planRunning: context.plannedClaims(db, patientId).size > 0,
    held: context.onHold(db, patientId),
    deceased: row.deceasedOn !== null,
    oldestServiceOn: row.oldest,
    statementsSent: context.statementsSent(db, patientId),
    noticeOn: row.noticeOn,
    disputed: context.estimateExceeded(db, patientId),
  };
}
