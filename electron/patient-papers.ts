import type { CollectionCase } from '#shared/contract/collections.ts';
import type { EstimateContent } from '#shared/domain/estimates/estimate.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { NoticeLetter } from '#electron/collections/service.ts';
import type { PaperSize } from '#electron/export/paper-size.ts';
import type { AgreementPaper, LetterPaper } from '#electron/plans/context.ts';

/** Papers of plans, estimates and collections as PDF bytes; the library that draws them is loaded at the first one. */
export async function drawPlanPaper(
  paper: AgreementPaper | LetterPaper,
  size: PaperSize,
): Promise<Uint8Array> {
  const { agreementPdf, lettersPdf } = await import('#electron/export/plan-pdf.ts');
  return paper.kind === 'agreement' ? agreementPdf(paper, size) : lettersPdf([paper], size);
}

export async function drawLetters(letters: readonly NoticeLetter[], size: PaperSize): Promise<Uint8Array> {
  const { lettersPdf } = await import('#electron/export/plan-pdf.ts');
  return lettersPdf(letters, size);
}

/** A good-faith estimate; the same content gives the same bytes. */
export async function drawEstimate(content: EstimateContent, size: PaperSize): Promise<Uint8Array> {
  const { estimatePdf } = await import('#electron/export/estimate-pdf.ts');
  return estimatePdf(content, size);
}

export async function drawCollections(
  cases: readonly CollectionCase[],
  head: { readonly practiceName: string; readonly on: IsoDate },
  size: PaperSize,
): Promise<Uint8Array> {
  const { collectionsPdf } = await import('#electron/export/collections-pdf.ts');
  return collectionsPdf(cases, head, size);
}
