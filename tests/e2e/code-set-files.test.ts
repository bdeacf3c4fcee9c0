import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORDER_AFTER, orderFile } from '#tests/support/code-files.ts';
import { launchApp, type Launched } from '#tests/support/electron.ts';
import { openDemonstration } from './steps.ts';

const home = mkdtempSync(join(tmpdir(), 'claimwright-code-set-files-'));
const queue = join(home, 'dialogs.json');
const file = join(home, 'icd10cm-order-2027.txt');

/** Calls as a page does, over the bridge of the real window. */
const call = (page: Page, method: string, input: unknown): Promise<unknown> =>
  page.evaluate(`window.claimwright.call('codesets', ${JSON.stringify(method)}, ${JSON.stringify(input)})`);

describe('files of code sets and the window', () => {
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    writeFileSync(file, orderFile(ORDER_AFTER));
    writeFileSync(queue, JSON.stringify([[file, file], null]));
    launched = await launchApp({ home, env: { CLAIMWRIGHT_DIALOG_QUEUE: queue } });
    ({ page } = launched);
    page.setDefaultTimeout(20_000);
    await openDemonstration(page);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('a file that a person gave is handed over, and the page learns no place', async () => {
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'given' }))`,
    );
    await page.setInputFiles('#given', file);
    const answer = await page.evaluate(
      `window.claimwright.handOver([...document.querySelector('#given').files])`,
    );
    expect(answer).toMatchObject({ ok: true, value: { handle: expect.any(String) as string } });
    const { handle } = (answer as { value: { handle: string } }).value;
    const job = await call(page, 'takeDropped', { handle });
    expect(job).toMatchObject({ ok: true, value: { files: [{ name: 'icd10cm-order-2027.txt' }] } });
    expect(JSON.stringify(job)).not.toContain(home);
    expect(await call(page, 'takeDropped', { handle })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  test('a page cannot name a place, whatever it hands over', async () => {
    const place = JSON.stringify(file);
    for (const made of [
      `new File(['x'], ${place})`,
      `{ path: ${place}, name: 'x' }`,
      `Object.defineProperty(new File(['x'], 'x'), 'path', { value: ${place} })`,
      place,
    ])
      expect(
        await page.evaluate(`window.claimwright.handOver([${made}]).catch(() => ({ ok: false }))`),
      ).toMatchObject({
        ok: false,
      });
    expect(await call(page, 'takeDropped', { handle: file })).toMatchObject({ ok: false });
  });

  test('several files of the dialog are previewed and installed in a thread of their own', async () => {
    const job = (await call(page, 'chooseFiles', {})) as { value: { token: string; files: unknown[] } };
    expect(job.value.files).toHaveLength(2);
    expect(await call(page, 'chooseFiles', {})).toEqual({ ok: true, value: null });
    const { token } = job.value;
    const preview = await call(page, 'preview', { token, effective: null, own: null });
    expect(preview).toMatchObject({
      ok: true,
      value: { reports: [{ rows: 10 }, { alreadyInstalled: true }] },
    });
    expect(await call(page, 'install', { token })).toMatchObject({ ok: true });
    const releases = (await call(page, 'releases', {})) as { value: { releases: { name: string }[] } };
    expect(releases.value.releases.map((r) => r.name)).toContain('ICD-10-CM FY2027');
    expect(await page.evaluate(`fetch('https://www.cms.gov/').then(() => 'reached', () => 'refused')`)).toBe(
      'refused',
    );
  });
});
