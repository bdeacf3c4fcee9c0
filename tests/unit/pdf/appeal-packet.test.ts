import { PDFDocument, PDFName, PDFString, degrees } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { appealPacketPdf } from '#electron/export/appeal-packet-pdf.ts';
import { tiffPictures } from '#electron/export/originals/open-tiff.ts';
import { faxTiff } from '#tests/support/fax-tiff.ts';
import { enclosed, packetContent, pdfOf, type PacketDocument } from '#tests/support/packet.ts';
import { readPages, type PlacedText } from '#tests/support/paper.ts';

const words = (page: readonly PlacedText[] | undefined): string => (page ?? []).map((t) => t.text).join(' ');

async function drawn(...documents: readonly PacketDocument[]) {
  const packet = await appealPacketPdf(packetContent(documents));
  return { ...packet, texts: (await readPages(packet.pdf)).map(words) };
}

/** Letter, form, and a page of answer and proof come first. */
const BEFORE = 3;

describe('an original that is a PDF', () => {
  test('stands in the packet with its own pages, below its name, in order', async () => {
    const scan = await pdfOf(['first page of the chart', 'second page of the chart']);
    const { texts, pages, byHand } = await drawn(enclosed('Chart', scan, { pages: 2 }));
    expect(byHand).toEqual([]);
    expect(pages).toBe(BEFORE + 2);
    expect(texts).toHaveLength(pages);
    expect(texts[BEFORE]).toContain('Chart');
    expect(texts[BEFORE]).toContain('page 1 of 2 of the original');
    expect(texts[BEFORE]).toContain('first page of the chart');
    expect(texts[BEFORE + 1]).toContain('second page of the chart');
    expect(texts[BEFORE + 1]).toContain(`Page ${pages} of ${pages}`);
    expect(texts[0]).toContain('Chart');
  });

  test('gives the same bytes each time, and says who made it of nobody', async () => {
    const scan = await pdfOf(['a', 'b'], { info: { Author: 'Ana Fictive' } });
    const [once, again] = [await drawn(enclosed('Chart', scan)), await drawn(enclosed('Chart', scan))];
    expect(Buffer.from(once.pdf).equals(Buffer.from(again.pdf))).toBe(true);
    expect(Buffer.from(once.pdf).toString('latin1')).not.toContain('Ana Fictive');
  });

  test('is turned upright and cut to what is seen of it', async () => {
    const source = await PDFDocument.load(await pdfOf(['upright words']));
    const page = source.getPage(0);
    page.setRotation(degrees(90));
    page.setCropBox(0, 396, 612, 396);
    const { pdf } = await drawn(enclosed('Turned', await source.save()));
    const shown = (await readPages(pdf))[BEFORE]?.find(({ text }) => text === 'upright words');
    // The words stood 72 points from the left and from the top: turned clockwise they are 72 from the right and the top.
    const { texts } = await turnedWords(pdf);
    expect(shown).toBeDefined();
    expect(texts).toEqual([{ text: 'upright words', turned: -90 }]);
  });

  test('carries its stamps and filled fields, and leaves scripts and links behind', async () => {
    const source = await PDFDocument.load(await pdfOf(['a form']));
    const field = source.getForm().createTextField('reason');
    field.setText('medically needed');
    field.addToPage(source.getPage(0), { x: 100, y: 400, width: 200, height: 20 });
    source.addJavaScript('hello', 'app.alert("hello")');
    const { texts, pdf, byHand } = await drawn(enclosed('Form', await source.save()));
    expect(byHand).toEqual([]);
    expect(texts[BEFORE]).toContain('medically needed');
    const { names } = await turnedWords(pdf);
    expect(names).toEqual([]);
  });

  test('has its bookmark, and a name for who cannot see it', async () => {
    const { pdf } = await drawn(enclosed('Chart', await pdfOf(['a', 'b'])));
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
    const document = await loading.promise;
    expect((await document.getOutline()).map((o) => o.title)).toContain('Chart');
    const tree = JSON.stringify(await (await document.getPage(BEFORE + 2)).getStructTree());
    expect(tree).toContain('"Figure"');
    expect(tree).toContain('Chart, page 2 of 2');
    await loading.destroy();
  });

  test('with an empty page keeps it', async () => {
    const { pages, byHand } = await drawn(
      enclosed('Back side', await pdfOf(['front', '', 'third']), { pages: 3 }),
    );
    expect(byHand).toEqual([]);
    expect(pages).toBe(BEFORE + 3);
  });
});

