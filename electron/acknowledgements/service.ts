import type {
  AckCandidate,
  AckFileDetail,
  AckTaken,
  AssignAnswer,
} from '#shared/contract/acknowledgements.ts';
import { ACK_OUTCOMES, type AckFileRow, type AckItem } from '#shared/domain/acknowledgement.ts';
import type { AckFileId, AckItemId, ClaimId, CoverageId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { AcknowledgementContext, GivenAnswer } from './context.ts';
import { assign, candidatesFor } from './assign.ts';
import { countAll, findFile, findFileContent, listFiles } from './file-queries.ts';
import { shownItem } from './item-decision.ts';
import { listItems } from './item-queries.ts';
import { listEvents } from './queries.ts';
import { decode } from './recognise.ts';
import { setAside, takeBack, undoFile } from './take-back.ts';
import { takeIn, takeInAlive } from './take-in.ts';

export type AcknowledgementService = ReturnType<typeof createAcknowledgementService>;

const COUNTS = sql`f.state = 'read'`;

/** What comes back before the money: files of answers, read, matched, decided, undone. */
export function createAcknowledgementService(context: AcknowledgementContext) {
  const get = (id: AckFileId): AckFileDetail => detail(context.db(), id);
  return {
    takeIn: (given: GivenAnswer): AckTaken => takeIn(context, given),
    /** The same for the window: large files are read in a thread. */
    takeInAlive: (given: GivenAnswer): Promise<AckTaken> => takeInAlive(context, given),
    list: (limit: number): AckFileRow[] => listFiles(context.db(), limit),
    counts: () => countAll(context.db()),
    get,
    /** Claims that stand rejected, each with the newest rejection that counts. */
    rejections: (): AckItem[] => rejections(context.db()),
    ofClaim: (claimId: ClaimId): AckItem[] =>
      listItems(
        context.db(),
        [COUNTS, sql`i.id IN (SELECT ack_item_id FROM ack_item_claim WHERE claim_id = ${claimId})`],
        sql`i.said_at DESC, f.received_at DESC, i.position DESC`,
      ).map((item) => only(shownItem(item), claimId)),
    file: (id: AckFileId): { fileName: string; content: Uint8Array; text: string } => {
      const file = findFileContent(context.db(), id);
      if (!file) throw new Refusal('not_found', 'This file is not in the practice file.');
      return { fileName: file.fileName, content: file.content, text: decode(file.content) };
    },
    unmatched: (): AckItem[] =>
      listItems(context.db(), [COUNTS, sql`i.state = 'unmatched'`], sql`f.received_at, i.position`).map(
        shownItem,
      ),
    candidates: (id: AckItemId, search: string): AckCandidate[] => candidatesFor(context, id, search),
    assign: (
      id: AckItemId,
      to: { readonly claimId: ClaimId | null; readonly coverageId: CoverageId | null },
      confirmed: boolean,
    ): AssignAnswer => assign(context, id, to, confirmed),
    setAside: (ids: readonly AckItemId[], reason: string): number => setAside(context, ids, reason),
    takeBack: (ids: readonly AckItemId[]): number => takeBack(context, ids),
    undo: (id: AckFileId, reason: string): AckFileDetail => {
      undoFile(context, id, reason);
      return get(id);
    },
  };
}

function detail(db: ReadDb, id: AckFileId): AckFileDetail {
  const file = findFile(db, id);
  const content = findFileContent(db, id);
  if (!file || !content) throw new Refusal('not_found', 'This file is not in the practice file.');
  const items = listItems(db, [sql`i.ack_file_id = ${id}`], sql`i.position`).map(shownItem);
  return {
    file,
    items: items.sort((a, b) => urgency(a) - urgency(b)),
    oddities: [...content.oddities],
    events: listEvents(db, id),
  };
}

/** Unmatched and bad news first, the rest as it stands in the file. */
function urgency(item: AckItem): number {
  if (item.state === 'known') return 100;
  return ACK_OUTCOMES.indexOf(item.outcome) - (item.state === 'unmatched' ? 50 : 0);
}

function rejections(db: ReadDb): AckItem[] {
  const seen = new Set<ClaimId>();
  const items = listItems(
    db,
    [
      COUNTS,
      sql`i.mark = 'rejected'`,
      sql`i.id IN (SELECT x.ack_item_id FROM ack_item_claim x JOIN claim c ON c.id = x.claim_id WHERE c.status = 'rejected')`,
    ],
    sql`f.received_at DESC, i.position DESC`,
  );
  return items.flatMap((item) =>
    item.claims.flatMap((claim) => {
      if (claim.status !== 'rejected' || seen.has(claim.claimId)) return [];
      seen.add(claim.claimId);
      return [only(shownItem(item), claim.claimId)];
    }),
  );
}

/** The item as it concerns one claim. */
function only(item: AckItem, claimId: ClaimId): AckItem {
  const claims = item.claims.filter((claim) => claim.claimId === claimId);
  return { ...item, claims, reasons: claims[0]?.reasons ?? item.reasons };
}
