import { describe, expect, test } from 'vitest';
import { buildInvoice } from '#shared/domain/statements/invoice.ts';
import { invoicePdf } from '#electron/export/invoice-pdf.ts';
import { longInvoice, readInfo, readPages, scenarioFacts, type PlacedText } from '#tests/support/paper.ts';

const content = buildInvoice(scenarioFacts());
const words = (page: readonly PlacedText[] | undefined): string => (page ?? []).map((t) => t.text).join(' ');

describe('the invoice as PDF', () => {
  test('tells an ordinary visit on one page, money and reasons included', async () => {
    const pages = await readPages(await invoicePdf(content));
    expect(pages).toHaveLength(1);
    const text = words(pages[0]);
    for (const amount of ['145.00', '73.00', '47.00', '8.57', '6.43', '26.58', '81.57', '80.01', '38.42'])
      expect(text, amount).toContain(amount);
    expect(text).toContain('\u221225.00');
    expect(text.match(/\$13\.42/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain('toward your yearly deductible');
    expect(text).toContain('April 23, 2026');
    expect(text).toContain('Page 1 of 1');
  });

  test('sets the address into the window of an envelope, and nothing else', async () => {
    const [page = []] = await readPages(await invoicePdf(content));
    const shown = page.filter((t) => t.x < 5.3 && t.y > 2.05 && t.y < 3.6).map((t) => t.text);
    expect(shown).toEqual(['Ana B Fictive', '12 Invented Lane', 'Cleveland OH 44113-1234']);
    const lines = page.filter((t) => shown.includes(t.text) && t.y < 4);
    for (const line of lines) {
      expect(line.x).toBeGreaterThanOrEqual(0.875);
      expect(line.y).toBeGreaterThan(2.5);
      expect(line.y).toBeLessThan(3.17);
    }
  });

  test('continues many services with the head repeated and pages counted', async () => {
    const pages = await readPages(await invoicePdf(longInvoice(27)));
    expect(pages.length).toBe(3);
    pages.forEach((page, i) => {
      expect(words(page)).toContain(`Page ${i + 1} of 3`);
      expect(words(page)).toContain('Insurer paid');
      if (i > 0) expect(words(page)).toContain('Invoice 1001, continued');
    });
    expect(words(pages[0])).toContain('Tear off here');
    expect(words(pages[2])).toContain('1,800.00');
    const services = pages.flat().filter((t) => t.text === '99213');
    expect(services).toHaveLength(9);
  });

  test('keeps every page within its margins', async () => {
    for (const page of await readPages(await invoicePdf(longInvoice(40))))
      for (const t of page) {
        expect(t.x, t.text).toBeGreaterThanOrEqual(0.74);
        expect(t.y, t.text).toBeLessThan(10.75);
        expect(t.y, t.text).toBeGreaterThan(0.7);
      }
  });

  test('prints a name of forty letters with accents whole', async () => {
    const pages = await readPages(await invoicePdf(longInvoice(2)));
    // Letters from another file of the face are separate pieces of text.
    expect(words(pages[0]).replace(/ /g, '')).toContain('WilhelmínaÁngelaŻółtowska-Fictiveström');
  });

  test('keeps settlement and coupon apart when the instructions are as long as they may be', async () => {
    const practice = { ...content.practice, paymentInstructions: 'Pay at the desk or by check. '.repeat(13) };
    const pages = await readPages(await invoicePdf({ ...content, practice }));
    const first = pages[0] ?? [];
    const how = first.find((t) => t.text === 'How to pay');
    const above = first.filter((t) => t.text.includes('Nothing is left for you') || t.text === 'Total');
    for (const t of above) expect(t.y).toBeLessThan((how?.y ?? 0) - 0.1);
    expect(words(pages.flat())).toContain('Amount due');
  });

  test('the same content gives the same bytes', async () => {
    const once = Buffer.from(await invoicePdf(content));
    expect(Buffer.from(await invoicePdf(content)).equals(once)).toBe(true);
    expect(Buffer.from(await invoicePdf({ ...content, invoiceNumber: '1002' })).equals(once)).toBe(false);
  });

  test('names no patient in its information block', async () => {
    const info = await readInfo(await invoicePdf(content));
    expect(info['Title']).toBe('Invoice');
    expect(JSON.stringify(info)).not.toMatch(/fictive/i);
  });
});
