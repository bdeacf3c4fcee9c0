import { ACCENT, HAIRLINE, INK, LEFT, RIGHT, SECOND } from './invoice-look.ts';
import { drawRule, drawText, fitted, wrapText, type Pdf, type Style } from './pdf-document.ts';

/** Where the content of a page begins and ends, points from the top. */
const TOP = 76;
const BOTTOM = 738;
const WIDTH = RIGHT - LEFT;

const sans = (size: number, color = INK): Style => ({ face: 'Inter-400', size, color });
const bold = (size: number, color = INK): Style => ({ face: 'Inter-600', size, color });
const mono = (size: number, color = INK): Style => ({ face: 'JetBrainsMono-400', size, color });

export const PAPER = {
  title: bold(20),
  heading: bold(13),
  subheading: bold(10),
  body: sans(9),
  strong: bold(9),
  quiet: sans(8.5, SECOND),
  small: sans(7.5, SECOND),
  label: sans(8.5, SECOND),
  columnHead: bold(8, SECOND),
  code: { face: 'JetBrainsMono-700', size: 9, color: INK },
  figures: mono(8.5),
  hash: mono(7.5, SECOND),
} as const satisfies Readonly<Record<string, Style>>;

export type TableColumn = {
  readonly header: string;
  /** Part of the width; all parts together are the page. */
  readonly part: number;
  readonly align?: 'left' | 'right';
  readonly style?: Style;
};

export type RunningWords = {
  readonly head: string;
  readonly foot: string;
  /** Pages (from 0) that bear neither: forms that fill their page. */
  readonly bare?: ReadonlySet<number>;
};

/** Draws content down a page and on to the next, tagged and with bookmarks. */
export type Flow = {
  readonly doc: Pdf;
  /** A heading with its bookmark; never alone at a foot. 0 is the file's title, 2 stands below the last of level 1. */
  readonly heading: (text: string, level: 0 | 1 | 2) => void;
  /** @param indent points from the left margin. */
  readonly paragraph: (text: string, style?: Style, indent?: number) => void;
  readonly facts: (rows: readonly (readonly [label: string, value: string])[]) => void;
  /** A table whose head is repeated on further pages. */
  readonly table: (
    label: string,
    columns: readonly TableColumn[],
    rows: readonly (readonly string[])[],
  ) => void;
  readonly gap: (points: number) => void;
  /** Begins a page. */
  readonly newPage: () => void;
  /** Makes sure that so much fits, beginning a page if need be. @returns the top of it. */
  readonly room: (height: number) => number;
  /** Points left on the page. */
  readonly left: () => number;
  /** Draws a tagged piece of a height at the current place; it must not begin a page. @param alt read for a picture. */
  readonly piece: (tag: string, height: number, draw: (top: number) => void, alt?: string) => void;
  /** Heads and feet of all pages; called once, last. @returns the number of pages. */
  readonly finishPages: (words: RunningWords) => number;
};

const HEADINGS = {
  0: { style: PAPER.title, tag: 'H1', above: 14 },
  1: { style: PAPER.heading, tag: 'H1', above: 14 },
  2: { style: PAPER.subheading, tag: 'H2', above: 8 },
} as const;

type Outline = { addItem: (title: string, options?: { expanded: boolean }) => Outline };

export function createFlow(doc: Pdf): Flow {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const bookmarks = doc.outline as unknown as Outline;
  let chapter: Outline = bookmarks;
  let y = TOP;
  const newPage = (): void => {
    doc.addPage();
    y = TOP;
  };
  const room = (height: number): number => {
    if (y + height > BOTTOM) newPage();
    return y;
  };
  const piece: Flow['piece'] = (tag, height, draw, alt) => {
    const top = y;
    root.add(doc.struct(tag, alt === undefined ? {} : { alt }, () => draw(top)));
    y += height;
  };
  const paragraph = (text: string, style: Style = PAPER.body, indent = 0): void => {
    const leading = style.size * 1.4;
    let lines = text.split('\n').flatMap((line) => wrapText(doc, line, WIDTH - indent, style));
    while (lines.length > 0) {
      room(leading);
      const fit = Math.max(1, Math.floor((BOTTOM - y) / leading));
      const now = lines.slice(0, fit);
      lines = lines.slice(fit);
      piece('P', now.length * leading, (top) => {
        now.forEach((line, i) => drawText(doc, line, LEFT + indent, top + style.size + i * leading, style));
      });
    }
  };
  return {
    doc,
    heading: (text, level) => {
      const { style, tag, above } = HEADINGS[level];
      room(above + 56);
      if (y > TOP) y += above;
      if (level === 2) chapter.addItem(text);
      else chapter = bookmarks.addItem(text, { expanded: false });
      const lines = wrapText(doc, text, WIDTH, style);
      const leading = style.size * 1.3;
      piece(tag, lines.length * leading + 6, (top) => {
        lines.forEach((line, i) => drawText(doc, line, LEFT, top + style.size + i * leading, style));
        const rule = top + lines.length * leading + 1;
        if (level < 2) drawRule(doc, [LEFT, rule], [RIGHT, rule], { color: ACCENT, width: 0.8 });
      });
    },
    paragraph,
    facts: (rows) => {
      for (const [label, value] of rows) factRow(doc, { room, piece }, label, value);
    },
    table: (label, columns, rows) =>
      drawTable(doc, { root, room, y: () => y, move: (by) => (y += by), newPage }, label, columns, rows),
    gap: (points) => {
      y = Math.min(BOTTOM, y + points);
    },
    newPage,
    room,
    left: () => BOTTOM - y,
    piece,
    finishPages: (words) => drawHeadsAndFeet(doc, words),
  };
}

