import { useParams } from 'react-router';
import { useCall } from '#renderer/lib/use-call.ts';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import './history.css';

/** A file of an earlier system, as it came. */
export function HistoryFilePage() {
  const { sha256 = '' } = useParams();
  const file = useCall('history', 'file', { sha256 });
  const { data } = file;
  return (
    <Page
      title={data?.fileName ?? 'File of an earlier system'}
      crumbs={[{ label: 'Claims', to: '/claims' }]}
      scroll
    >
      {file.error ? <ErrorNote failure={file.error} retry={file.refetch} /> : null}
      {file.loading && !data ? <Loading what="the file" /> : null}
      {data?.cut ? <Note tone="informs">The file is long; this is its beginning.</Note> : null}
      {data ? (
        <pre className="history-file mono" tabIndex={0} aria-label="Segments of the file">
          {lines(data.text)}
        </pre>
      ) : null}
    </Page>
  );
}

/** One segment a line: the terminator is the character behind ISA16. */
function lines(text: string): string {
  const at = text.indexOf('ISA');
  const terminator = at < 0 ? '' : text.charAt(at + 105);
  if (terminator === '' || /\s/.test(terminator)) return text;
  return text
    .split(terminator)
    .map((segment) => segment.trim())
    .filter(Boolean)
    .join(`${terminator}\n`);
}
