import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/**
 * A WOFF 1 font as plain OpenType: the same tables, uncompressed. The PDF writer reads WOFF too, but
 * inflates it in JavaScript for every document, which took most of the time of a one-page invoice.
 * Source: W3C, WOFF File Format 1.0, sections 3 to 5; OpenType, "Organization of an OpenType font".
 * @throws Error when the bytes are not WOFF 1 or a table does not inflate to its stated length.
 */
export function openTypeOf(woff: Uint8Array): Uint8Array {
  const input = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength);
  if (input.length < WOFF_HEADER || input.toString('latin1', 0, 4) !== 'wOFF')
    throw new Error('This is not a WOFF font file.');
  const count = input.readUInt16BE(12);
  const output = Buffer.alloc(input.readUInt32BE(16));
  writeHeader(output, input.readUInt32BE(4), count);
  let offset = SFNT_HEADER + count * SFNT_ENTRY;
  for (let i = 0; i < count; i += 1) {
    const entry = WOFF_HEADER + i * WOFF_ENTRY;
    const table = tableAt(input, entry);
    const record = SFNT_HEADER + i * SFNT_ENTRY;
    // Tag and checksum stand before and after the offsets in WOFF.
    input.copy(output, record, entry, entry + 4);
    input.copy(output, record + 4, entry + 16, entry + 20);
    output.writeUInt32BE(offset, record + 8);
    output.writeUInt32BE(table.length, record + 12);
    table.copy(output, offset);
    // Every table begins at a multiple of four.
    offset += (table.length + 3) & ~3;
  }
  return output;
}

/** `searchRange`, `entrySelector` and `rangeShift` follow from the number of tables. */
function writeHeader(output: Buffer, flavor: number, count: number): void {
  const selector = Math.floor(Math.log2(count));
  output.writeUInt32BE(flavor, 0);
  output.writeUInt16BE(count, 4);
  output.writeUInt16BE(16 * 2 ** selector, 6);
  output.writeUInt16BE(selector, 8);
  output.writeUInt16BE(16 * (count - 2 ** selector), 10);
}

function tableAt(input: Buffer, entry: number): Buffer {
  const start = input.readUInt32BE(entry + 4);
  const stored = input.readUInt32BE(entry + 8);
  const length = input.readUInt32BE(entry + 12);
  const bytes = input.subarray(start, start + stored);
  const table = stored < length ? inflateSync(bytes) : bytes;
  if (table.length !== length) throw new Error('A table of this font file is damaged.');
  return table;
}
