import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents, formatAmount } from '#shared/kernel/money.ts';
import type { Adjustment, RemitClaim } from '#shared/domain/remittance.ts';
import { launchApp, resize, shoot, type Launched } from '#tests/support/electron.ts';
import {
  decide,
  paymentFile,
  readClaims,
  type Decision,
  type Received,
  type ReceivedClaim,
} from '#tests/support/payer.ts';
import { reversed } from '#tests/support/remits.ts';
import { breaches } from './breaches.ts';
import { answerDialogs, heading, openDemonstration, today } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-remits-'));
const queue = join(folder, 'dialogs.json');

/** What was paid too little, and what is taken back. */
const SHORT = 1000;

/** Agreed: four fifths of each unit's charge. */
const agreed = (line: ReceivedClaim['lines'][number]): number => {
  const unit = Math.round(line.chargeCents / line.units);
  return (unit - Math.floor(unit / 5)) * line.units;
};
/** Pays the agreed price, on the dearest line `short` less, and `patient` of it left to the patient. */
function paid(claim: ReceivedClaim, { short = 0, patient = 0 } = {}): RemitClaim {
  const decisions: Record<string, Decision> = {};
  const dearest = claim.lines.toSorted((a, b) => b.chargeCents - a.chargeCents)[0];
  for (const line of claim.lines) {
    const [less, own] = line === dearest ? [short, patient] : [0, 0];
    const allowed = agreed(line) - less;
    decisions[line.code] = {
      paidCents: allowed - own,
      adjustments: [
        { group: 'CO', reason: '45', amountCents: line.chargeCents - allowed },
        ...(own === 0 ? [] : [{ group: 'PR', reason: '1', amountCents: own }]),
      ],
    };
  }
  return decide(claim, decisions);
}
/** Refuses every line as not medically necessary. */
function refused(claim: ReceivedClaim): RemitClaim {
  const plain = decide(claim, {});
  const why = (a: Adjustment): Adjustment => ({ ...a, reason: '50' });
  return { ...plain, lines: plain.lines.map((l) => ({ ...l, adjustments: l.adjustments.map(why) })) };
}

/** A payer with three claims in the file, and the claims. */
function largestPayer(text: string): { from: Received; claims: readonly ReceivedClaim[] } {
  const all = readClaims(text);
  const of = (id: string) => all.claims.filter((c) => c.payerIdentifier === id);
  const ids = [...new Set(all.claims.map((c) => c.payerIdentifier))];
  const [most = ''] = ids.sort((a, b) => of(b).length - of(a).length);
  const [first] = of(most);
  return { from: { ...all, payerName: first?.payerName ?? '', payerIdentifier: most }, claims: of(most) };
}

