import type { CodeEntry, CodeLookup } from '../code.ts';
import { withDot, withoutDot } from '../encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { sidedFamily } from './side.ts';
import { seventhFault } from './seventh-character.ts';

/** A whole code that one more character, or another side, leads to. */
export type CodeChoice = { readonly label: string; readonly entry: CodeEntry };

type Ground = { readonly lookup: CodeLookup; readonly serviceDate: IsoDate };

/** Values that a seventh character can have, the usual ones first. */
const VALUES = 'ADSBCEFGHJKMNPQR0123456789';

/**
 * Every value of the seventh character that gives a billable code on the day, for a code that has one or needs
 * one (ICD-10-CM Guidelines I.A.5). The installed set decides, so none is offered that does not exist.
 * @param texts what the tabular list says of each value; the end of the title stands in for it
 */
export function seventhChoices(
  ground: Ground,
  code: string,
  texts: readonly { readonly char: string; readonly text: string }[],
): CodeChoice[] {
  const plain = withoutDot(code).toUpperCase();
  const codes =
    plain.length === 7
      ? [...VALUES].map((value) => withDot(plain.slice(0, 6) + value))
      : (missingSeventh(ground, code) ?? []);
  const entries = codes.flatMap((one) => billable(ground, one) ?? []);
  if (entries.length < 2) return [];
  return entries.map((entry) => {
    const char = entry.code.at(-1) ?? '';
    const told = texts.find((t) => t.char.toUpperCase() === char)?.text ?? lastPart(entry.title);
    return { label: `${char} ${told}`, entry };
  });
}

function missingSeventh(ground: Ground, code: string): readonly string[] | null {
  const fault = seventhFault(ground, code);
  return fault?.what === 'missing' ? fault.codes : null;
}

function lastPart(title: string): string {
  return title.split(', ').at(-1) ?? title;
}

/** The same diagnosis for the other sides, as far as the installed set has them; its own side among them. */
export function sideChoices(ground: Ground, code: string): CodeChoice[] {
  const family = sidedFamily(ground, code);
  const own = billable(ground, code);
  if (!family || !own) return [];
  const entries = { ...family.siblings, [family.side]: own };
  return (['right', 'left', 'both', 'unspecified'] as const).flatMap((side) => {
    const entry = entries[side];
    return entry ? [{ label: side === 'both' ? 'both sides' : side, entry }] : [];
  });
}

function billable({ lookup, serviceDate }: Ground, code: string): CodeEntry | null {
  const found = lookup('icd10cm', withDot(code), serviceDate);
  return found.known === 'valid' && found.entry.billable ? found.entry : null;
}
