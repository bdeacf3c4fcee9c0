import { z } from 'zod';
import { procedure } from './define.ts';
import {
  ClinicalDocument,
  Coding,
  DocumentKind,
  Encounter,
  EncounterStatus,
} from '#shared/domain/encounter.ts';
import { CodeEntry, CodeSetRelease, CodeSystem } from '#shared/domain/code.ts';
import { SearchedRelease } from '#shared/domain/code-search/on-day.ts';
import { INDEX_PARTS, IndexPart } from '#shared/domain/code-search/packed-index.ts';
import { CodingVerdict, VerdictReplay } from '#shared/domain/coding/verdict.ts';
import { Finding } from '#shared/domain/finding.ts';
import { KeptPatient } from '#shared/domain/kept-records.ts';
import { OLDEST_FIRST, WorklistFilter, WorklistSort } from '#shared/domain/worklist.ts';
import {
  ClaimId,
  CodingVerdictId,
  EncounterId,
  FacilityId,
  PatientId,
  ProviderId,
} from '#shared/kernel/ids.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';

export const EncounterRow = z.object({
  id: EncounterId,
  patientId: PatientId,
  patientName: z.string(),
  serviceDate: IsoDate,
  reason: z.string(),
  providerName: z.string(),
  payerName: z.string(),
  status: EncounterStatus,
  holdReason: z.string(),
  /** A query to the clinician is open. */
  queryOpen: z.boolean(),
  /** An audit sent it back, and it is not coded again yet. */
  returned: z.boolean(),
  /** The last time it was marked coded. */
  codedAt: Instant.nullable(),
  /** Whole days from the date of service to today. */
  ageDays: z.int(),
  documents: z.int(),
  chargeCents: Cents,
  claimId: ClaimId.nullable(),
});
export type EncounterRow = z.infer<typeof EncounterRow>;

export const EncounterDetail = z.object({
  encounter: Encounter,
  patient: KeptPatient,
  providerName: z.string(),
  facilityName: z.string(),
  placeOfService: z.string(),
  payerName: z.string(),
  documents: z.array(ClinicalDocument),
  coding: Coding,
  /** Titles of the codes in `coding` on the date of service; missing ones are unknown. */
  titles: z.record(z.string(), z.string()),
  findings: z.array(Finding),
  releases: z.array(CodeSetRelease),
  claimId: ClaimId.nullable(),
});
export type EncounterDetail = z.infer<typeof EncounterDetail>;

export const CodeHit = CodeEntry.extend({
  /** Why it was found, for reading. */
  why: z.string(),
  /** Valid on the date asked for. */
  validOn: z.boolean(),
  /** For a procedure: the practice's own charge on that date. */
  chargeCents: Cents.nullable(),
});
export type CodeHit = z.infer<typeof CodeHit>;

export const WorklistCounts = z.object({
  toCode: z.int(),
  held: z.int(),
  /** Encounters for which a query to the clinician is open. */
  queriesOpen: z.int(),
  /** Encounters that an audit sent back. */
  returned: z.int(),
  codedWithoutClaim: z.int(),
  claimsToCheck: z.int(),
  claimsReady: z.int(),
  remittancesWaiting: z.int(),
  balancesToInvoice: z.int(),
  balancesToInvoiceCents: Cents,
});
export type WorklistCounts = z.infer<typeof WorklistCounts>;

