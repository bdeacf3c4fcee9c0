import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/define.ts';
import { practice as contract } from '#shared/contract/practice.ts';
import type { Facility, Payer, Practice, Provider } from '#shared/domain/practice.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { createKeyring, writeKeyring } from '#electron/db/keyring.ts';
import { practiceHandlers, type PracticeHandlers } from '#electron/practice/handlers.ts';
import { feeFor, readFacility, readPayer, readProvider } from '#electron/practice/queries.ts';
import {
  TEST_KEY,
  addTestUser,
  fixedClock,
  newPracticeFile,
  refusalOf,
} from '#tests/support/practice-file.ts';

let db: PracticeDb;
let handlers: PracticeHandlers;
let events: AppEvent[];
let renamed: string[];
let answer: string | null;

beforeEach(() => {
  db = newPracticeFile();
  addTestUser(db);
  events = [];
  renamed = [];
  answer = null;
  handlers = practiceHandlers({
    db: () => db,
    user: () => ({ name: 'Test Owner' }),
    clock: fixedClock(),
    newId: randomUUID,
    dialogs: { saveFile: async () => answer },
    emit: (event) => events.push(event),
    renamePractice: (name) => renamed.push(name),
    dataKey: () => TEST_KEY,
  });
});

const address = { line1: '1 Sample St', line2: '', city: 'Sampleton', state: 'NY', zip: '123451234' };
const PRACTICE: Practice = {
  name: 'Sample Clinic',
  npi: '1234567893',
  taxId: '123456789',
  taxIdKind: 'EI',
  taxonomy: '207Q00000X',
  address,
  phone: '5550100123',
  contactName: 'Ana Fictive',
  clia: '99D9999999',
  submitterId: 'SAMPLE1',
  paymentInstructions: '',
};
const PROVIDER: Omit<Provider, 'id'> & { id: null } = {
  id: null,
  lastName: 'Invented',
  firstName: 'Ida',
  middleName: '',
  credentials: 'MD',
  npi: '1234567893',
  taxonomy: '207Q00000X',
  active: true,
};
const FACILITY: Omit<Facility, 'id'> & { id: null } = {
  id: null,
  name: 'Main office',
  npi: '',
  placeOfService: '11',
  address,
  clia: '',
  active: true,
};
const PAYER: Omit<Payer, 'id'> & { id: null } = {
  id: null,
  name: 'Example Health',
  payerIdentifier: '99999',
  filingIndicator: 'CI',
  receiverId: 'EXAMPLECH',
  receiverName: 'Example Clearing',
  address,
  phone: '',
  timelyFilingDays: 90,
  active: true,
};

describe('practice settings', () => {
  it('are empty at first and kept as entered', async () => {
    expect(await handlers.get({}, undefined)).toBeNull();
    expect(await handlers.save(PRACTICE, undefined)).toEqual(PRACTICE);
    expect(contract.get.output.parse(await handlers.get({}, undefined))).toEqual(PRACTICE);
    expect(renamed).toEqual(['Sample Clinic']);
    await handlers.save({ ...PRACTICE, phone: '5550100124' }, undefined);
    expect(renamed).toEqual(['Sample Clinic']);
    expect(events).toContainEqual({ type: 'changed', tags: ['practice', 'audit'] });
  });

  it('refuse a tax id that was never given out', async () => {
    expect(
      (await refusalOf(() => handlers.save({ ...PRACTICE, taxId: '000456789' }, undefined))).fields,
    ).toHaveProperty('taxId');
    expect(
      (await refusalOf(() => handlers.save({ ...PRACTICE, taxId: '666456789', taxIdKind: 'SY' }, undefined)))
        .fields,
    ).toHaveProperty('taxId');
    expect(await handlers.get({}, undefined)).toBeNull();
  });

  it('keep providers, facilities and payers', async () => {
    const provider = await handlers.saveProvider(PROVIDER, undefined);
    const facility = await handlers.saveFacility(FACILITY, undefined);
    const payer = await handlers.savePayer(PAYER, undefined);
    expect(contract.providers.output.parse(await handlers.providers({}, undefined))).toEqual([provider]);
    expect(contract.facilities.output.parse(await handlers.facilities({}, undefined))).toEqual([facility]);
    expect(contract.payers.output.parse(await handlers.payers({}, undefined))).toEqual([payer]);
    const changed = contract.saveProvider.output.parse({ ...provider, active: false, firstName: 'Iva' });
    await handlers.saveProvider(changed, undefined);
    expect(readProvider(db, changed.id)).toEqual(changed);
    expect(readFacility(db, contract.saveFacility.output.parse(facility).id)).toEqual(facility);
    expect(readPayer(db, contract.savePayer.output.parse(payer).id)).toEqual(payer);
  });

  it('refuse the same NPI twice, an unknown place of service, and a record that is gone', async () => {
    await handlers.saveProvider(PROVIDER, undefined);
    expect((await refusalOf(() => handlers.saveProvider(PROVIDER, undefined))).fields).toHaveProperty('npi');
    expect(
      (await refusalOf(() => handlers.saveFacility({ ...FACILITY, placeOfService: '00' }, undefined))).fields,
    ).toHaveProperty('placeOfService');
    const gone = contract.saveProvider.output.shape.id.parse(randomUUID());
    expect((await refusalOf(() => handlers.saveProvider({ ...PROVIDER, id: gone }, undefined))).code).toBe(
      'not_found',
    );
  });

  it('refuse bad numbers at entry', () => {
    const bad = (input: object): readonly string[] => {
      const parsed = contract.save.input.safeParse(input);
      return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
    };
    expect(bad(PRACTICE)).toEqual([]);
    expect(bad({ ...PRACTICE, npi: '1234567890' })).toEqual(['npi']);
    expect(bad({ ...PRACTICE, clia: '9999999999' })).toEqual(['clia']);
    expect(bad({ ...PRACTICE, address: { ...address, zip: '12345' } })).toEqual(['address.zip']);
    expect(bad({ ...PRACTICE, taxonomy: '207Q00000' })).toEqual(['taxonomy']);
  });
});

