import type { DocumentFormat } from '#shared/domain/incoming.ts';

const TYPES: Readonly<Record<Exclude<DocumentFormat, 'image'>, string>> = {
  text: 'text/plain',
  rtf: 'application/rtf',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ccda: 'application/xml',
  hl7v2: 'x-application/hl7-v2+er7',
  fhir: 'application/fhir+json',
};

/** Pictures by their first byte; their reader has looked at the others. */
const PICTURES: Readonly<Record<number, string>> = {
  0xff: 'image/jpeg',
  0x47: 'image/gif',
  0x49: 'image/tiff',
  0x4d: 'image/tiff',
};

/** The media type of an original (RFC 6838), by what its reader found it to be and, of pictures, its first bytes. */
export function mediaTypeOf(format: DocumentFormat, bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'application/gzip';
  if (format !== 'image') return TYPES[format];
  return PICTURES[bytes[0] ?? 0] ?? 'image/png';
}
