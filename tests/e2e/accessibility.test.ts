import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { goTo, heading, openDemonstration, openRow } from './steps.ts';

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

  test.each(['Worklist', 'Inbox', 'Patients', 'Coding', 'Claims', 'Remits', 'Ledger', 'Statements'])(
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
