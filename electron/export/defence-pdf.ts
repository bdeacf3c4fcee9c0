import type { DefenceContent, DefenceMaking } from '#shared/domain/defence/content.ts';
import { drawDocuments } from './defence-documents.ts';
import {
  drawClaimHistory,
  drawCodes,
  drawCover,
  drawEm,
  drawEvents,
  drawFindings,
  drawReleases,
  drawSignatures,
} from './defence-parts.ts';
import { createFlow } from './paper-flow.ts';
import { finish, newDocument } from './pdf-document.ts';

export type DrawnFile = { readonly pdf: Uint8Array; readonly pages: number };

/**
 * The defence file of an encounter as PDF, US Letter: cover, codes with what supports them, the documents in full
 * with those passages marked, and everything else on record. Tagged for screen readers, with bookmarks; every
 * page carries its number and the hash of the content.
 * @returns bytes that depend on content and making alone.
 */
export async function defencePdf(content: DefenceContent, making: DefenceMaking): Promise<DrawnFile> {
  const doc = newDocument('Defence file', making.madeOn, { tagged: true });
  const flow = createFlow(doc);
  flow.newPage();
  drawCover(flow, content, making);
  flow.newPage();
  drawCodes(flow, content);
  drawFindings(flow, content);
  drawEm(flow, content);
  drawReleases(flow, content);
  drawEvents(flow, 'Verdicts', content.verdicts);
  drawEvents(flow, 'Queries and answers', content.queries);
  drawEvents(flow, 'Audits', content.audits);
  drawClaimHistory(flow, content);
  drawSignatures(flow, content);
  flow.newPage();
  flow.heading('Documents', 1);
  drawDocuments(flow, content.documents);
  const { patient, encounter } = content;
  const pages = flow.finishPages({
    head: `Defence file \u00b7 ${patient.name}, account ${patient.accountNumber} \u00b7 date of service ${encounter.serviceDate}`,
    foot: `Content SHA-256 ${making.sha256}`,
  });
  return { pdf: await finish(doc), pages };
}
