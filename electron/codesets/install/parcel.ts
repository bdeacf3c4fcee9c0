import type { CodeSystem } from '#shared/domain/code.ts';
import type { CodeEditor } from '#shared/domain/code-files/code-editor.ts';
import type { ConversionTable } from '#shared/domain/code-files/conversion-table.ts';
import type { IndexEntry } from '#shared/domain/code-files/index-entry.ts';
import type { ListRow } from '#shared/domain/code-files/code-lists.ts';
import type { AddOnEdit, MueEdit } from '#shared/domain/code-files/ncci.ts';
import type { GpciRow, RelativeValueFile } from '#shared/domain/code-files/fee-schedule.ts';
import type { TabularList } from '#shared/domain/code-files/tabular-xml.ts';
import type { ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import type { Period } from './period.ts';
import type { PtpPacker } from './ptp-pack.ts';

/** One stretch of days of one code, ready to be stored. */
export type CodeStretch = {
  readonly code: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly billable: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
};

export type Content =
  | { readonly of: 'codes'; readonly system: CodeSystem; readonly codes: readonly CodeStretch[] }
  | { readonly of: 'list'; readonly rows: readonly ListRow[] }
  | { readonly of: 'tabular'; readonly list: TabularList }
  | { readonly of: 'index'; readonly entries: readonly IndexEntry[] }
  | { readonly of: 'ptp'; readonly pairs: PtpPacker; readonly count: number }
  | { readonly of: 'mue'; readonly edits: readonly MueEdit[] }
  | { readonly of: 'add-on'; readonly edits: readonly AddOnEdit[] }
  | { readonly of: 'values'; readonly file: RelativeValueFile }
  | { readonly of: 'gpci'; readonly rows: readonly GpciRow[] }
  | { readonly of: 'conversions'; readonly table: ConversionTable }
  | { readonly of: 'editor'; readonly lists: CodeEditor };

/** One release read to its end, before it is stored. */
export type Parcel = {
  readonly kind: ReleaseKind;
  readonly name: string;
  readonly period: Period;
  readonly content: Content;
};

/** Number of rows, for people. */
export function rowsOf(content: Content): number {
  switch (content.of) {
    case 'codes':
      return content.codes.length;
    case 'list':
    case 'gpci':
      return content.rows.length;
    case 'tabular':
      return content.list.notes.length;
    case 'index':
      return content.entries.length;
    case 'ptp':
      return content.count;
    case 'mue':
    case 'add-on':
      return content.edits.length;
    case 'values':
      return content.file.rows.length;
    case 'conversions':
      return content.table.rows.length;
    case 'editor':
      return content.lists.codes.length;
  }
}
