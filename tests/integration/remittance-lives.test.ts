import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { adjusted, answer, payment, PAYER_ENVELOPE, reversed } from '#tests/support/remits.ts';
import { makeWorkFile, sentClaim, SERVICE_DAY, TODAY, type WorkFile } from '#tests/support/work-file.ts';

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

function balances(): Record<string, number> {
  const rows = file
    .db()
    .all<{ account: string; n: number }>(
      sql`SELECT account, SUM(amount_cents) AS n FROM journal_entry GROUP BY account HAVING n <> 0`,
    );
  return Object.fromEntries(rows.map((row) => [row.account, row.n]));
}

function bytesOf(payments: readonly RemitPayment[], control = 7): Buffer {
  return Buffer.from(write835(payments, { ...PAYER_ENVELOPE, interchangeControl: control }), 'utf8');
}

function received(trace: string, claims: RemitClaim[], more: Partial<RemitPayment> = {}) {
  const bytes = bytesOf([
    payment(claims, { traceNumber: trace, payeeNpi: sent.claim.billingProvider.npi, ...more }),
  ]);
  return file.services.remits.receive(`${trace}.835`, bytes);
}

function post(trace: string, claims: RemitClaim[], more: Partial<RemitPayment> = {}) {
  return file.services.remits.post(received(trace, claims, more).summary.id);
}

const paid = (claim = sent.claim): RemitClaim =>
  answer(claim, [
    { paid: 7300, adjustments: [adjusted('CO-45', 4700), adjusted('PR-3', 2500)] },
    { paid: 857, adjustments: [adjusted('CO-45', 643)] },
    { paid: 0, adjustments: [adjusted('CO-45', 2658), adjusted('PR-1', 1342)] },
  ]);
const corrected = (claim = sent.claim): RemitClaim =>
  answer(claim, [
    { paid: 8000, adjustments: [adjusted('CO-45', 4000), adjusted('PR-3', 2500)] },
    { paid: 857, adjustments: [adjusted('CO-45', 643)] },
    { paid: 0, adjustments: [adjusted('CO-45', 2658), adjusted('PR-1', 1342)] },
  ]);
const AFTER_CORRECTION = {
  ar_patient: 3842,
  contractual_adjustment: 7301,
  eft: 8857,
  service_revenue: -20_000,
};

