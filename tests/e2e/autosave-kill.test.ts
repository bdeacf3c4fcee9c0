import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, describe, expect, test } from 'vitest';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { goTo, heading, openDemonstration, openRow, PATIENT } from './steps.ts';

/** What may be lost at most is what was typed in the last half second. */
const SAVED_WITHIN_MS = 500;

describe('a program that is killed while codes are typed', () => {
  const home = mkdtempSync(join(tmpdir(), 'claimwright-killed-'));
  let launched: Launched | null = null;
  afterAll(async () => {
    await launched?.close().catch(() => undefined);
    rmSync(home, { recursive: true, force: true });
  });

  /** Ends the program as a power failure does: nothing in it runs any more. */
  const kill = async ({ app }: Launched): Promise<void> => {
    const child = app.process();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  test('has kept everything that was typed half a second ago, the cell that was never left included', async () => {
    launched = await launchApp({ home });
    const { page } = launched;
    page.setDefaultTimeout(20_000);
    const { password } = await openDemonstration(page);
    await goTo(page, 'Coding');
    await openRow(page, PATIENT);
    const search = page.locator('input[aria-label="Search codes"]:focus');
    await search.waitFor();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: /^B I10/ }).waitFor();
    await page.keyboard.press('Alt+5');
    await page.locator('[data-column="pointers"] input:focus').waitFor();
    // Letter after letter without a pause, and no Enter: the cell is still open.
    await page.keyboard.type('ba', { delay: 60 });
    await page.waitForTimeout(SAVED_WITHIN_MS);
    await kill(launched);

    launched = await launchApp({ home });
    const again = launched.page;
    again.setDefaultTimeout(20_000);
    await again.getByLabel('Password').fill(password);
    await again.getByLabel('Password').press('Enter');
    await heading(again, 'Worklist').waitFor();
    await goTo(again, 'Coding');
    await openRow(again, PATIENT);
    await again.getByRole('button', { name: /^A E11\.9/ }).waitFor();
    await again.getByRole('button', { name: /^B I10/ }).waitFor();
    const pointers = again.locator('[data-column="pointers"] input');
    expect(await pointers.inputValue()).toBe('B A');
    expect(await again.locator('[data-column="code"] input').inputValue()).toBe('99213');
  });
});
