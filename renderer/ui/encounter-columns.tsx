import type { EncounterRow } from '#shared/contract/coding.ts';
import { EncounterStatus } from '#shared/domain/encounter.ts';
import type { Column } from './data-table.tsx';
import { EncounterChip } from './status-chip.tsx';
import { DateText, Money } from './text.tsx';

/** The columns of a list of encounters, the same wherever one stands. */
export const ENCOUNTER_COLUMNS: readonly Column<EncounterRow>[] = [
  {
    key: 'date',
    header: 'Date',
    width: '96px',
    cell: (r) => <DateText date={r.serviceDate} />,
    sort: (r) => r.serviceDate,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1.2fr)',
    cell: (r) => r.patientName,
    sort: (r) => r.patientName,
  },
  { key: 'reason', header: 'Reason', width: 'minmax(150px, 1.6fr)', cell: (r) => r.reason },
  {
    key: 'provider',
    header: 'Provider',
    width: 'minmax(120px, 1fr)',
    cell: (r) => r.providerName,
    sort: (r) => r.providerName,
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(120px, 1fr)',
    cell: (r) => r.payerName,
    sort: (r) => r.payerName,
  },
  {
    key: 'documents',
    header: 'Documents',
    width: '88px',
    align: 'right',
    cell: (r) => <span className="mono">{r.documents}</span>,
    sort: (r) => r.documents,
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '96px',
    align: 'right',
    cell: (r) => <Money cents={r.chargeCents} />,
    sort: (r) => r.chargeCents,
  },
  {
    key: 'status',
    header: 'Status',
    width: '126px',
    cell: (r) => <EncounterChip status={r.status} />,
    sort: (r) => EncounterStatus.options.indexOf(r.status),
  },
];
