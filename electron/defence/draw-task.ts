import type { DefenceContent, DefenceMaking } from '#shared/domain/defence/content.ts';
import type { BackgroundTask } from '#electron/background/task.ts';
import { defencePdf, type DrawnFile } from '#electron/export/defence-pdf.ts';

/** Draws a defence file in a thread of its own: notes of hundreds of pages take seconds. */
export const drawDefenceTask: BackgroundTask<
  { readonly content: DefenceContent; readonly making: DefenceMaking },
  DrawnFile
> = ({ content, making }) => defencePdf(content, making);
