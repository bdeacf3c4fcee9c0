import type { IsoDate } from '#shared/kernel/dates.ts';
import {
  countData,
  countProblems,
  countRisk,
  highest,
  type PartResult,
  type VisitLine,
} from './count-parts.ts';
import { emElement } from './element-list.ts';
import { EM_LEVELS, FRAMEWORK_FROM, SOURCES, levelRank, type EmLevel, type EmPart } from './elements.ts';
import type { PatientStanding } from './patient-kind.ts';
import { fewestMinutes, levelByTime } from './time.ts';
import { visitCode } from './visit-codes.ts';
import type { EmItem, EmWorksheet } from './worksheet.ts';

/** What a level is worked out from. */
export type EmFacts = {
  readonly serviceDate: IsoDate;
  /** Refused items are left out by the function itself. */
  readonly items: readonly EmItem[];
  readonly minutes: { readonly value: number; readonly confirmed: boolean } | null;
  readonly basis: EmWorksheet['basis'];
  readonly patient: PatientStanding;
  /** Service lines of the visit: a test whose reading is billed gives no data. */
  readonly lines: readonly VisitLine[];
};

/** One readable step from what was ticked to the code. */
export type DerivationStep = {
  readonly about: EmPart | 'time' | 'rule' | 'patient';
  readonly level: EmLevel | null;
  readonly text: string;
  readonly source: string;
  readonly keys: readonly string[];
};

export type ByTime = {
  readonly minutes: number;
  readonly level: EmLevel | null;
  readonly text: string;
};

/** The level of a visit, from everything that is ticked and proposed. */
export type EmResult = {
  /** Null: cannot be said. `missing` tells why. */
  readonly level: EmLevel | null;
  readonly code: string | null;
  readonly basis: 'mdm' | 'time' | null;
  readonly byMdm: EmLevel | null;
  readonly byTime: ByTime | null;
  readonly parts: Readonly<Record<EmPart, PartResult>>;
  /** What is still needed before a level can be told; null when there is one. */
  readonly missing: string | null;
  /** The level that stands on confirmed items alone. */
  readonly confirmed: { readonly level: EmLevel | null; readonly code: string | null };
  /** True when the confirmed items alone do not give this level. */
  readonly restsOnProposals: boolean;
  readonly patient: PatientStanding;
  /** "1 chronic problem not at goal · drug management": what carries the level. */
  readonly carriedBy: string;
  readonly derivation: readonly DerivationStep[];
};

/**
 * Levels an office visit (99202 to 99205, 99212 to 99215) by decision making, two of three, or by total time.
 * What is proposed counts, and the answer says whether the level rests on it. Ticking more never lowers a level.
 * A part of which nothing is ticked is not said; with fewer than two parts there is no level.
 * Source: CPT E/M guidelines 2021 and 2023; 84 FR 62568. Never throws.
 */
export function levelVisit(facts: EmFacts): EmResult {
  const all = decideLevel(facts, false);
  const sure = decideLevel(facts, true);
  const confirmed = { level: sure.level, code: sure.code };
  return {
    ...all,
    confirmed,
    restsOnProposals: all.level !== sure.level,
  };
}

type Decided = Omit<EmResult, 'confirmed' | 'restsOnProposals'>;

function decideLevel(facts: EmFacts, confirmedOnly: boolean): Decided {
  const { serviceDate, patient, basis } = facts;
  const counting = facts.items.filter(
    (item) =>
      (item.state === 'confirmed' || (item.state === 'proposed' && !confirmedOnly)) &&
      emElement(item.element).from <= serviceDate,
  );
  const of = (part: EmPart): EmItem[] => counting.filter((item) => emElement(item.element).part === part);
  const parts = {
    problems: countProblems(of('problems')),
    data: countData(of('data'), facts.lines),
    risk: countRisk(of('risk')),
  };
  const minutes = facts.minutes && (facts.minutes.confirmed || !confirmedOnly) ? facts.minutes.value : null;
  const inForce = serviceDate >= FRAMEWORK_FROM;
  const byMdm = inForce ? twoOfThree(parts) : null;
  const byTime = minutes === null || !inForce ? null : timeOf(minutes, facts);
  const level =
    basis === 'mdm'
      ? byMdm
      : basis === 'time'
        ? (byTime?.level ?? null)
        : highest([byMdm, byTime?.level ?? null]);
  const used =
    level === null ? null : basis === 'time' || levelRank(byMdm) < levelRank(level) ? 'time' : 'mdm';
  const code = level === null ? null : visitCode(patient.kind, level);
  const said = { level, code, basis: used, byMdm, byTime, parts, patient } as const;
  return {
    ...said,
    missing: level === null ? missingWords(facts, parts, byTime) : null,
    carriedBy: level === null ? '' : carriers(parts, level, used, byTime),
    derivation: derive(said),
  };
}

