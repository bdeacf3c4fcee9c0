import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { launchApp, shoot, type Launched } from '#tests/support/electron.ts';
import { heading } from './steps.ts';

describe('coding from the documents by keyboard', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(launched.home, { recursive: true, force: true });
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focusedCode = (code: string) =>
    page.locator(`[data-suggestion$=":${code}"]:focus`).waitFor({ state: 'attached' });

  const openVisit = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Open the demonstration' }).waitFor();
    await press('d');
    await heading(page, 'Recovery code').waitFor({ timeout: 60_000 });
    await page.getByLabel(/written it down/).check();
    await press('Control+Enter');
    await heading(page, 'Worklist').waitFor();
    await press('g', 'c');
    await heading(page, 'Coding').waitFor();
    await press('/');
    await page.locator('input[aria-label="Search encounters"]:focus').waitFor();
    await page.keyboard.type('fictive dana');
    await page.getByRole('row', { name: /Fictive, Dana/ }).waitFor();
    await press('Enter', 'Enter');
    await page.locator('input[aria-label="Search codes"]:focus').waitFor();
  };

  test('takes, refuses and takes back, with the passages marked', async () => {
    try {
      await openVisit();
      await page.getByRole('list', { name: 'Suggested' }).waitFor();
      await press('ArrowDown');
      await focusedCode('E11.9');
      await press('Enter');
      await focusedCode('I10');
      await press('a');
      await page.getByText('I10 assigned.').waitFor();
      await page.locator('mark', { hasText: /^Essential hypertensionB$/ }).waitFor();
      await focusedCode('Z79.84');
      await press('x', '2');
      await page.getByText('Z79.84 rejected: not treated today.').waitFor();
      await focusedCode('83036');
      await press('Control+z');
      await page.locator('[data-suggestion$=":Z79.84"]').waitFor();
      await press('Escape', 'Escape', ']');
      await page.locator('mark:focus').waitFor();
      expect(await page.locator('mark:focus').innerText()).toMatch(/diabetes/);
    } catch (error) {
      await shoot(page, 'suggestions-stopped-here');
      throw error;
    }
  });
});
