import { useEffect, useRef } from 'react';
import { readSegments } from '#shared/domain/x12/segments.ts';
import type { RemittanceId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { PaperView, paperPayments } from './paper-view.tsx';

/** The 835 as it was received, one segment a line, the one in question marked; an EOB from paper as it was typed. */
export function FileSheet(props: {
  readonly id: RemittanceId;
  readonly segment: number | null;
  /** Typed from paper: shown as the EOB it is. */
  readonly paper: boolean;
  readonly onClose: () => void;
}) {
  const file = useCall('remits', 'fileText', { id: props.id });
  const paper = props.paper && file.data ? paperPayments(file.data.text) : null;
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => marked.current?.scrollIntoView?.({ block: 'center' }), [file.data]);
  return (
    <Sheet
      open
      title={props.paper ? 'Paper EOB as it was typed' : (file.data?.fileName ?? 'File')}
      width="large"
      onClose={props.onClose}
      foot={
        <Button onClick={props.onClose} autoFocus>
          Close
        </Button>
      }
    >
      {file.error ? <ErrorNote failure={file.error} retry={file.refetch} /> : null}
      {file.loading ? <Loading what="the file" /> : null}
      {file.data && paper ? <PaperView payments={paper} /> : null}
      {file.data && !paper ? (
        <ol className="raw-segments" aria-label="Segments" tabIndex={0}>
          {segmentsOf(file.data.text).map((text, i) => (
            <li
              key={i}
              ref={i + 1 === props.segment ? marked : undefined}
              data-marked={i + 1 === props.segment}
            >
              <span>{i + 1}</span>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      ) : null}
    </Sheet>
  );
}

/** Segments as written; a text that is no X12 as its lines. */
function segmentsOf(text: string): string[] {
  try {
    return Array.from(
      readSegments(text),
      (s) => `${s.elements.join(s.delimiters.element)}${s.delimiters.terminator.trim()}`,
    );
  } catch {
    return text.split(/\r?\n/);
  }
}
