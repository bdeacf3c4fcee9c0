import { createHash, type Hash } from 'node:crypto';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { FontName } from '../assets.ts';
import { num } from '../pen.ts';
import type { DrawnBill, PaperSize, Part } from './bill-pen.ts';
import { glyphFace, type GlyphFace } from './glyph-face.ts';

/**
 * PDF files of bills, one or a thousand in a file, tagged for readers aloud (PDF 1.7, ISO 32000-1, 14.8). A file is a beginning
 * that is the same for all (the faces) and an end of its own, so that a thousand kept bills keep the faces once. Nothing is
 * compressed: the bytes depend on the content alone. What is kept is packed by the caller.
 */
export type BillFile = {
  /** Everything after the common beginning. */
  readonly tail: Uint8Array;
  readonly pages: number;
  /** Hash of the whole file. */
  readonly sha256: string;
};

export type FileFacts = {
  /** Never names a patient: file managers, printers\u2019 queues and search indexes show it. */
  readonly title: string;
  readonly createdOn: IsoDate;
  readonly language: string;
  readonly size: PaperSize;
};

const FACES: readonly FontName[] = ['Inter-400', 'Inter-600', 'JetBrainsMono-400', 'JetBrainsMono-700'];

type Beginning = {
  readonly bytes: Buffer;
  readonly hash: Hash;
  readonly places: readonly number[];
  readonly fonts: string;
};

let beginning: Beginning | null = null;

/** The common beginning of every file: the four usual faces. */
export function commonBeginning(): { readonly bytes: Uint8Array; readonly sha256: string } {
  const { bytes, hash } = begin();
  return { bytes: new Uint8Array(bytes), sha256: hash.copy().digest('hex') };
}

function begin(): Beginning {
  if (beginning) return beginning;
  const file = objects(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), []);
  const fonts = FACES.map((name) => addFont(file, glyphFace(name, 'latin'))).join(' ');
  const bytes = file.written();
  beginning = { bytes, hash: createHash('sha256').update(bytes), places: file.places, fonts };
  return beginning;
}

/** The whole file again from the kept end. */
export function wholeFile(beginningBytes: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(beginningBytes.length + tail.length);
  whole.set(beginningBytes);
  whole.set(tail, beginningBytes.length);
  return whole;
}

