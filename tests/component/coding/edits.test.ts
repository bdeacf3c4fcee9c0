import { codesAsTyped } from '#renderer/features/coding/assign.ts';
import { describe, expect, it } from 'vitest';
import type { Coding } from '#shared/domain/encounter.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import {
  addDiagnosis,
  addLine,
  applyFix,
  changeUnits,
  moveDiagnosis,
  removeDiagnosis,
} from '#shared/domain/coding/coding-edits.ts';
import { begin, redo, step, undo } from '#renderer/features/coding/history.ts';
import { readModifiers, readPointers, readUnits } from '#renderer/features/coding/line-cells.ts';
import { textSections } from '#renderer/features/coding/suggestions/text-blocks.ts';
import { targetOfField } from '#renderer/features/coding/field-target.ts';
import { uuid } from './fixtures.ts';

const line = (n: number, pointers: number[], chargeCents = 1500) => ({
  id: uuid(6, n) as ServiceLineId,
  code: '36415',
  modifiers: [],
  pointers,
  units: 1,
  chargeCents: cents(chargeCents),
});
const CODING: Coding = { diagnoses: ['E11.9', 'I10', 'Z79.84'], lines: [line(1, [1, 2]), line(2, [3])] };

/** The codes that each line points to. */
const meant = (coding: Coding) => coding.lines.map((l) => l.pointers.map((p) => coding.diagnoses[p - 1]));

describe('a code written out in the search box', () => {
  it('is one that has digits; three letters are an abbreviation', () => {
    const read = (text: string) => codesAsTyped(text, []).map((c) => `${c.system} ${c.code}`);
    expect(read('htn')).toEqual([]);
    expect(read('UTI')).toEqual([]);
    expect(read('qa00101')).toEqual(['icd10cm QA0.0101']);
    expect(read('e11.65')).toEqual(['icd10cm E11.65']);
    expect(read('99215')).toEqual(['cpt 99215']);
    expect(read('e1165')).toEqual(['icd10cm E11.65', 'hcpcs E1165']);
  });
});

describe('changes of a coding', () => {
  it('lets pointers follow their diagnosis when it moves', () => {
    const moved = moveDiagnosis(CODING, 2, -1);
    expect(moved.diagnoses).toEqual(['I10', 'E11.9', 'Z79.84']);
    expect(moved.lines.map((l) => l.pointers)).toEqual([[2, 1], [3]]);
  });

  it('drops pointers to a removed diagnosis and shifts the later ones', () => {
    const left = removeDiagnosis(CODING, 1);
    expect(left.diagnoses).toEqual(['I10', 'Z79.84']);
    expect(left.lines.map((l) => l.pointers)).toEqual([[1], [2]]);
  });

  it('points a new line to the only diagnosis and to none among several', () => {
    const one: Coding = { diagnoses: ['I10'], lines: [] };
    const added = { id: uuid(6, 9) as ServiceLineId, code: '99213', chargeCents: cents(14500) };
    expect(addLine(one, added).lines[0]?.pointers).toEqual([1]);
    expect(addLine(CODING, added).lines.at(-1)?.pointers).toEqual([]);
  });

  it('takes no diagnosis twice and no thirteenth', () => {
    expect(addDiagnosis(CODING, 'e119')).toBe(CODING);
    const twelve: Coding = { diagnoses: Array.from({ length: 12 }, (_, i) => `A0${i}`), lines: [] };
    expect(addDiagnosis(twelve, 'I10')).toBe(twelve);
  });

  it('lets the charge follow the units only when it divides by them', () => {
    expect(changeUnits(CODING, 1, 3).lines[0]?.chargeCents).toBe(4500);
    const odd: Coding = { diagnoses: [], lines: [{ ...line(1, []), units: 2, chargeCents: cents(1501) }] };
    expect(changeUnits(odd, 1, 3).lines[0]?.chargeCents).toBe(1501);
  });

  it('applies each kind of fix and leaves the coding alone when the line is gone', () => {
    expect(applyFix(CODING, { kind: 'add_modifier', line: 1, modifier: 'QW' }).lines[0]?.modifiers).toEqual([
      'QW',
    ]);
    expect(applyFix(CODING, { kind: 'set_pointers', line: 2, pointers: [1] }).lines[1]?.pointers).toEqual([
      1,
    ]);
    expect(applyFix(CODING, { kind: 'remove_diagnosis', position: 3 }).diagnoses).toEqual(['E11.9', 'I10']);
    expect(applyFix(CODING, { kind: 'remove_line', line: 9 })).toBe(CODING);
  });

  it('moves a diagnosis, and every line keeps pointing to what it means', () => {
    const moved = applyFix(CODING, { kind: 'move_diagnosis', from: 3, to: 1 });
    expect(moved.diagnoses).toEqual(['Z79.84', 'E11.9', 'I10']);
    expect(meant(moved)).toEqual(meant(CODING));
    const back = applyFix(moved, { kind: 'move_diagnosis', from: 1, to: 3 });
    expect(back).toEqual(CODING);
    expect(applyFix(CODING, { kind: 'move_diagnosis', from: 9, to: 1 })).toBe(CODING);
    expect(applyFix(CODING, { kind: 'move_diagnosis', from: 1, to: 9 })).toBe(CODING);
  });

  it('inserts a diagnosis at its place, once', () => {
    const added = applyFix(CODING, { kind: 'insert_diagnosis', position: 2, code: 'Z794' });
    expect(added.diagnoses).toEqual(['E11.9', 'Z79.4', 'I10', 'Z79.84']);
    expect(meant(added)).toEqual(meant(CODING));
    expect(applyFix(added, { kind: 'insert_diagnosis', position: 1, code: 'Z79.4' })).toBe(added);
    expect(applyFix(CODING, { kind: 'insert_diagnosis', position: 99, code: 'Z79.4' }).diagnoses[3]).toBe(
      'Z79.4',
    );
  });

  it('puts one diagnosis in place of two, and lines that pointed to either point to it once', () => {
    const merged = applyFix(CODING, { kind: 'merge_diagnoses', keep: 1, remove: 3, code: 'H61.23' });
    expect(merged.diagnoses).toEqual(['H61.23', 'I10']);
    for (const { pointers } of merged.lines) {
      expect(new Set(pointers).size).toBe(pointers.length);
      expect(pointers.every((p) => p >= 1 && p <= 2)).toBe(true);
    }
    expect(applyFix(CODING, { kind: 'merge_diagnoses', keep: 1, remove: 7, code: 'H61.23' })).toBe(CODING);
  });

  it('exchanges a modifier in its place, and sets units with their charge', () => {
    const sided = applyFix(CODING, { kind: 'add_modifier', line: 1, modifier: 'RT' });
    expect(
      applyFix(sided, { kind: 'replace_modifier', line: 1, from: 'RT', to: 'LT' }).lines[0]?.modifiers,
    ).toEqual(['LT']);
    expect(applyFix(CODING, { kind: 'replace_modifier', line: 1, from: 'RT', to: 'LT' })).toBe(CODING);
    const three = applyFix(CODING, { kind: 'set_units', line: 1, units: 3 });
    expect(three.lines[0]).toMatchObject({ units: 3, chargeCents: 4500 });
  });
});

