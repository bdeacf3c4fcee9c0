import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '#shared/kernel/dates.ts';
import { transaction } from '#electron/db/handle.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { rawOf } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { addPatient, era, makeWorkFile, readyClaim, SERVICE_DAY } from '#tests/support/work-file.ts';
import { perSecond, timed, type Row } from './measure.ts';

const CLAIMS = 1000;
const LINES = CLAIMS * 3;

/** From ready claims to a placed 837P file, and from the payer's file to a durable journal, in the encrypted file. */
export function benchPosting(): Row[] {
  const file = makeWorkFile();
  try {
    const ids = transaction(file.db(), () =>
      Array.from({ length: CLAIMS }, (_, i) => {
        const patientId = addPatient(file.patients, file.ids.payerId, `Number ${i}`, String(5000 + i * 2));
        return readyClaim(file, addDays(SERVICE_DAY, -(i % 60)), patientId).summary.id;
      }),
    );
    const out = join(file.folder, 'out');
    mkdirSync(out);
    const exporting = timed(() => void file.services.outbox.exportTo(ids, out));
    const bytes = era(ids.map((id) => file.services.claims.get(id).claim));
    const posting = timed(() => {
      const { remits } = file.services;
      remits.post(remits.receive('bench.835', bytes).summary.id);
    });
    const entries =
      file.db().get<{
        n: number;
      }>(sql`SELECT COUNT(*) AS n FROM journal_entry e JOIN journal j ON j.id = e.journal_id
        WHERE j.kind = 'remittance'`)?.n ?? 0;
    const plain = insertPlainly(join(file.folder, 'plain.sqlite'), entries);
    return [
      {
        what: `837P claims checked, exported, kept and placed (${CLAIMS.toLocaleString('en-US')})`,
        ours: perSecond(CLAIMS, exporting),
        beside: '',
        note: 'with scrubbing, status, event and audit row each',
      },
      {
        what: `835 lines proved and posted (${LINES.toLocaleString('en-US')}, ${entries.toLocaleString('en-US')} entries)`,
        ours: perSecond(LINES, posting),
        beside: perSecond(LINES, plain),
        note: 'as many rows into plain SQLite without keys, checks or encryption',
      },
    ];
  } finally {
    file.close();
  }
}

/** The least that any program must do: the same number of rows, one transaction, one index, synced. */
function insertPlainly(path: string, rows: number): number {
  const db = openPlain(path);
  rawOf(db).pragma('synchronous = FULL');
  transaction(db, (w) => {
    w.run(
      sql`CREATE TABLE entry (id INTEGER PRIMARY KEY, journal TEXT, account TEXT, cents INTEGER, patient TEXT, memo TEXT)`,
    );
    w.run(sql`CREATE INDEX entry_by_patient ON entry (patient)`);
  });
  const ms = timed(() =>
    transaction(db, (w) => {
      for (let i = 0; i < rows; i += 1)
        w.run(sql`INSERT INTO entry (journal, account, cents, patient, memo)
          VALUES ('j', 'ar_insurer', ${i}, ${String(i % 1000)}, 'Paid by the insurer')`);
    }),
  );
  db.close();
  return ms;
}
