import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { OutcomeChip } from './remit-chip.tsx';
import type { ProofRow } from './proof-model.ts';

type Amount = 'chargeCents' | 'allowedCents' | 'paidCents' | 'contractualCents' | 'patientCents';

function amount(row: ProofRow, key: Amount): ReactNode {
  if (row.kind === 'group') return null;
  return (
    <Money cents={row.kind === 'claim' ? row.claim[key] : row.line[key]} strong={row.kind === 'claim'} />
  );
}

/** Claims with their lines beneath; → opens a claim, ← closes it. */
export function ProofTable(props: {
  readonly posted: boolean;
  readonly rows: readonly ProofRow[];
  readonly selectedId: string | null;
  readonly onSelect: (row: ProofRow) => void;
  readonly onToggle: (row: ProofRow, open: boolean) => void;
  readonly empty: ReactNode;
}) {
  const { onToggle } = props;
  const flip = (row: ProofRow) => row.kind === 'claim' && onToggle(row, !row.open);
  const columns: readonly Column<ProofRow>[] = [
    {
      key: 'claim',
      header: 'Claim / line',
      width: 'minmax(196px, 1.1fr)',
      wrap: true,
      cell: (row) => <Name row={row} onFlip={flip} />,
    },
    {
      key: 'patient',
      header: 'Patient',
      width: 'minmax(100px, 0.8fr)',
      cell: (row) =>
        row.kind === 'claim' ? (
          <strong>{row.claim.patientName}</strong>
        ) : row.kind === 'line' ? (
          row.line.reasons.join(', ')
        ) : null,
    },
    {
      key: 'charge',
      header: 'Charge',
      width: '82px',
      align: 'right',
      cell: (row) => amount(row, 'chargeCents'),
    },
    {
      key: 'allowed',
      header: 'Allowed',
      width: '82px',
      align: 'right',
      cell: (row) => amount(row, 'allowedCents'),
    },
    { key: 'paid', header: 'Paid', width: '82px', align: 'right', cell: (row) => amount(row, 'paidCents') },
    {
      key: 'writeOff',
      header: 'Write-off',
      width: '82px',
      align: 'right',
      cell: (row) => amount(row, 'contractualCents'),
    },
    {
      key: 'patientPart',
      header: 'Patient',
      width: '76px',
      align: 'right',
      cell: (row) => amount(row, 'patientCents'),
    },
    {
      key: 'what',
      header: props.posted ? 'What happened' : 'What will happen',
      width: 'minmax(200px, 1.6fr)',
      wrap: true,
      cell: (row) => <What row={row} />,
    },
  ];
  return (
    <DataTable
      label="Claims of the remittance"
      columns={columns}
      rows={props.rows}
      rowId={(row) => row.id}
      fill
      autoFocus
      selectedId={props.selectedId}
      onSelect={props.onSelect}
      onOpen={flip}
      rowTone={(row) => (row.kind === 'line' || row.kind === 'group' ? 'muted' : null)}
      onRowKey={(row, event) => {
        if (event.key === 'ArrowRight' && row.kind === 'claim') onToggle(row, true);
        else if (event.key === 'ArrowLeft' && row.kind !== 'group') onToggle(row, false);
        else return false;
        return true;
      }}
      empty={props.empty}
    />
  );
}

function Name({ row, onFlip }: { readonly row: ProofRow; readonly onFlip: (row: ProofRow) => void }) {
  if (row.kind === 'group') return <span className="proof-group">{row.words}</span>;
  if (row.kind === 'line')
    return <span className="proof-line mono">{[row.line.code, ...row.line.modifiers].join(' ')}</span>;
  return (
    <span className="proof-claim">
      <button
        type="button"
        className="proof-flip"
        tabIndex={-1}
        aria-label={
          row.open ? `Close claim ${row.claim.controlNumber}` : `Open claim ${row.claim.controlNumber}`
        }
        aria-expanded={row.open}
        onClick={() => onFlip(row)}
      >
        {row.open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
      </button>
      <strong>
        {row.claim.controlNumber}{' '}
        {row.claim.serviceDate === null ? null : <span className="proof-day">· {row.claim.serviceDate}</span>}
      </strong>
    </span>
  );
}

/** The chip says it already: `Denied: 210.00 stay with the insurer` → `210.00 stay with the insurer`. */
function withoutLead(sentence: string): string {
  return sentence.replace(/^(Denied|Held for a decision): /, '');
}

function What({ row }: { readonly row: ProofRow }) {
  if (row.kind === 'group') return null;
  if (row.kind === 'line')
    return (
      <>
        {[row.line.changed, row.line.remarks.length > 0 ? `remarks ${row.line.remarks.join(', ')}` : '']
          .filter((words) => words !== '')
          .join('; ')}
      </>
    );
  return (
    <>
      <OutcomeChip outcome={row.claim.outcome} /> {withoutLead(row.claim.sentence)}
    </>
  );
}
