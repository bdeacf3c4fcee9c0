import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer270 } from '#tests/support/answered-questions.ts';
import { answer277ca, answer999 } from '#tests/support/clearinghouse.ts';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, goTo, heading, openDemonstration, openRow } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-acks-'));
const queue = join(folder, 'dialogs.json');
const out = join(folder, 'out');

type Answer = { readonly ok: boolean; readonly value: unknown };

describe('what comes back before the money', () => {
  let launched: Launched;
  let page: Page;
  let sent = '';
  let control = '';

  /** Asks main as the pages do. */
  const call = async (feature: string, method: string, input: unknown): Promise<unknown> => {
    const answer = (await page.evaluate(
      `window.claimwright.call(${JSON.stringify(feature)}, ${JSON.stringify(method)}, ${JSON.stringify(input)})`,
    )) as Answer;
    expect(answer.ok, JSON.stringify(answer)).toBe(true);
    return answer.value;
  };

  beforeAll(async () => {
    mkdirSync(out);
    answerDialogs(queue, []);
    launched = await launchApp({
      size: { width: 1366, height: 768 },
      env: { CLAIMWRIGHT_DIALOG_QUEUE: queue },
    });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
    const ready = (await call('claims', 'list', { statuses: ['ready'], search: '', limit: 100 })) as {
      id: string;
    }[];
    expect(ready.length).toBeGreaterThan(1);
    answerDialogs(queue, [out]);
    await call('claims', 'export', { ids: ready.map((claim) => claim.id) });
    const [name = ''] = readdirSync(out).filter((one) => one.endsWith('.837'));
    sent = readFileSync(join(out, name), 'utf8');
    control = /CLM\*([^*]+)\*/.exec(sent)?.[1] ?? '';
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test('an empty list says what will stand there and offers the first step', async () => {
    await goTo(page, 'Acks');
    await heading(page, 'Acknowledgements').waitFor();
    await page.getByText('No claim stands rejected').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  test('a 999 and a 277CA are read; the rejected claim stands first with its reason and field', async () => {
    const rejection = answer277ca(sent, {
      [control]: { status: 'A7:562:85', more: ['A7:164:IL'], text: 'NPI NOT ON FILE' },
    });
    answerDialogs(queue, [
      [put('check.999', answer999(sent)), put('report.277', rejection), put('claims.837', sent)],
    ]);
    await page.keyboard.press('o');
    await page
      .getByRole('alert')
      .getByText(/This file holds claims \(837\)/)
      .waitFor();
    const row = page
      .getByRole('grid', { name: 'Rejected claims' })
      .getByRole('row')
      .filter({ hasText: control });
    await row.getByText('NPI of the billing provider', { exact: true }).waitFor();
    const side = page.getByRole('region', { name: 'What it says' });
    await side.getByRole('link', { name: 'Member id' }).waitFor();
    await side.getByText('“NPI NOT ON FILE”').first().waitFor();
    await side.getByText('From exported to rejected.').waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'acks-rejected-1366');
  });

  test('Enter leads to the claim and the field, and the reason to its segment in the answer', async () => {
    await page.getByRole('grid', { name: 'Rejected claims' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, `Claim ${control}`).waitFor();
    await page
      .getByText(/NPI of the billing provider/)
      .first()
      .waitFor();
    await shoot(page, 'acks-claim-1366');
    await goTo(page, 'Acks');
    await page
      .getByRole('link', { name: /^Segment \d+ of the answer$/ })
      .first()
      .click();
    await page.getByRole('list', { name: 'Segments of the file' }).locator('[aria-current]').waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'acks-segments-1366');
  });

  test('the files are listed, and reading one again does nothing again', async () => {
    await goTo(page, 'Acks');
    await page.getByRole('tab', { name: 'Files 2' }).click();
    await page.getByRole('grid', { name: 'Files' }).getByText('report.277').waitFor();
    expect(await breaches(page)).toEqual([]);
    answerDialogs(queue, [[join(folder, 'report.277')]]);
    await page.keyboard.press('o');
    await page
      .getByText(/Nothing was done again/)
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Files 2' }).waitFor();
  });

  test('what is not ours waits until it is set aside', async () => {
    const foreign = answer999(sent)
      .replace(/AK1\*HC\*\d+\*/, 'AK1*HC*777777*')
      .replaceAll('900000002', '900000005');
    answerDialogs(queue, [[put('foreign.999', foreign)]]);
    await page.keyboard.press('o');
    await page.getByRole('tab', { name: 'Unmatched 1' }).click();
    await page
      .getByRole('grid', { name: 'Unmatched entries' })
      .getByText(/group control number 777777/)
      .waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'acks-unmatched-1366');
    await page.keyboard.press('x');
    await page.getByLabel('Reason').fill('of the office next door');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Everything was matched').waitFor();
  });

  test('eligibility is asked and answered on the coverage, and stands on the visit', async () => {
    const asked = join(folder, 'asked');
    mkdirSync(asked);
    await goTo(page, 'Patients');
    await openRow(page, 'Fictive, Dana');
    await heading(page, 'Fictive, Dana').waitFor();
    answerDialogs(queue, [asked]);
    await page.keyboard.press('q');
    const sheet = page.getByRole('dialog', { name: 'Ask about eligibility' });
    await sheet.waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText(/no answer yet/).waitFor();
    const [name = ''] = readdirSync(asked);
    const answer = answer270(readFileSync(join(asked, name), 'utf8'), () => [
      ['EB', '1', '', '30', '', 'INVENTED CHOICE'],
      ['EB', 'B', 'IND', '98', '', '', '27', '25', '', '', '', '', 'Y'],
      ['EB', 'C', 'IND', '30', '', '', '29', '420.5'],
      ['EB', 'A', 'IND', '30', '', '', '', '', '.2'],
    ]);
    answerDialogs(queue, [[put('answer.271', answer)]]);
    await goTo(page, 'Acks');
    await page.keyboard.press('o');
    await page
      .getByText(/Read: 1 answered/)
      .first()
      .waitFor();
    await goTo(page, 'Patients');
    await openRow(page, 'Fictive, Dana');
    await page.getByText('INVENTED CHOICE').waitFor();
    await page.getByText('420.50').first().waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'eligibility-patient-1366');
    await page
      .getByRole('link', { name: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/ })
      .first()
      .click();
    await page.getByRole('grid', { name: 'Benefits' }).waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'eligibility-answer-1366');
  });

  test('undoing the report puts the claim back where it stood', async () => {
    await resize(launched.app, { width: 1920, height: 1080 });
    await goTo(page, 'Acks');
    await page.getByRole('tab', { name: /^Files/ }).click();
    await openRow(page, 'report.277');
    await heading(page, 'report.277').waitFor();
    await page.getByText('to rejected', { exact: true }).waitFor();
    expect(await breaches(page)).toEqual([]);
    await shoot(page, 'acks-file-1920');
    await page.keyboard.press('u');
    await page.getByLabel('Reason').fill('report of another day');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Its claims stand where they stood before/).waitFor();
    const rows = (await call('claims', 'list', { statuses: ['exported'], search: control, limit: 10 })) as {
      controlNumber: string;
    }[];
    expect(rows.map((row) => row.controlNumber)).toContain(control);
  });
});
