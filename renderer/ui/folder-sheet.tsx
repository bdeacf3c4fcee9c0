import { useState, type ReactNode } from 'react';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from './button.tsx';
import { ErrorNote, Note } from './messages.tsx';
import { Row, Stack } from './page.tsx';
import { Sheet } from './sheet.tsx';
import { InstantText } from './text.tsx';
import './folder-sheet.css';

/** The folder that this computer watches for documents, or for answers, and what of it could not be read. */
export function FolderSheet(props: {
  readonly of: 'documents' | 'acks';
  readonly title: string;
  /** What is watched for, and what becomes of it. */
  readonly children: ReactNode;
  readonly open: boolean;
  readonly forbidden: string | null;
  readonly onClose: () => void;
}) {
  const folder = useCall(props.of, 'folder', {}, { enabled: props.open });
  const watch = useAct(props.of, 'watchFolder');
  const stop = useAct(props.of, 'stopWatching');
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    const answer = await watch.run({});
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok && answer.value !== null) announce(`The folder ${answer.value.name} is watched.`);
  };
  const end = async (): Promise<void> => {
    const answer = await stop.run({});
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) announce('No folder is watched any more.', { tone: 'informs' });
  };
  const now = folder.data ?? null;
  return (
    <Sheet
      open={props.open}
      title={props.title}
      onClose={props.onClose}
      width="medium"
      foot={
        <Button onClick={props.onClose} autoFocus>
          Close
        </Button>
      }
    >
      <Stack>
        <p>{props.children}</p>
        {now === null ? null : (
          <p>
            <strong>{now.name}</strong> is watched. {now.taken} {now.taken === 1 ? 'file was' : 'files were'}{' '}
            taken in.
          </p>
        )}
        {now !== null && !now.there ? (
          <Note tone="warns">
            <p>The folder is not there now. Connect its drive, or choose another one.</p>
          </Note>
        ) : null}
        <Row>
          <Button onClick={() => void choose()} busy={watch.busy} disabledReason={props.forbidden}>
            {now === null ? 'Choose a folder' : 'Choose another folder'}
          </Button>
          {now === null ? null : (
            <Button
              kind="danger"
              onClick={() => void end()}
              busy={stop.busy}
              disabledReason={props.forbidden}
            >
              Stop watching
            </Button>
          )}
        </Row>
        {failure === null ? null : <ErrorNote failure={failure} />}
        {now === null || now.refused.length === 0 ? null : (
          <section aria-label="Not read">
            <h3 className="form-heading">Not read</h3>
            <ul className="folder-refused">
              {now.refused.map((file) => (
                <li key={file.name}>
                  <span className="strong">{file.name}</span> <InstantText at={file.seenAt} />
                  <p>{file.sentence}</p>
                </li>
              ))}
            </ul>
            <p className="small muted">A file is read again when it changes.</p>
          </section>
        )}
      </Stack>
    </Sheet>
  );
}
