import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSegments } from '#shared/domain/x12/segments.ts';
import { labMessage } from '#tests/support/messages.ts';
import type { Stage } from './stage.ts';
import { answerDialogs, goTo, heading } from './steps.ts';

/**
 * The screens that the visit itself did not pass: a laboratory's report in the inbox, an audit, the code sets, and
 * the lists of all pages.
 * @throws when a screen does not show what it should.
 */
export async function lookRound(stage: Stage): Promise<void> {
  const { page, shot, say } = stage;
  say('A look at the other pages');
  await goTo(page, 'Patients');
  await page.getByRole('searchbox').or(page.getByLabel('Search patients')).first().fill('');
  await page.getByRole('row').nth(5).waitFor();
  await shot('page-patients');
  for (const place of ['Claims', 'Ledger', 'Statements'] as const) {
    await goTo(page, place);
    await heading(page, place).waitFor();
    await page.getByRole('grid').first().getByRole('row').nth(1).waitFor();
    await shot(`page-${place.toLowerCase()}`);
  }
  await inbox(stage);
  await audits(stage);
  await settings(stage);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await shot('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await shot('keys');
  await page.keyboard.press('Escape');
}

/** A report comes as a file, is matched with the patient and the visit, and waits for the decision. */
async function inbox({ page, shot, say, queue, outDir, launched }: Stage): Promise<void> {
  say('The inbox: a laboratory report finds its patient and visit');
  await goTo(page, 'Inbox');
  await page.getByText('Nothing waits').waitFor();
  const report = join(launched.home, 'report.hl7');
  const claim = [...readSegments(readFileSync(join(outDir, 'claim.837'), 'utf8'))].map((s) => s.elements);
  const birth = claim.find(([name]) => name === 'DMG')?.[2] ?? '';
  const on = claim.find(([name, qualifier]) => name === 'DTP' && qualifier === '472')?.[3] ?? '';
  writeFileSync(report, labMessage({ first: 'DANA', birth, address: '', phone: '' }, { on }));
  answerDialogs(queue, [[report]]);
  await page.getByRole('button', { name: 'Add documents' }).first().click();
  await page.getByRole('button', { name: 'Choose files' }).click();
  const row = page.getByRole('grid', { name: 'Inbox' }).getByRole('row').filter({ hasText: 'FICTIVE, DANA' });
  await row.getByText('Exact').waitFor();
  await page.getByRole('table', { name: 'Results' }).getByText('8.1').waitFor();
  await shot('inbox');
}

/** A sample of the coded visits, drawn before an audit is made of it. */
async function audits({ page, shot, say }: Stage): Promise<void> {
  say('Audits: a sample of what was coded');
  await goTo(page, 'Audits');
  await page.getByRole('button', { name: 'New audit' }).click();
  const sheet = page.getByRole('dialog', { name: 'New audit' });
  await sheet.getByText(/^0 drawn of/).waitFor();
  await sheet.getByLabel('Self-review: own coding too').check();
  await sheet.getByText(/^10 drawn of/).waitFor();
  await shot('audit-new');
  await sheet.getByRole('button', { name: 'Make audit of 10 encounters' }).click();
  await heading(page, 'Coding audit').waitFor();
  await page.getByText('0 of 10', { exact: true }).waitFor();
  await shot('audit');
  await goTo(page, 'Audits');
  await page.getByRole('row').filter({ hasText: 'Self-review' }).waitFor();
  await shot('page-audits');
}

async function settings({ page, shot, say }: Stage): Promise<void> {
  say('The settings, and which code sets speak for which days');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
  const tabs = page.getByRole('navigation', { name: 'Settings pages' }).getByRole('link');
  for (const tab of await tabs.allInnerTexts()) {
    await tabs.filter({ hasText: tab }).click();
    if (tab === 'Code sets') {
      await page.getByText(/ICD-10-CM is a starter set of/).waitFor();
      await page.getByRole('grid', { name: 'Installed releases' }).getByRole('row').nth(1).waitFor();
    }
    await page.waitForTimeout(300);
    await shot(`settings-${tab.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`);
  }
}
