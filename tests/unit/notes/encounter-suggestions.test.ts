import { describe, expect, it } from 'vitest';
import { encounterSuggestions } from '#shared/domain/notes/encounter-suggestions.ts';
import { countBook } from '#shared/domain/notes/local-counts.ts';
import type { SuggestionRow } from '#shared/domain/notes/suggest.ts';
import { supports } from '#shared/domain/notes/support.ts';
import type { DocumentId } from '#shared/kernel/ids.ts';

const NOTE = '00000000-0000-4000-8000-000000000001' as DocumentId;
const LAB = '00000000-0000-4000-8000-000000000002' as DocumentId;
const row = (code: string, change: Partial<SuggestionRow> = {}): SuggestionRow => ({
  system: 'icd10cm',
  code,
  score: 0.9,
  proposed: true,
  assertion: 'affirmed',
  way: 'synonym',
  evidence: [{ start: 0, end: 4, text: 'text' }],
  ...change,
});
const hint = (code: string, text: string): SuggestionRow =>
  row(code, { way: 'lab value', score: 0.4, proposed: false, evidence: [{ start: 9, end: 20, text }] });
const read = (note: readonly SuggestionRow[], lab: readonly SuggestionRow[] = []) =>
  encounterSuggestions(
    [
      { documentId: NOTE, diagnoses: note, services: [] },
      { documentId: LAB, diagnoses: lab, services: [] },
    ],
    countBook([]),
  );

describe('several documents of one encounter', () => {
  it('give one row for a code, with the passages of all of them', () => {
    const [found, ...rest] = read([row('E11.9')], [row('E11.9', { score: 0.7 })]);
    expect(rest).toEqual([]);
    expect(found?.evidence.map((p) => p.documentId)).toEqual([NOTE, LAB]);
  });
  it('let an affirmed mention speak louder than a denied one elsewhere', () => {
    const [found] = read([row('I10')], [row('I10', { assertion: 'negated', proposed: false })]);
    expect(found).toMatchObject({ assertion: 'affirmed', proposed: true });
    expect(found?.evidence).toHaveLength(1);
  });
  it('leave a value out that a diagnosis explains', () => {
    expect(read([row('E11.42')], [hint('E11.9', 'A1c 8.1 %')]).map((r) => r.code)).toEqual(['E11.42']);
    expect(read([row('I10')], [hint('R03.0', 'BP 148/92')]).map((r) => r.code)).toEqual(['I10']);
  });
  it('keep a value without diagnosis as a hint that says what it lacks', () => {
    expect(read([], [hint('E11.9', 'A1c 8.1 %')])).toMatchObject([
      { code: 'E11.9', proposed: false, gap: expect.stringContaining('III.B') },
    ]);
    const denied = row('I10', { assertion: 'family', proposed: false });
    expect(read([denied], [hint('R03.0', 'BP 148/92')]).map((r) => r.code)).toContain('R03.0');
  });
});

describe('the body mass index', () => {
  const index = row('Z68.33', {
    way: 'lab value',
    score: 0.85,
    evidence: [{ start: 30, end: 38, text: 'BMI 33.4' }],
  });
  it('is proposed beside the clinician’s diagnosis, in whichever document that stands', () => {
    const rows = read([row('E66.9')], [index]);
    expect(rows.find((r) => r.code === 'Z68.33')).toMatchObject({ proposed: true, gap: null });
    expect(rows.find((r) => r.code === 'E66.9')?.gap).toBe(
      'Class not documented; the body mass index is of class 1 (E66.811)',
    );
  });
  it('is not proposed without one, nor beside a denied one', () => {
    for (const beside of [[], [row('E66.9', { assertion: 'negated', proposed: false })]])
      expect(read([...beside], [index]).find((r) => r.code === 'Z68.33')).toMatchObject({
        proposed: false,
        gap: expect.stringContaining('I.B.14'),
      });
  });
});

describe('what stands behind an assigned code', () => {
  const behind = { system: 'icd10cm', assertion: 'affirmed' };
  it('is the same code, or the unspecified one of its category', () => {
    const plain = { ...behind, code: 'E11.9', title: 'Type 2 diabetes mellitus without complications' };
    expect(supports(plain, 'E11.9')).toBe(true);
    expect(supports(plain, 'E11.42')).toBe(true);
    expect(supports(plain, 'E10.9')).toBe(false);
    expect(supports({ ...plain, assertion: 'negated' }, 'E11.9')).toBe(false);
  });
  it('is not the other side', () => {
    expect(supports({ ...behind, code: 'M25.561', title: 'Pain in right knee' }, 'M25.562')).toBe(false);
  });
});
