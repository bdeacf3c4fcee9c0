import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { DenialFilter } from '#shared/domain/denials/denial.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { answerFile, deskOf, onlyDenial, paid, postAnswer, refused } from '#tests/support/denials.ts';
import { adjusted, answer, reversed } from '#tests/support/remits.ts';
import { addPatient, makeWorkFile, sentClaim, SERVICE_DAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let sent: ClaimDetail;
beforeEach(() => {
  file = makeWorkFile();
  sent = sentClaim(file);
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const status = () => file.services.claims.get(sent.summary.id).summary.status;
const owes = () => file.services.claims.get(sent.summary.id).summary.insurerBalanceCents;
function balance(account: string): number {
  return (
    file
      .db()
      .get<{ n: number }>(
        sql`SELECT coalesce(sum(amount_cents), 0) AS n FROM journal_entry WHERE account = ${account}`,
      )?.n ?? 0
  );
}
const deny = (code = 'CO-197', remarks: string[] = [], trace = 'T1'): void => {
  postAnswer(file, answerFile(sent.claim, [refused(sent.claim, code, remarks)], trace));
};

describe('a denial', () => {
  it('is opened by the posting, with reasons, next step and day, and nothing is written off', () => {
    file.services.denials.saveTerms({
      payerId: file.ids.payerId,
      appealDays: 90,
      secondAppealDays: 60,
      externalDays: null,
      correctedDays: 120,
      recordsDays: 30,
    });
    deny('CO-197', ['M62']);
    const row = onlyDenial(file);
    expect(row).toMatchObject({
      kind: 'authorization',
      code: 'CO-197',
      remarks: ['M62'],
      step: 'correct',
      deniedCents: 20_000,
      openCents: 20_000,
      answeredOn: '2026-11-20',
      dueOn: '2027-03-20',
      record: { won: 0, decided: 0 },
    });
    const detail = file.services.denials.get(row.id);
    expect(detail.amounts.map((a) => [a.code, a.amountCents])).toEqual([
      ['99213', 14_500],
      ['36415', 1500],
      ['83036', 4000],
    ]);
    expect(detail).toMatchObject({
      field: 'situation.priorAuthorization',
      appealBy: '2027-02-18',
      correctBy: '2027-03-20',
      codedBy: 'Test Biller',
      releasedBy: 'Test Biller',
      termsEntered: true,
    });
    expect(balance('write_off')).toBe(0);
    expect(balance('contractual_adjustment')).toBe(0);
  });

  it('has no day where the payer’s days are not known', () => {
    deny('CO-50');
    expect(onlyDenial(file)).toMatchObject({ kind: 'medical_necessity', step: 'appeal', dueOn: null });
    expect(file.services.denials.counts().withoutDeadline).toBe(1);
  });

  it('says that an unknown code is unknown', () => {
    deny('CO-999');
    expect(onlyDenial(file)).toMatchObject({ kind: 'unknown', step: 'read' });
  });

  it('of one line stands beside what was paid on the others', () => {
    const partly = answer(sent.claim, [
      { paid: 10_000, adjustments: [adjusted('CO-45', 4500)] },
      { paid: 0, adjustments: [adjusted('CO-97', 1500)] },
      { paid: 4000, adjustments: [] },
    ]);
    postAnswer(file, answerFile(sent.claim, [partly], 'T1'));
    expect(onlyDenial(file)).toMatchObject({
      kind: 'coding',
      code: 'CO-97',
      deniedCents: 1500,
      openCents: 1500,
      claimStatus: 'partly_paid',
    });
  });

  it('is undone with its remittance and comes again with it', () => {
    const bytes = answerFile(sent.claim, [refused(sent.claim)], 'T1');
    const id = postAnswer(file, bytes);
    const denial = onlyDenial(file);
    file.services.remits.undo(id, 'Wrong file');
    expect(deskOf(file)).toEqual([]);
    expect(file.services.denials.get(denial.id).row).toMatchObject({ state: 'closed', outcome: 'undone' });
    postAnswer(file, bytes);
    expect(onlyDenial(file).id).not.toBe(denial.id);
  });

  it('is closed by the payment of the corrected claim, and open again when that is undone', () => {
    deny();
    const { id } = onlyDenial(file);
    const begun = file.services.denials.correct(id, 'Authorisation added');
    expect(begun).toEqual({ claimId: sent.summary.id, field: 'situation.priorAuthorization' });
    const { claims, outbox, denials, remits } = file.services;
    expect(claims.get(sent.summary.id).claim.frequency).toBe('7');
    claims.release(sent.summary.id);
    outbox.exportTo([sent.summary.id], file.folder);
    const { claim } = claims.get(sent.summary.id);
    const posted = postAnswer(file, answerFile(claim, [paid(claim)], 'T2'), 'b.835');
    expect(deskOf(file)).toEqual([]);
    expect(denials.get(id).row).toMatchObject({ outcome: 'won', recoveredCents: 16_000, openCents: 0 });
    remits.undo(posted, 'Test');
    expect(denials.get(id).row).toMatchObject({
      state: 'open',
      outcome: null,
      recoveredCents: 0,
      openCents: 20_000,
    });
  });

  it('refused again is the next round of the same one, and undoing brings the first back', () => {
    deny('CO-197');
    const { id } = onlyDenial(file);
    const again = postAnswer(
      file,
      answerFile(sent.claim, [refused(sent.claim, 'CO-50')], 'T2', { paidOn: isoDate('2026-11-22') }),
      'b.835',
    );
    expect(onlyDenial(file)).toMatchObject({ id, code: 'CO-50', kind: 'medical_necessity' });
    expect(file.services.denials.get(id).round).toBe(2);
    file.services.remits.undo(again, 'Test');
    expect(onlyDenial(file)).toMatchObject({
      id,
      code: 'CO-197',
      kind: 'authorization',
      deniedCents: 20_000,
    });
  });

  it('ends when the payer takes its answer back, and goes on with the correction beside it', () => {
    deny();
    const { id } = onlyDenial(file);
    const first = refused(sent.claim);
    const both = answerFile(sent.claim, [reversed(first), refused(sent.claim, 'CO-29')], 'T2');
    postAnswer(file, both, 'b.835');
    expect(onlyDenial(file)).toMatchObject({ id, code: 'CO-29', kind: 'timely_filing' });
    const paidNow = answerFile(sent.claim, [reversed(refused(sent.claim, 'CO-29')), paid(sent.claim)], 'T3');
    postAnswer(file, paidNow, 'c.835');
    expect(file.services.denials.get(id).row).toMatchObject({ outcome: 'won', recoveredCents: 16_000 });
    expect(status()).toBe('paid');
  });
});

describe('letting an amount go', () => {
  it('writes off with a reason by one journal, closes the claim, and comes back by its reversal', () => {
    deny('CO-29');
    const { id } = onlyDenial(file);
    const act = { kind: 'write_off', reason: 'Filed late by us' } as const;
    const [preview] = file.services.denials.act(act, [id], true);
    expect(preview).toMatchObject({ done: true, sentence: '200.00 written off.' });
    expect(balance('write_off')).toBe(0);
    file.services.denials.act(act, [id], false);
    expect(balance('write_off')).toBe(20_000);
    expect(owes()).toBe(0);
    expect(status()).toBe('closed');
    expect(file.services.denials.get(id).row).toMatchObject({ outcome: 'written_off', openCents: 0 });
    file.services.denials.openAgain(id, 'The payer gave in');
    expect(balance('write_off')).toBe(0);
    expect(owes()).toBe(20_000);
    expect(status()).toBe('denied');
    expect(onlyDenial(file).id).toBe(id);
  });

  it('gives to the patient what the payer leaves there (PR), and more only with a reason', () => {
    deny('PR-204');
    const other = sentClaim(file, SERVICE_DAY, addPatient(file.patients, file.ids.payerId, 'Berta', '2002'));
    postAnswer(file, answerFile(other.claim, [refused(other.claim, 'CO-204')], 'T2'), 'b.835');
    const rows = deskOf(file);
    const pr = rows.find((r) => r.code === 'PR-204');
    const co = rows.find((r) => r.code === 'CO-204');
    if (!pr || !co) throw new Error('Two denials were expected.');
    const outcomes = file.services.denials.act({ kind: 'to_patient', reason: '' }, [pr.id, co.id], false);
    expect(outcomes.map((o) => o.done)).toEqual([true, false]);
    expect(outcomes[1]?.sentence).toContain('Write why the patient owes it');
    expect(balance('ar_patient')).toBe(20_000);
    const [given] = file.services.denials.act(
      { kind: 'to_patient', reason: 'Signed notice of 2026-11-01' },
      [co.id],
      false,
    );
    expect(given?.done).toBe(true);
    expect(balance('ar_patient')).toBe(40_000);
  });

  it('never closes a denial while money stands open', () => {
    deny();
    const { id } = onlyDenial(file);
    const [refusedAct] = file.services.denials.act({ kind: 'settled', reason: 'x' }, [id], false);
    expect(refusedAct).toMatchObject({ done: false });
    expect(refusedAct?.sentence).toContain('still owes 200.00');
  });

  it('hinders undoing the remittance until it was opened again', () => {
    const remittance = postAnswer(file, answerFile(sent.claim, [refused(sent.claim)], 'T1'));
    const { id } = onlyDenial(file);
    file.services.denials.act({ kind: 'write_off', reason: 'Small' }, [id], false);
    expect(() => file.services.remits.undo(remittance, 'Test')).toThrow(
      /Open the denial again first|moved on/,
    );
    file.services.denials.openAgain(id, 'Test');
    expect(file.services.remits.undo(remittance, 'Test').summary.status).toBe('undone');
  });
});

describe('the desk', () => {
  it('puts urgent deadlines first, then money by the own record, told as counts', () => {
    const people = ['2002', '2004', '2006', '2008'].map((account) =>
      addPatient(file.patients, file.ids.payerId, `P${account}`, account),
    );
    deny('CO-197');
    const { id } = onlyDenial(file);
    file.services.denials.act({ kind: 'write_off', reason: 'Test' }, [id], false);
    people.forEach((patientId, i) => {
      const { claim } = sentClaim(file, SERVICE_DAY, patientId);
      const code = i < 2 ? 'CO-197' : 'CO-50';
      postAnswer(file, answerFile(claim, [refused(claim, code)], `T${i + 10}`), `${i}.835`);
    });
    const order = deskOf(file, { view: 'todo' }).map((r) => r.code);
    // One of CO-197 was lost, none of CO-50: the money is the same, so these come first.
    expect(order).toEqual(['CO-50', 'CO-50', 'CO-197', 'CO-197']);
    expect(deskOf(file).find((r) => r.code === 'CO-197')?.record).toEqual({ won: 0, decided: 1 });
    file.services.denials.saveTerms({
      payerId: file.ids.payerId,
      appealDays: 200,
      secondAppealDays: null,
      externalDays: null,
      correctedDays: 5,
      recordsDays: null,
    });
    expect(deskOf(file, { view: 'todo' }).map((r) => [r.code, r.dueOn])).toEqual([
      ['CO-197', '2026-11-25'],
      ['CO-197', '2026-11-25'],
      ['CO-50', '2027-06-08'],
      ['CO-50', '2027-06-08'],
    ]);
    expect(file.services.denials.counts().urgent.count).toBe(2);
  });

  it('filters, snoozes, gives an owner and keeps the order of a user', () => {
    deny('CO-16', ['N290']);
    const row = onlyDenial(file);
    expect(row).toMatchObject({ kind: 'missing_information', step: 'correct' });
    expect(deskOf(file, { search: 'fictive' })).toHaveLength(1);
    expect(deskOf(file, { search: 'nobody' })).toHaveLength(0);
    // By the number of the check or transfer that brought it.
    expect(deskOf(file, { search: 't1' })).toHaveLength(1);
    expect(deskOf(file, { procedure: '83036', month: '2026-11', user: 'Test Biller' })).toHaveLength(1);
    expect(deskOf(file, { procedure: '99499' })).toHaveLength(0);
    const { denials } = file.services;
    denials.act({ kind: 'snooze', on: isoDate('2026-12-01') }, [row.id], false);
    expect(deskOf(file, { view: 'todo' })).toHaveLength(0);
    expect(deskOf(file, { view: 'later' })).toHaveLength(1);
    file.setDay(isoDate('2026-12-01'));
    expect(deskOf(file, { view: 'todo' })).toHaveLength(1);
    denials.saveOrder({ by: 'open', descending: true });
    expect(denials.order()).toEqual({ by: 'open', descending: true });
  });

  it('tells root causes whose figures open their denials, and proposes a rule', () => {
    deny('CO-197');
    const { denials } = file.services;
    const [code] = denials.causes({ by: 'code', from: null, to: null });
    expect(code).toMatchObject({
      key: '99213',
      denials: 1,
      deniedCents: 14_500,
      openCents: 14_500,
      topReason: 'CO-197',
    });
    for (const by of ['payer', 'code', 'provider', 'user', 'reason', 'month'] as const)
      for (const row of denials.causes({ by, from: null, to: null })) {
        const filter = DenialFilter.parse({
          view: 'all',
          ...{
            payer: { payerId: row.key },
            code: { procedure: row.key },
            provider: { provider: row.key },
            user: { user: row.key },
            reason: { code: row.key },
            month: { month: row.key },
          }[by],
        });
        expect(deskOf(file, filter)).toHaveLength(row.denials);
      }
    const rule = denials.proposeRule({ by: 'payer', from: null, to: null }, file.ids.payerId);
    expect(rule.when.conditions).toContainEqual({ field: 'priorAuthorization', is: 'missing', values: [] });
    const saved = file.services.scrubRules.save({ id: null, expectedVersion: 0, text: rule });
    expect(saved.enabled).toBe(false);
  });
});

describe('calls, records and silent claims', () => {
  it('lists a claim that is not answered within the payer’s rhythm, and a call puts it off', () => {
    const { denials } = file.services;
    expect(denials.silent(50, 0).total).toBe(0);
    file.setDay(isoDate('2026-12-30'));
    expect(denials.silent(50, 0).rows).toMatchObject([
      { claimId: sent.summary.id, rhythm: 21, days: 37, openCents: 20_000 },
    ]);
    denials.logCall({
      claimId: sent.summary.id,
      calledOn: isoDate('2026-12-30'),
      whom: 'Dana of provider services',
      reference: 'REF-1',
      said: 'In process',
      promised: 'Payment within ten days',
      nextOn: isoDate('2027-01-10'),
    });
    expect(denials.silent(50, 0).total).toBe(0);
    expect(denials.calls(sent.summary.id)).toMatchObject([
      { reference: 'REF-1', promised: 'Payment within ten days' },
    ]);
  });

  it('keeps what the payer asked for until it was sent', () => {
    deny('CO-252', ['M127']);
    const row = onlyDenial(file);
    expect(row.step).toBe('records');
    const { denials } = file.services;
    denials.addRecords({
      claimId: row.claimId,
      askedOn: isoDate('2026-11-20'),
      dueOn: isoDate('2026-11-24'),
      what: 'Note of the visit',
      reference: 'L-7',
    });
    expect(denials.counts().recordsDue).toBe(1);
    const [asked] = denials.get(row.id).records;
    if (!asked) throw new Error('The request is not there.');
    denials.finishRecords(asked.id, isoDate('2026-11-23'), 'By fax');
    expect(denials.counts().recordsDue).toBe(0);
    expect(() => denials.finishRecords(asked.id, isoDate('2026-11-23'), '')).toThrow(/already/);
  });
});

describe('an appeal', () => {
  it('runs through its levels and leaves the money to the payment', async () => {
    const { denials, coding, remits } = file.services;
    coding.addDocument({
      encounterId: sent.summary.encounterId,
      kind: 'visit_note',
      title: 'Progress note',
      text: 'Seen for follow-up of diabetes. Fictive text.',
    });
    deny('CO-50');
    const { id } = onlyDenial(file);
    const draft = denials.draftLetter(id, null);
    expect(draft).toMatchObject({ template: 'Medical necessity', unknown: [] });
    expect(draft.text).toContain('$200.00');
    const documents = denials.get(id).documents.map((d) => d.id);
    expect(() => denials.beginAppeal(id, 'Dear {nobody}', [])).toThrow(/\{nobody\}/);
    denials.beginAppeal(id, draft.text, documents);
    const [appeal] = denials.get(id).appeals;
    if (!appeal) throw new Error('The appeal is not there.');
    const send = {
      sentOn: isoDate('2026-11-23'),
      sentHow: 'fax',
      reference: 'F1',
      answerBy: isoDate('2026-12-23'),
    } as const;
    expect(() => denials.sendAppeal(appeal.id, send)).toThrow(/packet first/);
    const packet = await denials.makePacket(appeal.id);
    expect(Buffer.from(packet.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(denials.packet(appeal.id, packet.number)).equals(Buffer.from(packet.pdf))).toBe(true);
    expect((await denials.makePacket(appeal.id)).sha256).toBe(packet.sha256);
    // Until it has gone out it is still to be done.
    expect(deskOf(file, { view: 'todo' })).toMatchObject([{ appealsOpen: 1, appealUnsent: true }]);
    expect(deskOf(file, { view: 'appealed' })).toEqual([]);
    denials.sendAppeal(appeal.id, send);
    expect(deskOf(file, { view: 'appealed' })).toMatchObject([{ appealUnsent: false }]);
    expect(status()).toBe('appealed');
    expect(deskOf(file, { view: 'todo' })).toEqual([]);
    expect(deskOf(file, { view: 'appealed' })).toHaveLength(1);
    const [held] = denials.act({ kind: 'write_off', reason: 'x' }, [id], false);
    expect(held?.sentence).toContain('appeal');
    denials.decideAppeal(appeal.id, {
      outcome: 'lost',
      decidedOn: isoDate('2026-11-23'),
      wonCents: 0,
      note: '',
    });
    expect(status()).toBe('denied');
    const second = denials.draftLetter(id, null);
    expect(second.template).toBe('Second look');
    denials.beginAppeal(id, second.text, []);
    const [next] = denials.get(id).appeals;
    if (!next) throw new Error('The second appeal is not there.');
    expect(next.level).toBe(2);
    await denials.makePacket(next.id);
    denials.sendAppeal(next.id, send);
    const posted = postAnswer(file, answerFile(sent.claim, [paid(sent.claim)], 'T2'), 'b.835');
    expect(denials.get(id)).toMatchObject({
      row: { outcome: 'won', appealsOpen: 0, recoveredCents: 16_000 },
      appeals: [
        { level: 2, outcome: 'won', wonCents: 16_000 },
        { level: 1, outcome: 'lost' },
      ],
    });
    expect(denials.counts().views.find((v) => v.view === 'open')).toMatchObject({ count: 0, openCents: 0 });
    remits.undo(posted, 'Test');
    expect(denials.get(id)).toMatchObject({
      row: { state: 'open', appealsOpen: 1 },
      appeals: [{ outcome: null }, {}],
    });
  }, 60_000);

  it('won by letter waits for the money', async () => {
    const { denials } = file.services;
    deny('CO-50');
    const { id } = onlyDenial(file);
    denials.beginAppeal(id, denials.draftLetter(id, 'General appeal').text, []);
    const [appeal] = denials.get(id).appeals;
    if (!appeal) throw new Error('The appeal is not there.');
    const decided = isoDate('2026-11-23');
    expect(() =>
      denials.decideAppeal(appeal.id, { outcome: 'won', decidedOn: decided, wonCents: 0, note: '' }),
    ).toThrow();
    denials.decideAppeal(appeal.id, {
      outcome: 'won',
      decidedOn: decided,
      wonCents: cents(16_000),
      note: 'By telephone',
    });
    expect(onlyDenial(file)).toMatchObject({ openCents: 20_000, appealsOpen: 0 });
  });
});

describe('letters of the practice', () => {
  it('takes the place of a delivered one by its name, and an unknown placeholder is told', () => {
    const { denials } = file.services;
    const text = 'To {payer} about {patient}.';
    expect(() => denials.saveLetter({ name: 'General appeal', kind: null, text: 'To {payr}' })).toThrow(
      /\{payr\}/,
    );
    denials.saveLetter({ name: 'general appeal', kind: null, text });
    const kept = denials.letters().find((l) => l.letter.name === 'general appeal');
    expect(kept).toMatchObject({ own: true, delivered: true, letter: { text } });
    denials.removeLetter('general appeal');
    expect(denials.letters().find((l) => l.letter.name === 'General appeal')?.own).toBe(false);
  });
});
