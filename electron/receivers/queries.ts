import { ReceiverProfile } from '#shared/domain/x12/receiver-profile.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** The receivers that payers name, with the payers of each. */
export function listNamedReceivers(
  db: ReadDb,
): { receiverId: string; receiverName: string; payers: string[] }[] {
  const rows = db.all<{ receiver_id: string; receiver_name: string; name: string }>(
    sql`SELECT receiver_id, receiver_name, name FROM payer WHERE receiver_id <> '' ORDER BY active DESC, name`,
  );
  const byId = new Map<string, { receiverId: string; receiverName: string; payers: string[] }>();
  for (const row of rows) {
    const known = byId.get(row.receiver_id);
    if (known) known.payers.push(row.name);
    else
      byId.set(row.receiver_id, {
        receiverId: row.receiver_id,
        receiverName: row.receiver_name,
        payers: [row.name],
      });
  }
  return [...byId.values()].sort((a, b) => a.receiverName.localeCompare(b.receiverName));
}

/** What was set for a receiver, or null. */
export function findProfile(db: ReadDb, receiverId: string): ReceiverProfile | null {
  const row = db.get<{ profile: string }>(
    sql`SELECT profile FROM receiver_profile WHERE receiver_id = ${receiverId}`,
  );
  return row ? ReceiverProfile.parse(JSON.parse(row.profile)) : null;
}

export function putProfile(
  db: WriteDb,
  receiverId: string,
  profile: ReceiverProfile,
  at: Instant,
  by: UserId,
): void {
  db.run(sql`INSERT INTO receiver_profile (receiver_id, profile, changed_at, changed_by)
    VALUES (${receiverId}, ${JSON.stringify(profile)}, ${at}, ${by})
    ON CONFLICT (receiver_id) DO UPDATE SET profile = excluded.profile, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`);
}

export function dropProfile(db: WriteDb, receiverId: string): void {
  db.run(sql`DELETE FROM receiver_profile WHERE receiver_id = ${receiverId}`);
}

/** The folder of this computer's claim files, or null. */
export function findOutbox(db: ReadDb, machine: string): string | null {
  return (
    db.get<{ path: string }>(sql`SELECT path FROM outbox_folder WHERE machine = ${machine}`)?.path ?? null
  );
}

export function putOutbox(db: WriteDb, machine: string, path: string, at: Instant): void {
  db.run(sql`INSERT INTO outbox_folder (machine, path, set_at) VALUES (${machine}, ${path}, ${at})
    ON CONFLICT (machine) DO UPDATE SET path = excluded.path, set_at = excluded.set_at`);
}

export function dropOutbox(db: WriteDb, machine: string): void {
  db.run(sql`DELETE FROM outbox_folder WHERE machine = ${machine}`);
}