describe('a reversal and its correction', () => {
  it('come out the same in any order in one file', () => {
    for (const order of ['reversal first', 'correction first'] as const) {
      const first = post(`A${order.length}`, [paid()]);
      const back = reversed(paid());
      const both = order === 'reversal first' ? [back, corrected()] : [corrected(), back];
      const second = post(`B${order.length}`, both);
      expect(second.proof.payments[0]?.claims.map((c) => c.outcome)).toEqual(['posts', 'posts']);
      expect(balances()).toEqual(AFTER_CORRECTION);
      expect(file.services.claims.get(sent.summary.id).summary.status).toBe('paid');
      file.services.remits.undo(second.summary.id, 'again');
      file.services.remits.undo(first.summary.id, 'again');
      expect(balances()).toEqual({ ar_insurer: 20_000, service_revenue: -20_000 });
    }
  });

  it('are paired over two files: a correction waits for its reversal and then goes on by itself', () => {
    const { remits, claims } = file.services;
    post('FIRST', [paid()]);
    const early = post('EARLY', [corrected()]);
    expect(early.proof.payments[0]?.claims[0]).toMatchObject({ outcome: 'held', applied: false });
    expect(balances()).toMatchObject({ payer_suspense: -8857, eft: 8157 + 8857 });
    expect(remits.unmatched()).toMatchObject([{ outcome: 'held', paidCents: 8857 }]);
    const back = post('BACK', [reversed(paid())]);
    expect(balances()).toEqual(AFTER_CORRECTION);
    expect(claims.get(sent.summary.id).summary.status).toBe('paid');
    expect(remits.unmatched()).toEqual([]);
    expect(() => remits.undo(early.summary.id, 'no')).toThrow(/Undo that file first; nothing was changed/);
    remits.undo(back.summary.id, 'yes');
    expect(balances()).toMatchObject({
      payer_suspense: -8857,
      ar_patient: 3842,
      contractual_adjustment: 8001,
    });
    expect(claims.get(sent.summary.id).summary.status).toBe('paid');
    remits.undo(early.summary.id, 'yes');
    expect(balances()).toMatchObject({ eft: 8157, ar_patient: 3842 });
  });

  it('takes back what was posted, whatever the rules say by then', () => {
    const { remits } = file.services;
    post('A', [paid()]);
    const rule = {
      id: 'ours',
      group: 'CO',
      reason: '45',
      payerId: null,
      remark: '',
      action: 'hold',
      note: '',
    } as const;
    remits.rules.save([rule], 0, 'Look at every price');
    post('B', [reversed(paid())]);
    expect(balances()).toEqual({ ar_insurer: 20_000, service_revenue: -20_000 });
  });

  it('without an original waits on the payer’s account with the reason', () => {
    const { proof } = post('B', [reversed(paid())]);
    expect(proof.payments[0]?.claims[0]).toMatchObject({
      outcome: 'held',
      sentence: expect.stringMatching(/never posted here.*wait on the payer's account/),
    });
    expect(balances()).toMatchObject({ eft: -8157, payer_suspense: 8157, ar_insurer: 20_000 });
    expect(file.services.remits.payerAccounts()).toMatchObject([{ open: 1, openCents: 8157 }]);
  });

  it('twice is no reversal of a reversal', () => {
    post('A', [paid()]);
    post('B', [reversed(paid())]);
    const again = post('C', [{ ...reversed(paid()), payerControlNumber: 'OTHER' }]);
    expect(again.proof.payments[0]?.claims[0]?.outcome).toBe('held');
  });
});

describe('a claim that the payer splits', () => {
  it('is settled by its parts, and a part that comes twice waits', () => {
    const whole = paid();
    const part = (lines: RemitClaim['lines']): RemitClaim => ({
      ...whole,
      lines,
      chargeCents: cents(lines.reduce((n, l) => n + l.chargeCents, 0)),
      paidCents: cents(lines.reduce((n, l) => n + l.paidCents, 0)),
      patientResponsibilityCents: cents(0),
    });
    const { claims } = file.services;
    post('P1', [part(whole.lines.slice(0, 1))]);
    expect(claims.get(sent.summary.id).summary.status).toBe('partly_paid');
    post('P2', [part(whole.lines.slice(1))]);
    expect(claims.get(sent.summary.id).summary.status).toBe('paid');
    expect(balances()).toMatchObject({ eft: 8157, ar_patient: 3842, contractual_adjustment: 8001 });
    const again = { ...part(whole.lines.slice(0, 1)), payerControlNumber: 'AGAIN' };
    expect(post('P3', [again]).proof.payments[0]?.claims[0]?.outcome).toBe('held');
  });
});

describe('the account of a payer', () => {
  const plb = (reason: string, reference: string, amount: number) => ({
    segment: 0,
    providerId: '1',
    reason,
    reference,
    amountCents: cents(amount),
  });

  it('carries a forwarded balance until it is recovered', () => {
    post('A', [paid()]);
    const less = reversed(paid());
    // The payer wants 81.57 back, pays nothing now and carries the debt forward.
    post('B', [less], { providerAdjustments: [plb('FB', 'NEXT', -8157)] });
    expect(balances()).toMatchObject({ payer_recoupment: -8157, eft: 8157 });
    const { remits } = file.services;
    expect(remits.payerAccounts()).toMatchObject([{ open: 1, openCents: -8157 }]);
    const other = sentClaim(file, addDays(SERVICE_DAY, -9));
    post('C', [paid(other.claim)], { providerAdjustments: [plb('FB', 'B', 8157), plb('L6', '', -111)] });
    expect(balances()['payer_recoupment']).toBeUndefined();
    expect(balances()).toMatchObject({ payer_interest: -111, eft: 8157 + 111 });
    const [row] = remits.payerAccounts();
    expect(row).toMatchObject({ open: 0, openCents: 0, interestCents: 111 });
    const items = row ? remits.payerAccount(row) : [];
    expect(items.map((i) => [i.reason, i.amountCents, i.openCents, i.against.length])).toEqual([
      ['FB', -8157, 0, 1],
      ['FB', 8157, 0, 1],
      ['L6', -111, 0, 0],
    ]);
  });

  it('takes fifty provider adjustments, six to a segment, and every one is accounted for', () => {
    const reasons = ['WO', 'FB', 'L6', '72', 'J1', 'CS', 'AP', 'B2', '50', 'AM'];
    const many = Array.from({ length: 50 }, (_, i) =>
      plb(reasons[i % 10] ?? 'CS', `R${i}`, (i % 3 === 0 ? -1 : 1) * (100 + i)),
    );
    const { summary, proof } = post('P', [paid()], { providerAdjustments: many });
    expect(proof.payments[0]?.providerAdjustments).toHaveLength(50);
    const total = many.reduce((n, a) => n + a.amountCents, 0);
    const held = balances();
    const accounts = ['payer_recoupment', 'payer_interest', 'payer_suspense'];
    expect(accounts.reduce((n, a) => n + (held[a] ?? 0), 0)).toBe(total);
    expect(summary.amountCents).toBe(8157 - total);
    const open = file.services.remits.payerAccounts().reduce((n, p) => n + p.openCents, 0);
    expect(open).toBe((held['payer_recoupment'] ?? 0) + (held['payer_suspense'] ?? 0));
    file.services.remits.undo(summary.id, 'test');
    expect(file.services.remits.payerAccounts()).toEqual([]);
  });

  it('takes a payment that the payer draws back (BPR03 D, or a negative amount)', () => {
    post('A', [paid()]);
    post('B', [reversed(paid())], { amountCents: cents(8157), creditDebit: 'D' });
    expect(balances()).toEqual({ ar_insurer: 20_000, service_revenue: -20_000 });
  });
});

describe('a claim that is none of ours', () => {
  const stray = (): RemitClaim => ({
    ...paid(),
    controlNumber: '77-0001',
    lines: paid().lines.map((l) => ({ ...l, lineControl: '' })),
  });

  it('is offered the likely one, matched by hand, and undone with its file', () => {
    const { remits, claims } = file.services;
    const { summary } = post('S', [stray()]);
    expect(balances()).toMatchObject({ payer_suspense: -8157 });
    const at = { id: summary.id, position: 0 };
    const { candidates, likely } = remits.candidates(at, '');
    expect(likely).toBe(sent.summary.id);
    expect(candidates[0]).toMatchObject({
      agrees: expect.arrayContaining(['patient', 'day', 'charge', 'codes']),
    });
    remits.match(at, sent.summary.id);
    expect(balances()).toMatchObject({ eft: 8157, ar_patient: 3842, contractual_adjustment: 8001 });
    expect(balances()['payer_suspense']).toBeUndefined();
    expect(claims.get(sent.summary.id).summary.status).toBe('paid');
    expect(() => remits.match(at, sent.summary.id)).toThrow(/not waiting/);
    remits.undo(summary.id, 'test');
    expect(balances()).toEqual({ ar_insurer: 20_000, service_revenue: -20_000 });
    expect(claims.get(sent.summary.id).summary.status).toBe('exported');
  });

  it('is chosen before posting, and then posts with the file', () => {
    const { remits } = file.services;
    const { summary } = received('S', [stray()]);
    const chosen = remits.match({ id: summary.id, position: 0 }, sent.summary.id);
    expect(chosen.proof.payments[0]?.claims[0]).toMatchObject({ outcome: 'posts', matchedBy: 'chosen' });
    remits.post(summary.id);
    expect(balances()).toMatchObject({ eft: 8157, ar_patient: 3842 });
  });

  it('is set aside with a reason, its money waits until it is given back', () => {
    const { remits } = file.services;
    const { summary } = post('S', [stray()]);
    const at = { id: summary.id, position: 0 };
    remits.notOurs(at, 'A patient of the clinic next door');
    expect(remits.unmatched()).toMatchObject([
      { how: 'not_ours', note: 'A patient of the clinic next door' },
    ]);
    expect(balances()).toMatchObject({ payer_suspense: -8157 });
    remits.settle({ ...at, part: 'claim' }, 'refund', 'Sent back by check 12');
    expect(balances()).toMatchObject({ refunds_payable: -8157 });
    expect(remits.unmatched()).toEqual([]);
    expect(() => remits.settle({ ...at, part: 'claim' }, 'income', 'no')).toThrow();
    remits.undo(summary.id, 'test');
    expect(balances()).toEqual({ ar_insurer: 20_000, service_revenue: -20_000 });
  });
});

describe('what comes in wrong', () => {
  it('the same payment under another number of its own and of its envelope is known again', () => {
    post('A', [paid()]);
    const posted = balances();
    const bytes = bytesOf([payment([paid()], { traceNumber: 'OTHER' })], 99);
    const { summary, proof } = file.services.remits.receive('copy.835', bytes);
    expect(proof).toMatchObject({ alreadyPosted: true, postable: false });
    expect(proof.refusal).toMatch(/OTHER was posted on 2026-11-23 from the file A.835 under the number A/);
    expect(() => file.services.remits.post(summary.id)).toThrow(/Nothing was posted/);
    expect(balances()).toEqual(posted);
  });

  it('a payment to another payee is left out, until somebody says that the payee is ours', () => {
    const { remits } = file.services;
    const strange = { ...paid(), controlNumber: 'X1', lines: [], adjustments: [adjusted('CO-45', 11_843)] };
    const { summary, proof } = received('S', [strange], {
      payeeNpi: '1999999984',
      payeeName: 'Other Sample Clinic',
    });
    expect(proof.refusal).toMatch(
      /made out to Other Sample Clinic \(NPI 1999999984\), not to this practice. Nothing was posted/,
    );
    expect(() => remits.post(summary.id)).toThrow(/Other Sample Clinic/);
    expect(remits.acceptPayee(summary.id, 0).proof.postable).toBe(true);
    remits.post(summary.id);
    expect(balances()).toMatchObject({ payer_suspense: -8157 });
  });

  it('one payment of a file is a cent off: it is left out, the other is posted, and it can come again', () => {
    const other = sentClaim(file, addDays(SERVICE_DAY, -9));
    const right = payment([paid()], { traceNumber: 'R' });
    const wrong = payment([paid(other.claim)], { traceNumber: 'W', amountCents: cents(8156) });
    const { remits } = file.services;
    const { summary, proof } = remits.post(remits.receive('two.835', bytesOf([right, wrong])).summary.id);
    expect(summary).toMatchObject({ status: 'posted', leftOutCount: 1 });
    expect(proof.payments[1]?.leftOut).toMatch(/do not agree, see segment \d+ \(W\)/);
    expect(balances()).toMatchObject({ eft: 8157, ar_insurer: 20_000 });
    post('W', [paid(other.claim)]);
    expect(balances()).toMatchObject({ eft: 2 * 8157, ar_patient: 2 * 3842 });
  });

  it('other delimiters and Latin-1 change nothing', () => {
    const named = { ...paid(), patientLastName: 'Ficti\u00e9' };
    const text = write835([payment([named])], PAYER_ENVELOPE);
    const header = text.replaceAll('~\n', '\u001c').replaceAll('*', '|').replaceAll(':', '>');
    const { summary, proof } = file.services.remits.receive('l.835', Buffer.from(header, 'latin1'));
    expect(proof.payments[0]?.claims[0]?.outcome).toBe('posts');
    file.services.remits.post(summary.id);
    expect(balances()).toMatchObject({ eft: 8157 });
  });

  it('cut at every tenth segment is refused whole with one sentence', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ ...paid(), controlNumber: `C${i}` }));
    const parts = bytesOf([payment(many)])
      .toString('utf8')
      .split('~');
    for (let cut = 10; cut < parts.length - 1; cut += 10)
      expect(() =>
        file.services.remits.receive('cut.835', Buffer.from(parts.slice(0, cut).join('~'))),
      ).toThrow(/^[^.]*cut off[^.]*\. Nothing was changed\.$/);
    expect(file.services.remits.list()).toEqual([]);
  });

  it('is not posted into a closed period', () => {
    const { summary } = received('A', [paid()]);
    transaction(file.db(), (db) =>
      db.run(sql`INSERT INTO period (id, from_on, through_on, closed_at, closed_by, note, sheet, journals, seal)
        SELECT 'p', '2020-01-01', ${TODAY}, '2026-11-23T09:00:00.000Z', id, '', '{}', 0, ${'a'.repeat(64)} FROM user_account LIMIT 1`),
    );
    const before = balances();
    expect(() => file.services.remits.post(summary.id)).toThrow(
      /books are closed through.*Nothing was posted/,
    );
    expect(balances()).toEqual(before);
    expect(file.services.remits.get(summary.id).summary.status).toBe('waiting');
    file.services.remits.discard(summary.id);
    rawOf(file.db()).exec('DROP TRIGGER period_no_delete; DELETE FROM period;');
    rawOf(file.db()).exec(
      `CREATE TRIGGER period_no_delete BEFORE DELETE ON period BEGIN SELECT RAISE(ABORT, 'periods are never deleted'); END`,
    );
  });
});

