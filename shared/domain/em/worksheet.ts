import { z } from 'zod';
import { DocumentId } from '#shared/kernel/ids.ts';
import { emElement } from './element-list.ts';
import { EmElementId } from './elements.ts';

/** A marked place in a document: UTF-16 offsets, end exclusive, and the words that stood there. */
export const EmPassage = z.object({
  documentId: DocumentId,
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string().max(400),
});
export type EmPassage = z.infer<typeof EmPassage>;

const Subject = z.string().trim().max(80);

/** What the coder has decided about one element. A refused proposal is kept, so that it does not come back. */
export const EmDecision = z.object({
  /** `element:subject` of a proposal, `coder:element:n` of one that the coder ticked. */
  key: z.string().min(1).max(160),
  element: EmElementId,
  /** Which problem, test, source …; empty when not named. */
  subject: Subject,
  state: z.enum(['confirmed', 'refused']),
  /** What supports it; null for what the coder ticked. */
  passage: EmPassage.nullable(),
});
export type EmDecision = z.infer<typeof EmDecision>;

const Minutes = z.int().min(1).max(1440);

/** The coder's sheet as it is kept. Proposals that nobody decided are not in it. */
export const EmWorksheet = z.object({
  decisions: z.array(EmDecision).max(200),
  /** Total minutes of the clinician on the date of service; null when not entered, 0 when a proposal was refused. */
  minutes: z.union([Minutes, z.literal(0)]).nullable(),
  /** `best`: whichever gives the higher level. */
  basis: z.enum(['best', 'mdm', 'time']),
  patient: z.enum(['by_records', 'new', 'established']),
});
export type EmWorksheet = z.infer<typeof EmWorksheet>;

export const EMPTY_WORKSHEET: EmWorksheet = {
  decisions: [],
  minutes: null,
  basis: 'best',
  patient: 'by_records',
};

/** What the documents say of one element, for the coder to confirm. */
export type EmProposal = {
  readonly key: string;
  readonly element: EmElementId;
  readonly subject: string;
  readonly passage: EmPassage;
  /** Why it is proposed, a few words. */
  readonly why: string;
};

/** Everything that the documents propose. */
export type EmProposals = {
  readonly items: readonly EmProposal[];
  readonly minutes: { readonly value: number; readonly passage: EmPassage } | null;
  readonly patient: { readonly status: 'new' | 'established'; readonly passage: EmPassage } | null;
};

export const NO_PROPOSALS: EmProposals = { items: [], minutes: null, patient: null };

/** A ticked or proposed element, as the level is worked out from it and as it is shown. */
export type EmItem = {
  readonly key: string;
  readonly element: EmElementId;
  readonly subject: string;
  readonly state: 'confirmed' | 'proposed' | 'refused';
  readonly passage: EmPassage | null;
  readonly why: string;
};

/** The key of a proposal: the same statement in another place of the note is the same proposal. */
export function proposalKey(element: EmElementId, subject: string): string {
  return `${element}:${subject.trim().toLowerCase()}`;
}

/**
 * Sheet and proposals together: what is decided keeps its decision, the rest is proposed.
 * @returns items in the order of the elements' proposals, then what the coder ticked.
 */
export function mergeItems(sheet: EmWorksheet, proposals: EmProposals): EmItem[] {
  const decided = new Map(sheet.decisions.map((d) => [d.key, d]));
  const proposed = proposals.items
    .filter((p) => decided.has(p.key) || !isDecidedElsewise(p, sheet))
    .map((proposal): EmItem => {
      const decision = decided.get(proposal.key);
      return { ...proposal, state: decision?.state ?? 'proposed' };
    });
  const offered = new Set(proposals.items.map((p) => p.key));
  const own = sheet.decisions
    .filter((d) => !offered.has(d.key))
    .map((d): EmItem => ({ ...d, why: d.passage ? 'confirmed before' : 'ticked by the coder' }));
  return [...proposed, ...own];
}

/** The same words of the note were decided on under another name or as another element. */
function isDecidedElsewise({ element, passage }: EmProposal, sheet: EmWorksheet): boolean {
  if (emElement(element).part !== 'problems') return false;
  return sheet.decisions.some(
    (d) =>
      d.passage?.documentId === passage.documentId &&
      d.passage.start === passage.start &&
      emElement(d.element).part === 'problems',
  );
}

