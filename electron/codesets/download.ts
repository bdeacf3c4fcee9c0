import {
  createWriteStream,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { z } from 'zod';
import { Refusal } from '#shared/kernel/result.ts';
import { DamagedZip, zipMembers } from './install/zip.ts';

export type DownloadOptions = {
  /** Where parts and finished files lie; made when it is not there. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Bytes had so far, and all of them when the server tells. */
  readonly onProgress: (had: number, all: number | null) => void;
  /** Largest file; the largest official release has some 30 MB. */
  readonly limitBytes?: number;
  /** Milliseconds without a byte after which the connection counts as lost. */
  readonly silentMs?: number;
  /** For tests against a server of this machine: the product asks by https only. */
  readonly allowPlain?: boolean;
};

const LIMIT = 200_000_000;
const SILENT_MS = 30_000;
const REDIRECTS = 4;
/** What kinds of content a zip archive is served as. */
const ZIP_TYPES =
  /^(application\/(zip|x-zip-compressed|x-zip|octet-stream|x-download)|binary\/octet-stream)\b/i;

/** What a part belongs to: it is gone on with only when the server still has the same file. */
const PartFacts = z.object({
  url: z.string(),
  etag: z.string(),
  modified: z.string(),
  all: z.int().nullable(),
});
type PartFacts = z.infer<typeof PartFacts>;

const NOTHING = 'Nothing was installed.';

/**
 * Fetches one file by https into `folder/<key>.zip` and proves that it is a whole zip archive. What an attempt
 * that was cut off had is kept and gone on with (RFC 9110, Range with If-Range); when the server has another
 * file by then it begins anew.
 * @returns the path of the finished file.
 * @throws Refusal `cancelled`, `not_found`, `conflict` (network, disk), `invalid_input` (what came is no release).
 */
export async function download(key: string, url: string, options: DownloadOptions): Promise<string> {
  const place = placeOf(options.folder, key);
  try {
    mkdirSync(options.folder, { recursive: true });
    let known = partOf(place, url);
    let answer = await ask(url, known, options);
    if (answer.statusCode === 416 && known) {
      // The part is longer than the file is now, or it is whole already.
      answer.destroy();
      if (known.had === known.facts.all) return finish(place);
      discardPart(options.folder, key);
      known = null;
      answer = await ask(url, null, options);
    }
    await receive(answer, place, url, known, options);
    return finish(place);
  } catch (error) {
    throw sentenceFor(error, new URL(url).host, options.signal) ?? error;
  }
}

/** Bytes that an earlier attempt left; 0 when none. */
export function partialBytes(folder: string, key: string, url: string): number {
  return partOf(placeOf(folder, key), url)?.had ?? 0;
}

/** Deletes what an earlier attempt left. */
export function discardPart(folder: string, key: string): void {
  const { part, facts } = placeOf(folder, key);
  rmSync(part, { force: true });
  rmSync(facts, { force: true });
}

type Place = { readonly part: string; readonly facts: string; readonly whole: string };

function placeOf(folder: string, key: string): Place {
  if (!/^[a-z0-9-]+$/.test(key)) throw new RangeError('A key has small letters, digits and hyphens.');
  const at = join(folder, key);
  return { part: `${at}.zip.part`, facts: `${at}.zip.json`, whole: `${at}.zip` };
}

type Part = { readonly had: number; readonly facts: PartFacts };

/** A part that can be gone on with: same address, and the server named the file's state. */
function partOf(place: Place, url: string): Part | null {
  const had = statSync(place.part, { throwIfNoEntry: false })?.size ?? 0;
  if (had === 0) return null;
  try {
    const facts = PartFacts.parse(JSON.parse(readFileSync(place.facts, 'utf8')));
    return facts.url === url && validatorOf(facts) !== null ? { had, facts } : null;
  } catch {
    return null;
  }
}

/** A weak tag does not promise the same bytes (RFC 9110, 13.1.5). */
function validatorOf(facts: PartFacts): string | null {
  if (facts.etag !== '' && !facts.etag.startsWith('W/')) return facts.etag;
  return facts.modified === '' ? null : facts.modified;
}

/** Asks for the file, or the rest of it, following redirects to https addresses only. */
async function ask(url: string, part: Part | null, options: DownloadOptions): Promise<IncomingMessage> {
  let address = new URL(url);
  for (let step = 0; step <= REDIRECTS; step += 1) {
    const answer = await request(address, part, options);
    const { statusCode = 0, headers } = answer;
    if (statusCode < 300 || statusCode >= 400 || !headers.location) return answer;
    answer.destroy();
    address = new URL(headers.location, address);
  }
  throw new Refusal('conflict', `The address leads on and on. ${NOTHING}`);
}

function request(address: URL, part: Part | null, options: DownloadOptions): Promise<IncomingMessage> {
  const plain = address.protocol === 'http:' && options.allowPlain === true;
  if (address.protocol !== 'https:' && !plain)
    return Promise.reject(
      new Refusal('conflict', `The publisher leads to an address without https. ${NOTHING}`),
    );
  const validator = part ? validatorOf(part.facts) : null;
  const headers = {
    accept: 'application/zip, application/octet-stream',
    'accept-encoding': 'identity',
    'user-agent': 'Claimwright',
    ...(part && validator !== null ? { range: `bytes=${part.had}-`, 'if-range': validator } : {}),
  };
  return new Promise((resolve, reject) => {
    const get = plain ? getPlain : getSecure;
    const sent = get(address, { headers, signal: options.signal }, resolve);
    sent.setTimeout(options.silentMs ?? SILENT_MS, () => sent.destroy(new SilentServer()));
    sent.on('error', reject);
  });
}

class SilentServer extends Error {}

async function receive(
  answer: IncomingMessage,
  place: Place,
  url: string,
  part: Part | null,
  options: DownloadOptions,
): Promise<void> {
  const limit = options.limitBytes ?? LIMIT;
  const status = answer.statusCode ?? 0;
  const type = answer.headers['content-type'] ?? '';
  const going = status === 206 && part !== null && startOf(answer) === part.had;
  const had = going && part ? part.had : 0;
  const problem = problemOf(status, type, going);
  if (problem) {
    answer.destroy();
    throw problem;
  }
  const length = Number(answer.headers['content-length'] ?? Number.NaN);
  const all = Number.isSafeInteger(length) ? had + length : null;
  if (all !== null && all > limit) {
    answer.destroy();
    throw tooLarge();
  }
  const facts: PartFacts = {
    url,
    etag: answer.headers.etag ?? '',
    modified: answer.headers['last-modified'] ?? '',
    all,
  };
  writeFileSync(place.facts, JSON.stringify(facts));
  let count = had;
  const counting = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      count += piece.length;
      if (count > limit) return done(tooLarge());
      options.onProgress(count, all);
      done(null, piece);
    },
  });
  options.onProgress(count, all);
  try {
    await pipeline(answer, counting, createWriteStream(place.part, { flags: going ? 'a' : 'w' }), {
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof Refusal) discard(place);
    throw error;
  }
  if (all !== null && count < all) throw new Error('The connection ended early.');
}