/** Puts drawn bills into one file, in their order. */
export function billFile(bills: readonly DrawnBill[], facts: FileFacts): BillFile {
  const common = begin();
  const file = objects(Buffer.alloc(0), common.places, common.bytes.length);
  const [catalog, tree, info, resources, structure, parents, document] = Array.from(
    { length: 7 },
    file.reserve,
  ) as [number, number, number, number, number, number, number];
  const extra = [...new Set(bills.flatMap((bill) => [...bill.faces]))]
    .filter((face) => face.endsWith('-ext'))
    .sort()
    .map((face) => addFont(file, glyphFace(face.slice(0, -4) as FontName, 'latin-ext')));
  const kids: number[] = [];
  const sections: number[] = [];
  const byPage: number[] = [];
  const box = `/MediaBox [0 0 ${num(facts.size.width)} ${num(facts.size.height)}]`;
  for (const bill of bills) {
    const pages = bill.pages.map((content) => {
      const id = file.stream('', content);
      const page = file.add(
        `<< /Type /Page /Parent ${tree} 0 R ${box} /Resources ${resources} 0 R /Contents ${id} 0 R /StructParents ${kids.length} /Tabs /S >>`,
      );
      kids.push(page);
      return page;
    });
    const owners = pages.map(() => [] as number[]);
    sections.push(addPart(file, { ...bill.parts, tag: 'Sect' }, document, pages, owners));
    for (const owner of owners) byPage.push(file.add(`[${owner.map((id) => `${id} 0 R`).join(' ')}]`));
  }
  file.put(resources, `<< /Font << ${[common.fonts, ...extra].join(' ')} >> >>`);
  file.put(tree, `<< /Type /Pages /Kids [${refs(kids)}] /Count ${kids.length} >>`);
  file.put(document, `<< /Type /StructElem /S /Document /P ${structure} 0 R /K [${refs(sections)}] >>`);
  file.put(parents, `<< /Nums [${byPage.map((id, i) => `${i} ${id} 0 R`).join(' ')}] >>`);
  file.put(
    structure,
    `<< /Type /StructTreeRoot /K ${document} 0 R /ParentTree ${parents} 0 R /ParentTreeNextKey ${kids.length} >>`,
  );
  file.put(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (${facts.language}) /MarkInfo << /Marked true >> /StructTreeRoot ${structure} 0 R /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>`,
  );
  const day = facts.createdOn.replaceAll('-', '');
  file.put(
    info,
    `<< /Title (${facts.title}) /Creator (Claimwright) /Producer (Claimwright) /CreationDate (D:${day}000000Z) >>`,
  );
  const tail = file.end(catalog, info, common.hash.copy());
  return { tail, pages: kids.length, sha256: common.hash.copy().update(tail).digest('hex') };
}

/** One file at once: for papers that stand alone. */
export function wholeBill(bills: readonly DrawnBill[], facts: FileFacts): Uint8Array {
  return wholeFile(begin().bytes, billFile(bills, facts).tail);
}

const refs = (ids: readonly number[]): string => ids.map((id) => `${id} 0 R`).join(' ');

/** Writes a part and its kids. `owners[page][piece]` is the part that a piece of the page belongs to. */
function addPart(
  file: Objects,
  part: Part,
  parent: number,
  pages: readonly number[],
  owners: readonly number[][],
): number {
  const id = file.reserve();
  const home = part.kids.find((kid) => 'page' in kid);
  const kids = part.kids.map((kid) => {
    if (!('page' in kid)) return `${addPart(file, kid, id, pages, owners)} 0 R`;
    const owner = owners[kid.page];
    if (owner) owner[kid.piece] = id;
    return home && 'page' in home && kid.page === home.page
      ? String(kid.piece)
      : `<< /Type /MCR /Pg ${pages[kid.page] ?? 0} 0 R /MCID ${kid.piece} >>`;
  });
  const page = home && 'page' in home ? ` /Pg ${pages[home.page] ?? 0} 0 R` : '';
  const scope = part.tag === 'TH' ? ' /A << /O /Table /Scope /Column >>' : '';
  file.put(id, `<< /S /${part.tag} /P ${parent} 0 R${page} /K [${kids.join(' ')}]${scope} >>`);
  return id;
}

/** A face whose texts name glyphs. Source: PDF 1.7, 9.7 (composite fonts), 9.10.3 (letters of glyphs). */
function addFont(file: Objects, face: GlyphFace): string {
  const bytes = Buffer.from(face.file.buffer, face.file.byteOffset, face.file.byteLength);
  const program = file.stream(`/Length1 ${bytes.length}`, bytes);
  const flags = 4 + (face.fixedPitch ? 1 : 0);
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName /${face.resource} /Flags ${flags} /FontBBox [${face.box.join(' ')}] /ItalicAngle 0 /Ascent ${face.ascent} /Descent ${face.descent} /CapHeight ${face.capHeight} /StemV 80 /FontFile2 ${program} 0 R >>`,
  );
  const letters = file.stream('', Buffer.from(letterMap(face), 'latin1'));
  const inner = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${face.resource} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /W [0 [${face.widths.join(' ')}]] >>`,
  );
  const font = file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${face.resource} /Encoding /Identity-H /DescendantFonts [${inner} 0 R] /ToUnicode ${letters} 0 R >>`,
  );
  return `/${face.resource} ${font} 0 R`;
}

function letterMap(face: GlyphFace): string {
  const hex = (n: number): string => n.toString(16).padStart(4, '0');
  const rows = [...face.letters]
    .sort(([a], [b]) => a - b)
    .map(([glyph, letter]) => `<${hex(glyph)}> <${hex(letter)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < rows.length; i += 100) {
    const block = rows.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Letters def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap CMapName currentdict /CMap defineresource pop end end`;
}

type Objects = ReturnType<typeof objects>;

/** Numbered objects of a file and the table of where they stand. `offset`: bytes that stand before. */
function objects(header: Buffer, earlier: readonly number[], offset = 0) {
  const parts: Buffer[] = [header];
  let length = offset + header.length;
  const places = [...earlier];
  const write = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const reserve = (): number => places.push(0);
  const put = (id: number, body: string): void => {
    places[id - 1] = length;
    write(Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1'));
  };
  return {
    places,
    reserve,
    put,
    add: (body: string): number => {
      const id = reserve();
      put(id, body);
      return id;
    },
    stream: (entries: string, content: Buffer): number => {
      const id = reserve();
      places[id - 1] = length;
      write(Buffer.from(`${id} 0 obj\n<< ${entries} /Length ${content.length} >>\nstream\n`, 'latin1'));
      write(content);
      write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
      return id;
    },
    written: (): Buffer => Buffer.concat(parts),
    end: (catalog: number, info: number, hash: Hash): Uint8Array => {
      const start = length;
      const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
      for (const part of parts) hash.update(part);
      const id = hash.digest('hex').slice(0, 32);
      const size = places.length + 1;
      write(
        Buffer.from(
          `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`,
          'latin1',
        ),
      );
      return new Uint8Array(Buffer.concat(parts));
    },
  };
}
