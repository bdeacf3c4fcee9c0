import type { InvoiceContent } from '#shared/domain/invoice.ts';
import type { OwnTexts } from '#shared/domain/statements/voice.ts';
import { invoiceBillPdf } from './bills/draw-bill.ts';

/**
 * An invoice as PDF on the practice's paper and in the reader's language.
 * @returns bytes that depend on the content and the practice's own wordings alone.
 */
export function invoicePdf(content: InvoiceContent, texts: OwnTexts = {}): Promise<Uint8Array> {
  return Promise.resolve(invoiceBillPdf(content, texts));
}
