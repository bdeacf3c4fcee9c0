import type { EncounterRow } from '#shared/contract/coding.ts';
import type { WorklistFilter, WorklistSort } from '#shared/domain/worklist.ts';
import type { Fakes } from '#tests/support/fake-client.ts';

/** Whether a row is in a view, as the practice file has it. */
export function shows(row: EncounterRow, filter: WorklistFilter): boolean {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    (filter.statuses.length === 0 || filter.statuses.includes(row.status)) &&
    (!filter.queryOpen || row.queryOpen) &&
    (!filter.returned || row.returned) &&
    (!filter.codedToday || row.codedAt !== null) &&
    (filter.minAgeDays === null || row.ageDays >= filter.minAgeDays) &&
    (filter.minChargeCents === null || row.chargeCents >= filter.minChargeCents) &&
    words.every((word) => `${row.patientName} ${row.reason}`.toLowerCase().includes(word))
  );
}

function sorted(rows: readonly EncounterRow[], sort: WorklistSort): EncounterRow[] {
  const key = (row: EncounterRow): number =>
    sort.by === 'value' ? row.chargeCents : sort.by === 'age' ? row.ageDays : 0;
  return [...rows].sort((a, b) => (sort.down ? key(b) - key(a) : key(a) - key(b)));
}

/** A practice file of these encounters, for the list: filtered, sorted, counted and read page by page. */
export function listOf(rows: () => readonly EncounterRow[]): NonNullable<Fakes['coding']> {
  return {
    worklist: ({ sort, offset, limit, ...filter }) =>
      sorted(
        rows().filter((row) => shows(row, filter)),
        sort,
      ).slice(offset, offset + limit),
    viewCounts: ({ views }) => views.map((filter) => rows().filter((row) => shows(row, filter)).length),
    place: ({ id, filter, sort }) => {
      const list = sorted(
        rows().filter((row) => shows(row, filter)),
        sort,
      );
      const at = list.findIndex((row) => row.id === id);
      const next = list[at + 1] ?? list.find((row) => row.id !== id);
      return { position: at < 0 ? null : at + 1, total: list.length, nextId: next?.id ?? null };
    },
  };
}
