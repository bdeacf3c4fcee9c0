import { refusal } from './faults.ts';
import { decodeText } from './plain-text.ts';

/** What a file is by its content, with its characters where it is text. */
export type Recognised =
  | { readonly format: 'pdf' | 'docx' | 'image' | 'rtf' | 'gzip' }
  | { readonly format: 'text' | 'ccda' | 'hl7v2' | 'fhir'; readonly text: string };

/** First bytes of what is kept and read, and of what people hand over by mistake. */
const KNOWN: readonly (readonly [hex: RegExp, format: 'docx' | 'image' | 'rtf' | 'gzip'])[] = [
  [/^1f8b08/, 'gzip'],
  [/^504b0304/, 'docx'],
  [/^89504e470d0a1a0a/, 'image'],
  [/^ffd8ff/, 'image'],
  [/^(49492a00|4d4d002a)/, 'image'],
  [/^47494638/, 'image'],
  [/^7b5c7274/, 'rtf'],
];
const MISTAKEN: readonly (readonly [hex: RegExp, reason: string])[] = [
  [
    /^d0cf11e0/,
    'This is an old Word document, a message of Outlook, or a document with a password: open it and save it as DOCX or PDF without one.',
  ],
  [/^(49492b00|4d4d002b)/, 'This is a BigTIFF picture, which cannot be shown: save it as TIFF or PDF.'],
  [/^52494646.{8}57454250/, 'WebP pictures are not taken in: save it as PNG or JPEG.'],
  [/^.{8}66747970(68656963|68656978|6d696631|61766966)/, 'HEIC pictures are not taken in: save it as JPEG.'],
  [/^424d.{8}00000000/, 'BMP pictures are not taken in: save it as PNG or JPEG.'],
  [/^504b05/, 'The archive is empty.'],
  [/^(377abcaf|52617221|fd377a58|425a68)/, 'This is an archive: unpack it and take in the files in it.'],
  [/^4d5a/, 'This is a program, not a document.'],
];

/**
 * Recognises a file by what is in it, never by its name.
 * @throws Refusal when it is empty, or nothing that is read here
 */
export function recognise(bytes: Uint8Array): Recognised {
  if (bytes.length === 0) throw refusal('The file is empty.');
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const known = KNOWN.find(([magic]) => magic.test(hex));
  if (known) return { format: known[1] };
  // PDF readers allow some bytes of mail headers before the beginning.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return { format: 'pdf' };
  const mistaken = MISTAKEN.find(([magic]) => magic.test(hex));
  if (mistaken) throw refusal(mistaken[1]);
  const text = decodeText(bytes);
  if (text === null)
    throw refusal(
      'This is neither text nor a document that can be read: take in text, RTF, PDF, DOCX, PNG, JPEG, TIFF, GIF, C-CDA, HL7 or FHIR.',
    );
  return recogniseText(text);
}

function recogniseText(text: string): Recognised {
  const start = text.slice(0, 4000).replace(/^[\s\u000b\ufeff]+/, '');
  if (start === '') throw refusal('There is no text in this file.');
  // In UTF-16, where the bytes do not show it.
  if (start.startsWith('{\\rtf')) return { format: 'rtf' };
  if (/^(MSH|FHS|BHS)[^\sA-Za-z0-9]/.test(start)) return { format: 'hl7v2', text };
  if (/^(PID|EVN|PV1|OBR|OBX|ORC|FT1|TXA|MSA|SFT|NK1|PD1)\|/.test(start))
    throw refusal(
      `Line 1: An HL7 message begins with the segment MSH, and this one with ${start.slice(0, 3)}: its beginning is missing, so send the whole message again.`,
    );
  if (/^ISA[^A-Za-z0-9]/.test(start))
    throw refusal('This is an X12 file, such as a claim or a remittance: open it under Remittances.');
  if (start.startsWith('<')) return recogniseMarkup(text, start);
  if (/^[[{]/.test(start) && looksLikeJson(text, start)) return { format: 'fhir', text };
  return { format: 'text', text };
}

function recogniseMarkup(text: string, start: string): Recognised {
  // Comments and declarations may stand before the root; a document type among them is the XML reader's to refuse.
  const bare = start.replace(/<!--[\s\S]*?(-->|$)/g, '').replace(/^\s*<\?xml[^>]*>/i, '');
  if (/^\s*<!doctype\s+html|^\s*<(html|head|body|table|div|p|meta)\b/i.test(bare) || /<html[\s>]/i.test(bare))
    throw refusal('This is a web page: open it in a browser, print it to PDF, and take that in.');
  if (/<([A-Za-z][\w.-]*:)?ClinicalDocument[\s>/]/.test(start)) return { format: 'ccda', text };
  if (/xmlns\s*=\s*["']http:\/\/hl7\.org\/fhir["']/.test(start))
    throw refusal('This is FHIR written as XML: export it as JSON.');
  if (/^\s*<\?xml/i.test(start) || /^\s*<!doctype/i.test(bare))
    throw refusal(
      'This is XML, but no clinical document (C-CDA): ask its sender for C-CDA, HL7, FHIR or PDF.',
    );
  return { format: 'text', text };
}

/** A note may begin with a bracket as well. */
function looksLikeJson(text: string, start: string): boolean {
  if (/"resourceType"\s*:/.test(text.slice(0, 100_000))) return true;
  if (!/^(\{\s*("|\})|\[\s*(\{|\[|"|\]|\d))/.test(start)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return start.startsWith('{');
  }
}
