import { useState } from 'react';
import type { AckItem } from '#shared/domain/acknowledgement.ts';
import type { AckItemId } from '#shared/kernel/ids.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { OutcomeChip, SaidAt } from '#renderer/ui/acknowledgement.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { select, useAcks } from './acks-store.ts';
import { AssignSheet } from './assign-sheet.tsx';
import { ItemSide } from './item-side.tsx';
import { SetAsideSheet } from './set-aside-sheet.tsx';

const COLUMNS: readonly Column<AckItem>[] = [
  { key: 'at', header: 'Said', width: '142px', cell: (i) => <SaidAt at={i.saidAt} />, sort: (i) => i.saidAt },
  { key: 'kind', header: 'Kind', width: '62px', cell: (i) => i.kind, sort: (i) => i.kind },
  {
    key: 'about',
    header: 'About',
    width: 'minmax(130px, 1fr)',
    wrap: true,
    cell: (i) => i.about,
    sort: (i) => i.about,
  },
  {
    key: 'person',
    header: 'Person named',
    width: 'minmax(110px, 0.8fr)',
    cell: (i) => i.facts.personName || '–',
    sort: (i) => i.facts.personName,
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '86px',
    align: 'right',
    cell: (i) => (i.facts.chargeCents === null ? '–' : <Money cents={i.facts.chargeCents} />),
  },
  { key: 'outcome', header: 'Says', width: '138px', cell: (i) => <OutcomeChip outcome={i.outcome} /> },
  {
    key: 'why',
    header: 'Why it fits nothing',
    width: 'minmax(200px, 1.8fr)',
    wrap: true,
    cell: (i) => i.why,
  },
];

/** Only an item about one claim or one person can be said to be of ours. */
export function assignable(item: AckItem): string | null {
  return item.level === 'claim' || item.level === 'person'
    ? null
    : 'It speaks of a whole file, not of one claim or person. It can be set aside.';
}

/** What fits nothing of ours, until somebody says whose it is or sets it aside. */
export function UnmatchedList({ items }: { readonly items: readonly AckItem[] }) {
  const forbidden = usePermission('claims.write');
  const selectedId = useAcks((s) => s.selectedId.unmatched);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [sheet, setSheet] = useState<'assign' | 'aside' | null>(null);
  const selected = items.find((item) => item.id === selectedId) ?? items[0];
  const chosen = items.filter((item) => checked.has(item.id));
  const ids: readonly AckItemId[] = (chosen.length > 0 ? chosen : selected ? [selected] : []).map(
    (i) => i.id,
  );
  const nobody = items.length === 0 ? 'Nothing is unmatched.' : null;
  const cannot = forbidden ?? nobody ?? (selected ? assignable(selected) : null);
  const assign = (item: AckItem): void => {
    select('unmatched', item.id);
    if ((forbidden ?? assignable(item)) === null) setSheet('assign');
  };
  return (
    <>
      {items.length === 0 ? null : (
        <Toolbar>
          <Button keys="A" label="Say whose it is" onClick={() => setSheet('assign')} disabledReason={cannot}>
            Say whose it is
          </Button>
          <Button
            keys="X"
            label="Set aside"
            onClick={() => setSheet('aside')}
            disabledReason={forbidden ?? nobody}
          >
            {chosen.length > 1 ? `Set ${chosen.length} aside` : 'Set aside'}
          </Button>
        </Toolbar>
      )}
      <Panes name="acks-unmatched" sizes={[70, 30]} min={22}>
        <DataTable
          label="Unmatched entries"
          columns={COLUMNS}
          rows={items}
          rowId={(i) => i.id}
          fill
          autoFocus
          checked={checked}
          onCheck={setChecked}
          selectedId={selected?.id ?? null}
          onSelect={(i) => select('unmatched', i.id)}
          onOpen={assign}
          empty={
            <EmptyState title="Everything was matched">
              What control numbers and traces do not lead to a claim or patient of ours waits here. Nothing is
              guessed.
            </EmptyState>
          }
        />
        <ItemSide item={selected} />
      </Panes>
      {sheet === 'assign' && selected ? <AssignSheet item={selected} onClose={() => setSheet(null)} /> : null}
      {sheet === 'aside' ? (
        <SetAsideSheet
          ids={ids}
          onClose={() => setSheet(null)}
          onDone={() => {
            setChecked(new Set());
            setSheet(null);
          }}
        />
      ) : null}
    </>
  );
}
