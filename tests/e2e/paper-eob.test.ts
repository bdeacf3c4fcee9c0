import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-paper-'));
const queue = join(folder, 'dialogs.json');
const printed = join(folder, 'printed.pdf');

describe('a remittance on paper, and a payment below the agreed price', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    writeFileSync(join(folder, 'prices.csv'), 'Code,Modifier,Allowed\n99213,,140.00\n99214,,190.00\n');
    answerDialogs(queue, [join(folder, 'prices.csv')]);
    launched = await launchApp({
      size: { width: 1366, height: 768 },
      env: { CLAIMWRIGHT_DIALOG_QUEUE: queue, CLAIMWRIGHT_PRINT_TO: printed },
    });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const goByPalette = async (name: string): Promise<void> => {
    await press('Control+k');
    await page.keyboard.type(name);
    await press('Enter');
  };
  const pictures = async (name: string): Promise<void> => {
    expect(await breaches(page)).toEqual([]);
    await shoot(page, `${name}-1366-light`);
    await resize(launched.app, { width: 1920, height: 1080 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, `${name}-1920-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await resize(launched.app, { width: 1366, height: 768 });
  };

  test('a price table is imported for a payer', async () => {
    await goByPalette('Agreed prices');
    await heading(page, 'Agreed prices').waitFor();
    await page.getByRole('grid', { name: 'Payers' }).getByText('Sample Mutual Health Plan').click();
    await press('i');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('2 new, 0 changed, 0 the same.').waitFor();
    const from = sheet.getByLabel('In force from');
    await from.fill('2025-01-01');
    await from.press('Tab');
    await pictures('prices-import');
    await press('Control+Enter');
    await sheet.waitFor({ state: 'detached' });
    await page.getByText('140.00').waitFor();
    await pictures('prices');
  });

  test('by keyboard: an EOB is typed, proved and posted', async () => {
    await goByPalette('Paper EOBs');
    await heading(page, 'Paper EOBs').waitFor();
    await press('n');
    await heading(page, 'New paper EOB').waitFor();
    await page.locator('select:focus').waitFor();
    await page.keyboard.type('Sample');
    await press('Tab');
    await page.keyboard.type('000777');
    await press('Tab');
    await page.keyboard.type('t');
    await press('Tab');
    await page.keyboard.type('80.00');
    await press('Alt+a');
    await page.keyboard.type('100');
    const found = page.getByRole('listbox', { name: 'Claims that fit' });
    await found.getByRole('option').first().waitFor();
    await pictures('paper-search');
    await press('Enter');
    const lines = page.getByRole('table', { name: /Lines of claim/ });
    await lines.waitFor();
    // The first line is paid 80.00 after a copay of 10.00; the others are above the agreed price whole.
    await page.keyboard.type('90.00');
    await press('Enter', 'Enter');
    await page.keyboard.type('10.00');
    const rows = await lines.locator('tbody tr').count();
    const charges = await lines.locator('tbody tr td:nth-child(2)').allInnerTexts();
    for (let i = 1; i < rows; i += 1) {
      await press('ArrowDown');
    }
    for (let i = 1; i < rows; i += 1) {
      const row = lines.locator('tbody tr').nth(i);
      await row.locator('input[data-cell]').first().focus();
      // Deductible: the whole charge is the patient's.
      await press('Enter');
      await page.keyboard.type(charges[i] ?? '');
    }
    await page.getByText('Everything balances.').waitFor();
    await pictures('paper-sheet');
    await press('Control+Enter');
    await heading(page, /· 000777/).waitFor();
    await page.getByText('1 line allowed', { exact: false }).waitFor();
    await pictures('paper-proof');
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor();
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/^1 line underpaid/).waitFor();
    await press('v');
    await page
      .getByRole('dialog', { name: 'Paper EOB as it was typed' })
      .getByText('Claim', { exact: true })
      .waitFor();
    await pictures('paper-view');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('by keyboard: the underpayment is disputed, printed, and kept', async () => {
    await goByPalette('Underpayments');
    await heading(page, 'Underpayments').waitFor();
    await page.locator('[role="grid"]:focus').waitFor();
    await page.getByText('Contract: ', { exact: false }).first().waitFor();
    await pictures('underpayments');
    await press('Control+Enter');
    await page.getByRole('dialog', { name: 'Dispute with the payer' }).waitFor();
    await press('Control+Enter');
    const lists = page.getByRole('dialog', { name: 'Lists for payers' });
    await lists.waitFor();
    await lists.locator('canvas').first().waitFor();
    await pictures('dispute-lists');
    await press('Control+Enter');
    await expect.poll(() => existsSync(printed), { timeout: 15_000 }).toBe(true);
    expect(readFileSync(printed).subarray(0, 5).toString()).toBe('%PDF-');
    await press('Escape');
    await press('2');
    await page.getByText('Disputed').first().waitFor();
    await pictures('underpayments-disputed');
  });
});
