import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import { oldFile, oldRemittance } from '#tests/support/history-files.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-history-'));
const queue = join(folder, 'dialogs.json');
const years = join(folder, 'years');

describe('a history brought in', () => {
  let launched: Launched;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(years);
    answerDialogs(queue, []);
    writeFileSync(
      join(years, '2023.837'),
      oldFile([
        { control: 'H1', charges: [100, 50] },
        { control: 'H2', first: 'KARL', born: '19510203', member: 'M2' },
        // No day of the calendar: he comes in without a birth date.
        { control: 'H3', first: 'OTTO', last: 'UNTOLD', born: '19601399', member: 'M3' },
        { control: 'H5', day: '20241399' },
      ]),
    );
    writeFileSync(
      join(years, '2024.837'),
      oldFile(
        [
          { control: 'H4', first: 'BERTE', day: '20240401' },
          { control: 'H1', frequency: '7', charges: [100, 80] },
        ],
        {
          control: '000000102',
          day: '20240410',
        },
      ),
    );
    writeFileSync(
      join(years, 'cut.837'),
      oldFile([{ control: 'H9' }], { control: '000000103' }).slice(0, 700),
    );
    writeFileSync(
      join(years, 'paid.835'),
      oldRemittance([
        { control: 'H2', first: 'KARL' },
        { control: 'H8', last: 'ELSEWHERE', first: 'NOBODY', day: '20240311' },
      ]),
    );
    writeFileSync(
      join(years, 'wrong.835'),
      oldRemittance([{ control: 'H4', first: 'BERTE', day: '20240401', paid: 90 }], {
        control: '000000502',
        trace: 'OLDEFT2',
      }),
    );
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

  test('by keyboard: a folder is read, a likely patient decided, the claims brought in, the report read', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Bring your history');
    await page.keyboard.press('Enter');
    await heading(page, 'Bring your history').waitFor();
    await page.getByText('Claims and payments of years ago').waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'history-begin-1366-light');
    answerDialogs(queue, [years]);
    await page.keyboard.press('d');
    await heading(page, 'What these files would bring').waitFor();
    await page.getByText('May be the same').waitFor();
    expect(await page.locator('main').innerText()).toMatch(/left out\s+1/i);
    await page.getByText('Does not balance').waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'history-preview-1366-light');
    await page.keyboard.press('1');
    await page.getByText('0 of 1 open').waitFor();
    await resize(launched.app, { width: 1920, height: 1080 });
    await shoot(page, 'history-preview-1920-light');
    await resize(launched.app, { width: 1366, height: 768 });
    await page.keyboard.press('Control+Enter');
    await heading(page, 'History brought in').waitFor();
    await page
      .getByRole('table', { name: 'Files' })
      .or(page.getByRole('grid', { name: 'Files' }))
      .first()
      .waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/claims brought in\s+4/i);
    expect(text).toMatch(/as later versions\s+1/i);
    expect(text).toMatch(/unreadable\s+1/i);
    expect(text).toMatch(/payments posted\s+160\.00/i);
    await page.getByText('What does not reconcile').waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'history-report-1366-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, 'history-report-1366-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByText('What does not reconcile').scrollIntoViewIfNeeded();
    await shoot(page, 'history-money-1366-light');
  });

  test('a patient without a birth date is asked for it', async () => {
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Untold');
    await page
      .getByRole('option', { name: /Untold/ })
      .first()
      .waitFor();
    await page
      .getByRole('option', { name: /Untold/ })
      .first()
      .click();
    await page.getByText('The birth date is not known').waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'patient-unknown-birth-1366-light');
  });
});
