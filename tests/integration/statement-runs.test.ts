import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WHOLE_RUN, type RunFilter } from '#shared/domain/statements/run.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { answerFile, onlyDenial, postAnswer } from '#tests/support/denials.ts';
import { readPages } from '#tests/support/paper.ts';
import { adjusted, answer } from '#tests/support/remits.ts';
import {
  addPatient,
  era,
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
afterEach(() => file.close());

const QUIET = (): void => undefined;
const never = (): AbortSignal => new AbortController().signal;
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function settle(patientId = file.ids.patientId, day: IsoDate = SERVICE_DAY): void {
  const sent = sentClaim(file, day, patientId);
  const { remits } = file.services;
  const name = `T${randomUUID().slice(0, 8)}`;
  remits.post(remits.receive(`${name}.835`, era([sent.claim], { trace: name })).summary.id);
}

function pay(
  amount: number,
  patientId = file.ids.patientId,
  encounterId: EncounterId | null = null,
): JournalId {
  return file.services.ledger.takePayment({
    patientId,
    encounterId,
    amountCents: cents(amount),
    tender: 'check',
    receivedOn: TODAY,
    note: '',
    requestId: randomUUID(),
  } as never).journalId as JournalId;
}

const run = (filter: Partial<RunFilter> = {}, over: { patientId: PatientId; reason: string }[] = []) =>
  file.services.statements.runs.run(
    { filter: { ...WHOLE_RUN, ...filter }, leaveOut: [], overrides: over },
    QUIET,
    never(),
  );
const preview = (filter: Partial<RunFilter> = {}) =>
  file.services.statements.runs.preview({ ...WHOLE_RUN, ...filter }, QUIET, never());
const save = (id: PatientId, change: object): void => {
  const patient = file.db().get<{ n: number }>(sql`SELECT 1 AS n FROM patient WHERE id = ${id}`);
  expect(patient).toBeTruthy();
  transaction(file.db(), (w) => {
    for (const [column, value] of Object.entries(change)) {
      if (column === 'birth_on')
        w.run(sql`UPDATE patient SET birth_on = ${value as string} WHERE id = ${id}`);
      if (column === 'deceased_on')
        w.run(sql`UPDATE patient SET deceased_on = ${value as string} WHERE id = ${id}`);
      if (column === 'address') w.run(sql`UPDATE patient SET address = ${value as string} WHERE id = ${id}`);
      if (column === 'guarantor_id')
        w.run(sql`UPDATE patient SET guarantor_id = ${value as string} WHERE id = ${id}`);
    }
  });
};

describe('a statement run', () => {
  it('tells who goes with totals, and issues all as one document that is kept', async () => {
    const other = addPatient(file.patients, file.ids.payerId, 'Ben', '2002');
    settle();
    settle(other);
    const seen = await preview();
    expect(seen.totals).toMatchObject({ going: 2, goingCents: 7684, held: 0 });
    const issued = await run();
    expect(issued).toMatchObject({ number: 1, statements: 2, pages: 2, amountCents: 7684, heldCount: 0 });
    const { statements } = file.services;
    const { papers } = statements.runs.detail(issued.id);
    expect(papers.map((p) => [p.number, p.amountCents])).toEqual([
      ['5001', 3842],
      ['5002', 3842],
    ]);
    const whole = statements.runs.pdf(issued.id).pdf;
    expect(hash(whole)).toBe(issued.sha256);
    const pages = await readPages(whole);
    expect(pages).toHaveLength(2);
    const text = (pages[0] ?? []).map((t) => t.text).join(' ');
    expect(text).toContain('$38.42');
    expect(text).toContain('toward your yearly deductible');
    // The same bytes when printed again, whatever happens to the ledger.
    pay(1000);
    expect(hash(statements.runs.pdf(issued.id).pdf)).toBe(issued.sha256);
    const first = papers[0];
    expect(first && hash(statements.papers.pdf(first.id).pdf)).toHaveLength(64);
    expect(await readPages(first ? statements.papers.pdf(first.id).pdf : new Uint8Array())).toHaveLength(1);
  });

  it('tells the previous balance, what came and what was paid, down to the ledger', async () => {
    file.setDay(addDays(TODAY, -30));
    settle(undefined, addDays(SERVICE_DAY, -40));
    await run();
    file.setDay(TODAY);
    pay(1000);
    settle();
    const { content } = file.services.statements.runs.sample(file.ids.patientId, null);
    expect(content).toMatchObject({ previousCents: 3842, paidCents: 1000, newCents: 3842, dueCents: 6684 });
    expect(content.aging.reduce((sum, c) => sum + c, 0)).toBe(6684);
    expect(content.rows.map((r) => r.amountCents).sort((a, b) => a - b)).toEqual([-1000, 3842]);
  });

  it('holds with the reason, and lets go only what may be overridden, with a reason', async () => {
    settle();
    const reasons = async () => (await preview()).rows[0]?.holds.map((h) => h.key);
    const { patientId } = file.ids;
    file.services.statements.mail.save({
      patientId,
      returnedOn: TODAY,
      holdUntil: addDays(TODAY, 5),
      holdReason: 'asked for time',
      language: null,
    });
    expect(await reasons()).toEqual(['returned_mail', 'on_hold']);
    await expect(run()).rejects.toThrow(/All 1 accounts are held/);
    const sent = await run({}, [{ patientId, reason: 'new address by phone' }]);
    expect(sent.statements).toBe(1);
    expect(file.services.statements.runs.detail(sent.id).papers[0]?.overrideReason).toBe(
      'new address by phone',
    );
    file.services.statements.mail.save({
      patientId,
      returnedOn: null,
      holdUntil: null,
      holdReason: '',
      language: 'es',
    });
    expect(await reasons()).toEqual(['too_soon']);
    save(patientId, { birth_on: '2015-02-01', deceased_on: '2026-11-20' });
    expect(await reasons()).toEqual(['deceased', 'wrong_guarantor', 'too_soon']);
    await expect(run({}, [{ patientId, reason: 'sent anyway' }])).rejects.toThrow(/cannot go/);
    save(patientId, {
      address: JSON.stringify({
        line1: '12 Invented Lane',
        line2: '',
        city: 'Cleveland',
        state: 'OH',
        zip: '00000',
      }),
    });
    expect(await reasons()).toContain('bad_address');
  });

  it('holds for the insurer and an open appeal, by the visits that it bills', async () => {
    settle();
    sentClaim(file, addDays(SERVICE_DAY, 1));
    // Another visit is with the insurer: this one can go, and the statement says so.
    expect((await preview()).totals).toMatchObject({ going: 1, held: 0 });
    const { content } = file.services.statements.runs.sample(file.ids.patientId, null);
    expect(content.pending).toContain('$200.00');
    transaction(file.db(), (w) =>
      w.run(sql`UPDATE claim SET status = 'appealed' WHERE service_on = ${SERVICE_DAY}`),
    );
    expect((await preview()).rows[0]?.holds.map((h) => h.key)).toEqual(['appeal_open']);
  });

  it('holds from the first draft of an appeal, and names the claim', async () => {
    const { claim, summary } = sentClaim(file);
    const [first, ...others] = claim.lines;
    if (!first) throw new Error('A claim without lines.');
    const answered = answer(claim, [
      { paid: first.chargeCents - 2000, adjustments: [adjusted('PR-1', 2000)] },
      ...others.map((l) => ({ paid: 0, adjustments: [adjusted('CO-197', l.chargeCents)] })),
    ]);
    postAnswer(file, answerFile(claim, [answered], 'T9'));
    const holds = async () => (await preview()).rows[0]?.holds.map((h) => [h.key, h.claimId === summary.id]);
    expect(await holds()).toEqual([['insurer_owes', true]]);
    const denial = onlyDenial(file);
    file.services.denials.beginAppeal(
      denial.id,
      file.services.denials.draftLetter(denial.id, 'General appeal').text,
      [],
    );
    expect(await holds()).toEqual([
      ['insurer_owes', true],
      ['appeal_open', true],
    ]);
  });

  it('bills a family to its guarantor, and tells whose each visit is', async () => {
    const child = addPatient(file.patients, file.ids.payerId, 'Cleo', '2004');
    save(child, { birth_on: '2018-01-01', guarantor_id: file.ids.patientId });
    settle();
    settle(child);
    const { rows } = await preview();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ balanceCents: 7684, family: ['Fictive, Cleo'], holds: [] });
    const { content } = file.services.statements.runs.sample(child, null);
    expect(content.addressee.name).toBe('Ana Fictive');
    expect(content.rows.some((r) => r.text.startsWith('Cleo Fictive: '))).toBe(true);
  });

  it('is stopped without issuing anything', async () => {
    settle();
    const stop = new AbortController();
    stop.abort();
    await expect(
      file.services.statements.runs.run(
        { filter: WHOLE_RUN, leaveOut: [], overrides: [] },
        QUIET,
        stop.signal,
      ),
    ).rejects.toThrow(/No statement was issued/);
    expect(file.services.statements.runs.list()).toEqual([]);
    expect((await run()).number).toBe(1);
  });

  it('is voided with its statements, and the next one tells as if it had not been', async () => {
    settle();
    const first = await run();
    const { runs, papers } = file.services.statements;
    expect(runs.void(first.id, 'wrong letterhead').voidedAt).not.toBeNull();
    expect(() => runs.void(first.id, 'again')).toThrow(/voided before/);
    expect(papers.list(file.ids.patientId, 'statement')[0]?.voidReason).toBe('wrong letterhead');
    const { content, row } = runs.sample(file.ids.patientId, null);
    expect(row.holds).toEqual([]);
    expect(content).toMatchObject({ previousCents: 0, previousText: '', dueCents: 3842 });
    expect((await run()).number).toBe(2);
  });

  it('tells the ledger as of a day by the day of posting', async () => {
    settle();
    await expect(preview({ asOf: addDays(TODAY, 1) })).rejects.toThrow(/lies ahead/);
    expect((await preview({ asOf: addDays(TODAY, -1) })).rows).toEqual([]);
    expect((await preview({ asOf: TODAY })).rows).toHaveLength(1);
  });

  it('passes by age, amount, name, payer class and last statement', async () => {
    settle();
    const count = async (filter: Partial<RunFilter>) => (await preview(filter)).rows.length;
    expect(await count({ minAgeDays: 1 })).toBe(0);
    expect(await count({ minCents: cents(3843) })).toBe(0);
    expect(await count({ minCents: cents(3842), maxCents: cents(3842) })).toBe(1);
    expect(await count({ nameFrom: 'f', nameTo: 'F' })).toBe(1);
    expect(await count({ nameFrom: 'g' })).toBe(0);
    expect(await count({ payerClasses: ['commercial'] })).toBe(1);
    expect(await count({ payerClasses: ['medicare', 'none'] })).toBe(0);
    expect(await count({ lastBefore: TODAY })).toBe(1);
    await run();
    expect(await count({ lastBefore: TODAY })).toBe(0);
  });
});

