import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { signedAmount } from '#shared/domain/posting/prove.ts';
import type { RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import type { RemittanceId } from '#shared/kernel/ids.ts';
import { sumCents } from '#shared/kernel/money.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { needContent, note, type RemittanceContext } from './context.ts';
import { countUnmatched } from './posting.ts';
import { identities, planFile, proofOf, unpackProof, type FilePlan, type ReadFile } from './proof.ts';
import {
  findLastJournal,
  findStoredProof,
  insertPayments,
  insertRemittance,
  replaceClaims,
} from './queries.ts';
import { readPaymentsOf } from './read-file.ts';
import { listCorrections } from './settlement-queries.ts';

/** A file as it was read, with what its payments are known by. */
export function readFile(fileName: string, sha256: string, payments: readonly RemitPayment[]): ReadFile {
  return { fileName, sha256, payments, identities: identities(payments) };
}

/** A kept file, read again. */
export function keptFile(db: ReadDb, summary: RemittanceSummary): ReadFile {
  const payments = readPaymentsOf(needContent(db, summary.id), summary.source);
  return readFile(summary.fileName, summary.sha256, payments);
}

/** A kept file with its proof: of a posted or undone one as it was posted, of a waiting one as of now. */
export function readDetail(
  context: RemittanceContext,
  db: ReadDb,
  summary: RemittanceSummary,
): RemittanceDetail {
  const { id, status } = summary;
  const corrections = listCorrections(db, id);
  const stored = status === 'waiting' ? null : findStoredProof(db, id);
  if (stored) {
    const refusal =
      status === 'posted'
        ? 'This remittance is posted.'
        : 'This remittance was undone. Open its file again to post it once more.';
    return { summary, proof: { ...unpackProof(stored), refusal }, corrections };
  }
  const journal = summary.journalId ?? findLastJournal(db, id);
  const at = status === 'waiting' ? null : ((journal && context.postedAt(db, journal)) ?? summary.receivedAt);
  const file = keptFile(db, summary);
  const plan = planFile(context, db, file, { sourceId: id, id, postedAt: at });
  return { summary, proof: proofOf(file, plan, status), corrections };
}

type Keeping = {
  readonly id: RemittanceId;
  readonly file: ReadFile;
  readonly plan: FilePlan;
  readonly bytes: Uint8Array;
  readonly source: RemittanceSummary['source'];
};

/** Writes a file down as waiting. */
export function keep(
  context: RemittanceContext,
  db: WriteDb,
  { id, file, plan, bytes, source }: Keeping,
): void {
  const { payments, fileName } = file;
  const planned = plan.payments.flatMap((p) => p.planned);
  insertRemittance(db, {
    id,
    fileName,
    sha256: file.sha256,
    content: bytes,
    receivedAt: context.clock.now(),
    payerName: joined(payments.map((p) => p.payerName)),
    traceNumber: joined(payments.map((p) => p.traceNumber)),
    paidOn:
      payments
        .flatMap((p) => p.paidOn ?? [])
        .sort()
        .at(-1) ?? null,
    amountCents: sumCents(payments.map(signedAmount)),
    claimCount: planned.length,
    unmatchedCount: countUnmatched(planned),
    source,
    leftOutCount: plan.payments.filter((p) => p.leftOut !== '').length,
  });
  insertPayments(db, id, file.identities);
  replaceClaims(db, id, planned);
  note(context, db, id, 'receive', `${fileName}, ${planned.length} claims`);
}

function joined(names: readonly string[]): string {
  const different = [...new Set(names.filter(Boolean))];
  const more = different.length > 3 ? ` and ${different.length - 3} more` : '';
  return different.slice(0, 3).join(', ') + more;
}