describe('the practice’s own rules', () => {
  const rule = {
    id: 'bundled',
    group: 'CO',
    reason: '97',
    payerId: null,
    remark: '',
    action: 'write_off',
    note: 'Bundled by contract',
  } as const;
  const bundled = (): RemitClaim =>
    answer(sent.claim, [
      { paid: 14500, adjustments: [] },
      { paid: 1500, adjustments: [] },
      { paid: 0, adjustments: [adjusted('CO-97', 4000)] },
    ]);

  it('are tried, kept in versions, used and named with what was posted', () => {
    const { remits } = file.services;
    const waiting = received('A', [bundled()]);
    expect(waiting.proof.payments[0]?.claims[0]?.outcome).toBe('denied');
    const trial = remits.rules.trial([rule]);
    expect(trial).toMatchObject({
      changed: 1,
      rows: [{ code: 'CO-97', before: 'deny', after: 'write_off' }],
    });
    remits.rules.save([rule], 0, 'CO-97 is bundled by contract');
    expect(() => remits.rules.save([], 0, 'late')).toThrow(/changed by somebody else/);
    const { proof } = remits.post(waiting.summary.id);
    expect(proof).toMatchObject({ rulesVersion: 1 });
    expect(proof.payments[0]?.claims[0]?.lines[2]?.adjustments[0]).toMatchObject({
      action: 'write_off',
      ruleId: 'bundled',
    });
    expect(balances()).toMatchObject({ contractual_adjustment: 4000 });
    remits.rules.restore(0);
    expect(remits.rules.get()).toMatchObject({ version: 2, rules: [] });
    expect(remits.get(waiting.summary.id).proof.rulesVersion).toBe(1);
  });

  it('may not write off whole groups or speak twice of one thing', () => {
    const { rules } = file.services.remits;
    expect(() => rules.save([{ ...rule, reason: '*' }], 0, 'x')).toThrow(
      /name the reasons.*Nothing was saved/,
    );
    expect(() => rules.save([rule, { ...rule, id: 'two', action: 'hold' }], 0, 'x')).toThrow(/Two rules/);
  });
});

