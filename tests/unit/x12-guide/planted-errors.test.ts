import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { checkX12 } from '#shared/domain/x12/guide/check-x12.ts';
import { GUIDE_837P } from '#shared/domain/x12/guide-837p/guide.ts';
import type { GuideFinding } from '#shared/domain/x12/guide/model.ts';
import { PLANTED_CLAIMS } from '#tests/support/x12-planted-claims.ts';
import { PLANTED_PEOPLE } from '#tests/support/x12-planted-people.ts';
import { PLANTED_STRUCTURE } from '#tests/support/x12-planted-structure.ts';
import { RIGHT_SEGMENTS, fileText, withPlanted } from '#tests/support/x12-right-file.ts';

const TODAY = isoDate('2026-03-10');
const CORPUS = [...PLANTED_STRUCTURE, ...PLANTED_PEOPLE, ...PLANTED_CLAIMS];

function findingsOf(segments: readonly string[]): readonly GuideFinding[] {
  return checkX12(fileText(segments), [GUIDE_837P], { today: TODAY }).findings;
}

/** `2010AA NM109 npi`; the segment's name when it is meant as a whole. */
function told({ loop, element, segment, code }: GuideFinding): string {
  return [loop, element || segment, code].filter((w) => w !== '').join(' ');
}

describe('the right file', () => {
  it('raises nothing, not even a warning', () => {
    expect(findingsOf(RIGHT_SEGMENTS)).toEqual([]);
  });
});

describe('a corpus of planted errors', () => {
  it('has at least 120 of them, each another', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(CORPUS.map((c) => c.what)).size).toBe(CORPUS.length);
  });

  it.each(CORPUS)('finds $what at $found', ({ plant, found, more }) => {
    const errors = findingsOf(withPlanted(plant)).filter((f) => f.severity === 'error');
    expect(errors.map(told)).toContain(found);
    // One slip, one finding: what follows from it is not told as if it were another error.
    if (!more) expect(errors.map(told)).toEqual([found]);
    for (const { message } of errors) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});
