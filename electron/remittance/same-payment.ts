import { signedAmount } from '#shared/domain/posting/prove.ts';
import type { RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { findPostedTwin } from './queries.ts';
import { readPaymentsOf } from './read-file.ts';

type Twin = NonNullable<ReturnType<typeof findPostedTwin>>;

/**
 * A posted payment of the same payer with the same number and amount, although it was signed in another way: on paper a
 * payer does not tell the number under which it signs its files. Leading zeros of a number count for nothing.
 * @param payerOf our record of the payer of a payment.
 */
export function findSamePayment(
  db: ReadDb,
  payment: RemitPayment,
  payerOf: (payment: RemitPayment) => PayerId | null,
  except: RemittanceId | null,
): Twin | null {
  const payerId = payerOf(payment);
  if (payerId === null || payment.traceNumber === '' || payment.amountCents === 0) return null;
  const trace = payment.traceNumber.toUpperCase().replace(/^0+/, '');
  const candidates = db.all<
    Twin & {
      readonly position: number;
      readonly content: Uint8Array;
      readonly source: RemittanceSummary['source'];
    }
  >(sql`SELECT r.file_name AS fileName, q.trace_number AS traceNumber, j.posted_at AS postedAt, q.position, r.content, r.source
    FROM remittance_payment q JOIN remittance r ON r.id = q.remittance_id LEFT JOIN journal j ON j.id = r.journal_id
    WHERE q.live = 1 AND ltrim(upper(q.trace_number), '0') = ${trace} AND q.amount_cents = ${signedAmount(payment)}
      AND q.remittance_id IS NOT ${except}`);
  const same = candidates.find(({ content, source, position }) => {
    const other = readPaymentsOf(content, source)[position];
    return other !== undefined && payerOf(other) === payerId;
  });
  return same ? { fileName: same.fileName, traceNumber: same.traceNumber, postedAt: same.postedAt } : null;
}
