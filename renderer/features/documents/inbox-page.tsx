import { useState } from 'react';
import type { TakenIn } from '#shared/contract/documents.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useFileDrop, usePaste } from '#renderer/lib/file-drop.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useTakeIn } from '#renderer/lib/take-in.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { FolderSheet } from '#renderer/ui/folder-sheet.tsx';
import { AddDocumentSheet } from '#renderer/ui/add-document.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { tellTaken, TakenInSheet } from '#renderer/ui/taken-in.tsx';
import { InboxList } from './inbox-list.tsx';
import { useInbox } from './inbox-store.ts';
import { ItemPane } from './item-pane.tsx';
import './documents.css';

const MOST_ROWS = 300;

/** What came from outside and waits for a decision: the list, and beside it the file against what we have. */
export function InboxPage() {
  const { show, selectedId, index } = useInbox();
  const forbidden = usePermission('coding.write');
  const [adding, setAdding] = useState<{ readonly text: string } | null>(null);
  const [watching, setWatching] = useState(false);
  const [told, setTold] = useState<readonly TakenIn[]>([]);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const takeIn = useTakeIn(null);
  const counts = useCall('documents', 'counts', {});
  const list = useCall('documents', 'inbox', { show, limit: MOST_ROWS }, { keep: true });
  const rows = list.data?.rows ?? [];
  const found = rows.findIndex((row) => row.id === selectedId);
  const row = rows[found >= 0 ? found : Math.min(index, rows.length - 1)];
  const exact = rows.filter((r) => r.status === 'waiting' && r.encounterMatch === 'exact').length;
  const taken = (files: readonly TakenIn[]): void => {
    useInbox.setState({ show: 'waiting', index: 0, selectedId: null });
    if (tellTaken(files)) setTold(files);
  };
  const drop = async (files: readonly File[]): Promise<void> => {
    const answer = await takeIn.drop(files);
    if (answer.ok) taken(answer.value);
    else announceFailure(answer.error);
  };
  useFileDrop({
    label: 'Drop to take into the inbox',
    refusal: forbidden,
    take: (files) => void drop(files),
  });
  usePaste({
    files: (files) => forbidden === null && void drop(files),
    text: (text) => forbidden === null && setAdding({ text }),
  });
  return (
    <Page
      title="Inbox"
      meta={counts.data ? `${counts.data.waiting} to decide` : undefined}
      aside={counts.data && counts.data.unread > 0 ? `${counts.data.unread} not read` : undefined}
      actions={
        <>
          <Button onClick={() => setWatching(true)} keys="W" label="Watched folder">
            Folder
          </Button>
          <AttachExact count={exact} forbidden={forbidden} />
          <Button
            kind="main"
            keys="Alt+N"
            label="Add documents"
            onClick={() => setAdding({ text: '' })}
            disabledReason={forbidden}
          >
            Add documents
          </Button>
        </>
      }
      hints={[
        { combo: 'ArrowDown', label: 'next' },
        { combo: 'A', label: 'attach' },
        { combo: 'N', label: 'new' },
        { combo: 'X', label: 'discard' },
      ]}
    >
      {takeIn.doing === null ? null : <Loading what={takeIn.doing} />}
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.data === undefined ? (
        <Loading what="the inbox" />
      ) : (
        <div className="inbox">
          <Panes name="inbox" sizes={[44, 56]} min={28}>
            <InboxList
              rows={rows}
              total={list.data.total}
              counts={counts.data ?? null}
              selected={row}
              checked={checked}
              onCheck={setChecked}
              empty={<NothingWaits show={show} forbidden={forbidden} onAdd={() => setAdding({ text: '' })} />}
            />
            {row === undefined ? (
              <div />
            ) : (
              <ItemPane
                key={row.id}
                row={row}
                forbidden={forbidden}
                checked={checked}
                onDone={() => setChecked(new Set())}
              />
            )}
          </Panes>
        </div>
      )}
      <AddDocumentSheet
        open={adding !== null}
        text={adding?.text}
        takeIn={takeIn}
        onClose={() => setAdding(null)}
        onTaken={taken}
      />
      <FolderSheet
        of="documents"
        title="Watched folder"
        open={watching}
        forbidden={forbidden}
        onClose={() => setWatching(false)}
      >
        Files that another program puts into a folder are taken into the inbox as soon as they are complete,
        while the practice is unlocked on this computer. They are left where they are, unchanged; delete them
        there yourself when you no longer need them. Folders within it are not looked at.
      </FolderSheet>
      <TakenInSheet files={told} onClose={() => setTold([])} />
    </Page>
  );
}

/** Whatever is exact in patient and visit, in one go; each is told in the audit trail and can be taken back. */
function AttachExact(props: { readonly count: number; readonly forbidden: string | null }) {
  const attach = useAct('documents', 'attachExact');
  const run = async (): Promise<void> => {
    const answer = await attach.run({});
    if (!answer.ok) return announceFailure(answer.error);
    const { attached, left } = answer.value;
    announce(
      `${attached} attached to ${attached === 1 ? 'its visit' : 'their visits'}.${left > 0 ? ` ${left} need a look.` : ''}`,
      { tone: left > 0 ? 'warns' : 'fine' },
    );
  };
  return (
    <Button
      keys="Shift+A"
      label={`Attach ${props.count} exact`}
      onClick={() => void run()}
      busy={attach.busy}
      disabledReason={
        props.forbidden ?? (props.count === 0 ? 'Nothing is exact in patient and visit.' : null)
      }
    >
      {props.count === 0 ? 'Attach exact' : `Attach ${props.count} exact`}
    </Button>
  );
}

function NothingWaits(props: {
  readonly show: 'waiting' | 'kept' | 'decided';
  readonly forbidden: string | null;
  readonly onAdd: () => void;
}) {
  if (props.show === 'kept')
    return (
      <EmptyState title="No document waits for its visit">
        Documents whose patient is known and whose visit is not yet here stand here.
      </EmptyState>
    );
  if (props.show === 'decided')
    return (
      <EmptyState title="Nothing was decided yet">What was attached or discarded stands here.</EmptyState>
    );
  return (
    <EmptyState
      title="Nothing waits"
      action={
        <Button onClick={props.onAdd} disabledReason={props.forbidden}>
          Add documents
        </Button>
      }
    >
      Reports, notes and messages stand here until you say whose they are. Drop files onto the window, paste
      text, or let a folder be watched.
    </EmptyState>
  );
}
