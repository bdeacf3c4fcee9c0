import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { refusalOf } from './refusal-of.ts';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const p = (text: string, style = ''): string =>
  `<w:p>${style ? `<w:pPr>${style}</w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const heading = '<w:pStyle w:val="Heading1"/>';
const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`;

/** A document with the parts that Word writes, as far as they matter here. */
function parts(body: string, relations = '', before = ''): Record<string, Uint8Array> {
  return {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}<Relationship Id="rId7" Type="${RELS}/numbering" Target="numbering.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ),
    'word/styles.xml': strToU8(
      `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ),
    'word/numbering.xml': strToU8(
      `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ),
  };
}

const docx = (body: string, relations = '', before = ''): Uint8Array =>
  zipSync(parts(body, relations, before) as Zippable);

async function textOf(bytes: Uint8Array): Promise<string> {
  const file = await readIncoming(bytes, 'letter.docx');
  expect(file.format).toBe('docx');
  expect(file.documents[0]?.pages).toBeNull();
  return file.documents[0]?.text ?? '';
}

describe('DOCX', () => {
  it('reads headings, paragraphs, lists and tables', async () => {
    const body = [
      p('Assessment', heading),
      p('Cough &amp; fever, 38&#160;°C'),
      p('Rest', numbered),
      p('Fluids', numbered),
      `<w:tbl>${row('Test', 'Value')}${row('A1c', '7.9 %')}</w:tbl>`,
    ];
    expect(await textOf(docx(body.join('')))).toBe(
      'Assessment\nCough & fever, 38 °C\n1. Rest\n2. Fluids\nTest | Value\nA1c | 7.9 %',
    );
  });

  it('reads headers before the text and footers behind it, each once', async () => {
    const margin = (kind: 'hdr' | 'ftr', text: string): Uint8Array =>
      strToU8(`<?xml version="1.0"?><w:${kind} ${W}>${text}</w:${kind}>`);
    const name = p('Fictive, Dana, born 1980-02-03');
    const link = '<w:p><w:hyperlink r:id="rId7"><w:r><w:t>Example Clinic</w:t></w:r></w:hyperlink></w:p>';
    const whole = {
      ...parts(p('Cough for two weeks.')),
      'word/header1.xml': margin('hdr', name),
      'word/header2.xml': margin('hdr', name),
      'word/footer1.xml': margin('ftr', link),
    };
    expect(await textOf(zipSync(whole as Zippable))).toBe(
      'Fictive, Dana, born 1980-02-03\n\nCough for two weeks.\n\nExample Clinic',
    );
  });

  it('reads what was inserted and not what was deleted', async () => {
    const body = `<w:p><w:del w:id="1"><w:r><w:delText>gout</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>cough</w:t></w:r></w:ins></w:p>`;
    expect(await textOf(docx(body))).toBe('cough');
  });

  it('opens no linked picture and no link, and keeps the words of a link', async () => {
    const asked: string[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = (input) => {
      asked.push(typeof input === 'string' ? input : 'something');
      return Promise.reject(new Error('no network'));
    };
    try {
      const picture = `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
      const body = `<w:p>${picture}<w:hyperlink r:id="rId8"><w:r><w:t>portal</w:t></w:r></w:hyperlink></w:p>`;
      const relations = `<Relationship Id="rId8" Type="${RELS}/hyperlink" Target="http://example.invalid/" TargetMode="External"/><Relationship Id="rId9" Type="${RELS}/image" Target="file:///etc/hostname" TargetMode="External"/>`;
      expect(await textOf(docx(body, relations))).toBe('portal');
      expect(asked).toEqual([]);
    } finally {
      globalThis.fetch = before;
    }
  });
});

describe('DOCX that is refused', () => {
  const whole = docx(p('Cough '.repeat(400)));

  it('refuses a file that is cut off or damaged', async () => {
    expect(await refusalOf(whole.subarray(0, whole.length - 60))).toContain(
      'zip archive that is damaged or cut off',
    );
    expect(await refusalOf(whole.subarray(0, 200))).toContain('zip archive that is damaged or cut off');
    const bent = Uint8Array.from(whole);
    bent.fill(0x55, 60, 90);
    expect(await refusalOf(bent)).toMatch(/damaged/);
    const broken = zipSync({
      ...parts(''),
      'word/document.xml': strToU8('<w:document><w:body><w:p>'),
    } as Zippable);
    expect(await refusalOf(broken)).toMatch(/DOCX document is damaged|no text in this DOCX/);
  });

  it('refuses a bomb before it is unpacked, whatever size the archive states', async () => {
    const bomb = Buffer.from(
      zipSync({
        ...parts(''),
        'word/document.xml': [new Uint8Array(90_000_000).fill(32), { level: 9 }],
      } as Zippable),
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusalOf(bomb)).toContain('unpacks to far more than any document');
    // The stated size made small: the list at the end is the one that readers believe.
    const at = bomb.lastIndexOf('word/document.xml') - 46;
    expect(bomb.readUInt32LE(at)).toBe(0x02014b50);
    bomb.writeUInt32LE(1000, at + 24);
    expect(await refusalOf(bomb)).toContain('unpacks to far more than any document');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(250_000_000);
  });

  it('refuses declared entities', async () => {
    const dtd = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
    expect(await refusalOf(docx(p('&x;'), '', dtd))).toContain('declares a document type');
  });

  it('tells other archives apart', async () => {
    const empty = strToU8('<a/>');
    expect(await refusalOf(zipSync({ 'xl/workbook.xml': empty }))).toContain('This is a workbook');
    expect(await refusalOf(zipSync({ 'ppt/presentation.xml': empty }))).toContain('This is a presentation');
    expect(await refusalOf(zipSync({ 'content.xml': empty }))).toContain('OpenDocument');
    expect(await refusalOf(zipSync({ 'notes.txt': strToU8('Cough') }))).toContain('unpack it');
    expect(await refusalOf(docx(''))).toContain('no text in this DOCX');
  });

  it('refuses elements that are nested without end', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(20_000)}${p('x')}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`;
    expect(await refusalOf(docx(deep))).toMatch(/DOCX document is damaged/);
  });
});
