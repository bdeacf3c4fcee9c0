import { z } from 'zod';
import { procedure } from './define.ts';
import { EncounterDetail } from './coding.ts';
import { ClinicianQuery, QueryDraft } from '#shared/domain/clinician-query.ts';
import { CodeSystem } from '#shared/domain/code.ts';
import { CodingOffer, OfferedLine } from '#shared/domain/coding/coding-offer.ts';
import { EncounterStatus } from '#shared/domain/encounter.ts';
import { WorklistFilter } from '#shared/domain/worklist.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import {
  ClinicianQueryId,
  CodingTemplateId,
  EncounterId,
  ProviderId,
  SavedViewId,
} from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';

/** A code that a user keeps at hand, as it stands on a date. */
export const Favourite = z.object({
  system: CodeSystem,
  code: z.string(),
  /** Empty when no code set here knows it. */
  title: z.string(),
  usable: z.boolean(),
  /** Why it cannot be used on that date, or what to mind. */
  why: z.string(),
  /** The practice's own charge for one unit on that date. */
  chargeCents: Cents.nullable(),
});
export type Favourite = z.infer<typeof Favourite>;

const CodeRef = z.object({ system: CodeSystem, code: z.string().trim().min(1).max(10) });
export type CodeRef = z.infer<typeof CodeRef>;

const TemplateLine = OfferedLine.omit({ chargeCents: true });

export const CodingTemplate = z.object({
  id: CodingTemplateId,
  name: z.string(),
  visitType: z.string(),
  description: z.string(),
  /** True: everyone here sees it; false: its owner alone. */
  shared: z.boolean(),
  diagnoses: z.array(z.string()),
  lines: z.array(TemplateLine),
});
export type CodingTemplate = z.infer<typeof CodingTemplate>;

export const TemplateInput = z.object({
  id: CodingTemplateId.nullable(),
  name: z.string().trim().min(1, 'Give it a name.').max(60),
  visitType: z.string().trim().max(60),
  description: z.string().trim().max(200),
  shared: z.boolean(),
  diagnoses: z.array(z.string().max(8)).max(12),
  lines: z.array(TemplateLine).max(50),
});

export const EarlierVisit = z.object({
  id: EncounterId,
  serviceDate: IsoDate,
  reason: z.string(),
  providerName: z.string(),
  status: EncounterStatus,
  diagnoses: z.array(z.string()),
  /** Those among the diagnoses that are carried from visit to visit. */
  chronic: z.array(z.string()),
  lines: z.array(OfferedLine),
  titles: z.record(z.string(), z.string()),
});
export type EarlierVisit = z.infer<typeof EarlierVisit>;

export const SavedView = z.object({ id: SavedViewId, name: z.string(), filter: WorklistFilter });
export type SavedView = z.infer<typeof SavedView>;

const QueryAnswer = z.object({ queries: z.array(ClinicianQuery), encounter: EncounterDetail });

/** The coder's own tools beside the codes: favourites, templates, earlier visits, views, queries. */
export const workbench = {
  favourites: procedure('coding.read', z.object({ on: IsoDate }), z.array(Favourite)),
  /** Adds at the end. Adding what is there changes nothing. */
  addFavourite: procedure('coding.write', CodeRef, z.object({})),
  removeFavourite: procedure('coding.write', CodeRef, z.object({})),
  /** Moves one to a place, 1-based. */
  moveFavourite: procedure('coding.write', CodeRef.extend({ to: z.int().min(1) }), z.object({})),

  /** Those that fit the reason of the encounter first, then by visit type and name. */
  templates: procedure('coding.read', z.object({ encounterId: EncounterId }), z.array(CodingTemplate)),
  saveTemplate: procedure('coding.write', TemplateInput, z.object({ id: CodingTemplateId })),
  deleteTemplate: procedure('coding.write', z.object({ id: CodingTemplateId }), z.object({})),
  /** The template's codes, judged by the encounter's date of service. Nothing is written. */
  applyTemplate: procedure(
    'coding.read',
    z.object({ id: CodingTemplateId, encounterId: EncounterId }),
    CodingOffer,
  ),

  /** Other visits of the same patient that have codes, the newest first. */
  earlierVisits: procedure('coding.read', z.object({ encounterId: EncounterId }), z.array(EarlierVisit)),
  /** Codes of an earlier visit of the same patient, judged by this one's date of service. Nothing is written. */
  repeatVisit: procedure(
    'coding.read',
    z.object({ encounterId: EncounterId, from: EncounterId, what: z.enum(['chronic', 'everything']) }),
    CodingOffer,
  ),

  views: procedure('coding.read', z.object({}), z.array(SavedView)),
  /** A view with the same name of the same user is replaced. */
  saveView: procedure(
    'coding.read',
    z.object({ name: z.string().trim().min(1, 'Give the view a name.').max(40), filter: WorklistFilter }),
    z.object({ id: SavedViewId }),
  ),
  deleteView: procedure('coding.read', z.object({ id: SavedViewId }), z.object({})),

  queries: procedure('coding.read', z.object({ encounterId: EncounterId }), z.array(ClinicianQuery)),
  /** Asks, and holds the encounter until every query is answered or withdrawn. */
  askQuery: procedure(
    'coding.write',
    z.object({ encounterId: EncounterId, toProviderId: ProviderId, draft: QueryDraft }),
    QueryAnswer.extend({ id: ClinicianQueryId }),
  ),
  answerQuery: procedure(
    'coding.write',
    z.object({
      id: ClinicianQueryId,
      answeredOn: IsoDate,
      answeredBy: z.string().trim().min(1, 'Write who answered.').max(120),
      answer: z.string().trim().min(1, 'Write the answer.').max(10_000),
      /** True: the answer becomes a document of the encounter. */
      asDocument: z.boolean(),
    }),
    QueryAnswer,
  ),
  withdrawQuery: procedure(
    'coding.write',
    z.object({ id: ClinicianQueryId, reason: z.string().trim().min(1, 'Write why.').max(400) }),
    QueryAnswer,
  ),
  /** Opens the system's print dialog. */
  printQuery: procedure(
    'coding.read',
    z.object({ id: ClinicianQueryId }),
    z.object({ outcome: z.enum(['printed', 'cancelled']) }),
  ),
  /** Asks for a place; null when that was cancelled. */
  saveQueryPdf: procedure(
    'coding.read',
    z.object({ id: ClinicianQueryId }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  /** Puts the query as text on the clipboard. */
  copyQuery: procedure('coding.read', z.object({ id: ClinicianQueryId }), z.object({})),
};
