import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Log = (entry: Readonly<Record<string, unknown>>) => void;

const MAX_BYTES = 1_000_000;

/**
 * A log of one JSON object a line under `folder`, kept to two files of a megabyte. Callers pass
 * names, times and codes only: nothing that a person typed.
 */
export function openLog(folder: string, now: () => Date): Log {
  const path = join(folder, 'claimwright.log');
  return (entry) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${JSON.stringify({ at: now().toISOString(), ...entry })}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not stop work because of its log.
    }
  };
}