it('a patient whom the payer has corrected is offered and taken over only when somebody says so', () => {
  const text = bytesOf([payment([paid()])])
    .toString('utf8')
    .replace(/(NM1\*QC[^~]*~\n?)/, '$1NM1*74*1*Corrected*Ana****MI*NEW777~\n')
    .replace(/SE\*(\d+)\*/, (_, n: string) => `SE*${Number(n) + 1}*`);
  const { remits } = file.services;
  const { summary, proof, corrections } = remits.post(remits.receive('c.835', Buffer.from(text)).summary.id);
  expect(proof.payments[0]?.claims[0]?.corrected).toEqual({
    lastName: 'Corrected',
    firstName: 'Ana',
    memberId: 'NEW777',
  });
  expect(corrections).toEqual([{ position: 0, state: 'open' }]);
  const record = () =>
    file.db().get(sql`SELECT p.last_name AS lastName, v.member_id AS memberId
      FROM patient p JOIN coverage v ON v.patient_id = p.id WHERE p.id = ${file.ids.patientId}`);
  expect(record()).toMatchObject({ lastName: 'Fictive' });
  remits.decideCorrection({ id: summary.id, position: 0 }, true);
  expect(record()).toEqual({ lastName: 'Corrected', memberId: 'NEW777' });
  expect(() => remits.decideCorrection({ id: summary.id, position: 0 }, true)).toThrow(/nothing to decide/);
});
