import { z } from 'zod';

const text = z.string();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const shorts = z.custom<Uint16Array>((value) => value instanceof Uint16Array);
const ints = z.custom<Int32Array>((value) => value instanceof Int32Array);
const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** One member of a packed index. */
export const IndexPart = z.union([text, bytes, shorts, ints, floats]);
export type IndexPart = z.infer<typeof IndexPart>;

/**
 * Everything that a search reads, as a few long texts and arrays of numbers: small in memory, and plain data that
 * crosses between threads and processes member by member. Texts stand one behind the other (`…Ends` says where each
 * ends) or one a line. Codes are sorted by their characters without dot; a concept is a group of codes that differ
 * by side or encounter; documents lead to concepts, and the first ones are the concepts' own titles.
 */
export const PackedIndex = z.object({
  /** By code: with its dot, its system (position in `SYSTEMS`), where its stretches of days begin. */
  codes: text,
  codeEnds: ints,
  system: bytes,
  entryStart: ints,
  /** By code: side, seventh character, what a digit there adds to the title, whether it is ever billable, its concept. */
  side: bytes,
  seventh: shorts,
  suffixAt: ints,
  suffixes: text,
  suffixEnds: ints,
  concept: ints,
  /** By stretch of days: title, billable, first and last day as positions in `days` (0: has no end). */
  titles: text,
  titleEnds: ints,
  billable: bytes,
  from: ints,
  to: ints,
  days: text,
  /** By concept: its codes, sides among them, whether they tell encounters, how likely it is meant. */
  memberStart: ints,
  members: ints,
  sides: bytes,
  staged: bytes,
  prior: floats,
  /** By document: first and last concept, where it comes from, weight of its words, its text. */
  docLow: ints,
  docHigh: ints,
  docSource: bytes,
  docLoad: floats,
  docTexts: text,
  docEnds: ints,
  /** By word: itself and as it is written (a line each), order of the alphabet, weight, documents it stands in. */
  words: text,
  surface: text,
  sorted: ints,
  everydayCount: shorts,
  weight: floats,
  postStart: ints,
  postDocs: ints,
  postFactor: bytes,
  /** Families of words: the common beginning (a line each) and the words. */
  roots: text,
  rootStart: ints,
  rootWords: ints,
});
export type PackedIndex = z.infer<typeof PackedIndex>;

/** The members in the order in which they are handed over. */
export const INDEX_PARTS = Object.keys(PackedIndex.shape) as (keyof PackedIndex)[]; // Object.keys forgets the names
