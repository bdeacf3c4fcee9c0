import { useState } from 'react';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { Row, Stack } from '#renderer/ui/page.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { countWord } from './words.tsx';

/** The folder into which the clearinghouse's files come, and what of it could not be read. */
export function FolderSheet(props: { readonly forbidden: string | null; readonly onClose: () => void }) {
  const folder = useCall('acks', 'folder', {});
  const watch = useAct('acks', 'watchFolder');
  const stop = useAct('acks', 'stopWatching');
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
      open
      title="Folder from the clearinghouse"
      onClose={props.onClose}
      width="medium"
      foot={
        <Button onClick={props.onClose} autoFocus>
          Close
        </Button>
      }
    >
      <Stack>
        <p>
          Files that your clearinghouse’s program puts into a folder are read as soon as they are complete,
          while the practice is unlocked on this computer: TA1, 999, 277CA, 277, 271 here, 835 among the
          remittances. They are left where they are, unchanged.
        </p>
        {now === null ? null : (
          <p>
            <strong>{now.name}</strong> is watched. {countWord(now.taken, 'file')} read.
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
            <ul className="ack-refused">
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
