import { useEffect, useRef, useState } from 'react';
import { useNear } from './use-sight.ts';
import './pdf-view.css';

/** A page that was found in the file; its points are read when it comes into sight. */
type TiffPage = { readonly draw: () => ImageData };
type State =
  | { readonly step: 'reading' }
  | { readonly step: 'shown'; readonly pages: readonly TiffPage[] }
  | { readonly step: 'failed' };

/** The pages of a TIFF picture, as fax machines and scanners write them, one under the other. */
export function TiffView(props: {
  readonly bytes: Uint8Array;
  /** What it is, for a screen reader. */
  readonly label: string;
}) {
  const { bytes, label } = props;
  const [state, setState] = useState<State>({ step: 'reading' });
  useEffect(() => {
    let ended = false;
    readPages(bytes).then(
      (pages) => !ended && setState({ step: 'shown', pages }),
      () => !ended && setState({ step: 'failed' }),
    );
    return () => {
      ended = true;
    };
  }, [bytes]);
  return (
    <div className="pdf" role="region" aria-label={label} tabIndex={0}>
      {state.step === 'reading' ? <p role="status">Drawing the pages…</p> : null}
      {state.step === 'failed' ? <p role="alert">{NOT_DRAWN}</p> : null}
      {state.step === 'shown'
        ? state.pages.map((page, i) => (
            <Page key={i} page={page} label={`${label}, page ${i + 1} of ${state.pages.length}`} />
          ))
        : null}
    </div>
  );
}

const NOT_DRAWN =
  'The picture could not be drawn here. It is kept as it came; save a copy to open it elsewhere.';

function Page({ page, label }: { readonly page: TiffPage; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(canvas);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const paper = canvas.current;
    if (!paper) return;
    if (!near) {
      // Its place stays, its points are given back: a fax may have a hundred pages.
      paper.style.aspectRatio ||= '8.5 / 11';
      paper.height = 0;
      return;
    }
    try {
      const picture = page.draw();
      paper.width = picture.width;
      paper.height = picture.height;
      paper.style.aspectRatio = `${picture.width} / ${picture.height}`;
      paper.getContext('2d')?.putImageData(picture, 0, 0);
    } catch {
      setFailed(true);
    }
  }, [near, page]);
  if (failed) return <p role="alert">{NOT_DRAWN}</p>;
  return <canvas ref={canvas} className="pdf-page tiff-page" role="img" aria-label={label} />;
}

/** Faxes have other distances of points across than down (T.4: 204 by 98 or 196 an inch). */
async function readPages(bytes: Uint8Array): Promise<readonly TiffPage[]> {
  const { default: tiff } = await import('utif2');
  const whole = bytes.slice().buffer;
  const found = tiff.decode(whole).filter((page) => page['t256'] !== undefined);
  if (found.length === 0) throw new Error('no page');
  return found.map((page) => ({
    draw: () => {
      // Decoding writes the points into what it is given; a copy lets them go with the page.
      const drawn = { ...page };
      tiff.decodeImage(whole, drawn);
      const points = new Uint8ClampedArray(tiff.toRGBA8(drawn));
      const picture = new ImageData(points, drawn.width, drawn.height);
      return squared(picture, resolution(page['t282']), resolution(page['t283']));
    },
  }));
}

function resolution(value: unknown): number {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  const [over, under] = Array.isArray(first) ? (first as unknown[]) : [first, 1];
  const dots = Number(over) / Number(under);
  return Number.isFinite(dots) && dots > 0 ? dots : 1;
}

/** Repeats rows until the points are about square, so that a coarse fax is not half as high. */
function squared(picture: ImageData, across: number, down: number): ImageData {
  const times = Math.round(across / down);
  if (times < 2 || times > 4) return picture;
  const row = picture.width * 4;
  const points = new Uint8ClampedArray(row * picture.height * times);
  for (let y = 0; y < picture.height * times; y += 1) {
    const from = Math.floor(y / times) * row;
    points.set(picture.data.subarray(from, from + row), y * row);
  }
  return new ImageData(points, picture.width, picture.height * times);
}
