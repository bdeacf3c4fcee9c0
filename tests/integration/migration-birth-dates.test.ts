import { describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#electron/db/migrate.ts';
import { openNative } from '#electron/db/native.ts';

const FILE = { path: ':memory:', name: 'memory' };
const PEOPLE = 'SELECT * FROM patient ORDER BY id';

/** A file of the shape before, with two patients and what points to one of them. */
function oldFile() {
  const raw = openNative(':memory:', { mustExist: false });
  migrate(
    raw,
    FILE,
    MIGRATIONS.filter(({ version }) => version < 146),
  );
  raw.exec(`
    INSERT INTO patient VALUES ('a', '1', 'Fictive', 'Ana', 'B', '1960-01-01', 'F', '{"line1":"1 Sample St"}', '5550100123', NULL);
    INSERT INTO patient VALUES ('b', '2', 'Invented', 'Bo', '', '1951-02-03', 'U', '{}', '', '2020-01-01');
    INSERT INTO payer (id, name, payer_identifier, filing_indicator, receiver_id, receiver_name, address, phone, timely_filing_days, active)
      VALUES ('y', 'Example Health', '99999', 'CI', 'R', 'R', '{}', '', 90, 1);
    INSERT INTO coverage (id, patient_id, payer_id, rank, member_id, group_number, plan_name, relationship, active_from_on)
      VALUES ('v', 'a', 'y', 1, 'M1', '', '', '18', '2020-01-01');`);
  return raw;
}

describe('a file in which every patient had to have a birth date', () => {
  it('keeps its patients and what points to them, and takes one without a birth date from then on', () => {
    const raw = oldFile();
    try {
      const before = raw.prepare(PEOPLE).all();
      const step = MIGRATIONS.filter(({ version }) => version <= 146);
      expect(migrate(raw, FILE, step)).toEqual([146]);
      expect(raw.prepare(PEOPLE).all()).toEqual(before);
      expect(raw.pragma('foreign_key_check')).toEqual([]);
      raw.exec(`INSERT INTO patient (id, account_number, last_name, first_name, middle_name, birth_on, sex, address, phone)
        VALUES ('c', '3', 'Untold', 'Cy', '', NULL, 'U', '{}', '')`);
      expect(raw.prepare('SELECT count(*) AS n FROM patient WHERE birth_on IS NULL').get()).toEqual({ n: 1 });
      // The tables that point to patients still do.
      expect(() => raw.exec("UPDATE coverage SET patient_id = 'nobody' WHERE id = 'v'")).toThrow(
        /FOREIGN KEY/,
      );
      const indexes = raw.prepare(
        "SELECT name FROM sqlite_schema WHERE tbl_name = 'patient' AND type = 'index' AND sql IS NOT NULL",
      );
      expect(
        indexes
          .pluck()
          .all()
          .sort((a, b) => String(a).localeCompare(String(b))),
      ).toEqual(['patient_by_birth', 'patient_by_name', 'patient_by_phone']);
    } finally {
      raw.close();
    }
  });
});
