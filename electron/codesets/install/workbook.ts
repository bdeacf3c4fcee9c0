import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import type { XmlSink } from '#shared/domain/code-files/xml-sink.ts';
import type { Source } from './sources.ts';
import { readXml } from './xml.ts';

/** Widest table that is read, so that a stray cell far to the right does not fill the memory. */
const MAX_COLUMNS = 256;
const MAX_ROWS = 1_048_576;

/**
 * The sheets of a workbook (Office Open XML, ECMA-376 part 1, chapter 18) as comma-separated text, a line for
 * each row, so that the readers of tables read them too. Values only: formulas give their stored result.
 * Read here and not by a library, since installing is one synchronous piece of work and these archives come
 * from outside: sizes are limited and document types refused as everywhere else.
 * @param part a file of the archive by its name, null when it is not there.
 * @throws FileFault when the XML of a sheet cannot be read.
 */
export function sheetsOf(name: string, part: (name: string) => Uint8Array | null): Source[] {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const words = part('xl/sharedStrings.xml');
  const shared = words ? readXml(text(words), sharedStrings()) : [];
  const sheets: Source[] = [];
  for (let number = 1; number <= 20; number += 1) {
    const sheet = part(`xl/worksheets/sheet${number}.xml`);
    if (sheet === null) break;
    const csv = readXml(text(sheet), sheetReader(shared));
    if (csv.trim() !== '') sheets.push({ name, bytes: Buffer.from(csv), sheet: true });
  }
  const [only] = sheets;
  if (only && sheets.length === 1) return [only];
  return sheets.map((sheet, i) => ({ ...sheet, name: `${name}: sheet ${i + 1}` }));
}

/** Texts that cells point to; a text in pieces is joined, its pronunciation (`rPh`) left out. */
function sharedStrings(): XmlSink<string[]> {
  const found: string[] = [];
  let reading = false;
  let aside = 0;
  let current = '';
  return {
    open: (tag) => {
      if (tag === 'si') current = '';
      if (tag === 'rPh') aside += 1;
      reading = tag === 't' && aside === 0;
    },
    close: (tag) => {
      if (tag === 'si') found.push(current);
      if (tag === 'rPh') aside -= 1;
      if (tag === 't') reading = false;
    },
    text: (piece) => {
      if (reading) current += piece;
    },
    end: () => found,
  };
}

function sheetReader(shared: readonly string[]): XmlSink<string> {
  const rows: string[][] = [];
  let cells: string[] = [];
  let row = 0;
  let column = 0;
  let type = '';
  let value = '';
  let reading = false;
  let width = 0;
  return {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        if (!(row > 0 && row <= MAX_ROWS)) throw new FileFault(null, 'A row of the workbook has no number.');
        cells = [];
        column = 0;
      } else if (tag === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        if (column > MAX_COLUMNS) throw new FileFault(row, 'The table of the workbook is too wide.');
        type = attributes['t'] ?? 'n';
        value = '';
      }
      reading = tag === 'v' || tag === 't';
    },
    text: (piece) => {
      if (reading) value += piece;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') reading = false;
      if (tag === 'c' && value !== '') {
        cells[column - 1] = plain(type === 's' ? (shared[Number(value)] ?? '') : numberText(type, value));
        width = Math.max(width, column);
      }
      // Rows that are not there stay empty lines: the line of a fault is the row of the sheet.
      if (tag === 'row' && cells.length > 0) rows[row - 1] = cells;
    },
    end: () => `${Array.from(rows, (cells) => csvLine(cells ?? [], width)).join('\n')}\n`,
  };
}

/** `1.1000000000000001`, as workbooks store 1.1, is 1.1. */
function numberText(type: string, value: string): string {
  if (type !== 'n' || !/^-?\d+\.\d{10,}(E-?\d+)?$/i.test(value)) return value;
  return String(Number(Number(value).toPrecision(12)));
}

/** `C12` is column 3. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function plain(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').trim();
}

/** As many columns in every row as in the widest; an empty row stays an empty line. */
function csvLine(cells: readonly (string | undefined)[], width: number): string {
  if (cells.length === 0) return '';
  return Array.from({ length: width }, (_, i) => quoted(cells[i] ?? '')).join(',');
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
