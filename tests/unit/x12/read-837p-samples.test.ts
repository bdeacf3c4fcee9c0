import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCheckedSegments } from '#shared/domain/x12/envelope.ts';
import { X12Problem } from '#shared/domain/x12/problem.ts';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import { rewrite837p } from '#shared/domain/x12/rewrite-837p.ts';
import { readSegments } from '#shared/domain/x12/segments.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { segmentDifferences } from '#tests/support/segment-bags.ts';

const samples = sampleDir();
const folder = (kind: string): string => join(samples ?? '', 'samples', 'x12', kind);
const read = (kind: string, file: string): string => readFileSync(join(folder(kind), file), 'latin1');

/** How many of the claims of a sample lack what every claim of ours has; all others are readable whole. */
const UNREADABLE: Readonly<Record<string, number>> = {
  // No name of the patient; no day of service, or none of the calendar.
  'broken-bad-segment-identifier.txt': 1,
  'broken-several-validation-issues.edi': 1,
  'empty-optional-elements.edi': 1,
};

describe.skipIf(samples === null)('the public sample claims', () => {
  const files = samples === null ? [] : readdirSync(folder('837P'));

  it('are there', () => expect(files.length).toBeGreaterThan(25));

  it.each(files)('%s is read and written again with every segment', (file) => {
    const text = read('837P', file);
    const again = rewrite837p(text);
    expect(segmentDifferences(text, again.text)).toEqual([]);
    expect(again.problems.filter((p) => p.effect === 'lost')).toEqual([]);
    // Our own envelope is right even where that of the sample is not; its nameless segments stay nameless.
    if (!file.includes('bad-segment-identifier'))
      expect([...readCheckedSegments(again.text)].at(-1)?.id).toBe('IEA');
    // A second time nothing changes any more, and the same facts are read.
    expect(rewrite837p(again.text).text).toBe(again.text);
    expect(factsOf(again.text)).toEqual(factsOf(text));
  });

  it.each(files)('%s has as many unreadable claims as it deserves', (file) => {
    const claims = [...read837p(read('837P', file))].flatMap((e) => (e.kind === 'claim' ? [e] : []));
    expect(claims.length).toBeGreaterThan(0);
    const unreadable = claims.filter((c) => !c.readable);
    expect(unreadable).toHaveLength(UNREADABLE[file] ?? 0);
    for (const { problems } of unreadable.slice(0, 3))
      expect(problems.some((p) => p.effect === 'unreadable')).toBe(true);
  });

  it.each(files.filter((f) => !f.startsWith('large')))('%s cut at every tenth segment is refused', (file) => {
    const text = read('837P', file);
    const count = [...readSegments(text)].length;
    for (let n = 10; n < count; n += 10) {
      const message = refusal(cutAfter(text, n));
      expect(message).toMatch(/^The file is (cut off|not whole)[^.]+\. Nothing was changed\.$/);
    }
  });

  it.each(['837I', '835', '270-271', '276-277', '277CA', '999'])(
    'files of %s are named and refused',
    (kind) => {
      for (const file of readdirSync(folder(kind))) {
        const message = refusal(read(kind, file));
        expect(message).toMatch(/ Nothing was changed\.$/);
        if (kind === '837I') expect(message).toContain('This file holds institutional claims (837I)');
        else if (!file.includes('sloppy')) expect(message).toContain('and not professional claims (837P)');
      }
    },
  );

  it('a TA1 alone holds no claim', () => {
    const file = readdirSync(folder('TA1'))[0] ?? '';
    expect(refusal(read('TA1', file))).toContain('The file holds no professional claim (837P).');
  });
});

function refusal(text: string): string {
  try {
    for (const event of read837p(text)) expect(event.kind).not.toBe('');
    return '';
  } catch (error) {
    if (error instanceof X12Problem) return error.message;
    throw error;
  }
}

/** The text up to the end of segment `n`. */
function cutAfter(text: string, n: number): string {
  let end = -1;
  for (let i = 0; i < n; i += 1) end = text.indexOf('~', end + 1);
  return text.slice(0, end + 1);
}

/** The claims without where they stood; what is carried in one loop is compared as a set. */
function factsOf(text: string): unknown {
  const claims = [...read837p(text)].flatMap((e) => (e.kind === 'claim' ? [e.claim] : []));
  return JSON.parse(
    JSON.stringify(claims, (key, value: unknown) =>
      (key === 'carried' || key === 'odd') && Array.isArray(value)
        ? value.map((v) => JSON.stringify(v)).sort()
        : value,
    ),
  ) as unknown;
}
