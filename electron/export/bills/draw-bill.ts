import type { InvoiceContent } from '#shared/domain/invoice.ts';
import type { PaperContent } from '#shared/domain/statements/paper.ts';
import { voiceOf, type OwnTexts } from '#shared/domain/statements/voice.ts';
import { billFile, wholeBill, type BillFile, type FileFacts } from './bill-file.ts';
import { drawInvoiceBill } from './bill-invoice.ts';
import { PAPERS, type DrawnBill } from './bill-pen.ts';
import { drawReceiptBill } from './bill-receipt.ts';
import { drawStatementBill } from './bill-statement.ts';
import { drawSuperbillBill } from './bill-superbill.ts';

const TITLES = { statement: 'Statement', receipt: 'Receipt', superbill: 'Superbill' } as const;

/** Draws a paper with the practice's own wordings. */
export function drawPaper(content: PaperContent, texts: OwnTexts): DrawnBill {
  const voice = voiceOf(content.look, texts);
  switch (content.kind) {
    case 'statement':
      return drawStatementBill(content, voice);
    case 'receipt':
      return drawReceiptBill(content, voice);
    case 'superbill':
      return drawSuperbillBill(content, voice);
  }
}

export function fileFactsOf(content: PaperContent, title: string = TITLES[content.kind]): FileFacts {
  const { language, paper } = content.look;
  return { title, createdOn: content.issuedOn, language, size: PAPERS[paper] };
}

/** A paper as a file of its own. The same content and wordings give the same bytes. */
export function paperFile(content: PaperContent, texts: OwnTexts): BillFile {
  return billFile([drawPaper(content, texts)], fileFactsOf(content));
}

export function paperPdf(content: PaperContent, texts: OwnTexts): Uint8Array {
  return wholeBill([drawPaper(content, texts)], fileFactsOf(content));
}

/** An invoice as PDF; the same content and wordings give the same bytes. */
export function invoiceBillPdf(content: InvoiceContent, texts: OwnTexts = {}): Uint8Array {
  const { language, paper } = content.look;
  return wholeBill([drawInvoiceBill(content, voiceOf(content.look, texts))], {
    title: 'Invoice',
    createdOn: content.issuedOn,
    language,
    size: PAPERS[paper],
  });
}
