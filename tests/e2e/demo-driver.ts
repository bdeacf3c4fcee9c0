import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp, resize, type Launched } from '#tests/support/electron.ts';
import { lookRound } from './look-round.ts';
import type { Stage } from './stage.ts';
import {
  answerDialogs,
  assignCode,
  goTo,
  heading,
  openDemonstration,
  openRow,
  PATIENT,
  payerAnswers,
  today,
} from './steps.ts';

export type DemonstrationOptions = {
  readonly outDir: string;
  /** Pause between acts so that a person can follow. */
  readonly slowMs?: number;
  /** Pictures of every screen at both sizes and themes; true when left out. */
  readonly pictures?: boolean;
  /** One line for each step. */
  readonly say?: (line: string) => void;
};

export type Demonstration = {
  /** What the ledger page says at the end, as shown. */
  readonly figures: string;
  /** Names of the files in `outDir`. */
  readonly files: readonly string[];
};

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/**
 * Plays the whole visit in the program's own window, by mouse: copay, coding, claim, 837P and CMS-1500,
 * remittance, ledger, invoice. Takes a picture of each screen at both sizes, light and dark.
 * @throws when any step does not show what it should.
 */
export async function playDemonstration(options: DemonstrationOptions): Promise<Demonstration> {
  const { outDir } = options;
  mkdirSync(join(outDir, 'screenshots'), { recursive: true });
  for (const name of ['era.835', 'cms1500.pdf', 'invoice.pdf']) rmSync(join(outDir, name), { force: true });
  for (const name of readdirSync(outDir)) if (name.endsWith('.837')) rmSync(join(outDir, name));
  const home = mkdtempSync(join(tmpdir(), 'claimwright-demo-'));
  const queue = join(home, 'dialogs.json');
  answerDialogs(queue, []);
  const launched = await launchApp({
    home,
    size: SIZES[0],
    env: { CLAIMWRIGHT_DIALOG_QUEUE: queue, CLAIMWRIGHT_PRINT_TO: join(outDir, 'printed.pdf') },
    ...(options.slowMs ? { slowMs: options.slowMs } : {}),
  });
  const { page } = launched;
  page.setDefaultTimeout(20_000);
  const shot = async (name: string): Promise<void> => {
    if (options.pictures !== false) await picture(launched, join(outDir, 'screenshots'), name);
  };
  const stage: Stage = { launched, page, queue, outDir, shot, say: options.say ?? (() => undefined) };
  try {
    await open(stage);
    await takeCopay(stage);
    await code(stage);
    const claimFile = await bill(stage);
    await postAnswer(stage, claimFile);
    const figures = await readLedger(stage);
    await invoice(stage);
    await lookRound(stage);
    return { figures, files: readdirSync(outDir).filter((name) => name !== 'screenshots') };
  } catch (error) {
    await page.screenshot({ path: join(outDir, 'screenshots', 'stopped-here.png') });
    throw error;
  } finally {
    await launched.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The screen at both sizes, light and dark; ends light at the small size. */
async function picture(launched: Launched, folder: string, name: string): Promise<void> {
  const { page, app } = launched;
  for (const size of SIZES) {
    await resize(app, size);
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      // After another size lists are laid out anew; another theme changes colours alone.
      await page.waitForTimeout(theme === 'dark' ? 250 : 120);
      await page.screenshot({
        path: join(folder, `${name}-${size.width}-${theme}.png`),
        animations: 'disabled',
      });
    }
  }
  await resize(app, SIZES[0]);
}

async function open({ page, shot, say }: Stage): Promise<void> {
  say('First start: the demonstration clinic');
  await page.getByRole('button', { name: 'Open the demonstration' }).waitFor();
  await shot('first-start');
  await openDemonstration(page);
  await shot('worklist');
}

async function takeCopay({ page, shot, say }: Stage): Promise<void> {
  say('At the desk: a copay of 25.00 by card');
  await goTo(page, 'Patients');
  await page.getByRole('searchbox').or(page.getByLabel('Search patients')).first().fill('fictive dana');
  await openRow(page, PATIENT);
  await heading(page, PATIENT).waitFor();
  await shot('patient');
  await page.getByRole('button', { name: 'Take payment' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Amount').fill('25.00');
  await choose(page, 'Tender', /card/i);
  await choose(page, 'For the visit', /Diabetes/);
  await shot('take-payment');
  await sheet.getByRole('button', { name: 'Take payment' }).click();
  await sheet.waitFor({ state: 'detached' });
}

/** Picks an option of a select, native or MUI. */
async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label);
  if ((await field.evaluate((node) => node.tagName)) === 'SELECT') {
    const value = await field.locator('option').filter({ hasText: option }).first().getAttribute('value');
    await field.selectOption(value);
    return;
  }
  await field.click();
  await page.getByRole('option', { name: option }).click();
}

async function code({ page, shot, say }: Stage): Promise<void> {
  say('Coding: the note and the lab report beside the codes');
  await goTo(page, 'Coding');
  await page.getByLabel('Search encounters').fill('fictive dana');
  await shot('coding-list');
  await openRow(page, PATIENT);
  await page.getByRole('combobox', { name: 'Search codes' }).waitFor();
  await page.getByRole('tab', { name: /A1c/ }).click();
  await page.getByRole('tab', { name: /Visit note/ }).click();
  await assignCode(page, 'dm2', 'E11.9');
  await assignCode(page, 'htn', 'I10');
  await assignCode(page, '99213', '99213', 'AB');
  await assignCode(page, 'venipuncture', '36415', 'A');
  await assignCode(page, 'a1c', '83036', 'A');
  await page
    .getByText(/needs modifier/i)
    .first()
    .waitFor();
  await page.getByRole('combobox', { name: 'Search codes' }).fill('dm2 neurop');
  await page.getByRole('option').first().waitFor();
  await shot('coding');
  await page.getByRole('combobox', { name: 'Search codes' }).fill('');
  await page.getByRole('button', { name: /Add QW/ }).click();
  await page.getByText('Nothing is wrong with what is assigned.').waitFor();
  await page.getByRole('button', { name: 'Mark coded' }).click();
  await page.getByRole('button', { name: 'Create claim' }).waitFor();
}

/** @returns path of the exported 837P. */
async function bill({ page, queue, outDir, shot, say }: Stage): Promise<string> {
  say('Billing: the claim, its findings, 837P and CMS-1500');
  await page.getByRole('button', { name: 'Create claim' }).click();
  await heading(page, /^Claim \d+/).waitFor();
  await shot('claim-draft');
  await page.getByRole('button', { name: 'Release' }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await shot('claim-export');
  answerDialogs(queue, [outDir, join(outDir, 'cms1500.pdf')]);
  await page.getByRole('button', { name: 'Choose the folder and export' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const name = readdirSync(outDir).find((file) => file.endsWith('.837'));
  if (!name) throw new Error('No 837P file was written.');
  await page.getByRole('tab', { name: /837P/ }).click();
  await page
    .getByText(/^CLM\*/)
    .first()
    .waitFor();
  await shot('claim-837');
  await page.getByRole('tab', { name: /CMS-1500/ }).click();
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(800);
  await shot('claim-cms1500');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await page.getByText('Saved as cms1500.pdf.').first().waitFor();
  await page.getByRole('tab', { name: /Life/ }).click();
  await shot('claim-life');
  copyFileSync(join(outDir, name), join(outDir, 'claim.837'));
  return join(outDir, name);
}

async function postAnswer({ page, queue, outDir, shot, say }: Stage, claimFile: string): Promise<void> {
  say('Money: the 835 is proved, then posted');
  const era = payerAnswers(outDir, claimFile, today());
  answerDialogs(queue, [era]);
  await goTo(page, 'Remits');
  await shot('remits');
  await page.getByRole('button', { name: /Open an 835/ }).click();
  await heading(page, /^ERA/).waitFor();
  await page.getByRole('tab', { name: /^All/ }).click();
  await page
    .getByRole('button', { name: /^Open claim/ })
    .first()
    .click();
  await shot('remittance');
  await page.getByRole('button', { name: /^Post 1 claim/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Post 1 claim/ })
    .click();
  await page.getByRole('button', { name: 'Open journal' }).click();
  await heading(page, /^Journal/).waitFor();
  await shot('journal');
}

/** @returns the figures at the head of the patient's ledger. */
async function readLedger({ page, shot, say }: Stage): Promise<string> {
  say('The ledger: every movement');
  await goTo(page, 'Patients');
  await page.getByRole('searchbox').or(page.getByLabel('Search patients')).first().fill('fictive dana');
  await openRow(page, PATIENT);
  await heading(page, PATIENT).waitFor();
  await page.getByRole('button', { name: 'Ledger' }).click();
  await page.getByRole('grid', { name: 'Entries' }).waitFor();
  await shot('ledger');
  return (await page.locator('.figures').first().innerText()).replaceAll(/\s+/g, ' ').trim();
}

async function invoice({ page, queue, outDir, shot, say }: Stage): Promise<void> {
  say('The invoice: what was done, what the insurer paid, why this remains');
  await page
    .getByRole('button', { name: /Invoice/ })
    .first()
    .click();
  await heading(page, /^Invoice for/).waitFor();
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(800);
  await shot('invoice');
  answerDialogs(queue, [join(outDir, 'invoice.pdf')]);
  await page.getByRole('button', { name: 'Issue and save as PDF' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Issue and save/ })
    .click();
  await page
    .getByText(/saved as invoice\.pdf/)
    .first()
    .waitFor();
}
