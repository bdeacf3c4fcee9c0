import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_WORKSHEET, confirmAll, decide, mergeItems, tickOne } from '#shared/domain/em/worksheet.ts';
import { judgeVisit } from '#shared/domain/em/visit.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sql } from '#electron/db/sql.ts';
import {
  codedEncounter,
  makeWorkFile,
  openEncounter,
  serviceLine,
  visitCoding,
  type WorkFile,
} from '#tests/support/work-file.ts';

const NOTE = `HISTORY
Established patient, follow-up. Takes her tablets.
ASSESSMENT
1. Type 2 diabetes, not at goal. Increase metformin to 1000 mg.
2. Hypertension, at goal. Continue lisinopril.
PLAN
Repeat A1c in three months.`;

let file: WorkFile;
let id: EncounterId;
beforeEach(() => {
  file = makeWorkFile();
  id = openEncounter(file);
  file.services.coding.addDocument({ encounterId: id, kind: 'visit_note', title: 'Visit note', text: NOTE });
});
afterEach(() => file.close());

const emFindings = () =>
  file.services.coding
    .get(id)
    .findings.filter((f) => f.rule.startsWith('em-'))
    .map((f) => f.rule);
const refusal = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('the level of a visit in the practice file', () => {
  it('proposes from the documents before anything is saved', () => {
    const detail = file.services.em.get(id);
    expect(detail.version).toBe(0);
    expect(detail.confirmed).toBeNull();
    expect(detail.visit.proposals.items.map((i) => i.element)).toEqual([
      'chronic_not_at_goal',
      'stable_chronic',
      'test_ordered',
      'drug_management',
    ]);
    expect(file.services.em.verdict(id).result).toMatchObject({
      level: 'moderate',
      code: '99214',
      restsOnProposals: true,
    });
  });

  it('keeps what is confirmed with who did it, and grows its version', () => {
    const { visit } = file.services.em.get(id);
    const saved = file.services.em.save(id, 0, confirmAll(visit.sheet, visit.proposals));
    expect(saved.version).toBe(1);
    expect(saved.confirmed?.by).toBe('Test Biller');
    expect(saved.visit.sheet.decisions.length).toBe(4);
    file.reopen();
    expect(file.services.em.get(id).visit.sheet).toEqual(saved.visit.sheet);
    expect(file.services.em.verdict(id).result).toMatchObject({ level: 'moderate', restsOnProposals: false });
    // Going back is saving the earlier sheet at the newest version.
    const back = file.services.em.save(id, 1, EMPTY_WORKSHEET);
    expect([back.version, back.confirmed]).toEqual([2, null]);
  });

  it('refuses a sheet of an older version, and writes nothing', () => {
    file.services.em.save(id, 0, tickOne(EMPTY_WORKSHEET, 'minor'));
    expect(refusal(() => file.services.em.save(id, 0, EMPTY_WORKSHEET)).code).toBe('conflict');
    expect(refusal(() => file.services.em.save(id, 5, EMPTY_WORKSHEET)).code).toBe('conflict');
    expect(file.services.em.get(id).visit.sheet.decisions.length).toBe(1);
  });

  it('refuses a passage of another encounter, a closed encounter, and one that is not there', () => {
    const { visit } = file.services.em.get(id);
    const [item] = mergeItems(visit.sheet, visit.proposals);
    const other = openEncounter(file, isoDate('2026-11-18'));
    expect(
      refusal(() => file.services.em.save(other, 0, decide(EMPTY_WORKSHEET, item!, 'confirmed'))).code,
    ).toBe('invalid_input');
    const coded = codedEncounter(file, isoDate('2026-11-17'));
    expect(refusal(() => file.services.em.save(coded, 0, EMPTY_WORKSHEET)).code).toBe('rule_violated');
    expect(
      refusal(() => file.services.em.get('00000000-0000-4000-8000-00000000ffff' as EncounterId)).code,
    ).toBe('not_found');
  });

  it('leaves a line in the audit trail, without a word of the note, and none when nothing changed', () => {
    const { visit } = file.services.em.get(id);
    const sheet = confirmAll(visit.sheet, visit.proposals);
    file.services.em.save(id, 0, sheet);
    file.services.em.save(id, 1, sheet);
    const rows = file
      .db()
      .all<{ change: string }>(sql`SELECT change FROM audit_event WHERE record = 'visit level'`);
    expect(rows.length).toBe(1);
    expect(rows[0]?.change).toContain('→ 99214');
    expect(rows[0]?.change).not.toMatch(/metformin|Hypertension|tablets/);
  });

  it('joins the findings: informs while proposed, warns when confirmed, silent when it agrees', () => {
    const { coding } = file.services;
    const saved = coding.save(id, 1, visitCoding());
    expect(emFindings()).toEqual(['em-level-unconfirmed']);
    const { visit } = file.services.em.get(id);
    file.services.em.save(id, 0, confirmAll(visit.sheet, visit.proposals));
    expect(emFindings()).toEqual(['em-level-under']);
    const finding = coding.get(id).findings.find((f) => f.rule === 'em-level-under');
    expect(finding?.fix).toEqual({ kind: 'replace_procedure', line: 1, code: '99214', chargeCents: 21000 });
    coding.save(id, saved.encounter.version, {
      diagnoses: ['E11.9', 'I10'],
      lines: [serviceLine('99214', [], [1, 2])],
    });
    expect(emFindings()).toEqual([]);
  });

  it('knows the patient by earlier visits of the same group', () => {
    expect(file.services.em.verdict(id).result.patient).toMatchObject({ kind: 'established', sure: false });
    codedEncounter(file, isoDate('2025-02-03'));
    expect(file.services.em.verdict(id).result.patient).toMatchObject({
      kind: 'established',
      sure: true,
      because: 'established patient, seen here on 2025-02-03',
    });
    // A later visit says nothing of this one.
    codedEncounter(file, isoDate('2026-11-20'));
    expect(file.services.em.get(id).visit.earlier.length).toBe(1);
  });

  it('reads the documents anew when one is added', () => {
    expect(file.services.em.get(id).visit.proposals.minutes).toBeNull();
    file.services.coding.addDocument({
      encounterId: id,
      kind: 'other',
      title: 'Addendum',
      text: 'Total time today: 42 minutes.',
    });
    expect(file.services.em.get(id).visit.proposals.minutes?.value).toBe(42);
  });

  it('gives the same level as the window works out from what it gets', () => {
    file.services.coding.save(id, 1, visitCoding());
    const { visit } = file.services.em.get(id);
    expect(judgeVisit(visit, visitCoding().lines).result).toEqual(file.services.em.verdict(id).result);
  });
});
