import type { IncomingDocument } from '#shared/domain/incoming.ts';
import { fromBase64 } from '#electron/documents/read/base64.ts';
import { document } from '#electron/documents/read/building.ts';
import { htmlText } from '#electron/documents/read/html.ts';
import { decodeText, tidy } from '#electron/documents/read/plain-text.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { readWithin, type Known } from '#electron/documents/read/within.ts';
import type { Resources } from './load.ts';
import type { Attachment, Resource } from './resources.ts';

/** Forms of the same content, the one that reads best first. */
const PREFERENCE = [
  /^text\/plain/i,
  /html/i,
  /rtf/i,
  /xml|cda/i,
  /word|officedocument/i,
  /pdf/i,
  /^image\//i,
];

type AttachmentRead = {
  readonly documents: readonly IncomingDocument[];
  readonly remarks: readonly string[];
};

/**
 * The document in attachments that say the same in several forms (DocumentReference.content,
 * DiagnosticReport.presentedForm). A Binary of the same file is looked up; an address elsewhere is never followed.
 */
export async function readAttachments(
  attachments: readonly Attachment[],
  known: Known,
  resources: Resources,
  from: Resource,
  reading: Reading,
): Promise<AttachmentRead> {
  const forms = attachments.map((one) => withData(one, resources, from)).sort((a, b) => rank(a) - rank(b));
  const remarks: string[] = [];
  const where = `${from.resourceType}${from.id ? ` ${from.id}` : ''}`;
  for (const form of forms) {
    if (form.data === undefined || form.data === '') {
      remarks.push(
        form.url === undefined
          ? `${where}: an attachment without content was left out.`
          : `${where}: a link to a file elsewhere was not followed.`,
      );
      continue;
    }
    const bytes = fromBase64(form.data, where);
    const read = await readForm(form, bytes, where, known, reading);
    if (read.documents.length > 0) return read;
    remarks.push(...read.remarks);
  }
  return { documents: [], remarks };
}

function rank(form: Attachment): number {
  const found = PREFERENCE.findIndex((type) => type.test(form.contentType ?? ''));
  return found === -1 ? PREFERENCE.length : found;
}

function withData(one: Attachment, resources: Resources, from: Resource): Attachment {
  if (one.data !== undefined || one.url === undefined) return one;
  const binary = resources.find('Binary', { reference: one.url }, from);
  return binary ? { ...one, data: binary.data, contentType: one.contentType ?? binary.contentType } : one;
}

async function readForm(
  form: Attachment,
  bytes: Uint8Array,
  where: string,
  known: Known,
  reading: Reading,
): Promise<AttachmentRead> {
  const type = form.contentType ?? '';
  const text = /^text\/|html/i.test(type) && !/rtf|xml(?!.*html)/i.test(type) ? decodeText(bytes) : null;
  if (text === null) return readWithin([{ bytes, where }], known, reading, false);
  const plain = /html/i.test(type) ? htmlText(text) : tidy(text);
  if (plain === '')
    return { documents: [], remarks: [`${where}: a document without any text was left out.`] };
  return { documents: [document({ ...known, text: plain })], remarks: [] };
}
