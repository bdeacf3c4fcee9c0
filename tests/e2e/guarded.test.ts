import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { answerDialogs, goTo, heading, openDemonstration, openRow } from './steps.ts';

const home = mkdtempSync(join(tmpdir(), 'claimwright-guarded-'));
const queue = join(home, 'dialogs.json');

describe('what the program refuses', () => {
  let launched: Launched;
  let page: Page;
  let password = '';
  beforeAll(async () => {
    answerDialogs(queue, []);
    launched = await launchApp({ home, env: { CLAIMWRIGHT_DIALOG_QUEUE: queue } });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    ({ password } = await openDemonstration(page));
  });
  afterAll(async () => {
    await launched.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('the title never carries a name, and the page has no way to Node or the network', async () => {
    await goTo(page, 'Patients');
    await openRow(page, 'Fictive, Dana');
    await heading(page, 'Fictive, Dana').waitFor();
    const titles = await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    );
    expect(titles).toEqual(['Claimwright']);
    expect(await page.evaluate(`typeof require + typeof process`)).toBe('undefinedundefined');
    expect(await page.evaluate(`Object.keys(window.claimwright).sort().join()`)).toBe(
      'call,handOver,onEvent',
    );
    const reached = await page.evaluate(
      `fetch('https://example.com').then(() => 'reached', () => 'refused')`,
    );
    expect(reached).toBe('refused');
  });

  test('a file that is no remittance is refused with one sentence, and nothing is listed', async () => {
    const path = join(home, 'letter.835');
    writeFileSync(path, 'Dear practice, please find enclosed nothing of use.');
    await goTo(page, 'Remits');
    await page.getByRole('grid').first().waitFor();
    const before = await page.getByRole('tab', { name: /^Files/ }).innerText();
    answerDialogs(queue, [path]);
    await page.getByRole('button', { name: /Open an 835/ }).click();
    await page
      .getByText(/not an X12 file/)
      .first()
      .waitFor();
    expect(await page.getByRole('tab', { name: /^Files/ }).innerText()).toBe(before);
  });

  test('locking takes everything from the screen; a wrong password does not open it', async () => {
    await goTo(page, 'Patients');
    await page.getByText('Fictive, Dana').first().waitFor();
    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Unlock' }).waitFor();
    expect(await page.content()).not.toContain('Fictive, Dana');
    const asked = await page.evaluate(
      `window.claimwright.call('patients', 'list', { search: '', limit: 10, offset: 0 })`,
    );
    expect(asked).toMatchObject({ ok: false, error: { code: 'locked' } });
    await page.getByLabel('Password').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await heading(page, 'Worklist').waitFor();
  });

  test('a second start ends at once and leaves the first window', async () => {
    const executable = await launched.app.evaluate(({ app }) => app.getPath('exe'));
    const second = spawn(
      executable,
      ['--no-sandbox', '--disable-gpu', join(import.meta.dirname, '..', '..')],
      {
        env: { ...process.env, CLAIMWRIGHT_HOME: home },
        stdio: 'ignore',
      },
    );
    const code = await new Promise((resolve) => second.on('exit', resolve));
    expect(code).toBe(0);
    const windows = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
  });

  test('no name of a patient stands in any log or setting of the program', () => {
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const speaking = files.filter((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), 'latin1');
      return (
        text.includes('Fictive, Dana') || text.includes('SMH100200300') || text.includes('12 Invented Lane')
      );
    });
    expect(speaking.map((entry) => entry.name)).toEqual([]);
  });
});
