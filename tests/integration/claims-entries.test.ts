import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEntries } from '#shared/domain/claim-entry.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { addSecondPayer, answerFile, USUAL } from '#tests/support/payers.ts';
import {
  codedEncounter,
  makeWorkFile,
  sentClaim,
  SERVICE_DAY,
  TODAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const NPI = () => file.db().get<{ npi: string }>(sql`SELECT npi FROM provider`)?.npi ?? '';
const PLACE = () => file.db().get<{ name: string }>(sql`SELECT name FROM facility`)?.name ?? '';

function written(change: Record<string, unknown> = {}) {
  return {
    patient: '2000',
    provider: NPI(),
    facility: PLACE().toUpperCase(),
    service_date: SERVICE_DAY,
    diagnoses: ['E11.9', 'I10'],
    lines: [
      { code: '99213', pointers: ['A', 'b'], charge: '1,145.50' },
      { code: '36415', pointers: [1] },
    ],
    rest: { situation: { priorAuthorization: 'AUTH7' } },
    ...change,
  };
}

function make(json: unknown) {
  const { entries, faults } = readEntries(JSON.stringify(json));
  return faults.length > 0 ? { made: [], faults } : file.services.claims.createFromEntries(entries);
}

describe('claims of a file', () => {
  it('are written out, by people’s own numbers', () => {
    const { made, faults } = make(written({ member_id: 'smh2000' }));
    expect(faults).toEqual([]);
    expect(made[0]?.summary).toMatchObject({
      status: 'draft',
      chargeCents: 114_550 + 1500,
      patientName: 'Fictive, Ana',
    });
    expect(made[0]?.claim).toMatchObject({
      situation: { priorAuthorization: 'AUTH7' },
      coverage: { memberId: 'SMH2000' },
    });
    expect(made[0]?.claim.lines.map((l) => l.pointers)).toEqual([[1, 2], [1]]);
  });

  it('may be of an encounter, a copy, a template, or to the next payer', () => {
    addSecondPayer(file);
    const encounter = codedEncounter(file);
    const sent = sentClaim(file, '2026-11-18' as typeof SERVICE_DAY);
    const { remits, claims } = file.services;
    remits.post(remits.receive('a.835', answerFile(sent.claim, USUAL)).summary.id);
    claims.work.saveTemplate({ id: null, name: 'Visit', content: claims.templateOf(sent.summary.id) });
    const { made, faults } = make({
      claims: [
        { encounter },
        { copy_of: sent.summary.controlNumber, service_date: TODAY },
        { template: 'visit', patient: '2000', service_date: '2026-11-21' },
        { secondary_of: sent.summary.controlNumber },
      ],
    });
    expect(faults).toEqual([]);
    expect(made.map((c) => [c.summary.serviceDate, c.summary.coverageRank])).toEqual([
      [SERVICE_DAY, 1],
      [TODAY, 1],
      ['2026-11-21', 1],
      ['2026-11-18', 2],
    ]);
  });

  it('are made all or none, and everything that is wrong is told', () => {
    const { made, faults } = make([
      written(),
      written({ patient: '999' }),
      written({ provider: '1111111111' }),
      written({ lines: [{ code: '99213', pointers: [4] }] }),
      written({ member_id: 'NOBODY' }),
      { copy_of: '77', service_date: TODAY },
    ]);
    expect(made).toEqual([]);
    expect(faults.map((f) => [f.claim, f.field])).toEqual([
      [2, 'patient'],
      [3, 'provider'],
      [4, 'lines.1.pointers'],
      [5, 'member_id'],
      [6, 'copy_of'],
    ]);
    expect(file.db().all(sql`SELECT id FROM claim UNION ALL SELECT id FROM encounter`)).toEqual([]);
    expect(file.db().all(sql`SELECT value FROM counter WHERE name = 'claim'`)).toEqual([]);
  });

  it.each([
    ['no JSON', '{', [[0, '', 'The file is not JSON.']]],
    ['no claim', '[]', [[0, '', 'There is no claim in the file.']]],
    ['a missing field', JSON.stringify({ patient: '1' }), [[1, 'provider', 'This is needed.']]],
    [
      'a date that is none',
      JSON.stringify([{ copy_of: '1', service_date: '2026-02-30' }]),
      [[1, 'service_date', 'There is no such day.']],
    ],
    [
      'an unknown field',
      JSON.stringify({ copy_of: '1', service_date: '2026-02-03', colour: 'red' }),
      [[1, '', 'There is no field colour in a claim.']],
    ],
  ])('with %s are refused in one sentence each', (_, text, first) => {
    const { entries, faults } = readEntries(text);
    expect(entries).toEqual([]);
    expect(faults.slice(0, first.length).map((f) => [f.claim, f.field, f.sentence])).toEqual(first);
  });

  it('tell a bad amount and a bad pointer by line', () => {
    const { faults } = readEntries(
      JSON.stringify(
        written({
          lines: [
            { code: '99213', pointers: ['A'] },
            { code: '99213', pointers: ['Z'], charge: '1.234' },
          ],
        }),
      ),
    );
    expect(faults.map((f) => f.field).sort()).toEqual(['lines.2.charge', 'lines.2.pointers.1']);
  });
});
