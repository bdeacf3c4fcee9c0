import { assertionScopes, contextOf } from '../notes/assertion.ts';
import { tokenise } from '../notes/tokens.ts';
import type { EmElementId } from './elements.ts';
import { ASSESSED, decidingSentences, passageOf, type ReadNote, type ReadSentence } from './note-reading.ts';
import { KNOWN_PROBLEMS, type KnownProblem } from './known-problems.ts';
import { ESCALATION } from './propose-risk.ts';
import { proposalKey, type EmProposal } from './worksheet.ts';

/** A problem in a sentence; offsets into the note. */
type Mention = KnownProblem & {
  readonly start: number;
  readonly end: number;
  readonly sentence: ReadSentence;
};

/** How a chronic problem stands, worst first: the first that is written counts. */
const STATUS: readonly { readonly is: 'severe' | 'worse' | 'stable'; readonly words: RegExp }[] = [
  {
    is: 'severe',
    words:
      /\b(?:severe(?:ly)? (?:exacerbation|uncontrolled|decompensated|worsening|flare)|decompensated|acute on chronic|hypertensive (?:crisis|emergency)|status asthmaticus)\b/gi,
  },
  {
    is: 'worse',
    words:
      /\b(?:not (?:yet )?(?:at|to|meeting) (?:goal|target)|not (?:well |adequately |optimally )?controlled|above (?:goal|target)|(?:poorly|inadequately|suboptimally|sub-optimally) controlled|uncontrolled|out of control|sub-?optimal(?: control)?|worse(?:n(?:ed|ing))?|deteriorat\w+|progress(?:ing|ion|ed)|(?:acute )?exacerbat(?:ion|ed)|flar(?:e|ing)(?:[- ]up)?|not improv(?:ed|ing)|no improvement|inadequate(?:ly)? (?:response|treated)|refractory|breakthrough|side effects?|recurren(?:t|ce)|symptomatic|with hyperglyc(?:a)?emia|unstable|elevated (?:today|in (?:the )?(?:office|clinic)|at home))\b/gi,
  },
  {
    is: 'stable',
    words:
      /\b(?:stable|at (?:goal|target)|(?:well[- ]?|adequately |good |under (?:good )?)controll?(?:ed)?|controlled|in remission|doing well|asymptomatic|quiescent|compensated|unchanged|no changes?|resolved|improv(?:ed|ing)|better)\b/gi,
  },
];
const IMPROVING = /\b(?:improv(?:ed|ing)|resolving|nearly resolved|better|healing well)\b/gi;
const NOT_BEFORE =
  /\b(?:no|not|without|denies|never|neither|nor|isn['’]?t)(?:\W+(?:any|evidence of|signs? of|recent|acute|further|significant|severe|new))*\W+$/i;

/**
 * The problems that a note says were looked at, with how they stand. Taken from the assessment; where a note has
 * none, from sentences that say how a problem stands or what is done about it.
 * @param more problems beside our own list, looked for where no word of the list stands
 */
export function proposeProblems(note: ReadNote, more: readonly KnownProblem[] = []): EmProposal[] {
  const read = note.hasAssessment
    ? note.sentences.filter((s) => ASSESSED.has(s.section))
    : decidingSentences(note);
  const items = itemsOf(note, read, more);
  const found = items.flatMap((item) => problemsOf(note, item));
  const byName = new Map<string, Found>();
  for (const problem of found) {
    if (!note.hasAssessment && !problem.said) continue;
    const known = byName.get(problem.name);
    if (!known || weight(problem) > weight(known)) byName.set(problem.name, problem);
  }
  return [...byName.values()].map(({ name, element, start, end, why }) => ({
    key: proposalKey(element, name),
    element,
    subject: name,
    passage: passageOf(note, start, end),
    why,
  }));
}

type Found = {
  readonly name: string;
  readonly element: EmElementId;
  readonly start: number;
  readonly end: number;
  readonly why: string;
  /** True when the note says how it stands or what is done. */
  readonly said: boolean;
};

const WEIGHTS: Partial<Record<EmElementId, number>> = {
  threat_to_life: 6,
  chronic_severe: 5,
  chronic_not_at_goal: 4,
};
function weight(found: Found): number {
  return (WEIGHTS[found.element] ?? 1) + (found.said ? 1 : 0);
}

/** A problem or several named together, with everything that is said until the next. */
type Item = { readonly start: number; readonly end: number; readonly mentions: readonly Mention[] };

const NUMBERED = /(?<=^|\n|[.;]\s|\s{2})[ \t]*(?:#\s?\d{0,2}[.):]?|\d{1,2}[.)])\s+(?=[A-Za-z])/g;
const BULLETED = /(?<=^|\n)[ \t]*[-*•]\s+(?=\S)/g;

/**
 * Points of a list, or sentences, that name problems; what names none belongs to the one before. Within a
 * numbered point the first sentence with a problem is its heading: later ones say what is done.
 */
function itemsOf(note: ReadNote, read: readonly ReadSentence[], more: readonly KnownProblem[]): Item[] {
  const items: {
    start: number;
    end: number;
    mentions: readonly Mention[];
    section: number;
    point: number;
  }[] = [];
  const points = pointsOf(note);
  for (const whole of read) {
    const section = sectionStart(note, whole);
    for (const { start, end, point } of cutAtPoints(whole, points, section)) {
      const mentions = mentionsIn(note, whole, { start, end }, more);
      const last = items.at(-1);
      const samePoint = point >= 0 && last?.point === point;
      if (last && last.section === section && (mentions.length === 0 || samePoint)) last.end = end;
      else if (mentions.length > 0) items.push({ start, end, mentions, section, point });
    }
  }
  return items;
}

/** Where the points of lists begin. In a section with numbers, dashes only part what is said under a number. */
function pointsOf(note: ReadNote): readonly number[] {
  const begins = (pattern: RegExp): number[] => [...note.text.matchAll(pattern)].map(endOf);
  const numbers = begins(NUMBERED);
  return numbers.length > 0 ? numbers : begins(BULLETED);
}

type Piece = { readonly start: number; readonly end: number; readonly point: number };

function cutAtPoints(sentence: ReadSentence, points: readonly number[], section: number): Piece[] {
  const inside = points.filter((at) => at > sentence.start && at < sentence.end);
  const open = points.findLast((at) => at <= sentence.start && at >= section) ?? -1;
  const starts = [sentence.start, ...inside];
  return starts.map((start, i) => ({
    start,
    end: starts[i + 1] ?? sentence.end,
    point: i === 0 ? open : start,
  }));
}

function sectionStart(note: ReadNote, sentence: ReadSentence): number {
  return note.sections.findLast((s) => s.start <= sentence.start + 1)?.start ?? 0;
}

function mentionsIn(
  note: ReadNote,
  sentence: ReadSentence,
  { start, end }: Pick<Piece, 'start' | 'end'>,
  more: readonly KnownProblem[],
): Mention[] {
  const text = note.text.slice(start, end);
  const find = (known: readonly KnownProblem[]): Mention[] =>
    known
      .flatMap((problem): Mention[] =>
        [...text.matchAll(problem.pattern)].map((match) => ({
          ...problem,
          start: start + match.index,
          end: start + endOf(match),
          // A point of a list is read by itself: what is denied in the one before says nothing of it.
          sentence: { ...sentence, start, end, text },
        })),
      )
      .sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Mention[] = [];
  // Our own names first: a proposal keeps its name whatever the coder assigns.
  for (const mention of [...find(KNOWN_PROBLEMS), ...find(more)])
    if (!apart.some((other) => mention.start < other.end && other.start < mention.end)) apart.push(mention);
  return apart.filter(isAddressed).sort((a, b) => a.start - b.start);
}

/** Not denied, not another person's, not a warning; a healed or only suspected illness is none to be counted. */
function isAddressed({ sentence, start, class: kind }: Mention): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  const status = Math.max(0, ...STATUS.flatMap(({ words }) => [...before.matchAll(words)].map(endOf)));
  const tokens = tokenise(sentence.text, status);
  const at = tokens.findIndex((t) => t.end > start - sentence.start);
  if (at < 0) return false;
  const context = contextOf(assertionScopes(tokens), at, at);
  if (context.negated || context.family || context.hypothetical) return false;
  if (context.historical) return kind === 'chronic';
  return !context.uncertain || kind === 'minor' || kind === 'acute' || kind === 'symptom' || kind === 'alarm';
}

function endOf(match: RegExpMatchArray): number {
  return (match.index ?? 0) + match[0].length;
}

/** Words after which another problem is a cause or a consequence, and not one of its own. */
const JOINED =
  /\b(?:with|due to|secondary to|from|in (?:the )?setting of|because of|complicated by|related to|associated with|for)\s+(?:\w+\s+){0,2}$/i;

function problemsOf(note: ReadNote, item: Item): Found[] {
  const named = item.mentions.filter(
    (mention, i) => i === 0 || !JOINED.test(note.text.slice(item.mentions[i - 1]?.end ?? 0, mention.start)),
  );
  // Symptoms beside a named illness belong to it.
  const illness = named.some((m) => m.class !== 'symptom' && m.class !== 'alarm');
  const own = illness ? named.filter((m) => m.class !== 'symptom' && m.class !== 'alarm') : named.slice(0, 1);
  return own.map((mention, i) => {
    const from = own[i - 1]?.end ?? item.start;
    let to = own[i + 1]?.start ?? item.end;
    // "Hypertension and hyperlipidemia, both stable": what follows is said of both.
    for (
      let k = i + 1;
      k < own.length && /^[\s,/&]*(?:and|&)?[\s,/]*$/i.test(note.text.slice(own[k - 1]?.end, own[k]?.start));
      k++
    )
      to = own[k + 1]?.start ?? item.end;
    return judged(note, mention, from, to, i === 0);
  });
}

/** The element of a problem by its class and by what is said of it between `from` and `to`. */
function judged(note: ReadNote, mention: Mention, from: number, to: number, first: boolean): Found {
  const before = note.text.slice(Math.max(from, mention.start - 40), mention.start);
  const adjective = first ? before : (/[\w-]*(?: [\w-]+)?\s*$/.exec(before)?.[0] ?? '');
  const start = mention.start - adjective.length;
  const window = note.text.slice(start, to);
  const status = statusOf(window);
  const stepped = ESCALATION.test(note.text.slice(mention.end, to));
  const chronicWord = /\bchronic\b/i.test(note.text.slice(Math.max(0, mention.start - 20), mention.start));
  const end = status ? Math.max(mention.end, Math.min(start + status.end, mention.end + 140)) : mention.end;
  const place = {
    name: mention.name,
    start: status ? Math.min(mention.start, start + status.start) : mention.start,
    end,
  };
  const said = status !== null || stepped;
  switch (mention.class) {
    case 'threat':
      return { ...place, said, element: 'threat_to_life', why: 'an illness that endangers life' };
    case 'systemic':
      return { ...place, said, element: 'acute_systemic', why: 'an acute illness of the whole body' };
    case 'injury':
      return { ...place, said, element: 'acute_injury', why: 'a complicated injury' };
    case 'alarm':
      return { ...place, said, element: 'new_uncertain', why: 'a symptom whose cause is not known yet' };
    case 'minor':
      return { ...place, said, element: 'minor', why: 'passes by itself' };
    case 'acute':
    case 'symptom':
      if (chronicWord) return chronic(place, status?.is ?? null, stepped);
      return firstSaid(window, IMPROVING) !== undefined
        ? { ...place, said: true, element: 'acute_stable', why: 'acute, said to be improving' }
        : { ...place, said, element: 'acute_uncomplicated', why: 'acute, uncomplicated' };
    case 'chronic':
      return chronic(place, status?.is ?? null, stepped);
  }
}

function chronic(
  place: Pick<Found, 'name' | 'start' | 'end'>,
  status: 'severe' | 'worse' | 'stable' | null,
  stepped: boolean,
): Found {
  if (status === 'severe')
    return { ...place, said: true, element: 'chronic_severe', why: 'severely worse, as written' };
  if (status === 'worse')
    return { ...place, said: true, element: 'chronic_not_at_goal', why: 'not at goal or worse, as written' };
  if (status === 'stable')
    return { ...place, said: true, element: 'stable_chronic', why: 'stable, as written' };
  if (stepped)
    return {
      ...place,
      said: true,
      element: 'chronic_not_at_goal',
      why: 'treatment stepped up; the note does not say how it stands',
    };
  return { ...place, said: false, element: 'stable_chronic', why: 'the note does not say how it stands' };
}

/** The worst status that is written and not denied, with its place in the window. */
function statusOf(
  window: string,
): { readonly is: 'severe' | 'worse' | 'stable'; readonly start: number; readonly end: number } | null {
  for (const { is, words } of STATUS) {
    const match = firstSaid(window, words);
    if (match) return { is, start: match.index, end: endOf(match) };
  }
  return null;
}

/** The first of some words that is neither denied nor only a condition. */
function firstSaid(window: string, words: RegExp): RegExpExecArray | undefined {
  return [...window.matchAll(words)].find((match) => {
    const before = window.slice(0, match.index);
    return !NOT_BEFORE.test(before) && !/\b(?:if|until|when|unless|return)\b[^.,;]*$/i.test(before);
  });
}
