import { useEffect, useMemo, useState } from 'react';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from './button.tsx';
import { EmptyState, ErrorNote, Loading } from './messages.tsx';
import { PdfView } from './pdf-view.tsx';
import { TiffView } from './tiff-view.tsx';
import './original-view.css';

/** A document as it came: its pages, its picture, or its characters; what cannot be drawn can be saved. */
export function OriginalView(props: {
  readonly sha256: string;
  /** What it is, for a screen reader: the document's title. */
  readonly label: string;
}) {
  const { sha256, label } = props;
  const original = useCall('documents', 'original', { sha256 }, { tags: [] });
  if (original.error) return <ErrorNote failure={original.error} retry={original.refetch} />;
  if (original.data === undefined) return <Loading what="the original" />;
  const { mediaType, bytes } = original.data;
  if (mediaType === 'application/pdf') return <PdfView bytes={bytes} label={label} />;
  if (mediaType === 'image/tiff') return <TiffView bytes={bytes} label={label} />;
  if (mediaType.startsWith('image/')) return <Picture bytes={bytes} mediaType={mediaType} label={label} />;
  if (IN_CHARACTERS.has(mediaType)) return <Characters bytes={bytes} label={label} />;
  return (
    <EmptyState title="This kind of file is not drawn here" action={<SaveOriginal sha256={sha256} />}>
      It is kept as it came. Save a copy to open it in its own program.
    </EmptyState>
  );
}

const IN_CHARACTERS = new Set([
  'text/plain',
  'application/xml',
  'application/fhir+json',
  'x-application/hl7-v2+er7',
]);
/** A longer file is shown to here; all of it can be saved. */
const MOST_SHOWN = 400_000;

function Characters({ bytes, label }: { readonly bytes: Uint8Array; readonly label: string }) {
  const text = useMemo(() => {
    const whole = new TextDecoder().decode(bytes.subarray(0, MOST_SHOWN));
    // HL7 ends its segments with a carriage return alone.
    return whole.replaceAll(/\r\n?/g, '\n');
  }, [bytes]);
  return (
    <div className="original-text" role="region" aria-label={`${label}, as it came`} tabIndex={0}>
      <pre>{text}</pre>
      {bytes.byteLength > MOST_SHOWN ? (
        <p className="muted">The rest is not shown. Save a copy to see all of it.</p>
      ) : null}
    </div>
  );
}

function Picture(props: { readonly bytes: Uint8Array; readonly mediaType: string; readonly label: string }) {
  const { bytes, mediaType } = props;
  const [url, setUrl] = useState<string | null>(null);
  const [whole, setWhole] = useState(true);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  if (url === null) return null;
  return (
    <button
      type="button"
      className="original-picture"
      data-whole={whole}
      onClick={() => setWhole(!whole)}
      aria-label={whole ? `${props.label}: show in its own size` : `${props.label}: fit to the width`}
    >
      <img src={url} alt={props.label} />
    </button>
  );
}

/** Saves the original where the system's dialog says. */
export function SaveOriginal({ sha256 }: { readonly sha256: string }) {
  const save = useAct('documents', 'saveOriginal');
  const run = async () => {
    const answer = await save.run({ sha256 });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}.`);
  };
  return (
    <Button kind="quiet" onClick={() => void run()} busy={save.busy}>
      Save a copy
    </Button>
  );
}
