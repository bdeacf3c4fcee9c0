import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, shoot, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration } from './steps.ts';

/** What the issue allows for a payment at the visit, receipt included; a held key counts as a press of its own. */
const MOST_PRESSES = 10;

const folder = mkdtempSync(join(tmpdir(), 'claimwright-plan-'));
const queue = join(folder, 'dialogs.json');
const printed = join(folder, 'printed.pdf');

describe('patients’ money by keyboard alone', () => {
  let launched: Launched;
  let page: Page;
  let presses = 0;
  beforeAll(async () => {
    answerDialogs(queue, []);
    launched = await launchApp({
      size: { width: 1366, height: 768 },
      env: { CLAIMWRIGHT_DIALOG_QUEUE: queue, CLAIMWRIGHT_PRINT_TO: printed },
    });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
  }, 120_000);
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      presses += key.split('+').length;
      await page.keyboard.press(key);
    }
  };
  const type = async (text: string): Promise<void> => {
    for (const letter of text) await press(letter === ' ' ? 'Space' : letter);
  };
  /** What reached the printer, without the time that the system stamps on it. */
  const sheets = (): string => readFileSync(printed, 'latin1').replaceAll(/\(D:\d{14}[^)]*\)/g, '');
  const closed = () => page.getByRole('dialog').waitFor({ state: 'detached' });
  const gridHasFocus = () => page.locator('[role="grid"]:focus').waitFor();
  /** Goes to a page by the palette. */
  const goByPalette = async (words: string, title: string): Promise<void> => {
    await press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(words);
    await page
      .getByRole('option', { name: new RegExp(title) })
      .first()
      .waitFor();
    await press('Enter');
    await heading(page, title).waitFor();
  };
  const figure = async (label: string): Promise<string> => {
    const text = await page.locator('.figures > *', { hasText: label }).first().innerText();
    return /[\d,]+\.\d\d/.exec(text)?.[0] ?? '';
  };

  test('a plan from the invoice to the last instalment', async () => {
    await press('g', 's');
    await heading(page, 'Statements').waitFor();
    // Whoever owes something and is not held: the bill first.
    const owing = page.getByRole('row').filter({ hasText: 'Can go' }).first();
    await owing.click();
    const name = await owing.locator('[role="gridcell"]').first().innerText();
    await press('Enter');
    await heading(page, /^Invoice for/).waitFor();
    await press('Control+Enter');
    await page.getByRole('dialog', { name: 'Issue and print' }).waitFor();
    await press('Control+Enter');
    await closed();
    await expect.poll(() => existsSync(printed), { timeout: 20_000 }).toBe(true);
    rmSync(printed, { force: true });
    await press('g', 'p');
    await heading(page, 'Patients').waitFor();
    await gridHasFocus();
    await press('/');
    await page.keyboard.type(name.replace(',', ''));
    await page.getByText('1 patient', { exact: true }).waitFor();
    await press('Enter', 'Enter');
    await heading(page, name).waitFor();
    await press('i');
    await page.locator('input:focus').waitFor();
    // Three payments in place of six; the schedule follows at each key.
    await press('Control+a', '3');
    await page.getByText('3 payments', { exact: true }).waitFor();
    await shoot(page, 'plan-new');
    await press('Control+Enter');
    await heading(page, /^Plan \d+/).waitFor();
    const agreed = await figure('Agreed');
    for (let i = 1; i <= 3; i += 1) {
      await press('p');
      await page.getByRole('dialog').waitFor();
      await page.locator('input:focus').waitFor();
      await press('Control+Enter');
      await closed();
      await page
        .getByRole('grid', { name: 'Instalments' })
        .getByText('Paid', { exact: true })
        .nth(i - 1)
        .waitFor();
      if (i === 2) await shoot(page, 'plan-running');
    }
    await page.locator('.page-bar').getByText('Paid', { exact: true }).waitFor();
    expect(await figure('Paid')).toBe(agreed);
    expect(await figure('Left')).toBe('0.00');
    expect(await breaches(page)).toEqual([]);
    await press('Control+p');
    await page.getByText('Agreement printed.').waitFor();
    expect(existsSync(printed)).toBe(true);
    await shoot(page, 'plan-paid');
  }, 120_000);

  test('front desk: a payment with its receipt in under ten key presses', async () => {
    rmSync(printed, { force: true });
    await goByPalette('collections', 'Collections');
    await gridHasFocus();
    const row = page
      .getByRole('grid', { name: 'Balances' })
      .locator('[role="row"]:not(:first-child)')
      .first();
    const account = await row.locator('[role="gridcell"]:nth-child(3)').innerText();
    await press('g', 'f');
    await heading(page, 'Front desk').waitFor();
    await page.locator('input:focus').waitFor();
    await shoot(page, 'front-desk');
    presses = 0;
    await type(account);
    await press('Enter');
    await page.getByText('To take').waitFor();
    await shoot(page, 'front-desk-asked');
    await press('1');
    await page.getByRole('dialog').waitFor();
    await press('Enter');
    await closed();
    await page.getByText(/^Receipt /).waitFor();
    await press('p');
    await page.getByText('Receipt printed.').waitFor();
    expect(existsSync(printed)).toBe(true);
    expect(presses).toBeLessThan(MOST_PRESSES);
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'front-desk-taken');
    // From the ledger the same receipt prints again; the printer's own time alone is another.
    const first = sheets();
    rmSync(printed, { force: true });
    await press('o');
    await page.getByRole('grid', { name: 'Encounters' }).waitFor();
    await gridHasFocus();
    await press('l');
    await page.getByRole('grid', { name: 'Entries' }).waitFor();
    await gridHasFocus();
    await press('End', 'r');
    await page
      .getByRole('dialog', { name: /^Receipt \d+/ })
      .locator('canvas')
      .first()
      .waitFor();
    await press('Control+Enter');
    await page.getByText(/^Receipt \d+ sent to the printer/).waitFor();
    expect(sheets() === first).toBe(true);
    await press('Escape');
    await closed();
  }, 60_000);

  test('the estimate and the collections pages', async () => {
    await goByPalette('collections', 'Collections');
    await shoot(page, 'collections');
    expect(await breaches(page)).toEqual([]);
    await goByPalette('plans', 'Payment plans');
    await shoot(page, 'plans');
    expect(await breaches(page)).toEqual([]);
    await press('g', 'p');
    await gridHasFocus();
    await press('Enter');
    await page.locator('.page-crumbs').waitFor();
    await press('t');
    await heading(page, 'New estimate').waitFor();
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('Diabetes visit');
    await page.getByLabel('Code 1').fill('99213');
    await page.getByText(/expected \d/).waitFor();
    await shoot(page, 'estimate-new');
    await press('Control+Enter');
    await heading(page, /^Estimate \d+ for/).waitFor();
    await press('h');
    await page.getByText('Delivery noted.').waitFor();
    await shoot(page, 'estimate');
    expect(await breaches(page)).toEqual([]);
    await goByPalette('good', 'Good-faith estimates');
    await page
      .getByText(/^Given /)
      .first()
      .waitFor();
    await shoot(page, 'estimates');
  }, 60_000);
});
