import type { CheckedBy } from '#shared/domain/claim-work.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { ClaimFileId } from '#shared/kernel/ids.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { ClaimsContext } from './context.ts';
import type { ClaimRecord } from './queries.ts';
import { findLastSent, insertVersion } from './version-queries.ts';

/** Keeps a claim as it leaves the house: for good, with what was found and by which rules. */
export function keepVersion(
  context: ClaimsContext,
  db: WriteDb,
  record: ClaimRecord,
  check: { readonly findings: readonly Finding[]; readonly checkedBy: CheckedBy },
  claimFileId: ClaimFileId | null,
): void {
  insertVersion(
    db,
    record,
    { ...check, replaces: findLastSent(db, record.id), claimFileId },
    context.clock.now(),
    context.user().id,
  );
}
