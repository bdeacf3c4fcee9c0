import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, UserId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { answerFile, remittanceFile, USUAL } from '#tests/support/payers.ts';
import { adjusted, answer, reversed } from '#tests/support/remits.ts';
import {
  codedEncounter,
  makeWorkFile,
  readyClaim,
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

const USER = '00000000-0000-4000-8000-000000000001' as UserId;
const claims = () => file.services.claims;
const draft = () => claims().createFromEncounter(codedEncounter(file));
const statusOf = (id: ClaimId) => claims().get(id).summary.status;

function post(bytes: Uint8Array) {
  const { remits } = file.services;
  return remits.post(remits.receive('answer.835', bytes).summary.id);
}

function insurerOwes(id: ClaimId): number {
  return (
    file.db().get<{ n: number }>(sql`SELECT COALESCE(SUM(amount_cents), 0) AS n FROM journal_entry
      WHERE claim_id = ${id} AND account = 'ar_insurer'`)?.n ?? 0
  );
}

describe('holding a claim', () => {
  it('keeps the reason, keeps it in the house, and lets it go again', () => {
    const { summary } = readyClaim(file);
    const held = claims().hold(summary.id, 'Waits for the referral');
    expect(held.summary).toMatchObject({ status: 'held', holdReason: 'Waits for the referral' });
    expect(() => claims().release(summary.id)).toThrow(/held/);
    expect(() => file.services.outbox.exportTo([summary.id], file.folder)).toThrow(/held, not ready/);
    expect(claims().unhold(summary.id).summary).toMatchObject({ status: 'draft', holdReason: '' });
    expect(() => claims().unhold(summary.id)).toThrow(/draft and cannot be taken off hold/);
  });
});

describe('changing a claim by hand', () => {
  it('keeps what was written, checks it again and writes it into the audit trail', () => {
    const { summary, claim } = draft();
    const edited = claims().edit(summary.id, summary.version, {
      situation: { employment: true, dates: { onset: isoDate('2026-11-01') }, priorAuthorization: 'AUTH1' },
      providers: [
        {
          role: 'referring',
          entity: '1',
          lastName: 'Sample',
          firstName: 'Rita',
          middleName: '',
          npi: '1888888884',
        },
      ],
      patient: { ...claim.patient, phone: '2165550199' },
      lines: claim.lines.map((line, i) =>
        i === 0 ? { ...line, detail: { drug: { ndc: '00000000000', quantity: '1', unit: 'ML' } } } : line,
      ),
    });
    expect(edited.claim).toMatchObject({
      situation: { priorAuthorization: 'AUTH1' },
      patient: { phone: '2165550199', accountNumber: claim.patient.accountNumber },
      providers: [{ lastName: 'Sample' }],
    });
    expect(edited.claim.lines[0]?.detail?.drug?.unit).toBe('ML');
    expect(edited.summary.version).toBe(summary.version + 1);
    expect(edited.events.at(-1)).toMatchObject({ kind: 'edited', to: 'draft' });
    const row = file
      .db()
      .get<{ change: string }>(
        sql`SELECT change FROM audit_event WHERE record = 'claim' AND action = 'change' ORDER BY seq DESC LIMIT 1`,
      );
    expect(row?.change).toContain('patient.phone: 2165550142 → 2165550199');
    expect(edited.fieldDifferences).toEqual([
      {
        field: 'patient.phone',
        words: 'Patient telephone',
        claim: '2165550199',
        record: '2165550142',
        byHand: true,
      },
    ]);
  });

  it('is never overwritten by a refresh unless the field is named', () => {
    const { summary, claim } = draft();
    const edited = claims().edit(summary.id, summary.version, {
      patient: { ...claim.patient, phone: '2165550199' },
      situation: { delayReason: '7' },
    });
    const { patient } = file.patients.detail(file.ids.patientId);
    file.patients.savePatient({ ...patient, firstName: 'Anna' });
    const fresh = claims().refresh(edited.summary.id);
    expect(fresh.claim.patient).toMatchObject({ firstName: 'Anna', phone: '2165550199' });
    expect(fresh.claim.situation).toEqual({ delayReason: '7' });
    expect(fresh.fieldDifferences).toMatchObject([{ field: 'patient.phone', byHand: true }]);
    const named = claims().refresh(summary.id, ['patient.phone']);
    expect(named.claim.patient.phone).toBe('2165550142');
    expect(named.fieldDifferences).toEqual([]);
    expect(() => claims().refresh(summary.id, ['claimId'])).toThrow(/no field/);
  });

  it('posts changed charges anew and leaves nothing of the old ones', () => {
    const { summary, claim } = draft();
    const [first, second] = claim.lines;
    if (!first || !second) throw new Error('too few lines');
    const edited = claims().edit(summary.id, summary.version, {
      lines: [
        { ...first, chargeCents: cents(15_000), units: 2 },
        second,
        { ...second, serviceLineId: null, code: '99000', chargeCents: cents(700) },
      ],
    });
    expect(edited.summary.chargeCents).toBe(17_200);
    expect(edited.claim.lines.map((l) => [l.number, l.code])).toEqual([
      [1, '99213'],
      [2, '36415'],
      [3, '99000'],
    ]);
    expect(insurerOwes(summary.id)).toBe(17_200);
    const perLine = file.db().all<{ n: number }>(sql`SELECT SUM(amount_cents) AS n FROM journal_entry
      WHERE claim_id = ${summary.id} AND account = 'ar_insurer' GROUP BY service_line_id HAVING n <> 0 ORDER BY n`);
    expect(perLine.map((row) => row.n)).toEqual([700, 1500, 15_000]);
    expect(edited.fieldDifferences.map((d) => d.field)).toEqual(['lines']);
    expect(claims().refresh(summary.id).summary.chargeCents).toBe(17_200);
    expect(claims().refresh(summary.id, ['lines']).summary.chargeCents).toBe(20_000);
    expect(insurerOwes(summary.id)).toBe(20_000);
  });

  it('takes optional parts away with null, and makes a ready claim a draft', () => {
    const { summary } = readyClaim(file);
    const set = claims().edit(summary.id, summary.version, {
      payToAddress: { line1: 'PO Box 1', line2: '', city: 'Cleveland', state: 'OH', zip: '441130001' },
    });
    expect([set.summary.status, set.claim.payToAddress?.line1]).toEqual(['draft', 'PO Box 1']);
    const gone = claims().edit(summary.id, set.summary.version, { payToAddress: null });
    expect(gone.claim).not.toHaveProperty('payToAddress');
  });

  it('is refused on an older version, for a foreign line, twice the same line, and after it was sent', () => {
    const { summary, claim } = draft();
    claims().edit(summary.id, summary.version, { clia: '99D9999999' });
    const now = claims().edit(summary.id, summary.version, { clia: '11D1111111' });
    expect(() => claims().edit(summary.id, summary.version, { clia: '' })).toThrow(/changed meanwhile/);
    const foreign = { ...claim.lines[0], serviceLineId: '00000000-0000-4000-8000-0000000000ff' } as never;
    expect(() => claims().edit(summary.id, now.summary.version, { lines: [foreign] })).toThrow(
      /not a line of this claim/,
    );
    const [line] = claim.lines;
    if (line)
      expect(() => claims().edit(summary.id, now.summary.version, { lines: [line, line] })).toThrow(/twice/);
    const sent = sentClaim(file, addDays(SERVICE_DAY, -1));
    expect(() => claims().edit(sent.summary.id, sent.summary.version, { clia: '' })).toThrow(
      /corrected version/,
    );
  });
});

describe('acknowledgements', () => {
  const mark = (id: ClaimId, to: 'accepted_clearinghouse' | 'accepted_payer' | 'rejected' | 'pending') =>
    transaction(file.db(), (db) =>
      claims().forAnswers.markStatus(db, id, {
        to,
        cause: 'acknowledged',
        detail: `277CA says ${to}.`,
        file: { kind: 'acknowledgement', id: 'a1' },
        payerControlNumber: 'PCN7',
      }),
    );

  it('move a claim with their file, and a late one moves nothing', () => {
    const { summary } = sentClaim(file);
    expect(mark(summary.id, 'accepted_clearinghouse')).toEqual({
      moved: true,
      from: 'exported',
      to: 'accepted_clearinghouse',
    });
    mark(summary.id, 'accepted_payer');
    expect(mark(summary.id, 'accepted_clearinghouse')).toMatchObject({ moved: false, to: 'accepted_payer' });
    const { events, summary: now } = claims().get(summary.id);
    expect(now).toMatchObject({
      status: 'accepted_payer',
      payerControlNumber: 'PCN7',
      followUpOn: addDays(TODAY, 21),
    });
    expect(events.slice(-3).map((e) => [e.from, e.to, e.file?.id])).toEqual([
      ['exported', 'accepted_clearinghouse', 'a1'],
      ['accepted_clearinghouse', 'accepted_payer', 'a1'],
      ['accepted_payer', 'accepted_payer', 'a1'],
    ]);
  });

  it('find a claim by its number and by its file', () => {
    const { summary } = sentClaim(file);
    const { forAnswers } = claims();
    const head = forAnswers.findByControlNumber(file.db(), summary.controlNumber);
    expect(head).toMatchObject({
      claimId: summary.id,
      status: 'exported',
      sentVersion: 1,
      chargeCents: 20_000,
    });
    const [id] = head?.files ?? [];
    expect(id && forAnswers.findByFile(file.db(), id).map((c) => c.claimId)).toEqual([summary.id]);
    expect(forAnswers.findByControlNumber(file.db(), '999')).toBeNull();
  });

  it('that reject are due at once; the claim is corrected and sent again as the first, in a second file', () => {
    const { summary, claim } = sentClaim(file);
    mark(summary.id, 'rejected');
    expect(claims().get(summary.id).summary).toMatchObject({
      status: 'rejected',
      followUpOn: TODAY,
      dueOn: TODAY,
    });
    const again = claims().startVersion(summary.id, { kind: 'resent', reason: 'Member id mistyped' });
    expect(again.summary).toMatchObject({
      status: 'draft',
      versionNumber: 2,
      frequency: '1',
      controlNumber: claim.controlNumber,
    });
    const edited = claims().edit(summary.id, again.summary.version, {
      coverage: { ...claim.coverage, memberId: 'SMH2001' },
    });
    claims().release(edited.summary.id);
    file.services.outbox.exportTo([summary.id], file.folder);
    const versions = claims().versions(summary.id);
    expect(versions.map((v) => [v.number, v.frequency, v.reason, v.replaces])).toEqual([
      [1, '1', '', null],
      [2, '1', 'Member id mistyped', 1],
    ]);
    expect(versions[1]?.changes).toMatchObject([
      { field: 'coverage.memberId', claim: 'SMH2001', record: 'SMH2000' },
    ]);
    expect(versions[1]?.checkedBy.rules.builtIn).not.toBe('');
    expect(claims().version(summary.id, 1).coverage.memberId).toBe('SMH2000');
    expect(
      file
        .db()
        .all(sql`SELECT version FROM claim_file_claim WHERE claim_id = ${summary.id} ORDER BY version`),
    ).toEqual([{ version: 1 }, { version: 2 }]);
    post(answerFile(claims().get(summary.id).claim, USUAL));
    expect(statusOf(summary.id)).toBe('paid');
  });
});

describe('a corrected claim', () => {
  it('names the payer’s number from the remittance, and its A/R adds up with the payer’s reversal and new answer', () => {
    const sent = sentClaim(file);
    post(answerFile(sent.claim, USUAL, { payerControlNumber: 'PX77' }));
    const begun = claims().startVersion(sent.summary.id, { kind: 'corrected', reason: 'Level too low' });
    expect(begun.claim).toMatchObject({ frequency: '7', situation: { payerControlNumber: 'PX77' } });
    const lines = begun.claim.lines.map((l) =>
      l.code === '99213' ? { ...l, code: '99214', chargeCents: cents(20_500) } : l,
    );
    claims().edit(sent.summary.id, begun.summary.version, { lines });
    claims().release(sent.summary.id);
    file.services.outbox.exportTo([sent.summary.id], file.folder);
    const corrected = claims().get(sent.summary.id);
    expect([corrected.summary.status, corrected.summary.chargeCents]).toEqual(['exported', 26_000]);
    expect(file.services.outbox.file(corrected.events.at(-1)?.claimFileId ?? ('' as never)).text).toMatch(
      /CLM\*10001\*260\*.*:7\*[\s\S]*REF\*F8\*PX77/,
    );
    const old = answer(
      sent.claim,
      USUAL.map(({ paid, adjustments }) => ({
        paid,
        adjustments: adjustments.map(([c, a]) => adjusted(c, a)),
      })),
      { payerControlNumber: 'PX77' },
    );
    const fresh = answer(corrected.claim, [
      { paid: 12_000, adjustments: [adjusted('CO-45', 6000), adjusted('PR-3', 2500)] },
      { paid: 857, adjustments: [adjusted('CO-45', 643)] },
      { paid: 0, adjustments: [adjusted('CO-45', 2658), adjusted('PR-1', 1342)] },
    ]);
    post(remittanceFile(corrected.claim, [reversed(old), fresh]));
    const done = claims().get(sent.summary.id);
    expect(done.summary).toMatchObject({ status: 'paid', insurerPaidCents: 12_857, insurerBalanceCents: 0 });
  });

  it('in work, takes an answer to the earlier version without losing the work', () => {
    const sent = sentClaim(file);
    claims().startVersion(sent.summary.id, {
      kind: 'corrected',
      reason: 'Wrong modifier',
      payerControlNumber: 'TYPED1',
    });
    post(answerFile(sent.claim, USUAL));
    const now = claims().get(sent.summary.id);
    expect(now.summary).toMatchObject({
      status: 'draft',
      versionNumber: 2,
      insurerPaidCents: 8157,
      insurerBalanceCents: 0,
    });
    expect(now.claim.situation?.payerControlNumber).toBe('TYPED1');
  });

  it('can be given up: the claim is again what was sent, where it stood', () => {
    const sent = sentClaim(file);
    post(answerFile(sent.claim, USUAL));
    const begun = claims().startVersion(sent.summary.id, {
      kind: 'corrected',
      reason: 'Try',
      payerControlNumber: 'N1',
    });
    const lines = begun.claim.lines.map((l) => ({ ...l, chargeCents: cents(100) }));
    claims().edit(sent.summary.id, begun.summary.version, { lines });
    const dropped = claims().dropVersion(sent.summary.id);
    expect(dropped.summary).toMatchObject({
      status: 'paid',
      versionNumber: 1,
      frequency: '1',
      chargeCents: 20_000,
      insurerBalanceCents: 0,
    });
    expect(dropped.claim).toEqual(sent.claim);
    expect(() => claims().dropVersion(sent.summary.id)).toThrow(/no later version/);
  });

  it('is refused for what was never sent, while one is in work, and a resend of what was answered', () => {
    const ready = readyClaim(file);
    expect(() => claims().startVersion(ready.summary.id, { kind: 'corrected', reason: 'x' })).toThrow(
      /never sent/,
    );
    const sent = sentClaim(file, addDays(SERVICE_DAY, -1));
    post(answerFile(sent.claim, USUAL));
    expect(() => claims().startVersion(sent.summary.id, { kind: 'resent', reason: 'x' })).toThrow(
      /duplicate/,
    );
    claims().startVersion(sent.summary.id, { kind: 'corrected', reason: 'x', payerControlNumber: 'N' });
    expect(() => claims().startVersion(sent.summary.id, { kind: 'void', reason: 'x' })).toThrow(
      /in work already/,
    );
  });

  it('without the payer’s number cannot be released', () => {
    const sent = sentClaim(file);
    const begun = claims().startVersion(sent.summary.id, { kind: 'corrected', reason: 'x' });
    expect(
      begun.findings.some((f) => f.severity === 'stops' && f.rule === 'replacement-needs-payer-number'),
    ).toBe(true);
    expect(() => claims().release(sent.summary.id)).toThrow(/needs the payer's number/);
  });
});

describe('a void', () => {
  function voidSent() {
    const sent = sentClaim(file);
    post(answerFile(sent.claim, USUAL, { payerControlNumber: 'PX5' }));
    claims().startVersion(sent.summary.id, { kind: 'void', reason: 'Wrong patient' });
    claims().release(sent.summary.id);
    file.services.outbox.exportTo([sent.summary.id], file.folder);
    return sent;
  }
  const taken = (sent: ReturnType<typeof sentClaim>) =>
    remittanceFile(sent.claim, [
      reversed(
        answer(
          sent.claim,
          USUAL.map(({ paid, adjustments }) => ({
            paid,
            adjustments: adjustments.map(([c, a]) => adjusted(c, a)),
          })),
          { payerControlNumber: 'PX5' },
        ),
      ),
    ]);

  it('that was sent counts only when the payer has taken its answer back', () => {
    const sent = voidSent();
    expect(claims().get(sent.summary.id).summary).toMatchObject({
      status: 'exported',
      frequency: '8',
      insurerPaidCents: 8157,
    });
    expect(() => claims().confirmVoid(sent.summary.id, 'They said so')).toThrow(/was not taken back/);
    post(taken(sent));
    const gone = claims().get(sent.summary.id);
    expect(gone.summary).toMatchObject({ status: 'voided', insurerBalanceCents: 0 });
    expect(insurerOwes(sent.summary.id)).toBe(0);
    expect(file.services.coding.get(sent.summary.encounterId).encounter.status).toBe('coded');
  });

  it('is confirmed by the user where nothing was ever paid', () => {
    const sent = sentClaim(file);
    claims().startVersion(sent.summary.id, { kind: 'void', reason: 'Twice', payerControlNumber: 'N9' });
    expect(() => claims().confirmVoid(sent.summary.id, 'x')).toThrow(/No void.*was sent/);
    claims().release(sent.summary.id);
    file.services.outbox.exportTo([sent.summary.id], file.folder);
    expect(claims().confirmVoid(sent.summary.id, 'By telephone').summary.status).toBe('voided');
    expect(insurerOwes(sent.summary.id)).toBe(0);
  });
});

describe('the end of a claim', () => {
  it('comes only when nothing is open, and can be taken back', () => {
    const sent = sentClaim(file);
    expect(() => claims().close(sent.summary.id, 'x')).toThrow(/insurer's balance.*200\.00/);
    post(answerFile(sent.claim, USUAL));
    expect(claims().close(sent.summary.id, 'All done').summary.status).toBe('closed');
    expect(claims().reopen(sent.summary.id, 'Not yet').summary.status).toBe('paid');
  });

  it('may be an appeal first', () => {
    const sent = sentClaim(file);
    const refused = sent.claim.lines.map((l) => ({
      paid: 0,
      adjustments: [['CO-50', l.chargeCents]] as const,
    }));
    post(answerFile(sent.claim, refused, { statusCode: '4' }));
    expect(claims().get(sent.summary.id).summary).toMatchObject({ status: 'denied', followUpOn: TODAY });
    expect(claims().appeal(sent.summary.id, 'Notes sent').summary).toMatchObject({
      status: 'appealed',
      followUpOn: addDays(TODAY, 21),
    });
    expect(claims().endAppeal(sent.summary.id, 'Upheld').summary.status).toBe('denied');
    claims().appeal(sent.summary.id, 'Second level');
    post(answerFile(sent.claim, USUAL));
    expect(statusOf(sent.summary.id)).toBe('paid');
  });

  it('on paper counts as sent and keeps its version', () => {
    const ready = readyClaim(file);
    expect(
      claims()
        .sendOnPaper([ready.summary.id])
        .map((o) => o.done),
    ).toEqual([true]);
    expect(statusOf(ready.summary.id)).toBe('exported');
    expect(claims().versions(ready.summary.id)).toMatchObject([{ number: 1, file: null }]);
    expect(claims().sendOnPaper([ready.summary.id])).toMatchObject([
      { done: false, sentence: expect.stringMatching(/cannot be sent/) },
    ]);
  });
});

describe('notes, tasks and the line of time', () => {
  it('keep what was said, remind, and stand in order with everything else', () => {
    const sent = sentClaim(file);
    const { work } = claims();
    expect(work.addNote(sent.summary.id, 'Called, they look into it').map((n) => n.text)).toEqual([
      'Called, they look into it',
    ]);
    const task = work.saveTask({
      id: null,
      claimId: sent.summary.id,
      title: 'Call again',
      ownerId: USER,
      dueOn: addDays(TODAY, 3),
    });
    expect(claims().get(sent.summary.id).summary).toMatchObject({ openTasks: 1, dueOn: addDays(TODAY, 3) });
    expect(work.tasks({ claimId: null, ownerId: USER, withDone: false })).toMatchObject([
      { id: task.id, ownerName: 'Test Biller' },
    ]);
    work.saveTask({ ...task, title: 'Call them again', dueOn: TODAY });
    expect(claims().deskCounts().tasksDue).toBe(1);
    expect(work.finishTask(task.id)).toMatchObject({ doneBy: 'Test Biller' });
    expect(() => work.finishTask(task.id)).toThrow(/done already/);
    expect(() => work.saveTask({ ...task, title: 'x' })).toThrow(/done/);
    post(answerFile(sent.claim, USUAL));
    const life = claims().life(sent.summary.id);
    expect(life.map((e) => [e.kind, e.title])).toEqual([
      ['event', 'Created'],
      ['event', 'Released'],
      ['file', 'Exported'],
      ['note', 'Note'],
      ['task', 'Task'],
      ['task', 'Task done'],
      ['remittance', 'Remittance posted'],
    ]);
    for (const entry of life) {
      if (entry.file?.kind === 'claim_file')
        expect(file.services.outbox.file(entry.file.id as never).text).toMatch(/^ISA/);
      if (entry.file?.kind === 'remittance')
        expect(file.services.remits.fileText(entry.file.id as never).text).toMatch(/^ISA/);
    }
    expect(life.filter((e) => e.file !== null)).toHaveLength(2);
  });
});
