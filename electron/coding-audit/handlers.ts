import { basename } from 'node:path';
import type { AuditDetail, audits } from '#shared/contract/coding-audit.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { CodingAuditId } from '#shared/kernel/ids.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { CodingAuditService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** Draws the report of an audit; the same audit gives the same bytes. */
export type DrawAuditReport = (audit: AuditDetail) => Promise<Uint8Array>;

/** The `audits` feature of the contract. */
export function createCodingAuditHandlers(
  service: CodingAuditService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: DrawAuditReport,
): FeatureHandlers<typeof audits, unknown> {
  const report = (id: CodingAuditId): Promise<Uint8Array> => draw(service.get(id));
  return {
    choices: () => service.choices(),
    preview: ({ rule, seed }) => service.preview(rule, seed),
    create: (input) => ({ id: service.create(input) }),
    list: () => service.list(),
    get: ({ id }) => service.get(id),
    blind: ({ caseId }) => service.blind(caseId),
    saveDraft: ({ caseId, version, coding }) => service.saveDraft(caseId, version, coding),
    submit: ({ caseId, version }) => service.submit(caseId, version),
    case: ({ caseId }) => service.case(caseId),
    decide: ({ caseId, ...input }) => service.decide(caseId, input),
    agree: ({ caseId }) => service.agree(caseId),
    return: ({ caseId, note }) => service.return(caseId, note),
    closeCase: ({ caseId }) => service.closeCase(caseId),
    comment: ({ caseId, difference, text }) => service.comment(caseId, difference, text),
    close: ({ id }) => service.close(id),
    scores: (range) => service.scores(range),
    own: () => service.own(),
    report: async ({ id }) => ({ pdf: await report(id) }),
    saveReport: async ({ id }) => {
      const pdf = await report(id);
      const path = await platform.dialogs.saveFile('audit-report.pdf', PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    printReport: async ({ id }) => ({ outcome: await platform.print(await report(id), 'Audit report') }),
  };
}
