import { createRequire } from 'node:module';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { read835, readParts } from '#shared/domain/x12/read-835.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { scenarioClaim } from '#tests/support/claims.ts';
import { addPatient, era, makeWorkFile, readyClaim, SERVICE_DAY } from '#tests/support/work-file.ts';
import type { WorkFile } from '#tests/support/work-file.ts';
import { milliseconds, quantile, repeated, timed, type Row } from './measure.ts';

const { X12Parser } = createRequire(import.meta.url)('node-x12') as typeof import('node-x12');

const CLAIMS = 10_000;
/** Made by the program itself; the others are copies of them under other numbers. */
const MADE = 200;
const ENTRIES_BEFORE = 1_000_000;

/**
 * A remittance of 10,000 claims (some 25,000 lines) read, proved and posted durably into an encrypted file that already
 * holds a million entries; and the reading of it alone.
 */
export function benchRemittance(): Row[] {
  const file = makeWorkFile();
  try {
    const claims = fillFile(file);
    const bytes = era(claims, { trace: 'BENCH1' });
    const lines = claims.reduce((sum, c) => sum + c.lines.length, 0);
    const { remits } = file.services;
    let received = 0;
    let id = '';
    received = timed(() => (id = remits.receive('bench.835', bytes).summary.id));
    const posted = timed(() => void remits.post(id as never));
    return [
      ...reading(bytes),
      {
        what: `835 of ${CLAIMS.toLocaleString('en-US')} claims (${lines.toLocaleString('en-US')} lines) into ${ENTRIES_BEFORE.toLocaleString('en-US')} entries`,
        ours: milliseconds(received + posted),
        beside: '5,000 ms',
        note: `target; read and proved ${milliseconds(received)}, posted ${milliseconds(posted)}`,
      },
    ];
  } finally {
    file.close();
  }
}

function reading(bytes: Uint8Array): Row[] {
  const text = Buffer.from(bytes).toString('utf8');
  const ours = quantile(
    repeated(5, () => void read835(text)),
    0.5,
  );
  const library = timed(() => void new X12Parser(false).parse(text));
  const split = quantile(
    repeated(5, () => void text.split('~').map((segment) => segment.split('*'))),
    0.5,
  );
  const what = `835 of ${CLAIMS.toLocaleString('en-US')} claims read (${Math.round(text.length / 1024).toLocaleString('en-US')} kB)`;
  return [
    { what, ours: milliseconds(ours), beside: milliseconds(library), note: 'node-x12, parsing only' },
    {
      what,
      ours: milliseconds(ours),
      beside: milliseconds(split),
      note: `bare string split: ${(ours / split).toFixed(1)} times`,
    },
    constantMemory(text),
  ];
}

