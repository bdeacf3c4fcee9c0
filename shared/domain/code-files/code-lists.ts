import { FileFault } from './file-fault.ts';
import { tableRows } from './table.ts';

/** One code of a list that is looked up by code alone. */
export type ListRow = {
  readonly code: string;
  readonly title: string;
  /** False when the publisher marks it as no longer in use. */
  readonly current: boolean;
};

/** Lists told apart by the shape of their codes, since their tables have the same columns. */
export const LIST_KINDS = ['carc', 'rarc', 'claim-status', 'claim-status-category'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

const SHAPES: Readonly<{ [K in ListKind]: RegExp }> = {
  // X12 external code lists 139, 411, 508 and 507.
  carc: /^(\d{1,3}|[ABDPWY]\d{1,2})$/,
  rarc: /^(M\d{1,3}|MA\d{2,3}|N\d{1,4})$/,
  'claim-status': /^\d{1,3}$/,
  'claim-status-category': /^[ADEFPR]\d[A-Z0-9]?$/,
};

/** Columns of the lists; the status may be missing. */
export const LIST_COLUMNS = {
  code: ['code'],
  title: ['description'],
  status: ['status'],
} as const;

/** Which list these codes are of; null when they are of none. */
export function listKind(codes: readonly string[], withStatus: boolean): ListKind | null {
  if (codes.length === 0) return null;
  const all = (kind: ListKind): boolean => codes.every((code) => SHAPES[kind].test(code));
  if (all('rarc')) return 'rarc';
  if (all('claim-status-category')) return 'claim-status-category';
  // Numbers alone are of both; only the adjustment reasons are published with their status.
  if (all('claim-status') && !withStatus) return 'claim-status';
  return all('carc') ? 'carc' : null;
}

/** Reads one of the lists. @throws FileFault for a code that has not the shape of that list. */
export function readList(kind: ListKind, text: string): ListRow[] {
  const rows: ListRow[] = [];
  const seen = new Set<string>();
  for (const row of tableRows(text, { columns: LIST_COLUMNS, optional: ['status'] })) {
    const code = row.get('code');
    if (!SHAPES[kind].test(code))
      throw new FileFault(row.line, `"${code.slice(0, 20)}" is no code of this list.`);
    addRow(rows, seen, row.line, {
      code,
      title: row.get('title'),
      current: row.get('status') !== 'deactivated',
    });
  }
  return requireRows(rows);
}

export const ADJUSTMENT_COLUMNS = {
  code: ['code'],
  type: ['type'],
  title: ['description'],
  start: ['startdate'],
  end: ['enddate'],
} as const;

/** Reads adjustment reasons and remark codes from one table with their days. */
export function readAdjustments(text: string): { readonly [K in 'carc' | 'rarc']: readonly ListRow[] } {
  const lists: { carc: ListRow[]; rarc: ListRow[] } = { carc: [], rarc: [] };
  const seen = { carc: new Set<string>(), rarc: new Set<string>() };
  for (const row of tableRows(text, { columns: ADJUSTMENT_COLUMNS })) {
    const type = row.get('type').toLowerCase();
    if (type !== 'carc' && type !== 'rarc') {
      if (type !== 'group') throw new FileFault(row.line, `"${type.slice(0, 20)}" is no kind of code.`);
      continue;
    }
    const code = row.get('code');
    if (!SHAPES[type].test(code)) throw new FileFault(row.line, `"${code}" is no code of this list.`);
    addRow(lists[type], seen[type], row.line, {
      code,
      title: row.get('title'),
      current: row.get('end') === '',
    });
  }
  requireRows(lists.carc);
  requireRows(lists.rarc);
  return lists;
}

export const PLACE_COLUMNS = { code: ['code'], setting: ['facilitytype'], title: ['name'] } as const;

/** Reads the CMS place of service codes. */
export function readPlaces(text: string): ListRow[] {
  const rows: ListRow[] = [];
  const seen = new Set<string>();
  for (const row of tableRows(text, { columns: PLACE_COLUMNS })) {
    const code = row.get('code');
    if (!/^\d\d$/.test(code)) throw new FileFault(row.line, `"${code.slice(0, 20)}" is no place of service.`);
    const current = row.get('setting').toLowerCase() !== 'unassigned';
    addRow(rows, seen, row.line, { code, title: row.get('title') || 'Unassigned', current });
  }
  return requireRows(rows);
}

export const TAXONOMY_COLUMNS = {
  code: ['code'],
  grouping: ['grouping'],
  classification: ['classification'],
  specialization: ['specialization'],
  title: ['displayname'],
} as const;

/** Reads the provider taxonomy. */
export function readTaxonomy(text: string): ListRow[] {
  const rows: ListRow[] = [];
  const seen = new Set<string>();
  for (const row of tableRows(text, { columns: TAXONOMY_COLUMNS })) {
    const code = row.get('code');
    if (!/^[0-9A-Z]{9}X$/.test(code))
      throw new FileFault(row.line, `"${code.slice(0, 20)}" is no taxonomy code.`);
    addRow(rows, seen, row.line, {
      code,
      title: row.get('title') || row.get('classification'),
      current: true,
    });
  }
  return requireRows(rows);
}

/** Names of the columns in the header of the user's own table. */
export type OwnColumns = { readonly code: string; readonly title: string };

/** What separates the columns of a table of the user's own, by its first line. */
export function ownSeparator(text: string): ',' | '\t' | ';' {
  const end = text.indexOf('\n');
  const first = end === -1 ? text : text.slice(0, end);
  return first.includes('\t') ? '\t' : first.includes(';') && !first.includes(',') ? ';' : ',';
}

/**
 * Reads a table of the user's own: a licensed CPT file, OPCS-4, local charge codes. Commas, tabs or semicolons.
 * @throws FileFault when a column is not there, a code is doubled or has blanks, a title is missing.
 */
export function readOwnCodes(text: string, columns: OwnColumns): ListRow[] {
  const separator = ownSeparator(text);
  const rows: ListRow[] = [];
  const seen = new Set<string>();
  const names = { code: [plain(columns.code)], title: [plain(columns.title)] };
  for (const row of tableRows(text, { columns: names, separator })) {
    const code = row.get('code').toUpperCase();
    if (!/^[0-9A-Z][0-9A-Z.-]{0,14}$/.test(code))
      throw new FileFault(row.line, `"${code.slice(0, 20)}" cannot be a code.`);
    addRow(rows, seen, row.line, { code, title: row.get('title'), current: true });
  }
  return requireRows(rows);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function addRow(rows: ListRow[], seen: Set<string>, line: number, row: ListRow): void {
  if (seen.has(row.code)) throw new FileFault(line, `${row.code} comes twice.`);
  if (row.title === '') throw new FileFault(line, `${row.code} has no title.`);
  seen.add(row.code);
  rows.push(row);
}

function requireRows(rows: ListRow[]): ListRow[] {
  if (rows.length === 0) throw new FileFault(null, 'The table has no rows.');
  return rows;
}
