import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Cms1500Form } from '#shared/domain/cms1500/boxes.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { Job } from '#electron/background/task.ts';
import { cms1500BatchPdf, type Cms1500PdfOptions } from '#electron/export/cms1500-pdf.ts';

/** Where a printer puts the data, hundredths of an inch. */
export type Offsets = { readonly offsetX: number; readonly offsetY: number };

export type FormsWanted = Offsets & {
  readonly claims: readonly ProfessionalClaim[];
  readonly face: Cms1500PdfOptions['face'];
  /** Box 31 and the document's own day. */
  readonly signedOn: IsoDate;
};

export type DrawnForms = {
  /** Empty when nothing can be printed. */
  readonly pdf: Uint8Array;
  /** In the order of the claims; no forms where a finding stops them. */
  readonly claims: readonly {
    readonly forms: readonly Cms1500Form[];
    readonly findings: readonly Finding[];
  }[];
};

/** How often progress is told and the stop is asked for. */
const STEP = 20;

/**
 * Fills, checks and draws the forms of many claims as one document. Claims that a finding stops stay out of it.
 * @throws Refusal `cancelled` when it was stopped.
 */
export function drawForms(wanted: FormsWanted, job: Job = SILENT): DrawnForms {
  const { claims, signedOn } = wanted;
  const tell = (done: number): void => {
    if (done % STEP !== 0 && done !== claims.length) return;
    if (job.cancelled()) throw new Refusal('cancelled', 'Stopped. Nothing was printed.');
    job.progress({ done, total: claims.length, doing: 'Filling the forms' });
  };
  const filled = claims.map((claim, i) => {
    const { forms, findings } = fillCms1500(claim, signedOn);
    tell(i + 1);
    return { forms: findings.some(({ severity }) => severity === 'stops') ? [] : forms, findings };
  });
  return { pdf: drawKept(filled, wanted), claims: filled };
}

/** The document of forms that are filled already; empty when there are none. */
export function drawKept(
  claims: readonly { readonly forms: readonly Cms1500Form[] }[],
  { face, signedOn, offsetX, offsetY }: Omit<FormsWanted, 'claims'>,
): Uint8Array {
  const printed = claims.map(({ forms }) => forms).filter((forms) => forms.length > 0);
  return printed.length === 0
    ? new Uint8Array()
    : cms1500BatchPdf(printed, { face, createdOn: signedOn, offsetX, offsetY });
}

const SILENT: Job = { progress: () => undefined, cancelled: () => false };
