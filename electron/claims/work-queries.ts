import type { ClaimTask, ClaimTemplate, WorkNote } from '#shared/domain/claim-work.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, ClaimTaskId, ClaimTemplateId, UserId } from '#shared/kernel/ids.ts';
import { every, sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';

/** Notes of a claim, oldest first. */
export function listNotes(db: ReadDb, id: ClaimId): WorkNote[] {
  return db.all(sql`SELECT n.id, n.claim_id AS claimId, n.at, u.name AS userName, n.text
    FROM claim_note n JOIN user_account u ON u.id = n.user_id WHERE n.claim_id = ${id} ORDER BY n.id`);
}

export function insertNote(db: WriteDb, id: ClaimId, text: string, at: Instant, userId: UserId): void {
  db.run(sql`INSERT INTO claim_note (claim_id, at, user_id, text) VALUES (${id}, ${at}, ${userId}, ${text})`);
}

type TaskRow = Omit<ClaimTask, 'patientName'> & {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
};

export type KeptTask = ClaimTask & { readonly createdAt: Instant; readonly createdBy: string };

export type TaskFilter = {
  readonly id?: ClaimTaskId;
  readonly claimId: ClaimId | null;
  readonly ownerId: UserId | null;
  readonly withDone: boolean;
};

/** Tasks, open ones first and the soonest first; without a day last. */
export function listTasks(db: ReadDb, filter: TaskFilter): KeptTask[] {
  const where: Sql[] = [];
  if (filter.id !== undefined) where.push(sql`t.id = ${filter.id}`);
  if (filter.claimId !== null) where.push(sql`t.claim_id = ${filter.claimId}`);
  if (filter.ownerId !== null) where.push(sql`t.owner_id = ${filter.ownerId}`);
  if (!filter.withDone) where.push(sql`t.done_at IS NULL`);
  return db
    .all<TaskRow>(
      sql`SELECT t.id, t.claim_id AS claimId, c.control_number AS controlNumber, p.last_name AS lastName,
        p.first_name AS firstName, p.middle_name AS middleName, y.name AS payerName, t.title, t.owner_id AS ownerId,
        coalesce(o.name, '') AS ownerName, t.due_on AS dueOn, t.done_at AS doneAt, coalesce(d.name, '') AS doneBy,
        t.created_at AS createdAt, w.name AS createdBy
      FROM claim_task t JOIN claim c ON c.id = t.claim_id JOIN patient p ON p.id = c.patient_id
        JOIN payer y ON y.id = c.payer_id JOIN user_account w ON w.id = t.created_by
        LEFT JOIN user_account o ON o.id = t.owner_id LEFT JOIN user_account d ON d.id = t.done_by
      WHERE ${every(where)}
      ORDER BY t.done_at IS NOT NULL, t.due_on IS NULL, t.due_on, t.created_at LIMIT 2000`,
    )
    .map(({ lastName, firstName, middleName, ...task }) => ({
      ...task,
      patientName: listName({ lastName, firstName, middleName }),
    }));
}

export type NewTask = {
  readonly id: string;
  readonly claimId: ClaimId;
  readonly title: string;
  readonly ownerId: UserId | null;
  readonly dueOn: IsoDate | null;
};

export function insertTask(db: WriteDb, task: NewTask, at: Instant, userId: UserId): void {
  db.run(sql`INSERT INTO claim_task (id, claim_id, title, owner_id, due_on, created_at, created_by)
    VALUES (${task.id}, ${task.claimId}, ${task.title}, ${task.ownerId}, ${task.dueOn}, ${at}, ${userId})`);
}

export function updateTask(db: WriteDb, task: NewTask): boolean {
  const { changes } = db.run(sql`UPDATE claim_task SET title = ${task.title}, owner_id = ${task.ownerId},
      due_on = ${task.dueOn} WHERE id = ${task.id} AND claim_id = ${task.claimId} AND done_at IS NULL`);
  return changes === 1;
}

/** @returns false when it was done already. */
export function finishTask(db: WriteDb, id: ClaimTaskId, at: Instant, userId: UserId): boolean {
  const { changes } = db.run(
    sql`UPDATE claim_task SET done_at = ${at}, done_by = ${userId} WHERE id = ${id} AND done_at IS NULL`,
  );
  return changes === 1;
}

/** Users who can be given a task. */
export function listOwners(db: ReadDb): { id: UserId; name: string }[] {
  return db.all(sql`SELECT id, name FROM user_account WHERE disabled = 0 ORDER BY name COLLATE NOCASE`);
}

/** Templates by name. */
export function listTemplates(db: ReadDb): ClaimTemplate[] {
  return db
    .all<{ id: ClaimTemplateId; name: string; content: string }>(
      sql`SELECT id, name, content FROM claim_template ORDER BY name COLLATE NOCASE`,
    )
    .map((row) => ({ ...row, content: JSON.parse(row.content) as ClaimTemplate['content'] }));
}

export function putTemplate(db: WriteDb, t: ClaimTemplate, at: Instant, userId: UserId): void {
  db.run(sql`INSERT INTO claim_template (id, name, content, changed_at, changed_by)
    VALUES (${t.id}, ${t.name}, ${JSON.stringify(t.content)}, ${at}, ${userId})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, content = excluded.content, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`);
}

/** Whether another template has the name. */
export function templateNameTaken(db: ReadDb, name: string, except: ClaimTemplateId | null): boolean {
  return (
    db.get(sql`SELECT 1 FROM claim_template WHERE name = ${name} COLLATE NOCASE AND id IS NOT ${except}`) !==
    null
  );
}

export function deleteTemplate(db: WriteDb, id: ClaimTemplateId): boolean {
  return db.run(sql`DELETE FROM claim_template WHERE id = ${id}`).changes === 1;
}

/** How many recurrences use a template. */
export function countUses(db: ReadDb, id: ClaimTemplateId): number {
  return (
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM claim_recurrence WHERE template_id = ${id}`)?.n ?? 0
  );
}
