import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLocal, readPageFile } from '#electron/runtime/page-files.ts';
import { openLog } from '#electron/runtime/log.ts';
import { placeWindow, readWindowState, writeWindowState } from '#electron/runtime/window-state.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-window-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), '1');
  writeFileSync(join(folder, 'secret.json'), '{}');
  mkdirSync(join(folder, 'renderer-twin'));
  writeFileSync(join(folder, 'renderer-twin', 'x.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the place of the window', () => {
  const primary = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1280, height: 1024 };

  it('is the middle of the primary display at first', () => {
    expect(placeWindow(null, [primary])).toEqual({ x: 277, y: 136, width: 1366, height: 768 });
  });

  it('is where it was left', () => {
    const state = { x: 1950, y: 10, width: 1200, height: 700, maximised: false };
    expect(placeWindow(state, [primary, second])).toEqual({ x: 1950, y: 10, width: 1200, height: 700 });
  });

  it('comes back onto the primary display when its display is gone', () => {
    const state = { x: 4000, y: 10, width: 1200, height: 700, maximised: false };
    expect(placeWindow(state, [primary])).toEqual({ x: 360, y: 170, width: 1200, height: 700 });
  });

  it('is pushed back and shrunk to fit its display', () => {
    const state = { x: 1800, y: 900, width: 3000, height: 2000, maximised: false };
    expect(placeWindow(state, [primary])).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  });

  it('is read again as written, and a broken file counts as none', () => {
    const path = join(folder, 'window.json');
    const state = { x: 1, y: 2, width: 1200, height: 700, maximised: true };
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
    writeFileSync(path, '{"x": "far"');
    expect(readWindowState(path)).toBeNull();
    expect(readWindowState(join(folder, 'absent.json'))).toBeNull();
  });
});

describe('the files of the pages', () => {
  const read = (address: string) => readPageFile(join(folder, 'renderer'), address);

  it('are served with their type', async () => {
    expect(await read('app://claimwright/assets/a.js')).toMatchObject({
      status: 200,
      type: 'text/javascript; charset=utf-8',
    });
    expect(await read('app://claimwright/index.html')).toMatchObject({ status: 200 });
  });

  it('a place inside the application gets its page', async () => {
    expect(Buffer.from((await read('app://claimwright/claims/12')).body).toString()).toBe('<p>page</p>');
  });

  it.each([
    'app://claimwright/../secret.json',
    'app://claimwright/%2e%2e/secret.json',
    'app://claimwright/..%2fsecret.json',
    'app://claimwright/%2e%2e%2frenderer-twin/x.json',
    'app://claimwright/..%5csecret.json',
    'app://claimwright/assets/a.js%00.html',
    'app://claimwright/absent.js',
    'app://claimwright/%ff.js',
    'not an address',
  ])('nothing else is served: %s', async (address) => {
    expect((await read(address)).status).toBe(404);
  });
});

describe('the network', () => {
  it.each([
    'https://example.org/',
    'http://127.0.0.1:80/',
    'file:///etc/passwd',
    'ws://localhost:1/',
    'app://other/',
    'ftp://x/',
  ])('is closed to %s', (address) => {
    expect(isLocal(address, undefined)).toBe(false);
  });

  it('is open to our own pages, and in development to their server', () => {
    expect(isLocal('app://claimwright/index.html', undefined)).toBe(true);
    expect(isLocal('http://localhost:5173/a.js', 'http://localhost:5173')).toBe(true);
    expect(isLocal('ws://localhost:5173/', 'http://localhost:5173')).toBe(true);
  });
});

describe('the log', () => {
  it('keeps one JSON object a line, and stops growing', () => {
    const log = openLog(join(folder, 'logs'), () => new Date(0));
    log({ call: 'a.b' });
    const path = join(folder, 'logs', 'claimwright.log');
    expect(readFileSync(path, 'utf8')).toBe('{"at":"1970-01-01T00:00:00.000Z","call":"a.b"}\n');
    writeFileSync(path, 'x'.repeat(1_000_001));
    log({ call: 'c.d' });
    expect(readFileSync(path, 'utf8')).toContain('c.d');
    expect(readFileSync(path, 'utf8').length).toBeLessThan(100);
  });
});
