import type { AckItem } from '#shared/domain/acknowledgement.ts';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import type { PacketContent } from '#shared/domain/denials/packet.ts';
import type { ClaimId, DocumentId, EncounterId, RemittanceId } from '#shared/kernel/ids.ts';
import { runTask } from '#electron/background/run-task.ts';
import type { ClaimsService } from '#electron/claims/service.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { ClaimsForDenials, PacketSource, SentClaim } from '#electron/denials/context.ts';
import { createDenialsService, type DenialsContext, type DenialsService } from '#electron/denials/service.ts';
import type { DrawnPacket } from '#electron/export/appeal-packet-pdf.ts';
import type { ServiceContext } from '#electron/service-context.ts';

type Others = Pick<DenialsContext, 'reverseJournal'> & {
  readonly claims: ClaimsService;
  /** Read late: remittances are made with denials, and denials read remittances. */
  readonly remittance: (id: RemittanceId) => RemittanceDetail;
  readonly acksOfClaim: (id: ClaimId) => readonly AckItem[];
  /** In a test: without a thread. */
  readonly drawPacket?: (content: PacketContent) => Promise<DrawnPacket>;
};

const drawInThread = (content: PacketContent): Promise<DrawnPacket> =>
  runTask<DrawnPacket>('denials.packet', content, {
    limitMs: 5 * 60_000,
    limitSentence: 'This packet took too long to draw and was stopped. Nothing was changed.',
  });

/** Denials, put together: the claim and its sendings, the payer's answer, acknowledgements and documents. */
export function createDenialsWork(context: ServiceContext, others: Others): DenialsService {
  return createDenialsService({
    ...context,
    reverseJournal: others.reverseJournal,
    claims: claimsFor(context, others),
    answersOf: (id, claimId) => {
      const { summary, proof } = others.remittance(id);
      const payment = proof.payments.find((p) => p.claims.some((c) => c.claimId === claimId));
      return {
        payerName: payment?.payerName ?? summary.payerName,
        traceNumber: payment?.traceNumber ?? summary.traceNumber,
        paidOn: payment?.paidOn ?? summary.paidOn,
        fileName: summary.fileName,
        claims: proof.payments.flatMap((p) => p.claims.filter((c) => c.claimId === claimId)),
      };
    },
    documentsOf,
    drawPacket: others.drawPacket ?? drawInThread,
  });
}

function claimsFor(context: ServiceContext, { claims, acksOfClaim }: Others): ClaimsForDenials {
  return {
    correct: (id, reason) => void claims.startVersion(id, { kind: 'corrected', reason }),
    appeal: (id, reason) => void claims.appeal(id, reason),
    endAppeal: (id, reason) => void claims.endAppeal(id, reason),
    close: (id, reason) => void claims.close(id, reason),
    reopen: (id, reason) => void claims.reopen(id, reason),
    setFollowUp: (id, on) => void claims.setFollowUp(id, on),
    sent: (id) => sentClaim(context, claims, acksOfClaim, id),
  };
}

function sentClaim(
  context: ServiceContext,
  claims: Pick<ClaimsService, 'versions' | 'version'>,
  acksOfClaim: Others['acksOfClaim'],
  id: ClaimId,
): SentClaim {
  const versions = claims.versions(id);
  const last = versions.at(-1);
  const controls = context.db().all<SentClaim['sendings'][number] & { version: number }>(sql`
    SELECT f.created_at AS at, k.version, f.file_name AS fileName, printf('%09d', f.interchange_control) AS control
    FROM claim_file_claim k JOIN claim_file f ON f.id = k.claim_file_id WHERE k.claim_id = ${id}`);
  const onPaper = versions
    .filter((v) => !controls.some((c) => c.version === v.number))
    .map((v) => ({ at: v.at, version: v.number, fileName: 'on paper', control: '' }));
  return {
    claim: last === undefined ? null : claims.version(id, last.number),
    sendings: [...controls, ...onPaper].sort((a, b) => (a.at < b.at ? -1 : 1)),
    receipts: acksOfClaim(id)
      .map((item) => ({
        at: item.saidAt,
        words: `${item.kind}: ${item.sentence}`,
        fileName: item.fileName,
      }))
      .sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

type DocumentRow = Pick<PacketSource, 'title' | 'kind' | 'text' | 'receivedAt' | 'pages'> & {
  readonly without: string;
  readonly mediaType: string | null;
  readonly fileName: string | null;
  readonly bytes: Uint8Array | null;
};

/** Originals come along when their pages are drawn themselves: scans, pictures, PDF. */
function documentsOf(db: ReadDb, id: EncounterId, wanted: readonly DocumentId[]): PacketSource[] {
  return db
    .all<DocumentRow>(sql`SELECT d.title, d.kind, d.text, d.received_at AS receivedAt, d.pages,
        d.pages_without_text AS without, o.media_type AS mediaType, o.file_name AS fileName,
        CASE WHEN o.media_type = 'application/pdf' OR o.media_type LIKE 'image/%' THEN o.bytes END AS bytes
      FROM clinical_document d LEFT JOIN original o ON o.sha256 = d.original_sha256
      WHERE d.encounter_id = ${id} AND d.id IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))
      ORDER BY d.received_at, d.rowid`)
    .map(({ mediaType, fileName, bytes, without, ...row }) => ({
      ...row,
      unread: without !== '[]',
      original:
        mediaType === null || fileName === null || bytes === null ? null : { mediaType, fileName, bytes },
    }));
}
