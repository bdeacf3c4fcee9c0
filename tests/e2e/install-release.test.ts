import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORDER_AFTER, ORDER_BEFORE, orderFile, type OrderLine } from '#tests/support/code-files.ts';
import { launchApp, shoot, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-install-release-'));
const queue = join(folder, 'dialogs.json');
/** The fiscal year that most open encounters of the demonstration lie in: it begins on the first of October. */
const WEEK = 7 * 86_400_000;
const around = new Date(Date.now() - WEEK);
const fiscal = around.getFullYear() + (around.getMonth() >= 9 ? 1 : 0);
const orderName = (year: number): string => join(folder, `icd10cm-order-${year}.txt`);
const LIPIDS: readonly OrderLine[] = [
  ['E78', 'Disorders of lipoprotein metabolism', false],
  ['E785', 'Hyperlipidemia, unspecified'],
];

describe('a release, from its file to the search and back, by keyboard alone', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    writeFileSync(orderName(fiscal - 1), orderFile([...ORDER_BEFORE, ...LIPIDS]));
    writeFileSync(orderName(fiscal), orderFile(ORDER_AFTER));
    answerDialogs(queue, []);
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

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** By the command palette, as from anywhere. */
  const goBy = async (words: string, title: string): Promise<void> => {
    await press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(words);
    await press('Enter');
    await heading(page, title).waitFor();
  };
  const gridHasFocus = (name: string) => page.locator(`[role="grid"][aria-label="${name}"]:focus`).waitFor();
  const touchedRow = () =>
    page
      .getByRole('grid', { name: 'Codes of this practice that are touched' })
      .getByRole('row')
      .filter({ hasText: /open encounter/ })
      .first();
  /** Walks down a table until the row that is under the keys holds a text. */
  const downTo = async (name: string, text: RegExp): Promise<void> => {
    const active = page.getByRole('grid', { name }).locator('[aria-selected="true"]');
    for (let i = 0; i < 40; i += 1) {
      if (text.test(await active.innerText())) return;
      await press('ArrowDown');
    }
    throw new Error(`No row of ${name} holds ${String(text)}.`);
  };
  const search = async (words: string): Promise<string> => {
    const box = page.getByRole('combobox', { name: 'Search codes' });
    await box.waitFor();
    await press('/');
    await page.keyboard.type(words);
    await page.waitForTimeout(400);
    const options = await page.getByRole('option').allInnerTexts();
    await press('Escape');
    return options.join('\n');
  };
  const installAs = async (path: string): Promise<void> => {
    answerDialogs(queue, [path]);
    await goBy('settings code sets', 'Code sets');
    await gridHasFocus('Installed releases');
    await press('Control+Enter');
    await heading(page, 'Install code sets').waitFor();
    await gridHasFocus('What the files are');
  };

  test('says what is a starter set and what is missing', async () => {
    await goBy('settings code sets', 'Code sets');
    await page.getByText(/ICD-10-CM is a starter set of/).waitFor();
    await page.getByText(/Nothing installed speaks for .*NCCI code pairs/).waitFor();
    expect(await breaches(page)).toEqual([]);
    await press('o');
    await page.getByText('https://www.cms.gov/files/zip/2027-code-descriptions-tabular-order.zip').waitFor();
    expect(await breaches(page)).toEqual([]);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('previews the files and leads to an open encounter that they touch', async () => {
    await installAs(orderName(fiscal - 1));
    await press('Control+Enter');
    await heading(page, 'Code sets installed').waitFor();
    await installAs(orderName(fiscal));
    const report = page.getByRole('row', { name: new RegExp(`ICD-10-CM FY${fiscal}`) }).first();
    expect(await report.innerText()).toContain(`${fiscal - 1}-10-01 to ${fiscal}-09-30`);
    expect(await report.innerText()).toContain(`to ICD-10-CM FY${fiscal - 1}`);
    expect(await page.getByRole('row').filter({ hasText: 'E11.9' }).first().innerText()).toContain(
      'Instead: E11.91, E11.99',
    );
    expect(await touchedRow().count()).toBe(1);
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'install-preview');
    await press('Tab');
    await gridHasFocus('Codes of this practice that are touched');
    await downTo('Codes of this practice that are touched', /open encounter/);
    await press('Enter');
    await downTo('Where', /Open encounter/);
    await press('Enter');
    await page.getByRole('combobox', { name: 'Search codes' }).waitFor();
    // Nothing is installed by looking.
    expect(await search('invented one')).not.toContain('E11.91');
  });

  test('shows what changes before it is installed', async () => {
    await goBy('settings code sets', 'Code sets');
    await page.getByText('1 file previewed, not installed.').waitFor();
    await press('p');
    await gridHasFocus('What the files are');
    await press('w');
    await heading(page, 'What changed').waitFor();
    await gridHasFocus('Changes');
    const rows = page.getByRole('grid', { name: 'Changes' }).getByRole('row');
    expect(await rows.nth(1).innerText()).toContain('Used here');
    expect(await rows.filter({ hasText: 'M54.5' }).innerText()).toContain('Low back pain, invented wording');
    await press('3');
    await page.getByText(/of 7 changes/).waitFor();
    expect(await breaches(page)).toEqual([]);
    const pdf = join(folder, 'changes.pdf');
    answerDialogs(queue, [pdf]);
    await press('Control+s');
    await page.getByText('Saved as changes.pdf.').waitFor();
    expect(existsSync(pdf)).toBe(true);
    await press('Escape');
    await gridHasFocus('What the files are');
  });

  test('installs, and the new code is found at once', async () => {
    await press('Control+Enter');
    await heading(page, 'Code sets installed').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page
      .locator('.status-codes', { hasText: /^Codes today: (ICD-10-CM FY20|none of ICD-10-CM)/ })
      .waitFor();
    await press('Tab');
    await downTo('Codes of this practice that are touched', /open encounter/);
    await press('Enter');
    await downTo('Where', /Open encounter/);
    await press('Enter');
    expect(await search('invented one')).toContain('E11.91');
  });

  test('reads what changed from the palette', async () => {
    await goBy('what changed', 'What changed');
    await page.getByText(`ICD-10-CM FY${fiscal} against ICD-10-CM FY${fiscal - 1}`).waitFor();
    await page.getByRole('row').filter({ hasText: 'E11.91' }).waitFor();
  });

  test('takes it back after showing whom that touches', async () => {
    await goBy('settings code sets', 'Code sets');
    await gridHasFocus('Installed releases');
    await downTo('Installed releases', new RegExp(`FY${fiscal}\\b(?!.*Starter)`, 's'));
    await press('r');
    const sheet = page.getByRole('dialog', { name: `Roll back ICD-10-CM FY${fiscal}` });
    await sheet.getByText(/of this practice touched/).waitFor();
    expect(await breaches(page)).toEqual([]);
    await press('Control+Enter');
    await sheet.waitFor({ state: 'detached' });
    await page.getByText(/is taken away\. Install/).waitFor();
    await page.getByText('4 releases').waitFor();
    await page.getByText(/Codes of these days cannot be looked up or checked/).waitFor();
  });
});
