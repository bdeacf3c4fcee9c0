import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/define.ts';
import { contract } from '#shared/contract/index.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { compose } from '#electron/compose.ts';
import { openPractice } from '#electron/db/open.ts';
import { readKeyring, unlockWithPassword } from '#electron/db/keyring.ts';
import { demonstrationRemittance } from '#electron/demo/scenario.ts';
import { createDispatcher } from '#electron/ipc/dispatch.ts';

let folder: string;
let answers: (string | null)[];
let events: AppEvent[];
let application: ReturnType<typeof compose>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-compose-'));
  answers = [];
  events = [];
  const ask = async (): Promise<string | null> => answers.shift() ?? null;
  application = compose({
    userDataDir: folder,
    appVersion: '0.0.0',
    runtime: 'Node',
    now: () => new Date('2026-11-23T15:00:00.000Z'),
    dialogs: { openFile: ask, openFiles: async () => [], saveFile: ask, openFolder: ask },
    takeHanded: () => null,
    showInFolder: () => undefined,
    print: async () => 'printed',
    emit: (event) => events.push(event),
    copyText: () => {},
    systemIdleSeconds: () => 0,
  });
});
afterEach(async () => {
  await application.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Calls as the window does: through the dispatcher, with answers compared with the contract. */
async function call<T>(feature: string, method: string, input: unknown): Promise<Result<T>> {
  const dispatch = createDispatcher(contract, application.handlers, application.authorize, () => undefined, {
    contextFor: application.contextFor,
    checkOutput: true,
  });
  return (await dispatch(feature, method, input)) as Result<T>;
}

async function value<T>(feature: string, method: string, input: unknown): Promise<T> {
  const result = await call<T>(feature, method, input);
  if (!result.ok) throw new Error(`${feature}.${method}: ${result.error.code} ${result.error.message}`);
  return result.value;
}

type Claim = { summary: { id: string; controlNumber: string; status: string } };

describe('the whole program without a window', () => {
  it('refuses everything but the public procedures while nothing is open', async () => {
    expect(await call('ledger', 'accounts', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await value('session', 'status', {})).toMatchObject({ state: 'none' });
  });

  it('plays the visit from the worklist to the invoice, every answer as the contract has it', async () => {
    await value('session', 'createDemonstration', {});
    const rows = await value<{ id: string; serviceDate: string; patientId: string }[]>('coding', 'worklist', {
      statuses: ['open'],
      search: 'dana',
      limit: 10,
    });
    const [dana] = rows;
    if (!dana) throw new Error('no scenario');
    await value('ledger', 'takePayment', {
      patientId: dana.patientId,
      encounterId: dana.id,
      amountCents: 2500,
      tender: 'card',
      receivedOn: dana.serviceDate,
      note: 'copay',
      requestId: '00000000-0000-4000-8000-000000000200',
    });
    const opened = await value<{ encounter: { version: number }; documents: unknown[] }>('coding', 'get', {
      id: dana.id,
    });
    expect(opened.documents).toHaveLength(2);
    const lineOf = (
      n: number,
      code: string,
      modifiers: string[],
      pointers: number[],
      chargeCents: number,
    ) => ({
      id: `00000000-0000-4000-8000-00000000010${n}`,
      code,
      modifiers,
      pointers,
      units: 1,
      chargeCents,
    });
    const coding = {
      diagnoses: ['E11.9', 'I10'],
      lines: [
        lineOf(1, '99213', [], [1, 2], 14_500),
        lineOf(2, '36415', [], [1], 1500),
        lineOf(3, '83036', ['QW'], [1], 4000),
      ],
    };
    const saved = await value<{ encounter: { version: number } }>('coding', 'save', {
      encounterId: dana.id,
      version: opened.encounter.version,
      coding,
    });
    await value('coding', 'markCoded', { encounterId: dana.id, version: saved.encounter.version });
    const { summary } = await value<Claim>('claims', 'createFromEncounter', { encounterId: dana.id });
    await value('claims', 'release', { id: summary.id });
    answers = [null, folder];
    expect(await value('claims', 'export', { ids: [summary.id] })).toBeNull();
    await value('claims', 'export', { ids: [summary.id] });
    expect(readdirSync(folder).some((name) => name.endsWith('.837'))).toBe(true);
    await value('claims', 'cms1500', { id: summary.id, face: 'complete' });

    const era = join(folder, 'era.835');
    writeFileSync(era, await remittanceFor(summary.controlNumber));
    answers = [era];
    const received = await value<{ summary: { id: string } }>('remits', 'open', {});
    await value('remits', 'post', { id: received.summary.id });
    expect((await value<Claim>('claims', 'get', { id: summary.id })).summary.status).toBe('paid');
    const invoice = await value<{ id: string; balanceCents: number }>('statements', 'issue', {
      patientId: dana.patientId,
    });
    expect(invoice.balanceCents).toBe(1342);
    await value('statements', 'pdf', { id: invoice.id });
    expect(await value('statements', 'print', { id: invoice.id })).toEqual({ outcome: 'printed' });
    for (const [feature, method, input] of READS) await value(feature, method, input);
    const tags = new Set(events.flatMap((event) => (event.type === 'changed' ? event.tags : [])));
    expect([...tags]).toEqual(
      expect.arrayContaining([
        'session',
        'encounters',
        'claims',
        'claim-files',
        'remits',
        'ledger',
        'invoices',
        'audit',
      ]),
    );
  }, 30_000);

  it('locks by itself when nobody is there, and then tells nothing', async () => {
    await value('session', 'createDemonstration', {});
    application.onIdle(Infinity);
    expect(events.at(-1)).toEqual({ type: 'locked' });
    expect(await call('patients', 'list', { search: '', limit: 10, offset: 0 })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    });
  }, 30_000);
});

/** What every screen reads, so that the shape of each answer is compared with the contract. */
const READS: readonly (readonly [string, string, unknown])[] = [
  ['coding', 'counts', {}],
  ['coding', 'worklist', { statuses: [], search: '', limit: 2000 }],
  ['codes', 'search', { query: 'diab', on: '2026-11-20', systems: ['icd10cm'], limit: 10 }],
  ['codes', 'releases', {}],
  ['claims', 'list', { statuses: [], search: '', limit: 5000 }],
  ['claims', 'files', {}],
  ['remits', 'list', {}],
  ['remits', 'unmatched', {}],
  ['ledger', 'journals', { kinds: [], from: null, to: null, limit: 2000 }],
  ['ledger', 'accounts', {}],
  ['ledger', 'accountEntries', { account: 'ar_insurer', limit: 2000 }],
  ['statements', 'debtors', {}],
  ['statements', 'invoices', { patientId: null }],
  ['practice', 'audit', { before: null, limit: 500, search: '' }],
  ['practice', 'verify', {}],
  ['patients', 'list', { search: '', limit: 1000, offset: 0 }],
];

/** The payer's answer, read from the file while the program is locked. */
async function remittanceFor(controlNumber: string): Promise<string> {
  await value('session', 'lock', {});
  const path = join(folder, 'demonstration.claimwright');
  const key = await unlockWithPassword(readKeyring(path), 'Demo Owner', 'demonstration');
  if (!key) throw new Error('no key');
  const db = openPractice(path, key);
  const text = demonstrationRemittance(db, controlNumber, '2026-11-23' as IsoDate);
  db.close();
  await value('session', 'unlock', { userName: 'Demo Owner', password: 'demonstration' });
  return text;
}
