import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClaimFile } from '#shared/contract/claims.ts';
import { CLAIM_STATUS_WORDS } from '#shared/domain/claim-status.ts';
import type { CheckedBy } from '#shared/domain/claim-work.ts';
import { claimTotal, type ProfessionalClaim } from '#shared/domain/claim.ts';
import { fileNameOf, splitForFiles, type ReceiverProfile } from '#shared/domain/x12/receiver-profile.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import type { ClaimFileId, ClaimId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { writeFileAtomically, type FileCalls } from '#electron/export/atomic-file.ts';
import { advance, needClaim, refuseStops, type ClaimsContext } from './context.ts';
import {
  findFile,
  findTargetFolder,
  insertFile,
  keepTargetFolder,
  listPlacedIn,
  listUnplaced,
  setPlaced,
} from './file-queries.ts';
import { MANIFEST, writeManifest } from './manifest.ts';
import { updateFindings, type ClaimRecord } from './queries.ts';
import { keepVersion } from './sent-version.ts';

/** ISA13 has nine digits. */
const LAST_INTERCHANGE = 999_999_999;

export type ClaimExportContext = ClaimsContext & {
  /** ISA15: T for demonstrations, P for a real practice. */
  readonly usage: () => 'T' | 'P';
  /** How a receiver wants its files. */
  readonly profileOf: (db: ReadDb, receiverId: string) => ReceiverProfile;
  /** Name of this computer: a folder's path means nothing on another one. */
  readonly machine: string;
  /** File system calls; a test gives ones that fail. */
  readonly fileCalls?: FileCalls;
};

/** Interchange control number and receiver → name of the file. */
export type FileNaming = (control: number, receiverId: string) => string;

export type ClaimExport = ReturnType<typeof createClaimExport>;

/**
 * Claims on their way out of the house. First one transaction gives the control number, keeps the bytes and
 * marks the claims; only then are the bytes put into the folder, whole or not at all; last is noted that they
 * stand there. Whatever happens in between, no claim is lost, none is written under two control numbers, and
 * a file that did not arrive is known and can be written again, byte for byte.
 */
export function createClaimExport(context: ClaimExportContext) {
  return {
    /** The text as it would be written, without a control number being spent. */
    preview: (ids: readonly ClaimId[]): string => {
      const records = ids.map((id) => needClaim(context.db(), id));
      return [...byReceiver(records).values()]
        .map((group) =>
          write(
            context,
            group.map((record) => record.claim),
            1,
          ),
        )
        .join('\n');
    },
    /**
     * Writes ready claims into a folder, one file for each receiver.
     * @throws Refusal when a claim is not ready or a finding stops it (nothing was changed), or when a file
     *   could not be put into the folder (the claims are exported, the file is kept and can be written again).
     */
    exportTo: (ids: readonly ClaimId[], folder: string, named?: FileNaming): ClaimFile[] => {
      const made = transaction(context.db(), (db) => makeFiles(context, db, ids, folder, named ?? null));
      // Who names the files keeps the list of them as well.
      return placeAll(context, made, folder, named === undefined);
    },
    /** Files that were made but are not known to stand in a folder. */
    unplaced: (): ClaimFile[] => listUnplaced(context.db()),
    /** Puts the unplaced files into a folder. */
    placeUnplaced: (folder: string): ClaimFile[] =>
      placeAll(
        context,
        listUnplaced(context.db()).map((f) => f.id),
        folder,
        true,
      ),
    /**
     * After a crash: a file that stands whole in its folder is noted as placed. What is left needs a person.
     * @returns the files that are still missing.
     */
    settle: (): ClaimFile[] => settle(context),
    file: (id: ClaimFileId): { file: ClaimFile; text: string } => {
      const { file, content } = needFile(context.db(), id);
      return { file, text: Buffer.from(content).toString('utf8') };
    },
    /** Writes the same bytes again, at a place that the user chose and the dialog confirmed. */
    writeAgain: (id: ClaimFileId, path: string): ClaimFile => placeFile(context, id, path, true),
  };
}

function makeFiles(
  context: ClaimExportContext,
  db: WriteDb,
  ids: readonly ClaimId[],
  folder: string,
  named: FileNaming | null,
): ClaimFileId[] {
  const records = new Map([...new Set(ids)].map((id) => [id, needClaim(db, id)]));
  for (const record of records.values()) if (record.status !== 'ready') throw notReady(record);
  // The code sets or the day may have changed since the release: nothing leaves with a finding that stops.
  const checks = context.check([...records.values()].map((r) => r.claim));
  const outgoing = [...records.values()].map((record, i): Outgoing => {
    const check = checks[i];
    if (!check) throw new Error('A claim was not checked.');
    refuseStops(record, check.findings);
    updateFindings(db, record.id, check.findings);
    return { ...record, findings: check.findings, checkedBy: check.checkedBy };
  });
  const groups = [...byReceiver(outgoing).values()].flatMap((group) =>
    splitForFiles(group, profileFor(context, db, group)),
  );
  return groups.map((group) => {
    const id = keepFile(context, db, group, folder, named);
    const { file } = needFile(db, id);
    for (const record of group) {
      keepVersion(context, db, record, record, id);
      advance(context, db, record, {
        kind: 'exported',
        to: 'exported',
        detail: `In file ${file.fileName}, interchange ${file.interchangeControl}.`,
        file: { kind: 'claim_file', id },
      });
    }
    return id;
  });
}

type Outgoing = ClaimRecord & { readonly checkedBy: CheckedBy };

