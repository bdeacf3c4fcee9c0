import { EVERYDAY, OFTEN } from './everyday.ts';
import type { SearchEntry } from './search-index.ts';
import { variantOf } from './variants.ts';

/** The entries of each code in the order of their days; codes in the order of their characters, without dot. */
export function sortedCodes(source: Iterable<SearchEntry>) {
  const byCode = new Map<string, SearchEntry[]>();
  for (const entry of source) {
    const key = `${entry.code.replace('.', '')} ${entry.system}`;
    const same = byCode.get(key);
    if (same) same.push(entry);
    else byCode.set(key, [entry]);
  }
  const keys = [...byCode.keys()].sort();
  const entries = keys.map((k) => (byCode.get(k) ?? []).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)));
  return { entries, plain: keys.map((k) => k.slice(0, k.indexOf(' '))) };
}

export type Codes = ReturnType<typeof sortedCodes>;

/** Codes that differ only by side or encounter as one concept, with how likely each is meant. */
export function groupCodes({ entries, plain }: Codes) {
  const n = entries.length;
  const titles = new Map<string, string>();
  const last = (i: number): SearchEntry => entries[i]?.at(-1) as SearchEntry; // every code has an entry
  for (let i = 0; i < n; i += 1) if (last(i).system === 'icd10cm') titles.set(plain[i] ?? '', last(i).title);
  const concept = new Int32Array(n);
  const side = new Uint8Array(n);
  const seventh = new Uint16Array(n);
  const billable = new Uint8Array(n);
  const suffix = new Map<number, string>();
  const members: number[][] = [];
  const titleOf: string[] = [];
  const keys = new Map<string, number>();
  for (let i = 0; i < n; i += 1) {
    const entry = last(i);
    billable[i] = entries[i]?.some((e) => e.billable) ? 1 : 0;
    const own = plain[i] ?? '';
    const v =
      entry.system === 'icd10cm' && entry.billable
        ? variantOf(own, entry.title, (code) => titles.get(code))
        : { stemTitle: entry.title, side: 0, seventh: '', suffix: '', key: `${own} ${entry.system}` };
    let at = keys.get(v.key);
    if (at === undefined) {
      at = members.length;
      members.push([]);
      titleOf.push(v.stemTitle);
      keys.set(v.key, at);
    }
    members[at]?.push(i);
    concept[i] = at;
    side[i] = v.side;
    seventh[i] = v.seventh === '' ? 0 : v.seventh.charCodeAt(0);
    // Encounters are told by their letter alone.
    if (v.suffix !== '' && v.seventh < 'A') suffix.set(i, v.suffix);
  }
  const sides = new Uint8Array(members.length);
  const staged = new Uint8Array(members.length);
  const prior = new Float32Array(members.length);
  members.forEach((codes, c) => {
    const mask = codes.reduce((m, i) => m | (side[i] ?? 0), 0);
    // One side alone is a word of the title, not a choice.
    sides[c] = (mask & 7) !== 0 && (mask & (mask - 1)) !== 0 ? mask : 0;
    staged[c] = codes.some((i) => (seventh[i] ?? 0) >= 65) ? 1 : 0;
    prior[c] = Math.max(...codes.map((i) => priorOf(last(i), plain[i] ?? '')));
  });
  return { concept, side, seventh, billable, suffix, members, titleOf, sides, staged, prior };
}

export type Concepts = ReturnType<typeof groupCodes>;

/** How likely a code is meant before anything is known of the query. */
function priorOf(entry: SearchEntry, plain: string): number {
  const title = entry.title;
  let p = EVERYDAY.has(entry.code) ? 1.5 : OFTEN.has(entry.code) ? 0.8 : 0;
  if (!entry.billable) p -= 3;
  if (entry.system !== 'icd10cm') return p + hcpcsPrior(entry);
  if (/unspecified/i.test(title)) p += 0.5;
  if (/\bwithout\b/i.test(title)) p += 0.1;
  if (/^other|other specified|elsewhere/i.test(title)) p -= 0.5;
  if (plain.endsWith('9')) p += 0.15;
  const chapter = plain[0] ?? '';
  if (chapter === 'O' || chapter === 'P') p -= 1.6;
  else if ('VWXY'.includes(chapter)) p -= 1.6;
  else if (chapter === 'Q') p -= 0.8;
  else if (/^T(3[6-9]|[45]\d|6[0-5])/.test(plain)) p -= 1.3;
  else if (/^C7[789]|^C80|^Z8[0-7]|^E(08|09|13)|^M(08|1A|80)|^A|^I69|^[DC]/.test(plain)) p -= 0.4;
  return p;
}

function hcpcsPrior(entry: SearchEntry): number {
  if (entry.system === 'cpt') return 0.2;
  const code = entry.code;
  if (/^(M\d|G[89]\d{3}|G4|C)/.test(code)) return -2;
  return /not otherwise (classified|specified)/i.test(entry.title) ? -1.2 : -0.9;
}
