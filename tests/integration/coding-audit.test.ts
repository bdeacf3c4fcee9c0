import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail } from '#shared/contract/coding-audit.ts';
import { PLAIN_RULE, type SampleRule } from '#shared/domain/coding-audit/rule.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Role } from '#shared/domain/user.ts';
import { addDays } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId, EncounterId, UserId } from '#shared/kernel/ids.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { insertUser } from '#electron/session/queries.ts';
import type { Actor } from '#electron/service-context.ts';
import type { WorkServices } from '#electron/work-services.ts';
import {
  SERVICE_DAY,
  addPatient,
  era,
  makeWorkFile,
  serviceLine,
  servicesOver,
  testClock,
  visitCoding,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
let coder: { readonly actor: Actor; readonly services: WorkServices };
let auditor: typeof coder;
const clock = testClock();

function person(name: string, role: Role): typeof coder {
  const actor = { id: randomUUID() as UserId, name };
  transaction(file.db(), (w) => insertUser(w, { ...actor, role, at: clock.now() }));
  return { actor, services: servicesOver(file.db, clock, undefined, actor) };
}

beforeEach(() => {
  file = makeWorkFile();
  coder = person('Cora Sample', 'coder');
  auditor = person('Aud Invented', 'auditor');
});
afterEach(() => file.close());

/** A visit coded by somebody. */
function coded(
  by = coder,
  coding: Coding = visitCoding(),
  day = SERVICE_DAY,
  patientId = file.ids.patientId,
): EncounterId {
  const { services } = by;
  const id = services.coding.createEncounter({
    patientId,
    serviceDate: day,
    renderingProviderId: file.ids.providerId,
    facilityId: file.ids.facilityId,
    reason: 'Follow-up',
  });
  services.coding.addDocument({
    encounterId: id,
    kind: 'visit_note',
    title: 'Visit note',
    text: `Seen ${id}.`,
  });
  const saved = services.coding.save(id, services.coding.get(id).encounter.version, coding);
  services.coding.markCoded(id, saved.encounter.version);
  return id;
}

function makeAudit(rule: Partial<SampleRule> = {}, seed = 7, by = auditor) {
  return by.services.codingAudits.create({ name: 'First quarter', rule: { ...PLAIN_RULE, ...rule }, seed });
}

function firstCase(auditId: ReturnType<typeof makeAudit>): CodingAuditCaseId {
  const row = auditor.services.codingAudits.get(auditId).cases[0];
  if (!row) throw new Error('The audit has no case.');
  return row.id;
}

/** The auditor's coding, saved and submitted. */
function recode(caseId: CodingAuditCaseId, coding: Coding, by = auditor): CaseDetail {
  const audits = by.services.codingAudits;
  const { detail } = audits.blind(caseId);
  const saved = audits.saveDraft(caseId, detail.encounter.version, coding);
  return audits.submit(caseId, saved.encounter.version);
}

const different = (): Coding => ({
  diagnoses: ['E11.65', 'I10'],
  lines: [serviceLine('99214', [], [1, 2]), serviceLine('83036', ['QW'], [1])],
});

describe('an audit of coding', () => {
  it('draws the sample that its preview showed, and freezes the coding as it was', () => {
    const ids = Array.from({ length: 12 }, (_, i) => coded(coder, visitCoding(), addDays(SERVICE_DAY, -i)));
    const audits = auditor.services.codingAudits;
    const rule = { ...PLAIN_RULE, size: { kind: 'count', count: 5 } } as const;
    const preview = audits.preview(rule, null);
    expect(preview).toMatchObject({ population: 12, matching: 12 });
    const id = audits.create({ name: 'Sample', rule, seed: preview.seed });
    const detail = audits.get(id);
    expect(detail.cases.map((c) => c.encounterId)).toEqual(preview.rows.map((r) => r.encounterId));
    expect(detail.cases.every((c) => c.status === 'to_review' && c.why.length === 0)).toBe(true);
    const sampled = detail.cases[0];
    if (!sampled) throw new Error('There is a case.');
    // The coder changes it afterwards: the audit keeps what was drawn.
    const { coding } = coder.services;
    const open = coding.reopen(sampled.encounterId);
    coding.save(sampled.encounterId, open.encounter.version, { diagnoses: ['I10'], lines: [] });
    const reviewed = recode(sampled.id, visitCoding());
    expect(reviewed.original.diagnoses).toEqual(['E11.9', 'I10']);
    expect(reviewed.row.why.join()).toMatch(/Drawn at random: 5 of 12/);
    expect(ids).toContain(sampled.encounterId);
  });

  it('shows the auditor nothing of the coding before the recode', () => {
    const encounterId = coded(coder, {
      diagnoses: ['E11.65', 'I10'],
      lines: [serviceLine('99214', ['25'], [1]), serviceLine('36415', [], [1])],
    });
    const audits = auditor.services.codingAudits;
    const id = makeAudit({ emCodes: ['99214'] });
    const caseId = firstCase(id);
    const told = JSON.stringify([audits.get(id).cases, audits.blind(caseId)]);
    for (const secret of ['E11.65', '99214', '36415', 'hyperglycemia']) expect(told).not.toContain(secret);
    expect(audits.blind(caseId).detail).toMatchObject({
      findings: [],
      claimId: null,
      coding: { diagnoses: [] },
    });
    expect(audits.blind(caseId).detail.documents[0]?.text).toContain(encounterId);
    expect(() => audits.case(caseId)).toThrow(/not recoded yet/);
  });

  it('keeps the draft, refuses a stale one, an empty submission and a second recode', () => {
    coded();
    const audits = auditor.services.codingAudits;
    const caseId = firstCase(makeAudit());
    expect(() => audits.submit(caseId, 1)).toThrow(/Nothing is recoded yet/);
    const saved = audits.saveDraft(caseId, 1, { diagnoses: ['e119'], lines: [] });
    expect(saved.coding.diagnoses).toEqual(['E11.9']);
    expect(() => audits.saveDraft(caseId, 1, visitCoding())).toThrow(/changed elsewhere/);
    expect(audits.blind(caseId).detail.coding.diagnoses).toEqual(['E11.9']);
    expect(() => audits.submit(caseId, 1)).toThrow(/changed elsewhere/);
    audits.submit(caseId, saved.encounter.version);
    expect(() => audits.blind(caseId)).toThrow(/recoded already/);
  });

  it('agrees at once with an equal recode, and signs it', () => {
    const encounterId = coded();
    const result = recode(firstCase(makeAudit()), visitCoding());
    expect(result).toMatchObject({
      row: { status: 'agreed', standing: 0, effectCents: 0 },
      mayDecide: false,
    });
    const signed = file.db().all<{
      role: string;
      meaning: string;
      name: string;
    }>(sql`SELECT s.role, s.meaning, u.name
      FROM encounter_signature s JOIN user_account u ON u.id = s.user_id WHERE s.encounter_id = ${encounterId} ORDER BY s.id`);
    expect(signed).toEqual([
      { role: 'coder', meaning: 'coded', name: 'Cora Sample' },
      { role: 'auditor', meaning: 'audited, agreed', name: 'Aud Invented' },
    ]);
  });

  it('compares, decides, returns to the coder with a note, and the coder answers', () => {
    const encounterId = coded();
    const audits = auditor.services.codingAudits;
    const id = makeAudit();
    const caseId = firstCase(id);
    const shown = recode(caseId, different());
    expect(shown.comparison.differences.map((d) => d.kind)).toEqual(['other_code', 'em_under', 'extra']);
    expect(shown.comparison.effectCents).toBe(shown.comparison.recodeCents - shown.comparison.originalCents);
    // The coder does not see it before it is decided.
    expect(() => coder.services.codingAudits.case(caseId)).toThrow(/not open to you/);
    expect(() => audits.return(caseId, 'Look again.')).toThrow(/Decide each difference first/);
    expect(() => audits.agree(caseId)).toThrow(/against the coder/);
    for (const { key, kind } of shown.comparison.differences)
      audits.decide(caseId, { key, right: kind === 'extra' ? 'coder' : 'auditor', comment: '' });
    expect(() => audits.decide(caseId, { key: 'dx:none', right: 'coder', comment: '' })).toThrow(
      /not in the comparison/,
    );
    const returned = audits.return(caseId, 'Hyperglycemia is documented.');
    expect(returned.row).toMatchObject({ status: 'returned', outcome: 'back_to_coding', standing: 2 });
    const { encounter } = coder.services.coding.get(encounterId);
    expect(encounter).toMatchObject({ status: 'coding', returnedNote: 'Hyperglycemia is documented.' });
    // Now the coder sees and answers.
    const own = coder.services.codingAudits;
    expect(own.own().map((c) => c.id)).toEqual([caseId]);
    expect(own.comment(caseId, '', 'I see it now.').comments).toMatchObject([
      { text: 'I see it now.', own: true, userName: 'Cora Sample' },
    ]);
    expect(audits.case(caseId).comments).toMatchObject([{ own: false }]);
    expect(own.case(caseId).mayDecide).toBe(false);
    expect(audits.closeCase(caseId).row.status).toBe('closed');
    expect(() => own.comment(caseId, '', 'More.')).toThrow(/closed/);
    expect(audits.close(id).row.status).toBe('closed');
    expect(() => audits.close(id)).toThrow(/closed already/);
  });

  it('agrees when every difference was decided for the coder', () => {
    coded();
    const audits = auditor.services.codingAudits;
    const caseId = firstCase(makeAudit());
    for (const { key } of recode(caseId, different()).comparison.differences)
      audits.decide(caseId, { key, right: 'coder', comment: 'The note supports it.' });
    expect(() => audits.return(caseId, 'Anyway.')).toThrow(/Agree instead/);
    expect(audits.agree(caseId).row).toMatchObject({ status: 'agreed', standing: 0 });
    const [score] = audits.scores({ from: null, to: null });
    expect(score?.all).toMatchObject({ cases: 1, withoutError: 1, part: 1, tooFew: true });
    expect(score?.all.interval.low).toBeLessThan(0.3);
  });

  it('leaves a billed encounter alone and says that a corrected claim is needed', () => {
    const encounterId = coded();
    file.services.claims.createFromEncounter(encounterId);
    const audits = auditor.services.codingAudits;
    const caseId = firstCase(makeAudit());
    for (const { key } of recode(caseId, different()).comparison.differences)
      audits.decide(caseId, { key, right: 'auditor', comment: '' });
    expect(audits.return(caseId, 'Level too low.').row.outcome).toBe('corrected_claim_needed');
    const { encounter } = coder.services.coding.get(encounterId);
    expect(encounter).toMatchObject({ status: 'billed', returnedNote: '' });
  });

  it('does not reopen what is open for coding already', () => {
    const encounterId = coded();
    const audits = auditor.services.codingAudits;
    const caseId = firstCase(makeAudit());
    coder.services.coding.reopen(encounterId);
    for (const { key } of recode(caseId, different()).comparison.differences)
      audits.decide(caseId, { key, right: 'auditor', comment: '' });
    expect(audits.return(caseId, 'Level too low.').row.outcome).toBe('open_already');
  });

  it('refuses to audit one’s own coding, and counts a self-review in no score', () => {
    const owner = {
      actor: { id: '00000000-0000-4000-8000-000000000001' as UserId, name: 'Test Biller' },
      services: file.services,
    };
    coded(owner);
    coded(coder, visitCoding(), addDays(SERVICE_DAY, -1));
    const audits = owner.services.codingAudits;
    expect(audits.choices()).toMatchObject({ encounters: 2, own: 1 });
    expect(audits.preview(PLAIN_RULE, 1).rows.map((r) => r.coderName)).toEqual(['Cora Sample']);
    // Another auditor's sample may hold what the owner coded: the owner is refused.
    const id = makeAudit();
    const own = audits.get(id).cases.find((c) => c.own);
    expect(() => audits.blind(own?.id as CodingAuditCaseId)).toThrow(/another auditor/);
    const self = makeAudit({ selfReview: true, coderIds: [owner.actor.id] }, 3, owner);
    const [only] = audits.get(self).cases;
    const result = recode(only?.id as CodingAuditCaseId, visitCoding(), owner);
    expect(result).toMatchObject({ selfReview: true, row: { status: 'agreed' } });
    expect(audits.scores({ from: null, to: null })).toEqual([]);
  });

  it('refuses an audit of nothing and an early end', () => {
    expect(() => makeAudit()).toThrow(/No coded encounter fits/);
    coded();
    const id = makeAudit();
    expect(() => auditor.services.codingAudits.close(id)).toThrow(/1 of its cases are not decided/);
  });

  it('weighs by what the payer allowed once a remittance told it', () => {
    const billed = file.services.coding;
    const id = coded(coder, visitCoding(), addDays(SERVICE_DAY, -3));
    expect(billed.get(id).encounter.status).toBe('coded');
    const { claims, outbox, remits } = file.services;
    const claim = claims.createFromEncounter(id);
    claims.release(claim.summary.id);
    outbox.exportTo([claim.summary.id], file.folder);
    remits.post(remits.receive('era.835', era([claims.get(claim.summary.id).claim])).summary.id);
    const second = addPatient(file.patients, file.ids.payerId, 'Ben', '2001');
    const encounterId = coded(coder, visitCoding(), SERVICE_DAY, second);
    const audits = auditor.services.codingAudits;
    const auditId = makeAudit({ size: { kind: 'count', count: 500 } });
    const caseId = audits.get(auditId).cases.find((c) => c.encounterId === encounterId)?.id;
    const less = visitCoding();
    const shown = recode(caseId as CodingAuditCaseId, { ...less, lines: less.lines.slice(0, 2) });
    const [extra] = shown.comparison.differences;
    expect(extra).toMatchObject({ kind: 'extra', original: '83036-QW', effectCents: -4000 });
    expect(extra?.allowedEffectCents).toBeLessThan(0);
    expect(extra?.allowedEffectCents).toBeGreaterThan(-4000);
  });

  it('gives a coder the own score alone, by month', () => {
    const other = person('Otto Example', 'coder');
    coded(coder);
    coded(other, visitCoding(), addDays(SERVICE_DAY, -1));
    const audits = auditor.services.codingAudits;
    for (const { id } of audits.get(makeAudit()).cases) recode(id, visitCoding());
    expect(
      audits
        .scores({ from: null, to: null })
        .map((s) => s.coderName)
        .sort(),
    ).toEqual(['Cora Sample', 'Otto Example']);
    const own = coder.services.codingAudits.scores({ from: null, to: null });
    expect(own.map((s) => s.coderName)).toEqual(['Cora Sample']);
    expect(own[0]?.months.map((m) => [m.month, m.score.cases])).toEqual([['2026-11', 1]]);
    expect(audits.scores({ from: null, to: addDays(SERVICE_DAY, -30) })).toEqual([]);
  });

  it('lets the database itself refuse to change what was audited, said or signed', () => {
    coded();
    const caseId = firstCase(makeAudit());
    recode(caseId, visitCoding());
    auditor.services.codingAudits.comment(caseId, '', 'Well done.');
    const refused = (statement: ReturnType<typeof sql>) => () =>
      transaction(file.db(), (w) => w.run(statement));
    expect(refused(sql`UPDATE coding_audit_case SET original = '{}'`)).toThrow(/never changed/);
    expect(refused(sql`DELETE FROM coding_audit_case`)).toThrow(/never deleted/);
    expect(refused(sql`UPDATE coding_audit_comment SET text = 'x'`)).toThrow(/never changed/);
    expect(refused(sql`DELETE FROM encounter_signature`)).toThrow(/never deleted/);
  });

  it('leaves a row in the audit trail for each step', () => {
    coded();
    const id = makeAudit();
    const caseId = firstCase(id);
    for (const { key } of recode(caseId, different()).comparison.differences)
      auditor.services.codingAudits.decide(caseId, { key, right: 'auditor', comment: '' });
    auditor.services.codingAudits.return(caseId, 'Again.');
    const actions = file.db().all<{
      action: string;
      user_name: string;
    }>(sql`SELECT action, user_name FROM audit_event
      WHERE record_id IN (${id}, ${caseId}) ORDER BY seq`);
    expect(actions.map((a) => a.action)).toEqual([
      'create',
      'save draft',
      'recode',
      'decide',
      'decide',
      'decide',
      'return',
    ]);
    expect(new Set(actions.map((a) => a.user_name))).toEqual(new Set(['Aud Invented']));
  });
});
