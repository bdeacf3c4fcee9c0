import { groupsOf, readSentFile, type SentClaim, type SentFile } from '#shared/domain/x12/acks/sent-file.ts';
import { sentPlaces, type SentPlaces } from '#shared/domain/x12/acks/sent-places.ts';
import type { ClaimFileId, QuestionFileId } from '#shared/kernel/ids.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import {
  findClaimFileContent,
  findSentByControl,
  findSentByGroup,
  findSentContent,
  findUngrouped,
  insertSentGroup,
  type SentRow,
} from './queries.ts';

/** A file that we sent: claims, or questions. */
export type OurFile = {
  readonly claimFileId: ClaimFileId | null;
  readonly questionFileId: QuestionFileId | null;
  readonly text: string;
  readonly sent: SentFile;
  /** When it was made, UTC. */
  readonly createdAt: string;
};

/** The files that we sent, read once each while one file of answers is taken in. */
export type SentFiles = {
  readonly byControl: (control: string) => readonly OurFile[];
  /** By GS06, which need not be the number of the interchange. */
  readonly byGroup: (control: string) => readonly OurFile[];
  readonly byId: (id: ClaimFileId) => OurFile | null;
  readonly places: (file: OurFile) => SentPlaces;
};

export function createSentFiles(db: ReadDb): SentFiles {
  const byControl = new Map<string, readonly OurFile[]>();
  const byGroup = new Map<string, readonly OurFile[]>();
  const byId = new Map<ClaimFileId, OurFile | null>();
  const places = new Map<OurFile, SentPlaces>();
  const lookUp = (
    known: Map<string, readonly OurFile[]>,
    control: string,
    find: (db: ReadDb, control: number) => SentRow[],
  ): readonly OurFile[] => {
    const number = /^\d{1,9}$/.test(control) ? Number(control) : null;
    if (number === null) return [];
    const found = known.get(control) ?? find(db, number).map(ourFile);
    known.set(control, found);
    return found;
  };
  return {
    byControl: (control) => lookUp(byControl, control, findSentByControl),
    byGroup: (control) => lookUp(byGroup, control, findSentByGroup),
    byId: (id) => {
      const known = byId.get(id);
      if (known !== undefined) return known;
      const row = findClaimFileContent(db, id);
      const found = row && ourFile(row);
      byId.set(id, found);
      return found;
    },
    places: (file) => {
      const known = places.get(file) ?? sentPlaces(file.text);
      places.set(file, known);
      return known;
    },
  };
}

/** Looks up the group control numbers of files that were sent since the last answer came. */
export function noteSentGroups(db: WriteDb): void {
  for (const file of findUngrouped(db)) {
    const content = findSentContent(db, file);
    if (!content) continue;
    for (const group of new Set(groupsOf(Buffer.from(content).toString('utf8'))))
      if (/^\d{1,9}$/.test(group)) insertSentGroup(db, file, Number(group));
  }
}

/** A claim in a file of ours, by CLM01. */
export function claimIn(file: OurFile, controlNumber: string): SentClaim | null {
  for (const set of file.sent.sets)
    for (const claim of set.claims) if (claim.controlNumber === controlNumber) return claim;
  return null;
}

function ourFile(row: SentRow): OurFile {
  const text = Buffer.from(row.content).toString('utf8');
  const { claimFileId, questionFileId, createdAt } = row;
  return { claimFileId, questionFileId, createdAt, text, sent: readSentFile(text) };
}
