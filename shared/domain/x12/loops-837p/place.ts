import type { SegmentData } from '../writer.ts';

type Place = {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};

/** N3 and N4 of any loop; N402 and N403 for addresses in the United States. */
export function place(a: Place): SegmentData[] {
  return [
    ['N3', a.line1, a.line2],
    ['N4', a.city, a.state, a.zip.replaceAll('-', '')],
  ];
}
