import { procedureSystem, type CodeSystem } from '#shared/domain/code.ts';
import type { Way } from '#shared/domain/notes/dictionary.ts';
import {
  BODY_MASS_NOTE,
  EXPLAINED_BY,
  obesityClass,
  VALUE_NOTE,
  WEIGHT_DIAGNOSIS,
} from '#shared/domain/notes/lab-values.ts';
import { adjustByCounts, phraseOf, type CountBook } from '#shared/domain/notes/local-counts.ts';
import type { ProcedureRow, ServiceAssertion } from '#shared/domain/notes/procedures.ts';
import type { Evidence, SuggestionRow } from '#shared/domain/notes/suggest.ts';
import type { DocumentId } from '#shared/kernel/ids.ts';

/** How a suggestion was found; services come from the practice's own list. */
export type SuggestionWay = Way | 'procedure list';

const WAY_WORDS: Readonly<Record<SuggestionWay, string>> = {
  title: 'words of the title',
  index: 'index term',
  synonym: 'synonym',
  abbreviation: 'abbreviation',
  'lab value': 'measured value',
  medication: 'medicine',
  ontology: 'listed synonym',
  'procedure list': 'procedure list',
};

/** The way in words, for reading. */
export function wayWords(way: SuggestionWay): string {
  return WAY_WORDS[way];
}

/** What is said of uncertain mentions. Source: ICD-10-CM Official Guidelines, section IV.H. */
export const UNCERTAIN_NOTE =
  'Outpatient: a diagnosis that is “probable”, “suspected” or to be ruled out is not coded; code what is known, such as the symptom (Guidelines IV.H).';

/** What one document gave. */
export type DocumentReading = {
  readonly documentId: DocumentId;
  readonly diagnoses: readonly SuggestionRow[];
  readonly services: readonly ProcedureRow[];
};

export type DocumentEvidence = Evidence & { readonly documentId: DocumentId };

/** A code that the documents of an encounter speak of. */
export type EncounterSuggestion = {
  readonly system: CodeSystem;
  /** With its dot. */
  readonly code: string;
  /** 0…1, local counts included. */
  readonly score: number;
  readonly proposed: boolean;
  readonly assertion: ServiceAssertion;
  readonly way: SuggestionWay;
  /** What a more exact code would need, or why it is only a hint. */
  readonly gap: string | null;
  readonly evidence: readonly DocumentEvidence[];
  /** How often this practice took or refused the code for these words. */
  readonly accepted: number;
  readonly rejected: number;
  /** True when it was refused for these words so often that it is proposed no more. */
  readonly stopped: boolean;
};

type Merged = Omit<EncounterSuggestion, 'accepted' | 'rejected' | 'stopped'>;

const STRENGTH: readonly ServiceAssertion[] = [
  'affirmed',
  'planned',
  'historical',
  'uncertain',
  'negated',
  'family',
];
const PER_FURTHER_DOCUMENT = 0.02;
const MOST_EVIDENCE = 12;

/**
 * Puts what several documents of one encounter say together: one row for a code, with its passages in all of them;
 * measured values that a documented diagnosis explains are left out; a body mass index waits for the diagnosis of
 * weight; what was accepted and rejected here before moves the order.
 * @returns proposed ones first, then by score
 */
export function encounterSuggestions(
  readings: readonly DocumentReading[],
  book: CountBook,
): EncounterSuggestion[] {
  const merged = merge(readings.flatMap(rowsOf));
  const affirmed = merged.filter((row) => row.assertion === 'affirmed' && row.way !== 'lab value');
  const has = (codes: RegExp): boolean => affirmed.some((row) => codes.test(row.code));
  return merged
    .filter((row) => !isExplained(row, has))
    .map((row) => withWeight(row, has, merged))
    .map((row) => withCounts(row, book))
    .sort(byRank);
}

function rowsOf({ documentId, diagnoses, services }: DocumentReading): Merged[] {
  const placed = (evidence: readonly Evidence[]): DocumentEvidence[] =>
    evidence.map((passage) => ({ documentId, ...passage }));
  return [
    ...diagnoses.map((row): Merged => ({
      system: row.system,
      code: row.code,
      score: row.score,
      proposed: row.proposed,
      assertion: row.assertion,
      way: row.way,
      gap: row.gap ?? null,
      evidence: placed(row.evidence),
    })),
    ...services.map((row): Merged => ({
      system: procedureSystem(row.code),
      code: row.code,
      score: row.score,
      proposed: row.proposed,
      assertion: row.assertion,
      way: 'procedure list',
      gap: row.gap ?? null,
      evidence: placed(row.evidence),
    })),
  ];
}

function merge(rows: readonly Merged[]): Merged[] {
  const byCode = new Map<string, Merged[]>();
  for (const row of rows) {
    const key = `${row.system} ${row.code}`;
    byCode.set(key, [...(byCode.get(key) ?? []), row]);
  }
  return [...byCode.values()].flatMap((list) => {
    const assertion = STRENGTH.find((kind) => list.some((row) => row.assertion === kind));
    const same = list
      .filter((row) => row.assertion === assertion)
      .toSorted((a, b) => Number(b.proposed) - Number(a.proposed) || b.score - a.score);
    const best = same[0];
    if (!best) return [];
    return {
      ...best,
      score: Math.min(1, best.score + PER_FURTHER_DOCUMENT * (same.length - 1)),
      evidence: same.flatMap((row) => row.evidence).slice(0, MOST_EVIDENCE),
    };
  });
}

/** A value whose meaning the clinician has told is no hint any more. */
function isExplained(row: Merged, has: (codes: RegExp) => boolean): boolean {
  if (row.way !== 'lab value') return false;
  return EXPLAINED_BY.some(([hint, diagnosis]) => hint.test(row.code) && has(diagnosis));
}

function withWeight(row: Merged, has: (codes: RegExp) => boolean, all: readonly Merged[]): Merged {
  if (row.code.startsWith('Z68')) {
    const beside = has(WEIGHT_DIAGNOSIS);
    return { ...row, proposed: beside && row.assertion === 'affirmed', gap: beside ? null : BODY_MASS_NOTE };
  }
  if (row.way === 'lab value') return { ...row, proposed: false, gap: VALUE_NOTE };
  const index = row.code === 'E66.9' ? bodyMassIn(all) : null;
  const kind = index === null ? null : obesityClass(index);
  return kind === null
    ? row
    : { ...row, gap: `Class not documented; the body mass index is of ${kind.words} (${kind.code})` };
}

function bodyMassIn(rows: readonly Merged[]): number | null {
  const passage = rows.find((row) => row.code.startsWith('Z68'))?.evidence[0]?.text;
  const number = /\d{2}(?:\.\d+)?/.exec(passage ?? '');
  return number ? Number(number[0]) : null;
}

function withCounts(row: Merged, book: CountBook): EncounterSuggestion {
  const phrases = [...new Set(row.evidence.map(({ text }) => phraseOf(text)))];
  const { score, stopped, accepted, rejected } = adjustByCounts({ ...row, phrases }, book);
  return { ...row, score, stopped, accepted, rejected, proposed: row.proposed && !stopped };
}

function byRank(a: EncounterSuggestion, b: EncounterSuggestion): number {
  return (
    Number(b.proposed) - Number(a.proposed) ||
    Number(a.system !== 'icd10cm') - Number(b.system !== 'icd10cm') ||
    b.score - a.score ||
    a.code.localeCompare(b.code)
  );
}
