import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimFileId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FindingList } from '#renderer/ui/finding-list.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { shownSegments } from './segments.ts';

/**
 * The claim as an 837P carries it, each segment with what it is: the file that was sent, when it was, and
 * otherwise the file as it would be written now.
 */
export function X12Preview({ detail }: { readonly detail: ClaimDetail }) {
  const sent = detail.events.findLast((event) => event.claimFileId !== null)?.claimFileId ?? null;
  return sent === null ? <UnsentPreview detail={detail} /> : <SentFile id={sent} />;
}

function SentFile({ id }: { readonly id: ClaimFileId }) {
  const sent = useCall('claims', 'fileText', { id });
  if (sent.error) return <ErrorNote failure={sent.error} retry={sent.refetch} />;
  if (!sent.data) return <Loading what="the file" />;
  const { file, text } = sent.data;
  return (
    <>
      <p className="sent-as">
        As sent in <Link to={`/claims/files/${id}`}>{file.fileName}</Link>, written{' '}
        <InstantText at={file.createdAt} />
        {file.claims > 1 ? `, together with ${file.claims - 1} other claims` : ''}.
      </p>
      <SegmentList text={text} label="837P as it was sent" />
    </>
  );
}

function UnsentPreview({ detail }: { readonly detail: ClaimDetail }) {
  const preview = useCall('claims', 'preview', { ids: [detail.summary.id] });
  if (preview.error) return <ErrorNote failure={preview.error} retry={preview.refetch} />;
  if (!preview.data) return <Loading what="the file" />;
  return <SegmentList text={preview.data.text} label="837P as it would be written" />;
}

/** An X12 text, one segment a line, numbered and named; the one in question is marked. */
export function SegmentList(props: {
  readonly text: string;
  readonly label: string;
  readonly marked?: number | null;
}) {
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => marked.current?.scrollIntoView?.({ block: 'center' }), [props.marked, props.text]);
  return (
    <ol className="segments" aria-label={props.label} tabIndex={0}>
      {shownSegments(props.text).map((segment) => (
        <li
          key={segment.number}
          {...(segment.number === props.marked
            ? { ref: marked, 'data-marked': true, 'aria-current': 'true' as const }
            : {})}
        >
          <span className="segment-number">{segment.number}</span>
          <span className="segment-loop">{segment.loop}</span>
          <code>{segment.text}</code>
          <span className="segment-note">{segment.words}</span>
        </li>
      ))}
    </ol>
  );
}

const FACES = [
  { value: 'complete', label: 'Complete form' },
  { value: 'data_only', label: 'Data only, for the red form' },
] as const;
type Face = (typeof FACES)[number]['value'];

/** The CMS-1500 (02/12) as it will be printed. */
export function Cms1500Preview({ detail }: { readonly detail: ClaimDetail }) {
  const { id } = detail.summary;
  const [face, setFace] = useState<Face>('complete');
  const form = useCall('claims', 'cms1500', { id, face }, { keep: true });
  const save = useAct('claims', 'saveCms1500');
  const print = useAct('claims', 'printCms1500');
  const forbidden = usePermission('claims.write');
  // The finding itself stands above the form, with its box and its source.
  const stopped = form.data?.findings.find((finding) => finding.severity === 'stops')?.message ?? null;
  const savePdf = async () => {
    const answer = await save.run({ id, face });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}.`);
  };
  const printForm = async () => {
    const answer = await print.run({ id, face });
    if (!answer.ok) announceFailure(answer.error);
    else
      announce(answer.value.outcome === 'printed' ? 'Sent to the printer.' : 'Nothing was printed.', {
        tone: 'informs',
      });
  };
  return (
    <div className="paper">
      <Toolbar>
        <FilterChips
          label="How it is printed"
          choices={FACES}
          chosen={face}
          onChoose={(value) => setFace(value as Face)}
        />
        <span className="paper-acts">
          <Button
            keys="Mod+S"
            onClick={() => void savePdf()}
            busy={save.busy}
            disabledReason={forbidden ?? stopped}
          >
            Save as PDF
          </Button>
          <Button
            keys="P"
            label="Print"
            onClick={() => void printForm()}
            busy={print.busy}
            disabledReason={forbidden ?? stopped}
          >
            Print…
          </Button>
        </span>
      </Toolbar>
      {form.error ? <ErrorNote failure={form.error} retry={form.refetch} /> : null}
      {form.data && form.data.findings.length > 0 ? <FindingList findings={form.data.findings} /> : null}
      {form.loading ? <Loading what="the form" /> : null}
      {form.data ? (
        <PdfView bytes={form.data.pdf} label={`CMS-1500 of claim ${detail.summary.controlNumber}`} />
      ) : null}
    </div>
  );
}
