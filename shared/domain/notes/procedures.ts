import { assertionOf, assertionScopes, contextOf } from '#shared/domain/notes/assertion.ts';
import type { Dictionary, Term } from '#shared/domain/notes/dictionary.ts';
import { bestMatches, findMatches, type Match } from '#shared/domain/notes/matcher.ts';
import { clauseAround, howFar, type Deed } from '#shared/domain/notes/deeds.ts';
import { findSections } from '#shared/domain/notes/sections.ts';
import type { Evidence } from '#shared/domain/notes/suggest.ts';
import { PROCEDURES } from '#shared/domain/notes/terms/procedures.ts';
import { sentences, tokenise, type Sentence } from '#shared/domain/notes/tokens.ts';

/** A service of the practice's own list: the fee schedule's code and the practice's own words for it. */
export type PracticeProcedure = { readonly code: string; readonly description: string };

/** What the note says of a service: as for findings, or that it is still to come. */
export type ServiceAssertion = 'affirmed' | 'negated' | 'historical' | 'family' | 'uncertain' | 'planned';

/** A service of the list that the note speaks of. */
export type ProcedureRow = {
  readonly code: string;
  /** 0…1. */
  readonly score: number;
  readonly proposed: boolean;
  readonly assertion: ServiceAssertion;
  readonly evidence: readonly Evidence[];
  readonly gap?: string;
};

export type ProcedureReader = (text: string) => ProcedureRow[];

type Kind = 'done' | 'test' | 'given' | 'once';
type Listed = Term & { readonly kind: Kind };

/** Score from which a service is proposed. */
const PROPOSE = 0.63;
const MOST_EVIDENCE = 8;
const LONGEST = 2_000_000;
/** Visits are levelled from problems, data and risk, not from words in the note. */
const VISIT = /^(?:99(?:0[0-8]|[12]\d|3[0-9]|4[0-9])\d|9844\d)$/;
const OWN_TERMS = readTerms();

/**
 * Reads notes for the services of one practice: by our own words for common services, by the practice's
 * descriptions, and by code numbers written out. Nothing outside the list is found.
 * @param list the fee schedule as of the date of service
 */
export function createProcedureReader(list: readonly PracticeProcedure[]): ProcedureReader {
  const offered = new Map(list.map((row) => [row.code, row]));
  const terms = list.flatMap(({ code, description }) => [
    ...(OWN_TERMS.get(code) ?? []),
    ...descriptionTerms(code, description),
  ]);
  const dictionary = dictionaryOf(terms);
  const kinds = new Map<Term, Kind>(terms.map((term) => [term, term.kind]));
  const kindOf = (term: Term): Kind => kinds.get(term) ?? 'done';
  return (text) => {
    const note = text.slice(0, LONGEST);
    const sections = findSections(note);
    const inHouse = /point[- ]of[- ]care|office lab|in[- ]house|certificate of waiver/i.test(note);
    const mentions = sentences(note).flatMap((sentence) => {
      const section = sections.findLast((s) => s.start <= sentence.start + 1)?.kind;
      return [
        ...bestByCode(findMatches(dictionary, sentence, note), kindOf).map((match) =>
          mentionOf(match, kindOf(match.term), sentence, note, { section, inHouse }),
        ),
        ...writtenCodes(sentence, note, offered),
      ];
    });
    return rowsOf(mentions);
  };
}

type Mention = Evidence & {
  readonly code: string;
  readonly score: number;
  readonly assertion: ServiceAssertion;
  readonly gap?: string;
};
type Around = { readonly section: string | undefined; readonly inHouse: boolean };

/**
 * One phrase may mean several services (a vaccine has its own number with each payer), so the best is taken for
 * each code. A phrase inside a longer one gives way ("finger stick" in "fingerstick glucose"), except that a vaccine
 * and its injection are two services.
 */
