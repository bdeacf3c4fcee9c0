import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { goTo, heading, openDemonstration, openRow } from './steps.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; nodes: { target: unknown[] }[] };

/** Breaches of WCAG 2.1 A and AA, contrast included, on the page as it stands; dark and light. */
async function breaches(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(200);
    await page.evaluate(`if (!window.axe) { ${axeSource} }`);
    const result: { violations: Violation[] } = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
    );
    for (const v of result.violations)
      found.push(
        `${theme}: ${v.id} at ${v.nodes
          .map((n) => String(n.target[0]))
          .slice(0, 3)
          .join(', ')}`,
      );
  }
  return found;
}

describe('every screen in the program', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1366, height: 768 } });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
  });
  afterAll(() => launched.close());

  test('first start and the recovery code', async () => {
    await page.getByRole('button', { name: 'Open the demonstration' }).waitFor();
    expect(await breaches(page)).toEqual([]);
    await openDemonstration(page);
  });

  test.each(['Worklist', 'Patients', 'Coding', 'Claims', 'Remits', 'Ledger', 'Statements'])(
    '%s',
    async (place) => {
      await goTo(page, place);
      await page.getByRole('grid').first().waitFor();
      expect(await breaches(page)).toEqual([]);
    },
  );

  test.each([
    ['Patients', /,/],
    ['Coding', 'Fictive, Dana'],
    ['Claims', 'Ready'],
    ['Remits', 'Waiting'],
    ['Ledger', 'Remittance'],
    ['Statements', 'Can go'],
  ])('one of %s opened', async (place, row) => {
    await goTo(page, place);
    await openRow(page, row);
    await heading(page, place).waitFor({ state: 'detached' });
    await page.waitForTimeout(500);
    expect(await breaches(page)).toEqual([]);
  });

  test('settings, each tab', async () => {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
    const tabs = page.getByRole('navigation', { name: 'Settings pages' }).getByRole('link');
    const names = await tabs.allInnerTexts();
    expect(names.length).toBeGreaterThanOrEqual(9);
    for (const name of names) {
      await tabs.filter({ hasText: name }).click();
      await page.waitForTimeout(200);
      expect(await breaches(page), name).toEqual([]);
    }
  });

  test('command palette, keys and the lock screen', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('button', { name: 'Unlock' }).waitFor();
    expect(await breaches(page)).toEqual([]);
  });
});