function keepFile(
  context: ClaimExportContext,
  db: WriteDb,
  records: readonly ClaimRecord[],
  folder: string,
  named: FileNaming | null,
): ClaimFileId {
  const claims = records.map((record) => record.claim);
  const control = context.nextNumber(db, 'interchange', 1);
  if (control > LAST_INTERCHANGE) throw new Error('The interchange control numbers are used up.');
  const content = Buffer.from(write(context, claims, control), 'utf8');
  const receiver = claims[0]?.receiver ?? { id: '', name: '' };
  const id = context.newId() as ClaimFileId;
  const fileName = named ? named(control, receiver.id) : profiledName(context, db, claims, control);
  insertFile(
    db,
    {
      id,
      fileName,
      sha256: sha256(content),
      interchangeControl: control,
      receiverId: receiver.id,
      receiverName: receiver.name,
      content,
      chargeCents: claims.reduce((sum, claim) => sum + claimTotal(claim), 0),
      claims: records.map(({ id: claim, versionNumber }) => ({ id: claim, version: versionNumber })),
    },
    context.clock.now(),
  );
  keepTargetFolder(db, id, folder);
  context.audit(db, {
    action: 'export',
    record: 'claim_file',
    recordId: id,
    change: `${fileName}, ${claims.length} claims`,
  });
  return id;
}

/** The profile of the receiver to whom all claims of a group go. */
function profileFor(
  context: ClaimExportContext,
  db: ReadDb,
  group: readonly Pick<ClaimRecord, 'claim'>[],
): ReceiverProfile {
  return context.profileOf(db, group[0]?.claim.receiver.id ?? '');
}

/** By the receiver's pattern; as we write by ourselves `claims-000000012-SAMPLECLEAR.837`. */
function profiledName(
  context: ClaimExportContext,
  db: ReadDb,
  claims: readonly ProfessionalClaim[],
  control: number,
): string {
  const [first] = claims;
  const profile = context.profileOf(db, first?.receiver.id ?? '');
  return fileNameOf(profile, {
    control,
    at: context.clock.now(),
    receiverId: profile.receiverId || (first?.receiver.id ?? ''),
    senderId: profile.senderId || (first?.submitter.id ?? ''),
    usage: profile.usage ?? context.usage(),
  });
}

function write(context: ClaimExportContext, claims: readonly ProfessionalClaim[], control: number): string {
  const [first] = claims;
  return write837p({
    claims,
    profile: context.profileOf(context.db(), first?.receiver.id ?? ''),
    envelope: {
      interchangeControl: control,
      groupControl: control,
      transactionControl: 1,
      at: context.clock.now(),
      usage: context.usage(),
      senderId: first?.submitter.id ?? '',
      receiverId: first?.receiver.id ?? '',
    },
  });
}

function placeAll(
  context: ClaimExportContext,
  ids: readonly ClaimFileId[],
  folder: string,
  listed: boolean,
): ClaimFile[] {
  const failures: Refusal[] = [];
  const placed = ids.flatMap((id) => {
    try {
      return [placeFile(context, id, join(folder, needFile(context.db(), id).file.fileName), false)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failures.push(error);
      return [];
    }
  });
  const first = failures[0];
  if (listed && placed.length > 0 && !first) listFolder(context, folder);
  if (first)
    throw new Refusal(
      first.code,
      `${first.message} The file is kept in the practice file: write it again from the list of claim files. Nothing was lost.`,
    );
  return placed;
}

/** A list that cannot be written is told; the files themselves stand. */
function listFolder(context: ClaimExportContext, folder: string): void {
  const files = listPlacedIn(context.db(), { machine: context.machine, path: folder });
  try {
    writeManifest(folder, files, context.fileCalls);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.code,
      `The claim files stand in the folder and their claims are sent, but the list ${MANIFEST} beside them is not up to date. ${error.message}`,
    );
  }
}

function placeFile(
  context: ClaimExportContext,
  id: ClaimFileId,
  path: string,
  overwrite: boolean,
): ClaimFile {
  const { file, content } = needFile(context.db(), id);
  if (!stands(path, file.sha256)) {
    const calls = context.fileCalls ? { calls: context.fileCalls } : {};
    writeFileAtomically(path, content, { overwrite, ownerOnly: true, ...calls });
  }
  transaction(context.db(), (db) => {
    setPlaced(db, id, context.clock.now(), { machine: context.machine, path: dirname(path) });
    context.audit(db, { action: 'place', record: 'claim_file', recordId: id, change: file.fileName });
  });
  return needFile(context.db(), id).file;
}

function settle(context: ClaimExportContext): ClaimFile[] {
  return listUnplaced(context.db()).filter((file) => {
    const folder = findTargetFolder(context.db(), file.id);
    if (folder === null || !stands(join(folder, file.fileName), file.sha256)) return true;
    transaction(context.db(), (db) =>
      setPlaced(db, file.id, context.clock.now(), { machine: context.machine, path: folder }),
    );
    return false;
  });
}

/** Whether exactly these bytes stand at a path. */
function stands(path: string, hash: string): boolean {
  try {
    return sha256(readFileSync(path)) === hash;
  } catch {
    return false;
  }
}

function needFile(db: ReadDb, id: ClaimFileId): { file: ClaimFile; content: Uint8Array } {
  const found = findFile(db, id);
  if (!found) throw new Refusal('not_found', 'This claim file is not in the practice file.');
  return found;
}

function notReady(record: ClaimRecord): Refusal {
  const status = CLAIM_STATUS_WORDS[record.status];
  return new Refusal(
    'rule_violated',
    `Claim ${record.claim.controlNumber} is ${status}, not ready. No file was written.`,
  );
}

/** Groups by who receives the file, receivers in a fixed order. */
function byReceiver<R extends Pick<ClaimRecord, 'claim'>>(records: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const key = `${record.claim.submitter.id}|${record.claim.receiver.id}`;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
