import type { IsoDate } from '#shared/kernel/dates.ts';
import { compareVisit, type EmComparison } from './compare.ts';
import { levelVisit, type EmResult } from './level.ts';
import { patientStanding, type EarlierVisit } from './patient-kind.ts';
import { prolongedUnits } from './time.ts';
import { readVisitCode } from './visit-codes.ts';
import { mergeItems, minutesOf, type EmItem, type EmProposals, type EmWorksheet } from './worksheet.ts';
import type { VisitLine } from './count-parts.ts';

/** Everything about a visit that its level needs, apart from the codes assigned now. */
export type EmVisit = {
  readonly serviceDate: IsoDate;
  /** Taxonomy code of the rendering clinician. */
  readonly taxonomy: string;
  readonly earlier: readonly EarlierVisit[];
  /** Medicare Part B or a plan that follows it. */
  readonly medicare: boolean;
  readonly sheet: EmWorksheet;
  readonly proposals: EmProposals;
};

/** Level and comparison of a visit. */
export type EmVerdict = {
  readonly items: readonly EmItem[];
  readonly result: EmResult;
  readonly comparison: EmComparison;
  /** What else may be worth knowing: prolonged time, longitudinal care. */
  readonly hints: readonly { readonly text: string; readonly source: string }[];
};

/** Works out the level of a visit and holds it beside the codes that are assigned now. */
export function judgeVisit(visit: EmVisit, lines: readonly VisitLine[]): EmVerdict {
  const { sheet, proposals, serviceDate } = visit;
  const items = mergeItems(sheet, proposals);
  const assigned = lines.map((line) => readVisitCode(line.code)).find((read) => read !== null) ?? null;
  const patient = patientStanding(serviceDate, visit.taxonomy, visit.earlier, {
    coder: sheet.patient === 'by_records' ? null : sheet.patient,
    note: proposals.patient?.status ?? null,
    assigned: assigned?.kind ?? null,
  });
  const minutes = minutesOf(sheet, proposals);
  const result = levelVisit({ serviceDate, items, minutes, basis: sheet.basis, patient, lines });
  return {
    items,
    result,
    comparison: compareVisit(result, lines),
    hints: hintsOf(visit, lines, items, result),
  };
}

function hintsOf(
  visit: EmVisit,
  lines: readonly VisitLine[],
  items: readonly EmItem[],
  result: EmResult,
): EmVerdict['hints'] {
  const hints: { text: string; source: string }[] = [];
  const prolonged =
    result.basis === 'time' && result.byTime
      ? prolongedUnits(result.byTime.minutes, result.patient.kind, visit.medicare)
      : null;
  if (prolonged)
    hints.push({
      text: `${prolonged.code} × ${prolonged.units} for prolonged time: it begins at ${prolonged.first} minutes.`,
      source: visit.medicare ? 'CMS physician fee schedule, G2212' : 'CPT 99417',
    });
  const chronic = items.some((item) => item.state === 'confirmed' && /chronic/.test(item.element));
  const visitLine = lines.find(
    (line) => readVisitCode(line.code)?.level !== undefined && line.code !== '99211',
  );
  if (
    visit.medicare &&
    visit.serviceDate >= '2024-01-01' &&
    chronic &&
    visitLine &&
    !visitLine.modifiers.includes('25') &&
    !lines.some((line) => line.code === 'G2211')
  )
    hints.push({
      text: 'G2211 can stand beside the visit when this practice is the lasting home for the chronic problem.',
      source: 'CMS, 88 FR 78818, G2211 from 2024',
    });
  return hints;
}