describe('a remittance with a denial, an underpayment and a takeback', () => {
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

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const gridHasFocus = () => page.locator('[role="grid"]:focus').waitFor();
  const dialog = () => page.getByRole('dialog');
  const gone = () => dialog().waitFor({ state: 'detached' });
  const open = () => page.getByRole('group', { name: 'Still open of this remittance' });
  const onFailure = (work: () => Promise<void>): Promise<void> =>
    work().catch(async (error: unknown) => {
      await shoot(page, 'remits-stopped');
      throw error;
    });
  const pictures = async (name: string): Promise<void> => {
    expect(await breaches(page), name).toEqual([]);
    await shoot(page, `${name}-1366-light`);
    await resize(launched.app, { width: 1920, height: 1080 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, `${name}-1920-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await resize(launched.app, { width: 1366, height: 768 });
  };

  /** Every claim that is ready is sent. @returns its file. */
  const sendClaims = async (): Promise<string> => {
    await press('g', 'l');
    await heading(page, 'Claims').waitFor();
    await gridHasFocus();
    await press('5');
    await page.getByRole('row').filter({ hasText: 'Ready' }).first().waitFor();
    await press('Control+Enter');
    await page.getByText(/^To: /).waitFor();
    answerDialogs(queue, [folder]);
    await press('Control+Enter');
    await gone();
    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.837'));
    return readFileSync(join(folder, name), 'utf8');
  };
  const agree = async (payer: string, lines: readonly ReceivedClaim['lines'][number][]): Promise<void> => {
    const prices = new Map(lines.map((line) => [line.code, agreed(line) / line.units]));
    const rows = [...prices].map(([code, price]) => `${code},,${(price / 100).toFixed(2)}`);
    writeFileSync(join(folder, 'prices.csv'), ['Code,Modifier,Allowed', ...rows, ''].join('\n'));
    answerDialogs(queue, [join(folder, 'prices.csv')]);
    await press('Control+k');
    await type('Agreed prices');
    await press('Enter');
    await heading(page, 'Agreed prices').waitFor();
    await gridHasFocus();
    const chosen = page.getByRole('grid', { name: 'Payers' }).locator('[aria-selected="true"]');
    for (let i = 0; i < 4 && !(await chosen.innerText()).includes(payer); i += 1) await press('ArrowDown');
    await press('i');
    await dialog()
      .getByText(/ new, 0 changed/)
      .waitFor();
    await dialog().getByLabel('In force from').focus();
    await press('Control+a');
    await type('2025-01-01');
    await press('Tab', 'Control+Enter');
    await gone();
  };
  /** Reads a file and waits at its proof. */
  const read = async (name: string, text: string): Promise<void> => {
    writeFileSync(join(folder, name), text);
    answerDialogs(queue, [join(folder, name)]);
    await press('g', 'r');
    await heading(page, 'Remittances').waitFor();
    await press('1', 'o');
    await heading(page, /^ERA/).waitFor();
    await page.getByText('Proved', { exact: true }).waitFor();
  };
  const post = async (): Promise<void> => {
    await press('Control+Enter');
    await dialog().waitFor();
    await press('Control+Enter');
    await gone();
    await open().waitFor();
  };
  const statusOf = (control: string): Promise<unknown> =>
    page.evaluate(`(async () => {
      const asked = { filter: { search: '${control}' }, sort: { by: 'due', descending: false }, limit: 1, offset: 0 };
      const { value } = await window.claimwright.call('claims', 'desk', asked);
      return value.rows[0].status;
    })()`);
  const backToFile = async (trace: string): Promise<void> => {
    await press('g', 'r');
    await heading(page, 'Remittances').waitFor();
    await press('1');
    await gridHasFocus();
    const chosen = page.getByRole('grid', { name: 'Remittances' }).locator('[aria-selected="true"]');
    for (let i = 0; i < 6 && !(await chosen.innerText()).includes(trace); i += 1) await press('ArrowDown');
    await press('Enter');
    await heading(page, new RegExp(`^ERA .* ${trace}$`)).waitFor();
    await open().waitFor();
  };

  test(
    'worked by keyboard until nothing of it is open, and the books still prove',
    () =>
      onFailure(async () => {
        const { from, claims } = largestPayer(await sendClaims());
        const [a, b, c] = claims;
        if (!a || !b || !c)
          throw new Error('The demonstration has fewer than three ready claims of one payer.');
        const paidOn = isoDate(today());
        await agree(from.payerName, [...a.lines, ...c.lines]);

        await read('first.835', paymentFile(from, [paid(a)], { paidOn, traceNumber: 'FIRST1' }));
        await post();
        await open().getByText('Nothing of this remittance is open').waitFor();

        // B is refused, C is paid too little, and A is decided anew: what it got too much is to be taken later.
        const answered = [
          refused(b),
          paid(c, { short: SHORT }),
          reversed(paid(a)),
          paid(a, { patient: SHORT }),
        ];
        const later = [{ reason: 'WO', reference: a.controlNumber, amountCents: -SHORT }];
        await read('work.835', paymentFile(from, answered, { paidOn, traceNumber: 'WORK1', plb: later }));
        await page.getByText('1 line allowed 10.00 less than expected', { exact: false }).waitFor();
        await pictures('remit-proof');
        await press('4');
        await page.getByRole('table', { name: 'Provider adjustments' }).getByText('not taken yet').waitFor();
        await pictures('remit-sums');
        await press('2');
        await post();
        const denied = formatAmount(cents(b.chargeCents));
        await open().getByText(`1 denial, ${denied}`).waitFor();
        await open().getByText('1 line underpaid, 10.00').waitFor();
        await open().getByText('10.00 on the payer’s account').waitFor();
        await pictures('remit-open');

        await press('d');
        await heading(page, 'Denials').waitFor();
        await gridHasFocus();
        await page.getByRole('region', { name: `Denial of claim ${b.controlNumber}` }).waitFor();
        await gridHasFocus();
        await press('w');
        await dialog()
          .getByText('What will happen')
          .or(dialog().getByText(b.controlNumber))
          .first()
          .waitFor();
        await type('The payer’s rule was right');
        await press('Control+Enter');
        await gone();

        await backToFile('WORK1');
        await press('u');
        await heading(page, 'Underpayments').waitFor();
        await gridHasFocus();
        await press('Control+Enter');
        await page.getByRole('dialog', { name: 'Dispute with the payer' }).waitFor();
        await press('Control+Enter');
        await page.getByRole('dialog', { name: 'Lists for payers' }).locator('canvas').first().waitFor();
        await press('Escape');
        await gone();

        await backToFile('WORK1');
        await open().getByText('1 line disputed, 10.00').waitFor();
        await press('a');
        await page.getByRole('grid', { name: `Account of ${from.payerName}` }).waitFor();
        await page
          .getByText(/not settled|is open/)
          .first()
          .waitFor();
        await pictures('remit-account-open');

        // The payer corrects C and keeps what it was owed: no money is sent.
        const corrected = [reversed(paid(c, { short: SHORT })), paid(c)];
        const kept = [{ reason: 'WO', reference: a.controlNumber, amountCents: SHORT }];
        await read('last.835', paymentFile(from, corrected, { paidOn, traceNumber: 'LAST1', plb: kept }));
        await post();
        await open().getByText('Nothing of this remittance is open').waitFor();
        await backToFile('WORK1');
        await open().getByText('Nothing of this remittance is open').waitFor();
        await pictures('remit-closed');
        expect(await statusOf(a.controlNumber)).toBe('paid');
        expect(await statusOf(b.controlNumber)).toBe('closed');
        expect(await statusOf(c.controlNumber)).toBe('paid');

        await press('g', 'r');
        await heading(page, 'Remittances').waitFor();
        await press('3');
        await page.getByText('Nothing is open.').waitFor();
        await pictures('remit-account-closed');
        await press('g', 'd');
        await heading(page, 'Ledger').waitFor();
        await press('9');
        await page.getByText(/Every check is proved/).waitFor();
      }),
    120_000,
  );
});
