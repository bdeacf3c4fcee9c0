import { assertionOf, assertionScopes, contextOf, type Assertion } from '#shared/domain/notes/assertion.ts';
import type { CodeFamily, Side } from '#shared/domain/notes/code-family.ts';
import { combine } from '#shared/domain/notes/combine.ts';
import {
  createDictionary,
  type Dictionary,
  type DictionaryInput,
  type Way,
} from '#shared/domain/notes/dictionary.ts';
import { titleStems, widen } from '#shared/domain/notes/evidence-span.ts';
import { findFacts } from '#shared/domain/notes/facts.ts';
import { familyHistoryOf } from '#shared/domain/notes/family-history.ts';
import { bestMatches, findMatches, isSideAlone, type Match } from '#shared/domain/notes/matcher.ts';
import { findSections, type Section, type SectionKind } from '#shared/domain/notes/sections.ts';
import { sentences, type Sentence } from '#shared/domain/notes/tokens.ts';

/** A marked passage; UTF-16 offsets into the note, end exclusive. */
export type Evidence = { readonly start: number; readonly end: number; readonly text: string };

/** One code that the note speaks of. */
export type SuggestionRow = {
  readonly system: 'icd10cm' | 'cpt' | 'hcpcs';
  /** With its dot. */
  readonly code: string;
  /** 0…1; rows are in descending order, proposed ones first. */
  readonly score: number;
  /** True for what the workbench offers: affirmed, and sure enough. */
  readonly proposed: boolean;
  readonly assertion: Assertion;
  readonly way: Way;
  readonly evidence: readonly Evidence[];
  /** What a more exact code would need and the note does not tell. */
  readonly gap?: string;
};

export type SuggestOptions = {
  /** Most rows handed back; all when left out. */
  readonly limit?: number;
};

/** Reads notes with a dictionary that is built once. */
export type Suggester = {
  /** Codes that the note speaks of, in order of score. Never throws on what a note holds; an empty note gives none. */
  readonly suggest: (text: string, options?: SuggestOptions) => SuggestionRow[];
  /** Number of phrases that it knows. */
  readonly terms: number;
};

/** Score from which an affirmed finding is proposed; set on the development notes. */
const PROPOSE = 0.63;
const MOST_EVIDENCE = 8;
/** A note of this length is read whole; what stands beyond is not (300 pages are a record, not a note). */
const LONGEST_NOTE = 2_000_000;

/** Builds the dictionary from the codes of one day (about two seconds for ICD-10-CM with its index). */
export function createSuggester(input: DictionaryInput): Suggester {
  const dictionary = createDictionary(input);
  return {
    suggest: (text, options) => suggestFrom(dictionary, text.slice(0, LONGEST_NOTE), options ?? {}),
    terms: dictionary.terms,
  };
}

type Mention = Evidence & {
  readonly code: string;
  readonly score: number;
  readonly assertion: Assertion;
  readonly way: Way;
};

function suggestFrom(dictionary: Dictionary, text: string, { limit }: SuggestOptions): SuggestionRow[] {
  const sections = findSections(text);
  const setting = settingOf(text);
  const mentions: Mention[] = [];
  for (const sentence of sentences(text)) {
    const section = sections.findLast((s) => s.start <= sentence.start + 1);
    // Only a heading that is written speaks for what stands below it; a guess by the words would make present
    // illness historical.
    const told = section && section.heading !== '' ? section.kind : undefined;
    mentions.push(...mentionsIn(sentence, told, dictionary, text, setting));
  }
  mentions.push(...factMentions(text, sections, dictionary.family));
  const rows = [...combine(groupByCode(mentions, dictionary.family), text, dictionary.family)].sort(byRank);
  return limit === undefined ? rows : rows.slice(0, limit);
}

function factMentions(text: string, sections: readonly Section[], family: CodeFamily): Mention[] {
  const inMedications = (at: number): boolean =>
    sections.findLast((section) => section.start <= at)?.kind === 'medications';
  return findFacts(text, inMedications)
    .filter((fact) => family.get(fact.code)?.billable === true)
    .map((fact) => ({
      code: fact.code,
      score: fact.score,
      assertion: 'affirmed',
      way: fact.way,
      start: fact.start,
      end: fact.end,
      text: text.slice(fact.start, fact.end),
    }));
}

/** Chapters that only some notes can need. */
type Setting = { readonly pregnancy: boolean; readonly newborn: boolean };

function settingOf(text: string): Setting {
  return {
    pregnancy: /pregnan|gestation|postpartum|puerper|trimester|c[ae]sarean/i.test(text),
    newborn: /newborn|neonat|premature|preterm|birth weight|apgar/i.test(text),
  };
}

function mentionsIn(
  sentence: Sentence,
  section: SectionKind | undefined,
  dictionary: Dictionary,
  text: string,
  setting: Setting,
): Mention[] {
  const matches = bestMatches(findMatches(dictionary, sentence, text));
  if (matches.length === 0) return [];
  const scopes = assertionScopes(sentence.tokens);
  return matches.flatMap((match) => {
    const from = match.at[0] ?? 0;
    const to = match.at.at(-1) ?? from;
    const side = sideNear(sentence, from, to);
    const code = (side && dictionary.family.withSide(match.term.code, side)) || match.term.code;
    const context = contextOf(scopes, from, to);
    const said = inSection(assertionOf(context), section);
    const assertion = forCoding(said, code, match);
    const score = scoreOf(match, code, setting, said);
    const place = placeOf(sentence, from, to, dictionary.family.get(code)?.title ?? '', text);
    const mention: Mention = { code, score, assertion, way: match.term.way, ...place };
    return said === 'family' && !context.negated
      ? [mention, ...familyHistory(mention, dictionary.family)]
      : [mention];
  });
}

