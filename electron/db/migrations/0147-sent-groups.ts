import type { Database } from 'better-sqlite3';

/**
 * The group control numbers (GS06) of the files that we sent, by which a 999 names them and which need not be those of
 * the interchange; and the payer's number that a claim had before an answer gave it another.
 */
export const migration0147 = {
  version: 147,
  name: 'sent groups',
  up(db: Database): void {
    db.exec(GROUPS);
  },
} as const;

/** Filled from the bytes of a file when the first answer comes after it was sent. */
const GROUPS = `
CREATE TABLE sent_group (
  control INTEGER NOT NULL, claim_file_id TEXT REFERENCES claim_file(id) ON DELETE CASCADE,
  question_file_id TEXT REFERENCES question_file(id) ON DELETE CASCADE,
  CHECK ((claim_file_id IS NULL) <> (question_file_id IS NULL))
) STRICT;
CREATE INDEX sent_group_by_control ON sent_group (control);
CREATE INDEX sent_group_by_claim_file ON sent_group (claim_file_id) WHERE claim_file_id IS NOT NULL;
CREATE INDEX sent_group_by_question_file ON sent_group (question_file_id) WHERE question_file_id IS NOT NULL;
/* The number of the payer before this answer and by it; null where it gave none or the same. */
ALTER TABLE ack_item_claim ADD COLUMN number_before TEXT;
ALTER TABLE ack_item_claim ADD COLUMN number_after TEXT;
/* Of the same shape as the files of the other watched folder; a file is known by its bytes in ack_file. */
ALTER TABLE ack_folder_file DROP COLUMN sha256;
`;
