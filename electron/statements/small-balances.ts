import { listName } from '#shared/domain/patient.ts';
import { balancedDraft, entry } from '#shared/domain/posting/entries.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { readMembers } from './accounts.ts';
import { readSettings, type StatementContext } from './context.ts';

type OpenLine = {
  readonly claimId: ClaimId | null;
  readonly serviceLineId: ServiceLineId | null;
  readonly payerId: PayerId | null;
  readonly serviceOn: IsoDate | null;
  readonly amountCents: number;
};

export type WrittenOff = {
  readonly written: number;
  readonly cents: Cents;
  readonly left: { readonly name: string; readonly why: string }[];
};

/**
 * Writes small balances off, by a person\u2019s decision and never by itself: what is below the practice\u2019s limit and stands
 * without credits beside it. One journal an account, with its reason; it is taken back like any other.
 */
export function writeOffSmall(
  context: StatementContext,
  guarantors: readonly PatientId[],
  reason: string,
): WrittenOff {
  return transaction(context.db(), (db) => {
    const limit = readSettings(db).smallBalanceCents;
    const left: { name: string; why: string }[] = [];
    const amounts: number[] = [];
    for (const guarantorId of new Set(guarantors)) {
      const members = readMembers(db, guarantorId);
      const lines = members.flatMap((m) =>
        readOpenLines(db, m.id).map((line) => ({ ...line, patientId: m.id })),
      );
      const amount = sumCents(lines.map((l) => l.amountCents));
      const why = whyNot(amount, limit, lines);
      const name = members[0] ? listName(members[0]) : '';
      if (why !== null) {
        left.push({ name, why });
        continue;
      }
      const memo = `Small balance written off: ${reason}`;
      context.postJournal(
        db,
        balancedDraft({
          kind: 'write_off',
          postedOn: context.clock.today(),
          memo,
          sourceType: 'small_balance',
          sourceId: context.newId(),
          entries: lines.flatMap(({ amountCents, ...facts }) => [
            entry('write_off', amountCents, memo, facts),
            entry('ar_patient', -amountCents, memo, facts),
          ]),
        }),
      );
      amounts.push(amount);
    }
    return { written: amounts.length, cents: sumCents(amounts), left };
  });
}

function whyNot(
  amount: number,
  limit: number,
  lines: readonly { readonly amountCents: number }[],
): string | null {
  if (lines.length === 0 || amount <= 0) return 'Nothing is owed any more.';
  if (amount >= limit) return `${formatAmount(amount)} is not below ${formatAmount(limit)}.`;
  if (lines.some((l) => l.amountCents < 0)) return 'There is a credit on the account. Use it first.';
  return null;
}

/** What is open by line, and money not applied as a line below zero. */
function readOpenLines(db: ReadDb, patientId: PatientId): OpenLine[] {
  return db
    .all<OpenLine>(sql`SELECT claim_id AS claimId, service_line_id AS serviceLineId, max(payer_id) AS payerId,
        min(service_on) AS serviceOn, sum(amount_cents) AS amountCents
      FROM journal_entry WHERE patient_id = ${patientId} AND account IN ('ar_patient', 'unapplied_payments')
      GROUP BY account, claim_id, service_line_id HAVING sum(amount_cents) <> 0 ORDER BY min(id)`)
    .map((line) => ({ ...line, amountCents: cents(line.amountCents) }));
}
