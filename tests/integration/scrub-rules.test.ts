import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scrubRules } from '#shared/contract/scrub-rules.ts';
import { isHeldBy } from '#shared/domain/finding.ts';
import type { OwnRule } from '#shared/domain/own-rules/own-rule.ts';
import { PayerRequirement } from '#shared/domain/own-rules/payer-requirement.ts';
import { cents } from '#shared/kernel/money.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type Sql } from '#electron/db/sql.ts';
import type { Dialogs } from '#electron/platform.ts';
import { createScrubRulesHandlers } from '#electron/scrub-rules/handlers.ts';
import { ruleText } from '#tests/support/own-rules.ts';
import {
  addPatient,
  codedEncounter,
  era,
  makeWorkFile,
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

const execute = (statement: Sql): void => void transaction(file.db(), (w) => w.run(statement));
/** Visits of whoever the payer is. */
const visits = (more: Parameters<typeof ruleText>[0] = {}) =>
  ruleText({ when: { join: 'all', conditions: [{ field: 'code', is: 'is', values: ['99213'] }] }, ...more });
const add = (more: Parameters<typeof ruleText>[0] = {}, on = true): OwnRule => {
  const rule = file.services.scrubRules.save({ id: null, expectedVersion: 0, text: visits(more) });
  return on ? file.services.scrubRules.turn(rule.id, true) : rule;
};
const draft = () => file.services.claims.createFromEncounter(codedEncounter(file));

describe('a rule of one’s own', () => {
  it('begins switched off, and joins every check once it is on', () => {
    const rule = add({}, false);
    const claim = draft();
    const names = () => file.services.claims.scrub(claim.summary.id).findings.map((f) => f.rule);
    expect(rule).toMatchObject({ version: 1, enabled: false });
    expect(names()).not.toContain('own: Visits need 25');
    file.services.scrubRules.turn(rule.id, true);
    expect(names()).toContain('own: Visits need 25');
    expect(() => file.services.claims.release(claim.summary.id)).toThrow(/cannot be sent/);
  });

  it('keeps every version, and tells a claim that left by which it was judged', () => {
    const rule = add({ severity: 'informs' });
    const next = file.services.scrubRules.save({
      id: rule.id,
      expectedVersion: 1,
      text: visits({ severity: 'informs', message: 'look twice.' }),
    });
    expect(next.version).toBe(2);
    const versions = file.services.scrubRules.versions(rule.id);
    expect(versions.map((v) => [v.version, v.text.message, v.savedBy])).toEqual([
      [2, 'look twice.', 'Test Biller'],
      [1, ruleText().message, 'Test Biller'],
    ]);
    const [checked] = file.services.scrubbing.check([draft().claim]);
    expect(checked?.checkedBy.rules.own).toEqual([{ id: rule.id, version: 2 }]);
    expect(() => execute(sql`UPDATE own_rule_version SET version = 9`)).toThrow(/never changed/);
    expect(() => execute(sql`DELETE FROM own_rule_version`)).toThrow(/never deleted/);
  });

  it('is not overwritten by who read it before another change, nor given the name of another', () => {
    const rule = add();
    add({ name: 'Another' });
    const save = (expectedVersion: number, name: string) =>
      file.services.scrubRules.save({ id: rule.id, expectedVersion, text: visits({ name }) });
    save(1, 'Changed');
    expect(() => save(1, 'Changed again')).toThrow(/changed meanwhile/);
    expect(() => save(2, 'ANOTHER')).toThrow(/another rule has this name/i);
  });

  it('goes, and its versions stay', () => {
    const rule = add();
    file.services.scrubRules.remove(rule.id);
    expect(file.services.scrubRules.own()).toEqual([]);
    expect(file.services.scrubRules.versions(rule.id)).toHaveLength(1);
    expect(() => file.services.scrubRules.remove(rule.id)).toThrow(/not there any more/);
    expect(draft().findings.map((f) => f.rule)).not.toContain('own: Visits need 25');
    // Its name is free again.
    expect(add().version).toBe(1);
  });

  it('holds the claim at its release, until a person lets it go', () => {
    add({ severity: 'warns', hold: true });
    const { summary } = draft();
    const held = file.services.claims.release(summary.id);
    expect(held.summary.status).toBe('held');
    expect(held.findings.some((f) => f.holds === true)).toBe(true);
    expect(file.services.claims.unhold(summary.id).summary.status).toBe('draft');
    expect(file.services.claims.release(summary.id).summary.status).toBe('ready');
  });

  it('says in bulk which claims it held', () => {
    add({ severity: 'warns', hold: true });
    const { summary } = draft();
    const [outcome] = file.services.claims.bulk({ kind: 'release' }, [summary.id], false);
    expect(outcome?.sentence).toContain('Held: a rule of your own');
  });

  it('that is broken in the file stops the claim: nothing fails open', () => {
    const rule = add({ severity: 'informs' });
    const broken = JSON.stringify({
      ...rule.text,
      when: { join: 'all', conditions: [{ field: 'gone', is: 'is', values: ['x'] }] },
    });
    execute(
      sql`INSERT INTO own_rule_version SELECT rule_id, 2, ${broken}, saved_at, saved_by FROM own_rule_version`,
    );
    execute(sql`UPDATE own_rule SET version = 2`);
    const { findings } = draft();
    expect(findings[0]).toMatchObject({ severity: 'stops', rule: 'own: Visits need 25' });
    expect(isHeldBy(findings)).toBe(true);
  });
});

describe('trying a rule on the past', () => {
  it('counts what it would have held and what of that was denied', async () => {
    const denied = sentClaim(file);
    const other = addPatient(file.patients, file.ids.payerId, 'Bea', 'P-0102');
    const paid = sentClaim(file, SERVICE_DAY, other);
    const third = addPatient(file.patients, file.ids.payerId, 'Cleo', 'P-0104');
    readyClaim(file, SERVICE_DAY, third);
    const bytes = era([paid.claim, denied.claim], { denied: new Set([denied.claim.controlNumber]) });
    file.services.remits.post(file.services.remits.receive('answer.835', bytes).summary.id);

    const trial = await file.services.scrubRules.tryOut(visits(), null);
    // The third was not sent.
    expect(trial).toMatchObject({ judged: 2, met: 2 });
    expect(trial.metBy.denied).toBe(1);
    expect(trial.metBy.paid + trial.metBy.partly_paid).toBe(1);
    expect(trial.rows.map((r) => r.controlNumber).sort()).toEqual(
      [denied.summary.controlNumber, paid.summary.controlNumber].sort(),
    );
    const none = await file.services.scrubRules.tryOut(
      visits({ when: { join: 'all', conditions: [{ field: 'code', is: 'is', values: ['99999'] }] } }),
      null,
    );
    expect(none).toMatchObject({ judged: 2, met: 0 });
    const later = await file.services.scrubRules.tryOut(visits(), addDays(SERVICE_DAY, 1));
    expect(later.judged).toBe(0);
  });

  it('leaves nothing behind', async () => {
    sentClaim(file);
    const audited = () => file.db().get<{ n: number }>(sql`SELECT count(*) AS n FROM audit_event`)?.n;
    const before = audited();
    await file.services.scrubRules.tryOut(visits(), null);
    expect(audited()).toBe(before);
    expect(file.services.scrubRules.own()).toEqual([]);
  });
});

describe('files of rules', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimwright-rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const handlers = (path: string | null) =>
    createScrubRulesHandlers(file.services.scrubRules, {
      dialogs: {
        openFile: () => Promise.resolve(path),
        saveFile: () => Promise.resolve(path),
      } as unknown as Dialogs,
    });

  it('go out and come in again, beside or in place of those of the same name', async () => {
    const rule = add();
    add({ name: 'Second' });
    const path = join(folder, 'rules.json');
    const own = file.services.scrubRules.own();
    expect(await handlers(path).exportPack({ ids: own.map((r) => r.id) }, undefined)).toEqual({
      fileName: 'rules.json',
      rules: 2,
    });
    expect(readFileSync(path, 'utf8')).not.toContain(rule.id);
    file.services.scrubRules.save({
      id: rule.id,
      expectedVersion: 1,
      text: visits({ message: 'other words.' }),
    });

    const opened = await handlers(path).openPack({}, undefined);
    expect(opened?.rules.map((r) => [r.text.name, r.standing])).toEqual([
      ['Second', 'same'],
      ['Visits need 25', 'other'],
    ]);
    expect(file.services.scrubRules.takePack(opened?.handle ?? '', ['skip', 'add'])).toEqual({
      added: 1,
      replaced: 0,
      skipped: 1,
    });
    const names = () => file.services.scrubRules.own().map((r) => [r.text.name, r.version, r.enabled]);
    expect(names()).toEqual([
      ['Second', 1, true],
      ['Visits need 25', 2, true],
      ['Visits need 25 (2)', 1, false],
    ]);

    const again = await handlers(path).openPack({}, undefined);
    file.services.scrubRules.takePack(again?.handle ?? '', ['skip', 'replace']);
    expect(names()[1]).toEqual(['Visits need 25', 3, true]);
    // A file is taken once.
    expect(() => file.services.scrubRules.takePack(again?.handle ?? '', ['skip', 'skip'])).toThrow(
      /not open any more/,
    );
  });

  it.each([
    ['no JSON', '{"format"', /Line 1 of bad\.json/],
    ['another file', '{"rules": []}', /no file of scrub rules/],
    ['nothing', '', /ends too early/],
  ])('with %s are refused whole, with line and reason', async (_, text, sentence) => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, text);
    await expect(async () => handlers(path).openPack({}, undefined)).rejects.toThrow(sentence);
    expect(file.services.scrubRules.own()).toEqual([]);
  });

  it('with one wrong rule among right ones bring none', async () => {
    add();
    const path = join(folder, 'rules.json');
    await handlers(path).exportPack({ ids: file.services.scrubRules.own().map((r) => r.id) }, undefined);
    const text = readFileSync(path, 'utf8').replace('"rules": [', '"rules": [\n{"name": "Half"},');
    writeFileSync(path, text);
    await expect(async () => handlers(path).openPack({}, undefined)).rejects.toThrow(
      /Line \d+ of rules\.json: .* No rule was taken/,
    );
  });

  it('that are no text are refused', async () => {
    const path = join(folder, 'rules.json');
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00]));
    await expect(async () => handlers(path).openPack({}, undefined)).rejects.toThrow(/no text in UTF-8/);
  });

  it('are nothing when the dialog is closed', async () => {
    expect(await handlers(null).openPack({}, undefined)).toBeNull();
    expect(await handlers(null).exportPack({ ids: [add().id] }, undefined)).toBeNull();
  });
});

