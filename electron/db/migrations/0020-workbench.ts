import type { Database } from 'better-sqlite3';

/** The day's work of the coder: when and by whom a visit was coded, favourites, templates, views, queries. */
export const migration0020 = {
  version: 20,
  name: 'workbench',
  up(db: Database): void {
    db.exec(ENCOUNTERS);
    db.exec(BACKFILL);
    db.exec(WORKBENCH);
  },
} as const;

/**
 * `coded_*` tell the last time that an encounter was marked coded and stay when it is opened again; whether it
 * is coded now is its status. `coded_on` is the day on the wall, which an instant in UTC does not tell.
 */
const ENCOUNTERS = `
ALTER TABLE encounter ADD COLUMN coded_at TEXT;
ALTER TABLE encounter ADD COLUMN coded_on TEXT;
ALTER TABLE encounter ADD COLUMN coded_by TEXT REFERENCES user_account(id);
ALTER TABLE encounter ADD COLUMN returned_note TEXT NOT NULL DEFAULT '';
CREATE INDEX encounter_by_coded ON encounter (coded_on) WHERE coded_on IS NOT NULL;
CREATE INDEX encounter_by_day ON encounter (service_on, id);
CREATE INDEX encounter_line_value ON encounter_line (encounter_id, charge_cents);
`;

/** What older files know of it stands in their audit trail. */
const BACKFILL = `
UPDATE encounter SET coded_at = a.at, coded_on = substr(a.at, 1, 10),
  coded_by = (SELECT u.id FROM user_account u WHERE u.name = a.user_name)
FROM (SELECT record_id, max(at) AS at, user_name FROM audit_event
  WHERE record = 'encounter' AND action = 'mark coded' GROUP BY record_id) a
WHERE a.record_id = encounter.id;
`;

const WORKBENCH = `
CREATE TABLE favourite (
  user_id TEXT NOT NULL REFERENCES user_account(id), system TEXT NOT NULL, code TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1), added_at TEXT NOT NULL, PRIMARY KEY (user_id, system, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE coding_template (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, visit_type TEXT NOT NULL, description TEXT NOT NULL,
  /* Null: shared by all. */
  owner_id TEXT REFERENCES user_account(id), created_at TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT;
CREATE TABLE coding_template_code (
  template_id TEXT NOT NULL REFERENCES coding_template(id), position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 62),
  system TEXT NOT NULL, code TEXT NOT NULL, modifiers TEXT NOT NULL CHECK (json_valid(modifiers)),
  pointers TEXT NOT NULL CHECK (json_valid(pointers)), units INTEGER NOT NULL CHECK (units BETWEEN 1 AND 9999),
  PRIMARY KEY (template_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX template_code_by_code ON coding_template_code (system, code);
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id), name TEXT NOT NULL COLLATE NOCASE,
  filter TEXT NOT NULL CHECK (json_valid(filter)), position INTEGER NOT NULL CHECK (position >= 1), UNIQUE (user_id, name)
) STRICT;
CREATE TABLE clinician_query (
  id TEXT PRIMARY KEY, encounter_id TEXT NOT NULL REFERENCES encounter(id), asked_at TEXT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES user_account(id), template TEXT NOT NULL, question TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)), to_provider_id TEXT NOT NULL REFERENCES provider(id),
  passages TEXT NOT NULL CHECK (json_valid(passages)), status TEXT NOT NULL CHECK (status IN ('open','answered','withdrawn')),
  /* The day on which the clinician answered, and who; at: when that was written down here, and by whom. */
  answered_on TEXT, answered_by TEXT NOT NULL DEFAULT '', answered_at TEXT, recorded_by TEXT REFERENCES user_account(id),
  /* The answer; of a withdrawn query the reason. */
  answer TEXT NOT NULL DEFAULT '', document_id TEXT REFERENCES clinical_document(id),
  CHECK ((status = 'open') = (answered_at IS NULL))
) STRICT;
CREATE INDEX query_by_encounter ON clinician_query (encounter_id, asked_at);
CREATE INDEX query_open ON clinician_query (encounter_id) WHERE status = 'open';
`;
