import { passageOf, type ReadNote } from './note-reading.ts';
import type { EmProposals } from './worksheet.ts';

const AMOUNT = String.raw`(?=(?:\d{1,3}|one|two) ?-?(?:hours?|hrs?|h\b|minutes?|mins?))(?:(?<hours>\d|one|two) ?(?:hours?|hrs?|h)\b(?:,? (?:and )?)?)?(?:(?<minutes>\d{1,3}) ?-?(?:minutes?|mins?)\b)?`;
const PATTERNS: readonly RegExp[] = [
  new RegExp(String.raw`\btotal (?:\w+ ){0,3}time\b[^.;\n\d]{0,80}?${AMOUNT}`, 'gi'),
  new RegExp(String.raw`\btotal of ${AMOUNT}`, 'gi'),
  new RegExp(
    String.raw`\b(?:i|we|provider|physician|clinician) (?:personally )?spent (?:a total of |approximately |about |over )*${AMOUNT}`,
    'gi',
  ),
  new RegExp(String.raw`\btime spent\b[^.;\n\d]{0,60}?${AMOUNT}`, 'gi'),
  new RegExp(String.raw`${AMOUNT} (?:was |were )?(?:spent|of total time|total time)\b`, 'gi'),
];
/** Time that is counted elsewhere or is not the clinician's. */
const OTHER_TIME =
  /\b(?:tobacco|smoking|cessation|advance care|acp|nurse|staff|nutritionist|dietitian|prolonged infusion|procedure time|exercis\w*|walk\w*|critical care)\b/i;
const EXCLUDED = /\b(?:exclu\w+|not includ\w+|separate (?:from|and)|apart from|other than|exclusive of)\b/i;

const HOURS: Readonly<Record<string, number>> = { one: 1, two: 2 };

/** Total minutes that the clinician says were spent; a total before other statements, the first of several. */
export function proposeMinutes(note: ReadNote): EmProposals['minutes'] {
  for (const pattern of PATTERNS) {
    for (const match of note.text.matchAll(pattern)) {
      const value = minutesIn(match);
      if (value === null) continue;
      const line = note.text.slice(
        note.text.lastIndexOf('\n', match.index) + 1,
        nextEnd(note.text, match.index + match[0].length),
      );
      if (OTHER_TIME.test(line) && !EXCLUDED.test(line) && !/\btotal\b/i.test(match[0])) continue;
      return { value, passage: passageOf(note, match.index, match.index + match[0].length) };
    }
  }
  return null;
}

function minutesIn({ groups }: RegExpMatchArray): number | null {
  const hours = groups?.['hours'];
  const minutes = groups?.['minutes'];
  if (hours === undefined && minutes === undefined) return null;
  const value =
    (hours === undefined ? 0 : (HOURS[hours.toLowerCase()] ?? Number(hours)) * 60) + Number(minutes ?? 0);
  return value >= 1 && value <= 480 ? value : null;
}

function nextEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[.\n]/);
  return end < 0 ? text.length : from + end;
}

/** New or established, where the note calls the patient so. */
export function proposePatient(note: ReadNote): EmProposals['patient'] {
  const match =
    /\b(new|established)[ -](?:to (?:this |our )?(?:practice|clinic|office)\b|patient\b(?! (?:packet|form|portal)))|\b(?:establish(?:ing)? care)\b/i.exec(
      note.text,
    );
  if (!match) return null;
  const status = match[1]?.toLowerCase() === 'established' ? 'established' : 'new';
  return { status, passage: passageOf(note, match.index, match.index + match[0].length) };
}