describe('what a payer asks', () => {
  it('is checked on its claims once it is saved', () => {
    const { payerId } = file.ids;
    const { claim, summary } = draft();
    expect(file.services.scrubRules.requirement(payerId)).toMatchObject({
      memberIdMasks: [],
      referralNeeded: false,
    });
    file.services.scrubRules.saveRequirement({
      payerId,
      memberIdMasks: ["'ZZZ'9{4}"],
      authorizationCodes: ['99211-99215'],
      referralNeeded: true,
    });
    const found = file.services.claims.scrub(summary.id).findings.map((f) => `${f.rule} ${f.field}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'member-id-pattern coverage.memberId',
        'authorization-missing situation.priorAuthorization',
        'referral-missing situation.referralNumber',
      ]),
    );
    expect(claim.payer.payerId).toBe(payerId);
  });

  it('is refused when a form or a code cannot be read', () => {
    const asked = (change: object) =>
      PayerRequirement.safeParse({
        payerId: file.ids.payerId,
        memberIdMasks: [],
        authorizationCodes: [],
        referralNeeded: false,
        ...change,
      }).success;
    expect(asked({ memberIdMasks: ['9{'] })).toBe(false);
    expect(asked({ authorizationCodes: ['7055'] })).toBe(false);
    expect(asked({ authorizationCodes: ['j9*', '70551-70553'] })).toBe(true);
  });
});

describe('what a payer has allowed', () => {
  it('is known from its last payment, and a lower charge is told', () => {
    const paid = sentClaim(file);
    file.services.remits.post(file.services.remits.receive('paid.835', era([paid.claim])).summary.id);
    const other = addPatient(file.patients, file.ids.payerId, 'Bea', 'P-0102');
    const id = codedEncounter(file, SERVICE_DAY, other);
    const { claim } = file.services.claims.createFromEncounter(id);
    const cheap = {
      ...claim,
      lines: claim.lines.map((l) => (l.code === '99213' ? { ...l, chargeCents: cents(100) } : l)),
    };
    const [checked] = file.services.scrubbing.check([cheap]);
    const found = checked?.findings.filter((f) => f.rule === 'charge-below-allowed') ?? [];
    expect(found.map((f) => f.field)).toEqual(['lines.1.chargeCents']);
    expect(file.services.scrubbing.check([claim])[0]?.findings.map((f) => f.rule)).not.toContain(
      'charge-below-allowed',
    );
  });
});

describe('checking many', () => {
  it('says of each the same as checking it alone, and sees duplicates among them', () => {
    const one = draft();
    const again = { ...one.claim, claimId: one.claim.claimId, controlNumber: one.claim.controlNumber };
    const [together] = file.services.scrubbing.check([again]);
    expect(together?.findings).toEqual(file.services.scrubbing.scrub(one.claim));
  });
});

describe('the contract', () => {
  it('lets a biller write rules, and an owner say what payers ask', () => {
    expect(scrubRules.save.permission).toBe('claims.write');
    expect(scrubRules.saveRequirement.permission).toBe('settings.write');
    expect(scrubRules.tryOut.permission).toBe('claims.read');
  });
});
