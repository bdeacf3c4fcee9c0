/** How long a password would stand, in four steps, and in words. */
export type Strength = { readonly steps: 0 | 1 | 2 | 3 | 4; readonly word: string };

/**
 * A hint, not a rule: the rule is ten characters (NIST SP 800-63B 3.1.1 asks for length and refuses
 * rules of composition). Counts different characters, so that repetition does not look strong.
 */
export function strengthOf(password: string): Strength {
  if (password.length === 0) return { steps: 0, word: 'Ten characters or more; a few words are best' };
  if (password.length < 10) {
    const missing = 10 - password.length;
    return { steps: 1, word: `${missing} more ${missing === 1 ? 'character' : 'characters'}` };
  }
  const different = new Set(password.toLowerCase()).size;
  if (different < 6) return { steps: 1, word: 'Long enough, but it repeats itself' };
  if (password.length < 14) return { steps: 2, word: 'Fair; longer is stronger' };
  if (password.length < 18 || different < 10) return { steps: 3, word: 'Good' };
  return { steps: 4, word: 'Strong' };
}
