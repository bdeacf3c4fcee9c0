import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { Refusal } from '#shared/kernel/result.ts';

/** One file's content, taken out of its archive. */
export type Source = { readonly name: string; readonly bytes: Uint8Array };

/**
 * What may be unpacked. The largest published file (NCCI pairs) has 160 MB; text packs to a twentieth, a
 * bomb to less than a thousandth.
 */
export type SourceLimits = {
  readonly fileBytes: number;
  readonly allBytes: number;
  readonly files: number;
  readonly ratio: number;
};
export const LIMITS: SourceLimits = { fileBytes: 400_000_000, allBytes: 800_000_000, files: 60, ratio: 200 };

/** Small things may pack well: an empty table does. */
const RATIO_COUNTS_FROM = 5_000_000;

/**
 * The files behind a path: itself, or what its gzip or zip holds, told by its first bytes.
 * @throws Refusal `invalid_input` when it cannot be read, is cut off, or unpacks to more than the limits.
 */
export function readSources(path: string, limits: SourceLimits = LIMITS): Source[] {
  const name = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw refusal(name, 'There is no such file.');
  if (!stat.isFile()) throw refusal(name, 'This is a folder. Name the files in it.');
  if (stat.size === 0) throw refusal(name, 'The file is empty.');
  if (stat.size > limits.fileBytes) throw refusal(name, 'The file is larger than any code-set file.');
  const magic = firstBytes(path);
  const bytes = readFileSync(path);
  if (magic.startsWith('1f8b'))
    return [{ name: name.replace(/\.gz$/i, ''), bytes: gunzip(name, bytes, limits) }];
  if (magic.startsWith('504b0304')) return unzip(name, bytes, limits);
  if (magic.startsWith('504b0506')) throw refusal(name, 'The archive is empty.');
  return [{ name, bytes }];
}

function firstBytes(path: string): string {
  const file = openSync(path, 'r');
  try {
    const four = Buffer.alloc(4);
    return four.toString('hex', 0, readSync(file, four, 0, 4, 0));
  } finally {
    closeSync(file);
  }
}

function gunzip(name: string, packed: Uint8Array, limits: SourceLimits): Uint8Array {
  const most = Math.min(limits.fileBytes, Math.max(RATIO_COUNTS_FROM, packed.length * limits.ratio));
  try {
    return gunzipSync(packed, { maxOutputLength: most });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? refusal(name, 'It unpacks to far more than any code-set file, so it was not unpacked.')
      : refusal(name, 'The gzip file is damaged or cut off.');
  }
}

function unzip(name: string, packed: Uint8Array, limits: SourceLimits): Source[] {
  let all = 0;
  let count = 0;
  const sizes = new Map<string, number>();
  let tooMuch = false;
  try {
    const files = unzipSync(packed, {
      filter: ({ name: member, size, originalSize }) => {
        if (member.endsWith('/') || tooMuch) return false;
        count += 1;
        all += originalSize;
        tooMuch =
          count > limits.files ||
          originalSize > limits.fileBytes ||
          all > limits.allBytes ||
          (originalSize > RATIO_COUNTS_FROM && originalSize > size * limits.ratio);
        sizes.set(member, originalSize);
        return !tooMuch;
      },
    });
    if (sizes.has('[Content_Types].xml'))
      throw refusal(name, 'This is a workbook or document, not a release. Save its sheet as CSV.');
    if (tooMuch)
      throw refusal(name, 'It unpacks to far more than any code-set file, so it was not unpacked.');
    const sums = checksums(packed);
    return Object.entries(files).map(([member, bytes]) => {
      const sum = sums.get(member);
      if (bytes.length !== sizes.get(member) || (sum !== undefined && sum !== crc32(bytes)))
        throw new RangeError('A file in the archive is not as stated.');
      return { name: `${name}: ${member}`, bytes };
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refusal(name, 'The zip archive is damaged or cut off.');
  }
}

/**
 * CRC-32 of each member as the archive's own list states it (PKWARE APPNOTE 4.3.12 and 4.3.16), which the library
 * does not compare.
 */
function checksums(packed: Uint8Array): Map<string, number> {
  const zip = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const sums = new Map<string, number>();
  if (end === -1) return sums;
  let at = zip.readUInt32LE(end + 16);
  while (at + 46 <= zip.length && zip.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const from = at + 46;
    sums.set(zip.toString('utf8', from, from + (name ?? 0)), zip.readUInt32LE(at + 16));
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return sums;
}

/** One sentence with the file's name before it; nothing has been changed when it is thrown. */
export function refusal(name: string, reason: string): Refusal {
  return new Refusal('invalid_input', `${name}: ${reason} Nothing was installed.`);
}
