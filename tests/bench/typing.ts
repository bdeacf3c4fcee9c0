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
/** Queries that are typed with the pauses of a person, which takes long. */
const PACED = 20;
/** The page has come to rest after the index has arrived. */
const SETTLES_MS = 2000;
/** Milliseconds between the keys of a person, at least and at most. */
const PAUSES = [70, 200] as const;

/**
 * From a key that is pressed in the search of the workbench to the frame in which its list stands, in the real
 * window, with all of ICD-10-CM and its index installed: keys as fast as their answers, and keys with the pauses of
 * a person, in which the card and the rest of the list follow. Beside it a bare text field in the same window.
 */
export async function benchTyping(): Promise<readonly (Row | string)[]> {
  if (!existsSync(join(ROOT, '.cache', 'runtime.json')))
    return ['no Electron is set up here; run `npm start` or `npm test` once'];
  if (!canLaunch()) return ['there is no display'];
  const samples = sampleDir();
  if (samples === null) return ['the official code sets are absent'];
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
    // The index is made when the encounter is opened; until the window has it, keys are answered by calls.
    await page.locator('.code-hits[data-at-once="true"]').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(SETTLES_MS);
    const bare = queries().map((text) => text.replaceAll(' ', ''));
    return [
      row('keys one after another', {
        ours: await typeAll(page, 'search', queries(), null),
        beside: await typeAll(page, 'bare', bare.slice(0, 15), null),
      }),
      row(`keys ${PAUSES.join(' to ')} ms apart`, {
        ours: await typeAll(page, 'search', queries().slice(0, PACED), PAUSES),
        beside: await typeAll(page, 'bare', bare.slice(0, PACED), PAUSES),
      }),
    ];
  } finally {
    await close();
    for (const gone of [home, folder]) rmSync(gone, { recursive: true, force: true });
  }
}

function row(
  how: string,
  found: { readonly ours: readonly number[]; readonly beside: readonly number[] },
): Row {
  const both = (times: readonly number[]): string =>
    `${milliseconds(quantile(times, 0.5))} / ${milliseconds(quantile(times, 0.95))}`;
  return {
    what: `key pressed to painted list, 1366 × 768, ${found.ours.length} ${how}: p50 / p95`,
    ours: both(found.ours),
    beside: both(found.beside),
    note: 'a bare text field in the same window',
  };
}

function queries(): string[] {
  const list = JSON.parse(readFileSync(join(import.meta.dirname, 'queries', 'held-out.json'), 'utf8')) as {
    query: string;
  }[];
  return list.slice(0, QUERIES).map(({ query }) => query);
}

/** Types each text key by key; sorted milliseconds from the key to the frame after the answer stands in the page. */
async function typeAll(
  page: Page,
  where: 'search' | 'bare',
  texts: readonly string[],
  pauses: readonly [number, number] | null,
): Promise<number[]> {
  await page.evaluate(prepare, where);
  const [least, most] = pauses ?? [0, 0];
  let step = 0;
  for (const text of texts) {
    await page.evaluate(() => (window as unknown as Probe).probe.clear());
    for (const key of text) {
      // Spread over the whole range, and over the frames of the screen; the same in each run.
      if (pauses)
        await page.waitForTimeout(least + (((most - least) * ((step += 1) * 0.618_034)) % (most - least)));
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForFunction(() => (window as unknown as Probe).probe.settled(), undefined, {
        polling: 5,
        timeout: 20_000,
      });
    }
  }
  const { times, short } = await page.evaluate(() => {
    const { times, short } = (window as unknown as Probe).probe;
    return { times, short: short() };
  });
  const expected = texts.join('').replaceAll(' ', '').length;
  if (times.length !== expected) throw new Error(`${times.length} of ${expected} keys were measured.`);
  if (short > 0) throw new Error(`${short} of ${times.length} lists did not fill their room when measured.`);
  return times.sort((a, b) => a - b);
}

type Probe = {
  probe: {
    readonly clear: () => void;
    readonly settled: () => boolean;
    readonly times: number[];
    /** Lists of which a row in sight was missing in the frame that was measured. */
    readonly short: () => number;
    readonly end: () => void;
  };
};

/** Runs in the page: times from `keydown` to the frame that follows the list's answer to the text of the box. */
function prepare(where: 'search' | 'bare'): void {
  (window as unknown as Partial<Probe>).probe?.end();
  let input = document.querySelector<HTMLInputElement>('[data-target="search"]');
  let output = document.querySelector<HTMLElement>('.code-hits');
  if (where === 'bare') {
    input = document.body.appendChild(document.createElement('input'));
    output = document.body.appendChild(document.createElement('div'));
  }
  if (!input || !output) throw new Error('The search is not on the page.');
  const [box, answer] = [input, output];
  const over = new AbortController();
  const times: number[] = [];
  let short = 0;
  let began = 0;
  let waiting = false;
  const answered = (): boolean => answer.getAttribute('data-answers') === box.value.trim();
  /** Every row is drawn that can be seen; asked after the time was taken. */
  const filled = (): boolean => {
    const last = [...answer.querySelectorAll('.code-hit')].at(-1);
    if (!last || !answer.querySelector('.code-hits-rest')) return true;
    return last.getBoundingClientRect().bottom >= answer.getBoundingClientRect().bottom;
  };
  const measure = (): void => {
    if (!waiting || !answered()) return;
    const from = began;
    // The callback of a frame runs before it is painted; the message after it runs once it is.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (waiting) {
          times.push(performance.now() - from);
          if (!filled()) short += 1;
        }
        waiting = false;
      };
      channel.port2.postMessage(null);
    });
  };
  box.addEventListener(
    'keydown',
    (event) => {
      // When the system had the key: it may have waited for other work of the page.
      began = event.timeStamp;
    },
    { capture: true, signal: over.signal },
  );
  // A blank at the end asks nothing new, so nothing is waited for.
  box.addEventListener(
    'input',
    () => {
      waiting = !answered();
      // The bare field answers itself.
      if (where === 'bare') queueMicrotask(() => answer.setAttribute('data-answers', box.value.trim()));
    },
    { signal: over.signal },
  );
  const observer = new MutationObserver(measure);
  observer.observe(answer, { attributes: true, attributeFilter: ['data-answers'] });
  const end = (): void => {
    over.abort();
    observer.disconnect();
  };
  const clear = (): void => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(box, '');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    waiting = false;
    box.focus();
  };
  box.focus();
  (window as unknown as Probe).probe = { clear, settled: () => !waiting, times, short: () => short, end };
}
