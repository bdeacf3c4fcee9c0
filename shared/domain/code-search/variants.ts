/** Sides of the body as bits. */
export const SIDE = { right: 1, left: 2, both: 4, unspecified: 8 } as const;

/** What tells the codes of one concept apart. */
export type Variant = {
  /** Title without side and without encounter: what the codes of a concept have in common. */
  readonly stemTitle: string;
  readonly side: number;
  /** Seventh character of a seven-character code, else ''. */
  readonly seventh: string;
  /** What the seventh character adds to the title. */
  readonly suffix: string;
  /** Codes of one concept share this. */
  readonly key: string;
};

const SIDE_WORDS = /\b(right|left|bilateral|unspecified)\b/gi;

const SIDE_ORGANS = /\b(right|left|bilateral|unspecified) (eye|ear|side)s?\b/gi;

/**
 * How an ICD-10-CM code stands to its neighbours: codes under one parent whose titles differ only by side,
 * or by the seventh character, are one concept (ICD-10-CM Official Guidelines I.B.13 laterality, I.A.5
 * seventh characters).
 * @param plain code without dot. @param titleOf title of another code of the release, also without dot.
 */
export function variantOf(
  plain: string,
  title: string,
  titleOf: (plain: string) => string | undefined,
): Variant {
  let stemCode = plain;
  let stemTitle = title;
  let seventh = '';
  if (plain.length === 7) {
    let shorter = plain.slice(0, 6);
    while (shorter.length > 3 && titleOf(shorter) === undefined && shorter.endsWith('X'))
      shorter = shorter.slice(0, -1);
    const above = titleOf(shorter);
    if (above !== undefined) {
      stemCode = shorter;
      stemTitle = above;
      seventh = plain.slice(6);
    }
  }
  const suffix = seventh === '' ? '' : title.startsWith(stemTitle) ? title.slice(stemTitle.length) : title;
  const side = sideOf(title);
  // "Right ear" and "bilateral", "right limb" and "bilateral limbs" are sides of one thing.
  const bare = withoutSide(stemTitle.replace(SIDE_ORGANS, ' ')).toLowerCase().replace(/s\b/g, '');
  // With a seventh character the code above it may itself be one of several sides.
  const key = `${side === 0 ? stemCode : stemCode.slice(0, -1)}|${bare.replace(/[^a-z0-9]+/g, ' ').trim()}`;
  return {
    stemTitle,
    side,
    seventh,
    suffix,
    key: seventh !== '' && sideOf(stemTitle) === 0 ? `${stemCode}|7` : key,
  };
}

/** The side that a title names: one of {@link SIDE}, or 0. */
export function sideOf(title: string): number {
  const lower = title.toLowerCase();
  if (/\bbilateral\b/.test(lower)) return SIDE.both;
  const right = /\bright\b/.test(lower);
  const left = /\bleft\b/.test(lower);
  if (right !== left) return right ? SIDE.right : SIDE.left;
  return /\bunspecified\b/.test(lower) && !right ? SIDE.unspecified : 0;
}

export function withoutSide(title: string): string {
  return title.replace(SIDE_WORDS, ' ').replace(/\s+,/g, ',').replace(/\s+/g, ' ').trim();
}
