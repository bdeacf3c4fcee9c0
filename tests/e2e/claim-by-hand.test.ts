import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, shoot, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { heading, openDemonstration } from './steps.ts';

describe('a claim by hand, by keyboard alone', () => {
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
    rmSync(launched.home, { recursive: true, force: true });
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const focused = (field: string) => page.locator(`[data-field="${field}"]:focus`).waitFor();
  /** The select in focus takes its next choice. */
  const choose = async (field: string): Promise<void> => {
    await focused(field);
    if ((await page.locator(`[data-field="${field}"]`).inputValue()) === '') await press('ArrowDown');
  };

  test('is checked while it is typed, mended by a key, and made', async () => {
    try {
      await press('g', 'l');
      await heading(page, 'Claims').waitFor();
      await page.locator('[role="grid"]:focus').waitFor();
      await press('n');
      await heading(page, 'New claim').waitFor();
      await focused('patientId');
      await type('fictive dana');
      await page.getByLabel('Found').locator('option:checked', { hasText: 'Fictive, Dana' }).waitFor({
        state: 'attached',
      });
      await press('Tab', 'Tab', 'Tab');
      await choose('renderingProvider');
      await press('Tab');
      await choose('facility');
      await press('Alt+f');
      await focused('diagnoses');
      await type('E11.9 I10');
      await press('Tab');
      await focused('lines.1.code');
      await type('99213');
      await press('Tab', 'Tab');
      await type(' B');
      await press('Enter');
      await focused('lines.2.code');
      await type('83036');
      // The fee of the practice stands beside the line that leaves it open.
      await page.getByLabel(/^Fee /).first().waitFor();
      await page
        .getByText(/modifier QW/i)
        .first()
        .waitFor();
      expect(await breaches(page)).toEqual([]);
      await shoot(page, 'claim-by-hand');
      await press('Alt+f');
      await page.locator('[data-field="lines.2.modifiers"]').and(page.locator('[value="QW"]')).waitFor();
      await press('Control+Enter');
      await heading(page, /^Claim \d+$/).waitFor();
      await page.getByRole('grid', { name: 'Service lines' }).getByText('83036 QW').waitFor();
    } catch (error) {
      await shoot(page, 'claim-by-hand-stopped');
      throw error;
    }
  });

  test('is offered by the palette', async () => {
    await press('Control+k');
    await page.getByRole('dialog').waitFor();
    await type('new claim');
    await page.getByText('New claim by hand').waitFor();
    await press('Enter');
    await heading(page, 'New claim').waitFor();
  });
});
