import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useNear, useWidth } from './use-sight.ts';
import './pdf-view.css';

const POINTS_PER_INCH = 72;
/** Paper on screen: 96 dots an inch, enlarged to the width that there is, at most a quarter larger. */
const DOTS_PER_INCH = 96;
const LARGEST = 1.25;
/** The place of a page that was not drawn yet: US Letter. */
const LETTER = '612 / 792';
const LETTER_WIDTH = 816;

type State =
  | { readonly step: 'reading' }
  | { readonly step: 'shown'; readonly pdf: PDFDocumentProxy }
  | { readonly step: 'failed' };

/** The pages of a PDF as they will be printed, one under the other. */
export function PdfView(props: {
  readonly bytes: Uint8Array;
  /** What it is, for a screen reader: "Invoice 1004". */
  readonly label: string;
}) {
  const { bytes } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [state, setState] = useState<State>({ step: 'reading' });
  useEffect(() => {
    let ended = false;
    let close: (() => Promise<void>) | undefined;
    const read = async (): Promise<void> => {
      const { readPdf } = await import('#renderer/lib/pdf-reader.ts');
      if (ended) return;
      const loading = readPdf(bytes);
      close = () => loading.destroy();
      const pdf = await loading.promise;
      if (!ended) setState({ step: 'shown', pdf });
    };
    read().catch(() => !ended && setState({ step: 'failed' }));
    return () => {
      ended = true;
      void close?.();
    };
  }, [bytes]);
  const pages = state.step === 'shown' ? state.pdf.numPages : 0;
  return (
    <div className="pdf" ref={box} role="region" aria-label={props.label} tabIndex={0}>
      {state.step === 'reading' ? <p role="status">Drawing the pages…</p> : null}
      {state.step === 'failed' ? (
        <p role="alert">
          The pages could not be drawn here. Nothing was lost; saving and printing are not touched by it.
        </p>
      ) : null}
      {state.step === 'shown' && width > 0
        ? Array.from({ length: pages }, (_, i) => (
            <PdfPage key={i} pdf={state.pdf} number={i + 1} of={pages} width={width} label={props.label} />
          ))
        : null}
    </div>
  );
}

function PdfPage(props: {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly of: number;
  readonly width: number;
  readonly label: string;
}) {
  const { pdf, number, width } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(canvas);
  useEffect(() => {
    const paper = canvas.current;
    if (!near) {
      // What is far from sight keeps its place and gives its picture back: a file may have a thousand pages.
      if (paper) {
        paper.style.aspectRatio ||= LETTER;
        paper.style.width ||= `${Math.min(width - 32, LETTER_WIDTH * LARGEST)}px`;
        paper.height = 0;
      }
      return;
    }
    let ended = false;
    let stop: (() => void) | undefined;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (ended || !target) return;
      const paper = page.getViewport({ scale: 1 });
      const natural = DOTS_PER_INCH / POINTS_PER_INCH;
      const scale = Math.min((width - 32) / paper.width, natural * LARGEST);
      const sharp = window.devicePixelRatio || 1;
      const viewport = page.getViewport({ scale: scale * sharp });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      target.style.width = `${Math.round(viewport.width / sharp)}px`;
      target.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
    };
    // A page that is left while it is drawn ends its drawing with an error that means nothing.
    draw().catch(() => undefined);
    return () => {
      ended = true;
      stop?.();
    };
  }, [pdf, number, width, near]);
  return (
    <canvas
      ref={canvas}
      className="pdf-page"
      role="img"
      aria-label={`${props.label}, page ${number} of ${props.of}`}
    />
  );
}
