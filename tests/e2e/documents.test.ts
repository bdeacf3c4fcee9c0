import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faxTiff } from '#tests/support/fax-tiff.ts';
import { labMessage, type MessagePatient } from '#tests/support/messages.ts';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, goTo, heading, openDemonstration, openRow, PATIENT } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-documents-'));
const watched = join(folder, 'watched');
const queue = join(folder, 'dialogs.json');
const BEN: MessagePatient = {
  last: 'SAMPLE',
  first: 'BEN',
  birth: '19500101',
  sex: 'M',
  number: 'X-1',
  phone: '',
};

function put(name: string, bytes: Uint8Array, within = folder): string {
  const path = join(within, name);
  writeFileSync(path, bytes);
  return path;
}

describe('documents from outside', () => {
  let launched: Launched;
  let page: Page;
  /** Dana Fictive as a laboratory tells of her. */
  let dana: MessagePatient;
  let visit = '';
  beforeAll(async () => {
    mkdirSync(watched);
    answerDialogs(queue, []);
    launched = await launchApp({
      size: { width: 1366, height: 768 },
      env: { CLAIMWRIGHT_DIALOG_QUEUE: queue },
    });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
    await goTo(page, 'Coding');
    await openRow(page, PATIENT);
    await heading(page, /^Encounter \d/).waitFor();
    visit = /\d{4}-\d{2}-\d{2}/.exec(await heading(page, /^Encounter \d/).innerText())?.[0] ?? '';
    await page.getByRole('link', { name: PATIENT }).click();
    await heading(page, PATIENT).waitFor();
    const birth =
      /\d{4}-\d{2}-\d{2}/.exec(await page.locator('.page-bar .page-meta').first().innerText())?.[0] ?? '';
    dana = { first: 'DANA', birth: birth.replaceAll('-', ''), address: '' };
  });
  afterAll(() => launched.close());

  const message = (patient: MessagePatient, id: string, value: string) =>
    labMessage(patient, { on: visit.replaceAll('-', ''), id, value });
  const waiting = (text: string) =>
    page.getByRole('grid', { name: 'Inbox' }).getByRole('row').filter({ hasText: text });

  test('a report is matched exactly and attached by one key', async () => {
    answerDialogs(queue, [
      [put('report.hl7', message(dana, 'M1', '8.1')), put('ben.hl7', message(BEN, 'M2', '5.5'))],
    ]);
    await goTo(page, 'Inbox');
    await page.getByText('Nothing waits').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Alt+N');
    await page.getByRole('button', { name: 'Choose files' }).click();
    await page.getByRole('dialog', { name: 'What became of the files' }).waitFor();
    await page.keyboard.press('Enter');
    await waiting('FICTIVE, DANA').click();
    await page.getByRole('button', { name: `Attach to ${visit}` }).waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('a');
    await page.getByText(`Attached to the visit of ${visit}.`).waitFor();
    await waiting('FICTIVE, DANA').waitFor({ state: 'detached' });
    expect(await waiting('SAMPLE, BEN').count()).toBe(1);
  });

  test('its results stand beside the codes, and the original as it came', async () => {
    await goTo(page, 'Coding');
    await openRow(page, PATIENT);
    await page.getByRole('tab', { name: 'Hemoglobin A1c' }).click();
    await page.keyboard.press('l');
    await page.getByRole('table', { name: 'Results' }).getByText('8.1').waitFor();
    await page.keyboard.press('o');
    await page
      .getByRole('region', { name: /as it came/ })
      .getByText('MSH|^~')
      .waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('o');
  });

  test('a message of another patient that is dropped on an encounter stops, with both side by side', async () => {
    const bytes = [...message(BEN, 'M3', '5.9')];
    await page.evaluate((data) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(data)], 'dropped.hl7'));
      window.dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    }, bytes);
    const sheet = page.getByRole('dialog', { name: 'This is of another patient' });
    await sheet.getByText('SAMPLE, BEN').waitFor();
    await sheet.getByText(PATIENT).waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Not added. It waits in the inbox.').waitFor();
    expect(await page.getByRole('tab').filter({ hasText: 'Hemoglobin A1c' }).count()).toBe(1);
  });

  test('a fax of two pages that is dropped is drawn page by page', async () => {
    await page.evaluate(
      (data) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(data)], 'referral.tif'));
        window.dispatchEvent(
          new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      },
      [...faxTiff(2)],
    );
    await page.getByRole('tab', { name: 'referral' }).click();
    const second = page.getByRole('img', { name: /page 2 of 2/ });
    await second.waitFor();
    const dark = await second.evaluate((paper) => {
      if (!(paper instanceof HTMLCanvasElement)) return -1;
      const points = paper.getContext('2d')?.getImageData(0, 0, paper.width, paper.height).data ?? [];
      return [...points].filter((value, i) => i % 4 === 0 && value < 128).length;
    });
    expect(dark).toBe(16 * 8);
    expect(await breaches(page)).toEqual([]);
  });

  test('a watched folder is read while the practice is open', async () => {
    answerDialogs(queue, [watched]);
    await goTo(page, 'Inbox');
    await waiting('SAMPLE, BEN').first().waitFor();
    await page.keyboard.press('w');
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    const sheet = page.getByRole('dialog', { name: 'Watched folder' });
    await sheet.getByText('is watched', { exact: false }).waitFor();
    await sheet.getByRole('button', { name: 'Close' }).click();
    await sheet.waitFor({ state: 'detached' });
    put('later.hl7', message({ ...dana, first: 'DANAE', number: 'X-9' }, 'M4', '7.7'), watched);
    await waiting('FICTIVE, DANAE').filter({ hasText: 'Which patient?' }).waitFor();
  });
});
