import type { CodeSystem } from '#shared/domain/code.ts';
import type { SuggestionWay } from '#shared/domain/notes/encounter-suggestions.ts';
import type { ChoiceCount, RejectReason } from '#shared/domain/notes/local-counts.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { EncounterId, UserId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** What was chosen for one code of one encounter. */
export type Choice = {
  readonly system: CodeSystem;
  readonly code: string;
  readonly outcome: 'accepted' | 'rejected';
  readonly reason: RejectReason | null;
};

export type NewChoice = Choice & {
  readonly encounterId: EncounterId;
  readonly phrases: readonly { readonly phrase: string; readonly documentId: string }[];
  readonly way: SuggestionWay;
  readonly userId: UserId;
  readonly at: Instant;
};

/** How often each of these codes was taken and refused for a phrase, over all encounters. */
export function countChoices(db: ReadDb, codes: readonly string[]): ChoiceCount[] {
  return db.all<ChoiceCount>(
    sql`SELECT phrase, system, code,
          sum(outcome = 'accepted') AS accepted,
          sum(outcome = 'rejected' AND reason <> 'not_today') AS rejected,
          sum(outcome = 'rejected' AND reason = 'not_today') AS "notToday"
        FROM suggestion_choice WHERE code IN (${list(codes)}) GROUP BY system, code, phrase`,
  );
}

export function findChoices(db: ReadDb, encounterId: EncounterId): Choice[] {
  return db.all<Choice>(
    sql`SELECT DISTINCT system, code, outcome, reason FROM suggestion_choice WHERE encounter_id = ${encounterId}`,
  );
}

/** Replaces what was chosen before for the same code of the same encounter. */
export function putChoice(db: WriteDb, choice: NewChoice): void {
  deleteChoice(db, choice.encounterId, choice.system, choice.code);
  for (const { phrase, documentId } of choice.phrases) {
    db.run(sql`INSERT INTO suggestion_choice
        (encounter_id, system, code, phrase, document_id, way, outcome, reason, user_id, chosen_at)
      VALUES (${choice.encounterId}, ${choice.system}, ${choice.code}, ${phrase}, ${documentId}, ${choice.way},
        ${choice.outcome}, ${choice.reason}, ${choice.userId}, ${choice.at})`);
  }
}

/** @returns whether anything had been chosen */
export function deleteChoice(
  db: WriteDb,
  encounterId: EncounterId,
  system: CodeSystem,
  code: string,
): boolean {
  const { changes } = db.run(sql`DELETE FROM suggestion_choice
    WHERE encounter_id = ${encounterId} AND system = ${system} AND code = ${code}`);
  return changes > 0;
}
