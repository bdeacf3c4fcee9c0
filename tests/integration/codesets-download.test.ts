import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download, partialBytes, type DownloadOptions } from '#electron/codesets/download.ts';
import { OFFICIAL_RELEASES } from '#electron/codesets/official-releases.ts';
import { openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { createReleasesService } from '#electron/codesets/releases-service.ts';
import { runTask } from '#electron/background/run-task.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { ORDER_BEFORE, orderFile } from '#tests/support/code-files.ts';
import { testClock } from '#tests/support/work-file.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let server: Server;
let base: string;
let answer: Answer;
let asked: IncomingMessage['headers'][];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-download-'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.headers);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const release = (note: string): Uint8Array =>
  zipSync({
    'icd10cm-order-2026.txt': strToU8(orderFile(ORDER_BEFORE)),
    // Does not pack, so that the archive is long enough to be cut.
    'note.bin': [randomBytes(300_000), { level: 0 }],
    'note.txt': strToU8(note),
  });

/** A cut connection takes with it what was not on the disk yet: the cut waits for some of it. */
async function whenWritten(): Promise<void> {
  const parts = [join(folder, 'icd.zip.part'), join(folder, 'downloads', 'icd10cm-2026.zip.part')];
  const some = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
  for (let i = 0; i < 500 && !parts.some(some); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A server that knows ranges, and cuts its first answer off after `cutAfter` bytes. */
function serve(state: { bytes: Uint8Array; etag: string }, cutAfter: number | null = null): Answer {
  let cut = cutAfter;
  return (request, response) => {
    const { bytes, etag } = state;
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const same = request.headers['if-range'] === etag;
    const from = range && same ? Number(range[1]) : 0;
    if (range && same && from >= bytes.length) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
      return;
    }
    response.writeHead(range && same ? 206 : 200, {
      'content-type': 'application/zip',
      'content-length': bytes.length - from,
      etag,
      ...(range && same ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    if (cut === null) {
      response.end(bytes.subarray(from));
      return;
    }
    const end = from + cut;
    cut = null;
    response.write(bytes.subarray(from, end), () => void whenWritten().then(() => response.destroy()));
  };
}

const fetchIt = (more: Partial<DownloadOptions> = {}, path = '/release.zip'): Promise<string> =>
  download('icd', `${base}${path}`, {
    folder,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    allowPlain: true,
    ...more,
  });

async function refusal(more: Partial<DownloadOptions> = {}, path?: string): Promise<Refusal> {
  try {
    await fetchIt(more, path);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('The download was not refused.');
}
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a download', () => {
  it('brings the whole file, tells its progress, and leaves no part behind', async () => {
    const bytes = release('one');
    answer = serve({ bytes, etag: '"a"' });
    const told: (readonly [number, number | null])[] = [];
    const path = await fetchIt({ onProgress: (had, all) => told.push([had, all]) });
    expect(hash(readFileSync(path))).toBe(hash(bytes));
    expect(told[0]).toEqual([0, bytes.length]);
    expect(told.at(-1)).toEqual([bytes.length, bytes.length]);
    expect(existsSync(`${path}.part`)).toBe(false);
    expect(asked[0]?.['user-agent']).toBe('Claimwright');
  });

  it('goes on where a cut connection left it', async () => {
    const bytes = release('one');
    answer = serve({ bytes, etag: '"a"' }, 100_000);
    const cut = await refusal();
    expect(cut.message).toMatch(/was cut off\. What has come is kept: start the download again to go on\./);
    const had = partialBytes(folder, 'icd', `${base}/release.zip`);
    expect(had).toBeGreaterThan(0);
    expect(had).toBeLessThan(bytes.length);
    expect(hash(readFileSync(await fetchIt()))).toBe(hash(bytes));
    expect(asked[1]).toMatchObject({ range: `bytes=${had}-`, 'if-range': '"a"' });
  });

  it('begins anew when the publisher has another file by then', async () => {
    const state = { bytes: release('one'), etag: '"a"' };
    answer = serve(state, 100_000);
    await refusal();
    state.bytes = release('two, longer than the first');
    state.etag = '"b"';
    expect(hash(readFileSync(await fetchIt()))).toBe(hash(state.bytes));
    expect(asked[1]?.['if-range']).toBe('"a"');
  });

  it('does not go on with a part that nothing vouches for', async () => {
    const state = { bytes: release('one'), etag: 'W/"weak"' };
    answer = serve(state, 100_000);
    await refusal();
    expect(partialBytes(folder, 'icd', `${base}/release.zip`)).toBe(0);
    expect(hash(readFileSync(await fetchIt()))).toBe(hash(state.bytes));
    expect(asked[1]?.range).toBeUndefined();
  });

  it('asks anew when the part is longer than the file is now', async () => {
    const state = { bytes: release('one'), etag: '"a"' };
    answer = serve(state, 300_000);
    await refusal();
    state.bytes = zipSync({ 'a.txt': strToU8('short') });
    expect(hash(readFileSync(await fetchIt()))).toBe(hash(state.bytes));
  });

  it('stops when asked and keeps what has come', async () => {
    const bytes = release('one');
    const stop = new AbortController();
    answer = (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/zip',
        'content-length': bytes.length,
        etag: '"a"',
      });
      response.write(bytes.subarray(0, 50_000), () => void whenWritten().then(() => stop.abort()));
    };
    const refused = await refusal({ signal: stop.signal });
    expect(refused.code).toBe('cancelled');
    expect(partialBytes(folder, 'icd', `${base}/release.zip`)).toBeGreaterThan(0);
  });

  it('says what is wrong in one sentence, and keeps nothing that is no release', async () => {
    const url = `${base}/release.zip`;
    const page = '<!DOCTYPE html><html><body>Maintenance</body></html>';
    const send =
      (status: number, type: string, body: string | Uint8Array): Answer =>
      (_request, response) => {
        response.writeHead(status, { 'content-type': type, etag: '"x"' }).end(body);
      };
    const cases: [Answer, string][] = [
      [send(404, 'text/html', page), 'The publisher has no file at this address any more.'],
      [send(503, 'text/html', page), 'The publisher’s server answered 503.'],
      [send(200, 'text/html; charset=utf-8', page), 'sent a web page instead of the release'],
      [send(200, 'application/zip', page), 'sent a web page instead of the release'],
      [send(200, 'text/plain', 'x'), 'What came is no zip archive but text/plain.'],
      [send(200, 'application/zip', release('x').subarray(0, 200_000)), 'What came is no whole zip archive.'],
      [
        (_request, response) => response.writeHead(302, { location: 'ftp://127.0.0.1/x.zip' }).end(),
        'without https',
      ],
      [(request, response) => response.writeHead(302, { location: request.url }).end(), 'on and on'],
    ];
    for (const [serving, sentence] of cases) {
      answer = serving;
      const { message } = await refusal();
      expect(message.replaceAll("'", '’')).toContain(sentence);
      expect(message.endsWith('Nothing was installed.')).toBe(true);
      expect(partialBytes(folder, 'icd', url)).toBe(0);
    }
  });

  it('refuses a file that is too large, by what is stated and by what comes', async () => {
    const bytes = release('one');
    answer = serve({ bytes, etag: '"a"' });
    expect((await refusal({ limitBytes: 100_000 })).message).toContain('larger than any official release');
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/zip' }).end(bytes);
    };
    expect((await refusal({ limitBytes: 100_000 })).message).toContain('larger than any official release');
    expect(statSync(join(folder, 'icd.zip.part'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('says when there is no network, and gives up on a silent server', async () => {
    answer = () => undefined;
    expect((await refusal({ silentMs: 100 })).message).toContain('was cut off');
    const port = base.split(':').at(-1);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await refusal()).message).toContain(
      `127.0.0.1:${port} cannot be reached. Check the connection to the internet`,
    );
  });

  it('asks by https only', async () => {
    answer = serve({ bytes: release('one'), etag: '"a"' });
    expect((await refusal({ allowPlain: false })).message).toContain('without https');
    expect(asked).toEqual([]);
  });
});

describe('the network', () => {
  it('is used by the download and by nothing else of the program', () => {
    const users = readdirSync('electron', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /from '(node:)?(https?|http2|net|tls|dgram)'|\bfetch\(|new (XMLHttpRequest|WebSocket)\(|\bnet\.request\(/.test(
          readFileSync(join('electron', name), 'utf8'),
        ),
      );
    expect(users).toEqual([join('codesets', 'download.ts')]);
  });
});

describe('the list of addresses', () => {
  it('is https at the publisher alone, each named once', () => {
    for (const { url } of OFFICIAL_RELEASES) {
      expect(new URL(url).protocol).toBe('https:');
      expect(new URL(url).host).toBe('www.cms.gov');
    }
    expect(new Set(OFFICIAL_RELEASES.map((r) => r.key)).size).toBe(OFFICIAL_RELEASES.length);
    expect(new Set(OFFICIAL_RELEASES.map((r) => r.url)).size).toBe(OFFICIAL_RELEASES.length);
  });
});

describe('getting the official release', () => {
  let codeSets: CodeSets;
  const notes: string[] = [];
  const service = () => {
    codeSets = openCodeSets(join(folder, 'code-sets.sqlite'));
    return createReleasesService({
      codeSets,
      clock: testClock(),
      newId: () => crypto.randomUUID(),
      uses: () => [],
      openDays: () => [],
      record: (note) => notes.push(`${note.action} ${note.recordId} ${note.change}`),
      runTask,
      emit: () => undefined,
      downloads: join(folder, 'downloads'),
      official: [
        {
          key: 'icd10cm-2026',
          system: 'icd10cm',
          kind: 'codes',
          published: '2025-10-01',
          name: 'ICD-10-CM FY2026',
          publisher: 'An invented publisher',
          url: `${base}/release.zip`,
        },
      ],
      downloadOptions: { allowPlain: true },
    });
  };
  afterEach(() => codeSets.close());

  it('goes the way of chosen files: fetched, previewed, installed, cleaned up', async () => {
    const bytes = release('one');
    answer = serve({ bytes, etag: '"a"' }, 100_000);
    const releases = service();
    await expect(releases.download('icd10cm-2026')).rejects.toThrow('was cut off');
    expect(releases.official()[0]).toMatchObject({ installed: false, address: `${base}/release.zip` });
    expect(releases.official()[0]?.partial).toBeGreaterThan(0);
    const job = await releases.download('icd10cm-2026');
    expect(job.files).toEqual([{ name: 'icd10cm-2026.zip', bytes: bytes.length }]);
    const preview = await releases.preview(job.token, null, null);
    expect(preview.reports.map((r) => r.name)).toEqual(['ICD-10-CM FY2026']);
    await releases.install(job.token);
    expect(releases.official()[0]).toMatchObject({ installed: true, partial: 0 });
    expect(existsSync(join(folder, 'downloads', 'icd10cm-2026.zip'))).toBe(false);
    expect(notes[0]).toBe(`download ICD-10-CM FY2026 from ${base}/release.zip`);
    await expect(releases.download('unknown')).rejects.toThrow('There is no such release to fetch.');
    await releases.stop();
  });

  it('refuses the same download twice at once and can be stopped', async () => {
    const bytes = release('one');
    answer = (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/zip',
        'content-length': bytes.length,
        etag: '"a"',
      });
      response.write(bytes.subarray(0, 10_000));
    };
    const releases = service();
    const going = releases.download('icd10cm-2026');
    await expect(releases.download('icd10cm-2026')).rejects.toThrow('under way already');
    setTimeout(() => releases.cancel('download:icd10cm-2026'), 100);
    await expect(going).rejects.toThrow('The download was stopped.');
    await releases.stop();
  });
});
