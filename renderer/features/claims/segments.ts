import { annotate837 } from '#shared/domain/x12/describe.ts';
import { element, readSegments } from '#shared/domain/x12/segments.ts';

/** One segment of an exported file as it is read on screen. */
export type ShownSegment = {
  readonly number: number;
  readonly loop: string;
  readonly text: string;
  readonly words: string;
};

/** The segments of a file with loop and words; a text that is no X12 comes back as one row, unjudged. */
export function shownSegments(text: string): ShownSegment[] {
  try {
    return annotate837(text).map(({ number, loop, segment, words }) => ({
      number,
      loop,
      text: segment,
      words,
    }));
  } catch {
    return [{ number: 1, loop: '', text, words: 'cannot be read as X12' }];
  }
}

/** Names of the receivers in files that were made one after another (1000B NM103), each once. */
export function receiversOf(text: string): string[] {
  const names = new Set<string>();
  for (const segment of readSegments(text))
    if (segment.id === 'NM1' && element(segment, 1) === '40') names.add(element(segment, 3));
  return [...names];
}
