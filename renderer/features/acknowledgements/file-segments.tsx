import { useEffect, useMemo, useRef, useState } from 'react';
import { annotateAnswers } from '#shared/domain/x12/acks/annotate.ts';
import type { AckFileId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';

/** So many segments are drawn at once; a large file is read page by page. */
const PAGE = 1500;

/** A file as it was received, segment by segment with words; the one in question is marked. */
export function FileSegments(props: {
  readonly id: AckFileId;
  readonly segment: number | null;
  /** What is odd, by segment. */
  readonly odd: ReadonlyMap<number, string>;
}) {
  const file = useCall('acks', 'fileText', { id: props.id });
  const marked = useRef<HTMLLIElement>(null);
  const rows = useMemo(() => (file.data ? annotated(file.data.text) : []), [file.data]);
  const [page, setPage] = useState(() => Math.floor(((props.segment ?? 1) - 1) / PAGE));
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  useEffect(() => marked.current?.scrollIntoView?.({ block: 'center' }), [rows, props.segment]);
  if (file.error) return <ErrorNote failure={file.error} retry={file.refetch} />;
  if (!file.data) return <Loading what="the file" />;
  return (
    <>
      {pages === 1 ? null : (
        <div className="toolbar">
          <Button
            keys="["
            onClick={() => setPage(page - 1)}
            disabledReason={page === 0 ? 'This is the beginning.' : null}
          >
            Earlier
          </Button>
          <span className="muted">
            Segments {page * PAGE + 1} to {Math.min(rows.length, (page + 1) * PAGE)} of {rows.length}
          </span>
          <Button
            keys="]"
            onClick={() => setPage(page + 1)}
            disabledReason={page + 1 >= pages ? 'This is the end.' : null}
          >
            Later
          </Button>
        </div>
      )}
      <ol className="ack-segments" aria-label="Segments of the file" tabIndex={0}>
        {rows.slice(page * PAGE, (page + 1) * PAGE).map((row) => (
          <li
            key={row.number}
            ref={row.number === props.segment ? marked : undefined}
            data-marked={row.number === props.segment}
            {...(row.number === props.segment ? { 'aria-current': 'true' as const } : {})}
          >
            <span className="ack-segment-number">{row.number}</span>
            <code>{row.text}</code>
            <span className="ack-segment-words">
              {row.words}
              {props.odd.has(row.number) ? <em> Odd: {props.odd.get(row.number)}</em> : null}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** A kept file has been read before, so it is X12; should it not be, its lines are shown. */
function annotated(text: string): ReturnType<typeof annotateAnswers> {
  try {
    return annotateAnswers(text);
  } catch {
    return text.split(/\r?\n/).map((line, i) => ({ number: i + 1, text: line, words: '' }));
  }
}
