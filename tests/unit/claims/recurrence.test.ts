import { describe, expect, it } from 'vitest';
import { occurrence } from '#shared/domain/recurrence.ts';
import { isoDate } from '#shared/kernel/dates.ts';

describe('the days of something that comes again', () => {
  it.each([
    ['2026-11-23', 10, 'day', 3, '2026-12-23'],
    ['2026-11-23', 2, 'week', 2, '2026-12-21'],
    ['2026-01-31', 1, 'month', 1, '2026-02-28'],
    ['2026-01-31', 1, 'month', 2, '2026-03-31'],
    ['2024-02-29', 12, 'month', 1, '2025-02-28'],
    ['2024-02-29', 12, 'month', 4, '2028-02-29'],
    ['2026-11-30', 3, 'month', 1, '2027-02-28'],
    ['2026-12-15', 1, 'month', 0, '2026-12-15'],
  ] as const)('from %s every %i %s, the %i. is %s', (first, every, unit, n, day) => {
    expect(occurrence(isoDate(first), every, unit, n)).toBe(day);
  });
});
