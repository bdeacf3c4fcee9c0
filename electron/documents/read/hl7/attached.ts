import type { Hl7Segment } from '@medplum/core';
import { fromBase64 } from '#electron/documents/read/base64.ts';
import { refusal } from '#electron/documents/read/faults.ts';
import type { Within } from '#electron/documents/read/within.ts';
import { component, repetitions, texts, value } from './fields.ts';

/**
 * The documents in an OBX: encapsulated data (ED: base64, hex, or plain), and RTF or base64 that senders put into
 * text fields. A pointer (RP) is named and never followed.
 * @returns null when the segment holds an ordinary value
 * @throws Refusal when the data are cut off
 */
export function attachedBytes(
  segment: Hl7Segment,
  where: string,
): { readonly attached: readonly Within[]; readonly remark: string | null } | null {
  switch (value(segment, 2).toUpperCase()) {
    case 'RP':
      return { attached: [], remark: `${where}: a link to a file elsewhere was not followed.` };
    case 'ED':
      return encapsulated(segment, where);
    case 'TX':
    case 'FT':
    case 'ST':
    case '':
      return inText(segment, where);
    default:
      return null;
  }
}

/** ED (2A.3.24): source, type, subtype, encoding, data. */
function encapsulated(segment: Hl7Segment, where: string): ReturnType<typeof attachedBytes> {
  const attached: Within[] = [];
  for (const one of repetitions(segment, 5)) {
    const encoding = component(segment, one, 4).toLowerCase();
    const data = one.slice(4).join(segment.context.componentSeparator).trim();
    if (data === '') continue;
    attached.push({ bytes: decode(data, component(segment, one, 5) || data, encoding, where), where });
  }
  return {
    attached,
    remark: attached.length === 0 ? `${where}: an attachment without content was left out.` : null,
  };
}

function decode(data: string, plain: string, encoding: string, where: string): Uint8Array {
  if (encoding === 'base64') return fromBase64(data, where);
  if (encoding === 'hex') {
    const hex = data.replace(/\s/g, '');
    if (hex.length % 2 === 1 || /[^0-9a-f]/i.test(hex))
      throw refusal(`${where}: The attachment is cut off or damaged: send the message again.`);
    return Buffer.from(hex, 'hex');
  }
  return Buffer.from(plain, 'utf8');
}

function inText(segment: Hl7Segment, where: string): ReturnType<typeof attachedBytes> {
  const raw = segment.getField(5)?.toString() ?? '';
  const whole = texts(segment, 5).join('\n');
  // RTF is full of backslashes: some senders escape them, some do not.
  if (/^\s*\{\\rtf/.test(raw))
    return { attached: [{ bytes: Buffer.from(raw.trim(), 'latin1'), where }], remark: null };
  if (/^\s*\{\\rtf/.test(whole))
    return { attached: [{ bytes: Buffer.from(whole.trim(), 'latin1'), where }], remark: null };
  // The beginnings of PDF and RTF in base64.
  if (/^\s*(JVBERi0|e1xydGY)[A-Za-z0-9+/=\s]+$/.test(whole))
    return { attached: [{ bytes: fromBase64(whole, where), where }], remark: null };
  return null;
}
