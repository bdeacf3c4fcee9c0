import { describe, expect, it } from 'vitest';
import { fold } from '#electron/db/fold.ts';

describe('fold', () => {
  it('compares names without case, accents, hyphens and apostrophes', () => {
    expect(fold('Müller-O’Neil')).toBe('muller oneil');
    expect(fold("O'NEIL Jr.")).toBe('oneil jr');
    expect(fold('Núñez')).toBe('nunez');
  });
});
