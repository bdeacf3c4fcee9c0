import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CODING_RULES } from '#shared/domain/coding/coding-rules.ts';
import { compareFindings, RULES_VERSION } from '#shared/domain/coding/verdict.ts';
import type { Finding } from '#shared/domain/finding.ts';

const finding = (message: string, severity: Finding['severity'] = 'warns'): Finding => ({
  rule: 'invented',
  severity,
  field: 'diagnoses.1',
  message,
  source: 'Invented',
});

describe('the version of the rules', () => {
  it('is raised with the text of the rules (else raise RULES_VERSION and put the digest here)', () => {
    const text = CODING_RULES.map(({ name, severity, title, source }) => [name, severity, title, source]);
    const digest = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
    expect([RULES_VERSION, digest]).toEqual(['2026-11-23.1', 'fdf229039dbbd3cf']);
  });
});

describe('comparing findings', () => {
  it('tells what came and what went, whatever the order', () => {
    const [a, b, c] = [finding('A.'), finding('B.'), finding('C.')];
    expect(compareFindings([a, b], [b, a])).toEqual({ added: [], gone: [] });
    expect(compareFindings([a, b], [b, c])).toEqual({ added: [c], gone: [a] });
  });

  it('sees another weight as another finding', () => {
    const heavier = finding('A.', 'stops');
    expect(compareFindings([finding('A.')], [heavier]).added).toEqual([heavier]);
  });
});
