import { useState } from 'react';
import type { AckItem } from '#shared/domain/acknowledgement.ts';
import { CLAIM_STATUS_WORDS } from '#shared/domain/claim-status.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { OutcomeChip } from '#renderer/ui/acknowledgement.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { AssignSheet } from './assign-sheet.tsx';
import { ItemSide } from './item-side.tsx';
import { assignable } from './unmatched-list.tsx';
import { personOf } from './words.tsx';

const COLUMNS: readonly Column<AckItem>[] = [
  { key: 'outcome', header: 'Says', width: '152px', cell: (i) => <OutcomeChip outcome={i.outcome} /> },
  { key: 'kind', header: 'Kind', width: '62px', cell: (i) => i.kind, sort: (i) => i.kind },
  { key: 'about', header: 'About', width: 'minmax(130px, 1fr)', cell: (i) => i.about, sort: (i) => i.about },
  { key: 'person', header: 'Patient', width: 'minmax(110px, 0.8fr)', cell: personOf, sort: personOf },
  { key: 'sentence', header: 'In words', width: 'minmax(200px, 2fr)', wrap: true, cell: (i) => i.sentence },
  { key: 'did', header: 'What it did', width: 'minmax(120px, 0.9fr)', cell: did },
];

/** What an item did, in a few words. */
function did(item: AckItem): string {
  switch (item.state) {
    case 'unmatched':
      return 'fits nothing of ours';
    case 'set_aside':
      return 'set aside';
    case 'known':
      return 'nothing again';
    case 'matched': {
      const moved = item.claims.filter((claim) => claim.to !== null);
      const [first] = moved;
      if (moved.length > 1) return `${moved.length} claims moved`;
      if (first?.to) return `to ${CLAIM_STATUS_WORDS[first.to]}`;
      return item.kind === '271' ? 'kept with the coverage' : 'noted';
    }
  }
}

/** Everything that a file says, what needs somebody first. */
export function FileItems(props: {
  readonly items: readonly AckItem[];
  readonly forbidden: string | null;
  readonly onSegment: (item: AckItem) => void;
}) {
  const { items, forbidden } = props;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [assigning, setAssigning] = useState(false);
  const takeBack = useAct('acks', 'takeBack');
  const selected = items.find((item) => item.id === selectedId) ?? items[0];
  const back = async (): Promise<void> => {
    if (!selected) return;
    const answer = await takeBack.run({ itemIds: [selected.id] });
    if (!answer.ok) announceFailure(answer.error);
    else announce('Back among the unmatched entries.', { tone: 'informs' });
  };
  const byHand = selected !== undefined && selected.decidedBy !== '';
  return (
    <>
      <Panes name="ack-file" sizes={[68, 32]} min={22}>
        <DataTable
          label="What the file says"
          columns={COLUMNS}
          rows={items}
          rowId={(item) => item.id}
          fill
          autoFocus
          selectedId={selected?.id ?? null}
          onSelect={(item) => setSelectedId(item.id)}
          onOpen={props.onSegment}
          rowTone={(item) => (item.state === 'known' || item.state === 'set_aside' ? 'muted' : null)}
          empty={<EmptyState title="It says nothing">The file holds envelopes alone.</EmptyState>}
        />
        <ItemSide
          item={selected}
          acts={
            selected?.state === 'unmatched' ? (
              <Button
                keys="A"
                onClick={() => setAssigning(true)}
                disabledReason={forbidden ?? assignable(selected)}
                label="Say whose it is"
              >
                Say whose it is
              </Button>
            ) : byHand ? (
              <Button
                keys="B"
                onClick={() => void back()}
                busy={takeBack.busy}
                disabledReason={forbidden}
                label="Take the decision back"
              >
                Take the decision back
              </Button>
            ) : undefined
          }
        />
      </Panes>
      {assigning && selected ? <AssignSheet item={selected} onClose={() => setAssigning(false)} /> : null}
    </>
  );
}
