import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { AckFileDetail } from '#shared/contract/acknowledgements.ts';
import type { AckItem } from '#shared/domain/acknowledgement.ts';
import { AckFileId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { FileItems } from './file-items.tsx';
import { FileSegments } from './file-segments.tsx';
import { UndoSheet } from './undo-sheet.tsx';
import { countWord, kindsText } from './words.tsx';
import './acks.css';

const CRUMBS = [{ label: 'Acknowledgements', to: '/acks' }];

/** One file of answers: what it says, what it did, and its segments with words. */
export function AckFilePage() {
  const parsed = AckFileId.safeParse(useParams()['id']);
  const call = useCall('acks', 'get', { id: parsed.data ?? ('' as AckFileId) }, { enabled: parsed.success });
  if (call.data) return <OneFile key={call.data.file.id} detail={call.data} />;
  return (
    <Page title="File of answers" crumbs={CRUMBS}>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="the file" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such file" action={<Link to="/acks">Open the list</Link>} />
      )}
    </Page>
  );
}

type View = 'items' | 'segments';

function OneFile({ detail }: { readonly detail: AckFileDetail }) {
  const { file, items, oddities, events } = detail;
  const [params] = useSearchParams();
  const asked = Number(params.get('segment')) || null;
  const [view, setView] = useState<View>(asked === null ? 'items' : 'segments');
  const [segment, setSegment] = useState<number | null>(asked);
  const [undoing, setUndoing] = useState(false);
  const forbidden = usePermission('claims.write');
  const save = useAct('acks', 'saveFile');
  const saveCopy = async (): Promise<void> => {
    const answer = await save.run({ id: file.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}, byte for byte as it came.`);
  };
  const showSegment = (item: AckItem): void => {
    setSegment(item.segment);
    setView('segments');
  };
  const undone = events.findLast((event) => event.kind === 'undone');
  return (
    <Page
      title={file.fileName}
      crumbs={CRUMBS}
      meta={
        <>
          {kindsText(file)} of {file.senderId || 'an unnamed sender'} · <InstantText at={file.receivedAt} /> ·{' '}
          {file.rejected} rejected, {file.accepted} accepted
        </>
      }
      status={
        <>
          {file.state === 'undone' ? <StatusChip tone="neutral">Undone</StatusChip> : null}
          {file.unmatched > 0 ? <StatusChip tone="warns">{file.unmatched} unmatched</StatusChip> : null}
        </>
      }
      actions={
        <>
          <Button keys="S" label="Save a copy of the file" onClick={() => void saveCopy()} busy={save.busy}>
            Save a copy
          </Button>
          <Button
            kind="danger"
            keys="U"
            label="Undo this file"
            onClick={() => setUndoing(true)}
            disabledReason={forbidden ?? (file.state === 'undone' ? 'This file is undone already.' : null)}
          >
            Undo
          </Button>
        </>
      }
      hints={[{ combo: 'Enter', label: 'its segment' }]}
    >
      {undone ? (
        <div className="ack-note">
          <Note tone="informs">
            <p>
              Undone by {undone.userName}: {undone.detail}. Its claims stand where they stood before; it can
              be read again.
            </p>
          </Note>
        </div>
      ) : null}
      {oddities.length === 0 ? null : (
        <div className="ack-note">
          <Note tone="warns">
            <p>
              {countWord(oddities.length, 'thing')} in this file {oddities.length === 1 ? 'is' : 'are'} not as
              the guide says and did not hinder the reading: {oddities[0]?.sentence}
            </p>
          </Note>
        </div>
      )}
      <Tabs value={view} onChange={(_, value: View) => setView(value)} aria-label="File of answers">
        <Tab value="items" label={`What it says ${items.length}`} id="ack-items" aria-controls="ack-view" />
        <Tab value="segments" label="Segments" id="ack-segments" aria-controls="ack-view" />
      </Tabs>
      <div className="ack-panel" role="tabpanel" id="ack-view" aria-labelledby={`ack-${view}`}>
        {view === 'items' ? (
          <FileItems items={items} forbidden={forbidden} onSegment={showSegment} />
        ) : (
          <FileSegments
            id={file.id}
            segment={segment}
            odd={new Map(oddities.map((one) => [one.segment, one.sentence]))}
          />
        )}
      </div>
      {undoing ? <UndoSheet file={file} onClose={() => setUndoing(false)} /> : null}
    </Page>
  );
}
