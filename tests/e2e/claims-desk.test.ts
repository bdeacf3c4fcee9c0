import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import { components, element, readSegments } from '#shared/domain/x12/segments.ts';
import { answer277ca } from '#tests/support/clearinghouse.ts';
import { launchApp, shoot, type Launched } from '#tests/support/electron.ts';
import { answerClaimFile, type Decision } from '#tests/support/payer.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration, today } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-desk-'));
const queue = join(folder, 'dialogs.json');

/** The newest file of claims in the folder, that is the one with the highest number. */
const newestClaimFile = (): string => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.837'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return readFileSync(join(folder, names.at(-1) ?? ''), 'utf8');
};
const segmentsOf = (text: string): (readonly string[])[] => [...readSegments(text)].map((s) => s.elements);
const controlOf = (text: string): string => segmentsOf(text).find(([name]) => name === 'CLM')?.[1] ?? '';

/** Half of each charge is paid, a quarter written off, and the rest left to the patient. */
function halves(text: string): Record<string, Decision> {
  const decisions: Record<string, Decision> = {};
  for (const s of readSegments(text)) {
    if (s.id !== 'SV1') continue;
    const charge = parseAmount(element(s, 2)) ?? 0;
    const [paid, off] = [Math.floor(charge / 2), Math.floor(charge / 4)];
    decisions[components(s, 1)[1] ?? ''] = {
      paidCents: paid,
      adjustments: [
        { group: 'CO', reason: '45', amountCents: off },
        { group: 'PR', reason: '2', amountCents: charge - paid - off },
      ],
    };
  }
  return decisions;
}