/** An illness of a relative is no illness of the patient, yet the history of it is a code. */
function familyHistory(mention: Mention, family: CodeFamily): Mention[] {
  const code = family.unspecified(familyHistoryOf(mention.code) ?? '');
  return code === null ? [] : [{ ...mention, code, assertion: 'affirmed' }];
}

/** The passage as a reader would mark it: the matched words with their neighbours that the title has too. */
function placeOf(sentence: Sentence, from: number, to: number, title: string, text: string): Evidence {
  const wide = widen(sentence, from, to, titleStems(title), text);
  const start = sentence.tokens[wide.from]?.start ?? sentence.start;
  const end = sentence.tokens[wide.to]?.end ?? sentence.end;
  return { start, end, text: text.slice(start, end) };
}

/** A heading speaks for the lines below it. */
function inSection(assertion: Assertion, section: SectionKind | undefined): Assertion {
  if (section === 'family history' && assertion !== 'negated') return 'family';
  const past = section === 'medical history' || section === 'surgical history';
  return past && assertion === 'affirmed' ? 'historical' : assertion;
}

/** Conditions that stay: "history of hypertension" is hypertension (Guidelines IV.I, IV.J). */
const LASTING =
  /^(?:B18|B20|D5|D6[0-4]|D6[89]|D72|E0[0-7]|E1[013]|E66|E7[0-9]|E8[0-8]|F[0-4]|F[7-9]|G[1-4]|G[6-9]|H[0-59]|I0[5-9]|I1[0-6]|I2[057]|I9[5-9]|I3[4-9]|I4[2-9]|I50|I6[79]|I7|I8[3-79]|J4[0-7]|J84|J3[0-4]|J9|K21|K2[5-9]|K4[0-6]|K5[0-9]|K7[0-6]|K86|L[4-5]0|L[27]|M0[5-9]|M[1-58]|N1[3-9]|N2[5-9]|N40|N80|Q|R|Z)/;

/** The past tense of a lasting condition, and of an operation that leaves a status, is a reason to code it. */
function forCoding(assertion: Assertion, code: string, match: Match): Assertion {
  if (assertion !== 'historical') return assertion;
  return match.term.status || LASTING.test(code) ? 'affirmed' : assertion;
}

function scoreOf(match: Match, code: string, setting: Setting, said: Assertion): number {
  const { term, at, strangers, parted } = match;
  const own = term.way === 'synonym' || term.way === 'abbreviation';
  let score = term.weight - 0.05 + 0.03 * (at.length - 1);
  score -= strangers * (own ? 0.08 : 0.25);
  if (parted) score -= own ? 0.2 : 0.3;
  if (code.startsWith('O') && !setting.pregnancy) score -= 0.6;
  if (code.startsWith('P') && !setting.newborn) score -= 0.6;
  if (/^[V-Y]/.test(code) && !own) score -= 0.5;
  if (code.startsWith('Z') && !own) score -= 0.4;
  if (term.status && said !== 'historical') score -= 0.5;
  return score;
}

function sideNear(sentence: Sentence, from: number, to: number): Side | null {
  const last = Math.min(sentence.tokens.length - 1, to + 3);
  let found: Side | null = null;
  for (let i = Math.max(0, from - 2); i <= last; i++) {
    const token = sentence.tokens[i];
    // A side beyond a comma or semicolon belongs to something else, unless it stands there alone ("sprain, left").
    if (!token || (i > to && token.gap > 0 && !(i === to + 1 && isSideAlone(sentence.tokens, i)))) break;
    if (i <= from && token.gap > 0 && i > from - 2) found = null;
    const side = sideOf(token.word);
    if (side && found && side !== found) return null;
    found = side ?? found;
  }
  return found;
}

function sideOf(word: string): Side | null {
  if (word === 'right' || word === 'left') return word;
  return word === 'bilateral' || word === 'bilaterally' || word === 'both' ? 'bilateral' : null;
}

const STRENGTH: readonly Assertion[] = ['affirmed', 'historical', 'uncertain', 'negated', 'family'];

function groupByCode(mentions: readonly Mention[], family: CodeFamily): SuggestionRow[] {
  const byCode = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const list = byCode.get(mention.code);
    if (list) list.push(mention);
    else byCode.set(mention.code, [mention]);
  }
  return [...byCode.values()].flatMap((list) => rowOf(list, family) ?? []).sort(byRank);
}

function rowOf(mentions: readonly Mention[], family: CodeFamily): SuggestionRow | null {
  const assertion =
    STRENGTH.find((kind) => mentions.some((mention) => mention.assertion === kind)) ?? 'affirmed';
  const same = mentions
    .filter((mention) => mention.assertion === assertion)
    .toSorted((a, b) => b.score - a.score);
  const best = same[0];
  if (!best) return null;
  const score = Math.max(0, Math.min(1, best.score + Math.min(0.04, 0.02 * (same.length - 1))));
  const gap = family.gap(best.code);
  return {
    system: 'icd10cm',
    code: best.code,
    score: Math.round(score * 1000) / 1000,
    proposed: assertion === 'affirmed' && best.score >= PROPOSE,
    assertion,
    way: best.way,
    evidence: same.slice(0, MOST_EVIDENCE).map(({ start, end, text }) => ({ start, end, text })),
    ...(gap === undefined ? {} : { gap }),
  };
}

function byRank(a: SuggestionRow, b: SuggestionRow): number {
  return Number(b.proposed) - Number(a.proposed) || b.score - a.score || a.code.localeCompare(b.code);
}
