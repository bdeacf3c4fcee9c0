import './no-network.ts';
import { Hl7Message } from '@medplum/core';
import { refusal } from '#electron/documents/read/faults.ts';
import { LIMITS } from '#electron/documents/read/limits.ts';

/** One message of a file, with where it stands, for sentences about it. */
export type Message = {
  readonly hl7: Hl7Message;
  /** `ORU`, `MDM` … (MSH-9.1) and `R01`, `T02` … (MSH-9.2). */
  readonly type: string;
  readonly event: string;
  /** `Message 2 (line 14)`. */
  readonly where: string;
};

/** Messages of a file, and what is odd about the file around them. */
export type MessageFile = { readonly messages: readonly Message[]; readonly remarks: readonly string[] };

type Lines = { readonly line: number; readonly segments: string[] };

/**
 * Takes a file apart into messages: bare, framed for the wire (MLLP, 0B … 1C 0D), or as a batch (FHS, BHS, BTS, FTS);
 * lines may end in CR, LF or both, although the standard knows CR alone.
 * @throws Refusal with message and line when a frame or message is cut off, or a line is no segment
 */
export function splitMessages(text: string): MessageFile {
  if (count(text, '\r') + count(text, '\n') > LIMITS.hl7Lines)
    throw refusal('The file holds more lines than can be read at once: split it.');
  if (count(text, '\u000b') !== count(text, '\u001c'))
    throw refusal(
      'A frame around an HL7 message is not closed, so the file looks cut off: send the message again.',
    );
  const found: Lines[] = [];
  const remarks: string[] = [];
  let inBatch = 0;
  let batches = 0;
  const lines = text.replace(/[\u000b\u001c\ufeff]/g, '').split(/\r\n|\r|\n/);
  for (const [i, raw] of lines.entries()) {
    const line = raw.trimStart() === '' ? '' : raw;
    const name = line.slice(0, 3);
    if (line === '' || isEnvelope(line, 'FHS')) continue;
    if (isEnvelope(line, 'BHS')) {
      batches += 1;
      inBatch = 0;
    } else if (isEnvelope(line, 'BTS')) {
      batches -= 1;
      checkCount(line, inBatch, i + 1);
    } else if (isEnvelope(line, 'FTS')) {
      continue;
    } else if (/^MSH[^A-Za-z0-9\s]/.test(line)) {
      inBatch += 1;
      found.push({ line: i + 1, segments: [line] });
    } else
      addLine(
        found,
        line,
        name,
        i + 1,
        lines.slice(i + 1).every((after) => after.trim() === ''),
      );
  }
  if (found.length === 0) throw refusal('This HL7 batch holds no message.');
  if (batches > 0)
    remarks.push('The batch has no closing segment (BTS): the sender may have meant to send more messages.');
  return { messages: found.map((one, i) => toMessage(one, i + 1)), remarks };
}

function count(text: string, character: string): number {
  const code = character.charCodeAt(0);
  let found = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) === code) found += 1;
  return found;
}

function isEnvelope(line: string, name: string): boolean {
  return line === name || (line.startsWith(name) && /^[^A-Za-z0-9\s]/.test(line.slice(3)));
}

/** BTS-1 counts the messages of the batch (2.14.3). */
function checkCount(line: string, inBatch: number, at: number): void {
  const told = line.slice(4).split(line.charAt(3))[0]?.trim() ?? '';
  if (/^\d+$/.test(told) && Number(told) !== inBatch)
    throw refusal(
      `Line ${at}: The batch tells of ${told} messages and holds ${inBatch}, so the file looks cut off: send it again.`,
    );
}

/** Adds a segment, or the rest of a text that was broken by a bare line end, which some senders do. */
function addLine(found: Lines[], line: string, name: string, at: number, last: boolean): void {
  const message = found.at(-1);
  if (!message) throw refusal(`Line ${at}: An HL7 message begins with MSH, and this line does not.`);
  const separator = message.segments[0]?.charAt(3) ?? '|';
  const isSegment = /^[A-Z][A-Z0-9]{2}$/.test(name) && (line.length === 3 || line.charAt(3) === separator);
  if (isSegment) {
    message.segments.push(line);
    return;
  }
  const before = message.segments.at(-1) ?? '';
  const where = `Message ${found.length} (line ${at})`;
  if (last && /^[A-Z][A-Z0-9]{0,2}$/.test(line.trim()))
    throw refusal(`${where}: The message ends within a segment, so it is cut off: send it again.`);
  if (!/^(OBX|NTE)/.test(before) && message.segments.length > 0)
    throw refusal(
      `${where}: This line is no HL7 segment: have the sender repair the message and send it again.`,
    );
  const escape = message.segments[0]?.charAt(6) ?? '\\';
  message.segments[message.segments.length - 1] = `${before}${escape}.br${escape}${line}`;
}

function toMessage(lines: Lines, number: number): Message {
  const where = `Message ${number} (line ${lines.line})`;
  const header = lines.segments[0] ?? '';
  const delimiters = header.slice(3, 7);
  if (header.length < 12 || /[A-Za-z0-9\s]/.test(delimiters) || new Set(delimiters.slice(0, 3)).size < 3)
    throw refusal(`${where}: The segment MSH is cut off or names no delimiters: send the message again.`);
  const hl7 = Hl7Message.parse(lines.segments.join('\r'));
  const kind = hl7.header.getField(9)?.components[0] ?? [];
  const type = (kind[0] ?? '').trim().toUpperCase();
  if (!/^[A-Z0-9]{3}$/.test(type))
    throw refusal(`${where}: MSH-9 does not tell the kind of message, so it looks cut off: send it again.`);
  return { hl7, type, event: (kind[1] ?? '').trim().toUpperCase(), where };
}
