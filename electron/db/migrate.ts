import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Refusal } from '#shared/kernel/result.ts';
import { migration0010 } from '#electron/db/migrations/0010-practice-file.ts';
import { migration0020 } from '#electron/db/migrations/0020-workbench.ts';
import { migration0030 } from '#electron/db/migrations/0030-documents.ts';
import { migration0040 } from '#electron/db/migrations/0040-suggestion-choices.ts';
import { migration0050 } from '#electron/db/migrations/0050-em.ts';
import { migration0060 } from '#electron/db/migrations/0060-coding-audit.ts';
import { migration0070 } from '#electron/db/migrations/0070-verdicts.ts';
import { migration0080 } from '#electron/db/migrations/0080-code-notes.ts';
import { migration0090 } from '#electron/db/migrations/0090-claims-lifecycle.ts';
import { migration0110 } from '#electron/db/migrations/0110-scrub-rules.ts';
import { migration0100 } from '#electron/db/migrations/0100-acknowledgements.ts';
import { migration0120 } from '#electron/db/migrations/0120-receivers.ts';
import { migration0130 } from '#electron/db/migrations/0130-history.ts';
import { migration0140 } from '#electron/db/migrations/0140-paper-forms.ts';
import { migration0146 } from '#electron/db/migrations/0146-unknown-birth-dates.ts';
import { migration0147 } from '#electron/db/migrations/0147-sent-groups.ts';
import { migration0150 } from '#electron/db/migrations/0150-ledger.ts';
import { migration0160 } from '#electron/db/migrations/0160-patient-papers.ts';
import { migration0170 } from '#electron/db/migrations/0170-plans-estimates-collections.ts';
import { migration0180 } from '#electron/db/migrations/0180-remittances.ts';
import { migration0190 } from '#electron/db/migrations/0190-contracts-paper-eobs.ts';
import { migration0200 } from '#electron/db/migrations/0200-denials.ts';
import { migration0230 } from '#electron/db/migrations/0230-packets-causes.ts';

/** One step of the file's shape. Never edited once it has been in anybody's hands. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Database.Database) => void;
};

export const MIGRATIONS: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0070,
  migration0080,
  migration0090,
  migration0100,
  migration0110,
  migration0120,
  migration0130,
  migration0140,
  migration0146,
  migration0147,
  migration0150,
  migration0160,
  migration0170,
  migration0180,
  migration0190,
  migration0200,
  migration0230,
];

/** The shape that this program writes: the last migration's number. */
export const FILE_VERSION = MIGRATIONS.reduce((last, { version }) => Math.max(last, version), 0);

/** `CLWR`: marks a SQLite file as ours in its header. */
export const APPLICATION_ID = 0x434c5752;

/**
 * Brings an open file to today's shape, each step in a transaction of its own. A file that holds data is
 * copied first to `<file>.before-<version>`, under the same key.
 * @returns the versions that were applied.
 * @throws Refusal when the file was written by a newer program; nothing is changed then.
 */
export function migrate(
  raw: Database.Database,
  file: { readonly path: string; readonly name: string },
  steps: readonly Migration[] = MIGRATIONS,
): readonly number[] {
  const version = raw.pragma('user_version', { simple: true }) as number;
  const latest = steps.at(-1)?.version ?? 0;
  if (version > latest) {
    throw new Refusal(
      'conflict',
      `${file.name} was written by a newer version of Claimwright. Install that version to open it; the file was not changed.`,
    );
  }
  const pending = steps.filter((step) => step.version > version);
  if (pending.length === 0) return [];
  if (version > 0 && file.path !== ':memory:') keepCopy(raw, `${file.path}.before-${latest}`);
  // A step may rebuild a table that others point to; SQLite lets this be switched only between transactions.
  raw.pragma('foreign_keys = OFF');
  try {
    for (const step of pending) {
      raw
        .transaction(() => {
          step.up(raw);
          const orphans = raw.pragma('foreign_key_check') as unknown[];
          if (orphans.length > 0)
            throw new Error(`Migration ${step.version} leaves records without parents.`);
          raw.pragma(`user_version = ${step.version}`);
        })
        .immediate();
    }
  } finally {
    raw.pragma('foreign_keys = ON');
  }
  return pending.map((step) => step.version);
}

function keepCopy(raw: Database.Database, copy: string): void {
  // Left by an attempt that failed after it: the file is still as it was, so the copy is made anew.
  rmSync(copy, { force: true });
  raw.prepare('VACUUM INTO ?').run(copy);
}