/** The level that at least two of the three parts meet or exceed; null when fewer than two are said. */
export function twoOfThree(
  parts: Readonly<Record<EmPart, { readonly level: EmLevel | null }>>,
): EmLevel | null {
  const ranks = [parts.problems, parts.data, parts.risk].map((p) => levelRank(p.level)).sort((a, b) => b - a);
  return EM_LEVELS[ranks[1] ?? -1] ?? null;
}

function timeOf(minutes: number, { patient, serviceDate }: EmFacts): ByTime {
  const reached = levelByTime(minutes, patient.kind, serviceDate);
  const fewest = fewestMinutes(patient.kind, serviceDate);
  return {
    minutes,
    level: reached?.level ?? null,
    text: reached
      ? `${minutes} minutes on the date of service (${reached.needed} for ${visitCode(patient.kind, reached.level)})`
      : `${minutes} minutes on the date of service, fewer than the ${fewest ?? 0} of the lowest level`,
  };
}

function missingWords(facts: EmFacts, parts: EmResult['parts'], byTime: ByTime | null): string {
  if (facts.serviceDate < FRAMEWORK_FROM)
    return 'Visits before 2021 follow other guidelines (1995, 1997), which are not levelled here.';
  if (facts.basis === 'time')
    return byTime ? `${byTime.text}.` : 'Enter the minutes, or let decision making count as well.';
  const said = Object.values(parts).filter((p) => p.level !== null);
  const only = said[0];
  if (!only)
    return 'Nothing is ticked yet: tick at least two of problems, data and risk, or enter the minutes.';
  const open = Object.values(parts).filter((p) => p.level === null);
  return `Only ${said.map((p) => p.part).join(' and ')} ticked: tick ${open.map((p) => p.part).join(' or ')} as well, or enter the minutes.`;
}

function carriers(
  parts: EmResult['parts'],
  level: EmLevel,
  used: EmResult['basis'],
  byTime: ByTime | null,
): string {
  if (used === 'time' && byTime) return `${byTime.minutes} minutes`;
  return carrying(parts, level)
    .map((p) => p.words)
    .join(' · ');
}

function carrying(parts: EmResult['parts'], level: EmLevel): readonly PartResult[] {
  return Object.values(parts).filter((p) => levelRank(p.level) >= levelRank(level));
}

function derive(said: Omit<Decided, 'missing' | 'carriedBy' | 'derivation'>): DerivationStep[] {
  const steps: DerivationStep[] = Object.values(said.parts)
    .filter((p) => p.level !== null)
    .map((p) => ({ about: p.part, level: p.level, text: p.steps.join(' '), source: p.source, keys: p.keys }));
  if (said.byMdm !== null) {
    const by = carrying(said.parts, said.byMdm).map((p) => p.part);
    steps.push({
      about: 'rule',
      level: said.byMdm,
      text: `${by.length} of 3 parts reach ${said.byMdm}: ${by.join(', ')}.`,
      source: SOURCES.rule,
      keys: [],
    });
  }
  if (said.byTime)
    steps.push({
      about: 'time',
      level: said.byTime.level,
      text: `${said.byTime.text}.`,
      source: SOURCES.time,
      keys: [],
    });
  if (said.code !== null)
    steps.push({
      about: 'patient',
      level: said.level,
      text: `${said.level ?? ''}${said.basis === 'time' ? ' by time' : ' decision making'}, ${said.patient.because}: ${said.code}.`,
      source: SOURCES.patient,
      keys: [],
    });
  return steps;
}

/** "moderate: 1 chronic problem not at goal · drug management → 99214", or what is missing. */
export function emSentence(result: EmResult): string {
  if (result.level === null) return result.missing ?? '';
  return `${result.level}: ${result.carriedBy} → ${result.code ?? ''}`;
}
