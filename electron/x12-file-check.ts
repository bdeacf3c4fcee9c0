import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { CodeLookup, CodeVerdict } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { checkX12, type CheckedX12 } from '#shared/domain/x12/guide/check-x12.ts';
import { GUIDE_837P } from '#shared/domain/x12/guide-837p/guide.ts';
import type { CodeSets } from '#electron/code-sets.ts';

const PIECE = 1 << 20;

/**
 * The text of a file in pieces, byte by byte as Latin-1: separators are single bytes, and a name in UTF-8 shows as
 * what X12 cannot carry, in either encoding.
 * @throws Refusal when the file cannot be read.
 */
export function* filePieces(path: string): Generator<string, void, undefined> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw unreadable(path);
  }
  try {
    const buffer = Buffer.alloc(PIECE);
    for (;;) {
      const read = readPiece(file, buffer, path);
      if (read === 0) return;
      yield buffer.toString('latin1', 0, read);
    }
  } finally {
    closeSync(file);
  }
}

function readPiece(file: number, buffer: Buffer, path: string): number {
  try {
    return readSync(file, buffer, 0, PIECE, null);
  } catch {
    throw unreadable(path);
  }
}

function unreadable(path: string): Refusal {
  return new Refusal('not_found', `${basename(path)} cannot be read. Check the name; nothing was changed.`);
}

/**
 * Checks an X12 file against the guides that are known, its codes by date of service with the tables installed.
 * @param sets null checks codes for their form alone.
 * @throws Refusal when the file cannot be read; whatever it holds is told as findings.
 */
export function checkX12File(
  path: string,
  today: IsoDate,
  sets: Pick<CodeSets, 'lookup' | 'releases'> | null,
  limit?: number,
): CheckedX12 {
  return checkX12(filePieces(path), [GUIDE_837P], {
    today,
    ...(sets ? { codes: fullTablesOnly(sets) } : {}),
    ...(limit === undefined ? {} : { limit }),
  });
}

/**
 * The starter set knows common codes only: a code that it does not know is "no data", never "unknown". Answers are
 * kept, as a file asks for the same codes over and over.
 */
export function fullTablesOnly(sets: Pick<CodeSets, 'lookup' | 'releases'>): CodeLookup {
  const full = sets.releases().filter((release) => !release.starter);
  const kept = new Map<string, CodeVerdict>();
  return (system, code, on) => {
    const key = `${system} ${code} ${on}`;
    const before = kept.get(key);
    if (before) return before;
    const found = sets.lookup(system, code, on);
    const covered = full.some(
      (r) => r.system === system && r.effectiveFrom <= on && (r.effectiveTo === null || on <= r.effectiveTo),
    );
    const verdict: CodeVerdict = found.known === 'valid' || covered ? found : { known: 'no_data' };
    kept.set(key, verdict);
    return verdict;
  };
}
