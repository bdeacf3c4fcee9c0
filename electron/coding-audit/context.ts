import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { EncounterId, UserId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { mayAudit } from './queries.ts';
import type { CaseRecord } from './records.ts';

/** What audits of coding need of the coding feature beside the usual. */
export type AuditContext = ServiceContext & {
  /** An encounter as the workbench shows it. */
  readonly encounterDetail: (id: EncounterId) => EncounterDetail;
  /** Sends a coded encounter back to coding with a note. @throws Refusal when it is not coded or is billed. */
  readonly returnToCoder: (id: EncounterId, note: string) => void;
};

/** The signed-in user as audits see them. */
export type Asking = { readonly id: UserId; readonly auditor: boolean };

export function askingUser(context: AuditContext, db: ReadDb): Asking {
  const { id } = context.user();
  return { id, auditor: mayAudit(db, id) };
}

/** Nobody judges their own work, except in a self-review, which counts in no score. */
export function refuseOwn(record: CaseRecord, asking: Asking): void {
  if (record.coderId === asking.id && !record.selfReview)
    throw new Refusal(
      'rule_violated',
      'You coded this encounter yourself, so another auditor has to review it. Nothing was changed.',
    );
}
