import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { readPages } from '#tests/support/paper.ts';
import { answerDialogs, goTo, heading, openDemonstration } from './steps.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AUDITOR = { name: 'Aud Invented', role: 'auditor', password: 'nine plain words of an auditor' };

/** Breaches of WCAG 2.1 A and AA, contrast included, dark and light. */
async function breaches(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(200);
    await page.evaluate(`if (!window.axe) { ${axeSource} }`);
    const result: { violations: { id: string; nodes: { target: unknown[] }[] }[] } = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
    );
    for (const v of result.violations)
      found.push(`${theme}: ${v.id} at ${v.nodes.map((n) => String(n.target[0])).join(', ')}`);
  }
  return found;
}

/** Asks the main process directly: what another journey does by hand is not done again here. */
async function call(page: Page, feature: string, method: string, input: unknown): Promise<void> {
  const answer: { ok: boolean } = await page.evaluate(
    `window.claimwright.call(${JSON.stringify(feature)}, ${JSON.stringify(method)}, ${JSON.stringify(input)})`,
  );
  expect(answer.ok, `${feature}.${method}`).toBe(true);
}

describe('auditing a coding', () => {
  const out = mkdtempSync(join(tmpdir(), 'claimwright-audit-'));
  const queue = join(out, 'dialogs.json');
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    answerDialogs(queue, [join(out, 'defence.pdf')]);
    launched = await launchApp({
      size: { width: 1366, height: 768 },
      env: { CLAIMWRIGHT_DIALOG_QUEUE: queue },
    });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(out, { recursive: true, force: true });
  });

  test('an auditor signs in and draws a sample', async () => {
    await openDemonstration(page);
    await call(page, 'session', 'addUser', AUDITOR);
    await call(page, 'session', 'lock', {});
    await call(page, 'session', 'unlock', { userName: AUDITOR.name, password: AUDITOR.password });
    await goTo(page, 'Audits');
    await heading(page, 'Audits').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText(/10 drawn of/).waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Coding audit').waitFor();
    await page.getByText('0 of 10', { exact: true }).waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  test('recodes an encounter blind, by keyboard alone', async () => {
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Blind recode 1 of 10').waitFor();
    const box = page.getByRole('combobox', { name: 'Search codes' });
    await box.waitFor();
    // The focus is in the search from the beginning.
    await page.keyboard.type('hypertension');
    await page.getByRole('option').filter({ hasText: 'I10' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('99215');
    await page.getByRole('option').filter({ hasText: '99215' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Service lines' }).waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Submit the recode' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Case 1').waitFor();
  });

  test('decides the differences by one key each and returns the encounter', async () => {
    await page.getByText(/\d+ of \d+ to decide/).waitFor();
    expect(await breaches(page)).toEqual([]);
    const count = await page.locator('.difference').count();
    expect(count).toBeGreaterThan(0);
    for (let i = 0; i < count; i += 1) {
      await page.keyboard.press('a');
      await expect
        .poll(() => page.locator('.difference').filter({ hasText: 'Auditor right' }).count())
        .toBeGreaterThan(i);
    }
    await page.getByText(`${count} stand`).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Return to the coder' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^(Returned|Corrected claim needed)$/).waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  test('hands over the defence file with documents and audit in it', async () => {
    await page.keyboard.press('Control+Shift+D');
    await heading(page, 'Defence file').waitFor();
    await page.locator('canvas').first().waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Control+s');
    await page.getByText('Defence file saved as defence.pdf.').waitFor();
    const pages = await readPages(new Uint8Array(readFileSync(join(out, 'defence.pdf'))));
    const text = pages
      .flat()
      .map((t) => t.text)
      .join('');
    for (const said of ['Defencefile', 'Codingaudit', 'AudInvented', 'SHA-256'])
      expect(text.replaceAll(/\s+/g, ''), said).toContain(said);
  });
});
