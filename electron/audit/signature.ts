import { createHash } from 'node:crypto';
import type { Instant } from '#shared/kernel/dates.ts';
import type { EncounterId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** Somebody stands for something with their name. */
export type Signing = {
  readonly encounterId: EncounterId;
  readonly userId: UserId;
  readonly role: 'coder' | 'auditor';
  readonly at: Instant;
  /** A few words: `coded`, `audited, agreed`. */
  readonly meaning: string;
  /** The text that is signed; its hash alone is kept. */
  readonly content: string;
};

/** SHA-256 of a text, in hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Writes a signature inside the caller's transaction; it is never changed or removed.
 * Source of the practice: HIPAA Security Rule, integrity, 45 CFR 164.312(c)(1).
 * @returns the hash of what was signed.
 */
export function sign(db: WriteDb, signing: Signing): string {
  const sha256 = sha256Of(signing.content);
  db.run(sql`INSERT INTO encounter_signature (encounter_id, user_id, role, at, meaning, sha256)
    VALUES (${signing.encounterId}, ${signing.userId}, ${signing.role}, ${signing.at}, ${signing.meaning}, ${sha256})`);
  return sha256;
}

export type Signature = Omit<Signing, 'content' | 'encounterId' | 'userId'> & {
  readonly userName: string;
  readonly sha256: string;
};

/** The signatures under an encounter, oldest first. */
export function listSignatures(db: ReadDb, id: EncounterId): Signature[] {
  return db.all<Signature>(sql`SELECT u.name AS userName, s.role, s.at, s.meaning, s.sha256
    FROM encounter_signature s JOIN user_account u ON u.id = s.user_id WHERE s.encounter_id = ${id} ORDER BY s.id`);
}
