import type { Database } from 'better-sqlite3';

/**
 * A patient of a claim from another system may have no birth date, as the claim does not tell it. SQLite cannot take
 * NOT NULL off a column, so the table is made anew; the tables that point to it go on by its name.
 */
export const migration0146 = {
  version: 146,
  name: 'unknown birth dates',
  up(db: Database): void {
    const before = people(db);
    db.exec(PATIENTS);
    if (JSON.stringify(people(db)) !== JSON.stringify(before))
      throw new Error('Patients would not be the same after migration 146.');
  },
} as const;

/** What must be the same before and after. */
function people(db: Database): unknown {
  return db
    .prepare(
      `SELECT count(*) AS people, count(birth_on) AS born, coalesce(sum(length(last_name || first_name || middle_name ||
        account_number || birth_on || address || phone || coalesce(deceased_on, ''))), 0) AS letters FROM patient`,
    )
    .get();
}

const PATIENTS = `
CREATE TABLE patient_new (
  id TEXT PRIMARY KEY, account_number TEXT NOT NULL UNIQUE, last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT NOT NULL,
  /* NULL when no file told it. */
  birth_on TEXT, sex TEXT NOT NULL CHECK (sex IN ('F','M','U')), address TEXT NOT NULL CHECK (json_valid(address)),
  phone TEXT NOT NULL, deceased_on TEXT
) STRICT;
INSERT INTO patient_new (id, account_number, last_name, first_name, middle_name, birth_on, sex, address, phone, deceased_on)
  SELECT id, account_number, last_name, first_name, middle_name, birth_on, sex, address, phone, deceased_on FROM patient;
DROP TABLE patient;
ALTER TABLE patient_new RENAME TO patient;
CREATE INDEX patient_by_name ON patient (last_name COLLATE NOCASE, first_name COLLATE NOCASE);
CREATE INDEX patient_by_birth ON patient (birth_on);
CREATE INDEX patient_by_phone ON patient (phone) WHERE phone <> '';
`;