describe('fee schedule', () => {
  const fee = (effectiveOn: string, chargeCents: number) => ({
    code: '99213',
    description: '',
    chargeCents: cents(chargeCents),
    effectiveOn: effectiveOn as IsoDate,
  });

  it('gives the charge as of a day', async () => {
    await handlers.saveFee(fee('2026-01-01', 14500), undefined);
    await handlers.saveFee(fee('2025-01-01', 14000), undefined);
    expect(feeFor(db, '99213', '2024-12-31' as IsoDate)).toBeNull();
    expect(feeFor(db, '99213', '2025-12-31' as IsoDate)).toBe(14000);
    expect(feeFor(db, '99213', '2026-01-01' as IsoDate)).toBe(14500);
    expect(feeFor(db, '99214', '2026-01-01' as IsoDate)).toBeNull();
    await handlers.saveFee(fee('2026-01-01', 15000), undefined);
    expect(feeFor(db, '99213', '2026-06-01' as IsoDate)).toBe(15000);
    expect(await handlers.removeFee(fee('2026-01-01', 1), undefined)).toEqual([fee('2025-01-01', 14000)]);
    expect((await refusalOf(() => handlers.removeFee(fee('2026-01-01', 1), undefined))).code).toBe(
      'not_found',
    );
  });
});

describe('audit list', () => {
  it('shows every write, newest first, by pages and words; a save without a change leaves none', async () => {
    const provider = contract.saveProvider.output.parse(await handlers.saveProvider(PROVIDER, undefined));
    await handlers.saveProvider(provider, undefined);
    await handlers.saveProvider({ ...provider, credentials: 'DO' }, undefined);
    await handlers.savePayer(PAYER, undefined);
    const all = await handlers.audit({ before: null, limit: 10, search: '' }, undefined);
    expect(contract.audit.output.parse(all)).toEqual(all);
    expect(all.map((row) => `${row.action} ${row.record}`)).toEqual([
      'create payer',
      'change provider',
      'create provider',
    ]);
    expect(all[1]?.change).toBe('credentials: MD → DO');
    expect(await handlers.audit({ before: all[1]?.seq ?? 0, limit: 10, search: '' }, undefined)).toEqual([
      all[2],
    ]);
    expect(await handlers.audit({ before: null, limit: 10, search: 'provider change' }, undefined)).toEqual([
      all[1],
    ]);
    expect(await handlers.audit({ before: null, limit: 10, search: '100%' }, undefined)).toEqual([]);
  });
});

describe('check and backup', () => {
  it('prove the file from the window', async () => {
    const rows = await handlers.verify({}, undefined);
    expect(contract.verify.output.parse(rows)).toEqual(rows);
    expect(rows.every((row) => row.ok)).toBe(true);
    expect(rows.length).toBeGreaterThanOrEqual(10);
  });

  it('write where the dialog says, and nothing when cancelled', async () => {
    expect(await handlers.backup({}, undefined)).toBeNull();
    const { keyring } = await createKeyring({
      practiceId: randomUUID(),
      practiceName: 'x',
      demonstration: false,
      userName: 'Test Owner',
      password: 'a test password',
    });
    writeKeyring(db.path, keyring);
    const folder = dirname(db.path);
    answer = join(folder, 'one.claimwright-backup');
    const written = await handlers.backup({}, undefined);
    expect(written).toMatchObject({ fileName: 'one.claimwright-backup' });
    expect(JSON.stringify(written)).not.toContain(folder);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
    const [row] = await handlers.audit({ before: null, limit: 1, search: '' }, undefined);
    expect(row?.action).toBe('back up');
  });
});