describe('the claims desk by keyboard', () => {
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
  const type = (text: string) => page.keyboard.type(text);
  const gridHasFocus = () => page.locator('[role="grid"]:focus').waitFor();
  const onFailure = async (name: string, work: () => Promise<void>): Promise<void> =>
    work().catch(async (error: unknown) => {
      await shoot(page, `desk-stopped-${name}`);
      throw error;
    });
  const openDesk = async (view: string): Promise<void> => {
    await press('g', 'l');
    await heading(page, 'Claims').waitFor();
    await gridHasFocus();
    await press(view);
    await page.locator('.desk-tile[aria-pressed="true"]').waitFor();
    await gridHasFocus();
  };
  /** Writes the claim on whose page we are; main's dialog gives the folder. */
  const exportIt = async (): Promise<string> => {
    await page.getByRole('button', { name: /^Export/ }).waitFor();
    await press('Control+Enter');
    await page.getByText(/^To: /).waitFor();
    answerDialogs(queue, [folder]);
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    return newestClaimFile();
  };
  /** Opens the first ready claim of the desk and sends it. */
  const sendFirstReady = async (): Promise<string> => {
    await openDesk('5');
    await page.getByRole('row').filter({ hasText: 'Ready' }).first().waitFor();
    await press('Enter');
    await heading(page, /^Claim \d+/).waitFor();
    return exportIt();
  };
  const postAnswer = async (text: string): Promise<void> => {
    const path = join(folder, 'answer.835');
    writeFileSync(path, answerClaimFile(text, halves(text), isoDate(today()), 'EFT77'));
    answerDialogs(queue, [path]);
    await press('g', 'r');
    await heading(page, 'Remittances').waitFor();
    await press('o');
    await heading(page, /^ERA/).waitFor();
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor();
    await press('Control+Enter');
    await page.getByRole('button', { name: /Open journal/ }).waitFor();
  };

  test('nothing of it breaks the rules of accessibility', async () => {
    await openDesk('1');
    expect(await breaches(page)).toEqual([]);
    await press('f');
    await page.locator('select:focus').waitFor();
    await press('Escape');
    await gridHasFocus();
    expect(await breaches(page)).toEqual([]);
    await press('f');
    await press('Space', 's');
    await page
      .getByRole('dialog')
      .getByText(/are checked$/)
      .waitFor();
    expect(await breaches(page)).toEqual([]);
    await press('Escape');
    await openDesk('9');
    expect(await breaches(page)).toEqual([]);
  });

  test('a rejected claim is found, corrected and sent again', async () => {
    await onFailure('rejected', async () => {
      const first = await sendFirstReady();
      const control = controlOf(first);
      const answer = join(folder, 'answer.277ca');
      writeFileSync(answer, answer277ca(first, { [control]: { status: 'A7:164:IL' } }));
      answerDialogs(queue, [answer]);
      await press('g', 'k');
      await heading(page, 'Acknowledgements').waitFor();
      await press('o');
      await page.getByText(control).first().waitFor();

      await openDesk('2');
      await page.getByRole('row').filter({ hasText: control }).waitFor();
      await press('Enter');
      await page.getByRole('region', { name: 'Rejected' }).waitFor();
      expect(await breaches(page)).toEqual([]);
      // The version is begun with the rejection as its reason; its field has the focus.
      await press('Control+Enter');
      await page.getByRole('dialog').waitFor();
      await press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.locator('input[data-field="coverage.memberId"]:focus').waitFor();
      expect(await breaches(page)).toEqual([]);
      await press('Control+a');
      await type('NEW445566');
      await press('Control+Enter');
      await page.getByText('Saved and checked again.').waitFor();
      await page.getByRole('button', { name: /^Release/ }).waitFor();
      await press('Control+Enter');
      const second = await exportIt();

      expect(second).not.toBe(first);
      expect(controlOf(second)).toBe(control);
      const clm = segmentsOf(second).find(([name]) => name === 'CLM');
      expect(clm?.[5]).toMatch(/:1$/);
      expect(segmentsOf(second).find(([name, entity]) => name === 'NM1' && entity === 'IL')?.[9]).toBe(
        'NEW445566',
      );
      await press('5');
      await page.getByText(/Version 2, as a new claim/).waitFor();
      await page.getByRole('table', { name: 'What changed in version 2' }).getByText('NEW445566').waitFor();
      expect(await breaches(page)).toEqual([]);
      await press('4');
      await page.getByRole('list', { name: 'Life of the claim' }).getByText('Acknowledged').waitFor();
      expect(await breaches(page)).toEqual([]);
    });
  });

  test('a secondary claim is made from the posted remittance with nothing typed again', async () => {
    await onFailure('secondary', async () => {
      const first = await sendFirstReady();
      const control = controlOf(first);
      // A second coverage of the patient, entered before the answer comes.
      const coverage: unknown = await page.evaluate(`(async () => {
        const call = (f, m, i) => window.claimwright.call(f, m, i).then((a) => a.value);
        const { rows } = await call('claims', 'desk', { filter: { search: '${control}' }, sort: { by: 'due', descending: false }, limit: 1, offset: 0 });
        const { coverages } = await call('patients', 'get', { id: rows[0].patientId });
        const payers = await call('practice', 'payers', {});
        const other = payers.find((p) => p.id !== rows[0].payerId && p.filingIndicator === 'MB');
        const { payerName, ...first } = coverages[0];
        return call('patients', 'saveCoverage', { ...first, id: null, payerId: other.id, rank: 2, memberId: '1EG4TE5MK73', insuranceType: '12', activeTo: null });
      })()`);
      expect(coverage).toMatchObject({ rank: 2, memberId: '1EG4TE5MK73' });
      await postAnswer(first);

      await openDesk('9');
      await page.getByRole('row').filter({ hasText: control }).waitFor();
      await press('m');
      await heading(page, /^Claim \d+/).waitFor();
      await page.getByText(/payer 2 in order/).waitFor();
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: /^Release/ }).waitFor();
      await press('Control+Enter');
      const second = await exportIt();

      const segments = segmentsOf(second);
      // Medicare as the second payer says why it is not the first.
      expect(segments.find(([name, order]) => name === 'SBR' && order === 'S')?.[5]).toBe('12');
      expect(segments.some(([name, order]) => name === 'SBR' && order === 'P')).toBe(true);
      const charges = Object.values(halves(first)).reduce((sum, d) => sum + d.paidCents, 0);
      const paid = segments.filter(([name]) => name === 'SVD').map((s) => parseAmount(s[2] ?? '') ?? 0);
      expect(paid.reduce<number>((sum, cents) => sum + cents, 0)).toBeGreaterThanOrEqual(charges);
      expect(segments.some(([name, kind]) => name === 'AMT' && kind === 'D')).toBe(true);
      expect(
        segments.some(([name, group, reason]) => name === 'CAS' && group === 'PR' && reason === '2'),
      ).toBe(true);
      expect(segments.map((s) => s.join('*'))).toContain(`DTP*573*D8*${today().replaceAll('-', '')}`);
      expect(segments.filter(([name]) => name === 'SVD').length).toBe(
        segments.filter(([name]) => name === 'SV1').length,
      );
    });
  });
});
