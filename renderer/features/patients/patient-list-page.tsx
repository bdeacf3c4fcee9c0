import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PatientRow } from '#shared/contract/patients.ts';
import { listName } from '#shared/domain/patient.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { CodeText, DateText, Money, phoneText } from '#renderer/ui/text.tsx';
import { PatientSheet } from './patient-sheet.tsx';
import { usePatientSearch } from './store.ts';

const MOST = 1000;
const HINTS = [
  { combo: '/', label: 'search' },
  { combo: 'Enter', label: 'open' },
];

const COLUMNS: readonly Column<PatientRow>[] = [
  {
    key: 'name',
    header: 'Patient',
    width: 'minmax(170px, 1.4fr)',
    cell: (p) => <span className="strong">{listName(p)}</span>,
    sort: listName,
  },
  {
    key: 'account',
    header: 'Account',
    width: '90px',
    cell: (p) => <CodeText>{p.accountNumber}</CodeText>,
    sort: (p) => p.accountNumber,
  },
  {
    key: 'birth',
    header: 'Born',
    width: '100px',
    cell: (p) => <DateText date={p.birthDate} />,
    sort: (p) => p.birthDate ?? '',
  },
  { key: 'sex', header: 'Sex', width: '48px', cell: (p) => p.sex },
  {
    key: 'phone',
    header: 'Telephone',
    width: '130px',
    cell: (p) => <span className="mono">{phoneText(p.phone)}</span>,
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(130px, 1fr)',
    cell: (p) => p.payerName,
    sort: (p) => p.payerName,
  },
  {
    key: 'seen',
    header: 'Last seen',
    width: '100px',
    cell: (p) => <DateText date={p.lastSeenOn} />,
    sort: (p) => p.lastSeenOn ?? '',
  },
  {
    key: 'insurer',
    header: 'Insurer owes',
    width: '106px',
    align: 'right',
    cell: (p) => <Money cents={p.insurerBalanceCents} />,
    sort: (p) => p.insurerBalanceCents,
  },
  {
    key: 'patient',
    header: 'Patient owes',
    width: '110px',
    align: 'right',
    cell: (p) => <Money cents={p.patientBalanceCents} strong={p.patientBalanceCents !== 0} />,
    sort: (p) => p.patientBalanceCents,
  },
];

/** All patients: search as you type, balances from the journal. */
export function PatientListPage() {
  const search = usePatientSearch((s) => s.search);
  const [adding, setAdding] = useState(false);
  const navigate = useNavigate();
  const readOnly = usePermission('patients.write');
  const call = useCall(
    'patients',
    'list',
    { search: search.slice(0, 80), limit: MOST, offset: 0 },
    { keep: true },
  );
  const total = call.data?.total ?? 0;
  const addButton = (
    <Button
      kind="main"
      keys="N"
      label="New patient"
      onClick={() => setAdding(true)}
      disabledReason={readOnly}
    >
      New patient
    </Button>
  );
  return (
    <Page title="Patients" hints={HINTS} actions={addButton}>
      <Toolbar>
        <SearchBox
          label="Search patients"
          placeholder="Name, account, birth date, member id"
          value={search}
          onChange={(text) => usePatientSearch.setState({ search: text })}
        />
        <span className="muted">
          {total > MOST
            ? `First ${MOST} of ${total}; search narrows it down`
            : `${total} ${total === 1 ? 'patient' : 'patients'}`}
        </span>
      </Toolbar>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.data ? (
        <DataTable
          label="Patients"
          columns={COLUMNS}
          rows={call.data.rows}
          rowId={(p) => p.id}
          onOpen={(p) => void navigate(`/patients/${p.id}`)}
          autoFocus
          fill
          empty={
            search === '' ? (
              <EmptyState title="No patients yet">
                Everyone who is seen here stands in this list, with what the insurer and the patient owe.
                Begin with New patient.
              </EmptyState>
            ) : (
              <EmptyState
                title="Nobody is found"
                action={
                  <Button onClick={() => usePatientSearch.setState({ search: '' })}>Show all patients</Button>
                }
              >
                Search by part of a name, account number, birth date, member id or telephone.
              </EmptyState>
            )
          }
        />
      ) : call.error ? null : (
        <Loading what="the patients" />
      )}
      <PatientSheet
        open={adding}
        patient={null}
        onClose={() => setAdding(false)}
        onSaved={(id) => void navigate(`/patients/${id}`)}
      />
    </Page>
  );
}
