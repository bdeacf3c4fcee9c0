import { basename, join } from 'node:path';
import type { ClaimFile } from '#shared/contract/claims.ts';
import { writeFileAtomically, type FileCalls } from '#electron/export/atomic-file.ts';

/** Name of the list of files in an outbox. */
export const MANIFEST = 'manifest.json';

/**
 * Writes the list of the claim files of a folder, with the SHA-256 of each, so that whoever sends them on can
 * prove that nothing is missing or changed. It names no person. Replaced whole each time.
 * @param files the files that were put into this folder, oldest first.
 */
export function writeManifest(
  folder: string,
  files: readonly ClaimFile[],
  calls: FileCalls | undefined,
): void {
  const rows = files.map((file) => ({
    file: basename(file.fileName),
    sha256: file.sha256,
    interchangeControl: file.interchangeControl,
    receiver: file.receiverName,
    claims: file.claims,
    chargeCents: file.chargeCents,
    writtenAt: file.createdAt,
  }));
  writeFileAtomically(join(folder, MANIFEST), `${JSON.stringify({ files: rows }, null, 2)}\n`, {
    overwrite: true,
    ownerOnly: true,
    ...(calls ? { calls } : {}),
  });
}
