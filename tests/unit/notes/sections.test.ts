import { describe, expect, it } from 'vitest';
import { findSections, headingKind, kindOfText } from '#shared/domain/notes/sections.ts';

const kinds = (text: string): string[] => findSections(text).map((section) => section.kind);

describe('sections of a note', () => {
  it('reads headings on their own line', () => {
    expect(kinds('CHIEF COMPLAINT\n\nKnee pain.\n\nPAST MEDICAL HISTORY\n\nGout.\n')).toEqual([
      'chief complaint',
      'medical history',
    ]);
  });
  it('reads the short headings of British notes', () => {
    expect(kinds('Cough 3/7.\nPMH: asthma\nDH: inhaler\nSH: smoker\nImp: URTI\n').slice(1)).toEqual([
      'medical history',
      'medications',
      'social history',
      'assessment',
    ]);
  });
  it('reads capitals inside dictated text', () => {
    expect(kinds('HISTORY: Pain for a week. ALLERGIES: None. PLAN: Rest.')).toEqual([
      'present illness',
      'allergies',
      'plan',
    ]);
  });
  it('covers the note without gaps', () => {
    const text = 'Seen today.\nMeds: none\nPlan:\nRest.';
    const sections = findSections(text);
    expect(sections[0]?.start).toBe(0);
    for (const [i, section] of sections.entries())
      expect(section.end).toBe(sections[i + 1]?.start ?? text.length);
  });
  it('does not take a sentence for a heading', () => {
    expect(headingKind('patient has pain')).toBeNull();
    expect(findSections('')).toEqual([]);
  });
  it('names a text without heading by its words', () => {
    expect(kindOfText('She is allergic to penicillin.')).toBe('allergies');
    expect(kindOfText('Lisinopril 10 mg daily, aspirin 81 mg daily.')).toBe('medications');
    expect(kindOfText('Her mother died of a stroke; she does not smoke or drink alcohol.')).toBe(
      'family and social history',
    );
  });
  it('reads a very long line in linear time', () => {
    const began = performance.now();
    kindOfText('Aaaa bbbb, cc '.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
