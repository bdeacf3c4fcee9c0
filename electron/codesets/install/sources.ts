import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sheetsOf } from './workbook.ts';
import { DamagedZip, unpackMember, zipMembers, type ZipMember } from './zip.ts';

/** One file's content, taken out of its archive. */
export type Source = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was a sheet of a workbook and is text now. */
  readonly sheet?: true;
};

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
 * The files behind a path: itself, or what its gzip, zip or workbook holds, told by its first bytes.
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
      ? refusal(name, TOO_MUCH)
      : refusal(name, 'The gzip file is damaged or cut off.');
  }
}

const TOO_MUCH = 'It unpacks to far more than any code-set file, so it was not unpacked.';
const DAMAGED = 'The zip archive is damaged or cut off.';

/** What is left of the limits, over an archive and the workbooks in it. */
type Budget = { bytes: number; files: number };

function unzip(name: string, packed: Uint8Array, limits: SourceLimits): Source[] {
  return unzipWithin(name, packed, limits, { bytes: limits.allBytes, files: limits.files });
}

function unzipWithin(name: string, packed: Uint8Array, limits: SourceLimits, budget: Budget): Source[] {
  const zip = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  try {
    const members = zipMembers(zip);
    if (members.some((member) => member.name === '[Content_Types].xml')) {
      if (!members.some((member) => member.name === 'xl/workbook.xml'))
        throw refusal(name, 'This is a document, not a release. Save its table as CSV.');
      const parts = new Map(members.map((member) => [member.name, member]));
      return sheetsOf(name, (part) => {
        const member = parts.get(part);
        return member ? unpack(name, zip, member, limits, budget) : null;
      });
    }
    if (members.length === 0) throw refusal(name, 'The archive is empty.');
    return withoutTwins(members).flatMap((member) => {
      const within = `${name}: ${member.name}`;
      const bytes = unpack(name, zip, member, limits, budget);
      return /\.xlsx$/i.test(member.name)
        ? workbookWithin(within, bytes, limits, budget)
        : [{ name: within, bytes }];
    });
  } catch (error) {
    if (error instanceof FileFault) throw refusal(name, error.message);
    throw error instanceof DamagedZip ? refusal(name, DAMAGED) : error;
  }
}

/** A workbook of an archive that cannot be read is passed over: the archive has papers beside its tables. */
function workbookWithin(name: string, bytes: Uint8Array, limits: SourceLimits, budget: Budget): Source[] {
  try {
    return unzipWithin(name, bytes, limits, budget);
  } catch (error) {
    if (error instanceof Refusal && error.message.includes(TOO_MUCH)) throw error;
    return [{ name, bytes }];
  }
}

/** Publishers put the same table in as text and as a workbook: the text is enough. */
function withoutTwins(members: readonly ZipMember[]): ZipMember[] {
  const stem = (text: string): string => text.replace(/\.[^.]*$/, '').toLowerCase();
  const texts = new Set(
    members.filter(({ name }) => /\.(txt|csv)$/i.test(name)).map(({ name }) => stem(name)),
  );
  return members.filter(({ name }) => !(/\.xlsx$/i.test(name) && texts.has(stem(name))));
}

function unpack(
  name: string,
  zip: Buffer,
  member: ZipMember,
  limits: SourceLimits,
  budget: Budget,
): Uint8Array {
  if (member.encrypted) throw refusal(name, 'The archive is locked with a password. Unpack it first.');
  if (member.method !== 0 && member.method !== 8)
    throw refusal(name, 'The archive is packed in a way that the program does not know. Unpack it first.');
  budget.files -= 1;
  budget.bytes -= member.size;
  const bomb = member.size > RATIO_COUNTS_FROM && member.size > member.packed * limits.ratio;
  if (budget.files < 0 || budget.bytes < 0 || member.size > limits.fileBytes || bomb)
    throw refusal(name, TOO_MUCH);
  return unpackMember(zip, member);
}

/** One sentence with the file's name before it; nothing has been changed when it is thrown. */
export function refusal(name: string, reason: string): Refusal {
  return new Refusal('invalid_input', `${name}: ${reason} Nothing was installed.`);
}
