import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type Sql } from '#electron/db/sql.ts';
import { fullDisk } from '#tests/support/full-disk.ts';
import { DEMO_FACILITY } from '#electron/demo/records.ts';
import {
  codedEncounter,
  era,
  makeWorkFile,
  openEncounter,
  readyClaim,
  sentClaim,
  SERVICE_DAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

/** Changes the file behind the services' back, as only a test may. */
function execute(statement: Sql): void {
  transaction(file.db(), (w) => w.run(statement));
}

function balance(account: string): number {
  return (
    file
      .db()
      .get<{ n: number }>(
        sql`SELECT COALESCE(SUM(amount_cents), 0) AS n FROM journal_entry WHERE account = ${account}`,
      )?.n ?? 0
  );
}

describe('making a claim', () => {
  it('freezes the records, posts the charges and checks it, in one step', () => {
    const { summary, claim, findings, events } = file.services.claims.createFromEncounter(
      codedEncounter(file),
    );
    expect(summary).toMatchObject({ controlNumber: '10001', status: 'draft', chargeCents: 20_000 });
    expect(findings.filter((f) => f.severity === 'stops')).toEqual([]);
    expect(claim).toMatchObject({ serviceFacility: null, clia: '99D9999999', diagnoses: ['E11.9', 'I10'] });
    expect(balance('ar_insurer')).toBe(20_000);
    expect(balance('service_revenue')).toBe(-20_000);
    expect(events.map((e) => e.kind)).toEqual(['created']);
    expect(file.services.coding.get(summary.encounterId).encounter.status).toBe('billed');
  });

  it('names the service facility only where it is elsewhere', () => {
    const other = { ...DEMO_FACILITY.address, line1: '9 Sample Road' };
    file.practice.saveFacility({ ...DEMO_FACILITY, id: file.ids.facilityId, address: other });
    const { claim } = file.services.claims.createFromEncounter(codedEncounter(file));
    expect(claim.serviceFacility?.address.line1).toBe('9 Sample Road');
  });

  it('takes over what the patient paid at the visit', () => {
    const id = codedEncounter(file);
    file.services.ledger.takePayment({
      patientId: file.ids.patientId,
      encounterId: id,
      amountCents: cents(2500),
      tender: 'card',
      receivedOn: SERVICE_DAY,
      note: 'copay',
      requestId: '00000000-0000-4000-8000-00000000000a',
    });
    expect(file.services.claims.createFromEncounter(id).claim.patientPaidCents).toBe(2500);
  });

  it('refuses a second claim for the same encounter and posts nothing twice', () => {
    const id = codedEncounter(file);
    file.services.claims.createFromEncounter(id);
    expect(() => file.services.claims.createFromEncounter(id)).toThrow(/has a claim already/);
    expect(balance('ar_insurer')).toBe(20_000);
  });

  it('refuses an encounter that is not coded, and a day without coverage, and changes nothing', () => {
    expect(() => file.services.claims.createFromEncounter(openEncounter(file))).toThrow(
      /Mark the encounter coded/,
    );
    const early = codedEncounter(file, isoDate('2024-12-30'));
    expect(() => file.services.claims.createFromEncounter(early)).toThrow(/No insurance/);
    expect(balance('ar_insurer')).toBe(0);
    expect(file.services.coding.get(early).encounter.status).toBe('coded');
  });

  it('shows what has changed in the records since, and takes it over on request only', () => {
    const { summary } = file.services.claims.createFromEncounter(codedEncounter(file));
    const patient = file.patients.detail(file.ids.patientId).patient;
    file.patients.savePatient({ ...patient, phone: '2165550199' });
    const { differences, claim } = file.services.claims.get(summary.id);
    expect(differences).toEqual([
      'Patient telephone: the claim says 2165550142, the record says 2165550199.',
    ]);
    expect(claim.patient.phone).toBe('2165550142');
    const fresh = file.services.claims.refresh(summary.id);
    expect(fresh.differences).toEqual([]);
    expect(fresh.claim.patient.phone).toBe('2165550199');
    expect(fresh.claim.controlNumber).toBe(summary.controlNumber);
  });
});

describe('a claim that is wrong', () => {
  const spoil = (change: (claim: Record<string, unknown>) => void): string => {
    const { summary, claim } = file.services.claims.createFromEncounter(codedEncounter(file));
    const frozen = structuredClone(claim) as unknown as Record<string, unknown>;
    change(frozen);
    rewrite(summary.id, frozen);
    return summary.id;
  };
  const rewrite = (id: string, frozen: unknown): void => {
    execute(sql`UPDATE claim SET frozen = ${JSON.stringify(frozen)} WHERE id = ${id}`);
  };

  it.each([
    [
      'without a pointer',
      (c: Record<string, unknown>) =>
        ((c['lines'] as { pointers: number[] }[])[0] ?? { pointers: [] }).pointers.splice(0),
    ],
    [
      'without an NPI',
      (c: Record<string, unknown>) => ((c['renderingProvider'] as { npi: string }).npi = ''),
    ],
    [
      'with an NPI that does not check',
      (c: Record<string, unknown>) => ((c['billingProvider'] as { npi: string }).npi = '1999999993'),
    ],
    [
      'with a code that does not exist',
      (c: Record<string, unknown>) => (c['diagnoses'] = ['E11.9', 'Q99.99']),
    ],
  ])('%s is refused at release and at export, and stays a draft', (_name, change) => {
    const id = spoil(change) as never;
    expect(() => file.services.claims.release(id)).toThrow(/cannot be sent/);
    expect(file.services.claims.get(id).summary.status).toBe('draft');
    expect(() => file.services.outbox.exportTo([id], file.folder)).toThrow(/not ready/);
    expect(readdirSync(file.folder).some((name) => name.endsWith('.837'))).toBe(false);
  });
});

describe('voiding a claim', () => {
  it('reverses the charges and gives the encounter back to the coder', () => {
    const { summary } = readyClaim(file);
    const voided = file.services.claims.void(summary.id, 'Wrong patient');
    expect(voided.summary.status).toBe('voided');
    expect(balance('ar_insurer')).toBe(0);
    expect(balance('service_revenue')).toBe(0);
    expect(file.services.coding.get(summary.encounterId).encounter.status).toBe('coded');
    const again = file.services.claims.createFromEncounter(summary.encounterId);
    expect(again.summary.controlNumber).toBe('10002');
    expect(balance('ar_insurer')).toBe(20_000);
  });

  it('is refused once a remittance was posted', () => {
    const { summary, claim } = sentClaim(file);
    const { remits, claims } = file.services;
    remits.post(remits.receive('a.835', era([claim])).summary.id);
    expect(() => claims.void(summary.id, 'No')).toThrow(/Undo the remittance/);
  });
});

describe('exporting', () => {
  it('writes one file per receiver and tells each claim into which', () => {
    const first = readyClaim(file);
    const second = readyClaim(file, addDays(SERVICE_DAY, -1));
    const files = file.services.outbox.exportTo([first.summary.id, second.summary.id], file.folder);
    expect(files).toHaveLength(1);
    const [made] = files;
    expect(made).toMatchObject({ claims: 2, chargeCents: 40_000, interchangeControl: '000000001' });
    expect(made?.placedAt).not.toBeNull();
    const text = readFileSync(join(file.folder, made?.fileName ?? ''), 'utf8');
    expect(text).toMatch(/^ISA\*/);
    expect(text.trimEnd()).toMatch(/IEA\*1\*000000001~$/);
    const event = file.services.claims.get(first.summary.id).events.at(-1);
    expect(event).toMatchObject({ kind: 'exported', from: 'ready', to: 'exported', claimFileId: made?.id });
  });

  it('never gives a control number twice', () => {
    const controls = [1, 2, 3].map((back) => {
      const { summary } = readyClaim(file, addDays(SERVICE_DAY, -back));
      return file.services.outbox.exportTo([summary.id], file.folder)[0]?.interchangeControl;
    });
    expect(new Set(controls).size).toBe(3);
  });

  it('previews without spending a number', () => {
    const { summary } = readyClaim(file);
    expect(file.services.outbox.preview([summary.id])).toContain('CLM*10001*200');
    expect(file.services.outbox.exportTo([summary.id], file.folder)[0]?.interchangeControl).toBe('000000001');
  });

  it('refuses a claim that was sent already and writes nothing', () => {
    const { summary } = sentClaim(file);
    expect(() => file.services.outbox.exportTo([summary.id], file.folder)).toThrow(/exported, not ready/);
    expect(readdirSync(file.folder).filter((name) => name.endsWith('.837'))).toHaveLength(1);
  });

  it('does not touch a foreign file of the same name; ours is kept and can be written elsewhere', () => {
    const { summary } = readyClaim(file);
    const path = join(file.folder, 'claims-000000001-SAMPLECLEAR.837');
    writeFileSync(path, 'somebody else');
    expect(() => file.services.outbox.exportTo([summary.id], file.folder)).toThrow(
      /kept in the practice file/,
    );
    expect(readFileSync(path, 'utf8')).toBe('somebody else');
    const [waiting] = file.services.outbox.unplaced();
    if (!waiting) throw new Error('nothing waits');
    file.services.outbox.writeAgain(waiting.id, join(file.folder, 'again.837'));
    expect(file.services.outbox.unplaced()).toEqual([]);
    expect(readFileSync(join(file.folder, 'again.837'), 'utf8')).toBe(
      file.services.outbox.file(waiting.id).text,
    );
  });

  it('settles after a crash: a file that stands whole is not asked for again', () => {
    const { summary } = sentClaim(file);
    const [made] = file.services.claims.files();
    execute(sql`UPDATE claim_file SET placed_at = NULL`);
    execute(
      sql`INSERT INTO setting (key, value) VALUES (${`claim-file-folder/${made?.id ?? ''}`}, ${JSON.stringify(file.folder)})`,
    );
    expect(file.services.outbox.unplaced()).toHaveLength(1);
    expect(file.services.outbox.settle()).toEqual([]);
    expect(file.services.outbox.unplaced()).toEqual([]);
    expect(file.services.claims.get(summary.id).summary.status).toBe('exported');
  });
});

describe('a full disk', () => {
  it('keeps the file for writing again, byte for byte, and leaves no half file', () => {
    let full = true;
    const failing = makeWorkFile(fullDisk(() => full));
    try {
      const { summary } = readyClaim(failing);
      expect(() => failing.services.outbox.exportTo([summary.id], failing.folder)).toThrow(
        /The disk is full.*kept in the practice file.*Nothing was lost/s,
      );
      expect(readdirSync(failing.folder).filter((name) => /837|part/.test(name))).toEqual([]);
      expect(failing.services.claims.get(summary.id).summary.status).toBe('exported');
      const [waiting] = failing.services.outbox.unplaced();
      const kept = failing.services.outbox.file(waiting?.id ?? ('' as never)).text;
      full = false;
      const [placed] = failing.services.outbox.placeUnplaced(failing.folder);
      expect(readFileSync(join(failing.folder, placed?.fileName ?? ''), 'utf8')).toBe(kept);
      expect(failing.services.outbox.unplaced()).toEqual([]);
    } finally {
      failing.close();
    }
  });
});

it('lists claims by status and by what is searched', () => {
  readyClaim(file);
  const { claims } = file.services;
  const list = (search: string) => claims.list({ statuses: ['ready'], search, limit: 10 }).length;
  expect([list(''), list('fictive ana'), list('10001'), list('nobody')]).toEqual([1, 1, 1, 0]);
  expect(claims.list({ statuses: ['paid'], search: '', limit: 10 })).toEqual([]);
});
