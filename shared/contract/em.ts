import { z } from 'zod';
import { EmElementId } from '#shared/domain/em/elements.ts';
import { EmPassage, EmWorksheet } from '#shared/domain/em/worksheet.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { EncounterId } from '#shared/kernel/ids.ts';
import { procedure } from './define.ts';

const PatientKind = z.enum(['new', 'established']);

const EmProposals = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      element: EmElementId,
      subject: z.string(),
      passage: EmPassage,
      why: z.string(),
    }),
  ),
  minutes: z.object({ value: z.int(), passage: EmPassage }).nullable(),
  patient: z.object({ status: PatientKind, passage: EmPassage }).nullable(),
});

/**
 * The sheet of an encounter and everything else that its level needs: `judgeVisit(visit, lines)` of
 * shared/domain/em gives level, derivation and comparison for the codes that stand in the draft.
 */
export const EmDetail = z.object({
  encounterId: EncounterId,
  /** 0 before anything was saved. */
  version: z.int().min(0),
  visit: z.object({
    serviceDate: IsoDate,
    taxonomy: z.string(),
    earlier: z.array(z.object({ serviceDate: IsoDate, taxonomy: z.string(), codes: z.array(z.string()) })),
    medicare: z.boolean(),
    sheet: EmWorksheet,
    proposals: EmProposals,
  }),
  /** Who last saved a sheet in which something is confirmed, and when. */
  confirmed: z.object({ by: z.string(), at: Instant }).nullable(),
});
export type EmDetail = z.infer<typeof EmDetail>;

export const em = {
  get: procedure('coding.read', z.object({ encounterId: EncounterId }), EmDetail),
  /**
   * Saves the sheet in place of the one at `version` (0: the first). Going back is saving an earlier sheet at
   * the newest version. Refused as a conflict when `version` is not the stored one.
   */
  save: procedure(
    'coding.write',
    z.object({ encounterId: EncounterId, version: z.int().min(0), sheet: EmWorksheet }),
    EmDetail,
  ),
};
