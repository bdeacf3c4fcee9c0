import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import type { ledgerSheetPdf } from '#electron/export/ledger-sheet-pdf.ts';
import { runTask } from '#electron/background/run-task.ts';
import type { QueryPaper } from '#shared/domain/clinician-query.ts';
import type { AuditDetail } from '#shared/contract/coding-audit.ts';
import type { ChangesPage } from '#shared/contract/codesets.ts';
import type { CausesPaper } from '#shared/domain/denials/causes-paper.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { HistoryReport } from '#shared/domain/history/report.ts';
import type { InvoiceContent } from '#shared/domain/invoice.ts';
import type { OwnTexts } from '#shared/domain/statements/voice.ts';
import type { DisputeListContent } from '#shared/domain/contracts/underpayment.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';

/**
 * Papers as PDF bytes. The library that draws them is loaded at the first paper and not at the start of the
 * program, which most often begins without one.
 */
export async function drawCms1500(
  claim: ProfessionalClaim,
  face: 'complete' | 'data_only',
  today: IsoDate,
  /** A printer's own, hundredths of an inch; for the pre-printed form. */
  offsets: { readonly offsetX?: number; readonly offsetY?: number } = {},
): Promise<Uint8Array> {
  const { cms1500Pdf } = await import('#electron/export/cms1500-pdf.ts');
  return cms1500Pdf(fillCms1500(claim, today).forms, { ...offsets, face, createdOn: today });
}

/** What the form cannot carry, worst first: text too long for its box, pointers to empty letters … */
export function checkCms1500(claim: ProfessionalClaim, today: IsoDate): readonly Finding[] {
  return fillCms1500(claim, today).findings;
}

/** The same content gives the same bytes. */
export async function drawInvoice(content: InvoiceContent, texts: OwnTexts = {}): Promise<Uint8Array> {
  const { invoicePdf } = await import('#electron/export/invoice-pdf.ts');
  return invoicePdf(content, texts);
}

/** A query to the clinician; the same content gives the same bytes. */
export async function drawQuery(paper: QueryPaper): Promise<Uint8Array> {
  const { queryPdf } = await import('#electron/export/query-pdf.ts');
  return queryPdf(paper);
}

/** The report of an audit of coding; the same audit gives the same bytes. */
export async function drawAuditReport(audit: AuditDetail): Promise<Uint8Array> {
  const { auditReportPdf } = await import('#electron/export/audit-report-pdf.ts');
  return auditReportPdf(audit);
}

/** The report of a history that was brought in. */
export async function drawHistoryReport(report: HistoryReport): Promise<Uint8Array> {
  const { historyReportPdf } = await import('#electron/export/history-report-pdf.ts');
  return historyReportPdf(report);
}

/** A list of disputed payments for a payer; the same content gives the same bytes. */
export async function drawDisputeList(content: DisputeListContent): Promise<Uint8Array> {
  const { disputeListPdf } = await import('#electron/export/dispute-list-pdf.ts');
  return disputeListPdf(content);
}

/** Root causes of denials. */
export async function drawCauses(paper: CausesPaper): Promise<Uint8Array> {
  const { causesPdf } = await import('#electron/export/causes-pdf.ts');
  return causesPdf(paper);
}

/** The day or month sheet of the ledger. */
export async function drawLedgerSheet(
  sheet: Parameters<typeof ledgerSheetPdf>[0],
  practiceName: string,
): Promise<Uint8Array> {
  const { ledgerSheetPdf: draw } = await import('#electron/export/ledger-sheet-pdf.ts');
  return draw(sheet, practiceName);
}

/** What changed between two releases of a code set; drawn in a thread, since a year's changes fill fifty pages. */
export function drawChanges(page: ChangesPage, today: IsoDate): Promise<Uint8Array> {
  return runTask<Uint8Array>('codesets.draw', { page, today });
}
