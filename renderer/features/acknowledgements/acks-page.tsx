import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useCall } from '#renderer/lib/use-call.ts';
import { FolderSheet } from '#renderer/ui/folder-sheet.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { useAcks, type AckTab } from './acks-store.ts';
import { FilesList } from './files-list.tsx';
import { RejectedList } from './rejected-list.tsx';
import { TakenNotes } from './taken-notes.tsx';
import { UnmatchedList } from './unmatched-list.tsx';
import { useReadFiles } from './use-read-files.ts';
import './acks.css';

const MOST_FILES = 1000;

/** What comes back before the money: rejections first, then the files, then what fits nothing. */
export function AcksPage() {
  const tab = useAcks((s) => s.tab);
  const rejected = useCall('acks', 'rejections', {});
  const files = useCall('acks', 'list', { limit: MOST_FILES });
  const unmatched = useCall('acks', 'unmatched', {});
  const counts = useCall('acks', 'counts', {});
  const read = useReadFiles();
  const [folder, setFolder] = useState(false);
  const opener = (
    <Button
      kind="outlined"
      onClick={() => void read.choose()}
      busy={read.busy}
      disabledReason={read.forbidden}
    >
      Read files
    </Button>
  );
  const unread = counts.data?.unread ?? 0;
  return (
    <Page
      title="Acknowledgements"
      status={
        unread === 0 ? undefined : <StatusChip tone="warns">{unread} in the folder not read</StatusChip>
      }
      actions={
        <>
          <Button keys="F" label="Folder from the clearinghouse" onClick={() => setFolder(true)}>
            Folder
          </Button>
          <Button
            kind="main"
            keys="O"
            label="Read files of answers"
            onClick={() => void read.choose()}
            busy={read.busy}
            disabledReason={read.forbidden}
          >
            Read files
          </Button>
        </>
      }
      hints={[
        { combo: 'ArrowDown', label: 'rows' },
        { combo: 'Enter', label: 'open' },
      ]}
    >
      {read.busy ? <Loading what="the files" /> : null}
      <TakenNotes />
      <Tabs
        value={tab}
        onChange={(_, value: AckTab) => useAcks.setState({ tab: value })}
        aria-label="Acknowledgements"
      >
        <Tab
          value="rejected"
          label={`Rejected claims ${rejected.data?.length ?? ''}`}
          {...tabIds('rejected')}
        />
        <Tab value="files" label={`Files ${files.data?.length ?? ''}`} {...tabIds('files')} />
        <Tab value="unmatched" label={`Unmatched ${unmatched.data?.length ?? ''}`} {...tabIds('unmatched')} />
      </Tabs>
      <div className="ack-panel" role="tabpanel" id="acks-panel" aria-labelledby={`acks-${tab}`}>
        <Body call={tab === 'rejected' ? rejected : tab === 'files' ? files : unmatched} />
        {tab === 'rejected' && rejected.data ? <RejectedList items={rejected.data} /> : null}
        {tab === 'files' && files.data ? <FilesList files={files.data} opener={opener} /> : null}
        {tab === 'unmatched' && unmatched.data ? <UnmatchedList items={unmatched.data} /> : null}
      </div>
      <FolderSheet
        of="acks"
        title="Folder from the clearinghouse"
        open={folder}
        forbidden={read.forbidden}
        onClose={() => setFolder(false)}
      >
        Files that your clearinghouse’s program puts into a folder are read as soon as they are complete,
        while the practice is unlocked on this computer: TA1, 999, 277CA, 277, 271 here, 835 among the
        remittances. They are left where they are, unchanged.
      </FolderSheet>
    </Page>
  );
}

function tabIds(tab: AckTab) {
  return { id: `acks-${tab}`, 'aria-controls': 'acks-panel' };
}

function Body({
  call,
}: {
  readonly call: Pick<ReturnType<typeof useCall>, 'error' | 'loading' | 'refetch'>;
}) {
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  return call.loading ? <Loading what="the answers" /> : null;
}
