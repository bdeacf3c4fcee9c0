import { sql, type WriteDb } from '#electron/db/sql.ts';
import { insertCode } from '#electron/codesets/queries.ts';
import { rowsOf, type Content, type Parcel } from './parcel.ts';
import { PAIR_BYTES } from './ptp-pack.ts';

/** Where a release came from and when; `tick` is told the rows that were stored since it was called last. */
export type Writing = {
  readonly source: string;
  readonly sha256: string;
  readonly installedAt: string;
  readonly tick: (rows: number) => void;
};

/** Stores one release with all its rows and returns its id. The caller's transaction makes it whole or nothing. */
export function writeRelease(w: WriteDb, parcel: Parcel, writing: Writing): number {
  const { kind, name, period, content } = parcel;
  const system = content.of === 'codes' ? content.system : '';
  const { rowId } = w.run(
    sql`INSERT INTO release (kind, system, name, starter, published, effective_from, effective_to, source, sha256,
                             days_known, installed_at, row_count)
        VALUES (${kind}, ${system}, ${name}, ${false}, ${period.published}, ${period.from}, ${period.to},
                ${writing.source}, ${writing.sha256}, ${period.known}, ${writing.installedAt}, ${rowsOf(content)})`,
  );
  const ticking: WriteDb = {
    ...w,
    run: (statement) => {
      writing.tick(1);
      return w.run(statement);
    },
  };
  // Pairs are stored by the hundred.
  if (content.of === 'ptp') writePairs(w, rowId, content, writing.tick);
  else writeContent(ticking, rowId, content);
  return rowId;
}

function writeContent(w: WriteDb, id: number, content: Exclude<Content, { of: 'ptp' }>): void {
  switch (content.of) {
    case 'codes':
      for (const code of content.codes) insertCode(w, id, code);
      return;
    case 'list':
      for (const row of content.rows)
        w.run(sql`INSERT INTO list_code (release_id, code, title, current)
                  VALUES (${id}, ${row.code}, ${row.title}, ${row.current})`);
      return;
    case 'tabular':
      writeTabular(w, id, content.list);
      return;
    case 'index':
      content.entries.forEach((entry, position) => {
        w.run(sql`INSERT INTO index_entry (release_id, position, entry)
                  VALUES (${id}, ${position}, ${JSON.stringify(entry)})`);
      });
      return;
    case 'mue':
      for (const e of content.edits)
        w.run(sql`INSERT INTO mue (release_id, code, units, adjudication, rationale)
                  VALUES (${id}, ${e.code}, ${e.units}, ${e.adjudication}, ${e.rationale})`);
      return;
    case 'add-on':
      content.edits.forEach((e, position) => {
        w.run(sql`INSERT INTO add_on (release_id, add_on, position, primary_code, type, effective_on, deleted_on)
                  VALUES (${id}, ${e.addOn}, ${position}, ${e.primary}, ${e.type}, ${e.effectiveOn}, ${e.deletedOn})`);
      });
      return;
    case 'values':
      for (const row of content.file.rows)
        w.run(sql`INSERT INTO relative_value (release_id, code, modifier, conversion_factor, row)
                  VALUES (${id}, ${row.code}, ${row.modifier}, ${content.file.conversionFactor}, ${JSON.stringify(row)})`);
      return;
    case 'gpci':
      for (const r of content.rows)
        w.run(sql`INSERT INTO gpci (release_id, contractor, locality, state, name, work, practice, malpractice)
                  VALUES (${id}, ${r.contractor}, ${r.locality}, ${r.state}, ${r.name}, ${r.work}, ${r.practice}, ${r.malpractice})`);
      return;
    case 'conversions':
      content.table.rows.forEach((row, position) => {
        w.run(sql`INSERT INTO conversion (release_id, position, code, since_on, previous_first, previous_last)
                  VALUES (${id}, ${position}, ${row.code}, ${row.since}, ${row.first}, ${row.last})`);
      });
      return;
    case 'editor':
      for (const { list, code } of content.lists.codes)
        w.run(sql`INSERT INTO editor_code (release_id, list, code) VALUES (${id}, ${list}, ${code})`);
      for (const age of content.lists.ages)
        w.run(sql`INSERT INTO editor_age (release_id, list, min_years, max_years)
                  VALUES (${id}, ${age.list}, ${age.minYears}, ${age.maxYears})`);
      return;
  }
}

function writePairs(
  w: WriteDb,
  id: number,
  content: Extract<Content, { of: 'ptp' }>,
  tick: Writing['tick'],
): void {
  for (const { column1, pairs } of content.pairs.groups()) {
    w.run(sql`INSERT INTO ptp (release_id, column1, pairs) VALUES (${id}, ${column1}, ${pairs})`);
    tick(pairs.length / PAIR_BYTES);
  }
  content.pairs.rationales().forEach((text, position) => {
    w.run(sql`INSERT INTO ptp_rationale (release_id, position, text) VALUES (${id}, ${position}, ${text})`);
  });
}

function writeTabular(w: WriteDb, id: number, list: Extract<Content, { of: 'tabular' }>['list']): void {
  for (const scope of list.scopes)
    w.run(sql`INSERT INTO tabular_scope (release_id, id, parent, title)
              VALUES (${id}, ${scope.id}, ${scope.parent}, ${scope.title})`);
  list.notes.forEach((note, position) => {
    w.run(sql`INSERT INTO tabular_note (release_id, scope, position, kind, text)
              VALUES (${id}, ${note.scope}, ${position}, ${note.kind}, ${note.text})`);
  });
  for (const s of list.seventh)
    w.run(sql`INSERT INTO seventh_character (release_id, scope, char, text)
              VALUES (${id}, ${s.scope}, ${s.char}, ${s.text})
              ON CONFLICT (release_id, scope, char) DO UPDATE SET text = text || '; ' || excluded.text`);
}