const LABEL_WIDTH = 118;

function factRow(doc: Pdf, flow: Pick<Flow, 'room' | 'piece'>, label: string, value: string): void {
  const lines = value.split('\n').flatMap((line) => wrapText(doc, line, WIDTH - LABEL_WIDTH, PAPER.body));
  const height = Math.max(1, lines.length) * 12.5;
  flow.room(height);
  flow.piece('P', height, (top) => {
    drawText(doc, label, LEFT, top + 9, fitted(doc, label, LABEL_WIDTH - 6, PAPER.label));
    lines.forEach((line, i) => drawText(doc, line, LEFT + LABEL_WIDTH, top + 9 + i * 12.5, PAPER.body));
  });
}

type Cursor = {
  readonly root: PDFKit.PDFStructureElement;
  readonly room: (height: number) => number;
  readonly y: () => number;
  readonly move: (by: number) => void;
  readonly newPage: () => void;
};
type Cell = {
  readonly lines: readonly string[];
  readonly style: Style;
  readonly x: number;
  readonly align: 'left' | 'right';
};

const CELL_GAP = 8;
const CELL_LEADING = 11.5;
/** A cell that is higher than this is cut into several rows, so that any text fits some page. */
const MOST_CELL_LINES = 48;

function drawTable(
  doc: Pdf,
  cursor: Cursor,
  label: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): void {
  const table = doc.struct('Table', { alt: label });
  cursor.root.add(table);
  const places = placesOf(columns);
  const head = (): void => {
    const tr = doc.struct('TR');
    table.add(tr);
    const top = cursor.y();
    columns.forEach((column, i) => {
      const { x, width } = places[i] ?? { x: LEFT, width: 0 };
      const right = column.align === 'right';
      tr.add(
        doc.struct('TH', {}, () =>
          drawText(
            doc,
            column.header,
            right ? x + width : x,
            top + 9,
            PAPER.columnHead,
            column.align ?? 'left',
          ),
        ),
      );
    });
    drawRule(doc, [LEFT, top + 14], [RIGHT, top + 14], { color: INK, width: 0.6 });
    cursor.move(16);
  };
  cursor.room(46);
  head();
  for (const row of rows) {
    for (const cells of cutRow(doc, row, columns, places)) {
      const height = Math.max(1, ...cells.map((c) => c.lines.length)) * CELL_LEADING + 5;
      if (cursor.room(height) === TOP) head();
      drawRow(doc, table, cursor, cells, height);
    }
  }
  table.end();
  cursor.move(4);
}

function placesOf(columns: readonly TableColumn[]): { readonly x: number; readonly width: number }[] {
  const whole = columns.reduce((sum, c) => sum + c.part, 0);
  let x = LEFT;
  return columns.map((column) => {
    const width = (WIDTH * column.part) / whole;
    const place = { x, width: width - CELL_GAP };
    x += width;
    return place;
  });
}

function cutRow(
  doc: Pdf,
  row: readonly string[],
  columns: readonly TableColumn[],
  places: readonly { readonly x: number; readonly width: number }[],
): Cell[][] {
  const cells = columns.map((column, i): Cell => {
    const { x, width } = places[i] ?? { x: LEFT, width: WIDTH };
    const style = column.style ?? PAPER.body;
    const lines = (row[i] ?? '').split('\n').flatMap((line) => wrapText(doc, line, width, style));
    const align = column.align ?? 'left';
    return { lines, style, x: align === 'right' ? x + width : x, align };
  });
  const parts = Math.max(1, ...cells.map((c) => Math.ceil(c.lines.length / MOST_CELL_LINES)));
  return Array.from({ length: parts }, (_, n) =>
    cells.map((c) => ({ ...c, lines: c.lines.slice(n * MOST_CELL_LINES, (n + 1) * MOST_CELL_LINES) })),
  );
}

function drawRow(
  doc: Pdf,
  table: PDFKit.PDFStructureElement,
  cursor: Cursor,
  cells: readonly Cell[],
  height: number,
): void {
  const top = cursor.y();
  const tr = doc.struct('TR');
  table.add(tr);
  for (const cell of cells)
    tr.add(
      doc.struct('TD', {}, () => {
        cell.lines.forEach((line, i) =>
          drawText(doc, line, cell.x, top + 10 + i * CELL_LEADING, cell.style, cell.align),
        );
      }),
    );
  tr.end();
  drawRule(doc, [LEFT, top + height - 0.5], [RIGHT, top + height - 0.5], { color: HAIRLINE, width: 0.4 });
  cursor.move(height);
}

/** Running head and foot: no part of what is read aloud. */
function drawHeadsAndFeet(doc: Pdf, words: RunningWords): number {
  const { start, count } = doc.bufferedPageRange();
  for (let i = 0; i < count; i += 1) {
    if (words.bare?.has(i) === true) continue;
    doc.switchToPage(start + i);
    doc.markContent('Artifact', { type: 'Pagination' });
    const room = WIDTH - 70;
    if (i > 0) {
      drawText(doc, words.head, LEFT, 52, fitted(doc, words.head, WIDTH, PAPER.quiet));
      drawRule(doc, [LEFT, 60], [RIGHT, 60], { color: HAIRLINE, width: 0.6 });
    }
    drawText(doc, words.foot, LEFT, 764, fitted(doc, words.foot, room, PAPER.small));
    drawText(doc, `Page ${i + 1} of ${count}`, RIGHT, 764, PAPER.small, 'right');
    doc.endMarkedContent();
  }
  return count;
}
