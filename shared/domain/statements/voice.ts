import { z } from 'zod';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { fill, LANGUAGES, MESSAGES, type Language, type MessageKey } from './messages.ts';

/** Own wordings of a practice by language and key; what is absent is as delivered. */
export const OwnTexts = z.partialRecord(z.enum(LANGUAGES), z.record(z.string(), z.string().max(600)));
export type OwnTexts = z.infer<typeof OwnTexts>;

/** How the papers of one recipient speak, count and measure. */
export const Look = z.object({
  language: z.enum(LANGUAGES).default('en-US'),
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  paper: z.enum(['letter', 'a4']).default('letter'),
});
export type Look = z.infer<typeof Look>;
export const USUAL_LOOK: Look = { language: 'en-US', currency: 'USD', paper: 'letter' };

/** Says things in one language, with money and days as its readers write them. */
export type Voice = {
  readonly look: Look;
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string>>) => string;
  /** With the currency's sign, for sentences: `$13.42`, `\u2212$3.00`. */
  readonly money: (cents: number) => string;
  /** Without it, for columns. */
  readonly figure: (cents: number) => string;
  /** A day in words: `March 3, 2026`. */
  readonly day: (day: IsoDate) => string;
  /** A day in figures for narrow columns: `03/03/2026`. */
  readonly shortDay: (day: IsoDate) => string;
  /** `a`, `a and b`, `a, b and c`. */
  readonly list: (parts: readonly string[]) => string;
};

/**
 * Numbers and days follow the country of the currency: a Spanish-speaking reader in the United States writes `$1,234.50`.
 */
function localeOf({ language, currency }: Look): string {
  if (language === 'es') return currency === 'USD' ? 'es-US' : 'es-ES';
  return language;
}

const voices = new Map<string, Omit<Voice, 'say' | 'list' | 'look'>>();

function formats(look: Look): Omit<Voice, 'say' | 'list' | 'look'> {
  const locale = localeOf(look);
  const key = `${locale} ${look.currency}`;
  const known = voices.get(key);
  if (known) return known;
  const currency = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: look.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: true,
  });
  const plain = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: true,
  });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  });
  const at = (day: IsoDate): Date => new Date(`${day}T00:00:00Z`);
  const days = new Map<string, string>();
  const dayText = (day: IsoDate): string => {
    const known = days.get(day) ?? tidy(long.format(at(day)));
    if (days.size < 20_000) days.set(day, known);
    return known;
  };
  // Whole cents up to 2^53 / 100 are exact as a decimal text; a quotient of doubles rounds to the same two places.
  const signed = (format: Intl.NumberFormat) => (cents: number) =>
    `${cents < 0 ? '\u2212' : ''}${tidy(format.format(decimal(Math.abs(cents))))}`;
  const made = {
    money: signed(currency),
    figure: signed(plain),
    day: dayText,
    shortDay: (day: IsoDate) => tidy(short.format(at(day))),
  };
  voices.set(key, made);
  return made;
}

/** Exact for the formatter: it takes decimal texts as they are. */
function decimal(cents: number): number {
  return cents / 100;
}

/** The faces of the papers have the usual blank that does not break, not the narrow one. */
function tidy(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}

/** @param own the practice's wordings; an empty one counts as given. */
export function voiceOf(look: Look, own: OwnTexts = {}): Voice {
  const texts = MESSAGES[look.language];
  const mine = own[look.language] ?? {};
  const say: Voice['say'] = (key, values = {}) => fill(mine[key] ?? texts[key], values);
  return {
    look,
    say,
    ...formats(look),
    list: (parts) =>
      parts.length < 2
        ? (parts[0] ?? '')
        : say('list.and', { first: parts.slice(0, -1).join(', '), last: parts.at(-1) ?? '' }),
  };
}

export type { Language };
