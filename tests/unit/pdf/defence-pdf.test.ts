import { describe, expect, test } from 'vitest';
import type { DefenceContent } from '#shared/domain/defence/content.ts';
import { defencePdf } from '#electron/export/defence-pdf.ts';
import { bareContent, defenceContent, MAKING, place } from '#tests/support/defence.ts';
import { readInfo, readPages, type PlacedText } from '#tests/support/paper.ts';

const content = defenceContent();
const words = (page: readonly PlacedText[] | undefined): string => (page ?? []).map((t) => t.text).join(' ');
const draw = async (of: DefenceContent) => (await defencePdf(of, MAKING)).pdf;
const text = async (of: DefenceContent): Promise<string> =>
  (await readPages(await draw(of))).map(words).join(' ');

/** What a reader of the file's structure is told: tags of the first page's tree, and bookmarks. */
async function structure(pdf: Uint8Array) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await loading.promise;
  const tags = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('role' in node && typeof node.role === 'string') tags.add(node.role);
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(walk);
  };
  for (let n = 1; n <= document.numPages; n += 1) walk(await (await document.getPage(n)).getStructTree());
  const outline = (await document.getOutline()).map((o) => [
    o.title,
    o.items.map((i: { title: string }) => i.title),
  ]);
  const { lang } = { lang: (await document.getMetadata()).info };
  await loading.destroy();
  return { tags: [...tags].sort(), outline, info: lang };
}

describe('the defence file as PDF', () => {
  test('holds every part, with the passages that support each code', async () => {
    const all = await text(content);
    for (const said of [
      'Fictive, Ana B',
      'SMH2000',
      '10001, paid, 200.00',
      'E11.42',
      'Type 2 diabetes mellitus with diabetic',
      '99214',
      '“hemoglobin A1c run in',
      'Line 1: the charge is not',
      'Problems: moderate',
      'ICD-10-CM FY2026',
      'Is the numbness due to diabetes?',
      'Agreed.',
      'Made from the encounter.',
      'coded, is what stands',
      'CHIEF COMPLAINT',
      'no passage recorded',
    ])
      expect(all, said).toContain(said);
    expect(all).toContain('2026-03-04 09:00 UTC');
  });

  test('letters each passage at its end, over the line that it stands in', async () => {
    const last = (await readPages(await draw(content))).at(-1) ?? [];
    const line = last.find((t) => t.text.includes('Hypertension'));
    const letter = last.find((t) => t.text === 'B');
    const both = last.find((t) => t.text === 'A L2');
    expect(line && letter && both).toBeTruthy();
    const lift = ((line?.y ?? 0) - (letter?.y ?? 0)) * 72;
    expect(lift).toBeGreaterThan(4);
    expect(lift).toBeLessThan(8);
    // The reader takes "Hypertension" for the beginning: twelve columns of the fixed pitch.
    expect(((letter?.x ?? 0) - (line?.x ?? 0)) * 72).toBeCloseTo(12 * 8.2 * 0.6, 0);
  });

  test('says of each part that holds nothing that none was recorded', async () => {
    const bare = await text(bareContent());
    expect(bare.match(/None recorded\./g)?.length).toBe(7);
    expect(bare).toContain('No finding.');
    expect(bare).toContain('No release speaks for the date of service.');
    expect(bare).toContain('documents, marked passages, E/M derivation');
  });

  test('counts its pages and carries its hash and whose it is on each', async () => {
    const { pdf, pages } = await defencePdf(content, MAKING);
    const read = await readPages(pdf);
    expect(read).toHaveLength(pages);
    read.forEach((page, i) => {
      expect(words(page)).toContain(`Page ${i + 1} of ${pages}`);
      expect(words(page)).toContain(MAKING.sha256);
      if (i > 0) expect(words(page)).toContain('account P-0001');
    });
  });

  test('is tagged, has bookmarks and names no patient in its information block', async () => {
    const pdf = await draw(content);
    const { tags, outline } = await structure(pdf);
    expect(tags).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'TD', 'TH', 'TR', 'Table']));
    expect(outline.map(([title]) => title)).toEqual([
      'Defence file',
      'Codes',
      'Findings',
      'E/M derivation',
      'Code sets',
      'Verdicts',
      'Queries and answers',
      'Audits',
      'Claim history',
      'Signatures',
      'Documents',
    ]);
    expect(outline.at(-1)).toEqual(['Documents', ['1. Visit note']]);
    expect(JSON.stringify(await readInfo(pdf))).not.toMatch(/fictive/i);
  });

  test('the same content gives the same bytes, another content others', async () => {
    const once = Buffer.from(await draw(content));
    expect(Buffer.from(await draw(defenceContent())).equals(once)).toBe(true);
    expect(
      Buffer.from(
        await draw(defenceContent({ em: [{ kind: 'remark', text: 'Other.', source: '' }] })),
      ).equals(once),
    ).toBe(false);
  });

  test('draws a thousand pages whole, nothing outside of its margins', async () => {
    const [document] = content.documents;
    if (!document) throw new Error('The file has a document.');
    const paragraph = `${'word '.repeat(30)}end.\n`;
    const long = `FIRST LINE\n${paragraph.repeat(25_500)}LAST LINE`;
    const passages = [{ ...place('LAST LINE', long), marks: ['A'] }];
    const big = { ...content, documents: [{ ...document, text: long, passages }] };
    const { pdf, pages } = await defencePdf(big, MAKING);
    expect(pages).toBeGreaterThan(1000);
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const loading = getDocument({ data: pdf, verbosity: 0 });
    const read = await loading.promise;
    expect(read.numPages).toBe(pages);
    // The documents begin a page of their own after the other parts.
    const short = await defencePdf(content, MAKING);
    const first = short.pages;
    for (const [n, said] of [
      [first, 'FIRSTLINE'],
      [500, 'wordword'],
      [pages, 'LASTLINE'],
    ] as const) {
      const { items } = await (await read.getPage(n)).getTextContent();
      const shown = items.flatMap((i) => ('str' in i ? [i] : []));
      expect(
        shown
          .map((i) => i.str)
          .join('')
          .replaceAll(' ', ''),
      ).toContain(said);
      for (const i of shown) {
        const [, , , , x = 0, y = 0] = i.transform as number[];
        expect(x).toBeGreaterThanOrEqual(53.9);
        expect(x + i.width).toBeLessThan(560);
        expect(y).toBeGreaterThan(20);
      }
    }
    await loading.destroy();
  }, 60_000);

  test('cuts a cell that is longer than a page, and loses none of it', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `Sentence number ${i} of the answer.`);
    const long = defenceContent({
      queries: [{ at: '2026-03-03', by: 'Cora Sample', words: 'Question', lines }],
    });
    const all = await text(long);
    for (const line of lines) expect(all).toContain(line);
  });
});
