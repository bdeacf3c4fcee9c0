import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CLAIM_RULES_VERSION } from '#shared/domain/scrub/rules-version.ts';
import { SCRUB_RULES } from '#shared/domain/scrub/scrub-rules.ts';

describe('the version of the rules about claims', () => {
  it('is raised with the text of the rules (else raise CLAIM_RULES_VERSION and put the digest here)', () => {
    const text = SCRUB_RULES.map(({ name, severity, title, source }) => [name, severity, title, source]);
    const digest = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
    expect([CLAIM_RULES_VERSION, digest]).toEqual(['2026-11-24.2', 'c8b1ae8efc3d60cd']);
  });
});
