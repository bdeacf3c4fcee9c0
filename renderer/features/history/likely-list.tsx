import { useState } from 'react';
import type { PartyRow } from '#shared/domain/history/report.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { decide, useHistory } from './history-store.ts';
import { KIND_WORD } from './tables.tsx';

/** Parties that may be one of ours: each stands beside those it may be, and one key decides. */
export function LikelyList({ rows }: { readonly rows: readonly PartyRow[] }) {
  const decisions = useHistory((s) => s.decisions);
  const [selected, setSelected] = useState<string | null>(rows[0]?.id ?? null);
  const party = rows.find((row) => row.id === selected) ?? rows[0];
  if (party === undefined) return null;
  const choose = (choice: string) => {
    decide(party.id, choice);
    const next = rows.find((row) => row.id !== party.id && decisions[row.id] === undefined);
    if (next) setSelected(next.id);
  };
  const columns: readonly Column<PartyRow>[] = [
    { key: 'kind', header: 'Kind', width: '92px', cell: (p) => KIND_WORD[p.kind] },
    { key: 'name', header: 'In the files', width: 'minmax(140px, 1fr)', cell: (p) => p.name },
    { key: 'claims', header: 'Claims', width: '70px', align: 'right', cell: (p) => p.claims },
    { key: 'decided', header: 'Decided', width: '120px', cell: (p) => <Decided choice={decisions[p.id]} /> },
  ];
  return (
    <div className="history-likely">
      <DataTable
        label="To be decided"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        selectedId={party.id}
        onSelect={(row) => setSelected(row.id)}
        autoFocus
      />
      <div className="history-sides" aria-live="polite">
        <section className="history-side">
          <h3>In the files</h3>
          <strong>{party.name}</strong>
          <p>{party.detail}</p>
          <p className="muted">
            {party.claims} {party.claims === 1 ? 'claim' : 'claims'}
          </p>
          <Button keys="N" label="It is new" onClick={() => choose('new')}>
            None of these: new
          </Button>
        </section>
        {party.candidates.map((candidate, i) => (
          <section
            className="history-side"
            key={candidate.ref}
            data-chosen={decisions[party.id] === candidate.ref}
          >
            <h3>{candidate.from === 'ours' ? 'Yours' : 'Also in the files'}</h3>
            <strong>{candidate.name}</strong>
            <p>{candidate.detail}</p>
            <p className="small">{candidate.agrees.join(', ')}</p>
            <p className="small history-differs">{candidate.differs.join(', ')}</p>
            <Button
              keys={String(i + 1)}
              label={`It is number ${i + 1}`}
              onClick={() => choose(candidate.ref)}
            >
              The same
            </Button>
          </section>
        ))}
      </div>
    </div>
  );
}

function Decided({ choice }: { readonly choice: string | undefined }) {
  if (choice === undefined) return <StatusChip tone="warns">Open</StatusChip>;
  return <StatusChip tone="fine">{choice === 'new' ? 'New' : 'The same'}</StatusChip>;
}
