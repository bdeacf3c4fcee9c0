import { readSentFile, type SentClaim, type SentFile } from '#shared/domain/x12/acks/sent-file.ts';
import { sentPlaces, type SentPlaces } from '#shared/domain/x12/acks/sent-places.ts';
import type { ClaimFileId, QuestionFileId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { findClaimFileContent, findSentByControl } from './queries.ts';

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
  readonly byId: (id: ClaimFileId) => OurFile | null;
  readonly places: (file: OurFile) => SentPlaces;
};

export function createSentFiles(db: ReadDb): SentFiles {
  const byControl = new Map<string, readonly OurFile[]>();
  const byId = new Map<ClaimFileId, OurFile | null>();
  const places = new Map<OurFile, SentPlaces>();
  return {
    byControl: (control) => {
      const number = /^\d{1,9}$/.test(control) ? Number(control) : null;
      if (number === null) return [];
      const known = byControl.get(control);
      if (known) return known;
      const found = findSentByControl(db, number).map(ourFile);
      byControl.set(control, found);
      return found;
    },
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

/** A claim in a file of ours, by CLM01. */
export function claimIn(file: OurFile, controlNumber: string): SentClaim | null {
  for (const set of file.sent.sets)
    for (const claim of set.claims) if (claim.controlNumber === controlNumber) return claim;
  return null;
}

function ourFile(row: {
  readonly claimFileId: ClaimFileId | null;
  readonly questionFileId: QuestionFileId | null;
  readonly content: Uint8Array;
  readonly createdAt: string;
}): OurFile {
  const text = Buffer.from(row.content).toString('utf8');
  const { claimFileId, questionFileId, createdAt } = row;
  return { claimFileId, questionFileId, createdAt, text, sent: readSentFile(text) };
}
