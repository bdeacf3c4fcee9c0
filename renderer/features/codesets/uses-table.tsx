import { useNavigate } from 'react-router';
import type { CodeUse, UseOfCode } from '#shared/contract/codesets.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { CodeText, DateText } from '#renderer/ui/text.tsx';
import { placeText } from './words.ts';

/** Where a use can be looked at; null for what has no page of its own. */
function targetOf({ place, id }: CodeUse): string | null {
  switch (place) {
    case 'encounter':
      return `/coding/${id}`;
    case 'claim':
      return `/claims/${id}`;
    case 'fee':
      return '/settings/fees';
    case 'template':
    case 'favourite':
      return null;
  }
}

const USES: readonly Column<CodeUse>[] = [
  { key: 'place', header: 'Where', width: '118px', cell: (u) => placeText(u.place) },
  {
    key: 'label',
    header: 'Which',
    width: 'minmax(120px, 1fr)',
    cell: (u) =>
      targetOf(u) === null ? (
        u.label || '–'
      ) : (
        <span className="codesets-opens" title={u.label}>
          {u.label || 'Open'}
        </span>
      ),
  },
  { key: 'on', header: 'Service', width: '96px', cell: (u) => <DateText date={u.on} /> },
];

const WITH_CODES: readonly Column<UseOfCode>[] = [
  { key: 'code', header: 'Code', width: '84px', cell: (u) => <CodeText>{u.code}</CodeText> },
  ...USES,
];

/** The places that hold a code; Enter or a click goes to the record. */
export function UsesTable({ label, uses }: { readonly label: string; readonly uses: readonly CodeUse[] }) {
  const open = useOpen();
  return <DataTable label={label} columns={USES} rows={uses} rowId={idOf} onOpen={open} fill />;
}

/** The same for several codes, each use with its own. */
export function UsesOfCodesTable(props: { readonly label: string; readonly uses: readonly UseOfCode[] }) {
  const open = useOpen();
  return (
    <DataTable
      label={props.label}
      columns={WITH_CODES}
      rows={props.uses}
      rowId={(u) => `${u.code}-${idOf(u)}`}
      onOpen={open}
      fill
      autoFocus
    />
  );
}

function idOf(u: CodeUse): string {
  return `${u.place}-${u.id}-${u.label}-${u.on ?? ''}`.replaceAll(/\s+/g, '_');
}

function useOpen(): (use: CodeUse) => void {
  const navigate = useNavigate();
  return (use) => {
    const target = targetOf(use);
    if (target !== null) void navigate(target);
  };
}