describe('small balances', () => {
  it('are not sent, and are written off only by an explicit act with its reason', async () => {
    settle();
    pay(3742);
    const { statements } = file.services;
    expect((await preview()).rows[0]?.holds.map((h) => h.key)).toEqual(['small_balance']);
    expect(statements.writeOffSmall([file.ids.patientId], 'not worth a stamp')).toMatchObject({
      written: 1,
      cents: 100,
    });
    expect((await preview()).rows).toEqual([]);
    expect(statements.writeOffSmall([file.ids.patientId], 'once more').left[0]?.why).toMatch(
      /Nothing is owed/,
    );
  });

  it('that are not small stay', () => {
    settle();
    expect(file.services.statements.writeOffSmall([file.ids.patientId], 'too big').left[0]?.why).toMatch(
      /38\.42 is not below 5\.00/,
    );
  });
});

describe('a receipt', () => {
  it('says what was paid, for what, and what is left; the same payment has one', async () => {
    settle();
    const journal = pay(1000);
    const { receipts, papers } = file.services.statements;
    const first = await receipts.issue(journal);
    expect(first.receiptNumber).toBe('8001');
    const again = await receipts.issue(journal);
    expect(again.receiptNumber).toBe('8001');
    expect(hash(again.pdf)).toBe(hash(first.pdf));
    const text = (await readPages(first.pdf))
      .flat()
      .map((t) => t.text)
      .join(' ');
    expect(text).toContain('$10.00');
    expect(text).toContain('$28.42 is left to pay');
    expect(text).toMatch(/Your visit of November 19, 2026/);
    expect(papers.list(file.ids.patientId, 'receipt')).toHaveLength(1);
  });

  it('is refused for what is no payment', async () => {
    settle();
    const journal = file.db().get<{ id: JournalId }>(sql`SELECT id FROM journal WHERE kind = 'charges'`);
    expect(() => file.services.statements.receipts.issue(journal?.id ?? ('' as JournalId))).toThrow(
      /no payment/,
    );
  });
});

