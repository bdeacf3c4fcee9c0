import type { Style } from './pdf-document.ts';

/** Ink on paper, one accent; the colours of the program's light theme. */
export const INK = '#16212b';
export const SECOND = '#51606d';
export const ACCENT = '#0f6a73';
export const HAIRLINE = '#d3dade';
export const PALE = '#f3f7f7';

/** Margins, points. */
export const LEFT = 54;
export const RIGHT = 558;
/** Left edge of the column on the right side of the head. */
export const ASIDE = 384;

const text = (size: number, color = INK): Style => ({ face: 'Inter-400', size, color });
const strong = (size: number, color = INK): Style => ({ face: 'Inter-600', size, color });
const figures = (size: number, color = INK): Style => ({ face: 'JetBrainsMono-400', size, color });
const strongFigures = (size: number, color = INK): Style => ({ face: 'JetBrainsMono-700', size, color });

export const STYLES = {
  practice: strong(13),
  body: text(9),
  quiet: text(8.5, SECOND),
  small: text(7.5, SECOND),
  label: text(8, SECOND),
  address: text(10.5),
  title: strong(13),
  summary: text(11),
  group: strong(9),
  service: text(9.5),
  code: figures(8, SECOND),
  because: text(8.5, SECOND),
  columnHead: strong(8, SECOND),
  money: figures(9.5),
  moneyShare: strongFigures(9.5),
  moneyTotal: strongFigures(9.5),
  strong: strong(9.5),
  due: strongFigures(22, ACCENT),
  dueLine: strong(10.5),
  dueMoney: strongFigures(12),
  couponDue: strongFigures(14),
} as const satisfies Readonly<Record<string, Style>>;
