import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { findSections } from '#shared/domain/notes/sections.ts';
import { linesOf, type Run } from '#electron/documents/read/pdf-lines.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { refusalOf } from './refusal-of.ts';

type Pdf = InstanceType<typeof PDFDocument>;

function pdf(draw: (page: Pdf) => void, options: object = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const made = new PDFDocument(options);
    const parts: Buffer[] = [];
    made.on('data', (part: Buffer) => parts.push(part));
    made.on('end', () => resolve(Buffer.concat(parts)));
    draw(made);
    made.end();
  });
}

async function read(bytes: Uint8Array) {
  const file = await readIncoming(bytes, 'scan.pdf');
  expect(file.format).toBe('pdf');
  return file.documents[0];
}

describe('PDF', () => {
  it('reads the text layer in lines, with sections, and names pages without text', async () => {
    const document = await read(
      await pdf((page) => {
        page.fontSize(16).text('Progress note').moveDown();
        page.fontSize(11).text('CHIEF COMPLAINT:').text('Cough for 3 days.').moveDown();
        page.text('ASSESSMENT').text('Bronchitis – improving.');
        page.addPage().rect(50, 50, 200, 200).fill('gray');
        page.addPage().fillColor('black').text('Signed.');
      }),
    );
    expect(document).toMatchObject({ kind: 'visit_note', title: 'scan', pages: 3, pagesWithoutText: [2] });
    expect(document?.text).toBe(
      'Progress note\n\nCHIEF COMPLAINT:\nCough for 3 days.\n\nASSESSMENT\nBronchitis – improving.\n\nSigned.',
    );
    expect(findSections(document?.text ?? '').map((one) => one.kind)).toEqual(
      expect.arrayContaining(['chief complaint', 'assessment']),
    );
  });

  it('keeps a scan without any text as pages', async () => {
    const document = await read(await pdf((page) => page.rect(50, 50, 200, 200).fill('gray')));
    expect(document).toMatchObject({ text: '', pages: 1, pagesWithoutText: [1], kind: 'other' });
  });

  it('reads rows of a table as rows, and columns of prose one after the other', async () => {
    const document = await read(
      await pdf((page) => {
        page.fontSize(10);
        for (const [i, [name, value]] of [
          ['Hemoglobin', '13.2'],
          ['Sodium', '140'],
          ['A1c', '7.9'],
        ].entries()) {
          page.text(name ?? '', 72, 72 + i * 14, { lineBreak: false });
          page.text(value ?? '', 220, 72 + i * 14, { lineBreak: false });
        }
        for (const [column, word] of ['left', 'right'].entries())
          for (let i = 0; i < 8; i += 1)
            page.text(`${word} line ${i} of the letter about the knee`, 72 + column * 250, 200 + i * 12, {
              lineBreak: false,
            });
      }),
    );
    const text = document?.text ?? '';
    expect(text).toMatch(/Hemoglobin +13\.2\nSodium +140\nA1c +7\.9/);
    const order = [...text.matchAll(/(left|right) line (\d)/g)].map((found) => `${found[1]}${found[2]}`);
    expect(order).toEqual(
      ['left', 'right'].flatMap((word) => Array.from({ length: 8 }, (_, i) => `${word}${i}`)),
    );
  });

  it('reads what is filled into a form', async () => {
    const document = await read(
      await pdf((page) => {
        page.font('Helvetica').fontSize(11);
        page.initForm();
        page.text('Reason for visit', 72, 100, { lineBreak: false });
        page.formText('reason', 200, 96, 200, 20, { value: 'Knee pain, right' });
      }),
    );
    expect(document?.text).toMatch(/Reason for visit +Knee pain, right/);
  });

  it('reads 300 pages within the time that a thread has', async () => {
    const bytes = await pdf((page) => {
      for (let i = 1; i <= 300; i += 1) {
        if (i > 1) page.addPage();
        page.text(`Page ${i}. ${'The invented patient walks and is well. '.repeat(40)}`);
      }
    });
    const begun = performance.now();
    const document = await read(bytes);
    const took = performance.now() - begun;
    expect(document?.pages).toBe(300);
    expect(document?.text).toMatch(/^Page 1\.[^]*Page 300\./);
    expect(took).toBeLessThan(15_000);
  }, 40_000);
});

