import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, shoot, type Launched } from '#tests/support/electron.ts';
import { goTo, heading, openDemonstration, openRow, PATIENT } from './steps.ts';

/** What issue and design allow for a visit like the scenario's, beyond reading. */
const MOST_PRESSES = 25;

/** The scenario's coding as the list of lines shows it: code, modifiers, pointers, charge. */
const LINES = [
  ['99213', '', 'A B', '145.00'],
  ['36415', '', 'A', '15.00'],
  ['83036', 'QW', 'A', '40.00'],
];

describe('a visit coded by keyboard alone, counted press by press', () => {
  let launched: Launched;
  let page: Page;
  let presses = 0;
  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1366, height: 768 } });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
    await goTo(page, 'Coding');
    await heading(page, 'Coding').waitFor();
    await openRow(page, PATIENT);
    await searchHasFocus();
  }, 120_000);
  afterAll(() => launched.close());

  /** Presses keys; a key that is held while another is pressed counts as a press of its own. */
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      presses += key.split('+').length;
      await page.keyboard.press(key);
    }
  };
  const searchHasFocus = () => page.locator('input[aria-label="Search codes"]:focus').waitFor();
  const pointersHaveFocus = () => page.locator('[data-column="pointers"] input:focus').waitFor();
  const nothingStops = () =>
    page
      .getByRole('region', { name: 'Findings' })
      .locator('.chip[data-tone="stops"]')
      .waitFor({ state: 'detached' });

  const diagnoses = () => page.locator('.dx-row .dx-main .code').allInnerTexts();
  const lines = async (): Promise<string[][]> => {
    const rows = page.getByRole('table', { name: 'Service lines' }).locator('tbody tr');
    const cells = await rows.evaluateAll((found) =>
      (
        found as unknown as {
          querySelectorAll: (s: string) => Iterable<{ dataset: Record<string, string>; innerText: string }>;
        }[]
      ).map((row) =>
        [...row.querySelectorAll('td')].map((cell) => [cell.dataset['column'] ?? '', cell.innerText.trim()]),
      ),
    );
    return cells.map((row) => {
      const named = Object.fromEntries(row) as Record<string, string>;
      // The code's cell also counts the passages behind it.
      return ['code', 'modifiers', 'pointers', 'chargeCents'].map(
        (column) => (named[column] ?? '').split('\n')[0] ?? '',
      );
    });
  };
  const isCoded = async (): Promise<void> => {
    await page.getByRole('button', { name: /Create claim/ }).waitFor();
    expect(await diagnoses()).toEqual(['E11.9', 'I10']);
    expect(await lines()).toEqual(LINES);
  };

  test('from the documents: suggestions taken, the level of the visit confirmed', async () => {
    const focused = (code: string) =>
      page.locator(`[data-suggestion$=":${code}"]:focus`).waitFor({ state: 'attached' });
    const stops = (count: number) =>
      page
        .getByRole('region', { name: 'Findings' })
        .locator('.chip[data-tone="stops"]', { hasText: `${count} stops` })
        .waitFor();
    await page.getByRole('list', { name: 'Suggested' }).waitFor({ timeout: 60_000 });
    presses = 0;
    try {
      await press('ArrowDown');
      await focused('E11.9');
      await press('Enter');
      await focused('I10');
      await press('Enter');
      // The long-term medicine is left: it is not what was treated.
      await focused('Z79.84');
      await press('ArrowDown');
      await focused('83036');
      await press('Enter');
      await focused('36415');
      await press('Enter');
      await page.getByText('36415 assigned').first().waitFor();
      await press('Escape', 'Escape', 'e');
      await page.getByRole('button', { name: /Confirm all/ }).waitFor();
      await press('c', 'Enter');
      await page.getByText('99214 assigned').first().waitFor();
      await press('Escape', 'Escape');
      // Each line still asks for its diagnosis, and the waived test for its modifier.
      for (const left of [3, 2, 1, 0]) {
        await stops(left + 1);
        await press('f');
      }
      await nothingStops();
      await press('Control+Enter');
      await page.getByRole('button', { name: /Create claim/ }).waitFor();
    } catch (error) {
      await shoot(page, 'key-presses-suggestions');
      throw error;
    }
    expect(await diagnoses()).toEqual(['E11.9', 'I10']);
    const coded = await lines();
    expect(coded.map(([code, modifiers]) => `${code} ${modifiers}`.trim()).sort()).toEqual([
      '36415',
      '83036 QW',
      '99214',
    ]);
    console.log(`Key presses from the documents: ${presses}`);
    expect(presses).toBeLessThan(MOST_PRESSES);
  });

  test('every step of it can be taken back', async () => {
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /Mark coded/ }).waitFor();
    for (let step = 0; step < 12 && (await diagnoses()).length > 0; step += 1) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(250);
    }
    await page.getByText('The codes that you assign stand here').waitFor();
    await page.keyboard.press('/');
    await searchHasFocus();
  });

  test('with a template of the visit type', async () => {
    presses = 0;
    await press('Alt+t');
    await page.getByRole('dialog', { name: 'Templates' }).getByText('200.00').waitFor();
    await press('Enter');
    await searchHasFocus();
    await nothingStops();
    await press('Control+Enter');
    await isCoded().catch(async (error: unknown) => {
      await shoot(page, 'key-presses-template');
      throw error;
    });
    console.log(`Key presses with a template: ${presses}`);
    expect(presses).toBeLessThan(MOST_PRESSES);
  });

  test('goes back step by step after it was coded and saved', async () => {
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /Mark coded/ }).waitFor();
    await page.getByText('Reopened for coding.').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('The codes that you assign stand here').waitFor();
    expect(await diagnoses()).toEqual([]);
  });

  test('with favourites, pointers and the fix of a finding', async () => {
    presses = 0;
    await page.keyboard.press('/');
    await searchHasFocus();
    await press('Alt+1', 'Alt+2');
    await page.getByRole('button', { name: /^B I10/ }).waitFor();
    for (const [favourite, letters] of [
      ['Alt+5', ['a', 'b']],
      ['Alt+7', ['a']],
      ['Alt+8', ['a']],
    ] as const) {
      await press(favourite);
      await pointersHaveFocus();
      await press(...letters, 'Enter');
      await searchHasFocus();
    }
    await page
      .getByText(/needs modifier/)
      .first()
      .waitFor();
    await press('Escape', 'f');
    await nothingStops();
    await press('Control+Enter');
    await isCoded().catch(async (error: unknown) => {
      await shoot(page, 'key-presses-favourites');
      throw error;
    });
    console.log(`Key presses with favourites: ${presses}`);
    expect(presses).toBeLessThan(MOST_PRESSES);
  });
});
