import { emElement } from './element-list.ts';
import { EM_LEVELS, SOURCES, levelRank, type EmElementId, type EmLevel, type EmPart } from './elements.ts';
import { readingReportedOn, testKey } from './tests.ts';
import type { EmItem } from './worksheet.ts';

/** A service line, as far as levelling needs it. */
export type VisitLine = { readonly code: string; readonly modifiers: readonly string[] };

/** What one part of decision making gives. */
export type PartResult = {
  readonly part: EmPart;
  /** Null when nothing of this part is ticked: not said is not none. */
  readonly level: EmLevel | null;
  /** What was counted, a few words: "1 chronic problem not at goal, 1 stable chronic problem". */
  readonly words: string;
  /** Longer: how the count leads to the level, and what did not count and why. */
  readonly steps: readonly string[];
  /** Keys of the items that were counted. */
  readonly keys: readonly string[];
  readonly source: string;
};

/** Highest of some levels; null of none. */
export function highest(levels: readonly (EmLevel | null)[]): EmLevel | null {
  return EM_LEVELS[Math.max(-1, ...levels.map(levelRank))] ?? null;
}

/** "hypertension" and " Hypertension" are one problem; what is not named is one of its own. */
function subjectKey(item: EmItem): string {
  const plain = item.subject.trim().toLowerCase();
  return plain === '' ? item.key : plain;
}

/**
 * Number and complexity of problems. One problem ticked under two elements counts once, as the heavier.
 * Source: CPT E/M guidelines 2021 and 2023, number and complexity of problems addressed.
 */
export function countProblems(items: readonly EmItem[]): PartResult {
  const bySubject = new Map<string, EmItem>();
  for (const item of items) {
    const known = bySubject.get(subjectKey(item));
    if (!known || weight(item) > weight(known)) bySubject.set(subjectKey(item), item);
  }
  const counted = groups([...bySubject.values()]);
  const level = highest(
    counted.map(({ id, items: of }) => {
      const { counts } = emElement(id);
      return counts.kind === 'problem' ? (of.length >= 2 ? counts.two : counts.one) : null;
    }),
  );
  return part('problems', level, counted, counted.map(groupStep));
}

function weight(item: EmItem): number {
  const { counts } = emElement(item.element);
  if (counts.kind !== 'problem') return -1;
  // Within a level two that count for more go before two that do not.
  return levelRank(counts.one) * 4 + levelRank(counts.two);
}

/**
 * Amount and complexity of data, by its three categories: documents and tests (with the historian from moderate
 * on), own reading of a test, discussion with an outside clinician.
 * Source: CPT E/M guidelines 2021 and 2023, amount and complexity of data.
 */
export function countData(items: readonly EmItem[], lines: readonly VisitLine[]): PartResult {
  const refused: string[] = [];
  const counting = items.filter((item) => {
    if (!/^(?:test_ordered|test_reviewed|interpretation)$/.test(item.element)) return true;
    const billed = readingReportedOn(item.subject, lines);
    if (!billed) return true;
    refused.push(
      `${item.subject} gives no data: its reading is reported on line ${billed.line} (${billed.code}).`,
    );
    return false;
  });
  const of = (...ids: EmElementId[]): EmItem[] => counting.filter((item) => ids.includes(item.element));
  const tests = distinct(of('test_ordered', 'test_reviewed'), (item) =>
    item.subject.trim() === '' ? item.key : testKey(item.subject),
  );
  const sources = distinct(of('note_reviewed'), subjectKey);
  const documents = tests.length + sources.length;
  const historian = of('historian').length > 0;
  const withHistorian = documents + (historian ? 1 : 0);
  const categories = [withHistorian >= 3, of('interpretation').length > 0, of('discussion').length > 0];
  const met = categories.filter(Boolean).length;
  const level: EmLevel | null =
    items.length === 0
      ? null
      : met >= 2
        ? 'high'
        : met === 1
          ? 'moderate'
          : documents >= 2 || historian
            ? 'low'
            : 'straightforward';
  const counted = groups([
    ...tests,
    ...sources,
    ...of('historian').slice(0, 1),
    ...distinct(of('interpretation'), subjectKey),
    ...distinct(of('discussion'), subjectKey),
    ...(counting.length === of('data_none').length ? of('data_none').slice(0, 1) : []),
  ]);
  const how =
    items.length === 0
      ? []
      : [
          `Documents and tests: ${documents}${historian ? ', and a historian' : ''} (2 for low, 3 for moderate); own reading of a test: ${yes(categories[1])}; outside discussion: ${yes(categories[2])}.`,
        ];
  return part('data', level, counted, [...counted.map(groupStep), ...how, ...refused]);
}

function yes(met: boolean | undefined): string {
  return met === true ? 'yes' : 'no';
}

/** Risk of management: the highest that is ticked. Source: CPT E/M guidelines 2021 and 2023, risk. */
export function countRisk(items: readonly EmItem[]): PartResult {
  const counted = groups(items);
  const level = highest(counted.map(({ id }) => riskOf(id)));
  return part('risk', level, counted, counted.map(groupStep));
}

function riskOf(id: EmElementId): EmLevel | null {
  const { counts } = emElement(id);
  return counts.kind === 'risk' ? counts.level : null;
}

type Group = { readonly id: EmElementId; readonly items: readonly EmItem[] };

/** Items by element, the heaviest element first, as words are read. */
function groups(items: readonly EmItem[]): Group[] {
  const byElement = new Map<EmElementId, EmItem[]>();
  for (const item of items) byElement.set(item.element, [...(byElement.get(item.element) ?? []), item]);
  return [...byElement].map(([id, of]) => ({ id, items: of })).sort((a, b) => reach(b.id) - reach(a.id));
}

function reach(id: EmElementId): number {
  const { counts } = emElement(id);
  switch (counts.kind) {
    case 'problem':
      return levelRank(counts.one);
    case 'risk':
      return levelRank(counts.level);
    case 'data':
      return 0;
  }
}

function groupWords({ id, items }: Group): string {
  const element = emElement(id);
  return (items.length === 1 ? element.one : element.many).replace('%', String(items.length));
}

function groupStep(group: Group): string {
  const names = [...new Set(group.items.map((item) => item.subject.trim()).filter(Boolean))];
  return names.length === 0 ? `${groupWords(group)}.` : `${groupWords(group)}: ${names.join(', ')}.`;
}

function part(
  name: EmPart,
  level: EmLevel | null,
  counted: readonly Group[],
  steps: readonly string[],
): PartResult {
  return {
    part: name,
    level,
    words: counted.map(groupWords).join(', '),
    steps,
    keys: counted.flatMap((group) => group.items.map((item) => item.key)),
    source: SOURCES[name],
  };
}

function distinct(items: readonly EmItem[], keyOf: (item: EmItem) => string): EmItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