describe('an original that cannot be shown whole', () => {
  const byHandPage = async (document: PacketDocument) => {
    const { texts, pages, byHand } = await drawn(document);
    expect(pages).toBe(BEFORE + 1);
    expect(texts[BEFORE]).toContain('Attach this document by hand');
    expect(texts[BEFORE]).toContain(document.original?.fileName ?? document.title);
    expect(texts[0]).toContain(`${document.title} (beside these pages)`);
    return byHand;
  };

  test('because of a password', async () => {
    const locked = await pdfOf(['secret'], { userPassword: 'x', pdfVersion: '1.7' });
    expect(await byHandPage(enclosed('Referral', locked))).toEqual([
      'Referral: the original is locked with a password.',
    ]);
  });

  test('but a password that only keeps from changing it does not matter', async () => {
    const guarded = await pdfOf(['open to read'], { ownerPassword: 'x', pdfVersion: '1.7' });
    const { texts, byHand } = await drawn(enclosed('Guarded', guarded));
    expect(byHand).toEqual([]);
    expect(texts[BEFORE]).toContain('open to read');
  });

  test('because it is no PDF, cut off, or opens with other pages than were read', async () => {
    const said = ['Scan: the original is damaged.'];
    expect(await byHandPage(enclosed('Scan', Buffer.from('%PDF-1.4 nothing more')))).toEqual(said);
    const whole = await pdfOf(['one', 'two']);
    expect(await byHandPage(enclosed('Scan', whole, { pages: 3 }))).toEqual(said);
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    expect(await byHandPage(enclosed('Scan', half, { pages: 2 }))).toEqual(said);
  });

  test('wherever it is cut off: all of its pages, or the page that says so', async () => {
    const whole = await pdfOf(['first words', 'last words']);
    const outcomes = new Set<boolean>();
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
      const { texts, byHand } = await drawn(enclosed('Scan', cut, { pages: 2 }));
      const shown = texts.slice(BEFORE).join(' ');
      const all = shown.includes('first words') && shown.includes('last words');
      expect(byHand, `${tenth} tenths`).toEqual(all ? [] : ['Scan: the original is damaged.']);
      outcomes.add(all);
    }
    expect(outcomes).toContain(false);
  });

  test('because a comment does not say how it looks', async () => {
    const source = await PDFDocument.load(await pdfOf(['a page']));
    const { context } = source;
    const comment = context.obj({
      Type: 'Annot',
      Subtype: 'FreeText',
      Rect: [72, 72, 200, 100],
      Contents: PDFString.of('not billed'),
    });
    source.getPage(0).node.set(PDFName.Annots, context.obj([context.register(comment)]));
    expect(await byHandPage(enclosed('Chart', await source.save()))).toEqual([
      'Chart: the original holds comments that cannot be drawn here.',
    ]);
  });

  test('because it is a form for one program alone', async () => {
    const source = await PDFDocument.load(await pdfOf(['Please wait']));
    source.getForm();
    const { catalog, context } = source;
    catalog.set(PDFName.of('NeedsRendering'), context.obj(true));
    catalog.getOrCreateAcroForm().dict.set(PDFName.of('XFA'), context.obj([]));
    const bytes = await source.save({ updateFieldAppearances: false });
    expect(await byHandPage(enclosed('Form', bytes))).toEqual([
      'Form: the original is a form that only its own program can show.',
    ]);
  });

  test('because it is a picture of another kind, or a broken one', async () => {
    const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64');
    expect(await byHandPage(enclosed('Photo', gif, { mediaType: 'image/gif' }))).toEqual([
      'Photo: the original is a kind of file that is not drawn here.',
    ]);
    expect(await byHandPage(enclosed('Photo', Buffer.from('\u0089PNG'), { mediaType: 'image/png' }))).toEqual(
      ['Photo: the original is damaged.'],
    );
  });

  test('and the text that was read from it follows', async () => {
    const locked = await pdfOf(['secret'], { userPassword: 'x', pdfVersion: '1.7' });
    const { texts } = await drawn(enclosed('Referral', locked, { text: 'Seen for her knee.' }));
    expect(texts[BEFORE]).toContain('Seen for her knee.');
  });
});

describe('other documents', () => {
  test('a fax stands with each of its pages as a picture', async () => {
    const { pages, byHand, pdf } = await drawn(
      enclosed('Fax', faxTiff(3), { mediaType: 'image/tiff', pages: 3 }),
    );
    expect(byHand).toEqual([]);
    expect(pages).toBe(BEFORE + 3);
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Subtype \/Image/g),
    ).toHaveLength(3);
  });

  test('a scanned picture stands as it is', async () => {
    const [scan] = tiffPictures(faxTiff(1));
    if (!scan) throw new Error('The fax has a page.');
    const { pages, byHand, texts } = await drawn(
      enclosed('Scan', scan.bytes, { mediaType: 'image/png', pages: 1 }),
    );
    expect(byHand).toEqual([]);
    expect(pages).toBe(BEFORE + 1);
    expect(texts[BEFORE]).toContain('page 1 of 1 of the original');
  });

  test('what was typed stands as text', async () => {
    const note = enclosed('Note', Buffer.alloc(0), {
      text: 'HISTORY\nKnee pain.',
      unread: false,
      original: null,
    });
    const { texts, byHand } = await drawn(note);
    expect(byHand).toEqual([]);
    expect(texts[BEFORE]).toContain('Knee pain.');
  });
});

/** Words of the enclosed page by how they are turned, and names of what the file would run. */
async function turnedWords(pdf: Uint8Array) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await loading.promise;
  const { items } = await (await document.getPage(BEFORE + 1)).getTextContent();
  const texts = items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [a = 1, b = 0] = item.transform as number[];
    const turned = Math.round((Math.atan2(b, a) * 180) / Math.PI);
    return turned === 0 || item.str.trim() === '' ? [] : [{ text: item.str, turned }];
  });
  const names = Object.keys((await document.getJSActions()) ?? {});
  await loading.destroy();
  return { texts, names };
}
