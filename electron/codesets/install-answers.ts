import type { CodeUse, PreviewReport, TouchedCode } from '#shared/contract/codesets.ts';
import { releaseTitle } from '#shared/domain/codes/release-kinds.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { CodeUseRow } from '#electron/db/read-models/code-uses.ts';
import type { AuditNote } from '#electron/service-context.ts';
import type { CodeChangeEffect } from './effects.ts';
import type { InstallReport } from './install/install.ts';
import type { InstallOrder } from './install/install-task.ts';
import { NO_USES } from './what-changed.ts';

/** Uses listed with each touched code; the counts have them all. */
const MOST_USES = 50;

/** Each code and day once: the thread is told codes and days, and nothing about people. */
export function watchedOf(uses: readonly CodeUseRow[]): InstallOrder['watched'] {
  const found = new Map(
    uses.map(({ system, code, on }) => [keyOf({ system, code, on }), { system, code, on }]),
  );
  return [...found.values()];
}

function keyOf({ system, code, on }: Pick<CodeUseRow, 'system' | 'code' | 'on'>): string {
  return `${system} ${code} ${on ?? ''}`;
}

/** Puts effects on codes together with the places that hold them, worst first. */
export function touchedOf(effects: readonly CodeChangeEffect[], uses: readonly CodeUseRow[]): TouchedCode[] {
  const places = groupUses(uses);
  const found = new Map<string, TouchedCode>();
  for (const one of effects) {
    const key = `${one.system} ${one.code} ${one.effect}`;
    const here = places.get(keyOf(one)) ?? [];
    const known = found.get(key);
    const counts = here.reduce(
      (so, { place }) => ({ ...so, [place]: so[place] + 1 }),
      known?.counts ?? NO_USES,
    );
    const listed: CodeUse[] = here.map(({ place, id, label, on }) => ({ place, id, label, on }));
    const { system, code, effect, before, after, sentence } = one;
    found.set(key, {
      ...(known ?? { system, code, effect, before, after, sentence, successors: [...one.successors] }),
      counts,
      uses: [...(known?.uses ?? []), ...listed].slice(0, MOST_USES),
    });
  }
  return [...found.values()].sort(
    (a, b) => EFFECT_ORDER.indexOf(a.effect) - EFFECT_ORDER.indexOf(b.effect) || (a.code < b.code ? -1 : 1),
  );
}

const EFFECT_ORDER: readonly TouchedCode['effect'][] = [
  'gone',
  'heading',
  'not_found',
  'no_data',
  'reworded',
];

function groupUses(uses: readonly CodeUseRow[]): Map<string, CodeUseRow[]> {
  const groups = new Map<string, CodeUseRow[]>();
  for (const use of uses) {
    const key = keyOf(use);
    const group = groups.get(key);
    if (group) group.push(use);
    else groups.set(key, [use]);
  }
  return groups;
}

/** What the thread reports, as the window shows it: counts instead of lists. */
export function reportOf(report: InstallReport): PreviewReport {
  const { changes } = report;
  return {
    file: report.file,
    kind: report.kind,
    system: report.system,
    title: releaseTitle(report.kind, report.system),
    name: report.name,
    effectiveFrom: isoDate(report.effectiveFrom),
    effectiveTo: report.effectiveTo === null ? null : isoDate(report.effectiveTo),
    daysKnown: report.daysKnown,
    rows: report.rows,
    billable: report.billable,
    alreadyInstalled: report.alreadyInstalled,
    changes: changes && {
      against: changes.against,
      added: changes.added.length,
      deleted: changes.deleted.length,
      revised: changes.revised.length,
    },
  };
}

/** A release that was installed, for the audit trail. */
export function installedNote(report: InstallReport): AuditNote {
  const days = `${report.effectiveFrom} to ${report.effectiveTo ?? 'open'}`;
  return {
    action: 'install',
    record: 'code set',
    recordId: report.name,
    change: `${report.rows} rows from ${report.file}, ${days}`,
  };
}
