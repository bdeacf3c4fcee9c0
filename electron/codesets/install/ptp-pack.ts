import type { PtpEdit } from '#shared/domain/code-files/ncci.ts';

/** Code 5 characters, indicator 1, rationale 1, first and last day 4 each. */
export const PAIR_BYTES = 15;

/** Gathers pairs by their first code and packs each group, sorted by second code: 38 MB for 2.5 million. */
export class PtpPacker {
  readonly #groups = new Map<string, { bytes: Buffer; used: number }>();
  readonly #rationales = new Map<string, number>();

  add(edit: PtpEdit): void {
    let rationale = this.#rationales.get(edit.rationale);
    if (rationale === undefined) {
      rationale = this.#rationales.size;
      if (rationale > 255) throw new RangeError('More than 256 different rationales.');
      this.#rationales.set(edit.rationale, rationale);
    }
    let group = this.#groups.get(edit.column1);
    if (!group) {
      group = { bytes: Buffer.alloc(PAIR_BYTES * 16), used: 0 };
      this.#groups.set(edit.column1, group);
    }
    if (group.used === group.bytes.length)
      group.bytes = Buffer.concat([group.bytes, Buffer.alloc(group.bytes.length)]);
    const at = group.used;
    group.bytes.write(edit.column2, at, 5, 'latin1');
    group.bytes[at + 5] = edit.modifier;
    group.bytes[at + 6] = rationale;
    group.bytes.writeUInt32BE(edit.effective, at + 7);
    group.bytes.writeUInt32BE(edit.deletion, at + 11);
    group.used += PAIR_BYTES;
  }

  /** Takes over the pairs of another part of the same release: the publisher splits it over several files. */
  absorb(other: PtpPacker): void {
    const texts = other.rationales();
    for (const { column1, pairs } of other.groups())
      for (let at = 0; at < pairs.length; at += PAIR_BYTES)
        this.add({
          column1,
          column2: pairs.toString('latin1', at, at + 5),
          modifier: pairs[at + 5] === 0 ? 0 : pairs[at + 5] === 1 ? 1 : 9,
          rationale: texts[pairs[at + 6] ?? 0] ?? '',
          effective: pairs.readUInt32BE(at + 7),
          deletion: pairs.readUInt32BE(at + 11),
        });
  }

  /** Each first code with its pairs. */
  *groups(): Generator<{ readonly column1: string; readonly pairs: Buffer }> {
    for (const [column1, { bytes, used }] of this.#groups) {
      yield { column1, pairs: sorted(bytes.subarray(0, used)) };
    }
  }

  /** By the position that the pairs name. */
  rationales(): string[] {
    return [...this.#rationales.keys()];
  }
}

function sorted(bytes: Buffer): Buffer {
  let ordered = true;
  for (let at = PAIR_BYTES; at < bytes.length && ordered; at += PAIR_BYTES)
    ordered = bytes.compare(bytes, at, at + PAIR_BYTES, at - PAIR_BYTES, at) <= 0;
  if (ordered) return bytes;
  const pairs: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PAIR_BYTES) pairs.push(bytes.subarray(at, at + PAIR_BYTES));
  return Buffer.concat(pairs.sort((a, b) => a.compare(b)));
}

/** A pair as it was packed; the rationale by position. */
export type PackedPair = Pick<PtpEdit, 'effective' | 'deletion' | 'modifier'> & {
  readonly rationale: number;
};

/** All stretches of days of one second code among packed pairs. */
export function pairsOf(bytes: Buffer, column2: string): PackedPair[] {
  const wanted = Buffer.from(column2, 'latin1');
  if (wanted.length !== 5) return [];
  let low = 0;
  let high = bytes.length / PAIR_BYTES;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = middle * PAIR_BYTES;
    if (bytes.compare(wanted, 0, 5, at, at + 5) < 0) low = middle + 1;
    else high = middle;
  }
  const found: PackedPair[] = [];
  for (let at = low * PAIR_BYTES; at < bytes.length; at += PAIR_BYTES) {
    if (bytes.compare(wanted, 0, 5, at, at + 5) !== 0) break;
    const modifier = bytes[at + 5];
    found.push({
      modifier: modifier === 0 ? 0 : modifier === 1 ? 1 : 9,
      rationale: bytes[at + 6] ?? 0,
      effective: bytes.readUInt32BE(at + 7),
      deletion: bytes.readUInt32BE(at + 11),
    });
  }
  return found;
}
