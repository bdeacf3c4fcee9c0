import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { AckFileRow } from '#shared/domain/acknowledgement.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { select, useAcks } from './acks-store.ts';
import { kindsText } from './words.tsx';

const WAYS: Readonly<Record<AckFileRow['way'], string>> = {
  dialog: 'chosen',
  dropped: 'dropped',
  folder: 'from the folder',
  terminal: 'from the terminal',
};

function count(
  key: 'rejected' | 'accepted' | 'others' | 'unmatched',
  header: string,
  width: string,
): Column<AckFileRow> {
  return {
    key,
    header,
    width,
    align: 'right',
    cell: (f) => <span className={f[key] === 0 ? 'mono muted' : 'mono'}>{f[key]}</span>,
    sort: (f) => f[key],
  };
}

const COLUMNS: readonly Column<AckFileRow>[] = [
  {
    key: 'received',
    header: 'Received',
    width: '152px',
    cell: (f) => <InstantText at={f.receivedAt} />,
    sort: (f) => f.receivedAt,
  },
  { key: 'kinds', header: 'Holds', width: 'minmax(90px, 0.7fr)', cell: kindsText, sort: kindsText },
  {
    key: 'from',
    header: 'From',
    width: 'minmax(110px, 0.8fr)',
    cell: (f) => f.senderId,
    sort: (f) => f.senderId,
  },
  count('rejected', 'Rejected', '76px'),
  count('accepted', 'Accepted', '78px'),
  count('others', 'Other', '62px'),
  count('unmatched', 'Unmatched', '88px'),
  {
    key: 'file',
    header: 'File',
    width: 'minmax(150px, 1.4fr)',
    cell: (f) => f.fileName,
    sort: (f) => f.fileName,
  },
  { key: 'way', header: 'How', width: '112px', cell: (f) => WAYS[f.way], sort: (f) => f.way },
  {
    key: 'state',
    header: 'State',
    width: '90px',
    cell: (f) => (f.state === 'undone' ? <StatusChip tone="neutral">Undone</StatusChip> : null),
  },
];

/** Every file of answers that was read. */
export function FilesList(props: { readonly files: readonly AckFileRow[]; readonly opener: ReactNode }) {
  const navigate = useNavigate();
  const selectedId = useAcks((s) => s.selectedId.files);
  return (
    <DataTable
      label="Files"
      columns={COLUMNS}
      rows={props.files}
      rowId={(f) => f.id}
      fill
      autoFocus
      selectedId={selectedId}
      onSelect={(f) => select('files', f.id)}
      onOpen={(f) => void navigate(`/acks/${f.id}`)}
      rowTone={(f) =>
        f.state === 'undone' ? 'muted' : f.rejected > 0 ? 'stops' : f.unmatched > 0 ? 'warns' : null
      }
      empty={
        <EmptyState title="No answer yet" action={props.opener}>
          TA1, 999, 277CA, 277 and 271 of clearinghouses and payers stand here from the moment they are read.
        </EmptyState>
      }
    />
  );
}
