import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import { components, element, readSegments } from '#shared/domain/x12/segments.ts';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import { answerClaimFile, type Decision } from '#tests/support/payer.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration, today } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-denials-'));
const queue = join(folder, 'dialogs.json');

const newestClaimFile = (): string => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.837'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return readFileSync(join(folder, names.at(-1) ?? ''), 'utf8');
};

/** One decision for every line of a claim file. */
function decide(text: string, of: (charge: number) => Decision): Record<string, Decision> {
  const decisions: Record<string, Decision> = {};
  for (const s of readSegments(text))
    if (s.id === 'SV1') decisions[components(s, 1)[1] ?? ''] = of(parseAmount(element(s, 2)) ?? 0);
  return decisions;
}
const refuse = (charge: number): Decision => ({
  paidCents: 0,
  adjustments: [{ group: 'CO', reason: '50', amountCents: charge }],
});
const pay = (charge: number): Decision => ({
  paidCents: charge - Math.floor(charge / 5),
  adjustments: [{ group: 'CO', reason: '45', amountCents: Math.floor(charge / 5) }],
});

describe('a denial from the remittance to the payment, by keyboard', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    answerDialogs(queue, []);
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

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const gridHasFocus = () => page.locator('[role="grid"]:focus').waitFor();
  const dialog = () => page.getByRole('dialog');
  const gone = () => dialog().waitFor({ state: 'detached' });
  const onFailure = async (name: string, work: () => Promise<void>): Promise<void> =>
    work().catch(async (error: unknown) => {
      await shoot(page, `denials-stopped-${name}`);
      throw error;
    });
  const openRoom = async (view: string): Promise<void> => {
    await press('g', 'n');
    await heading(page, 'Denials').waitFor();
    await gridHasFocus();
    await press(view);
    await page.locator(`.denial-tile[aria-pressed="true"]`).waitFor();
  };
  const postAnswer = async (text: string, of: (charge: number) => Decision, trace: string): Promise<void> => {
    const path = join(folder, `${trace}.835`);
    writeFileSync(path, answerClaimFile(text, decide(text, of), isoDate(today()), trace));
    answerDialogs(queue, [path]);
    await press('g', 'r');
    await heading(page, 'Remittances').waitFor();
    await press('o');
    await heading(page, /^ERA/).waitFor();
    await press('Control+Enter');
    await dialog().waitFor();
    await press('Control+Enter');
    await gone();
  };
  /** Sends the first ready claim. @returns its file. */
  const sendFirstReady = async (): Promise<string> => {
    await press('g', 'l');
    await heading(page, 'Claims').waitFor();
    await gridHasFocus();
    await press('5');
    await page.getByRole('row').filter({ hasText: 'Ready' }).first().waitFor();
    await press('Enter');
    await heading(page, /^Claim \d+/).waitFor();
    await page.getByRole('button', { name: /^Export/ }).waitFor();
    await press('Control+Enter');
    await page.getByText(/^To: /).waitFor();
    answerDialogs(queue, [folder]);
    await press('Control+Enter');
    await gone();
    return newestClaimFile();
  };
  const findOnDesk = async (control: string): Promise<void> => {
    await openRoom('4');
    await press('/');
    await page.keyboard.type(control);
    await page.getByRole('row').filter({ hasText: control }).first().waitFor();
    await page.getByRole('region', { name: `Denial of claim ${control}` }).waitFor();
    await press('Enter');
  };

  test(
    'refused, appealed with its packet, won, and nothing open',
    () =>
      onFailure('appeal', async () => {
        const sent = await sendFirstReady();
        const control = [...readSegments(sent)].find((s) => s.id === 'CLM')?.elements[1] ?? '';
        expect(control).not.toBe('');
        await postAnswer(sent, refuse, 'DENY1');
        await findOnDesk(control);
        const pane = page.getByRole('region', { name: `Denial of claim ${control}` });
        await pane.getByText('not judged medically necessary').first().waitFor();
        expect(await breaches(page)).toEqual([]);
        await shoot(page, 'denials-desk');
        await gridHasFocus();
        await press('a');
        await dialog().getByLabel('Letter').waitFor();
        await page.waitForFunction(() =>
          document
            .querySelector<HTMLTextAreaElement>('[role="dialog"] textarea')
            ?.value.includes('To the appeals'),
        );
        expect(await breaches(page)).toEqual([]);
        await shoot(page, 'denials-letter');
        await press('Control+Enter');
        await gone();
        await pane.getByRole('button', { name: /Make packet/ }).waitFor();
        await press('m');
        await dialog().locator('canvas').first().waitFor({ timeout: 60_000 });
        await shoot(page, 'denials-packet');
        await press('Escape');
        await gone();
        await press('s');
        await dialog().waitFor();
        await press('Control+Enter');
        await gone();
        await pane
          .getByText(/^sent|Appeal sent/)
          .first()
          .waitFor();
        await shoot(page, 'denials-sent');
        await press('d');
        await dialog().getByLabel('To be paid').waitFor();
        await page.keyboard.type('100.00');
        await press('Control+Enter');
        await gone();
        await pane.getByText('Appeal decided').waitFor();
        await postAnswer(sent, pay, 'PAY1');
        await openRoom('4');
        await press('/');
        await page.keyboard.press('Control+A');
        await page.keyboard.type(control);
        await page.getByText('No denial is found by these words').waitFor();
        await press('Enter', '5');
        await page.getByRole('row').filter({ hasText: control }).filter({ hasText: 'Won' }).waitFor();
        await shoot(page, 'denials-won');
      }),
    180_000,
  );

  test(
    'its other sides are accessible, and a root cause becomes a draft of a rule',
    () =>
      onFailure('sides', async () => {
        await press('Alt+2');
        await gridHasFocus().catch(() => page.getByText('Every payer has answered').waitFor());
        await shoot(page, 'denials-silent');
        expect(await breaches(page)).toEqual([]);
        await press('Alt+3');
        await page.getByRole('grid', { name: 'Root causes' }).waitFor();
        await press('5');
        await page.getByRole('row').filter({ hasText: 'CO-' }).first().waitFor();
        await shoot(page, 'denials-causes');
        expect(await breaches(page)).toEqual([]);
        await press('d');
        await heading(page, 'New rule').waitFor();
        expect(await page.getByLabel('Name').inputValue()).toContain('CO-');
        await shoot(page, 'denials-rule');
        await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
        await page.getByRole('link', { name: 'Denials and appeals' }).click();
        await page.getByLabel('First appeal').fill('90');
        await page.getByLabel('Corrected claim').fill('20');
        await page.getByRole('button', { name: 'Keep the days' }).click();
        await page.getByText(/deadlines of the open denials/).waitFor();
        expect(await breaches(page)).toEqual([]);
        await shoot(page, 'denials-settings');
        await page.getByRole('link', { name: 'Denials', exact: true }).click();
        await resize(launched.app, { width: 1920, height: 1080 });
        await gridHasFocus();
        await press('/', 'Escape', 'Enter', '6');
        await page.getByRole('row').filter({ hasText: 'CO-16' }).first().waitFor();
        await shoot(page, 'denials-1920');
      }),
    120_000,
  );
});
