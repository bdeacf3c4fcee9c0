import type { DocumentKind } from '#shared/domain/encounter.ts';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { oneDocument, tooLong } from './building.ts';
import { refusal } from './faults.ts';
import { LIMITS } from './limits.ts';

/**
 * The characters of bytes that are text: by byte order mark, else UTF-8, UTF-16 without mark, or Windows-1252.
 * @returns null when the bytes are no text
 * @throws Refusal when the text ends within a character
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = markedEncoding(bytes);
  if (marked) return unlessBinary(decode(bytes, marked));
  const wide = wideEncoding(bytes);
  if (wide) return unlessBinary(decode(bytes, wide));
  try {
    return unlessBinary(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    if (endsWithinCharacter(bytes))
      throw refusal(
        'The text ends within a character, so the file looks cut off: get it again from its source.',
      );
    return unlessBinary(new TextDecoder('windows-1252').decode(bytes));
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding !== 'utf-8' && bytes.length % 2 === 1)
    throw refusal(
      'The text ends within a character, so the file looks cut off: get it again from its source.',
    );
  // The mark is taken off by the decoder.
  return new TextDecoder(encoding).decode(bytes);
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

/** Western text in UTF-16 has a zero in nearly every second byte. */
function wideEncoding(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4000);
  if (head.length < 4) return null;
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  return even > half * 0.7 && odd < half * 0.1 ? 'utf-16be' : null;
}

/** Whether all is UTF-8 but the last one to three bytes, which begin a character. */
function endsWithinCharacter(bytes: Uint8Array): boolean {
  for (let n = 1; n <= 3 && n < bytes.length; n += 1) {
    const lead = bytes[bytes.length - n] ?? 0;
    if ((lead & 0xc0) === 0x80) continue;
    const needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    if (needs <= n) return false;
    try {
      const before = bytes.subarray(0, -n);
      // A text of nothing but this one odd character is Windows-1252.
      return (
        before.some((byte) => byte >= 0x80) && new TextDecoder('utf-8', { fatal: true }).decode(before) !== ''
      );
    } catch {
      return false;
    }
  }
  return false;
}

/** Too many controls, or a character that could not be decoded: no text. Counted without keeping any. */
function unlessBinary(text: string): string | null {
  const most = text.length * 0.01;
  let odd = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!isNoText(text.charCodeAt(i))) continue;
    odd += 1;
    if (odd > most) return null;
  }
  return text.includes('\u0000\u0000') ? null : text;
}

/** Controls that no text has; tabs, line ends, form feeds and HL7 frames (0B, 1C) are let through. */
function isNoText(code: number): boolean {
  if (code < 0x20) return code < 9 || (code > 0x0d && code !== 0x1c);
  return (code >= 0x7f && code < 0xa0 && code !== 0x85) || code === 0xfffd;
}

/** One text in the form that is kept and marked: `\n` line ends, no controls, ordinary blanks. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/^\n+|\s+$/g, '');
}

/** What a document without codes of its kind most likely is, by the words of its head. */
export function kindByWords(title: string, text: string): DocumentKind {
  const head = `${title}\n${text.slice(0, 400)}`;
  if (/\bdischarge summary\b/i.test(head)) return 'discharge_summary';
  if (/\b(lab(oratory)?|pathology|microbiology) (report|results?)\b/i.test(head)) return 'lab_report';
  if (/\b(radiology|imaging|x-?ray|mri|ct|ultrasound|echo(cardiogram)?) report\b/i.test(head))
    return 'imaging_report';
  if (/\breferral\b/i.test(title)) return 'referral';
  if (/\b(insurance|consent|authorization|prior auth)\b/i.test(title)) return 'other';
  if (/\b(operative|surgical) (note|report)\b/i.test(head)) return 'operative_note';
  if (/\bhistory (and|&) physical\b/i.test(head)) return 'history_and_physical';
  if (/\bconsultation (note|report)\b/i.test(head)) return 'consultation';
  return 'visit_note';
}

/** A file of plain text, already decoded. */
export function readPlainText(decoded: string, title: string): IncomingFile {
  if (decoded.length > LIMITS.rawChars) throw tooLong(decoded.length);
  const text = tidy(decoded);
  if (text === '') throw refusal('There is no text in this file.');
  return oneDocument('text', { kind: kindByWords(title, text), title, text });
}
