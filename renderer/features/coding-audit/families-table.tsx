import {
  agreementOf,
  precisionOf,
  recallOf,
  type FamilyAgreement,
} from '#shared/domain/coding-audit/comparison.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { percent } from './words.ts';

const part = (value: number | null) => <span className="mono">{percent(value)}</span>;

const COLUMNS: readonly Column<FamilyAgreement>[] = [
  { key: 'family', header: 'Family', width: 'minmax(150px, 1fr)', cell: (f) => f.label, wrap: true },
  {
    key: 'agreed',
    header: 'Agreed',
    width: '84px',
    align: 'right',
    cell: (f) => (
      <span className="mono">
        {f.agreed} of {f.of}
      </span>
    ),
    sort: (f) => f.agreed,
  },
  {
    key: 'agreement',
    header: 'Agreement',
    width: '84px',
    align: 'right',
    cell: (f) => part(agreementOf(f)),
    sort: (f) => agreementOf(f) ?? 2,
  },
  { key: 'precision', header: 'Precision', width: '74px', align: 'right', cell: (f) => part(precisionOf(f)) },
  { key: 'recall', header: 'Recall', width: '60px', align: 'right', cell: (f) => part(recallOf(f)) },
];

/** Agreement in each family of codes; the auditor is the reference of precision and recall. */
export function FamiliesTable(props: {
  readonly families: readonly FamilyAgreement[];
  readonly label: string;
}) {
  return (
    <DataTable
      label={props.label}
      columns={COLUMNS}
      rows={props.families}
      rowId={(f) => f.key}
      rowHeight={28}
      empty={<p className="loading">Nothing is reviewed yet.</p>}
    />
  );
}
