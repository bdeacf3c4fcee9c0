import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { IncomingFile } from '#shared/domain/incoming.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';

const FILES = new Map<string, Uint8Array>([
  [
    'HL7',
    strToU8(
      'MSH|^~\\&|L|S|||20260312||ORU^R01|1|P|2.5\rPID|1||7^^^C^MR||Fictive^Ana||19800305|F\rOBR|1|||x^CBC\rOBX|1|NM|a^A^L||1.5|g/dL|1-2|H|||F\r',
    ),
  ],
  [
    'C-CDA',
    strToU8(
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient><name><family>Fictive</family></name></patient></patientRole></recordTarget><component><structuredBody><component><section><title>Assessment</title><text><table><tr><td>Cough</td></tr></table></text></section></component></structuredBody></component></ClinicalDocument>',
    ),
  ],
  [
    'FHIR',
    strToU8(
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"p","name":[{"family":"Fictive"}]}},{"resource":{"resourceType":"DocumentReference","subject":{"reference":"Patient/p"},"content":[{"attachment":{"contentType":"text/plain","data":"Q291Z2g="}}]}}]}',
    ),
  ],
  [
    'RTF',
    strToU8("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Knee pain, caf\\'e9 \\u8211? {\\b right}\\par}"),
  ],
  [
    'DOCX',
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>') }),
  ],
]);

beforeAll(async () => {
  const pdf = await new Promise<Buffer>((resolve) => {
    const made = new PDFDocument();
    const parts: Buffer[] = [];
    made.on('data', (part: Buffer) => parts.push(part));
    made.on('end', () => resolve(Buffer.concat(parts)));
    made.text('Knee pain, right.').end();
  });
  FILES.set('PDF', pdf);
});

/** A file with a piece cut out or doubled, its end cut off, or bytes changed. */
const damage = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(200),
  how: fc.constantFrom('cut', 'out', 'twice', 'change'),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});

describe('damaged files of every kind', () => {
  it.each(['HL7', 'C-CDA', 'FHIR', 'RTF', 'DOCX', 'PDF'])(
    '%s is read or refused, and never fails otherwise',
    async (kind) => {
      const whole = Buffer.from(FILES.get(kind) ?? []);
      expect(whole.length).toBeGreaterThan(0);
      await fc.assert(
        fc.asyncProperty(damage, async ({ from, length, how, bytes }) => {
          const at = Math.floor(from * whole.length);
          const piece = whole.subarray(at, at + length);
          const middle = {
            cut: [],
            out: [whole.subarray(at + length)],
            twice: [piece, whole.subarray(at)],
            change: [bytes, whole.subarray(at + bytes.length)],
          };
          const file: unknown = await readIncoming(
            Buffer.concat([whole.subarray(0, at), ...middle[how]]),
            'damaged',
          ).catch((error: unknown) => error);
          if (file instanceof Refusal) expect(file.message).toMatch(/Nothing was taken in\.$/);
          else expect(IncomingFile.safeParse(file).error).toBeUndefined();
        }),
        { numRuns: 150, seed: 20260312 },
      );
    },
  );
});
