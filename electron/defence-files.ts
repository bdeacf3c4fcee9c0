import { releaseTitle } from '#shared/domain/codes/release-kinds.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { CodingVerdict, ReleaseUsed } from '#shared/domain/coding/verdict.ts';
import type { ClinicianQuery } from '#shared/domain/clinician-query.ts';
import type { DefenceEvent, DefenceRelease } from '#shared/domain/defence/content.ts';
import { emDerivationLines, type DerivationLine } from '#shared/domain/em/derivation-lines.ts';
import type { EmVerdict } from '#shared/domain/em/visit.ts';
import { isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import { runTask } from '#electron/background/run-task.ts';
import type { CodeSets } from '#electron/code-sets.ts';
import { auditEvents } from '#electron/coding-audit/history.ts';
import { installedReleases, type InstalledRelease } from '#electron/codesets/releases.ts';
import type { CodePassage, DrawDefence } from '#electron/defence/readers.ts';
import { createDefenceService, type DefenceService } from '#electron/defence/service.ts';
import type { DrawnFile } from '#electron/export/defence-pdf.ts';
import type { NotesService } from '#electron/notes/service.ts';
import type { WorkServices } from '#electron/work-services.ts';

/** Draws in a thread of its own; a note of hundreds of pages takes seconds. */
const drawInThread: DrawDefence = (content, making) =>
  runTask<DrawnFile>(
    'defence.draw',
    { content, making },
    {
      limitMs: 10 * 60_000,
      limitSentence: 'This defence file took too long to draw and was stopped. Nothing was changed.',
    },
  );

/**
 * Defence files, put together: what each feature has on record about an encounter comes in here.
 * @param draw in a test: without a thread.
 */
export function createDefenceFiles(
  services: WorkServices,
  codeSets: Pick<CodeSets, 'db'>,
  notes: Pick<NotesService, 'suggest'>,
  draw: DrawDefence = drawInThread,
): DefenceService {
  const { context } = services;
  return createDefenceService({
    ...context,
    encounterDetail: services.coding.get,
    passagesOf: async (id) => passagesOf((await notes.suggest(id)).rows),
    emLinesOf: (id) => emLinesOf(services.em.verdict(id)),
    verdictsOf: (id) => services.coding.verdicts(id).slice().reverse().map(verdictEvent),
    findingsWhenCoded: (id) => services.coding.verdicts(id)[0]?.findings ?? null,
    queriesOf: (id) => services.queries.queries(id).map(queryEvent),
    auditsOf: (id) => auditEvents(context.db(), id),
    releasesFor: (id, on) => {
      const installed = installedReleases(codeSets.db());
      const verdict = services.coding.verdicts(id)[0];
      return verdict === undefined
        ? { asOf: 'now', list: speakingOn(installed, on) }
        : { asOf: 'coded', list: verdict.releases.map((r) => usedRelease(r, installed)) };
    },
    draw,
  });
}

/** Nothing where no level was assigned: what documents propose by themselves is no part of the coding. */
function emLinesOf(verdict: EmVerdict): DerivationLine[] {
  return verdict.comparison.kind === 'no_code' ? [] : emDerivationLines(verdict);
}

type SuggestedRow = Awaited<ReturnType<NotesService['suggest']>>['rows'][number];

/** The passages that speak for a code; what is denied, of the family or refused by the coder does not. */
function passagesOf(rows: readonly SuggestedRow[]): CodePassage[] {
  return rows
    .filter((row) => row.choice !== 'rejected' && row.assertion === 'affirmed')
    .flatMap(({ system, code, way, choice, evidence }) =>
      evidence.map((passage) => ({
        ...passage,
        system,
        code,
        way: choice === 'accepted' ? `${way}, accepted` : way,
      })),
    );
}

function queryEvent(query: ClinicianQuery): DefenceEvent {
  const { options, passages, status, answer } = query;
  const ended =
    status === 'open'
      ? 'Not answered.'
      : status === 'withdrawn'
        ? `Withdrawn: ${answer}`
        : `Answered ${query.answeredOn ?? ''} by ${query.answeredBy}: ${answer}`;
  return {
    at: query.askedAt,
    by: query.askedBy,
    words: `To ${query.toProviderName}: ${query.question}`,
    lines: [
      ...passages.map((p) => `\u201c${p.quote}\u201d (${p.source})`),
      ...options.map((option) => `\u25a1 ${option}`),
      ended,
    ],
  };
}

function verdictEvent({ at, userName, findings, rulesVersion, coding }: CodingVerdict): DefenceEvent {
  const count = (severity: string): number => findings.filter((f) => f.severity === severity).length;
  const codes = [...coding.diagnoses, ...coding.lines.map((l) => [l.code, ...l.modifiers].join('-'))];
  return {
    at,
    by: userName,
    words: `Marked coded: ${count('stops')} stop, ${count('warns')} warn, ${count('informs')} inform.`,
    lines: [`Codes: ${codes.join(', ')}`, `Rules of ${rulesVersion}`],
  };
}

/** The releases that speak for a day, codes first; a starter set only where no full release of its system does. */
function speakingOn(all: readonly InstalledRelease[], on: IsoDate): DefenceRelease[] {
  const speaks = all.filter((r) => r.effectiveFrom <= on && (r.effectiveTo === null || on <= r.effectiveTo));
  const full = new Set(all.filter((r) => !r.starter).map((r) => `${r.kind} ${r.system}`));
  return speaks.filter((r) => !r.starter || !full.has(`${r.kind} ${r.system}`)).map(installedRelease);
}

function installedRelease(r: InstalledRelease): DefenceRelease {
  return {
    name: `${releaseTitle(r.kind, r.system as CodeSystem | null)}: ${r.name}`,
    starter: r.starter,
    effectiveFrom: isoDate(r.effectiveFrom),
    effectiveTo: r.effectiveTo === null ? null : isoDate(r.effectiveTo),
    sha256: r.sha256,
  };
}

/** A release as a verdict remembers it, with its days when it is still installed. */
function usedRelease(used: ReleaseUsed, installed: readonly InstalledRelease[]): DefenceRelease {
  const found = installed.find(
    (r) =>
      r.kind === used.kind && r.system === used.system && r.name === used.name && r.starter === used.starter,
  );
  const { name, starter, sha256 } = used;
  const title = `${releaseTitle(used.kind, used.system)}: ${name}`;
  return found && (found.sha256 === sha256 || starter)
    ? { ...installedRelease(found), sha256 }
    : { name: title, starter, effectiveFrom: null, effectiveTo: null, sha256 };
}
