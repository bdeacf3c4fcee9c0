import { describe, expect, it } from 'vitest';
import { assertionOf, assertionScopes, contextOf } from '#shared/domain/notes/assertion.ts';
import { tokenise } from '#shared/domain/notes/tokens.ts';

/** What holds for the words in brackets. */
function read(marked: string): string {
  const [before = '', inside = '', after = ''] = marked.split(/[[\]]/);
  const text = before + inside + after;
  const tokens = tokenise(text);
  const from = tokens.findIndex((token) => token.end > before.length);
  const to = tokens.findLastIndex((token) => token.start < before.length + inside.length);
  return assertionOf(contextOf(assertionScopes(tokens), from, to));
}

describe('what a note says of a finding', () => {
  it.each([
    ['She denies fever, chills or [night sweats].', 'negated'],
    ['No fever but [cough] since Monday.', 'affirmed'],
    ['No increase in [edema].', 'affirmed'],
    ['[Fracture] was ruled out.', 'negated'],
    ['[Pneumonia] cannot be excluded.', 'uncertain'],
    ['Findings not consistent with [gout].', 'negated'],
    ['Nil [vomiting].', 'negated'],
    ['Gram negative [bacteremia].', 'affirmed'],
    ['Suspected [gout] of the toe.', 'uncertain'],
    ['Call us if you notice [bleeding].', 'uncertain'],
    ['History of [stroke].', 'historical'],
    ['Three-day history of [headache].', 'affirmed'],
    ['History of stroke, presents with [headache].', 'affirmed'],
    ['S/p [appendectomy].', 'historical'],
    ['Family history of [colon cancer].', 'family'],
    ['Her father had a [stroke] at 50.', 'family'],
    ['Lives with wife; [knee pain] today.', 'affirmed'],
  ])('%s → %s', (marked, expected) => {
    expect(read(marked)).toBe(expected);
  });
});
