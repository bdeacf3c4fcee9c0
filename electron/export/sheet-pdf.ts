import { createHash } from 'node:crypto';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { FontName } from './assets.ts';
import type { Recorder } from './pen.ts';
import { FIRST_CODE, trueTypeFace } from './true-type.ts';

/**
 * PDF files of many alike pages: what stands on every page is drawn once and named on each (a form XObject), each face is
 * embedded once. Nothing is compressed, so that the bytes depend on the content alone and are the same in the
 * window and in the terminal, whose compressors differ. Source: PDF 1.7 (ISO 32000-1), sections 7.5, 7.7, 8.10, 9.6.
 */
export type Sheets = {
  /** A background for pages. @returns its name. */
  readonly background: (drawing: Recorder) => string;
  /** A US Letter page. @param content operators of the page. */
  readonly page: (content: Buffer, backgroundName?: string) => void;
  readonly finish: () => Uint8Array;
};

/** US Letter in points. */
const MEDIA_BOX = '[0 0 612 792]';

/**
 * Begins a document.
 * @param title never names a patient: file managers, printers' queues and search indexes show it.
 * @param faces every face that its pages use.
 */
export function newSheets(title: string, createdOn: IsoDate, faces: readonly FontName[]): Sheets {
  const file = createObjects();
  const [catalog, pages, info] = [file.reserve(), file.reserve(), file.reserve()];
  const fonts = faces.map((face) => `/${face} ${addFont(file, face)} 0 R`).join(' ');
  const backgrounds: string[] = [];
  const resources = file.reserve();
  const kids: number[] = [];
  return {
    background: (drawing) => {
      const name = `Face${backgrounds.length + 1}`;
      const id = file.stream(
        `/Type /XObject /Subtype /Form /BBox ${MEDIA_BOX} /Resources << /Font << ${fonts} >> >>`,
        drawing.content(),
      );
      backgrounds.push(`/${name} ${id} 0 R`);
      return name;
    },
    page: (content, backgroundName) => {
      const behind = backgroundName === undefined ? [] : [Buffer.from(`q /${backgroundName} Do Q\n`)];
      const id = file.stream('', Buffer.concat([...behind, content]));
      kids.push(
        file.add(
          `<< /Type /Page /Parent ${pages} 0 R /MediaBox ${MEDIA_BOX} /Resources ${resources} 0 R /Contents ${id} 0 R >>`,
        ),
      );
    },
    finish: () => {
      file.put(resources, `<< /Font << ${fonts} >> /XObject << ${backgrounds.join(' ')} >> >>`);
      file.put(
        pages,
        `<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`,
      );
      // Readers would otherwise shrink the page to the printer's margins, and nothing would meet its box.
      const prints = '/ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >>';
      file.put(catalog, `<< /Type /Catalog /Pages ${pages} 0 R /Lang (en-US) ${prints} >>`);
      const day = createdOn.replaceAll('-', '');
      file.put(
        info,
        `<< /Title (${title}) /Creator (Claimwright) /Producer (Claimwright) /CreationDate (D:${day}000000Z) >>`,
      );
      return file.bytes(catalog, info);
    },
  };
}

function addFont(file: Objects, name: FontName): number {
  const face = trueTypeFace(name);
  const bytes = Buffer.from(face.file.buffer, face.file.byteOffset, face.file.byteLength);
  const program = file.stream(`/Length1 ${bytes.length}`, bytes);
  // Bit 6: letters of the usual Latin set; bit 1: fixed pitch. The stem's weight is only a hint.
  const flags = 32 + (face.fixedPitch ? 1 : 0);
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName /${name} /Flags ${flags} /FontBBox [${face.box.join(' ')}] /ItalicAngle 0 /Ascent ${face.ascent} /Descent ${face.descent} /CapHeight ${face.capHeight} /StemV 80 /FontFile2 ${program} 0 R >>`,
  );
  const last = FIRST_CODE + face.widths.length - 1;
  return file.add(
    `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /FirstChar ${FIRST_CODE} /LastChar ${last} /Widths [${face.widths.join(' ')}] /FontDescriptor ${descriptor} 0 R /Encoding /WinAnsiEncoding >>`,
  );
}

type Objects = ReturnType<typeof createObjects>;

/** Numbered objects of a file and the table of where they stand. */
function createObjects() {
  const header = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  const parts: Buffer[] = [header];
  let length = header.length;
  const places: number[] = [];
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
    bytes: (catalog: number, info: number): Uint8Array => {
      const start = length;
      const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
      const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32);
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
