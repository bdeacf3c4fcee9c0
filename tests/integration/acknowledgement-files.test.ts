import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { sql } from '#electron/db/sql.ts';
import { answer277ca, answer999 } from '#tests/support/clearinghouse.ts';
import { refusalOf } from '#tests/support/practice-file.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { sendThree, takeAnswer } from '#tests/support/taken-answers.ts';
import { era, makeWorkFile, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

const sent = () => sendThree(file);
const take = (text: string, fileName?: string) => takeAnswer(file, text, fileName);
const status = (id: ClaimId | undefined): string => (id ? file.services.claims.get(id).summary.status : '');

/** Everything that reading could have left behind. */
const dump = (): string =>
  JSON.stringify(
    [
      'ack_file',
      'ack_item',
      'ack_item_claim',
      'ack_event',
      'eligibility_answer',
      'claim_event',
      'audit_event',
    ].map((table) => file.db().all(sql`SELECT count(*) AS n FROM ${{ ...sql``, text: table }}`)),
  ) + JSON.stringify(file.db().all(sql`SELECT id, status FROM claim ORDER BY id`));

describe('a file twice, and taken back', () => {
  it('is known by its bytes, by its content in other clothes, and by each thing that it says', () => {
    const { text, claims } = sent();
    const first = claims[0]?.summary;
    const report = answer277ca(text, { [first?.controlNumber ?? '']: { status: 'A3:21' } });
    take(report, 'report.txt');
    const before = dump();
    expect(take(report, 'other-name.txt')).toMatchObject({ outcome: 'known' });
    expect(take(report, 'other-name.txt').sentence).toContain('under the name report.txt');
    const dressed = `\uFEFF${report.replaceAll('~\n', '|').replaceAll('*', '!')}`;
    expect(take(dressed).outcome).toBe('known');
    expect(dump()).toBe(before);
    // The same words inside another interchange.
    const resent = report.replaceAll('900000002', '900000099');
    const taken = take(resent, 'again.txt');
    expect(taken.sentence).toContain('4 known before');
    expect(
      file.services.claims.get(first?.id ?? ('' as ClaimId)).events.filter((e) => e.to === 'rejected'),
    ).toHaveLength(1);
  });

  it('is undone as a whole: claims stand where they stood, and it can be read again', async () => {
    const { text, claims } = sent();
    const report = answer277ca(text, { [claims[0]?.summary.controlNumber ?? '']: { status: 'A3:21' } });
    const { fileId } = take(report);
    if (!fileId) throw new Error('The file was not kept.');
    const { acks } = file.services;
    expect(acks.undo(fileId, 'wrong file').file.state).toBe('undone');
    for (const { summary } of claims) expect(status(summary.id)).toBe('exported');
    expect(acks.rejections()).toEqual([]);
    expect(acks.get(fileId).events.map((e) => e.kind)).toEqual(['received', 'undone']);
    expect((await refusalOf(() => acks.undo(fileId, 'twice'))).message).toContain('undone already');
    expect(take(report).outcome).toBe('read');
    expect(status(claims[0]?.summary.id)).toBe('rejected');
  });

  it('is not undone when a claim has moved on since', async () => {
    const { text, claims } = sent();
    const { fileId } = take(answer277ca(text));
    const { remits, acks } = file.services;
    remits.post(remits.receive('era.835', era(claims.map((c) => c.claim))).summary.id);
    const before = dump();
    expect((await refusalOf(() => acks.undo(fileId ?? ('' as never), 'too late'))).message).toContain(
      'has moved on since',
    );
    expect(dump()).toBe(before);
  });
});

describe('files that mix or are no answers', () => {
  it('hands a remittance over, also out of a mixed file', () => {
    const { text, claims } = sent();
    const money = Buffer.from(era(claims.map((c) => c.claim))).toString('utf8');
    expect(take(answer999(text) + money).sentence).toContain('A remittance (835): it waits');
    expect(file.services.remits.list()).toMatchObject([{ status: 'waiting', claimCount: 3 }]);
    expect(take(money)).toMatchObject({ outcome: 'remittance' });
  });

  it('refuses claims, questions, cut files and other things without a trace', () => {
    const { text } = sent();
    const before = dump();
    const bad = [
      text,
      'no X12 at all',
      '',
      answer999(text).slice(0, 300),
      answer999(text).replace('SE*6*', 'SE*9*'),
    ];
    for (const one of bad) {
      const taken = take(one);
      expect(taken.outcome, taken.sentence).toBe('refused');
      expect(taken.sentence).toContain('Nothing was changed.');
    }
    expect(dump()).toBe(before);
  });

  it('keeps the bytes of a Latin-1 file as they came', () => {
    const { text } = sent();
    const latin = Buffer.from(answer277ca(text).replaceAll('Fictive', 'Fiktivé'), 'latin1');
    const taken = file.services.acks.takeIn({ fileName: 'latin.txt', bytes: latin, way: 'folder' });
    expect(taken).toMatchObject({ outcome: 'read', unmatched: 0 });
    expect(Buffer.from(file.services.acks.file(taken.fileId ?? ('' as never)).content).equals(latin)).toBe(
      true,
    );
    expect(
      file.services.acks
        .get(taken.fileId ?? ('' as never))
        .items.some((i) => i.facts.personName.startsWith('Fiktivé')),
    ).toBe(true);
  });

  const folder = sampleDir();
  it.skipIf(!folder)('samples of others match nothing of ours and move nothing', () => {
    const { claims } = sent();
    for (const kind of ['TA1', '999', '277CA', '276-277', '270-271'])
      for (const name of readdirSync(join(folder ?? '', 'samples', 'x12', kind))) {
        const bytes = new Uint8Array(readFileSync(join(folder ?? '', 'samples', 'x12', kind, name)));
        const taken = file.services.acks.takeIn({ fileName: name, bytes, way: 'dialog' });
        expect(['read', 'refused'], `${name}: ${taken.sentence}`).toContain(taken.outcome);
        if (taken.outcome === 'read') expect(taken.unmatched, name).toBeGreaterThan(0);
      }
    for (const { summary } of claims) expect(status(summary.id)).toBe('exported');
  });
});