/** Minutes as they count, and whether somebody has confirmed them. */
export function minutesOf(
  sheet: EmWorksheet,
  proposals: EmProposals,
): { readonly value: number; readonly confirmed: boolean } | null {
  if (sheet.minutes !== null) return sheet.minutes === 0 ? null : { value: sheet.minutes, confirmed: true };
  return proposals.minutes ? { value: proposals.minutes.value, confirmed: false } : null;
}

/** Confirms, refuses or (with null) leaves open what an item says. */
export function decide(sheet: EmWorksheet, item: EmItem, state: EmDecision['state'] | null): EmWorksheet {
  const others = sheet.decisions.filter((d) => d.key !== item.key);
  if (state === null) return { ...sheet, decisions: others };
  const { key, element, subject, passage } = item;
  const at = sheet.decisions.findIndex((d) => d.key === key);
  const decision: EmDecision = { key, element, subject, passage, state };
  if (at < 0) return { ...sheet, decisions: [...others, decision] };
  return { ...sheet, decisions: sheet.decisions.map((d, i) => (i === at ? decision : d)) };
}

/** Confirms everything that is proposed, minutes as well. */
export function confirmAll(sheet: EmWorksheet, proposals: EmProposals): EmWorksheet {
  const open = mergeItems(sheet, proposals).filter((item) => item.state === 'proposed');
  const next = open.reduce((now, item) => decide(now, item, 'confirmed'), sheet);
  return next.minutes === null && proposals.minutes ? { ...next, minutes: proposals.minutes.value } : next;
}

/** Ticks one more of an element, in the coder's own name. "Nothing reviewed" and risks are ticked once. */
export function tickOne(sheet: EmWorksheet, id: EmElementId): EmWorksheet {
  const own = sheet.decisions.filter((d) => d.key.startsWith(`coder:${id}:`));
  if (own.length > 0 && !mayRepeat(id)) return sheet;
  const last = Math.max(0, ...own.map((d) => Number(d.key.split(':')[2])));
  const decision: EmDecision = {
    key: `coder:${id}:${last + 1}`,
    element: id,
    subject: '',
    state: 'confirmed',
    passage: null,
  };
  return { ...sheet, decisions: [...sheet.decisions, decision] };
}

/** Takes away the last of what the coder ticked of an element; its confirmed proposals become open again. */
export function untick(sheet: EmWorksheet, id: EmElementId): EmWorksheet {
  const mine = sheet.decisions.filter((d) => d.element === id && d.state === 'confirmed');
  const last = mine.findLast((d) => d.passage === null) ?? mine.at(-1);
  return last ? { ...sheet, decisions: sheet.decisions.filter((d) => d !== last) } : sheet;
}

/** Whether several of an element can be ticked: problems, tests, sources, readings, talks. */
export function mayRepeat(id: EmElementId): boolean {
  const { counts } = emElement(id);
  return (
    counts.kind === 'problem' ||
    (counts.kind === 'data' && /^(?:note|test|reading|talk)$/.test(counts.category))
  );
}

/** Names an item that the coder ticked: which problem, which test. */
export function nameItem(sheet: EmWorksheet, key: string, subject: string): EmWorksheet {
  return {
    ...sheet,
    decisions: sheet.decisions.map((d) => (d.key === key ? { ...d, subject: subject.slice(0, 80) } : d)),
  };
}

/**
 * What one press on an element does: confirms what is proposed of it; without that ticks one; what is ticked
 * already is taken back (proposals become open again).
 */
export function toggleElement(sheet: EmWorksheet, proposals: EmProposals, id: EmElementId): EmWorksheet {
  const here = mergeItems(sheet, proposals).filter((item) => item.element === id && item.state !== 'refused');
  const open = here.filter((item) => item.state === 'proposed');
  if (open.length > 0) return open.reduce((now, item) => decide(now, item, 'confirmed'), sheet);
  if (here.length > 0) return here.reduce((now, item) => decide(now, item, null), sheet);
  return tickOne(sheet, id);
}
