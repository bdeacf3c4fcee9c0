import { randomUUID } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { WHOLE_RUN } from '#shared/domain/statements/run.ts';
import { addDays } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { fontBytes } from '#electron/export/assets.ts';
import { openTypeOf } from '#electron/export/woff.ts';
import {
  addPatient,
  makeWorkFile,
  readyClaim,
  SERVICE_DAY,
  TODAY,
  type WorkFile,
} from '#tests/support/work-file.ts';
import { milliseconds, type Row } from './measure.ts';

const ACCOUNTS = 1000;
const VISITS = 3;
const BESIDE = 60;

/**
 * A run of 1,000 statements of accounts with three visits each, from the ledger to one PDF that is kept in the encrypted file
 * with each statement\u2019s own bytes. Beside it the same words drawn with pdfkit, a document a statement, not kept.
 */
export async function benchStatements(): Promise<Row[]> {
  const file = makeWorkFile();
  try {
    fill(file);
    file.reopen();
    const quiet = (): void => undefined;
    const { signal } = new AbortController();
    const { runs } = file.services.statements;
    let began = performance.now();
    const preview = await runs.preview(WHOLE_RUN, quiet, signal);
    const previewed = performance.now() - began;
    if (preview.totals.going < ACCOUNTS) throw new Error(`Only ${preview.totals.going} statements can go.`);
    let told = 0;
    began = performance.now();
    const run = await runs.run({ filter: WHOLE_RUN, leaveOut: [], overrides: [] }, () => (told += 1), signal);
    const issued = performance.now() - began;
    if (told < 3) throw new Error('The run told no progress.');
    began = performance.now();
    const { pdf } = runs.pdf(run.id);
    const again = performance.now() - began;
    const words = runs
      .detail(run.id)
      .papers.slice(0, BESIDE)
      .map((p) => p.id);
    const contents = words.map(
      (id) =>
        file.db().get<{ content: string }>(sql`SELECT content FROM patient_paper WHERE id = ${id}`)
          ?.content ?? '',
    );
    began = performance.now();
    for (const content of contents) await withPdfkit(content);
    const beside = ((performance.now() - began) / contents.length) * run.statements;
    const what = `statements, ${run.statements.toLocaleString('en-US')} accounts`;
    return [
      { what: `${what}: who goes and who is held`, ours: milliseconds(previewed), beside: '', note: '' },
      {
        what: `${what}: issued as one PDF of ${run.pages.toLocaleString('en-US')} pages and kept`,
        ours: milliseconds(issued),
        beside: milliseconds(beside),
        note: 'pdfkit, a document each, drawing alone; target 20 s',
      },
      {
        what: `${what}: the same bytes again (${Math.round(pdf.length / 1e6)} MB)`,
        ours: milliseconds(again),
        beside: '',
        note: '',
      },
    ];
  } finally {
    file.close();
  }
}

/** One real claim copied for every visit, with the journals that a posted remittance leaves. */
function fill(file: WorkFile): void {
  const raw = rawOf(file.db());
  const model = readyClaim(file, SERVICE_DAY).claim;
  const encounterId =
    file.db().get<{ e: string }>(sql`SELECT encounter_id AS e FROM claim WHERE id = ${model.claimId}`)?.e ??
    '';
  const copy = (table: string, id: string, set: Readonly<Record<string, unknown>>): void => {
    const columns = (raw.pragma(`table_info(${table})`) as { name: string }[]).map((c) => c.name);
    const values = columns.map((c) => (c in set ? '?' : c));
    raw
      .prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE id = ?`,
      )
      .run(...columns.filter((c) => c in set).map((c) => set[c]), id);
  };
  transaction(file.db(), (w) => {
    const patients = Array.from({ length: ACCOUNTS }, (_, i): PatientId =>
      addPatient(file.patients, file.ids.payerId, `Number ${i}`, `B${i}`),
    );
    let number = 1 + (w.get<{ n: number }>(sql`SELECT max(number) AS n FROM journal`)?.n ?? 0);
    const journal = (
      kind: string,
      entries: readonly (readonly [string, number, string, string | null])[],
      ids: { patient: string; claim: string },
    ): void => {
      const id = randomUUID();
      for (const [account, amount, reason, line] of entries)
        w.run(sql`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, claim_id, service_line_id, payer_id, encounter_id, service_on, reason, memo)
          VALUES (${id}, ${account}, ${amount}, ${ids.patient}, ${ids.claim}, ${line}, ${file.ids.payerId}, NULL, ${SERVICE_DAY}, ${reason}, '')`);
      w.run(sql`INSERT INTO journal (id, number, kind, posted_on, deposit_on, posted_at, memo, source_type, source_id, reverses_journal_id, user_id)
        VALUES (${id}, ${number}, ${kind}, ${addDays(TODAY, -number % 90)}, NULL, '2026-11-01T00:00:00.000Z', '', 'bench', ${id}, NULL,
          (SELECT id FROM user_account LIMIT 1))`);
      number += 1;
    };
    let control = 500_000;
    for (const patient of patients)
      for (let v = 0; v < VISITS; v += 1) {
        const visit = randomUUID();
        const claim = randomUUID();
        control += 1;
        copy('encounter', encounterId, { id: visit, patient_id: patient });
        copy('claim', model.claimId, {
          id: claim,
          encounter_id: visit,
          patient_id: patient,
          control_number: String(control),
          status: 'paid',
        });
        const ids = { patient, claim };
        const lines = model.lines.map((l) => l.serviceLineId);
        journal(
          'charges',
          lines.flatMap(
            (l) =>
              [
                ['ar_insurer', 5000, '', l],
                ['service_revenue', -5000, '', l],
              ] as const,
          ),
          ids,
        );
        journal(
          'remittance',
          lines.flatMap(
            (l, i) =>
              [
                ['eft', 3000, '', l],
                ['ar_insurer', -3000, '', l],
                ['contractual_adjustment', 1000, 'CO-45', l],
                ['ar_insurer', -1000, 'CO-45', l],
                ['ar_patient', 1000, `PR-${i + 1}`, l],
                ['ar_insurer', -1000, `PR-${i + 1}`, l],
              ] as const,
          ),
          ids,
        );
        if (v === 0)
          journal(
            'patient_payment',
            [
              ['check', 1000, '', null],
              ['ar_patient', -1000, '', lines[0] ?? null],
            ],
            ids,
          );
      }
  });
}

function withPdfkit(content: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument({
      size: 'LETTER',
      margin: 54,
      font: Buffer.from(openTypeOf(fontBytes('Inter-400'))) as unknown as string,
    });
    let bytes = 0;
    doc.on('data', (part: Buffer) => (bytes += part.length));
    doc.on('end', () => resolve(bytes));
    doc.on('error', reject);
    doc.fontSize(9);
    const told = JSON.parse(content) as {
      story: string;
      rows: { text: string; note: string; amountCents: number }[];
      visits: { text: string; how: string }[];
    };
    doc.text(told.story);
    for (const row of told.rows) doc.text(`${row.text} ${row.note} ${row.amountCents}`);
    for (const visit of told.visits) doc.text(`${visit.text} ${visit.how}`);
    doc.end();
  });
}