describe('a superbill', () => {
  it('lists codes, diagnoses, NPI and tax id of a coded visit', async () => {
    const sent = sentClaim(file);
    const { superbills, papers } = file.services.statements;
    const paper = superbills.issue(sent.summary.encounterId);
    expect(paper).toMatchObject({ kind: 'superbill', number: '9001', amountCents: 20_000 });
    // Asked for again it is the same paper, not another number.
    expect(superbills.issue(sent.summary.encounterId).id).toBe(paper.id);
    const text = (await readPages(papers.pdf(paper.id).pdf))
      .flat()
      .map((t) => t.text)
      .join(' ');
    for (const word of ['99213', '36415', '83036 QW', 'E11.9', 'I10', '145.00', '$200.00'])
      expect(text).toContain(word);
    expect(text).toMatch(/\d{2}-\d{7}/);
  });
});

it('refuses wordings with a name that nothing fills, and keeps the others', () => {
  const { statements } = file.services;
  const settings = statements.settings();
  expect(() =>
    statements.saveSettings({ ...settings, texts: { 'en-US': { 'due.by': 'Pay before {date}' } } }),
  ).toThrow(/\{date\} is not filled in/);
  statements.saveSettings({ ...settings, texts: { 'en-US': { 'due.by': 'Pay before {day}' } } });
  settle();
  const { content } = statements.runs.sample(file.ids.patientId, null);
  expect(content.reminder.title).toBe('');
});
