import { FileFault } from './file-fault.ts';
import { indexCode, type IndexEntry } from './index-entry.ts';
import { tableRows } from './table.ts';

export const INDEX_CSV_COLUMNS = {
  row: ['rowid'],
  level: ['level'],
  term: ['term'],
  see: ['see'],
  seeAlso: ['seealso'],
  nonEssential: ['nonessmodif'],
  code: ['code'],
} as const;

/**
 * Reads the alphabetic index flattened to a table: a row for each term, with its level (0 a main term).
 * @throws FileFault when rows are missing or a level is deeper than the one above it allows.
 */
export function readIndexCsv(text: string): IndexEntry[] {
  const entries: IndexEntry[] = [];
  let path: readonly string[] = [];
  for (const row of tableRows(text, { columns: INDEX_CSV_COLUMNS })) {
    if (Number(row.get('row')) !== entries.length + 1)
      throw new FileFault(row.line, `The row is numbered ${row.get('row')}, so rows are missing or doubled.`);
    const level = Number(row.get('level'));
    // A few terms begin with their non-essential word and lost the rest in this layout: that word stands for them.
    const term = (row.get('term') || row.get('nonEssential').replace(/[()]/g, '')).replace(/\s+/g, ' ');
    if (!Number.isInteger(level) || level < 0 || level > path.length)
      throw new FileFault(row.line, `The level ${row.get('level')} does not follow from the row before.`);
    if (term === '') throw new FileFault(row.line, 'A term is missing.');
    path = [...path.slice(0, level), term];
    entries.push({
      path,
      nonEssential: row.get('nonEssential'),
      code: indexCode(row.get('code')),
      manifestation: null,
      see: row.get('see') || null,
      seeAlso: row.get('seeAlso') || null,
      columns: [],
    });
  }
  if (entries.length === 0) throw new FileFault(null, 'The index has no terms.');
  return entries;
}
