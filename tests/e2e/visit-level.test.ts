import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { PATIENT, goTo, openDemonstration, openRow } from './steps.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the level of a visit, by keyboard in the program', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1366, height: 768 } });
    ({ page } = launched);
    page.setDefaultTimeout(30_000);
    await openDemonstration(page);
    await goTo(page, 'Coding');
    await openRow(page, PATIENT);
    await page.getByRole('combobox', { name: 'Search codes' }).waitFor();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(launched.home, { recursive: true, force: true });
  });

  const result = () => page.getByRole('status', { name: 'Level of the visit' });
  const marked = (): Promise<string[]> =>
    page.evaluate(
      `[...(CSS.highlights.get('em-passage') ?? [])].map((range) => range.toString().replace(/\\s+/g, ' '))`,
    );

  test('proposes, shows the passage in the note, and is put in with Enter once confirmed', async () => {
    await page.keyboard.press('Alt+e');
    await result().getByText('proposed').waitFor();
    expect(await result().innerText()).toMatch(/moderate\s*→\s*99214/i);
    expect(await marked()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(marked).toHaveLength(1);
    expect((await marked())[0]).toContain('Essential hypertension');
    await page.keyboard.press('c');
    await result().getByText('confirmed').waitFor();
    await page.keyboard.press('Enter');
    await result().getByText('99214 is assigned and agrees.').waitFor();
    await page.getByRole('textbox', { name: /code/i }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.em-line', { hasText: 'E/M: moderate' }).waitFor();
    expect(await marked()).toEqual([]);
  });

  test('is kept, and has no breach that axe finds in either theme', async () => {
    await goTo(page, 'Worklist');
    await goTo(page, 'Coding');
    await openRow(page, PATIENT);
    await page.locator('.em-line', { hasText: 'E/M: moderate' }).waitFor();
    await page.getByRole('button', { name: /derivation/ }).click();
    await result().getByText('confirmed').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(200);
      await page.evaluate(`if (!window.axe) { ${axeSource} }`);
      const breaches: string[] = await page.evaluate(
        `axe.run('.em-panel', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
          .then(({ violations }) => violations.map((v) => v.id + ' ' + v.nodes[0].html))`,
      );
      expect(breaches).toEqual([]);
    }
  });
});
