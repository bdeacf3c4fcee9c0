import { openSync, writeSync } from 'node:fs';
import { transaction } from '#electron/db/handle.ts';
import { openPractice } from '#electron/db/open.ts';
import { sql } from '#electron/db/sql.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import { closeSync, fsyncSync, linkSync, renameSync } from 'node:fs';

/*
 * A second process for tests: `hold FILE`, `post FILE PATIENT` (journals without end, one transaction each),
 * `write FILE` (stops in the middle of an atomic write). Says "ready" and goes on until it is killed.
 */
const [what = '', path = '', patient = ''] = process.argv.slice(2);
const KEY = Buffer.alloc(32, 7);

if (what === 'hold') {
  openPractice(path, KEY);
  ready();
  setInterval(() => undefined, 1000);
} else if (what === 'post') {
  const { postTestJournal } = await import('#tests/support/test-journal.ts');
  const db = openPractice(path, KEY);
  const last = db.get<{ n: number }>(sql`SELECT coalesce(max(number), 0) AS n FROM journal`)?.n ?? 0;
  for (let number = last + 1; ; number += 1) {
    transaction(db, (w) => postTestJournal(w, number, patient));
    if (number === last + 3) ready();
  }
} else if (what === 'write') {
  let written = 0;
  writeFileAtomically(path, Buffer.alloc(100_000, 65), {
    calls: {
      open: openSync,
      close: closeSync,
      fsync: fsyncSync,
      link: linkSync,
      rename: renameSync,
      write: (file, bytes, at) => {
        if (written > 50_000) {
          ready();
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
        }
        const n = writeSync(file, bytes, at, 1000);
        written += n;
        return n;
      },
    },
  });
}

function ready(): void {
  writeSync(1, 'ready\n');
}
