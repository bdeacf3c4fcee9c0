import { z } from 'zod';
import { procedure } from './define.ts';
import { PrintAnswer } from './claims.ts';
import { CodeSystem } from '#shared/domain/code.ts';
import { DaysKnown, ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import { IsoDate } from '#shared/kernel/dates.ts';

/** One installed release of any kind, for the list of them. */
export const ReleaseRow = z.object({
  id: z.int(),
  kind: ReleaseKind,
  system: CodeSystem.nullable(),
  /** What it is of, in words: `ICD-10-CM`, `NCCI code pairs`. */
  title: z.string(),
  /** As it is called: `ICD-10-CM FY2026`. */
  name: z.string(),
  starter: z.boolean(),
  published: IsoDate,
  effectiveFrom: IsoDate,
  effectiveTo: IsoDate.nullable(),
  /** Null for the starter set, and for releases that were installed before this was kept. */
  daysKnown: DaysKnown.nullable(),
  /** Codes, pairs, notes, terms: what its kind consists of. */
  rows: z.int(),
  /** Base name of the file it was read from; empty for the starter set. */
  source: z.string(),
  installedAt: z.string().nullable(),
  speaksToday: z.boolean(),
  /** The release that "What changed" compares it with; null when there is none or its kind has no codes. */
  previous: z.object({ id: z.int(), name: z.string() }).nullable(),
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;

/** Days that no installed release of a kind speaks for: today, and the dates of open encounters. */
export const MissingRelease = z.object({
  kind: ReleaseKind,
  system: CodeSystem.nullable(),
  title: z.string(),
  /** Nothing of the kind is installed, or only for other days. */
  reason: z.enum(['none_installed', 'other_days']),
  /** Oldest first. */
  days: z.array(IsoDate),
  /** Open encounters on those days. */
  encounters: z.int(),
  /** For reading: `Nothing installed speaks for 2026-11-23: ICD-10-CM.` */
  sentence: z.string(),
});
export type MissingRelease = z.infer<typeof MissingRelease>;

/** A system that still stands on the starter set, with how to install the whole. */
export const StarterNotice = z.object({
  system: CodeSystem,
  title: z.string(),
  codes: z.int(),
  sentence: z.string(),
  /** Whether `official` offers a download for it. */
  official: z.boolean(),
});
export type StarterNotice = z.infer<typeof StarterNotice>;

export const ReleasesAnswer = z.object({
  today: IsoDate,
  releases: z.array(ReleaseRow),
  missing: z.array(MissingRelease),
  starters: z.array(StarterNotice),
});
export type ReleasesAnswer = z.infer<typeof ReleasesAnswer>;

/** Names one set of chosen, dropped or downloaded files; main alone knows their paths. */
export const JobToken = z.uuid();
export const FileJob = z.object({
  token: JobToken,
  /** Base names and sizes in bytes. */
  files: z.array(z.object({ name: z.string(), bytes: z.int() })),
});
export type FileJob = z.infer<typeof FileJob>;

/** The user's own table: which column is what. Names of columns as in the header. */
export const OwnMapping = z.object({
  as: z.enum(['cpt', 'own']),
  /** How the set is called: `CPT`, `OPCS-4`. */
  name: z.string().trim().min(1).max(60),
  codeColumn: z.string().min(1).max(200),
  titleColumn: z.string().min(1).max(200),
});
export type OwnMapping = z.infer<typeof OwnMapping>;

/** Header and first rows of a table, so that the user can say which column is what. */
export const TableSample = z.object({
  file: z.string(),
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** The columns that look like codes and titles; null when none does. */
  likelyCode: z.string().nullable(),
  likelyTitle: z.string().nullable(),
  /** The layout that the program recognises by itself, in words; null for a table of the user's own. */
  recognised: z.string().nullable(),
});
export type TableSample = z.infer<typeof TableSample>;

/** Where the practice holds a code. */
export const USE_PLACES = ['encounter', 'claim', 'template', 'favourite', 'fee'] as const;
export const UsePlace = z.enum(USE_PLACES);
export type UsePlace = z.infer<typeof UsePlace>;

export const CodeUse = z.object({
  place: UsePlace,
  /** Of the encounter, claim or template; empty for favourites and fees. */
  id: z.string(),
  /** The patient, the template, the user, or the code's own description. */
  label: z.string(),
  /** Date of service; null for what is for no day of its own. */
  on: IsoDate.nullable(),
});
export type CodeUse = z.infer<typeof CodeUse>;

/** How many places of each kind hold a code. */
export const UseCounts = z.object({
  encounter: z.int(),
  claim: z.int(),
  template: z.int(),
  favourite: z.int(),
  fee: z.int(),
});
export type UseCounts = z.infer<typeof UseCounts>;

/**
 * What happens to a code that the practice holds, as of the day that counts for it (date of service; today,
 * or the first day of a release to come, for templates, favourites and fees):
 * - `gone`: was valid and is no longer known or valid;
 * - `heading`: was billable and needs more characters now;
 * - `reworded`: its official wording changes;
 * - `not_found`: nobody could tell before; the release does not have it;
 * - `no_data`: after a rollback no release speaks for the day any more.
 */
export const CodeEffect = z.enum(['gone', 'heading', 'reworded', 'not_found', 'no_data']);
export type CodeEffect = z.infer<typeof CodeEffect>;

export const TouchedCode = z.object({
  system: CodeSystem,
  code: z.string(),
  effect: CodeEffect,
  /** As it stood before; empty when it was not known. */
  before: z.string(),
  /** As it stands afterwards; empty when it does not. */
  after: z.string(),
  /** What takes its place: by the conversion table, else the codes below it. */
  successors: z.array(z.string()),
  /** One plain sentence. */
  sentence: z.string(),
  counts: UseCounts,
  /** At most 50; `counts` has them all. */
  uses: z.array(CodeUse),
});
export type TouchedCode = z.infer<typeof TouchedCode>;

export const PreviewReport = z.object({
  file: z.string(),
  kind: ReleaseKind,
  system: CodeSystem.nullable(),
  title: z.string(),
  name: z.string(),
  effectiveFrom: IsoDate,
  effectiveTo: IsoDate.nullable(),
  daysKnown: DaysKnown,
  rows: z.int(),
  billable: z.int().nullable(),
  alreadyInstalled: z.boolean(),
  /** Counts against the release before it; null when there is none or it has no codes. */
  changes: z.object({ against: z.string(), added: z.int(), deleted: z.int(), revised: z.int() }).nullable(),
});
export type PreviewReport = z.infer<typeof PreviewReport>;

export const PreviewAnswer = z.object({
  token: JobToken,
  reports: z.array(PreviewReport),
  /** Files of archives that are none of the kinds known. */
  passedOver: z.array(z.string()),
  /** Everything in the files is installed already. */
  nothingToDo: z.boolean(),
  touched: z.array(TouchedCode),
});
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

export const InstallAnswer = z.object({
  reports: z.array(PreviewReport),
  passedOver: z.array(z.string()),
  touched: z.array(TouchedCode),
});
export type InstallAnswer = z.infer<typeof InstallAnswer>;

export const RollbackAnswer = z.object({
  release: z.object({ id: z.int(), name: z.string(), title: z.string() }),
  touched: z.array(TouchedCode),
});
export type RollbackAnswer = z.infer<typeof RollbackAnswer>;

/** Which comparison "What changed" shows. */
export const ChangesOf = z.union([
  /** A release against the one before it. */
  z.object({ release: z.int() }),
  z.object({ from: z.int(), to: z.int() }),
  /** A report of the last preview of a job, before anything is installed. */
  z.object({ token: JobToken, report: z.int().min(0) }),
]);
export type ChangesOf = z.infer<typeof ChangesOf>;

export const ChangesFilter = z.object({
  kinds: z.array(z.enum(['added', 'deleted', 'revised'])),
  /** Words of the title or the beginning of a code; empty for all. */
  search: z.string().max(80),
  /** Only codes that this practice holds. */
  usedOnly: z.boolean(),
});
export type ChangesFilter = z.infer<typeof ChangesFilter>;

export const ChangeRow = z.object({
  change: z.enum(['added', 'deleted', 'revised']),
  code: z.string(),
  title: z.string(),
  billable: z.boolean(),
  /** How it stood before, for a revision. */
  before: z.object({ title: z.string(), billable: z.boolean() }).nullable(),
  /** For a deleted code or a new heading: what it is now. For an added code: what it was. By the conversion table. */
  successors: z.array(z.string()),
  predecessors: z.array(z.string()),
  /** Null when the practice does not hold it. */
  used: UseCounts.nullable(),
});
export type ChangeRow = z.infer<typeof ChangeRow>;

/** A place that holds a code, with the code that it holds. */
export const UseOfCode = CodeUse.extend({ code: z.string() });
export type UseOfCode = z.infer<typeof UseOfCode>;

export const UsesAnswer = z.object({ uses: z.array(UseOfCode), total: z.int() });
export type UsesAnswer = z.infer<typeof UsesAnswer>;

export const ChangesPage = z.object({
  from: z.string(),
  to: z.string(),
  /** What is compared, in words. */
  title: z.string(),
  /** Null for lists that are no codes of a system. */
  system: CodeSystem.nullable(),
  counts: z.object({ added: z.int(), deleted: z.int(), revised: z.int(), used: z.int() }),
  /** Rows that the filter leaves, over all pages. */
  total: z.int(),
  /** Codes that this practice holds come first, then by code. */
  rows: z.array(ChangeRow),
});
export type ChangesPage = z.infer<typeof ChangesPage>;

/** A release that can be fetched from its publisher. */
export const OfficialRelease = z.object({
  key: z.string(),
  system: CodeSystem,
  name: z.string(),
  publisher: z.string(),
  /** The whole address, so that the user sees where the program goes. */
  address: z.string(),
  installed: z.boolean(),
  /** Bytes that an interrupted download has already; 0 when none. */
  partial: z.int(),
});
export type OfficialRelease = z.infer<typeof OfficialRelease>;

const Changes = z.object({ of: ChangesOf, filter: ChangesFilter });

/**
 * Code-set releases: what is installed, what is missing, installing, rolling back, what changed. Long calls
 * tell their progress as `progress` events whose `task` is the job's token, or `download:<key>`.
 */
export const codesets = {
  releases: procedure('coding.read', z.object({}), ReleasesAnswer),
  /** Opens the system's dialog for several files; null when it was closed. */
  chooseFiles: procedure('codesets.write', z.object({}), FileJob.nullable()),
  /** Files dropped on the window: `handle` is what the bridge's `handOver(files)` answered. Used once. */
  takeDropped: procedure('codesets.write', z.object({ handle: z.uuid() }), FileJob),
  /** For files that the program does not know: their columns. */
  inspect: procedure('codesets.write', z.object({ token: JobToken }), z.array(TableSample)),
  /**
   * Reads, proves and compares everything and changes nothing. `effective` is the first day for files that do
   * not state it (refused with field `effective` when one is needed); `own` for a table of the user's own.
   */
  preview: procedure(
    'codesets.write',
    z.object({ token: JobToken, effective: IsoDate.nullable(), own: OwnMapping.nullable() }),
    PreviewAnswer,
  ),
  /** Installs what was last previewed; refused when a file has changed since. */
  install: procedure('codesets.write', z.object({ token: JobToken }), InstallAnswer),
  /** Stops a preview, install or rollback by its token, or a download by `download:<key>`. False when it had ended. */
  cancel: procedure(
    'codesets.write',
    z.object({ task: z.string().max(120) }),
    z.object({ stopped: z.boolean() }),
  ),
  /** Forgets a job; a downloaded file is deleted. */
  discard: procedure('codesets.write', z.object({ token: JobToken }), z.object({})),
  previewRollback: procedure('codesets.write', z.object({ releaseId: z.int() }), RollbackAnswer),
  /** Takes a release away again; the starter set stays. */
  rollback: procedure('codesets.write', z.object({ releaseId: z.int() }), RollbackAnswer),
  changes: procedure(
    'coding.read',
    Changes.extend({ offset: z.int().min(0), limit: z.int().min(1).max(500) }),
    ChangesPage,
  ),
  /**
   * Where the practice holds a code; with `refines`, where it holds the codes that an added one refines: the headings
   * above it and what it was before, as `used` of its row counts them. At most 500; `total` counts all.
   */
  usesOf: procedure(
    'coding.read',
    z.object({ system: CodeSystem, code: z.string().min(1).max(10), refines: z.boolean() }),
    UsesAnswer,
  ),
  printChanges: procedure('coding.read', Changes, PrintAnswer),
  saveChanges: procedure('coding.read', Changes, z.object({ fileName: z.string() }).nullable()),
  official: procedure('coding.read', z.object({}), z.array(OfficialRelease)),
  /** Fetches one release; goes on where an earlier attempt ended. The answer goes the way of chosen files. */
  download: procedure('codesets.write', z.object({ key: z.string().max(60) }), FileJob),
};
