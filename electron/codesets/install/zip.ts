import { inflateRawSync } from 'node:zlib';

/** One file of an archive, as the archive's own list states it (PKWARE APPNOTE 4.3.12, 4.5.3 for zip64). */
export type ZipMember = {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Where its local header begins. */
  readonly offset: number;
};

/** The archive's list is not as stated, or cut off. */
export class DamagedZip extends Error {}

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record with the longest comment. */
const END_REACH = 22 + 0xffff;
/** Stands in a 32-bit field whose value is in the zip64 part. */
const ELSEWHERE = 0xffffffff;

/**
 * The files of an archive, folders left out, from its list at the end; archives with zip64 records included.
 * @throws DamagedZip
 */
export function zipMembers(zip: Buffer): ZipMember[] {
  return guarded(() => {
    const { count, at } = directoryOf(zip);
    const members: ZipMember[] = [];
    let next = at;
    for (let i = 0; i < count; i += 1) {
      if (zip.readUInt32LE(next) !== CENTRAL) throw new DamagedZip();
      const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) => zip.readUInt16LE(next + field));
      const from = next + 46;
      const text = zip.toString('utf8', from, from + name);
      const extras = zip.subarray(from + name, from + name + extra);
      if (from + name + extra + comment > zip.length) throw new DamagedZip();
      if (!text.endsWith('/')) members.push(memberAt(zip, next, text, extras));
      next = from + name + extra + comment;
    }
    return members;
  });
}

function memberAt(zip: Buffer, at: number, name: string, extras: Buffer): ZipMember {
  const [packed = 0, size = 0, offset = 0] = [20, 24, 42].map((field) => zip.readUInt32LE(at + field));
  const wide = wideValues(extras, [size, packed, offset]);
  return {
    name,
    packed: wide[1] ?? packed,
    size: wide[0] ?? size,
    offset: wide[2] ?? offset,
    crc: zip.readUInt32LE(at + 16),
    method: zip.readUInt16LE(at + 10),
    encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
  };
}

/** In the zip64 part stand, in this order, only those values that do not fit their own field. */
function wideValues(extras: Buffer, narrow: readonly number[]): (number | null)[] {
  if (!narrow.includes(ELSEWHERE)) return narrow.map(() => null);
  for (let at = 0; at + 4 <= extras.length; at += 4 + extras.readUInt16LE(at + 2)) {
    if (extras.readUInt16LE(at) !== 1) continue;
    let value = at + 4;
    return narrow.map((field) => {
      if (field !== ELSEWHERE) return null;
      value += 8;
      return wide(extras, value - 8);
    });
  }
  throw new DamagedZip();
}

function wide(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new DamagedZip();
  return Number(value);
}

function directoryOf(zip: Buffer): { readonly count: number; readonly at: number } {
  for (let end = zip.length - 22; end >= 0 && end >= zip.length - END_REACH; end -= 1) {
    if (zip.readUInt32LE(end) !== END || end + 22 + zip.readUInt16LE(end + 20) !== zip.length) continue;
    if (end >= 20 && zip.readUInt32LE(end - 20) === END64_LOCATOR) {
      const record = wide(zip, end - 20 + 8);
      if (zip.readUInt32LE(record) !== END64) throw new DamagedZip();
      return { count: wide(zip, record + 32), at: wide(zip, record + 48) };
    }
    return { count: zip.readUInt16LE(end + 10), at: zip.readUInt32LE(end + 16) };
  }
  throw new DamagedZip();
}

/**
 * The content of one file, proved by its length and checksum; never more bytes than the list states.
 * @throws DamagedZip
 */
export function unpackMember(zip: Buffer, member: ZipMember): Uint8Array {
  return guarded(() => {
    if (zip.readUInt32LE(member.offset) !== LOCAL) throw new DamagedZip();
    const from =
      member.offset + 30 + zip.readUInt16LE(member.offset + 26) + zip.readUInt16LE(member.offset + 28);
    if (from + member.packed > zip.length) throw new DamagedZip();
    const packed = zip.subarray(from, from + member.packed);
    const bytes =
      member.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(member.size, 1) });
    if (bytes.length !== member.size || crc32Of(bytes) !== member.crc) throw new DamagedZip();
    return bytes;
  });
}

/** CRC-32 of ISO 3309 by a table of bytes; the runtime's own is not in every version that the program stands on. */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32Of(bytes: Uint8Array): number {
  let crc = -1;
  for (let i = 0; i < bytes.length; i += 1)
    crc = (CRC_TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

/** Reading beyond the end and undoable packing are damage as well. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DamagedZip) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof RangeError || /^(Z_|ERR_)/.test(code)) throw new DamagedZip();
    throw error;
  }
}