/** 100 MB of claims given piece by piece: what stays in memory does not grow with the file. */
function constantMemory(text: string): Row {
  const clp = text.indexOf('CLP*');
  const end = text.lastIndexOf('SE*');
  const body = text.slice(clp, end);
  const segments = body.split('~').length - 1;
  const head = text.slice(0, clp);
  const times = Math.ceil((100 * 1_048_576) / body.length);
  const inHead = head.slice(head.indexOf('ST*')).split('~').length - 1;
  const tail = text.slice(end).replace(/^SE\*\d+/, `SE*${inHead + segments * times + 1}`);
  function* pieces(): Generator<string, void, undefined> {
    yield head;
    for (let i = 0; i < times; i += 1)
      for (let at = 0; at < body.length; at += 65_536) yield body.slice(at, at + 65_536);
    yield tail;
  }
  let most = 0;
  let count = 0;
  const before = process.memoryUsage().heapUsed;
  const ms = timed(() => {
    for (const part of readParts(pieces())) {
      if (part.kind !== 'claim') continue;
      count += 1;
      if (count % 5000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
  });
  return {
    what: `835 of 100 MB read claim by claim (${count.toLocaleString('en-US')} claims)`,
    ours: milliseconds(ms),
    beside: `${Math.round(most / 1_048_576)} MB`,
    note: 'most memory beyond the start, garbage included',
  };
}

/** Sent claims of many patients and a million older entries, written straight into the file. */
function fillFile(file: WorkFile): ProfessionalClaim[] {
  const made = transaction(file.db(), () =>
    Array.from({ length: MADE }, (_, i) => {
      const patientId = addPatient(file.patients, file.ids.payerId, `Number ${i}`, String(5000 + i * 2));
      return readyClaim(file, addDays(SERVICE_DAY, -(i % 60)), patientId).claim;
    }),
  );
  const raw = rawOf(file.db());
  raw.exec(`UPDATE claim SET status = 'exported'`);
  const claims = copyClaims(raw, made);
  fillJournal(raw, made);
  return claims;
}

type Raw = ReturnType<typeof rawOf>;

function uuid(kind: number, n: number): string {
  return `00000000-0000-4000-9${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`;
}

function copyClaims(raw: Raw, made: readonly ProfessionalClaim[]): ProfessionalClaim[] {
  const columns = (raw.pragma('table_info(claim)') as { name: string }[]).map((c) => c.name);
  const visit = (raw.pragma('table_info(encounter)') as { name: string }[]).map((c) => c.name);
  const all: ProfessionalClaim[] = [...made];
  const copy = (
    table: string,
    names: readonly string[],
    values: Readonly<Record<string, string>>,
    from: string,
  ) =>
    raw
      .prepare(
        `INSERT INTO ${table} (${names.join(',')}) SELECT ${names
          .map((n) => (n in values ? '?' : n))
          .join(',')} FROM ${table} WHERE id = ?`,
      )
      .run(...names.filter((n) => n in values).map((n) => values[n]), from);
  raw.transaction(() => {
    for (let n = made.length; n < CLAIMS; n += 1) {
      const base = made[n % made.length] ?? scenarioClaim();
      const claimId = uuid(1, n);
      const claim = {
        ...base,
        claimId,
        controlNumber: String(900_000 + n),
        // Two and three lines in turn, so that the file has 25,000.
        lines: base.lines
          .slice(0, n % 2 === 0 ? 3 : 2)
          .map((l, i) => ({ ...l, serviceLineId: uuid(2, n * 10 + i) })),
      } as unknown as ProfessionalClaim;
      const source = raw.prepare('SELECT encounter_id AS id FROM claim WHERE id = ?').get(base.claimId) as {
        id: string;
      };
      copy('encounter', visit, { id: uuid(3, n) }, source.id);
      copy(
        'claim',
        columns,
        {
          id: claimId,
          control_number: claim.controlNumber,
          encounter_id: uuid(3, n),
          frozen: JSON.stringify(claim),
        },
        base.claimId,
      );
      all.push(claim);
    }
  })();
  postCharges(raw, all.slice(made.length));
  return all;
}

const ENTRY = `INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, claim_id, service_line_id, payer_id,
  service_on, reason, memo) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 'bench')`;
const JOURNAL = `INSERT INTO journal (id, number, kind, posted_on, posted_at, memo, source_type, source_id, user_id)
  SELECT ?, ?, 'charges', '2026-01-05', '2026-01-05T10:00:00.000Z', 'bench', 'bench', ?, id FROM user_account LIMIT 1`;

function postCharges(raw: Raw, claims: readonly ProfessionalClaim[]): void {
  const entry = raw.prepare(ENTRY);
  const journal = raw.prepare(JOURNAL);
  raw.transaction(() => {
    for (const [n, c] of claims.entries()) {
      const id = uuid(4, n);
      for (const l of c.lines)
        for (const [account, sign] of [
          ['ar_insurer', 1],
          ['service_revenue', -1],
        ] as const)
          entry.run(
            id,
            account,
            sign * l.chargeCents,
            c.patient.patientId,
            c.claimId,
            l.serviceLineId,
            c.payer.payerId,
            c.serviceDate,
          );
      journal.run(id, 1_000_000 + n, id);
    }
  })();
}

/** Older entries, twenty to a journal. */
function fillJournal(raw: Raw, made: readonly ProfessionalClaim[]): void {
  const entry = raw.prepare(ENTRY);
  const journal = raw.prepare(JOURNAL);
  const people = made.map((c) => c.patient.patientId);
  for (let n = 0; n < ENTRIES_BEFORE / 20; n += 5000)
    raw.transaction(() => {
      for (let k = n; k < n + 5000 && k < ENTRIES_BEFORE / 20; k += 1) {
        const id = uuid(5, k);
        for (let i = 0; i < 10; i += 1) {
          const person = people[(k * 10 + i) % people.length];
          entry.run(id, 'ar_patient', 1000 + i, person, null, null, null, '2026-01-05');
          entry.run(id, 'cash', -1000 - i, person, null, null, null, '2026-01-05');
        }
        journal.run(id, 2_000_000 + k, id);
      }
    })();
  raw.prepare(`UPDATE counter SET value = 9000000 WHERE name = 'journal'`).run();
}
