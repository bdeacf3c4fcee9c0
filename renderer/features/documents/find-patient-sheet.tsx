import { useDeferredValue, useState } from 'react';
import type { PatientRow } from '#shared/contract/patients.ts';
import { listName } from '#shared/domain/patient.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { CodeText, DateText } from '#renderer/ui/text.tsx';

const COLUMNS: readonly Column<PatientRow>[] = [
  { key: 'name', header: 'Patient', width: 'minmax(180px, 1fr)', cell: (r) => listName(r) },
  { key: 'birth', header: 'Born', width: '100px', cell: (r) => <DateText date={r.birthDate} /> },
  { key: 'account', header: 'Account', width: '100px', cell: (r) => <CodeText>{r.accountNumber}</CodeText> },
  { key: 'seen', header: 'Last seen', width: '100px', cell: (r) => <DateText date={r.lastSeenOn} /> },
];

/** A patient of ours who was not found by what the file tells. */
export function FindPatientSheet(props: {
  readonly start: string;
  readonly onClose: () => void;
  readonly onFound: (id: PatientId) => void;
}) {
  const [search, setSearch] = useState(props.start);
  const query = useDeferredValue(search.trim());
  const found = useCall('patients', 'list', { search: query, limit: 50, offset: 0 }, { keep: true });
  const rows = found.data?.rows ?? [];
  const take = (row: PatientRow): void => {
    props.onFound(row.id);
    props.onClose();
  };
  return (
    <Sheet open title="Find patient" onClose={props.onClose} width="medium">
      <TextInput
        label="Find patient"
        value={search}
        onChange={(text) => setSearch(text.slice(0, 80))}
        hint="Name, account number, birth date, member id or telephone. Enter takes the first."
        onKeyDown={(event) => {
          const [first] = rows;
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          take(first);
        }}
        autoFocus
      />
      <div className="find-patient">
        <DataTable
          label="Patients"
          columns={COLUMNS}
          rows={rows}
          rowId={(row) => row.id}
          onOpen={take}
          fill
          empty={<EmptyState title="Nobody is found by these words" />}
        />
      </div>
    </Sheet>
  );
}
