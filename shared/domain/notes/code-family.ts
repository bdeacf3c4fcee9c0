/** A code of the installed set, as the dictionary needs it. ICD-10-CM codes carry their dot. */
export type DictionaryCode = {
  readonly system: 'icd10cm' | 'cpt' | 'hcpcs';
  readonly code: string;
  readonly title: string;
  readonly billable: boolean;
};

/** What the notes need to know of the hierarchy of ICD-10-CM: who is below whom, and which code stands for "not told". */
export type CodeFamily = {
  readonly get: (code: string) => DictionaryCode | undefined;
  /** The billable code that says no more than `code` does: itself, else the unspecified one below. Null: none. */
  readonly unspecified: (code: string) => string | null;
  /** The same code for another side, when the set has one. */
  readonly withSide: (code: string, side: Side) => string | null;
  /** What a more exact code would need and this one leaves open. Undefined: nothing. */
  readonly gap: (code: string) => string | undefined;
};

export type Side = 'right' | 'left' | 'bilateral';
const SIDES: readonly Side[] = ['right', 'left', 'bilateral'];

/** @param codes the ICD-10-CM codes of the installed set, headings among them */
export function createCodeFamily(codes: Iterable<DictionaryCode>): CodeFamily {
  const byCode = new Map<string, DictionaryCode>();
  const byTitle = new Map<string, string>();
  for (const entry of codes) {
    if (entry.system !== 'icd10cm') continue;
    byCode.set(entry.code, entry);
    if (entry.billable) byTitle.set(entry.title.toLowerCase(), entry.code);
  }
  const children = childrenOf(byCode);
  const settled = new Map<string, string | null>();

  const unspecified = (code: string): string | null => {
    const known = settled.get(code);
    if (known !== undefined) return known;
    const found = descend(code, byCode, children);
    settled.set(code, found);
    return found;
  };
  const withSide = (code: string, side: Side): string | null => sided(code, side, byCode, byTitle);
  return {
    get: (code) => byCode.get(code),
    unspecified,
    withSide,
    gap: (code) => gapOf(code, byCode, withSide),
  };
}

function childrenOf(byCode: ReadonlyMap<string, DictionaryCode>): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const code of byCode.keys()) {
    const parent = parentOf(code, byCode);
    if (parent === null) continue;
    const list = children.get(parent);
    if (list) list.push(code);
    else children.set(parent, [code]);
  }
  return children;
}

/** The nearest shorter code that exists: placeholders X have none of their own. */
function parentOf(code: string, byCode: ReadonlyMap<string, DictionaryCode>): string | null {
  for (let n = code.length - 1; n >= 3; n--) {
    const shorter = code.slice(0, n).replace(/\.$/, '');
    if (shorter !== code && byCode.has(shorter)) return shorter;
  }
  return null;
}

function descend(
  code: string,
  byCode: ReadonlyMap<string, DictionaryCode>,
  children: ReadonlyMap<string, readonly string[]>,
): string | null {
  let at = byCode.get(code);
  for (let step = 0; at && !at.billable && step < 6; step++) {
    const below: DictionaryCode[] = (children.get(at.code) ?? []).flatMap((child) => byCode.get(child) ?? []);
    if (below.length === 0) return null;
    at = below.toSorted((a, b) => openness(b) - openness(a) || a.code.localeCompare(b.code))[0];
  }
  return at?.billable ? at.code : null;
}

/** How little a code claims: "unspecified" and "without complications" first, then the last digit 9 or 0; first encounter. */
function openness({ code, title }: DictionaryCode): number {
  const t = title.toLowerCase();
  let score = 0;
  score += 10 * Math.min(3, t.split('unspecified').length - 1);
  if (t.includes('without')) score += 6;
  if (t.includes('initial encounter for closed fracture')) score += 5;
  if (/[A-Z0-9]{4,}A$/.test(code.replace('.', '')) && t.includes('initial encounter')) score += 4;
  if (code.endsWith('9')) score += 3;
  if (/\bother\b/.test(t)) score -= 2;
  if (/\bNOS\b|not elsewhere/.test(title)) score += 1;
  if (code.endsWith('0')) score += 1;
  return score;
}

function sided(
  code: string,
  side: Side,
  byCode: ReadonlyMap<string, DictionaryCode>,
  byTitle: ReadonlyMap<string, string>,
): string | null {
  const title = byCode.get(code)?.title.toLowerCase();
  if (title === undefined) return null;
  if (title.includes(side)) return code;
  for (const other of [...SIDES, 'unspecified']) {
    if (other === side) continue;
    for (let at = title.indexOf(other); at >= 0; at = title.indexOf(other, at + 1)) {
      const changed = title.slice(0, at) + side + title.slice(at + other.length);
      const found = byTitle.get(changed) ?? byTitle.get(changed.replace(/, bilateral\b/, ', bilateral'));
      if (found !== undefined) return found;
    }
  }
  // "Unspecified hearing loss" and its like write the side at the end.
  return byTitle.get(`${title.replace(/, unspecified \w+$/, '')}, ${side} ${lastWord(title)}`) ?? null;
}

function lastWord(title: string): string {
  return title.split(' ').at(-1) ?? '';
}

function gapOf(
  code: string,
  byCode: ReadonlyMap<string, DictionaryCode>,
  withSide: CodeFamily['withSide'],
): string | undefined {
  const title = byCode.get(code)?.title ?? '';
  if (!/unspecified/i.test(title)) return undefined;
  if (!/\b(?:right|left|bilateral)\b/i.test(title) && (withSide(code, 'right') ?? withSide(code, 'left'))) {
    return 'Laterality not documented';
  }
  const what = /unspecified ([a-z][a-z ]{2,40}?)(?:,|$| of | with )/i.exec(title)?.[1]?.trim();
  if (what && /site|stage|severity|type|trimester|organism|cause|intractability|part/.test(what)) {
    return `${what.charAt(0).toUpperCase()}${what.slice(1)} not documented`;
  }
  return 'Type or detail not documented';
}
