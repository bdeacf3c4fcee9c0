import type { EmElementId } from './elements.ts';
import {
  decidingSentences,
  isDenied,
  passageOf,
  visitSentences,
  type ReadNote,
  type ReadSentence,
} from './note-reading.ts';
import { KNOWN_TESTS } from './tests.ts';
import { proposalKey, type EmProposal } from './worksheet.ts';

const ORDER =
  /\b(?:order(?:ed|ing|s)?|check(?:ed)?|obtain(?:ed)?|get|got|send|sent|repeat(?:ed)?|re-?check(?:ed)?|draw[n]?|collect(?:ed)?|perform(?:ed)?|schedule[d]?|request(?:ed)?|refer(?:red)? for|arrange[d]?|will need|due for|proceed with|today['’]?s?)\b/gi;
const ORDER_AFTER =
  /^[^.;\n]{0,30}?\b(?:ordered|today|sent|drawn|collected|requested|scheduled|due|in \w+ (?:days?|weeks?|wks?|months?|mos?)|at next visit)\b/i;
/** A line of the plan that is a list of tests orders them: "CBC, CMP, TSH". */
const LIST_START = /^[\s>*#•\-–]*(?:\d{1,2}[.)]\s*)?(?:labs?|imaging|tests?|bloods?)?:?\s*$/i;
const RESULT_WORDS =
  /\b(?:normal|negative|positive|was|were|showed|review\w*|not|declin\w+|pending|stable)\b|\d ?%/i;
const REVIEW =
  /\b(?:review(?:ed|ing)?|show(?:s|ed)|reveal(?:s|ed)|demonstrat\w+|result(?:s|ed)?|came back|returned|normal|abnormal|elevated|within (?:normal )?limits|negative|positive|\d+(?:\.\d+)?\s?%|(?:was|of|is|:|=)\s?\d)/i;
const OWN_READING =
  /\b(?:(?:i|we) (?:have )?(?:personally |independently |also )?(?:interpret\w*|read|viewed|reviewed the (?:images?|tracings?|films?|actual))|(?:personally|independently) (?:interpret\w*|read|viewed|reviewed)|(?:independent|my (?:own )?|personal) (?:interpretation|read(?:ing)?|review)|interpreted by me|read by me|my (?:own )?(?:interpretation|read(?:ing)?))\b/gi;

const SOURCE_WORDS =
  '(?:outside|external|hospital|discharge|er|ed|emergency (?:department|room)|urgent care|specialist|consult(?:ant|ation)?|cardiolog(?:y|ist)|nephrolog(?:y|ist)|endocrinolog(?:y|ist)|neurolog(?:y|ist)|gastroenterolog(?:y|ist)|gi|oncolog(?:y|ist)|pulmonolog(?:y|ist)|pulmonary|orthop(?:a)?edics?|orthopedist|ortho|rheumatolog(?:y|ist)|dermatolog(?:y|ist)|urolog(?:y|ist)|psychiatr(?:y|ist)|ophthalmolog(?:y|ist)|eye doctor|ob/?gyn|ent|surg(?:ery|eon)|previous (?:pcp|physician)|prior (?:pcp|physician)|physical therap(?:y|ist)|school|nursing home)';
const NOTES =
  '(?:(?:discharge |office |visit |consult(?:ation)? |progress |clinic |medical )*(?:notes?|records?|summar(?:y|ies)|letters?|reports?|documentation))';
const NOTES_REVIEWED = [
  new RegExp(
    String.raw`\breview(?:ed|ing)?\b(?: of)?[^.;\n]{0,50}?\b(${SOURCE_WORDS})(?:['’]s)?\b[^.;\n]{0,30}?\b${NOTES}\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(${SOURCE_WORDS})(?:['’]s)?\b[^.;\n]{0,20}?\b${NOTES}\b[^.;\n]{0,50}?\b(?:was |were |have been |has been )?(?:personally )?reviewed\b`,
    'gi',
  ),
];

const RELATIVE =
  '(?:mother|father|mom|dad|parents?|grand(?:mother|father)|wife|husband|spouse|partner|daughter|son|sister|brother|caregiver|care ?giver|guardian|aide|nursing (?:home )?staff|facility staff|group home staff|family member|aunt|uncle|niece|nephew|interpreter)';
const HISTORIAN = [
  new RegExp(
    String.raw`\b(?:history|hpi|story|information)\b[^.;\n]{0,30}?\b(?:obtained|provided|given|supplied|taken|supplemented|confirmed|corroborated)\b[^.;\n]{0,25}?\b(?:from|by|with)\b (?:the |his |her |their |patient['’]?s |both |a )*(${RELATIVE})\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(${RELATIVE})\b (?:who )?(?:provides|provided|gives|gave|supplies|supplied) (?:most of |all of |much of |part of )?(?:the |his |her )?history\b`,
    'gi',
  ),
  new RegExp(String.raw`\bindependent historian\b[^.;\n]{0,30}?\b(${RELATIVE})\b`, 'gi'),
  new RegExp(String.raw`\b(${RELATIVE})\b[^.;\n]{0,30}?\bindependent historian\b`, 'gi'),
];

const CLINICIAN =
  '(?:dr\\.? [A-Z][\\w-]+|cardiolog(?:y|ist)|nephrolog(?:y|ist)|endocrinolog(?:y|ist)|neurolog(?:y|ist)|gastroenterolog(?:y|ist)|oncolog(?:y|ist)|pulmonolog(?:y|ist)|orthopedist|orthopedics|rheumatolog(?:y|ist)|dermatolog(?:y|ist)|urolog(?:y|ist)|psychiatr(?:y|ist)|radiolog(?:y|ist)|surgeon|pharmacist|hospitalist|emergency physician|ed physician|case manager|school nurse|teacher|social worker|attorney)';
const TALK = new RegExp(
  String.raw`\b(?:discuss(?:ed|ion)|spoke|talked|conferred|called|phoned|consulted|reviewed (?:the|this|her|his) case)\b[^.;\n]{0,45}?\b(?:with|to|by phone with)?\s?(?:the |on-call |his |her |patient['’]s |outside )*(?<who>${CLINICIAN})\b`,
  'g',
);
const TALK_IGNORING_CASE = new RegExp(
  TALK.source.replace('dr\\.? [A-Z][\\w-]+', 'dr\\.? [a-z][\\w-]+'),
  'gi',
);

/** What a note says of tests, papers, and people asked, each with its words. */
export function proposeData(note: ReadNote): EmProposal[] {
  const deciding = new Set(decidingSentences(note));
  const visit = visitSentences(note);
  const found = [
    ...visit.flatMap((sentence) => testsIn(note, sentence, deciding.has(sentence))),
    ...visit.flatMap((sentence) => notesReviewed(note, sentence)),
    ...visit.flatMap((sentence) => historians(note, sentence)),
    ...visit.flatMap((sentence) => talks(note, sentence)),
  ];
  return distinctTests(found);
}

function proposal(
  note: ReadNote,
  element: EmElementId,
  subject: string,
  start: number,
  end: number,
  why: string,
): EmProposal {
  return { key: proposalKey(element, subject), element, subject, passage: passageOf(note, start, end), why };
}

/** One proposal of a kind and subject; a test that is ordered is not proposed as reviewed as well. */
function distinctTests(found: readonly EmProposal[]): EmProposal[] {
  const ordered = new Set(found.filter((p) => p.element === 'test_ordered').map((p) => p.subject));
  const seen = new Set<string>();
  return found.filter((p) => {
    if (seen.has(p.key) || (p.element === 'test_reviewed' && ordered.has(p.subject))) return false;
    seen.add(p.key);
    return true;
  });
}

function testsIn(note: ReadNote, sentence: ReadSentence, deciding: boolean): EmProposal[] {
  return KNOWN_TESTS.flatMap((test): EmProposal[] => {
    const match = [...sentence.text.matchAll(test.pattern)][0];
    if (!match) return [];
    const at = { name: test.name, from: match.index, to: match.index + match[0].length };
    const reading = ownReading(note, sentence, at);
    const order = deciding ? ordered(note, sentence, at) : null;
    // The report of a test that the clinician reads himself is not counted beside the reading; its order is.
    const result = reading || order ? null : reviewed(note, sentence, at, deciding);
    return [reading, order, result].filter((p) => p !== null);
  });
}

/** A test in a sentence; offsets into the sentence. */
type TestAt = { readonly name: string; readonly from: number; readonly to: number };

function ownReading(
  note: ReadNote,
  { text, start }: ReadSentence,
  { name, from, to }: TestAt,
): EmProposal | null {
  const words = [...text.matchAll(OWN_READING)].find((m) => !isDenied(text, m.index, m.index + m[0].length));
  if (!words) return null;
  const [a, b] = [Math.min(from, words.index), Math.max(to, words.index + words[0].length)];
  return proposal(note, 'interpretation', name, start + a, start + b, 'read by the clinician, as written');
}

function ordered(note: ReadNote, sentence: ReadSentence, { name, from, to }: TestAt): EmProposal | null {
  const { text, start } = sentence;
  if (isDenied(text, from, to)) return null;
  const order = [...text.slice(0, from).matchAll(ORDER)].at(-1);
  if (order && !isDenied(text, order.index, order.index + order[0].length) && !isOver(text, order.index))
    return proposal(note, 'test_ordered', name, start + order.index, start + to, 'ordered, as written');
  const after = ORDER_AFTER.exec(text.slice(to));
  if (after && !/\bnot\b|\bdeclin/i.test(after[0]))
    return proposal(
      note,
      'test_ordered',
      name,
      start + from,
      start + to + after[0].length,
      'ordered, as written',
    );
  const listed = sentence.section === 'plan' && !RESULT_WORDS.test(text) && beginsWithTest(text);
  return listed ? proposal(note, 'test_ordered', name, start + from, start + to, 'listed in the plan') : null;
}

function beginsWithTest(text: string): boolean {
  return KNOWN_TESTS.some(({ pattern }) => {
    const first = [...text.matchAll(pattern)][0];
    return first !== undefined && LIST_START.test(text.slice(0, first.index));
  });
}

function reviewed(
  note: ReadNote,
  { text, start, section }: ReadSentence,
  { name, from, to }: TestAt,
  deciding: boolean,
): EmProposal | null {
  if (isDenied(text, from, to)) return null;
  const reported = section === 'results' || section === 'imaging';
  const after = text.slice(to, to + 60);
  const says = `${text.slice(Math.max(0, from - 60), from)} ${after}`;
  const told = REVIEW.test(says) || (reported && /\d/.test(says));
  const here =
    reported || !deciding || /\breview/i.test(says) || /^[^.;,]{0,20}\b(?:positive|negative)\b/i.test(after);
  if (!told || !here) return null;
  const end = Math.min(text.trimEnd().length, to + 40);
  return proposal(note, 'test_reviewed', name, start + from, start + end, 'its result is written');
}

/** "Schedule follow-up to review CBC" orders nothing. */
function isOver(text: string, order: number): boolean {
  return /^\w+(?: a)? (?:follow[- ]?up|visit|appointment|return)/i.test(text.slice(order));
}

function notesReviewed(note: ReadNote, sentence: ReadSentence): EmProposal[] {
  const { text, start } = sentence;
  return NOTES_REVIEWED.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(
        (m) =>
          !isDenied(text, m.index, m.index + m[0].length) &&
          !/\b(?:not|unavailable|request\w*|will|to be|pending)\b/i.test(m[0]),
      )
      .map((m) =>
        proposal(
          note,
          'note_reviewed',
          sourceName(m[1] ?? ''),
          start + m.index,
          start + m.index + m[0].length,
          'notes from outside, reviewed',
        ),
      ),
  );
}

/** Words of one source under one name: the emergency department has several. */
function sourceName(words: string): string {
  const plain = words.toLowerCase();
  if (/^(?:er|ed|emergency)/.test(plain)) return 'emergency department';
  if (/^(?:hospital|discharge)/.test(plain)) return 'hospital';
  if (/^(?:outside|external)/.test(plain)) return 'outside records';
  return plain.replace(/logist$/, 'logy');
}

function historians(note: ReadNote, sentence: ReadSentence): EmProposal[] {
  const { text, start } = sentence;
  return HISTORIAN.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(
        (m) =>
          !isDenied(text, m.index, m.index + m[0].length) && (m[1] ?? '').toLowerCase() !== 'interpreter',
      )
      .map((m) =>
        proposal(
          note,
          'historian',
          (m[1] ?? '').toLowerCase(),
          start + m.index,
          start + m.index + m[0].length,
          'history from somebody else',
        ),
      ),
  ).slice(0, 1);
}

function talks(note: ReadNote, sentence: ReadSentence): EmProposal[] {
  const { text, start } = sentence;
  return [...text.matchAll(TALK_IGNORING_CASE)]
    .filter((m) => !isDenied(text, m.index, m.index + m[0].length))
    .filter(
      (m) =>
        !/\b(?:will|plan to|to be|should|with (?:the )?(?:patient|family|parents?)|notes?|records?|referr\w+|report)\b/i.test(
          text.slice(Math.max(0, m.index - 12), m.index + m[0].length + 12),
        ),
    )
    .map((m) =>
      proposal(
        note,
        'discussion',
        (m.groups?.['who'] ?? '').trim(),
        start + m.index,
        start + m.index + m[0].length,
        'discussed with somebody outside',
      ),
    );
}