function bestByCode(all: readonly Match[], kindOf: (term: Term) => Kind): Match[] {
  const matches = all.filter(({ term, strangers }) => strangers <= (kindOf(term) === 'test' ? 0 : 2));
  const alone = matches.filter(
    (match) =>
      kindOf(match.term) === 'given' ||
      !matches.some(
        (other) =>
          other.term.code !== match.term.code &&
          kindOf(other.term) !== 'given' &&
          other.at.length > match.at.length &&
          match.at.every((i) => other.at.includes(i)),
      ),
  );
  const byCode = new Map<string, Match[]>();
  for (const match of alone) {
    const list = byCode.get(match.term.code);
    if (list) list.push(match);
    else byCode.set(match.term.code, [match]);
  }
  return [...byCode.values()].flatMap((list) => bestMatches(list));
}

/** What stands right behind a service and belongs to it: "run in office", "8.1 % today". */
const TAIL =
  /^(?:\s*(?:was|were|is|of|:)?\s*\d{1,3}(?:\.\d)?\s?%)?(?:[ \t]+(?:was|were))?(?:[ \t]+(?:run|ran|done|performed|obtained|given|administered|drawn|taken|tested))?(?:[ \t]+(?:(?:in|at|by) (?:the |our )?(?:office|clinic|point[- ]of[- ]care)|today)\b)*/i;

function mentionOf(match: Match, kind: Kind, sentence: Sentence, text: string, around: Around): Mention {
  const from = match.at[0] ?? 0;
  const to = match.at.at(-1) ?? from;
  const [first, last] = [sentence.tokens[from], sentence.tokens[to]];
  const start = first?.start ?? sentence.start;
  const end = last?.end ?? sentence.end;
  const said = assertionOf(contextOf(assertionScopes(sentence.tokens), from, to));
  const deed = howFar(clauseAround(sentence, start, end, text), {
    ...around,
    self: kind === 'once',
    after: text.slice(end, end + 40),
  });
  const base = { code: match.term.code, start, end, text: text.slice(start, end) };
  if (deed === 'declined') return { ...base, score: 0.3, assertion: 'negated' };
  if (said === 'negated' || said === 'family') return { ...base, score: 0.3, assertion: said };
  if (deed === 'planned' || deed === 'past') {
    return { ...base, score: 0.35, assertion: deed === 'past' ? 'historical' : 'planned' };
  }
  if (said === 'uncertain') return { ...base, score: 0.35, assertion: 'uncertain' };
  const wide = end + (TAIL.exec(text.slice(end, end + 60))?.[0] ?? '').trimEnd().length;
  const place = { start, end: wide, text: text.slice(start, wide) };
  return { ...base, ...place, assertion: 'affirmed', ...worth(kind, deed, match) };
}

/** How sure it is that the office did it: tests and medicines need a word that they were run or given here. */
function worth(kind: Kind, deed: Deed, match: Match): { score: number; gap?: string } {
  const loose = 0.06 * match.strangers + (match.parted ? 0.05 : 0);
  if (deed === 'here') return { score: 0.86 - loose };
  if (kind === 'test') return { score: 0.45 - loose, gap: 'Where the test was run is not documented' };
  if (kind === 'given')
    return deed === 'done'
      ? { score: 0.8 - loose }
      : { score: 0.45 - loose, gap: 'That it was given at this visit is not documented' };
  if (kind === 'once') return { score: 0.82 - loose };
  return { score: (deed === 'done' ? 0.8 : 0.66) - loose };
}

function writtenCodes(
  sentence: Sentence,
  text: string,
  offered: ReadonlyMap<string, PracticeProcedure>,
): Mention[] {
  return sentence.tokens.flatMap((token): Mention[] => {
    const raw = text.slice(token.start, token.end);
    const code = raw.toUpperCase();
    if (!/^(?:\d{4}[0-9A-Z]|[A-V]\d{4})$/.test(code) || !offered.has(code)) return [];
    // A bare five-digit number may be anything; a code stands beside its name, or has a letter.
    const named = /\b(?:CPT|HCPCS|code|procedure)\W{0,12}$/i.test(text.slice(sentence.start, token.start));
    if (!named && !/[A-Z]/.test(code)) return [];
    return [{ code, score: 0.9, assertion: 'affirmed', start: token.start, end: token.end, text: raw }];
  });
}

