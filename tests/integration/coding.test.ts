import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OLDEST_FIRST, WorklistFilter, type FilterParts } from '#shared/domain/worklist.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { sql } from '#electron/db/sql.ts';
import {
  codedEncounter,
  makeWorkFile,
  openEncounter,
  serviceLine,
  SERVICE_DAY,
  TODAY,
  visitCoding,
  type WorkFile,
} from '#tests/support/work-file.ts';

const page = (filter: FilterParts) => ({
  filter: WorklistFilter.parse(filter),
  sort: OLDEST_FIRST,
  offset: 0,
  limit: 10,
});

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

describe('coding an encounter', () => {
  it('shows what is wrong while it is wrong, without saving anything', () => {
    const id = openEncounter(file);
    const wrong = { diagnoses: ['E11'], lines: [serviceLine('99213', [], [])] };
    const rules = file.services.coding.check(id, wrong).map((f) => f.rule);
    expect(rules).toContain('line-without-pointer');
    expect(rules).toContain('diagnosis-not-billable');
    expect(file.services.coding.get(id).coding.diagnoses).toEqual([]);
  });

  it('finds a code that was not valid on the date of service', () => {
    const id = openEncounter(file);
    const rules = file.services.coding
      .check(id, { diagnoses: ['M54.5'], lines: [serviceLine('99213', [], [1])] })
      .map((f) => f.rule);
    expect(rules.some((rule) => rule.startsWith('diagnosis-not'))).toBe(true);
  });

  it('keeps codes in upper case with their dot and names them', () => {
    const id = openEncounter(file);
    const detail = file.services.coding.save(id, 1, { ...visitCoding(), diagnoses: ['e119', 'i10'] });
    expect(detail.coding.diagnoses).toEqual(['E11.9', 'I10']);
    expect(detail.titles['E11.9']).toMatch(/diabetes/i);
    expect(detail.encounter.status).toBe('coding');
  });

  it('refuses to save over what somebody else saved meanwhile', () => {
    const id = openEncounter(file);
    file.services.coding.save(id, 1, visitCoding());
    expect(() => file.services.coding.save(id, 1, { diagnoses: [], lines: [] })).toThrow(/changed elsewhere/);
    expect(file.services.coding.get(id).coding.lines).toHaveLength(3);
  });

  it('refuses to mark coded while a finding stops it, and says which', () => {
    const id = openEncounter(file);
    const saved = file.services.coding.save(id, 1, {
      diagnoses: ['E11.9'],
      lines: [serviceLine('99213', [], [])],
    });
    expect(() => file.services.coding.markCoded(id, saved.encounter.version)).toThrow(
      /cannot be marked coded/,
    );
    expect(file.services.coding.get(id).encounter.status).toBe('coding');
  });

  it('refuses to mark an empty encounter coded', () => {
    const id = openEncounter(file);
    expect(() => file.services.coding.markCoded(id, 1)).toThrow(/cannot be marked coded/);
  });

  it('moves through its states and refuses the others', () => {
    const { coding } = file.services;
    const id = codedEncounter(file);
    expect(() => coding.save(id, 3, visitCoding())).toThrow(/Reopen it first/);
    expect(coding.reopen(id).encounter.status).toBe('coding');
    const held = coding.hold(id, 'Which knee?');
    expect(held.encounter).toMatchObject({ status: 'held', holdReason: 'Which knee?' });
    expect(() => coding.markCoded(id, held.encounter.version)).toThrow(/on hold/);
    expect(coding.release(id).encounter).toMatchObject({ status: 'coding', holdReason: '' });
    expect(() => coding.release(id)).toThrow(/not on hold/);
  });

  it('refuses to reopen an encounter that has a claim', () => {
    const id = codedEncounter(file);
    file.services.claims.createFromEncounter(id);
    expect(() => file.services.coding.reopen(id)).toThrow(/Void the claim/);
  });

  it('keeps documents with their hash and does not take the same one twice', () => {
    const id = openEncounter(file);
    const document = {
      encounterId: id,
      kind: 'visit_note',
      title: 'Visit note',
      text: 'Seen today.',
    } as const;
    const [kept] = file.services.coding.addDocument(document).documents;
    expect(kept?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(() => file.services.coding.addDocument(document)).toThrow(/already with the encounter/);
  });

  it('refuses an encounter in the future', () => {
    expect(() => openEncounter(file, addDays(TODAY, 1))).toThrow(/another look/);
  });

  it('lists and counts the work, and finds it by name and reason', () => {
    openEncounter(file);
    codedEncounter(file, addDays(SERVICE_DAY, -1));
    const { coding } = file.services;
    expect(coding.counts()).toMatchObject({ toCode: 1, codedWithoutClaim: 1, held: 0 });
    const all = coding.worklist(page({ search: 'fictive follow' }));
    expect(all.map((row) => row.status)).toEqual(['coded', 'open']);
    expect(all[0]).toMatchObject({ chargeCents: 20_000, payerName: 'Sample Mutual Health Plan' });
    expect(coding.worklist(page({ statuses: ['open'], search: '100%' }))).toEqual([]);
  });

  it('leaves a row in the audit trail for each change', () => {
    const id = codedEncounter(file);
    const actions = file
      .db()
      .all<{ action: string }>(sql`SELECT action FROM audit_event WHERE record_id = ${id} ORDER BY seq`);
    expect(actions.map((row) => row.action)).toEqual(['create', 'save', 'mark coded']);
  });
});
