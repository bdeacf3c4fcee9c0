import { SECTION_CUES, SECTION_HEADINGS } from '#shared/domain/notes/terms/section-words.ts';

export const SECTION_KINDS = [
  'chief complaint',
  'present illness',
  'medical history',
  'surgical history',
  'gynecologic history',
  'family and social history',
  'family history',
  'social history',
  'medications',
  'allergies',
  'immunizations',
  'review of systems',
  'vital signs',
  'examination',
  'results',
  'imaging',
  'procedures',
  'emergency course',
  'assessment',
  'diagnosis',
  'plan',
  'disposition',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** A section of a note. Offsets are UTF-16; `start` is that of the heading, `body` that of the text after it. */
export type Section = {
  readonly kind: SectionKind;
  /** As written, without colon; empty for the text before the first heading. */
  readonly heading: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
};

const HEADINGS: ReadonlyMap<string, SectionKind> = readHeadings();
const CUES = readCues();
/** A line that begins with a few words and a colon or dash, or stands alone. */
const LINE = /^[ \t>*#•\-–=]*(?:\d+[.)]\s*)?([A-Za-z][A-Za-z /&,'’().-]{0,58}?)[ \t*=]*(:|[-–—](?=\s)|$)/;

/**
 * The sections of a note in order, without gaps. Headings are recognised in capitals or mixed case, with or without
 * colon, on a line of their own or before the text, and in the short forms of British notes (`PMH:`, `DH:`, `Imp:`).
 * Text before the first heading takes the kind that its words suggest.
 */
export function findSections(text: string): Section[] {
  const starts = headingsOf(text);
  const sections: Section[] = [];
  const first = starts[0]?.start ?? text.length;
  if (text.slice(0, first).trim() !== '') {
    sections.push({ kind: kindOfText(text.slice(0, first)), heading: '', start: 0, body: 0, end: first });
  }
  for (const [i, found] of starts.entries()) {
    sections.push({ ...found, end: starts[i + 1]?.start ?? text.length });
  }
  return sections;
}

/** Which section a heading opens; null when the words are none. */
export function headingKind(heading: string): SectionKind | null {
  const plain = normal(heading);
  const exact = HEADINGS.get(plain);
  if (exact) return exact;
  // "PAST MEDICAL HISTORY AND MEDICATIONS", "Physical Exam (Brief)": the first known words decide.
  const words = plain.split(' ');
  for (let n = Math.min(words.length - 1, 4); n >= 2; n--) {
    const found = HEADINGS.get(words.slice(0, n).join(' '));
    if (found && words.length <= n + 3) return found;
  }
  return null;
}

/** The section that a text without heading most likely is, by its words. */
export function kindOfText(text: string): SectionKind {
  let best: SectionKind = 'present illness';
  let most = 0;
  for (const kind of SECTION_KINDS) {
    const score = cueScore(kind, text);
    if (score > most) {
      most = score;
      best = kind;
    }
  }
  return best;
}

function cueScore(kind: SectionKind, text: string): number {
  let score = 0;
  for (const { pattern, weight } of CUES.get(kind) ?? []) {
    const hits = text.match(pattern)?.length ?? 0;
    if (hits > 0) score += weight * (1 + Math.min(hits - 1, 4) * 0.35);
  }
  // A long text with one passing cue is a story; a short one is what the cue says.
  return kind === 'present illness' ? score + Math.min(text.length / 400, 2) : score;
}

function headingsOf(text: string): Omit<Section, 'end'>[] {
  const found: Omit<Section, 'end'>[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const match = LINE.exec(line[0]);
    const words = match?.[1]?.trim();
    if (!match || !words) continue;
    const alone = match[2] === '' || line[0].slice(match[0].length).trim() === '';
    const kind = headingKind(words);
    if (!kind || (match[2] === '' && !alone)) continue;
    const start = line.index + line[0].indexOf(words);
    found.push({ kind, heading: words, start, body: line.index + match[0].length });
  }
  for (const inline of inlineHeadings(text)) {
    if (!found.some((known) => known.start <= inline.start && inline.start < known.body)) found.push(inline);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Dictated text runs on: `… stable. PAST MEDICAL HISTORY: Asthma.` Only capitals with a colon count there. */
function inlineHeadings(text: string): Omit<Section, 'end'>[] {
  const found: Omit<Section, 'end'>[] = [];
  for (const match of text.matchAll(/(?<=[.;!?)]\s+)([A-Z][A-Z /&'-]{1,48}[A-Z]):/g)) {
    const words = match[1] ?? '';
    const kind = headingKind(words);
    if (kind) found.push({ kind, heading: words, start: match.index, body: match.index + match[0].length });
  }
  return found;
}

function normal(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function kindNamed(name: string): SectionKind | null {
  return SECTION_KINDS.find((kind) => kind === name) ?? null;
}

function readHeadings(): Map<string, SectionKind> {
  const map = new Map<string, SectionKind>();
  for (const line of SECTION_HEADINGS.trim().split('\n')) {
    const [name = '', headings = ''] = line.split(' = ');
    const kind = kindNamed(name);
    if (kind) for (const heading of headings.split('|')) map.set(normal(heading), kind);
  }
  return map;
}

function readCues(): Map<SectionKind, { readonly pattern: RegExp; readonly weight: number }[]> {
  const map = new Map<SectionKind, { readonly pattern: RegExp; readonly weight: number }[]>();
  for (const line of SECTION_CUES.trim().split('\n')) {
    const [head = '', source = ''] = line.split(' = ');
    const at = head.lastIndexOf(' ');
    const kind = kindNamed(head.slice(0, at));
    if (!kind) continue;
    map.set(kind, [
      ...(map.get(kind) ?? []),
      { pattern: new RegExp(source, 'gi'), weight: Number(head.slice(at + 1)) },
    ]);
  }
  return map;
}
