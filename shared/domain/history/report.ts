import { z } from 'zod';
import { Instant } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';
import { PARTY_KINDS } from './parties.ts';
import { NOTHING_RECONCILED, Reconciliation, RemitRow } from './remittances.ts';

export const PartyKindSchema = z.enum(PARTY_KINDS);

const CandidateRow = z.object({
  ref: z.string(),
  from: z.enum(['ours', 'files']),
  name: z.string(),
  detail: z.string(),
  agrees: z.array(z.string()).readonly(),
  differs: z.array(z.string()).readonly(),
});

/** A patient, payer, provider or facility that the files name. */
export const PartyRow = z.object({
  id: z.string(),
  kind: PartyKindSchema,
  match: z.enum(['exact', 'likely', 'new']),
  name: z.string(),
  detail: z.string(),
  /** Claims that name it. */
  claims: z.int().min(0),
  /** Of ours: the one for an exact, those offered for a likely. */
  candidates: z.array(CandidateRow),
});
export type PartyRow = z.infer<typeof PartyRow>;

/** One thing to be told of a claim, or of a file. */
export const ReportRow = z.object({
  fileName: z.string(),
  /** Of CLM, counting from the first ISA; 0 for the file as a whole. */
  segment: z.int().min(0),
  controlNumber: z.string(),
  kind: z.enum(['refused', 'unreadable', 'left_out', 'known', 'renumbered', 'version', 'lost']),
  sentence: z.string(),
});
export type ReportRow = z.infer<typeof ReportRow>;

const Counted = z.object({
  read: z.int(),
  /** New claims of ours. */
  brought: z.int(),
  /** Corrected or void versions of claims of ours. */
  versions: z.int(),
  known: z.int(),
  leftOut: z.int(),
  unreadable: z.int(),
});
export type Counted = z.infer<typeof Counted>;
export const NOTHING_COUNTED: Counted = {
  read: 0,
  brought: 0,
  versions: 0,
  known: 0,
  leftOut: 0,
  unreadable: 0,
};

export const FileRow = z.object({
  fileName: z.string(),
  /** `planned` before anything was brought in; `known` a file that came before and left nothing out. */
  outcome: z.enum(['planned', 'brought', 'known', 'refused', 'stopped']),
  sentence: z.string(),
  bytes: z.int().min(0),
  sha256: z.string(),
  claims: Counted,
  /** Of the claims that were, or would be, brought in as new. */
  chargeCents: Cents,
});
export type FileRow = z.infer<typeof FileRow>;

const PartyCount = z.object({ kind: PartyKindSchema, exact: z.int(), likely: z.int(), new: z.int() });
export type PartyCount = z.infer<typeof PartyCount>;

/** A party that may be one of ours and nobody decided, and how many claims stay out because of it. */
export const LeftOutRow = z.object({
  party: z.string(),
  kind: PartyKindSchema,
  name: z.string(),
  claims: z.int(),
});
export type LeftOutRow = z.infer<typeof LeftOutRow>;

/** What would come in, and what would stay out, as far as a person has decided. */
export const HistoryWeight = z.object({
  claims: Counted,
  chargeCents: Cents,
  leftOut: z.array(LeftOutRow),
});
export type HistoryWeight = z.infer<typeof HistoryWeight>;

/** What files would bring, before anything is changed. `brought` and the like say what would be. */
export const HistoryPlan = z.object({
  id: z.uuid(),
  files: z.array(FileRow),
  /** As long as nobody has decided of a likely party, its claims count as left out. */
  claims: Counted,
  chargeCents: Cents,
  leftOut: z.array(LeftOutRow),
  /** Remittances (835) among the files, in the order in which they were paid. */
  remits: z.array(RemitRow),
  parties: z.array(PartyCount),
  /** Those to be decided, and the first of the others. */
  rows: z.array(PartyRow),
  /** What cannot be read or is known; the first of them. */
  notes: z.array(ReportRow),
  notesTotal: z.int(),
});
export type HistoryPlan = z.infer<typeof HistoryPlan>;

/** What was brought in. */
export const HistoryReport = z.object({
  id: z.uuid(),
  at: Instant,
  userName: z.string(),
  /** Claims came closed, without charges in the ledger. */
  settled: z.boolean(),
  files: z.array(FileRow),
  claims: Counted,
  chargeCents: Cents,
  /** `new` were made, `exact` are ours that were met, `likely` stayed undecided. */
  parties: z.array(PartyCount),
  notes: z.array(ReportRow),
  notesTotal: z.int(),
  /** Charges and payments together; empty in a report of before there were remittances in a history. */
  money: Reconciliation.default(NOTHING_RECONCILED),
});
export type HistoryReport = z.infer<typeof HistoryReport>;

/** Notes beyond these are counted, not listed. */
export const MOST_NOTES = 2000;
/** Parties beyond these that need no decision are counted, not listed. */
export const MOST_PARTIES = 500;

export function addCounted(a: Counted, b: Counted): Counted {
  return {
    read: a.read + b.read,
    brought: a.brought + b.brought,
    versions: a.versions + b.versions,
    known: a.known + b.known,
    leftOut: a.leftOut + b.leftOut,
    unreadable: a.unreadable + b.unreadable,
  };
}