describe('cells of a service line', () => {
  it('reads pointers as letters, however they are divided', () => {
    expect(readPointers('ab', 3)).toEqual({ ok: true, value: [1, 2] });
    expect(readPointers('C, a', 3)).toEqual({ ok: true, value: [3, 1] });
    expect(readPointers('', 3)).toEqual({ ok: true, value: [] });
  });

  it('refuses a letter without a diagnosis, twice the same, and a fifth', () => {
    expect(readPointers('D', 3).ok).toBe(false);
    expect(readPointers('AA', 3).ok).toBe(false);
    expect(readPointers('ABCDE', 6).ok).toBe(false);
  });

  it('reads modifiers in pairs and refuses half a one', () => {
    expect(readModifiers('25 qw')).toEqual({ ok: true, value: ['25', 'QW'] });
    expect(readModifiers('25QW')).toEqual({ ok: true, value: ['25', 'QW'] });
    expect(readModifiers('2').ok).toBe(false);
  });

  it('refuses zero units', () => {
    expect(readUnits('0').ok).toBe(false);
    expect(readUnits('2')).toEqual({ ok: true, value: 2 });
  });
});

describe('history', () => {
  it('goes back over several steps and forward again', () => {
    const three = step(step(begin('a'), 'b'), 'c');
    expect(undo(undo(three)).present).toBe('a');
    expect(redo(undo(three)).present).toBe('c');
  });

  it('joins typing into one cell to one step and forgets the forward steps after a new one', () => {
    const typed = step(step(begin('a'), 'b', 'cell'), 'c', 'cell');
    expect(undo(typed).present).toBe('a');
    expect(redo(step(undo(typed), 'x')).present).toBe('x');
  });
});

describe('reading a document', () => {
  const read = (text: string) =>
    textSections(text).map(({ heading, pieces }) => ({
      heading: heading === null ? '' : text.slice(heading.start, heading.end),
      text: pieces.map((piece) => text.slice(piece.start, piece.end)).join('|'),
    }));

  it('recognises headings in capitals and before a colon, and loses no text', () => {
    expect(read('CHIEF COMPLAINT\r\nCough.\r\n\r\nPlan:\nRest.\nRESULT: 8.1 %')).toEqual([
      { heading: 'CHIEF COMPLAINT', text: 'Cough.' },
      { heading: 'Plan', text: 'Rest.' },
      { heading: 'RESULT', text: '8.1 %' },
    ]);
  });

  it('keeps a text without headings whole', () => {
    expect(read('BP 148/92.\nNo fever.')).toEqual([{ heading: '', text: 'BP 148/92.\nNo fever.' }]);
  });

  it('cuts a long text into pieces without losing a character, also one without line ends', () => {
    const lines = 'A line of some words.\n'.repeat(2000).trimEnd();
    for (const text of [lines, 'x'.repeat(50_000)]) {
      const pieces = textSections(text)[0]?.pieces ?? [];
      expect(pieces.length).toBeGreaterThan(4);
      expect(pieces.map((p) => text.slice(p.start, p.end)).join(text === lines ? '\n' : '')).toBe(text);
    }
  });
});

describe('the place that a finding means', () => {
  it.each([
    ['lines.3.modifiers', { kind: 'cell', line: 3, column: 'modifiers' }],
    ['lines.1.charge', { kind: 'cell', line: 1, column: 'chargeCents' }],
    ['diagnoses.2', { kind: 'diagnosis', position: 2 }],
    ['diagnoses', { kind: 'search' }],
    ['coverage.memberId', { kind: 'patient' }],
    ['facility.clia', { kind: 'settings' }],
  ])('%s', (field, target) => {
    expect(targetOfField(field)).toEqual(target);
  });
});
