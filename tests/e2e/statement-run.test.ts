import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import { readPages } from '#tests/support/paper.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-run-'));
const queue = join(folder, 'dialogs.json');
const saved = join(folder, 'run.pdf');
const again = join(folder, 'again.pdf');

describe('a statement run', () => {
  let launched: Launched;
  let page: Page;

  beforeAll(async () => {
    answerDialogs(queue, [saved, again]);
    launched = await launchApp({
      size: { width: 1366, height: 768 },
      env: { CLAIMWRIGHT_DIALOG_QUEUE: queue },
    });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('by keyboard: from the filter to the saved document', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await heading(page, 'Statements').waitFor();
    await page.keyboard.press('r');
    await heading(page, 'Statement run').waitFor();
    const table = page.getByRole('grid', { name: 'Accounts of the run' });
    await table.getByRole('row').nth(1).waitFor();
    const all = await table.getByRole('row').count();
    // The filter: nobody is called so.
    await page.getByLabel('Names from').focus();
    await page.keyboard.type('zz');
    await page.getByText('No account fits').waitFor();
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('Backspace');
    await table.getByRole('row').nth(1).waitFor();
    expect(await table.getByRole('row').count()).toBe(all);
    await shoot(page, 'statement-run');
    // The preview of one, before anything is issued.
    await page.getByRole('grid', { name: 'Accounts of the run' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: /^Statement of/ })
      .locator('canvas')
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    const title = (await sheet.getByRole('heading').textContent()) ?? '';
    const count = Number(/Issue (\d+) statement/.exec(title)?.[1]);
    expect(count).toBeGreaterThan(0);
    await page.keyboard.press('Control+Enter');
    const run = page.getByRole('dialog', { name: 'Run 1' });
    await run.waitFor();
    await run.getByText(`${count} statement`, { exact: false }).first().waitFor();
    await shoot(page, 'statement-run-issued');
    await page.keyboard.press('Control+s');
    await page.getByText('The run is saved as run.pdf.').waitFor();
    expect(existsSync(saved)).toBe(true);
    const pages = await readPages(new Uint8Array(readFileSync(saved)));
    expect(pages.length).toBeGreaterThanOrEqual(count);
    expect(pages.flat().filter((t) => t.text === 'Statement').length).toBeGreaterThanOrEqual(count);
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Statement runs' }).waitFor();
    expect(await breaches(page)).toEqual([]);
    // Opened again it saves the very bytes that were issued.
    await page.locator('[role="grid"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await run.waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('The run is saved as again.pdf.').waitFor();
    expect(readFileSync(again).equals(readFileSync(saved))).toBe(true);
    await page.keyboard.press('Escape');
    await run.waitFor({ state: 'detached' });
  });

  test('who got one is held from the next run, and one key leads to it', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await heading(page, 'Statements').waitFor();
    await page.keyboard.press('r');
    await page.getByText('sent lately', { exact: false }).first().waitFor();
    await shoot(page, 'statement-run-held');
    await resize(launched.app, { width: 1920, height: 1080 });
    await shoot(page, 'statement-run-held-1920');
    await resize(launched.app, { width: 1366, height: 768 });
  });

  test('its settings: texts that cannot be filled are refused where they stand', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Bills and statements');
    await page.keyboard.press('Enter');
    await heading(page, 'Bills and statements').waitFor();
    await page.getByLabel('Reminder: heading', { exact: true }).fill('Hello {friend}');
    await page.getByText('{friend} is not filled in here', { exact: false }).waitFor();
    await shoot(page, 'statement-settings');
    expect(await breaches(page)).toEqual([]);
  });
});
