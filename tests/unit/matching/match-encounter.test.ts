import { describe, expect, it } from 'vitest';
import { matchEncounters, toldVisit, type EncounterFacts } from '#shared/domain/matching/match-encounter.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';

const facts = (n: number, on: string, change: Partial<EncounterFacts> = {}): EncounterFacts => ({
  id: `00000000-0000-4000-8000-00000000000${n}` as EncounterId,
  serviceDate: isoDate(on),
  reason: 'Visit',
  status: 'open',
  providerName: 'Pat Example',
  providerNpi: '1234567893',
  linked: false,
  ...change,
});
const visit = (on: string | null, change: Partial<Parameters<typeof toldVisit>[0]> = {}) =>
  toldVisit(
    {
      identifier: '',
      serviceDate: on === null ? null : isoDate(on),
      providerName: '',
      providerNpi: '',
      reason: '',
      ...change,
    },
    null,
  );
const kinds = (told: ReturnType<typeof visit>, ...ours: EncounterFacts[]) =>
  matchEncounters(told, ours).map((m) => [m.encounter.serviceDate, m.kind, m.why]);

describe('the visit of a document', () => {
  it('is exact on the same day, with the same provider or none told', () => {
    expect(kinds(visit('2026-11-19'), facts(1, '2026-11-19'))).toEqual([['2026-11-19', 'exact', 'same day']]);
    const named = visit('2026-11-19', { providerName: 'EXAMPLE, PAT MD' });
    expect(kinds(named, facts(1, '2026-11-19'))[0]).toEqual(['2026-11-19', 'exact', 'same day and provider']);
    const npi = visit('2026-11-19', { providerNpi: '1234567893', providerName: 'Nobody' });
    expect(kinds(npi, facts(1, '2026-11-19'))[0]?.[1]).toBe('exact');
  });

  it('is likely with another provider, a day apart, or the same provider within three days', () => {
    const named = visit('2026-11-19', { providerName: 'Sam Other' });
    expect(kinds(named, facts(1, '2026-11-19'))[0]).toEqual([
      '2026-11-19',
      'likely',
      'same day, another provider',
    ]);
    expect(kinds(visit('2026-11-19'), facts(1, '2026-11-18'), facts(2, '2026-11-25'))).toEqual([
      ['2026-11-18', 'likely', 'the day after'],
      ['2026-11-25', 'other', '6 days apart'],
    ]);
    const same = visit('2026-11-19', { providerName: 'Pat Example' });
    expect(kinds(same, facts(1, '2026-11-22'))[0]?.[1]).toBe('likely');
    expect(kinds(same, facts(1, '2026-11-23'))[0]?.[1]).toBe('other');
  });

  it('is likely only by the day on which a document was written', () => {
    const told = toldVisit(null, { writtenOn: isoDate('2026-11-19') });
    expect(matchEncounters(told, [facts(1, '2026-11-19')])[0]?.kind).toBe('likely');
    expect(matchEncounters(toldVisit(null, { writtenOn: null }), [facts(1, '2026-11-19')])[0]?.kind).toBe(
      'other',
    );
  });

  it('two on a day are for the user, unless the sender’s number tells them apart', () => {
    const two = [facts(1, '2026-11-19'), facts(2, '2026-11-19')];
    expect(kinds(visit('2026-11-19'), ...two).map((k) => k[1])).toEqual(['likely', 'likely']);
    const linked = [facts(1, '2026-11-19'), facts(2, '2026-11-19', { linked: true })];
    const found = matchEncounters(visit('2026-11-19', { identifier: 'V-1' }), linked);
    expect(found.map((m) => [m.encounter.id.at(-1), m.kind])).toEqual([
      ['2', 'exact'],
      ['1', 'likely'],
    ]);
  });

  it('shows the nearest first, and without a date the newest', () => {
    const ours = [facts(1, '2026-01-01'), facts(2, '2026-11-10'), facts(3, '2026-06-01')];
    expect(kinds(visit('2026-11-30'), ...ours).map((k) => k[0])).toEqual([
      '2026-11-10',
      '2026-06-01',
      '2026-01-01',
    ]);
    expect(kinds(visit(null), ...ours).map((k) => k[0])).toEqual(['2026-11-10', '2026-06-01', '2026-01-01']);
  });
});