export const coding = {
  counts: procedure('session', z.object({}), WorklistCounts),
  worklist: procedure(
    'coding.read',
    WorklistFilter.extend({
      sort: WorklistSort.default(OLDEST_FIRST),
      /** Rows before the first that is given. */
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(2000),
    }),
    z.array(EncounterRow),
  ),
  /** How many encounters each of the filters shows, in their order. */
  viewCounts: procedure(
    'coding.read',
    z.object({ views: z.array(WorklistFilter).max(60) }),
    z.array(z.int()),
  ),
  /** Where an encounter stands in a list (1-based; null when it is not in it), and which comes next. */
  place: procedure(
    'coding.read',
    z.object({ id: EncounterId, filter: WorklistFilter, sort: WorklistSort }),
    z.object({ position: z.int().nullable(), total: z.int(), nextId: EncounterId.nullable() }),
  ),
  get: procedure('coding.read', z.object({ id: EncounterId }), EncounterDetail),
  createEncounter: procedure(
    'coding.write',
    z.object({
      patientId: PatientId,
      serviceDate: IsoDate,
      renderingProviderId: ProviderId,
      facilityId: FacilityId,
      reason: z.string().trim().min(1).max(120),
    }),
    z.object({ id: EncounterId }),
  ),
  addDocument: procedure(
    'coding.write',
    z.object({
      encounterId: EncounterId,
      kind: DocumentKind,
      title: z.string().trim().min(1).max(80),
      text: z.string().min(1).max(1_000_000),
    }),
    EncounterDetail,
  ),
  /** Findings of a coding that is not saved yet, as of the encounter's date of service. */
  check: procedure('coding.read', z.object({ encounterId: EncounterId, coding: Coding }), z.array(Finding)),
  /** Saves; refused as a conflict when `version` is not the stored one. */
  save: procedure(
    'coding.write',
    z.object({ encounterId: EncounterId, version: z.int(), coding: Coding }),
    EncounterDetail,
  ),
  /** Refused (`rule_violated`) while a finding stops it. */
  markCoded: procedure(
    'coding.write',
    z.object({ encounterId: EncounterId, version: z.int() }),
    EncounterDetail,
  ),
  /** What the checks said each time it was marked coded, newest first. */
  verdicts: procedure('coding.read', z.object({ encounterId: EncounterId }), z.array(CodingVerdict)),
  /** Makes a verdict once more with the releases that it was made with. */
  replayVerdict: procedure('coding.read', z.object({ id: CodingVerdictId }), VerdictReplay),
  /** Back to coding; refused when a claim exists. */
  reopen: procedure('coding.write', z.object({ encounterId: EncounterId }), EncounterDetail),
  hold: procedure(
    'coding.write',
    z.object({ encounterId: EncounterId, reason: z.string().trim().min(1).max(200) }),
    EncounterDetail,
  ),
  release: procedure('coding.write', z.object({ encounterId: EncounterId }), EncounterDetail),
};

/** What a search in the window reads besides its index. */
export const SearchBasis = z.object({
  /** An index of the same key is made of the same releases. */
  key: z.string(),
  releases: z.array(SearchedRelease),
  /** How often the practice has used a code, and what it charges for one unit on the day. */
  usage: z.array(z.tuple([z.string(), z.int()])),
  charges: z.array(z.tuple([z.string(), Cents])),
});
export type SearchBasis = z.infer<typeof SearchBasis>;

export const codes = {
  search: procedure(
    'coding.read',
    z.object({
      query: z.string().max(120),
      on: IsoDate,
      systems: z.array(CodeSystem),
      limit: z.int().min(1).max(100),
    }),
    z.array(CodeHit),
  ),
  /** What the search of a day reads now; the window searches by itself, in the time of a key press. */
  searchBasis: procedure('coding.read', z.object({ on: IsoDate }), SearchBasis),
  /** One member of the index of a day; null when the releases have changed since the key was told. */
  searchIndex: procedure(
    'coding.read',
    z.object({ on: IsoDate, key: z.string().max(64), part: z.enum(INDEX_PARTS) }),
    IndexPart.nullable(),
  ),
  get: procedure(
    'coding.read',
    z.object({ system: CodeSystem, code: z.string().max(10), on: IsoDate }),
    z.object({ entry: CodeEntry.nullable(), parents: z.array(CodeEntry), children: z.array(CodeEntry) }),
  ),
  releases: procedure('coding.read', z.object({}), z.array(CodeSetRelease)),
};
