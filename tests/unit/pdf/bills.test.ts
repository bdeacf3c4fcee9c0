import { describe, expect, test } from 'vitest';
import { buildInvoice } from '#shared/domain/statements/invoice.ts';
import { buildReceipt } from '#shared/domain/statements/receipt.ts';
import { USUAL_SETTINGS } from '#shared/domain/statements/settings.ts';
import { buildStatement } from '#shared/domain/statements/statement.ts';
import { voiceOf, type Look } from '#shared/domain/statements/voice.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { wholeFile, commonBeginning } from '#electron/export/bills/bill-file.ts';
import { invoiceBillPdf, paperFile, paperPdf } from '#electron/export/bills/draw-bill.ts';
import { readPages, scenarioFacts, type PlacedText } from '#tests/support/paper.ts';

const MM = 25.4;
const look = (paper: Look['paper'], language: Look['language'] = 'en-US'): Look => ({
  paper,
  language,
  currency: 'USD',
});
const facts = scenarioFacts();

function statementOn(paper: Look['paper'], language: Look['language'] = 'en-US', name = facts.patient.name) {
  return buildStatement(
    {
      number: '5001',
      issuedOn: isoDate('2026-03-24'),
      asOfOn: isoDate('2026-03-24'),
      practice: facts.practice,
      addressee: { ...facts.patient, name },
      patients: [{ id: 'a', name }],
      entries: [
        {
          journalNumber: 1,
          kind: 'remittance',
          reverses: null,
          postedOn: isoDate('2026-03-20'),
          receivedOn: null,
          tender: null,
          patientId: 'a',
          visitId: 'v',
          serviceLineId: 'l',
          account: 'ar_patient',
          reason: 'PR-1',
          amountCents: 1342,
        },
      ],
      visits: [
        { id: 'v', patientId: 'a', serviceOn: isoDate('2026-03-03'), providerName: 'Dora Example, MD' },
      ],
      last: null,
    },
    USUAL_SETTINGS,
    voiceOf(look(paper, language)),
  );
}

const ADDRESS = [facts.patient.name, ...facts.patient.addressLines];
const within = (
  page: readonly PlacedText[],
  left: number,
  top: number,
  right: number,
  bottom: number,
): string[] => page.filter((t) => t.x >= left && t.x < right && t.y > top && t.y < bottom).map((t) => t.text);

describe('the address in the window of the envelope', () => {
  test('No. 10, US Letter in thirds', async () => {
    const [page = []] = await readPages(paperPdf(statementOn('letter'), {}));
    expect(within(page, 0, 2.05, 5.3, 3.6)).toEqual(ADDRESS);
    for (const line of page.filter((t) => ADDRESS.includes(t.text) && t.y < 4)) {
      expect(line.x).toBeGreaterThanOrEqual(0.875);
      expect(line.y).toBeGreaterThan(2.5);
      expect(line.y).toBeLessThan(3.17);
    }
  });

  test.each(['statement', 'invoice'])('DL, A4 in thirds, and C5: %s', async (kind) => {
    const pdf =
      kind === 'statement'
        ? paperPdf(statementOn('a4'), {})
        : invoiceBillPdf(buildInvoice(facts, voiceOf(look('a4'))));
    const [page = []] = await readPages(pdf);
    // The window of DL shows 50 to 90 mm from the top wherever the sheet slides; C5 to 71.5 mm.
    expect(within(page, 20 / MM, 42 / MM, 110 / MM, 92 / MM)).toEqual(ADDRESS);
    for (const line of page.filter((t) => ADDRESS.includes(t.text) && t.y < 4)) {
      expect(line.x * MM).toBeGreaterThanOrEqual(20);
      expect(line.y * MM).toBeGreaterThan(50);
      expect(line.y * MM).toBeLessThan(71.5);
    }
  });
});

describe('a paper', () => {
  test('is of its size, tagged, in its language', () => {
    const text = Buffer.from(paperPdf(statementOn('a4', 'es'), {})).toString('latin1');
    expect(text).toContain('/MediaBox [0 0 595.276 841.89]');
    expect(text).toContain('/Lang (es)');
    expect(text).toContain('/MarkInfo << /Marked true >>');
    for (const tag of ['/S /Document', '/S /H1', '/S /TR', '/S /TD', '/S /P']) expect(text).toContain(tag);
    expect(text).toMatch(/\/Title \(Statement\)/);
  });

  test('is read aloud in its order: practice, title, address, story, coupon', async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const loading = getDocument({ data: paperPdf(statementOn('letter'), {}), verbosity: 0 });
    const page = await (await loading.promise).getPage(1);
    const tree = await page.getStructTree();
    expect(JSON.stringify(tree)).toContain('H1');
    const { items } = await page.getTextContent();
    const words = items.map((i) => ('str' in i ? i.str : '')).join(' ');
    const order = [
      'Fictive Family Practice',
      'Statement',
      'Ana B Fictive',
      'is your part',
      'How to pay',
      'Tear off here',
    ];
    const at = order.map((word) => words.indexOf(word));
    expect(at.every((place, i) => place >= 0 && (i === 0 || place > (at[i - 1] ?? 0)))).toBe(true);
    await loading.destroy();
  });

  test('shows letters of other alphabets of Europe, and the coupon what to pay to whom', async () => {
    const [page = []] = await readPages(paperPdf(statementOn('letter', 'en-US', 'Wilhelmína Żółtowska'), {}));
    const words = page
      .map((t) => t.text)
      .join('')
      .replaceAll(' ', '');
    expect(words).toContain('WilhelmínaŻółtowska');
    const coupon = page.filter((t) => t.y > 638 / 72).map((t) => t.text);
    for (const word of ['Pay to', 'P-0001', '5001', '$13.42', 'April 23, 2026', 'Fictive Family Practice'])
      expect(coupon, word).toContain(word);
  });

  test('is the same file from its kept end', () => {
    const content = statementOn('letter');
    const whole = paperPdf(content, {});
    const file = paperFile(content, {});
    expect(Buffer.from(wholeFile(commonBeginning().bytes, file.tail)).equals(Buffer.from(whole))).toBe(true);
    expect(file.tail.length).toBeLessThan(60_000);
  });

  test('a receipt says what is left in the words of its balance', () => {
    const receipt = (balanceCents: number) =>
      buildReceipt(
        {
          number: '8001',
          issuedOn: isoDate('2026-03-03'),
          practice: facts.practice,
          addressee: facts.patient,
          receivedOn: isoDate('2026-03-03'),
          tender: 'money_order',
          reference: '',
          paidBy: '',
          uses: [
            { visit: null, ahead: false, amountCents: 1000 },
            { visit: null, ahead: false, amountCents: 0 },
          ],
          balanceCents,
        },
        voiceOf(look('letter')),
      );
    expect(receipt(5)).toMatchObject({ amountCents: 1000, tender: 'Money order' });
    expect(receipt(5).lines).toHaveLength(1);
  });
});
