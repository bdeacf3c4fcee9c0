import { LINE_COLUMNS, type LineColumn } from './line-cells.ts';

/** A place in the workbench that can take the focus. Positions are 1-based, as printed. */
export type FieldTarget =
  | { readonly kind: 'search' }
  | { readonly kind: 'diagnosis'; readonly position: number }
  | { readonly kind: 'cell'; readonly line: number; readonly column: LineColumn }
  | { readonly kind: 'settings' }
  | { readonly kind: 'patient' };

/**
 * The place that a finding's field means: `lines.3.modifiers` is that cell, `diagnoses.1` that
 * diagnosis, `lines` and `diagnoses` the search that fills them, anything else the record it belongs to.
 */
export function targetOfField(field: string): FieldTarget {
  const [first = '', second = '', third = ''] = field.split('.');
  const number = Number.parseInt(second, 10);
  if (first === 'lines' && number >= 1) {
    const column = LINE_COLUMNS.find((c) => c === third || (c === 'chargeCents' && third === 'charge'));
    return { kind: 'cell', line: number, column: column ?? 'code' };
  }
  if (first === 'diagnoses' && number >= 1) return { kind: 'diagnosis', position: number };
  if (first === 'lines' || first === 'diagnoses' || first === '') return { kind: 'search' };
  if (first === 'patient' || first === 'coverage' || first === 'subscriber') return { kind: 'patient' };
  return { kind: 'settings' };
}
