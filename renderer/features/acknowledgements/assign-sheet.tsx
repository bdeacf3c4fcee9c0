import { useState } from 'react';
import type { AckCandidate } from '#shared/contract/acknowledgements.ts';
import type { AckItem } from '#shared/domain/acknowledgement.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { OutcomeChip } from '#renderer/ui/acknowledgement.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Facts } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { ClaimChip } from '#renderer/ui/status-chip.tsx';

const idOf = (one: AckCandidate): string => one.claimId ?? one.coverageId ?? one.patientId;

const COLUMNS: readonly Column<AckCandidate>[] = [
  { key: 'title', header: 'Ours', width: 'minmax(120px, 1fr)', cell: (c) => c.title },
  { key: 'patient', header: 'Patient', width: 'minmax(110px, 1fr)', cell: (c) => c.patientName },
  {
    key: 'status',
    header: 'State',
    width: '120px',
    cell: (c) => (c.status === null ? null : <ClaimChip status={c.status} />),
  },
  { key: 'agrees', header: 'Agrees', width: 'minmax(120px, 1fr)', cell: (c) => c.agrees.join(', ') || '–' },
  {
    key: 'differs',
    header: 'Differs',
    width: 'minmax(120px, 1fr)',
    cell: (c) => c.differs.join(', ') || '–',
  },
];

/** Says by hand of which claim or coverage an entry speaks: candidates first, then what agrees and differs, then yes. */
export function AssignSheet({ item, onClose }: { readonly item: AckItem; readonly onClose: () => void }) {
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<AckCandidate | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const found = useCall('acks', 'candidates', { itemId: item.id, search: search.trim() }, { keep: true });
  const assign = useAct('acks', 'assign');
  const send = async (one: AckCandidate, confirmed: boolean): Promise<void> => {
    const { claimId, coverageId } = one;
    const answer = await assign.run({ itemId: item.id, claimId, coverageId, confirmed });
    if (!answer.ok) return setFailure(answer.error);
    setFailure(null);
    if (answer.value.state === 'question') return setAsked(answer.value.candidate);
    announce(`Assigned to ${one.title} by hand.`);
    onClose();
  };
  if (asked)
    return (
      <Sheet
        open
        title={`Is it ${asked.title} of ${asked.patientName}?`}
        width="medium"
        onClose={() => setAsked(null)}
        foot={
          <>
            <Button onClick={() => setAsked(null)} autoFocus>
              No, look again
            </Button>
            <Button
              kind="main"
              keys="Mod+Enter"
              label="Yes, it is this one"
              onClick={() => void send(asked, true)}
              busy={assign.busy}
            >
              Yes, it is this one
            </Button>
          </>
        }
      >
        <Facts
          items={[
            { name: 'The entry', value: `${item.about}, ${item.facts.personName || 'no name given'}` },
            { name: 'It says', value: <OutcomeChip outcome={item.outcome} /> },
            { name: 'Agrees', value: asked.agrees.join(', ') || 'nothing' },
            { name: 'Differs', value: asked.differs.join(', ') || 'nothing' },
          ]}
        />
        {asked.differs.length === 0 ? null : (
          <Note tone="warns">
            <p>Something differs. Say yes only when you know that it is meant all the same.</p>
          </Note>
        )}
        <p className="small muted">
          Your name is kept with it. It moves the claim or keeps the answer as if it had been matched, and can
          be taken back.
        </p>
        {failure ? <ErrorNote failure={failure} /> : null}
      </Sheet>
    );
  return (
    <Sheet
      open
      title={`Whose is ${item.about}?`}
      width="large"
      onClose={onClose}
      foot={<CancelButton onCancel={onClose} />}
    >
      <p>{item.why}</p>
      <SearchBox
        label="Search claims"
        value={search}
        onChange={setSearch}
        placeholder={
          item.level === 'person' ? 'Last name, account or member id' : 'Control number or last name'
        }
        autoFocus
      />
      {found.error ? <ErrorNote failure={found.error} retry={found.refetch} /> : null}
      {found.loading ? <Loading what="what may be meant" /> : null}
      {found.data ? (
        <div className="ack-candidates">
          <DataTable
            label="What may be meant"
            columns={COLUMNS}
            rows={found.data}
            rowId={idOf}
            fill
            onOpen={(one) => void send(one, false)}
            empty={
              <EmptyState title={search === '' ? 'Nothing of ours is like it' : 'Nothing is found'}>
                Search by number or last name; or close this and set the entry aside.
              </EmptyState>
            }
          />
        </div>
      ) : null}
      {failure ? <ErrorNote failure={failure} /> : null}
    </Sheet>
  );
}
