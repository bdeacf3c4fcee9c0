import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { isoDate } from '#shared/kernel/dates.ts';
import { answerClaimFile, SCENARIO_DECISIONS } from '#tests/support/payer.ts';

/** Answers for the system's dialogs, in the order in which the program asks. */
export function answerDialogs(queue: string, answers: readonly (string | readonly string[] | null)[]): void {
  writeFileSync(queue, JSON.stringify(answers));
}

export const PATIENT = 'Fictive, Dana';

/** First start: the demonstration clinic, its password and recovery code confirmed. */
export async function openDemonstration(page: Page): Promise<{ userName: string; password: string }> {
  await page.getByRole('button', { name: 'Open the demonstration' }).click();
  await page.getByRole('heading', { name: 'Recovery code' }).waitFor({ timeout: 60_000 });
  const fact = (name: string) =>
    page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').innerText();
  const shown = { userName: await fact('User'), password: await fact('Password') };
  await page.getByLabel('I have written it down or printed it').check();
  await page.getByRole('button', { name: 'Go to the worklist' }).click();
  await heading(page, 'Worklist').waitFor();
  return shown;
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** Opens a page by its place in the rail. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: place }).click();
}

/** Opens the row of a table that holds a text. */
export async function openRow(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('row').filter({ hasText: text }).first().dblclick();
}

/** Assigns a code through the search box as a coder does: words, Enter, then its diagnosis letters. */
export async function assignCode(page: Page, words: string, code: string, pointers?: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Search codes' });
  await box.fill(words);
  const hit = page.getByRole('option').filter({ hasText: code }).first();
  await hit.waitFor();
  await hit.click();
  if (pointers === undefined) return;
  const line = page
    .getByRole('table', { name: 'Service lines' })
    .getByRole('row')
    .filter({ has: page.locator(`input[value="${code}"]`) });
  const cell = line.locator('[data-column="pointers"] input');
  await cell.fill(pointers);
  await cell.press('Enter');
}

/** The payer: reads the exported claim file and writes its answer beside it. */
export function payerAnswers(folder: string, claimFile: string, paidOn: string): string {
  const text = answerClaimFile(
    readFileSync(claimFile, 'utf8'),
    SCENARIO_DECISIONS,
    isoDate(paidOn),
    'EFT900417',
  );
  const path = join(folder, 'era.835');
  writeFileSync(path, text);
  return path;
}

/** Today in the place of the machine, as the program has it. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
