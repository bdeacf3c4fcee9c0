import { useState } from 'react';
import type { AuditRow } from '#shared/contract/practice.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { InstantText } from '#renderer/ui/text.tsx';

const PAGE = 200;

const COLUMNS: readonly Column<AuditRow>[] = [
  {
    key: 'seq',
    header: '#',
    width: '64px',
    align: 'right',
    cell: (r) => <span className="mono">{r.seq}</span>,
  },
  { key: 'at', header: 'When', width: '140px', cell: (r) => <InstantText at={r.at} /> },
  { key: 'user', header: 'Who', width: '110px', cell: (r) => r.userName },
  { key: 'action', header: 'What', width: '150px', cell: (r) => r.action },
  { key: 'record', header: 'Record', width: '150px', cell: (r) => r.record },
  { key: 'change', header: 'Change', width: 'minmax(240px, 1fr)', cell: (r) => r.change, wrap: true },
];

/** The audit trail, newest first; a row cannot be changed or removed. */
export function AuditTab() {
  const denied = usePermission('audit.read');
  if (denied !== null) return <Note tone="informs">{denied} An owner or auditor can.</Note>;
  return <Audit />;
}

function Audit() {
  const [search, setSearch] = useState('');
  const [before, setBefore] = useState<readonly number[]>([]);
  const call = useCall(
    'practice',
    'audit',
    { before: before.at(-1) ?? null, limit: PAGE, search: search.slice(0, 80) },
    { keep: true, tags: ['audit'] },
  );
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data) return <Loading what="the audit trail" />;
  const rows = call.data;
  const last = rows.at(-1);
  return (
    <>
      <Toolbar>
        <SearchBox
          label="Search the audit trail"
          value={search}
          onChange={(text) => {
            setSearch(text);
            setBefore([]);
          }}
        />
        <span className="muted">{rows.length} rows, newest first</span>
        <span className="page-gap" />
        <Button
          keys="["
          label="Newer rows"
          onClick={() => setBefore(before.slice(0, -1))}
          disabledReason={before.length === 0 ? 'These are the newest.' : null}
        >
          Newer
        </Button>
        <Button
          keys="]"
          label="Older rows"
          onClick={() => last && setBefore([...before, last.seq])}
          disabledReason={rows.length < PAGE ? 'There are none older.' : null}
        >
          Older
        </Button>
      </Toolbar>
      <DataTable
        label="Audit trail"
        columns={COLUMNS}
        rows={rows}
        rowId={(r) => String(r.seq)}
        fill
        empty={
          <EmptyState title="No such rows">
            Every change is listed here with its time and its user.
          </EmptyState>
        }
      />
    </>
  );
}
