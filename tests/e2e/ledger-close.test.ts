import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { heading, openDemonstration } from './steps.ts';

describe('a month closed by keyboard', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1366, height: 768 } });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
  });
  afterAll(async () => {
    await launched.close();
  });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  test('money is deposited, the month is closed with its reason, and the proof stays green', async () => {
    await press('g', 'd');
    await heading(page, 'Ledger').waitFor();
    await press('3');
    await page
      .getByRole('table', { name: 'Not deposited yet' })
      .or(page.getByRole('grid', { name: 'Not deposited yet' }))
      .waitFor();
    await page.getByText(/of \d+ chosen/).waitFor();
    await press('d');
    await page.getByRole('dialog', { name: 'Deposit' }).waitFor();
    await page.keyboard.type('Slip 1');
    await press('Control+Enter');
    await page.getByText('Everything is in the bank').waitFor();

    await press('8');
    await page.getByText('Nothing is closed yet').waitFor();
    await page.getByText('Say why').waitFor();
    await press('c');
    await page.getByRole('dialog', { name: /^Close / }).waitFor();
    await press('Control+Enter');
    await page.getByText(/Say in the note why this stays open/).waitFor();
    await page.keyboard.type('Deposited after the end of the month');
    await press('Control+Enter');
    await page.getByText(/^Closed through \d{4}-\d{2}-\d{2}$/).waitFor();

    await press('9');
    await page.getByText(/Every check is proved/).waitFor();
    expect(await page.getByText('No', { exact: true }).count()).toBe(0);
  });

  test('every page of the ledger is free of accessibility faults', async () => {
    for (const [i, tab] of [
      'journals',
      'accounts',
      'deposits',
      'credits',
      'aging',
      'figures',
      'sheet',
      'close',
      'proof',
    ].entries()) {
      await press(String(i + 1));
      await page.locator(`#ledger-${tab}[aria-selected="true"]`).waitFor();
      await page.waitForTimeout(400);
      await shoot(page, `ledger-${tab}`);
      expect(await breaches(page), tab).toEqual([]);
    }
  });

  test('a credit opens the ledger of its patient: payment, family, adjustment, payments', async () => {
    await press('4');
    await page.getByRole('button', { name: 'Apply' }).waitFor();
    await page.waitForTimeout(400);
    await press('Enter');
    await page.getByRole('button', { name: 'Take payment' }).waitFor();
    await shoot(page, 'ledger-patient');
    expect(await breaches(page)).toEqual([]);
    for (const [key, title] of [
      ['p', 'Take payment'],
      ['f', 'Family account'],
      ['y', 'Payments'],
      ['a', 'Adjust what is open'],
    ] as const) {
      await press(key);
      const sheet = page.getByRole('dialog', { name: title });
      await sheet.waitFor();
      if (key === 'p') {
        await page.getByLabel('Pays').selectOption('choice');
        await page.getByLabel('Tender').selectOption('check');
        await page.getByLabel('Check number').waitFor();
      }
      await page.waitForTimeout(300);
      await shoot(page, `ledger-sheet-${key}`);
      expect(await breaches(page), title).toEqual([]);
      await press('Escape');
      await sheet.waitFor({ state: 'detached' });
    }
    await resize(launched.app, { width: 1920, height: 1080 });
    await press('g', 'd');
    await press('8');
    await page.waitForTimeout(500);
    await shoot(page, 'ledger-wide-close');
  });
});
