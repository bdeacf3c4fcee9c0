import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layPassages } from '#shared/domain/defence/passages.ts';
import { columnsOf, printedLines } from '#electron/export/defence-lines.ts';

const lines = (text: string, columns = 20) => [...printedLines(text, columns)].map((l) => l.shown);

describe('printing a text in a fixed pitch', () => {
  it('breaks at blanks, long words inside, and keeps empty lines', () => {
    expect(lines('one two three four five\n\nx')).toEqual(['one two three four ', 'five', '', 'x']);
    expect(lines('a'.repeat(45))).toEqual(['a'.repeat(20), 'a'.repeat(20), 'a'.repeat(5)]);
    expect(lines('')).toEqual(['']);
    expect(lines('a\r\nb\rc')).toEqual(['a', 'b', 'c']);
  });

  it('sets tabs to eighth columns, joins combining marks, and marks what has no picture', () => {
    expect(lines('a\tb')).toEqual(['a       b']);
    expect(lines('e\u0301x')).toEqual(['éx']);
    expect(lines('a\u0007b')).toEqual(['a·b']);
    expect(lines('漢字 ok')).toEqual(['?? ok']);
  });

  it('loses nothing and keeps within its columns, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', 'é', 'bcd', '-'), maxLength: 300 }),
        (text) => {
          const all = [...printedLines(text, 20)];
          for (const line of all) {
            expect(line.shown.length).toBeLessThanOrEqual(21);
            expect(line.offsets).toHaveLength(line.shown.length + 1);
          }
          const letters = all
            .map((l) => l.shown)
            .join('')
            .replaceAll(' ', '');
          expect(letters).toBe(text.replaceAll(/[ \n\t]/g, ''));
        },
      ),
    );
  });

  it('finds the columns of a passage on each line that it runs over', () => {
    const text = 'alpha beta gamma delta epsilon';
    const found = [...printedLines(text, 12)].map((l) => {
      const c = columnsOf(l, text.indexOf('beta'), text.indexOf('delta') + 5);
      return c && l.shown.slice(c.from, c.to);
    });
    expect(found).toEqual(['beta', 'gamma delta', null]);
  });
});

describe('laying passages', () => {
  it('cuts what overlaps into pieces with the marks of each', () => {
    expect(
      layPassages(
        [
          { start: 10, end: 20, mark: 'L1' },
          { start: 0, end: 15, mark: 'B' },
          { start: 0, end: 15, mark: 'A' },
          { start: 30, end: 99, mark: 'A' },
          { start: 50, end: 40, mark: 'C' },
        ],
        35,
      ),
    ).toEqual([
      { start: 0, end: 10, marks: ['A', 'B'] },
      { start: 10, end: 15, marks: ['A', 'B', 'L1'] },
      { start: 15, end: 20, marks: ['L1'] },
      { start: 30, end: 35, marks: ['A'] },
    ]);
  });
});
