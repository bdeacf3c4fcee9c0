import { describe, expect, it } from 'vitest';
import type { DocumentId } from '#shared/kernel/ids.ts';
import { emElement } from '#shared/domain/em/element-list.ts';
import { proposeEm } from '#shared/domain/em/propose.ts';
import type { DocumentKind } from '#shared/domain/encounter.ts';
import { NOTES } from './notes.ts';

const DOCUMENT = '00000000-0000-4000-8007-000000000001' as DocumentId;
const read = (text: string, kind: DocumentKind = 'visit_note') =>
  proposeEm([{ documentId: DOCUMENT, kind, text }]);
const named = (text: string): string[] =>
  read(text)
    .items.map((p) =>
      emElement(p.element).part === 'risk' ? p.element : `${p.element}:${p.subject.toLowerCase()}`,
    )
    .sort();

describe('what a note proposes for the level of a visit', () => {
  it('has at least twenty notes to show', () => expect(NOTES.length).toBeGreaterThanOrEqual(20));

  it.each(NOTES)('$name', ({ text, proposes, minutes, patient }) => {
    expect(named(text)).toEqual([...proposes].sort());
    expect(read(text).minutes?.value).toBe(minutes);
    expect(read(text).patient?.status).toBe(patient);
  });

  it.each(NOTES)('marks the words that support it: $name', ({ text }) => {
    const { items, minutes, patient } = read(text);
    for (const passage of [...items.map((i) => i.passage), minutes?.passage, patient?.passage])
      if (passage) {
        expect(passage.documentId).toBe(DOCUMENT);
        expect(passage.text.trim()).not.toBe('');
        expect(text.slice(passage.start, passage.end)).toBe(passage.text);
      }
  });

  it('reads no laboratory report: that a test was done says nothing of who weighed it', () => {
    expect(
      read('ASSESSMENT: Hypertension, not at goal. PLAN: Start lisinopril.', 'lab_report').items,
    ).toEqual([]);
  });

  it('proposes one thing once, however many documents say it', () => {
    const text = 'ASSESSMENT: Gout, stable. PLAN: Continue allopurinol.';
    const twice = proposeEm([
      { documentId: DOCUMENT, kind: 'visit_note', text },
      { documentId: '00000000-0000-4000-8007-000000000002' as DocumentId, kind: 'other', text },
    ]);
    expect(twice.items).toEqual(read(text).items);
  });

  it('finds problems that only the assigned diagnoses name, under their titles', () => {
    const text = 'ASSESSMENT\n1. Tietze syndrome, worse.\n2. Pityriasis rosea.\n3. Hypertension, stable.';
    const elements = (diagnoses: { code: string; title: string }[]) =>
      proposeEm([{ documentId: DOCUMENT, kind: 'visit_note', text }], diagnoses).items.map((p) => [
        p.element,
        p.subject,
      ]);
    expect(elements([])).toEqual([['stable_chronic', 'hypertension']]);
    expect(
      elements([
        { code: 'L42', title: 'Pityriasis rosea' },
        { code: 'I10', title: 'Essential (primary) hypertension' },
        { code: 'Z79.84', title: 'Long term (current) use of oral hypoglycemic drugs' },
      ]),
    ).toEqual([
      ['stable_chronic', 'Pityriasis rosea'],
      ['stable_chronic', 'hypertension'],
    ]);
  });

  it('reads a note of 5 kB in under 50 ms and survives one of a megabyte', () => {
    const part = NOTES.map((n) => n.text).join('\n\n');
    const fiveKb = part.repeat(Math.ceil(5000 / part.length)).slice(0, 5000);
    read(fiveKb);
    const began = performance.now();
    read(fiveKb);
    expect(performance.now() - began).toBeLessThan(50);
    expect(read(part.repeat(Math.ceil(1_000_000 / part.length))).items.length).toBeGreaterThan(10);
  });
});
