import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, shoot, type Launched } from '#tests/support/electron.ts';
import { answerDialogs, heading, payerAnswers, today } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-keys-'));
const queue = join(folder, 'dialogs.json');
const printed = join(folder, 'printed.pdf');

describe('the whole visit by keyboard alone', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    answerDialogs(queue, []);
    launched = await launchApp({ env: { CLAIMWRIGHT_DIALOG_QUEUE: queue, CLAIMWRIGHT_PRINT_TO: printed } });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  /** Presses Tab until the element with this name has the focus, as a person would. */
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let i = 0; i < 60; i += 1) {
      const named = await page.evaluate<string>(
        `(() => { const a = document.activeElement; return a === document.body ? '' : [a?.getAttribute('aria-label'), a?.labels?.[0]?.textContent, a?.textContent].filter(Boolean).join(' '); })()`,
      );
      if (name.test(named)) return;
      await press('Tab');
    }
    throw new Error(`Tab never came to ${String(name)}.`);
  };
  const gridHasFocus = () => page.locator('[role="grid"]:focus').waitFor();

  const firstStart = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Open the demonstration' }).waitFor();
    await press('d');
    await heading(page, 'Recovery code').waitFor({ timeout: 60_000 });
    await tabTo(/written it down/);
    await press('Space', 'Control+Enter');
    await heading(page, 'Worklist').waitFor();
  };

  const copay = async (): Promise<void> => {
    await press('g', 'p');
    await heading(page, 'Patients').waitFor();
    await gridHasFocus();
    await press('/');
    await type('fictive dana');
    await page.getByText('1 patient', { exact: true }).waitFor();
    await press('Enter', 'Enter');
    await heading(page, 'Fictive, Dana').waitFor();
    await press('p');
    await page.getByRole('dialog').waitFor();
    await type('25');
    await press('Tab');
    await type('card');
    await press('Tab', 'Tab');
    await type('2026');
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/25\.00 received/).waitFor();
  };

  const coding = async (): Promise<void> => {
    await press('g', 'c');
    await heading(page, 'Coding').waitFor();
    await gridHasFocus();
    await press('/');
    await type('fictive dana');
    await page.getByRole('row', { name: /Fictive, Dana/ }).waitFor();
    await press('Enter', 'Enter');
    await page.locator('input[aria-label="Search codes"]:focus').waitFor();
    await type('dm2');
    await press('Enter');
    await page.getByText(/E11\.9 assigned/).waitFor();
    await type('htn');
    await press('Enter');
    await page.getByText(/I10 assigned/).waitFor();
    for (const [code, pointers] of [
      ['99213', 'AB'],
      ['36415', 'A'],
      ['83036', 'A'],
    ] as const) {
      await type(code);
      await press('Enter');
      await page.getByText(new RegExp(`${code} assigned`)).waitFor();
      await type(pointers);
      await press('Enter');
    }
    await page
      .getByText(/needs modifier/)
      .first()
      .waitFor();
    await press('Escape', 'f');
    await page.getByText('Nothing is wrong with what is assigned.').waitFor();
    await press('Control+Enter');
    await page.getByRole('button', { name: /Create claim/ }).waitFor();
  };

  const claim = async (): Promise<void> => {
    await press('Control+Enter');
    await heading(page, /^Claim \d+/).waitFor();
    await press('Control+Enter');
    await page.getByRole('button', { name: /^Export/ }).waitFor();
    await press('Control+Enter');
    await page.getByText('To: Sample Clearinghouse.').waitFor();
    answerDialogs(queue, [folder, join(folder, 'cms1500.pdf')]);
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('3');
    await page.locator('canvas').first().waitFor();
    await press('Control+s');
    await page.getByText('Saved as cms1500.pdf.').waitFor();
    expect(readdirSync(folder).filter((name) => name.endsWith('.837'))).toHaveLength(1);
  };

  const remittance = async (): Promise<void> => {
    const file = readdirSync(folder).find((name) => name.endsWith('.837')) ?? '';
    answerDialogs(queue, [payerAnswers(folder, join(folder, file), today())]);
    await press('g', 'r');
    await heading(page, 'Remittances').waitFor();
    await press('o');
    await heading(page, /^ERA/).waitFor();
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor();
    await press('Control+Enter');
    await page.getByRole('button', { name: /Open journal/ }).waitFor();
  };

  const ledgerAndInvoice = async (): Promise<void> => {
    await press('Control+k');
    await page.getByRole('dialog').waitFor();
    await type('fictive dana');
    await page
      .getByRole('option', { name: /Fictive, Dana/ })
      .first()
      .waitFor();
    await press('Enter');
    await heading(page, 'Fictive, Dana').waitFor();
    await press('l');
    await page.getByRole('grid', { name: 'Entries' }).waitFor();
    expect(await page.locator('.figures').first().innerText()).toMatch(/Patient owes\s+13\.42/);
    await press('i');
    await heading(page, /^Invoice for/).waitFor();
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor();
    await press('Control+Enter');
    await page.getByText(/sent to the printer/).waitFor({ timeout: 60_000 });
    expect(existsSync(printed)).toBe(true);
  };

  test('from the first start to the printed invoice', async () => {
    for (const step of [firstStart, copay, coding, claim, remittance, ledgerAndInvoice])
      await step().catch(async (error: unknown) => {
        await shoot(page, 'keyboard-stopped-here');
        throw error;
      });
  });
});
