import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { isoDate } from '#shared/kernel/dates.ts';
import { openCodeSets } from '#electron/code-sets.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import { goTo, openDemonstration, openRow, PATIENT } from '#tests/e2e/steps.ts';
import { canLaunch, launchApp } from '#tests/support/electron.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { milliseconds, quantile, type Row } from './measure.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FILES = ['icd10cm-order-2026.txt.gz', 'ICD10CM_2025_Index.csv.gz'];
const QUERIES = 60;

/**
 * From a key that is pressed in the search of the workbench to the frame in which its list stands, in the real
 * window, with all of ICD-10-CM and its index installed. Beside it a bare text field in the same window.
 */
export async function benchTyping(): Promise<Row | string> {
  if (!existsSync(join(ROOT, '.cache', 'runtime.json')))
    return 'no Electron is set up here; run `npm start` or `npm test` once';
  if (!canLaunch()) return 'there is no display';
  const samples = sampleDir();
  if (samples === null) return 'the official code sets are absent';
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-typing-'));
  const path = join(folder, 'codes.sqlite');
  const sets = openCodeSets(path);
  installFiles(
    sets.db(),
    FILES.map((name) => join(samples, 'codesets', name)),
    { preview: false, effective: isoDate('2025-10-01'), today: isoDate('2026-11-23'), own: null },
  );
  sets.close();
  const { page, home, close } = await launchApp({
    size: { width: 1366, height: 768 },
    env: { CLAIMWRIGHT_CODESETS: path },
  });
  try {
    await openDemonstration(page);
    await goTo(page, 'Coding');
    await openRow(page, PATIENT);
    const box = page.getByRole('combobox', { name: 'Search codes' });
    await box.fill('a');
    await page.locator('.code-hits[data-answers="a"]').waitFor({ timeout: 60_000 });
    const ours = await typeAll(page, 'search', queries());
    const bare = await typeAll(
      page,
      'bare',
      queries()
        .slice(0, 15)
        .map((text) => text.replaceAll(' ', '')),
    );
    return {
      what: `key pressed to painted list, 1366 × 768, ${ours.length} keys: p50 / p95`,
      ours: `${milliseconds(quantile(ours, 0.5))} / ${milliseconds(quantile(ours, 0.95))}`,
      beside: `${milliseconds(quantile(bare, 0.5))} / ${milliseconds(quantile(bare, 0.95))}`,
      note: 'a bare text field in the same window',
    };
  } finally {
    await close();
    for (const gone of [home, folder]) rmSync(gone, { recursive: true, force: true });
  }
}

function queries(): string[] {
  const list = JSON.parse(readFileSync(join(import.meta.dirname, 'queries', 'held-out.json'), 'utf8')) as {
    query: string;
  }[];
  return list.slice(0, QUERIES).map(({ query }) => query);
}

/** Types each text key by key; sorted milliseconds from the key to the frame after the answer stands in the page. */
async function typeAll(page: Page, where: 'search' | 'bare', texts: readonly string[]): Promise<number[]> {
  await page.evaluate(prepare, where);
  for (const text of texts) {
    await page.evaluate(() => (window as unknown as Probe).probe.clear());
    for (const key of text) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForFunction(() => (window as unknown as Probe).probe.settled(), undefined, {
        polling: 5,
        timeout: 20_000,
      });
    }
  }
  const all = await page.evaluate(() => (window as unknown as Probe).probe.times);
  return all.sort((a, b) => a - b);
}

type Probe = {
  probe: { readonly clear: () => void; readonly settled: () => boolean; readonly times: number[] };
};

/** Runs in the page: times from `keydown` to the frame that follows the list's answer to the text of the box. */
function prepare(where: 'search' | 'bare'): void {
  let input = document.querySelector<HTMLInputElement>('[data-target="search"]');
  let output = document.querySelector<HTMLElement>('.code-hits');
  if (where === 'bare') {
    input = document.body.appendChild(document.createElement('input'));
    output = document.body.appendChild(document.createElement('div'));
  }
  if (!input || !output) throw new Error('The search is not on the page.');
  const [box, answer] = [input, output];
  const times: number[] = [];
  let began = 0;
  let waiting = false;
  const answered = (): boolean => answer.getAttribute('data-answers') === box.value.trim();
  const measure = (): void => {
    if (!waiting || !answered()) return;
    const from = began;
    // The callback of a frame runs before it is painted; the message after it runs once it is.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (waiting) times.push(performance.now() - from);
        waiting = false;
      };
      channel.port2.postMessage(null);
    });
  };
  box.addEventListener(
    'keydown',
    () => {
      began = performance.now();
    },
    true,
  );
  // A blank at the end asks nothing new, so nothing is waited for.
  box.addEventListener('input', () => {
    waiting = !answered();
    // The bare field answers itself.
    if (where === 'bare') queueMicrotask(() => answer.setAttribute('data-answers', box.value.trim()));
  });
  new MutationObserver(measure).observe(answer, { attributes: true, attributeFilter: ['data-answers'] });
  const clear = (): void => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(box, '');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    waiting = false;
    box.focus();
  };
  box.focus();
  (window as unknown as Probe).probe = { clear, settled: () => !waiting, times };
}
