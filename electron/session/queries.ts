import type { Role, User } from '#shared/domain/user.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type Row = { readonly id: UserId; readonly name: string; readonly role: Role; readonly disabled: number };

const COLUMNS = sql`SELECT id, name, role, disabled FROM user_account`;

/** All users, by name. */
export function listUsers(db: ReadDb): readonly User[] {
  return db.all<Row>(sql`${COLUMNS} ORDER BY name COLLATE NOCASE`).map(toUser);
}

export function userById(db: ReadDb, id: UserId): User | null {
  const row = db.get<Row>(sql`${COLUMNS} WHERE id = ${id}`);
  return row && toUser(row);
}

/** Names are compared without regard to case, here as in the keys file. */
export function userByName(db: ReadDb, name: string): User | null {
  const wanted = name.normalize('NFC').toLowerCase();
  return listUsers(db).find((user) => user.name.normalize('NFC').toLowerCase() === wanted) ?? null;
}

export function insertUser(
  db: WriteDb,
  user: { readonly id: string; readonly name: string; readonly role: Role; readonly at: string },
): User {
  db.run(sql`INSERT INTO user_account (id, name, role, disabled, created_at)
    VALUES (${user.id}, ${user.name}, ${user.role}, 0, ${user.at})`);
  return { id: user.id as UserId, name: user.name, role: user.role, disabled: false };
}

export function updateUser(db: WriteDb, user: User): void {
  db.run(sql`UPDATE user_account SET role = ${user.role}, disabled = ${user.disabled} WHERE id = ${user.id}`);
}

function toUser({ id, name, role, disabled }: Row): User {
  return { id, name, role, disabled: disabled === 1 };
}
