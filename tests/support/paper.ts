import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import { scenarioClaim } from './claims.ts';
import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { buildInvoice, type InvoiceFacts, type InvoiceLineFacts } from '#shared/domain/statements/invoice.ts';
import type { InvoiceContent } from '#shared/domain/invoice.ts';

function service(
  code: string,
  description: string,
  money: readonly [charge: number, paid: number, off: number],
  share: readonly [reason: string, amount: number] | null,
): InvoiceLineFacts {
  return {
    serviceOn: isoDate('2026-03-03'),
    providerName: 'Dora Example, MD',
    code,
    description,
    chargeCents: cents(money[0]),
    insurerPaidCents: cents(money[1]),
    contractualCents: cents(money[2]),
    patientShares: share ? [{ reason: share[0], amountCents: cents(share[1]) }] : [],
  };
}

/** The scenario's visit after the remittance: 38.42 is the patient's, 25.00 was paid, 13.42 remains. */
export function scenarioFacts(): InvoiceFacts {
  return {
    invoiceNumber: '1001',
    issuedOn: isoDate('2026-03-24'),
    dueDays: 30,
    practice: {
      name: 'Fictive Family Practice',
      addressLines: ['100 Example Street', 'Cleveland OH 44113-5678'],
      phone: '2165550100',
      paymentInstructions:
        'Pay by card or bank transfer by calling the number below, at our front desk, or by check to Fictive Family Practice with the coupon at the foot of this page.',
    },
    patient: {
      name: 'Ana B Fictive',
      accountNumber: 'P-0001',
      addressLines: ['12 Invented Lane', 'Cleveland OH 44113-1234'],
    },
    insurerNames: ['Invented Health Plan'],
    lines: [
      service('99213', 'Office visit, established patient', [14500, 7300, 4700], ['PR-3', 2500]),
      service('36415', 'Blood draw from a vein', [1500, 857, 643], null),
      service('83036', 'Hemoglobin A1c test', [4000, 0, 2658], ['PR-1', 1342]),
    ],
    payments: [
      { on: isoDate('2026-03-03'), tender: 'card', amountCents: cents(2500), words: 'at the visit' },
    ],
    ledgerBalanceCents: cents(1342),
  };
}

/** As many services over several days as are asked for, with a patient of 40 letters and accents. */
export function longInvoice(services: number): InvoiceContent {
  const base = scenarioFacts();
  const lines = Array.from({ length: services }, (_, i): InvoiceLineFacts => {
    const line = base.lines[i % 3] ?? base.lines[0];
    if (!line) throw new Error('The scenario has services.');
    return { ...line, serviceOn: isoDate(`2026-03-${String(3 + Math.floor(i / 5)).padStart(2, '0')}`) };
  });
  const owed = lines.flatMap((l) => l.patientShares).reduce((sum, s) => sum + s.amountCents, 0);
  return buildInvoice({
    ...base,
    patient: {
      name: 'Wilhelmína Ángela Żółtowska-Fictiveström',
      accountNumber: 'P-000000401',
      addressLines: [
        '1234 Old Invented Mill Road North',
        'Apartment 17',
        'San Juan Capistrano CA 92675-1234',
      ],
    },
    lines,
    ledgerBalanceCents: cents(owed - 2500),
  });
}

/** A claim of eight service lines: two forms. */
export function eightLineClaim(): ProfessionalClaim {
  const base = scenarioClaim();
  const lines = Array.from({ length: 8 }, (_, i): ClaimLine => {
    const line = base.lines[i % 3] ?? base.lines[0];
    if (!line) throw new Error('The scenario has lines.');
    return { ...line, number: i + 1, chargeCents: cents(1000 * (i + 1) + i) };
  });
  return { ...base, controlNumber: '10470', lines, patientPaidCents: cents(25000) };
}

/** One piece of text on a page as a PDF reader finds it: inches from the left, and baseline from the top. */
export type PlacedText = { readonly text: string; readonly x: number; readonly y: number };

/** Texts of each page, read back by an independent PDF reader. */
export async function readPages(pdf: Uint8Array): Promise<PlacedText[][]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await loading.promise;
  const pages: PlacedText[][] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n);
    const height = page.getViewport({ scale: 1 }).height;
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , x, y] = item.transform as number[];
        return [{ text: item.str, x: (x ?? 0) / 72, y: (height - (y ?? 0)) / 72 }];
      }),
    );
  }
  await loading.destroy();
  return pages;
}

/** The document's information block, as file managers show it. */
export async function readInfo(pdf: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  const { info } = await (await loading.promise).getMetadata();
  await loading.destroy();
  return { ...info };
}

/** A golden file as data. `folder` within `tests/golden`. */
export function goldenJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', 'golden', folder, `${name}.json`), 'utf8'));
}
