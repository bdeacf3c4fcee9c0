import type { ListRow, OwnColumns } from '#shared/domain/code-files/code-lists.ts';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import type { CodeStretch, Parcel } from './parcel.ts';
import { dayInName, openPeriod, quarterPeriod, type Known, type Period, type Stated } from './period.ts';
import type { Source } from './sources.ts';

/** A table of the user's own, with what its columns mean. */
export type OwnTable = { readonly as: 'cpt' | 'own'; readonly name: string; readonly columns: OwnColumns };

/** How the parts of a file are asked for while it is read. */
export type ReadOptions = Stated & {
  readonly own: OwnTable | null;
  /** Told again and again while a long file is read: rows read, and lines that it has. Throws when it was stopped. */
  readonly onRows: (read: number, lines: number) => void;
};

/** One file being read. */
export type Reading = {
  readonly db: ReadDb;
  readonly source: Source;
  readonly text: string;
  readonly options: ReadOptions;
};
/** A release of codes of one system. */
export function codesParcel(
  system: 'icd10cm' | 'cpt' | 'hcpcs',
  name: string,
  period: Period,
  codes: readonly CodeStretch[],
): Parcel {
  return { kind: 'codes', name, period, content: { of: 'codes', system, codes } };
}

/** A list is of use whatever its day, so without one it holds from today on. */
export function listParcel(r: Reading, kind: ReleaseKind, title: string, rows: readonly ListRow[]): Parcel {
  const period = given(r, openPeriod) ?? named(r, openPeriod) ?? openPeriod(r.options.today, 'as of today');
  return { kind, name: `${title} ${period.label}`, period, content: { of: 'list', rows } };
}

export type MakePeriod = (day: string, known: Known) => Period;

/** The period from the day that the user stated, if any. */
export function given(r: Reading, make: MakePeriod): Period | null {
  return r.options.effective === null ? null : make(r.options.effective, 'as given');
}

/** The period from the day that the file's name speaks of, if any. */
export function named(r: Reading, make: MakePeriod): Period | null {
  const hint = dayInName(r.source.name);
  // A year alone does not say which quarter.
  return hint && !(hint.yearOnly && make === quarterPeriod) ? make(hint.day, 'by its name') : null;
}

/** Nobody knows the release's first day: the user can state it. */
export class Undated extends FileFault {
  constructor() {
    super(null, 'The file does not say from when it holds; state its first day.');
    this.name = 'Undated';
  }
}

/** @throws Undated */
export function undated(): never {
  throw new Undated();
}