describe('PDF that is refused', () => {
  it('asks for a copy without password', async () => {
    const locked = await pdf((page) => page.text('Cough'), {
      userPassword: 'sample',
      ownerPassword: 'owner',
    });
    expect(await refusalOf(locked)).toBe(
      'The PDF is protected with a password: open it, save or print a copy without one, and take that in. Nothing was taken in.',
    );
  });

  it('reads one that only its owner may change', async () => {
    const owned = await pdf((page) => page.text('Cough'), { ownerPassword: 'owner' });
    expect((await read(owned))?.text).toBe('Cough');
  });

  it('refuses one that is cut off or damaged, rather than half of it', async () => {
    const whole = await pdf((page) => {
      for (let i = 0; i < 20; i += 1) page.addPage().text(`Page ${i} ${'word '.repeat(300)}`);
    });
    for (const share of [0.3, 0.6, 0.9, 0.99])
      expect(await refusalOf(whole.subarray(0, Math.floor(whole.length * share)))).toContain(
        'damaged or cut off',
      );
    expect(await refusalOf(Buffer.from('%PDF-1.7\nrubbish\n%%EOF'))).toContain('damaged or cut off');
  });

  it('refuses more text than a document holds', async () => {
    const long = await pdf((page) => {
      for (let i = 0; i < 260; i += 1)
        page.addPage({ margin: 10 }).fontSize(5).text('invented words of a chart '.repeat(180));
    });
    expect(await refusalOf(long)).toContain('one document holds 1,000,000 at most');
  }, 40_000);
});

describe('lines of a page', () => {
  const run = (text: string, x: number, y: number, width = text.length * 5, size = 10): Run => ({
    text,
    x,
    y,
    width,
    size,
  });

  it('puts blanks where there is room, and joins what touches', () => {
    expect(linesOf([run('Knee', 0, 10), run('pain', 23, 10), run('ful', 43, 10)])).toBe('Knee painful');
  });

  it('keeps raised characters on their line and prints bold once', () => {
    expect(
      linesOf([run('Bold', 0, 20), run('Bold', 0.3, 20), run('10', 60, 20, 10), run('3', 70, 16, 3, 6)]),
    ).toBe('Bold   103');
  });

  it('sorts runs that the file holds in another order', () => {
    expect(linesOf([run('second', 0, 30), run('b', 40, 10), run('a', 0, 10)])).toBe('a   b\nsecond');
  });

  it('reads a line across the page between columns in its place', () => {
    const side = (x: number, word: string, y: number): Run =>
      run(`${word} runs on for thirty letters`, x, y, 140);
    const above = Array.from({ length: 6 }, (_, i) => [
      side(0, `L${i}`, 10 + i * 12),
      side(200, `R${i}`, 10 + i * 12),
    ]);
    const text = linesOf([...above.flat(), run('A heading that crosses the whole page', 0, 100, 340)]);
    expect(text.match(/[LR]\d|heading/g)).toEqual([
      ...Array.from({ length: 6 }, (_, i) => `L${i}`),
      ...Array.from({ length: 6 }, (_, i) => `R${i}`),
      'heading',
    ]);
  });

  const lines = (...texts: readonly string[]): string =>
    linesOf(texts.map((text, i) => run(text, 0, 10 + i * 12)));

  it('joins the lines of a paragraph, whose ends are the page’s own', () => {
    expect(
      lines(
        'The knee has been painful since the spring, worse on stairs.',
        'No fall is remembered. It swells after long walks, and rest',
        'helps it. Tablets were tried for three weeks without effect.',
        'Physiotherapy has not been tried.',
        'PLAN',
        'Films of both knees.',
      ),
    ).toBe(
      'The knee has been painful since the spring, worse on stairs. No fall is remembered. It swells after long walks, and rest helps it. Tablets were tried for three weeks without effect. Physiotherapy has not been tried.\nPLAN\nFilms of both knees.',
    );
  });

  it('leaves the lines of a list, a label and a heading alone', () => {
    const list = [
      'Metformin 1000 mg twice a day with meals and water',
      'Lisinopril 10 mg once a day',
      'Atorvastatin 40 mg once a day in the evening, after supper',
      'Aspirin 81 mg',
    ];
    expect(lines(...list)).toBe(list.join('\n'));
    const marked = [
      'A paragraph that is as wide as the whole page of this letter',
      '- a mark of a list, and then a line that is as wide as it is',
      'Allergies: none that anybody here could remember or write at',
      'ASSESSMENT',
    ];
    expect(lines(...marked)).toBe(marked.join('\n'));
  });
});
