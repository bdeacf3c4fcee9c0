import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import type { CodingVerdictId } from '#shared/kernel/ids.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { rollbackRelease } from '#electron/codesets/releases.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { createWorkServices, type WorkServices } from '#electron/work-services.ts';
import {
  makeWorkFile,
  openEncounter,
  SERVICE_DAY,
  testClock,
  visitCoding,
  type WorkFile,
} from '#tests/support/work-file.ts';

const MUE = (units: number) =>
  `HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n36415,${units},3 Day,Clinical\n`;

let folder: string;
let file: WorkFile;
let codeSets: CodeSets;
let services: WorkServices;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-verdicts-'));
  file = makeWorkFile();
  codeSets = openCodeSets(join(folder, 'codes.sqlite'));
  services = createWorkServices({
    db: file.db,
    user: () => ({ id: '00000000-0000-4000-8000-000000000001', name: 'Test Biller' }) as never,
    clock: testClock(),
    newId: randomUUID,
    lookup: codeSets.lookup,
    releases: codeSets.releases,
    tables: codeSets.tables,
    demonstration: () => false,
  });
});
afterAll(() => {
  codeSets.close();
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

function install(name: string, text: string): void {
  const path = join(folder, name);
  writeFileSync(path, text);
  installFiles(codeSets.db(), [path], {
    preview: false,
    effective: null,
    today: isoDate('2026-11-23'),
    own: null,
  });
  codeSets.forget();
}

function markCoded(): CodingVerdictId {
  const id = openEncounter(file);
  const saved = services.coding.save(id, 1, visitCoding());
  services.coding.markCoded(id, saved.encounter.version);
  const [verdict] = services.coding.verdicts(id);
  if (!verdict) throw new Error('No verdict was stored.');
  expect(verdict).toMatchObject({
    encounterId: id,
    userName: 'Test Biller',
    serviceDate: SERVICE_DAY,
    coding: { diagnoses: ['E11.9', 'I10'] },
  });
  return verdict.id;
}

describe('a verdict', () => {
  let first: CodingVerdictId;
  let second: CodingVerdictId;

  it('is stored with findings and releases when the encounter is marked coded, and replays the same', () => {
    first = markCoded();
    const replay = services.coding.replayVerdict(first);
    expect(replay).toMatchObject({ outcome: 'same', missing: [], added: [], gone: [] });
  });

  it('is not disturbed by a release that is installed later', () => {
    const before = services.coding.replayVerdict(first);
    install('MUE practitioner 2026-10-01.csv', MUE(0));
    expect(services.coding.replayVerdict(first)).toEqual(before);
    second = markCoded();
    const [coding] = [services.coding.replayVerdict(second)];
    expect(coding.outcome).toBe('same');
  });

  it('names the releases it was made with', () => {
    const row = file
      .db()
      .get<{ releases: string; findings: string }>(
        sql`SELECT releases, findings FROM coding_verdict WHERE id = ${second}`,
      );
    const releases = JSON.parse(row?.releases ?? '[]') as { kind: string; name: string; sha256: string }[];
    expect(releases.map((r) => r.kind)).toEqual(expect.arrayContaining(['codes', 'mue']));
    expect(releases.every((r) => /^[0-9a-f]{64}$/.test(r.sha256))).toBe(true);
    expect(row?.findings).toContain('units-above-mue');
  });

  it('says which release is missing once it is taken away', () => {
    rollbackRelease(codeSets.db(), 'MUE practitioner 2026 Q4');
    codeSets.forget();
    expect(services.coding.replayVerdict(second)).toMatchObject({
      outcome: 'not_possible',
      missing: [{ kind: 'mue', name: 'MUE practitioner 2026 Q4' }],
    });
    expect(services.coding.replayVerdict(first).outcome).toBe('same');
  });

  it('does not take another table under the same name for the one of then', () => {
    install('MUE practitioner 2026-10-01.csv', MUE(3));
    expect(services.coding.replayVerdict(second).outcome).toBe('not_possible');
    rollbackRelease(codeSets.db(), 'MUE practitioner 2026 Q4');
    install('MUE practitioner 2026-10-01.csv', MUE(0));
    expect(services.coding.replayVerdict(second).outcome).toBe('same');
  });

  it('keeps the patient, the payer and the charges of then', () => {
    transaction(file.db(), (w) => {
      w.run(sql`UPDATE patient SET birth_on = '2026-01-01', sex = 'M'`);
      w.run(sql`UPDATE fee_schedule SET charge_cents = charge_cents + 100`);
    });
    expect(services.coding.replayVerdict(first).outcome).toBe('same');
  });

  it('is never changed or deleted', () => {
    expect(() =>
      transaction(file.db(), (w) => w.run(sql`UPDATE coding_verdict SET findings = '[]'`)),
    ).toThrow('never changed');
    expect(() => transaction(file.db(), (w) => w.run(sql`DELETE FROM coding_verdict`))).toThrow(
      'never deleted',
    );
  });

  it('refuses to replay what is not there', () => {
    expect(() => services.coding.replayVerdict(randomUUID() as CodingVerdictId)).toThrow(
      'not in the practice file',
    );
  });
});
