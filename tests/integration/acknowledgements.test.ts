import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Instant } from '#shared/kernel/dates.ts';
import type { AckFileId, ClaimId } from '#shared/kernel/ids.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { answer276 } from '#tests/support/answered-questions.ts';
import { answer277ca, answer999, answerTa1 } from '#tests/support/clearinghouse.ts';
import { refusalOf } from '#tests/support/practice-file.ts';
import { sendThree, takeAnswer } from '#tests/support/taken-answers.ts';
import { TODAY, makeWorkFile, readyClaim, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

const sent = () => sendThree(file);
const take = (text: string, fileName?: string) => takeAnswer(file, text, fileName);
const status = (id: ClaimId | undefined): string => (id ? file.services.claims.get(id).summary.status : '');
const at = (day: string, time = '09:15'): Instant => `${day}T${time}:00.000Z` as Instant;
const LATER = addDays(TODAY, 1);

describe('what a clearinghouse says of a whole file', () => {
  it('TA1 accepted and 999 accepted are noted with every claim and move nothing', () => {
    const { text, claims } = sent();
    expect(take(answerTa1(text, 'A')).sentence).toBe('Read: 1 accepted.');
    expect(take(answer999(text))).toMatchObject({ outcome: 'read', accepted: 1, rejected: 0, unmatched: 0 });
    for (const { summary } of claims) {
      expect(status(summary.id)).toBe('exported');
      expect(
        file.services.acks
          .ofClaim(summary.id)
          .map((i) => i.kind)
          .sort(),
      ).toEqual(['999', 'TA1']);
    }
  });

  it('TA1 rejected: every claim of the file is rejected, with why', () => {
    const { text, claims } = sent();
    take(answerTa1(text, 'R', '008'));
    for (const { summary } of claims) expect(status(summary.id)).toBe('rejected');
    const [first] = file.services.acks.rejections();
    expect(first?.reasons[0]?.words).toBe('The receiver id (ISA08) is not valid (TA1 008).');
    expect(file.services.acks.rejections()).toHaveLength(3);
  });

  it('TA1 for a number of ours from another time is not guessed', () => {
    const { text, claims } = sent();
    const other = answerTa1(text, 'R', '008').replace(/TA1\*(\d+)\*\d{6}\*/, 'TA1*$1*250101*');
    expect(take(other).unmatched).toBe(1);
    expect(status(claims[0]?.summary.id)).toBe('exported');
    expect(file.services.acks.unmatched()[0]?.why).toContain('made at another time');
  });

  it('999 rejected: each claim with its own fault, the others because of them', () => {
    const { text, claims } = sent();
    const [a, b] = claims.map((c) => c.summary.controlNumber);
    take(
      answer999(text, [
        { claim: a ?? '', segment: 'SV1', nth: 3, element: 1, component: 3, code: '7', value: 'QQ' },
      ]),
    );
    for (const { summary } of claims) expect(status(summary.id)).toBe('rejected');
    const items = file.services.acks.rejections();
    const of = (number: string | undefined) =>
      items.find((i) => i.claims[0]?.controlNumber === number)?.reasons[0];
    expect(of(a)).toMatchObject({ field: 'lines.3.modifiers', value: 'QQ', code: 'IK4 7' });
    expect(of(a)?.sentSegment).toBeGreaterThan(1);
    expect(of(b)?.words).toBe(
      `Nothing is wrong with this claim: the whole transaction was rejected because of claim ${a}.`,
    );
  });

  it('999 finds its file by the number of its group, also where that is not the number of the file', () => {
    const { text } = sent();
    const other = text.replace(/(GS(\*[^*]*){5}\*)\d+/, '$1777').replace(/(GE\*\d+\*)\d+/, '$1777');
    expect(other).not.toBe(text);
    transaction(file.db(), (w) => w.run(sql`UPDATE claim_file SET content = ${Buffer.from(other, 'utf8')}`));
    expect(take(answer999(other))).toMatchObject({ accepted: 1, unmatched: 0 });
    // The number of the interchange alone is not the number of the group.
    expect(take(answer999(text, [], { control: 900000077 })).unmatched).toBe(1);
  });

  it('of another practice is listed as unmatched and moves nothing', () => {
    const { text, claims } = sent();
    const foreign = answer999(text).replace(/AK1\*HC\*\d+\*/, 'AK1*HC*777777*');
    expect(take(foreign)).toMatchObject({ outcome: 'read', unmatched: 1 });
    expect(status(claims[0]?.summary.id)).toBe('exported');
    const [item] = file.services.acks.unmatched();
    expect(item?.why).toBe('No file of ours has the group control number 777777.');
    expect(file.services.acks.setAside([item?.id ?? ('' as never)], 'of the other office')).toBe(1);
    expect(file.services.acks.unmatched()).toEqual([]);
    expect(file.services.acks.takeBack([item?.id ?? ('' as never)])).toBe(1);
    expect(file.services.acks.counts()).toMatchObject({ unmatched: 1 });
  });
});

describe('what is said of single claims', () => {
  it('277CA: accepted by the payer, rejected with field and words, by the clearinghouse', () => {
    const { text, claims } = sent();
    const [a, b, c] = claims.map((one) => one.summary);
    take(
      answer277ca(
        text,
        { [a?.controlNumber ?? '']: { status: 'A7:562:85', lines: { 3: 'A7:453' } } },
        { source: 'PR' },
      ),
    );
    expect([a, b, c].map((s) => status(s?.id))).toEqual(['rejected', 'accepted_payer', 'accepted_payer']);
    const [rejected] = file.services.acks.rejections();
    expect(rejected).toMatchObject({
      state: 'matched',
      why: 'by the numbers of claim and batch (CLM01, BHT03)',
    });
    expect(rejected?.reasons.map((r) => r.field)).toEqual(['billingProvider.npi', 'lines.3.modifiers']);
    const last = file.services.claims.get(a?.id ?? ('' as ClaimId)).events.at(-1);
    expect(last).toMatchObject({ kind: 'acknowledged', to: 'rejected' });
    expect(last?.detail).toContain('Rejected: NPI of the billing provider');
  });

  it('keeps the number that the payer gave', () => {
    const { text, claims } = sent();
    const first = claims[0]?.summary;
    take(answer277ca(text));
    const row = file
      .db()
      .get<{ n: string }>(sql`SELECT payer_control_number AS n FROM claim WHERE id = ${first?.id ?? ''}`);
    expect(row?.n).toBe(`PAYER${first?.controlNumber}`);
  });

  it('gives the number back that a claim had before, when the file is undone', () => {
    const { text, claims } = sent();
    const [first, second] = claims.map((claim) => claim.summary);
    const numberOf = (id: string | undefined) =>
      file.db().get<{ n: string }>(sql`SELECT payer_control_number AS n FROM claim WHERE id = ${id ?? ''}`)
        ?.n;
    transaction(file.db(), (w) =>
      w.run(sql`UPDATE claim SET payer_control_number = 'OLD1' WHERE id = ${first?.id ?? ''}`),
    );
    const { fileId } = take(answer277ca(text));
    expect(numberOf(first?.id)).toBe(`PAYER${first?.controlNumber}`);
    file.services.acks.undo(fileId as AckFileId, 'It was another practice');
    expect([numberOf(first?.id), numberOf(second?.id)]).toEqual(['OLD1', '']);
  });

  it('reads a large file in a thread, and tells the same of it', async () => {
    const { text, claims } = sent();
    const number = claims[0]?.summary.controlNumber ?? '';
    const report = answer277ca(text, { [number]: { status: 'A3:21' } });
    // Line ends between the segments make it large and say nothing.
    const large = report.replaceAll('~\n', `~${'\n'.repeat(20_000)}`);
    expect(large.length).toBeGreaterThan(256 * 1024);
    const bytes = Buffer.from(large, 'utf8');
    const taken = await file.services.acks.takeInAlive({ fileName: 'large.277', bytes, way: 'dialog' });
    expect(taken).toMatchObject({ outcome: 'read', rejected: 1 });
    expect(take(report).outcome).toBe('known');
    const wrong = Buffer.from(`${text}${'\n'.repeat(300_000)}`, 'utf8');
    expect(
      await file.services.acks.takeInAlive({ fileName: 'claims.837', bytes: wrong, way: 'dialog' }),
    ).toMatchObject({
      outcome: 'refused',
      sentence: expect.stringContaining('holds claims (837)') as string,
    });
  });

  it('without our batch number it must fit what was sent; a foreign one with our number stays unmatched', () => {
    const { text, claims } = sent();
    const first = claims[0]?.summary;
    const passed = answer277ca(text, {}, { batch: false });
    const foreign = passed.replace('NM1*QC*1*Fictive*Ana', 'NM1*QC*1*Stranger*Zoe');
    const taken = take(foreign);
    expect(taken.unmatched).toBe(2);
    expect(status(first?.id)).toBe('exported');
    expect(status(claims[1]?.summary.id)).toBe('accepted_payer');
    const item = file.services.acks.unmatched().find((i) => i.level === 'claim');
    expect(item?.why).toContain('differs in last name');
  });

  it('an unmatched claim is assigned by hand only when it is confirmed, and can be taken back', () => {
    const { text, claims } = sent();
    const first = claims[0]?.summary;
    if (!first) throw new Error('No claim was sent.');
    const foreign = answer277ca(
      text,
      { [first.controlNumber]: { status: 'A3:21' } },
      { batch: false },
    ).replace(`TRN*2*${first.controlNumber}~`, 'TRN*2*LOST-1~');
    take(foreign);
    const { acks } = file.services;
    const item = acks.unmatched().find((i) => i.level === 'claim');
    if (!item) throw new Error('Nothing is unmatched.');
    expect(acks.candidates(item.id, '').map((c) => c.claimId)).toContain(first.id);
    const question = acks.assign(item.id, { claimId: first.id, coverageId: null }, false);
    expect(question).toMatchObject({
      state: 'question',
      candidate: { agrees: ['last name', 'charge', 'date of service'], differs: ['control number'] },
    });
    expect(status(first.id)).toBe('exported');
    expect(acks.assign(item.id, { claimId: first.id, coverageId: null }, true).state).toBe('done');
    expect(status(first.id)).toBe('rejected');
    expect(acks.takeBack([item.id])).toBe(1);
    expect(status(first.id)).toBe('exported');
    expect(acks.unmatched().map((i) => i.id)).toContain(item.id);
  });

  it('later words stand above earlier ones, whatever the order in which files come', () => {
    const { text, claims } = sent();
    const first = claims[0]?.summary;
    const reject = answer277ca(
      text,
      { [first?.controlNumber ?? '']: { status: 'A3:21' } },
      { at: at(TODAY, '10:00'), control: 11 },
    );
    const accept = answer277ca(text, {}, { at: at(LATER), control: 12 });
    take(accept, 'late.txt');
    take(reject, 'early.txt');
    expect(status(first?.id)).toBe('accepted_payer');
    const early = file.services.acks
      .ofClaim(first?.id ?? ('' as ClaimId))
      .find((i) => i.outcome === 'rejected');
    expect(early?.claims[0]?.note).toBe('Something later was said of this claim already.');
  });

  it('acceptance after rejection lifts it; of the same minute the rejection stands', () => {
    const { text, claims } = sent();
    const first = claims[0]?.summary;
    const reject = (options: { at: Instant; control: number }) =>
      answer277ca(text, { [first?.controlNumber ?? '']: { status: 'A3:21' } }, options);
    take(reject({ at: at(TODAY), control: 21 }), 'a');
    take(answer277ca(text, {}, { at: at(TODAY), control: 22, source: 'AY' }), 'b');
    expect(status(first?.id)).toBe('rejected');
    take(answer277ca(text, {}, { at: at(LATER), control: 23 }), 'c');
    expect(status(first?.id)).toBe('accepted_payer');
  });

  it('of a version that was sent again since moves nothing', () => {
    const { text, claims } = sent();
    const { claims: service, outbox } = file.services;
    const first = claims[0]?.summary;
    if (!first) throw new Error('No claim was sent.');
    take(answer999(text, [{ claim: first.controlNumber, segment: 'CLM', element: 2, code: '1' }]));
    const again = service.startVersion(first.id, { kind: 'resent', reason: 'charge was missing' });
    service.release(again.summary.id);
    outbox.exportTo([first.id], file.folder);
    expect(status(first.id)).toBe('exported');
    take(answer277ca(text, { [first.controlNumber]: { status: 'A3:21' } }, { at: at(LATER), control: 31 }));
    expect(status(first.id)).toBe('exported');
    expect(file.services.acks.ofClaim(first.id)[0]?.claims[0]?.note).toContain(
      'the claim was sent again since',
    );
  });
});

describe('claim status', () => {
  it('is asked by file and answered: pending, and a denial that waits for its remittance', () => {
    const { claims } = sent();
    const ids = claims.map((c) => c.summary.id);
    const [asked] = file.services.eligibility.requestStatus(ids, file.folder);
    const text = readFileSync(join(file.folder, asked?.fileName ?? ''), 'utf8');
    const [a = '', b = '', c = ''] = claims.map((one) => one.summary.controlNumber);
    const taken = take(answer276(text, { [a]: 'P3:317', [b]: 'F1:65', [c]: 'F2:88:QC' }));
    expect(taken.unmatched).toBe(0);
    expect(ids.map(status)).toEqual(['pending', 'exported', 'denied']);
    expect(file.services.acks.ofClaim(ids[1] ?? ('' as ClaimId))[0]).toMatchObject({
      outcome: 'paid',
      why: 'by the trace of our question',
    });
    expect(file.services.eligibility.statusQuestions(ids[0] ?? ('' as ClaimId))).toHaveLength(1);
  });

  it('of a claim that was never sent is not asked', async () => {
    const { summary } = readyClaim(file);
    expect(
      (await refusalOf(() => file.services.eligibility.requestStatus([summary.id], file.folder))).message,
    ).toContain('was not sent');
    expect(readdirSync(file.folder).filter((name) => name.endsWith('.276'))).toEqual([]);
  });
});
