import { refusal, type Source } from './sources.ts';

/** Some publishers write characters of Windows, such as the fixed blanks in the HCPCS notice. */
const WINDOWS = new TextDecoder('windows-1252');

/**
 * The text of a file, proved to be text: UTF-8, or Windows characters when `windows` allows it.
 * @throws Refusal when it is a workbook, PDF, web page, UTF-16 or anything else that is not text.
 */
export function textOf({ name, bytes }: Source, windows: boolean): string {
  const head = Buffer.from(bytes.subarray(0, 4096));
  const hex = head.toString('hex', 0, 4);
  if (hex.startsWith('504b'))
    throw refusal(name, 'This is a workbook or an archive within an archive. Save its sheet as CSV.');
  if (hex === 'd0cf11e0') throw refusal(name, 'This is an old workbook. Save its sheet as CSV.');
  if (hex === '25504446')
    throw refusal(name, 'This is a PDF. The program reads the text, CSV or XML file of the release.');
  if (hex.startsWith('fffe') || hex.startsWith('feff'))
    throw refusal(name, 'The text is in UTF-16. Save it as UTF-8.');
  if (bytes.length === 0) throw refusal(name, 'The file is empty.');
  const at = bytes.indexOf(0);
  if (at !== -1) throw refusal(name, `Line ${lineAt(bytes, at)}: There are bytes that are no text.`);
  if (/^\s*(<!doctype html|<html|<head)/i.test(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')))
    throw refusal(name, 'This is a web page, not the release itself. Download the file again.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (windows) return WINDOWS.decode(bytes);
    throw refusal(name, `Line ${lineAt(bytes, firstBadByte(bytes))}: The characters are not in UTF-8.`);
  }
}

function lineAt(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i += 1) if (bytes[i] === 10) line += 1;
  return line;
}

/** Where UTF-8 first fails: decoded line by line, since the decoder does not say. */
function firstBadByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(10, from);
    const end = found === -1 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return from;
    }
    from = end + 1;
  }
  return 0;
}
