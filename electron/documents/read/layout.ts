import { tidy } from './plain-text.ts';

/** What marks up text: XHTML, HTML, and the narrative of C-CDA (StrucDoc). Names in lower case. */
const BLOCKS = new Set(
  'p paragraph div section article header footer main address blockquote pre caption title dl dt dd figure hr form fieldset body html footnote'.split(
    ' ',
  ),
);
const HEADINGS = /^h[1-6]$/;
const LISTS = new Set(['ul', 'ol', 'list', 'menu', 'dir']);
const ITEMS = new Set(['li', 'item']);
const CELLS = new Set(['td', 'th']);
/** Nothing in these is meant to be read. */
const SILENT = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'colgroup',
  'object',
  'svg',
  'math',
]);

type Attributes = Readonly<Record<string, string>>;
type Frame = { readonly name: string; readonly silent: boolean };
type List = { readonly ordered: boolean; count: number };
type Table = { row: string[]; cell: string[] | null };

/**
 * Lays marked-up text out as plain text that reads well and that sections are recognised in: headings in lines of
 * their own, list items behind a dash or number, a table row a line with ` | ` between its cells.
 */
export class Layout {
  private readonly frames: Frame[] = [];
  private readonly lists: List[] = [];
  private readonly tables: Table[] = [];
  private readonly lines: string[] = [];
  private line = '';

  open(tag: string, attributes: Attributes = {}): void {
    const name = tag.toLowerCase();
    const silent = (this.frames.at(-1)?.silent ?? false) || SILENT.has(name) || withdrawn(attributes);
    this.frames.push({ name, silent });
    if (silent) return;
    if (name === 'br') this.breakLine();
    else if (name === 'table') {
      this.endLine();
      this.tables.push({ row: [], cell: null });
    } else if (name === 'tr') this.startRow();
    else if (CELLS.has(name)) this.startCell();
    else if (LISTS.has(name)) this.startList(name, attributes);
    else if (ITEMS.has(name)) this.startItem();
    else if (HEADINGS.test(name)) this.emptyLine();
    else if (BLOCKS.has(name)) this.endLine();
  }

  close(tag: string): void {
    const name = tag.toLowerCase();
    const silent = this.frames.pop()?.silent ?? false;
    if (silent) return;
    if (name === 'table') {
      this.endRow();
      this.tables.pop();
      this.endLine();
    } else if (name === 'tr') this.endRow();
    else if (CELLS.has(name)) this.endCell();
    else if (LISTS.has(name)) {
      this.endLine();
      this.lists.pop();
    } else if (ITEMS.has(name) || BLOCKS.has(name)) this.endLine();
    else if (HEADINGS.test(name)) this.endLine();
  }

  text(words: string): void {
    if (this.frames.at(-1)?.silent) return;
    // As a browser does: runs of white space are one blank, and none begins a line.
    const run = words.replace(/\s+/g, ' ');
    this.line += this.line === '' || this.line.endsWith(' ') ? run.trimStart() : run;
  }

  /** Everything so far as text. */
  end(): string {
    while (this.tables.length > 0) {
      this.endRow();
      this.tables.pop();
    }
    this.endLine();
    return tidy(this.lines.join('\n'));
  }

  private breakLine(): void {
    const cell = this.tables.at(-1)?.cell;
    if (cell) this.endLine();
    else {
      this.lines.push(this.line.trimEnd());
      this.line = '';
    }
  }

  private endLine(): void {
    const words = this.line.trim();
    this.line = '';
    if (words === '' || words === '-') return;
    const cell = this.tables.at(-1)?.cell;
    if (cell) cell.push(words);
    else this.lines.push(words);
  }

  private emptyLine(): void {
    this.endLine();
    if (!this.tables.at(-1)?.cell && this.lines.length > 0) this.lines.push('');
  }

  private startList(name: string, attributes: Attributes): void {
    this.endLine();
    const ordered = name === 'ol' || attributes['listType'] === 'ordered';
    this.lists.push({ ordered, count: 0 });
  }

  private startItem(): void {
    this.endLine();
    const list = this.lists.at(-1);
    if (!list) return;
    list.count += 1;
    // Within a cell a list is told in one line; a mark on each item would only be in the way.
    if (!this.tables.at(-1)?.cell) this.line = list.ordered ? `${list.count}. ` : '- ';
  }

  private startRow(): void {
    const table = this.tables.at(-1);
    if (!table) return this.endLine();
    this.endRow();
  }

  private startCell(): void {
    const table = this.tables.at(-1);
    if (!table) return this.endLine();
    this.endCell();
    this.endLine();
    table.cell = [];
  }

  private endCell(): void {
    const table = this.tables.at(-1);
    if (!table?.cell) return this.endLine();
    this.endLine();
    table.row.push(table.cell.join('; '));
    table.cell = null;
  }

  private endRow(): void {
    const table = this.tables.at(-1);
    if (!table) return this.endLine();
    if (table.cell) this.endCell();
    else this.endLine();
    const row = table.row.map((cell) => cell.trim());
    table.row = [];
    if (row.every((cell) => cell === '')) return;
    const words = row.join(' | ').replace(/(\s\|)+\s*$/, '');
    const outer = this.tables.at(-2)?.cell;
    if (outer) outer.push(words);
    else this.lines.push(words);
  }
}

/** C-CDA marks what was deleted from a revised narrative; HTML marks what is not shown. */
function withdrawn(attributes: Attributes): boolean {
  return (
    attributes['revised'] === 'delete' ||
    'hidden' in attributes ||
    /display\s*:\s*none/i.test(attributes['style'] ?? '')
  );
}
