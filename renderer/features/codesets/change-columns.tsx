import type { ChangeRow } from '#shared/contract/codesets.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { Wording } from './touched-table.tsx';
import type { Slot } from './change-pages.ts';
import { CHANGES, usesText } from './words.ts';

const drawn = (draw: (row: ChangeRow) => React.ReactNode) => (slot: Slot) =>
  slot.row === null ? null : draw(slot.row);

/**
 * The columns of "What changed".
 * @param onUses shows where the code of a row is used
 */
export const changeColumns = (onUses: (row: ChangeRow) => void): readonly Column<Slot>[] => [
  {
    key: 'change',
    header: 'Change',
    width: '108px',
    cell: drawn((row) => {
      const [tone, word] = CHANGES[row.change];
      return <StatusChip tone={tone}>{word}</StatusChip>;
    }),
  },
  { key: 'code', header: 'Code', width: '92px', cell: drawn((row) => <CodeText>{row.code}</CodeText>) },
  {
    key: 'title',
    header: 'Wording',
    width: 'minmax(320px, 2fr)',
    wrap: true,
    cell: drawn((row) => <Title row={row} />),
  },
  {
    key: 'other',
    header: 'Instead, or before',
    width: 'minmax(170px, 0.8fr)',
    wrap: true,
    cell: drawn((row) => <Others row={row} />),
  },
  {
    key: 'used',
    header: 'Used here',
    width: 'minmax(190px, 0.9fr)',
    wrap: true,
    cell: drawn((row) =>
      row.used === null ? null : (
        <span className="codesets-used">
          <StatusChip tone={row.change === 'added' ? 'informs' : 'warns'}>
            {row.change === 'added' ? 'Refines a code in use' : 'Used here'}
          </StatusChip>
          <button
            type="button"
            className="codesets-uses"
            aria-label={`Where ${row.code} is used: ${usesText(row.used)}`}
            tabIndex={-1}
            onClick={() => onUses(row)}
          >
            {usesText(row.used)}
          </button>
        </span>
      ),
    ),
  },
];

function Title({ row }: { readonly row: ChangeRow }) {
  const { before } = row;
  if (before === null)
    return (
      <>
        {row.title}
        {row.billable ? null : <span className="muted"> · heading</span>}
      </>
    );
  const level =
    before.billable === row.billable ? null : row.billable ? 'heading → billable' : 'billable → heading';
  return (
    <>
      {before.title === row.title ? row.title : <Wording before={before.title} after={row.title} />}
      {level === null ? null : <span className="strong"> · {level}</span>}
    </>
  );
}

function Others({ row }: { readonly row: ChangeRow }) {
  if (row.successors.length > 0)
    return (
      <span>
        <span className="muted">now </span>
        <CodeList codes={row.successors} />
      </span>
    );
  if (row.predecessors.length > 0)
    return (
      <span>
        <span className="muted">was </span>
        <CodeList codes={row.predecessors} />
      </span>
    );
  return null;
}

const LISTED = 6;

function CodeList({ codes }: { readonly codes: readonly string[] }) {
  const rest = codes.length - LISTED;
  return (
    <span title={codes.join(', ')}>
      <span className="mono codesets-codes">{codes.slice(0, LISTED).join(', ')}</span>
      {rest > 0 ? <span className="muted"> and {rest} more</span> : null}
    </span>
  );
}
