import { useState } from 'react';
import type { Receiver } from '#shared/contract/receivers.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Row, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { ReceiverForm } from './receiver-form.tsx';

const COLUMNS: readonly Column<Receiver>[] = [
  {
    key: 'name',
    header: 'Receiver',
    width: 'minmax(140px, 1fr)',
    cell: (r) => r.profile.name || r.receiverName,
    sort: (r) => r.profile.name || r.receiverName,
  },
  { key: 'id', header: 'Id', width: '130px', cell: (r) => <CodeText>{r.receiverId}</CodeText> },
  { key: 'form', header: 'Files', width: '84px', cell: (r) => (r.changed ? 'own form' : 'as usual') },
];

/** Who takes the claim files, how each wants them, and the folder that they are laid in. */
export function ReceiversTab() {
  const call = useCall('receivers', 'list', {}, { tags: ['receivers', 'payers'] });
  const [chosen, setChosen] = useState<string | null>(null);
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data) return <Loading what="receivers" />;
  const rows = call.data;
  const row = rows.find((r) => r.receiverId === chosen) ?? rows[0] ?? null;
  return (
    <>
      <Outbox />
      <Panes name="settings-receivers" sizes={[38, 62]} min={25}>
        <Section title={rows.length === 1 ? '1 receiver' : `${rows.length} receivers`} fill>
          <DataTable
            label="receivers"
            columns={COLUMNS}
            rows={rows}
            rowId={(r) => r.receiverId}
            selectedId={row?.receiverId ?? null}
            onSelect={(r) => setChosen(r.receiverId)}
            fill
            empty={
              <EmptyState title="No receiver yet">
                Each payer names who receives its files. Enter payers first.
              </EmptyState>
            }
          />
        </Section>
        <Section
          title={row === null ? 'Receiver' : row.profile.name || row.receiverName}
          note={row === null ? '' : whoseClaims(row)}
          fill
          pad
          scroll
        >
          {row === null ? null : <ReceiverForm key={row.receiverId} receiver={row} />}
        </Section>
      </Panes>
    </>
  );
}

function whoseClaims({ payers }: Receiver): string {
  const shown = payers.slice(0, 3).join(', ');
  return `Claims to ${shown}${payers.length > 3 ? ` and ${payers.length - 3} more` : ''}`;
}

function Outbox() {
  const call = useCall('receivers', 'outbox', {}, { tags: ['receivers'] });
  const choose = useAct('receivers', 'chooseOutbox');
  const forget = useAct('receivers', 'forgetOutbox');
  const readOnly = usePermission('claims.write');
  const folder = call.data ?? null;
  const pick = async () => {
    const answer = await choose.run({});
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value) announce(`Claim files go to ${answer.value.name} from now on.`);
  };
  const drop = async () => {
    const answer = await forget.run({});
    if (!answer.ok) announceFailure(answer.error);
    else announce('Each export asks for its folder.');
  };
  return (
    <Section
      title="Outbox"
      note={
        folder === null
          ? 'Each export asks for its folder'
          : folder.reachable
            ? `This computer puts claim files into ${folder.name}, with a list of their checksums`
            : `${folder.name} is not there now: connect its drive or choose another folder`
      }
      pad
    >
      <Row>
        <Button onClick={() => void pick()} busy={choose.busy} disabledReason={readOnly}>
          {folder === null ? 'Choose a folder' : 'Choose another folder'}
        </Button>
        {folder === null ? null : (
          <Button onClick={() => void drop()} busy={forget.busy} disabledReason={readOnly}>
            Ask each time
          </Button>
        )}
      </Row>
    </Section>
  );
}
