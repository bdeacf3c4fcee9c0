import type { CoverageId, PatientId } from '#shared/kernel/ids.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { applyToBatch, applyToClaim, applyToFile, type Applied } from './apply.ts';
import type { AcknowledgementContext } from './context.ts';
import type { ItemDraft } from './item-draft.ts';
import { matchClaim, matchGroup, matchInterchange, type FoundClaim } from './matching.ts';
import { findClaimFileIds } from './queries.ts';
import type { OurFile, SentFiles } from './sent-files.ts';

/** What an item is about, and what telling it does. */
export type Match = {
  readonly state: 'matched' | 'unmatched';
  readonly why: string;
  readonly file?: OurFile;
  readonly coverage?: { readonly coverageId: CoverageId; readonly patientId: PatientId };
  readonly apply: (item: Applied) => void;
};

const nothing = (): void => undefined;

/** Finds what an item is about by its numbers, or says why nothing of ours is. */
export function matchItem(
  context: AcknowledgementContext,
  db: WriteDb,
  draft: ItemDraft,
  files: SentFiles,
): Match {
  const { target } = draft;
  switch (target.what) {
    case 'interchange':
      return ofFile(context, db, matchInterchange(files, target));
    case 'set':
      return ofFile(context, db, matchGroup(files, target));
    case 'batch': {
      const file = batchFile(db, files, target.reference);
      if (!file)
        return {
          state: 'unmatched',
          why: `No batch of ours has the number ${target.reference || '(none is given)'}.`,
          apply: nothing,
        };
      return {
        state: 'matched',
        why: 'by the number of the batch (BHT03)',
        file,
        apply: (item) => void applyToBatch(context, db, item, file),
      };
    }
    case 'question': {
      const file = files.byControl(target.reference).find((f) => f.questionFileId !== null);
      return file
        ? { state: 'matched', why: 'by the number of our question (BHT03)', file, apply: nothing }
        : {
            state: 'unmatched',
            why: `No question of ours has the number ${target.reference || '(none is given)'}.`,
            apply: nothing,
          };
    }
    case 'claim': {
      const { found, why } = matchClaim(context, db, files, target);
      return found ? ofClaim(context, db, found, why) : { state: 'unmatched', why, apply: nothing };
    }
    case 'person': {
      const found = context.eligibility.match(db, target.answer);
      const [first] = found;
      if (!first) return { state: 'unmatched', why: NOBODY, apply: nothing };
      return {
        state: 'matched',
        why: first.why,
        coverage: first,
        apply: (item) => {
          for (const one of found) context.eligibility.keep(db, item.itemId, one, target.answer);
        },
      };
    }
  }
}

const NOBODY =
  'No question of ours has this trace, and nobody has exactly this member id, name and birth date.';

function ofFile(
  context: AcknowledgementContext,
  db: WriteDb,
  { found, why }: { readonly found: OurFile | null; readonly why: string },
): Match {
  if (!found) return { state: 'unmatched', why, apply: nothing };
  return { state: 'matched', why, file: found, apply: (item) => void applyToFile(context, db, item, found) };
}

function ofClaim(context: AcknowledgementContext, db: WriteDb, found: FoundClaim, why: string): Match {
  return {
    state: 'matched',
    why,
    ...(found.file ? { file: found.file } : {}),
    apply: (item) => applyToClaim(context, db, item, found),
  };
}

/** Our BHT03 is made of the interchange control number, so that leads to the file. */
function batchFile(db: WriteDb, files: SentFiles, reference: string): OurFile | null {
  const control = /^0*(\d{1,9})(-\d+)?$/.exec(reference.trim())?.[1];
  if (!control) return null;
  const candidates = findClaimFileIds(db, Number(control)).flatMap((id) => files.byId(id) ?? []);
  return candidates.find((f) => f.sent.sets.some((s) => s.reference === reference.trim())) ?? null;
}
