import { readPdf } from './lib/pdf-reader.ts';

/** Forms are printed at the resolution of an office printer. */
const DOTS_PER_INCH = 300;
const POINTS_PER_INCH = 72;

type Rendered = { readonly pages: number; readonly width: number; readonly height: number };

declare global {
  /** Called by the main process with the address of the document in memory. */
  var renderPrintJob: (path: string, title: string) => Promise<Rendered>;
}

globalThis.renderPrintJob = async (path, title) => {
  document.title = title;
  const response = await fetch(path);
  const loading = readPdf(new Uint8Array(await response.arrayBuffer()));
  const pdf = await loading.promise;
  const size = { width: 0, height: 0 };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const paper = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: DOTS_PER_INCH / POINTS_PER_INCH });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport, intent: 'print' }).promise;
    await addPicture(canvas, paper.width, paper.height);
    size.width = Math.max(size.width, paper.width);
    size.height = Math.max(size.height, paper.height);
    page.cleanup();
  }
  const rule = document.createElement('style');
  rule.textContent = `@page { size: ${size.width}pt ${size.height}pt; margin: 0; }`;
  document.head.append(rule);
  const { numPages } = pdf;
  await loading.destroy();
  return { pages: numPages, ...size };
};

async function addPicture(canvas: HTMLCanvasElement, width: number, height: number): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('A page could not be drawn.');
  const image = document.createElement('img');
  image.src = URL.createObjectURL(blob);
  // A hair less than the page: rounding must not push an empty page out behind each one.
  image.style.width = `${width}pt`;
  image.style.height = `${height - 0.5}pt`;
  await image.decode();
  document.body.append(image);
}