const STRENGTH: readonly ServiceAssertion[] = [
  'affirmed',
  'planned',
  'historical',
  'uncertain',
  'negated',
  'family',
];

function rowsOf(mentions: readonly Mention[]): ProcedureRow[] {
  const byCode = new Map<string, Mention[]>();
  for (const mention of mentions) {
    byCode.set(mention.code, [...(byCode.get(mention.code) ?? []), mention]);
  }
  return [...byCode].map(([code, list]): ProcedureRow => {
    const assertion = STRENGTH.find((kind) => list.some((m) => m.assertion === kind)) ?? 'affirmed';
    const same = list.filter((m) => m.assertion === assertion).toSorted((a, b) => b.score - a.score);
    const score = same[0]?.score ?? 0;
    const gap = same[0]?.gap;
    const proposed = assertion === 'affirmed' && score >= PROPOSE;
    // Beside a passage that says where and that it was done, one that does not adds nothing.
    const shown = proposed ? same.filter((m) => m.score >= PROPOSE) : same;
    return {
      code,
      score: Math.round(score * 1000) / 1000,
      proposed,
      assertion,
      evidence: shown.slice(0, MOST_EVIDENCE).map(({ start, end, text }) => ({ start, end, text })),
      ...(gap === undefined ? {} : { gap }),
    };
  });
}

function descriptionTerms(code: string, description: string): Listed[] {
  if (VISIT.test(code)) return [];
  // "Haemoglobin" alone would claim every reading; two words and more tell a service.
  const term = listed(code, description, 'done', 0.8);
  if (!term || term.stems.length < 2) return [];
  const kind: Kind = /^(?:8\d{4}|G0328|G0103)$/.test(code)
    ? 'test'
    : /^(?:J|90[2-7])/.test(code)
      ? 'given'
      : 'done';
  return [{ ...term, kind }];
}

function listed(code: string, phrase: string, kind: Kind, weight: number): Listed | null {
  const abbreviation = /\^[A-Z0-9&]{2,6}\b/.test(phrase);
  const plain = phrase.replace('^', '');
  const stems = [
    ...new Set(
      tokenise(plain)
        .filter((token) => !token.stop)
        .map((token) => token.stem),
    ),
  ].sort();
  if (stems.length === 0 || stems.length > 6) return null;
  return {
    stems,
    code,
    system: 'cpt',
    way: abbreviation ? 'abbreviation' : 'synonym',
    weight,
    // A lone abbreviation must be written as one; beside other words it may not be.
    capitals: abbreviation && stems.length === 1,
    status: false,
    joined: /\b(?:and|or|with)\b/i.test(plain),
    kind,
  };
}

function readTerms(): ReadonlyMap<string, readonly Listed[]> {
  const byCode = new Map<string, Listed[]>();
  for (const line of PROCEDURES.trim().split('\n')) {
    const [head = '', phrases = ''] = line.split(' = ');
    const [code = '', kind = ''] = head.split(' ');
    const known: Kind = kind === 'test' || kind === 'given' || kind === 'once' ? kind : 'done';
    byCode.set(
      code,
      phrases.split('|').flatMap((phrase) => listed(code, phrase.trim(), known, 1) ?? []),
    );
  }
  return byCode;
}

function dictionaryOf(terms: readonly Listed[]): Dictionary {
  const count = new Map<string, number>();
  for (const term of terms) for (const stem of term.stems) count.set(stem, (count.get(stem) ?? 0) + 1);
  const byAnchor = new Map<string, Term[]>();
  for (const term of terms) {
    const anchor = term.stems.toSorted((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0))[0];
    if (anchor !== undefined) byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), term]);
  }
  return { byAnchor, terms: terms.length, family: NO_FAMILY };
}

/** Services have no hierarchy. */
const NO_FAMILY: Dictionary['family'] = {
  get: () => undefined,
  unspecified: () => null,
  withSide: () => null,
  gap: () => undefined,
};
