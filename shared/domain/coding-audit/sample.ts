import type { Coding } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, PayerId, ProviderId, UserId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { diagnosisFamily, procedureFamily } from './families.ts';
import type { SampleRule, SampleSize } from './rule.ts';

/** A finished encounter that could be audited. */
export type Candidate = {
  readonly encounterId: EncounterId;
  readonly serviceDate: IsoDate;
  readonly coderId: UserId | null;
  readonly providerId: ProviderId;
  readonly payerId: PayerId | null;
  readonly coding: Pick<Coding, 'diagnoses' | 'lines'>;
  readonly chargeCents: number;
  /** How many encounters the coder had coded with this one, 1 for the first; null when not known. */
  readonly nthOfCoder: number | null;
};

/** One encounter of a sample, and why it is in it. */
export type Chosen<C extends Candidate = Candidate> = {
  readonly candidate: C;
  readonly why: readonly string[];
};

export type Sample<C extends Candidate = Candidate> = {
  /** Encounters within dates, coders, providers and payers. */
  readonly population: number;
  /** Of these, the ones that show a risk that was asked for; equal to the population when none was. */
  readonly matching: number;
  /** In the order of being drawn. */
  readonly chosen: readonly Chosen<C>[];
};

export type SampleFacts = {
  /** Whether a code leaves open what the code set could say. */
  readonly isUnspecified: (code: string, on: IsoDate) => boolean;
  /** Whose own coding is left out, unless the rule is a self-review. */
  readonly auditorId: UserId;
};

/**
 * Draws a sample. The same candidates, rule and seed give the same sample, in whatever order the candidates
 * come. Source of the practice: OIG compliance guidance for small group physician practices, 65 FR 59434,
 * §II.A (random or risk-based baseline audits).
 * @param seed whole number from 0 to 2³² − 1, kept with the audit.
 */
export function drawSample<C extends Candidate>(
  candidates: readonly C[],
  rule: SampleRule,
  seed: number,
  facts: SampleFacts,
): Sample<C> {
  const population = candidates.filter((c) => isInPopulation(c, rule, facts));
  const risky = namesRisk(rule);
  const matching = population
    .map((candidate) => ({ candidate, risks: risksOf(candidate, rule, facts) }))
    .filter(({ risks }) => !risky || risks.length > 0)
    .sort((a, b) => (a.candidate.encounterId < b.candidate.encounterId ? -1 : 1));
  const wanted = Math.min(matching.length, sizeOf(rule.size, matching.length));
  const drawn = shuffled(matching, seed).slice(0, wanted);
  const lot =
    wanted === matching.length
      ? `All ${matching.length} that fit`
      : `Drawn at random: ${wanted} of ${matching.length}`;
  return {
    population: population.length,
    matching: matching.length,
    chosen: drawn.map(({ candidate, risks }) => ({ candidate, why: [...risks, lot] })),
  };
}

/** How many that is of a number of encounters; a percentage is rounded up, so that it is never nothing. */
export function sizeOf(size: SampleSize, of: number): number {
  return size.kind === 'count' ? size.count : Math.ceil((of * size.percent) / 100);
}

function isInPopulation(c: Candidate, rule: SampleRule, facts: SampleFacts): boolean {
  const within = <T>(list: readonly T[], value: T | null): boolean =>
    list.length === 0 || (value !== null && list.includes(value));
  return (
    (rule.from === null || rule.from <= c.serviceDate) &&
    (rule.to === null || c.serviceDate <= rule.to) &&
    within(rule.coderIds, c.coderId) &&
    within(rule.providerIds, c.providerId) &&
    within(rule.payerIds, c.payerId) &&
    (rule.selfReview || c.coderId !== facts.auditorId)
  );
}

function namesRisk(rule: SampleRule): boolean {
  return (
    rule.families.length > 0 ||
    rule.minChargeCents !== null ||
    rule.emCodes.length > 0 ||
    rule.modifiers.length > 0 ||
    rule.unspecified ||
    rule.newCoderFirst !== null
  );
}

/** What about an encounter fits the risks that a rule names, a sentence each. */
function risksOf(c: Candidate, rule: SampleRule, facts: SampleFacts): string[] {
  const { diagnoses, lines } = c.coding;
  const risks: string[] = [];
  const add = (words: string, found: readonly string[]): void => {
    if (found.length > 0) risks.push(`${words}: ${[...new Set(found)].join(', ')}`);
  };
  const asked = new Set(rule.families);
  add('Code family', [
    ...diagnoses.filter((code) => asked.has(diagnosisFamily(code).key)),
    ...lines.map((l) => l.code).filter((code) => asked.has(procedureFamily(code).key)),
  ]);
  if (rule.minChargeCents !== null && c.chargeCents >= rule.minChargeCents)
    risks.push(`High value: ${formatAmount(c.chargeCents)}`);
  add(
    'E/M level',
    lines.map((l) => l.code).filter((code) => rule.emCodes.includes(code)),
  );
  add(
    'Modifier',
    lines.flatMap((l) => l.modifiers.filter((m) => rule.modifiers.includes(m)).map((m) => `${l.code}-${m}`)),
  );
  if (rule.unspecified)
    add(
      'Unspecified code',
      diagnoses.filter((code) => facts.isUnspecified(code, c.serviceDate)),
    );
  if (rule.newCoderFirst !== null && c.nthOfCoder !== null && c.nthOfCoder <= rule.newCoderFirst)
    risks.push(`New coder: encounter ${c.nthOfCoder} of theirs`);
  return risks;
}

/** Fisher–Yates with numbers from a seeded generator (mulberry32): a fixed order for a fixed seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const list = [...items];
  const next = generator(seed);
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    const [a, b] = [list[i], list[j]];
    if (a === undefined || b === undefined) continue;
    list[i] = b;
    list[j] = a;
  }
  return list;
}

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
