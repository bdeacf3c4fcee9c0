import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration } from './steps.ts';

const home = mkdtempSync(join(tmpdir(), 'claimwright-scrub-rules-'));
const queue = join(home, 'dialogs.json');
const pack = join(home, 'rules.json');
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** Presses keys one after the other; a text of several letters is typed. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('scrub rules of one’s own', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    answerDialogs(queue, [pack, pack]);
    launched = await launchApp({ home, size: SIZES[0], env: { CLAIMWRIGHT_DIALOG_QUEUE: queue } });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(home, { recursive: true, force: true });
  });

  const openRules = async (): Promise<void> => {
    await press(page, 'Control+Comma');
    await page.getByRole('link', { name: 'Scrub rules' }).click();
    await heading(page, 'Scrub rules').waitFor();
  };

  test('one is written by keyboard, tried on the past, saved and switched on', async () => {
    await openRules();
    await press(page, 'n');
    await heading(page, 'New rule').waitFor();
    await page.keyboard.type('Blood draws');
    await press(page, 'Tab', 'e');
    const first = page.getByRole('group', { name: /Condition 1/ });
    await first.getByRole('textbox', { name: 'Values' }).fill('36415');
    await page.getByRole('textbox', { name: 'Message' }).fill('look whether the draw is paid by this payer.');
    await page.getByRole('checkbox', { name: /Hold the claim/ }).check();
    await press(page, 'Alt+t');
    const verdict = page.getByText(/^Would have held \d+ of \d+ claims; \d+ of them (was|were) denied/);
    await verdict.waitFor();
    expect(await verdict.innerText()).not.toContain('held 0');
    for (const size of SIZES) {
      await resize(launched.app, size);
      await shoot(page, `scrub-rule-editor-${size.width}`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await shoot(page, `scrub-rule-editor-${size.width}-dark`);
      expect(await breaches(page)).toEqual([]);
    }
    await resize(launched.app, SIZES[0]);
    await press(page, 'Control+Enter');
    await heading(page, 'Scrub rules').waitFor();
    await page.getByRole('gridcell', { name: 'Blood draws' }).waitFor();
    await press(page, 'o');
    await page.getByText('“Blood draws” is on').waitFor();
  });

  test('the lists are readable at both sizes', async () => {
    for (const size of SIZES) {
      await resize(launched.app, size);
      await press(page, '1');
      await shoot(page, `scrub-rules-${size.width}`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await shoot(page, `scrub-rules-${size.width}-dark`);
      expect(await breaches(page)).toEqual([]);
      await press(page, '2');
      await page.getByRole('grid', { name: 'Built-in rules' }).waitFor();
      await shoot(page, `scrub-rules-built-in-${size.width}`);
      expect(await breaches(page)).toEqual([]);
    }
    await resize(launched.app, SIZES[0]);
    await press(page, '1');
  });

  test('a file of rules is written, and read back with the conflict shown', async () => {
    await press(page, 'x');
    await page.getByText('1 rule written to rules.json.').waitFor();
    expect(existsSync(pack)).toBe(true);
    expect(readFileSync(pack, 'utf8')).toContain('Blood draws');
    await press(page, 'i');
    await page.getByRole('dialog', { name: 'Rules of rules.json' }).waitFor();
    await page.getByText('the same is here already').waitFor();
    await shoot(page, 'scrub-rules-import');
    expect(await breaches(page)).toEqual([]);
    await press(page, 'Escape');
  });

  test('leads from what it would have met to the claim, which is checked by it', async () => {
    await page.getByRole('grid', { name: 'Own rules' }).focus();
    await press(page, 'Enter');
    await heading(page, 'Blood draws').waitFor();
    await press(page, 'Alt+t');
    await page.getByText(/^Would have held/).waitFor();
    await page.getByRole('grid', { name: /would have met/ }).focus();
    await press(page, 'Enter');
    await heading(page, /^Claim /).waitFor();
    await press(page, 's');
    await page
      .getByText(/look whether the draw is paid by this payer/)
      .first()
      .waitFor();
  });

  test('what a payer asks is kept with the payer', async () => {
    await press(page, 'Control+Comma');
    await page.getByRole('link', { name: 'Payers' }).click();
    // The key acts on the chosen payer: not before the list stands.
    await page.getByRole('row', { selected: true }).waitFor();
    await press(page, 'q');
    const sheet = page.getByRole('dialog', { name: /^What .* asks$/ });
    await sheet.getByRole('textbox', { name: 'Forms of its member ids' }).fill('A{3}9{9}');
    await sheet.getByRole('textbox', { name: 'Services with prior authorisation' }).fill('70551-70553, J9*');
    await shoot(page, 'payer-requirement');
    expect(await breaches(page)).toEqual([]);
    await press(page, 'Control+Enter');
    await page.getByText('Saved. The next check of a claim uses it.').waitFor();
  });
});
