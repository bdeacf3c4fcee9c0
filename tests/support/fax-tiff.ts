/** A fax as TIFF (6.0, section 2): of each page its tags in order, and its data (T.6) behind them. */
export function faxTiff(
  pages: number,
  change: { readonly compression?: number; readonly loop?: boolean } = {},
): Buffer {
  const tags = 6;
  const length = 2 + tags * 12 + 4 + 10;
  const made = Buffer.alloc(8 + pages * length);
  made.write('II*\0', 0, 'latin1');
  made.writeUInt32LE(8, 4);
  for (let page = 0; page < pages; page += 1) {
    const at = 8 + page * length;
    const data = at + length - 10;
    made.writeUInt16LE(tags, at);
    const values = [
      [256, 24],
      [257, 16],
      [259, change.compression ?? 4],
      [262, 0],
      [273, data],
      [279, 10],
    ];
    values.forEach(([tag = 0, value = 0], i) => {
      made.writeUInt16LE(tag, at + 2 + i * 12);
      made.writeUInt16LE(4, at + 4 + i * 12);
      made.writeUInt32LE(1, at + 6 + i * 12);
      made.writeUInt32LE(value, at + 10 + i * 12);
    });
    const last = page === pages - 1;
    made.writeUInt32LE(last ? (change.loop === true ? 8 : 0) : at + length, at + 2 + tags * 12);
    // A black rectangle on 24 by 16 points, in T.6.
    Buffer.from('f360bfffffe3e0020020', 'hex').copy(made, data);
  }
  return made;
}
