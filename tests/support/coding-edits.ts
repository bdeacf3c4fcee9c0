import type { CodeLookup } from '#shared/domain/code.ts';
import type {
  AgeLimit,
  Answer,
  CodingEdits,
  FeeIndicators,
  TabularEntry,
  TabularNoteAt,
} from '#shared/domain/coding/edits.ts';
import { isWithin } from '#shared/domain/coding/instruction-notes.ts';
import { starterLookup } from '#tests/support/coding.ts';

export const INVENTED = 'Invented tables';

/** Rows of invented edit tables; a table that is given is installed, and what is not in it is "none". */
export type InventedTables = {
  /** Column 1, column 2, modifier indicator. */
  readonly pairs?: readonly (readonly [string, string, 0 | 1 | 9])[];
  /** Units and adjudication indicator. */
  readonly mue?: Readonly<Record<string, readonly [number, 1 | 2 | 3]>>;
  /** Primaries of each add-on code; null is "the contractor says which". */
  readonly addOns?: Readonly<Record<string, readonly (string | null)[]>>;
  readonly fees?: Readonly<Record<string, Partial<FeeIndicators>>>;
  /** Notes by the place where they are printed. */
  readonly notes?: Readonly<Record<string, readonly Omit<TabularNoteAt, 'scope'>[]>>;
  readonly ofThatDay?: boolean;
  readonly ages?: Readonly<Record<string, AgeLimit>>;
  readonly sexes?: Readonly<Record<string, 'F' | 'M'>>;
  readonly manifestations?: readonly string[];
  readonly successors?: Readonly<Record<string, readonly string[]>>;
  /** Tables that are not installed. */
  readonly missing?: readonly (keyof CodingEdits)[];
};

const FEE: FeeIndicators = {
  status: 'A',
  globalDays: 'XXX',
  pcTc: '0',
  multipleProcedure: '0',
  bilateral: '0',
  assistant: '0',
  coSurgeons: '0',
  team: '0',
};

/** Edit look-ups over invented tables. */
export function inventedEdits(tables: InventedTables = {}): CodingEdits {
  const answer = <T>(kind: keyof CodingEdits, value: T | undefined): Answer<T> => {
    if (tables.missing?.includes(kind)) return { known: 'no_data' };
    return value === undefined
      ? { known: 'none', release: INVENTED }
      : { known: 'found', release: INVENTED, value };
  };
  const entries = new Map<string, TabularEntry>();
  return {
    ptp: (one, other) => {
      const pair = tables.pairs?.find(([a, b]) => (a === one && b === other) || (a === other && b === one));
      return answer(
        'ptp',
        pair && { column1: pair[0], column2: pair[1], modifier: pair[2], rationale: 'Invented reason' },
      );
    },
    mue: (code) => {
      const row = tables.mue?.[code];
      return answer(
        'mue',
        row && { code, units: row[0], adjudication: row[1], rationale: 'Invented reason' },
      );
    },
    addOn: (code) =>
      answer(
        'addOn',
        tables.addOns?.[code]?.map((primary) => ({
          addOn: code,
          primary,
          type: 1 as const,
          effectiveOn: '2015-01-01',
          deletedOn: null,
        })),
      ),
    feeIndicators: (code) => {
      const row = tables.fees?.[code];
      return answer('feeIndicators', row && { ...FEE, ...row });
    },
    tabular: (code) => {
      const found = entries.get(code) ?? entryOf(tables, code);
      entries.set(code, found);
      return answer('tabular', found.notes.length === 0 ? undefined : found);
    },
    ageLimits: (code) => answer('ageLimits', tables.ages?.[code] && [tables.ages[code]]),
    sexLimit: (code) => answer('sexLimit', tables.sexes?.[code]),
    manifestation: (code) =>
      answer('manifestation', tables.manifestations?.includes(code) ? (true as const) : undefined),
    successors: (code) =>
      answer(
        'successors',
        tables.successors?.[code]?.map((to) => ({ code: to, since: '2025-10-01' })),
      ),
  };
}

function entryOf(tables: InventedTables, code: string): TabularEntry {
  const notes = Object.entries(tables.notes ?? {}).flatMap(([scope, printed]) =>
    isWithin(scope, code) ? printed.map((note) => ({ ...note, scope })) : [],
  );
  return { ofThatDay: tables.ofThatDay ?? true, notes, seventh: [] };
}

/** The starter set with some more billable diagnoses, by title. */
export function lookupWith(titles: Readonly<Record<string, string>>): CodeLookup {
  return (system, code, on) => {
    const title = titles[code];
    return title === undefined
      ? starterLookup(system, code, on)
      : { known: 'valid', entry: { system, code, title, billable: true, validFrom: on, validTo: null } };
  };
}
