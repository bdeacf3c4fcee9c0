import type { Coding } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';

/** What a coder stands for with "coded": the codes, and the documents that they were read from. */
export type CodedFacts = {
  readonly encounterId: EncounterId;
  readonly serviceDate: IsoDate;
  readonly coding: Coding;
  /** SHA-256 of the texts of the documents. */
  readonly documents: readonly string[];
};

/**
 * The text whose SHA-256 is signed: JSON in a fixed order without spaces. Equal codings of equal documents give
 * equal texts, whatever ids their lines have and in whatever order the documents came.
 */
export function codedContent({ encounterId, serviceDate, coding, documents }: CodedFacts): string {
  return JSON.stringify([
    'coded 1',
    encounterId,
    serviceDate,
    coding.diagnoses,
    coding.lines.map((l) => [l.code, l.modifiers, l.pointers, l.units, l.chargeCents]),
    [...documents].sort(),
  ]);
}