function tooLarge(): Refusal {
  return new Refusal(
    'invalid_input',
    `The file is larger than any official release, so it was not fetched. ${NOTHING}`,
  );
}

/** Where a partial answer begins. */
function startOf(answer: IncomingMessage): number | null {
  const found = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '');
  return found ? Number(found[1]) : null;
}

function problemOf(status: number, type: string, going: boolean): Refusal | null {
  if (status === 404 || status === 410)
    return new Refusal(
      'not_found',
      `The publisher has no file at this address any more. Fetch it from the publisher's page and choose the file. ${NOTHING}`,
    );
  if (status !== 200 && !going)
    return new Refusal('conflict', `The publisher's server answered ${status}. Try again later. ${NOTHING}`);
  if (/html/i.test(type)) return webPage();
  if (type !== '' && !ZIP_TYPES.test(type))
    return new Refusal('invalid_input', `What came is no zip archive but ${type.split(';')[0]}. ${NOTHING}`);
  return null;
}

function webPage(): Refusal {
  return new Refusal(
    'invalid_input',
    `The publisher's server sent a web page instead of the release. Try again later, or fetch the file from the publisher's page and choose it. ${NOTHING}`,
  );
}

function discard(place: Place): void {
  rmSync(place.part, { force: true });
  rmSync(place.facts, { force: true });
}

/** Proves that the part is a whole archive and gives it its name; a part that is not is deleted. */
function finish(place: Place): string {
  const bytes = readFileSync(place.part);
  if (/^\s*</.test(bytes.toString('latin1', 0, 64))) {
    discard(place);
    throw webPage();
  }
  try {
    if (zipMembers(bytes).length === 0) throw new DamagedZip();
  } catch (error) {
    if (!(error instanceof DamagedZip)) throw error;
    discard(place);
    throw new Refusal('invalid_input', `What came is no whole zip archive. Fetch it again. ${NOTHING}`);
  }
  renameSync(place.part, place.whole);
  rmSync(place.facts, { force: true });
  return place.whole;
}

/** One sentence for what a network or a disk does; null for a fault of our own. */
function sentenceFor(error: unknown, host: string, signal: AbortSignal): Refusal | null {
  if (signal.aborted)
    return new Refusal(
      'cancelled',
      `The download was stopped. What has come is kept for going on. ${NOTHING}`,
    );
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EHOSTUNREACH':
    case 'ECONNREFUSED':
      return new Refusal(
        'conflict',
        `${host} cannot be reached. Check the connection to the internet, or fetch the file on another computer and choose it here. ${NOTHING}`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal('conflict', `The disk is full, so the download ended. Free some space. ${NOTHING}`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal('forbidden', `The data folder cannot be written. Check its permissions. ${NOTHING}`);
    default:
  }
  if (/^(ERR_TLS|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_SSL|EPROTO)/.test(code))
    return new Refusal('conflict', `${host} could not prove who it is, so nothing was fetched. ${NOTHING}`);
  if (error instanceof RangeError || error instanceof TypeError) return null;
  return new Refusal(
    'conflict',
    `The connection to ${host} was cut off. What has come is kept: start the download again to go on. ${NOTHING}`,
  );
}
