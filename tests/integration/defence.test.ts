import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { createDefenceFiles } from '#electron/defence-files.ts';
import { createDefenceHandlers } from '#electron/defence/handlers.ts';
import type { DefenceService } from '#electron/defence/service.ts';
import { defencePdf } from '#electron/export/defence-pdf.ts';
import { createNoteReading } from '#electron/note-reading.ts';
import { sql } from '#electron/db/sql.ts';
import { PLAIN_RULE } from '#shared/domain/coding-audit/rule.ts';
import { makeWorkFile, openEncounter, visitCoding, type WorkFile } from '#tests/support/work-file.ts';
import { readPages } from '#tests/support/paper.ts';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const NOTE = `ASSESSMENT AND PLAN
1. Type 2 diabetes mellitus, stable. A1c run in office today.
2. Essential hypertension, at goal.
Return in 3 months.`;

let file: WorkFile;
let codeSets: CodeSets;
let files: DefenceService;

beforeEach(() => {
  file = makeWorkFile();
  codeSets = openCodeSets(':memory:');
  const notes = createNoteReading(file.services.context, codeSets, ':memory:');
  files = createDefenceFiles(file.services, codeSets, notes.service, defencePdf);
});
afterEach(() => {
  codeSets.close();
  file.close();
});

function visit(text = NOTE): EncounterId {
  const id = openEncounter(file);
  const { coding } = file.services;
  coding.addDocument({ encounterId: id, kind: 'visit_note', title: 'Visit note', text });
  const saved = coding.save(id, coding.get(id).encounter.version, visitCoding());
  coding.markCoded(id, saved.encounter.version);
  return id;
}

describe('the defence file of an encounter', () => {
  it('holds the codes with the passages that speak for them, and the coder’s signature', async () => {
    const id = visit();
    const content = await files.content(id);
    expect(content.diagnoses.map((d) => [d.mark, d.code])).toEqual([
      ['A', 'E11.9'],
      ['B', 'I10'],
    ]);
    expect(content.diagnoses[0]?.support[0]).toMatchObject({ document: 1 });
    const [document] = content.documents;
    const marked = document?.passages.map((p) => [document.text.slice(p.start, p.end), p.marks.join()]);
    expect(marked).toEqual(expect.arrayContaining([[expect.stringMatching(/type 2 diabetes/i), 'A']]));
    expect(content.signatures).toMatchObject([
      { role: 'coder', meaning: 'coded', userName: 'Test Biller', matches: true },
    ]);
    expect(content.releases).toMatchObject({ asOf: 'coded' });
    expect(
      content.releases.list.some((r) => /ICD-10-CM/.test(r.name) && r.starter && r.effectiveFrom !== null),
    ).toBe(true);
    expect(content.verdicts).toMatchObject([
      { by: 'Test Biller', words: expect.stringMatching(/^Marked coded: 0 stop/) },
    ]);
    expect(content.findings.asOf).toBe('coded');
    expect(content.em[0]?.text).toMatch(/^E\/M/);
  });

  it('says when the coding is no longer what was signed', async () => {
    const id = visit();
    const { coding } = file.services;
    const open = coding.reopen(id);
    coding.save(id, open.encounter.version, { ...visitCoding(), diagnoses: ['I10', 'E11.9'] });
    expect((await files.content(id)).signatures).toMatchObject([{ matches: false }]);
  });

  it('tells queries, audits and the claim’s history', async () => {
    const id = visit();
    const { codingAudits, claims, queries, coding } = file.services;
    coding.reopen(id);
    const asked = queries.ask(id, file.ids.providerId, {
      kind: 'specificity',
      question: 'Which type?',
      options: ['Type 1', 'Type 2', 'Other', 'Unable to determine'],
      passages: [{ documentId: null, source: 'Visit note', quote: 'Type 2 diabetes mellitus' }],
    });
    expect(asked.encounter.encounter.status).toBe('held');
    expect((await files.content(id)).queries).toMatchObject([
      { words: expect.stringContaining('Which type?') },
    ]);
    expect((await files.content(id)).queries[0]?.lines).toContain('Not answered.');

    const other = visit(`${NOTE} Again.`);
    const auditId = codingAudits.create({ name: 'Own', rule: { ...PLAIN_RULE, selfReview: true }, seed: 1 });
    const [row] = codingAudits.get(auditId).cases;
    if (!row) throw new Error('The audit has a case.');
    const { detail } = codingAudits.blind(row.id);
    expect((await files.content(other)).audits).toEqual([]);
    const saved = codingAudits.saveDraft(row.id, detail.encounter.version, visitCoding());
    codingAudits.submit(row.id, saved.encounter.version);
    claims.createFromEncounter(other);
    const content = await files.content(other);
    expect(content.audits).toMatchObject([{ words: 'Self-review “Own”: agreed with the coder.' }]);
    expect(content.claimHistory.map((e) => e.to)).toContain('draft');
    expect(content.claim).toMatchObject({ status: 'draft' });
    expect(content.signatures.map((s) => [s.role, s.matches])).toEqual([
      ['coder', true],
      ['auditor', null],
    ]);
  });

  it('has the same hash until something changes, and draws the same bytes', async () => {
    const id = visit();
    const once = await files.make(id);
    const again = await files.make(id);
    expect(again.contentSha256).toBe(once.contentSha256);
    expect(Buffer.from(again.pdf).equals(Buffer.from(once.pdf))).toBe(true);
    file.services.claims.createFromEncounter(id);
    expect((await files.make(id)).contentSha256).not.toBe(once.contentSha256);
    expect(once.absent).toContain('queries');
  });

  it('is saved where the dialog says, with a row in the audit trail; a closed dialog leaves none', async () => {
    const id = visit();
    const path = join(mkdtempSync(join(tmpdir(), 'claimwright-defence-')), 'file.pdf');
    const answers: (string | null)[] = [null, path];
    const dialogs = { saveFile: async () => answers.shift() ?? null } as unknown as Parameters<
      typeof createDefenceHandlers
    >[1]['dialogs'];
    const handlers = createDefenceHandlers(files, { dialogs, print: async () => 'cancelled' });
    const trail = () =>
      file.db().all(sql`SELECT action FROM audit_event WHERE record = 'defence file' AND record_id = ${id}`);
    expect(await handlers.save({ encounterId: id }, undefined)).toBeNull();
    expect(await handlers.print({ encounterId: id }, undefined)).toEqual({ outcome: 'cancelled' });
    expect(trail()).toEqual([]);
    expect(await handlers.save({ encounterId: id }, undefined)).toEqual({ fileName: 'file.pdf' });
    expect(trail()).toEqual([{ action: 'save' }]);
    const text = (await readPages(new Uint8Array(readFileSync(path))))
      .flat()
      .map((t) => t.text)
      .join(' ');
    expect(text).toContain('ASSESSMENT');
    expect(text).toContain('E11.9');
  });

  it('refuses an encounter that is not there', async () => {
    await expect(files.make(randomUUID() as EncounterId)).rejects.toThrow(/not in the practice file/);
  });

  it('is drawn in a thread of its own in the program', async () => {
    const notes = createNoteReading(file.services.context, codeSets, ':memory:');
    const id = visit();
    const drawn = await createDefenceFiles(file.services, codeSets, notes.service).make(id);
    expect(Buffer.from(drawn.pdf).equals(Buffer.from((await files.make(id)).pdf))).toBe(true);
  });
});
