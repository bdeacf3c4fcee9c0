import type { Sentence } from '#shared/domain/notes/tokens.ts';

/**
 * What became of a service that the note names: done here at this visit, done, still to come, past or done
 * elsewhere, declined, or not told.
 */
export type Deed = 'here' | 'done' | 'planned' | 'past' | 'declined' | 'named';

const HERE =
  /\b(?:(?:in|at|by) (?:the |our )?(?:office|clinic)|in[- ]office|in[- ]house|point[- ]of[- ]care|POC|POCT|bedside|today|this visit|here)\b/i;
const DONE =
  /\b(?:done|performed|given|administered|obtained|collected|drawn|drew|taken|run|ran|tested|completed|tolerated|injected|placed|inserted|removed|repaired|received|aspirated|reviewed|interpreted|shows?|showed|reads?|reveal(?:s|ed)|demonstrat(?:es|ed)|normal|positive|negative|result|scored?|counsell?ed)\b/i;
const PLANNED =
  /\b(?:will|would|ordered?|orders|ordering|schedul\w+|repeat|recheck|plan(?:s|ned|ning)?|to be|due|refer\w*|recommend\w*|advis\w+|consider\w*|next (?:visit|week|month|year|time)|return|follow[- ]up|in (?:\w+|\d+)(?: (?:to|or) \w+)? (?:days?|weeks?|months?|years?)|before (?:the )?next|needs?|request\w*|sen[dt] (?:for|to)|discuss\w*|offer\w*|await\w*|pending|if (?:it|no|symptoms|not))\b/i;
const PAST =
  /\b(?:last|previous(?:ly)?|prior|earlier|old|since|ago|in (?:19|20)\d\d|in (?:spring|summer|autumn|fall|winter)|history of|(?:at|from) (?:the |an? )?(?:hospital|outside|pharmacy|specialist|cardiolog\w+|urgent care|emergency \w+|ED|ER)|outside (?:lab\w*|hospital)|up to date)\b/i;

const DECLINED = /\b(?:declin\w+|refus\w+|deferr?\w*|not (?:done|given|performed|obtained))\b/i;

/** The part of a sentence between commas, semicolons and "but" around a passage. */
export function clauseAround(sentence: Sentence, start: number, end: number, text: string): string {
  const before = text.slice(sentence.start, start);
  const after = text.slice(end, sentence.end);
  const left = Math.max(...[',', ';', '(', ')', ' but ', '\n'].map((mark) => cutAfter(before, mark)));
  const right = Math.min(...[',', ';', '(', ')', ' but ', '\n'].map((mark) => cutBefore(after, mark)));
  return before.slice(left) + text.slice(start, end) + after.slice(0, right);
}

function cutAfter(text: string, mark: string): number {
  const at = text.lastIndexOf(mark);
  return at < 0 ? 0 : at + mark.length;
}

function cutBefore(text: string, mark: string): number {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at;
}

/**
 * What a clause says of the service in it.
 * @param around `section` of the note; `inHouse`: the document itself is of the office's laboratory; `self`: the
 * wording is the service ("blood drawn"); `after`: the text right behind the passage, for a result.
 */
export function howFar(
  clause: string,
  around: {
    readonly section: string | undefined;
    readonly inHouse: boolean;
    readonly self: boolean;
    readonly after: string;
  },
): Deed {
  const result =
    /^[^\d\n]{0,20}\d/.test(around.after) || /^\W{0,6}(?:positive|negative|normal)\b/i.test(around.after);
  const here = HERE.test(clause);
  const done = DONE.test(clause) || around.self;
  const planned = PLANNED.test(clause);
  if (DECLINED.test(clause)) return 'declined';
  if (PAST.test(clause) && !/\btoday\b/i.test(clause)) return 'past';
  if (planned && !(done && here)) return 'planned';
  if (here && (done || result || !planned)) return 'here';
  if (around.inHouse && result) return 'here';
  if (around.section === 'plan' && !done) return 'planned';
  return done || result ? 'done' : 'named';
}
