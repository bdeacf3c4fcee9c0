import { readFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES_MD, rulesMarkdown } from '../../../build/rules-md.ts';
import { CODING_RULES } from '#shared/domain/coding/coding-rules.ts';
import { SCRUB_RULES } from '#shared/domain/scrub/scrub-rules.ts';

const domain = join(import.meta.dirname, '..', '..', '..', 'shared', 'domain');
const filesIn = (folder: string): string[] =>
  readdirSync(join(domain, folder, 'rules'))
    .map((f) => f.replace(/\.ts$/, ''))
    .sort();

describe('RULES.md', () => {
  it('is what the rules say (else run: npm run rules)', () => {
    expect(readFileSync(RULES_MD, 'utf8').replaceAll('\r\n', '\n')).toBe(rulesMarkdown());
  });

  it('leaves no rule file out, and each file is named as its rule', () => {
    expect(CODING_RULES.map((r) => r.name).sort()).toEqual(filesIn('coding'));
    expect(SCRUB_RULES.map((r) => r.name).sort()).toEqual(filesIn('scrub'));
  });

  it('gives each rule one sentence and a source', () => {
    for (const rule of [...CODING_RULES, ...SCRUB_RULES]) {
      expect(rule.title).toMatch(/^[A-Z][^!]*\.$/);
      expect(rule.source.length).toBeGreaterThan(8);
    }
  });
});
