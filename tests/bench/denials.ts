import type { CauseFilter } from '#shared/domain/denials/denial.ts';
import { DenialFilter } from '#shared/domain/denials/denial.ts';
import { COMMERCIAL } from '#electron/demo/records.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { answerFile, onlyDenial, postAnswer, refused } from '#tests/support/denials.ts';
import { addPatient, makeWorkFile, sentClaim, type WorkFile } from '#tests/support/work-file.ts';
import { milliseconds, quantile, repeated, timed, type Row } from './measure.ts';

const DENIALS = 10_000;
const PATIENTS = 500;
const PAYERS = 13;
const CODES = ['CO-197', 'CO-50', 'CO-16', 'CO-97', 'CO-29', 'CO-18', 'CO-11', 'CO-4', 'CO-204', 'CO-226'];
const SIDES: readonly CauseFilter['by'][] = ['payer', 'code', 'provider', 'user', 'reason', 'month'];
/** What a screen may take before it is felt. */
const PROMISED = '50 ms';

/** The desk of denials and every side of the root causes over 10,000 denials, two in five of them open. */
export function benchDenials(): Row[] {
  const file = makeWorkFile();
  try {
    fill(file);
    file.reopen();
    const { denials } = file.services;
    const row = (what: string, work: () => number): Row => {
      const first = timed(() => {
        if (work() === 0) throw new Error(`The benchmark of ${what} has no rows.`);
      });
      return {
        what: `${what} over ${DENIALS.toLocaleString('en-US')} denials: first / p95`,
        ours: `${milliseconds(first)} / ${milliseconds(quantile(repeated(12, work), 0.95))}`,
        beside: PROMISED,
        note: 'beside: what was promised',
      };
    };
    const desk = (view: DenialFilter['view'], by: 'worth' | 'due' | 'patient') => (): number =>
      denials.desk({
        filter: DenialFilter.parse({ view }),
        sort: { by, descending: false },
        limit: 200,
        offset: 0,
      }).rows.length;
    return [
      row('desk, what to do', desk('todo', 'worth')),
      row('desk, all by patient', desk('all', 'patient')),
      row('tiles of the desk', () => denials.counts().views.length),
      ...SIDES.map((by) =>
        row(`root causes by ${by}`, () => denials.causes({ by, from: null, to: null }).length),
      ),
    ];
  } finally {
    file.close();
  }
}

/** One true denial, and as many like it as are wanted: of other patients, payers, reasons and months. */
function fill(file: WorkFile): void {
  const sent = sentClaim(file);
  postAnswer(file, answerFile(sent.claim, [refused(sent.claim)], 'T1'));
  const first = onlyDenial(file);
  const { patients, payers } = transaction(file.db(), () => ({
    patients: Array.from({ length: PATIENTS }, (_, i) =>
      addPatient(file.patients, file.ids.payerId, `Number ${i}`, `B${i}`),
    ),
    payers: Array.from(
      { length: PAYERS },
      (_, i) => file.practice.savePayer({ ...COMMERCIAL, id: null, name: `Sample Payer ${i}` }).id,
    ),
  }));
  const raw = rawOf(file.db());
  raw.exec(`CREATE TEMP TABLE copies AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${DENIALS})
    SELECT i, printf('%08x-0000-4000-8000-%012x', (i * 2654435761) % 4294967296, i) AS id FROM n`);
  const json = (list: readonly string[]): string => `'${JSON.stringify(list)}'`;
  const pick = (list: readonly string[], step = 1): string =>
    `(SELECT value FROM json_each(${json(list)}) WHERE key = (copies.i / ${step}) % ${list.length})`;
  const patient = pick(patients);
  const copy = (table: string, where: string, changed: Readonly<Record<string, string>>): void => {
    const names = (raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    raw.exec(`INSERT INTO ${table} (${names.join(', ')})
      SELECT ${names.map((name) => changed[name] ?? `t.${name}`).join(', ')} FROM ${table} t, copies WHERE ${where}`);
  };
  raw.transaction(() => {
    raw.exec('PRAGMA defer_foreign_keys = ON');
    copy('encounter', `t.id = '${sent.summary.encounterId}'`, { id: 'copies.id', patient_id: patient });
    copy('claim', `t.id = '${sent.summary.id}'`, {
      id: 'copies.id',
      encounter_id: 'copies.id',
      patient_id: patient,
      control_number: "'C' || copies.i",
      payer_id: pick(payers, 3),
    });
    const entry = (account: string, sign: number): void => {
      raw.exec(`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, claim_id, service_line_id,
          payer_id, encounter_id, service_on, reason, memo)
        SELECT copies.id, '${account}', ${sign} * (1000 + copies.i % 9000), ${patient}, copies.id, NULL,
          ${pick(payers, 3)}, NULL, '2026-11-01', '', 'Visit' FROM copies`);
    };
    entry('ar_insurer', 1);
    entry('service_revenue', -1);
    raw.exec(`INSERT INTO journal (id, number, kind, posted_on, deposit_on, posted_at, memo, source_type, source_id,
        reverses_journal_id, user_id)
      SELECT copies.id, 100000 + copies.i, 'charges', '2026-11-01', NULL, '2026-11-01T10:00:00.000Z', 'Posted', 'bench',
        copies.id, NULL, (SELECT id FROM user_account LIMIT 1) FROM copies`);
    const open = 'copies.i % 5 < 2';
    copy('denial', `t.id = '${first.id}'`, {
      id: 'copies.id',
      claim_id: 'copies.id',
      patient_id: patient,
      payer_id: pick(payers, 3),
      code: pick(CODES, 7),
      denied_cents: '1000 + copies.i % 9000',
      answered_on: "date('2026-11-20', '-' || (copies.i % 500) || ' days')",
      due_on: "CASE WHEN copies.i % 4 > 0 THEN date('2026-11-20', '+' || (copies.i % 120) || ' days') END",
      state: `CASE WHEN ${open} THEN 'open' ELSE 'closed' END`,
      outcome: `CASE WHEN ${open} THEN NULL WHEN copies.i % 3 = 0 THEN 'lost' ELSE 'won' END`,
      closed_at: `CASE WHEN ${open} THEN NULL ELSE '2026-11-20T10:00:00.000Z' END`,
    });
    copy('denial_amount', `t.denial_id = '${first.id}'`, { denial_id: 'copies.id' });
  })();
}
