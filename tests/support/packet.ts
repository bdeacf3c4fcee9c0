import PDFDocument from 'pdfkit';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import type { PacketContent } from '#shared/domain/denials/packet.ts';
import { Instant, isoDate } from '#shared/kernel/dates.ts';
import { scenarioClaim } from './claims.ts';

export type PacketDocument = PacketContent['documents'][number];

/** A document of which the original is this file. */
export function enclosed(
  title: string,
  bytes: Uint8Array,
  more: Partial<PacketDocument> & { readonly mediaType?: string } = {},
): PacketDocument {
  const { mediaType = 'application/pdf', ...rest } = more;
  return {
    title,
    kind: 'other',
    receivedAt: Instant.parse('2026-03-04T09:00:00.000Z'),
    text: '',
    pages: null,
    unread: true,
    original: { mediaType, fileName: `${title.toLowerCase()}.file`, bytes },
    ...rest,
  };
}

/** An appeal of the scenario's claim that encloses these documents. */
export function packetContent(documents: readonly PacketDocument[]): PacketContent {
  const claim = scenarioClaim();
  return {
    madeOn: isoDate('2026-11-20'),
    practice: {
      name: 'Fictive Family Practice',
      lines: ['100 Example Street', 'Cleveland, OH 44113-5678'],
      phone: '(216) 555-0100',
      npi: '1234567893',
      taxId: '341234567',
    },
    to: ['Invented Health Plan', 'Appeals', '1 Sample Plaza', 'Columbus, OH 43004'],
    subject: [
      ['Patient', 'Ana Fictive, born March 1, 1980'],
      ['Claim', '10001, your number X-77'],
      ['Refused', '$145.00, answered November 10, 2026'],
    ],
    letter: 'To the appeals department\n\nWe ask you to review this claim.\n\nRespectfully,\nTest Biller',
    head: 'Claim 10001 \u00b7 date of service 2026-03-03',
    forms: fillCms1500(claim, isoDate('2026-03-05'), 'X-77').forms,
    formNote: 'version 1, sent March 5, 2026',
    documents,
    answer: {
      payerName: 'Invented Health Plan',
      traceNumber: 'T1',
      paidOn: isoDate('2026-11-10'),
      claims: [],
    },
    amounts: [],
    filing: {
      fileBy: null,
      serviceDate: isoDate('2026-03-03'),
      sendings: [
        {
          at: Instant.parse('2026-03-05T10:00:00.000Z'),
          version: 1,
          fileName: 'a.837',
          control: '000000001',
        },
      ],
      receipts: [],
    },
  };
}

/** A PDF of pages with one line of words each. */
export function pdfOf(
  pages: readonly string[],
  options: ConstructorParameters<typeof PDFDocument>[0] = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const made = new PDFDocument({ autoFirstPage: false, ...options });
    const parts: Buffer[] = [];
    made.on('data', (part: Buffer) => parts.push(part));
    made.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    made.on('error', reject);
    for (const words of pages) {
      made.addPage();
      if (words !== '') made.text(words, 72, 72);
    }
    made.end();
  });
}
