import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { PatientLedger } from '#shared/contract/ledger.ts';
import type { LedgerRow } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Figures, Page } from '#renderer/ui/page.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { AdjustSheet } from './adjust-sheet.tsx';
import { FamilySheet, PaymentsSheet } from './family-sheet.tsx';
import { KIND_WORDS } from './ledger-words.ts';
import { rowsOfView, sumOfRows, viewOf, type View } from './patient-rows.ts';
import { PaymentSheet } from './payment-sheet.tsx';
import { ReceiptButton } from './receipt-button.tsx';
import './ledger.css';

const CRUMBS = [{ label: 'Ledger', to: '/ledger' }];

function moved(cents: number) {
  return cents === 0 ? null : <Money cents={cents} />;
}

const COLUMNS: readonly Column<LedgerRow>[] = [
  { key: 'posted', header: 'Posted', width: '94px', cell: (r) => <DateText date={r.postedOn} /> },
  {
    key: 'journal',
    header: 'Journal',
    width: '70px',
    align: 'right',
    cell: (r) => <span className="mono">{r.journalNumber}</span>,
  },
  { key: 'kind', header: 'What', width: '124px', cell: (r) => KIND_WORDS[r.kind] },
  { key: 'service', header: 'Service', width: '94px', cell: (r) => <DateText date={r.serviceOn} /> },
  {
    key: 'claim',
    header: 'Claim',
    width: '82px',
    cell: (r) => <span className="mono">{r.controlNumber ?? ''}</span>,
  },
  {
    key: 'code',
    header: 'Code',
    width: '66px',
    cell: (r) => (r.procedureCode === null ? null : <CodeText>{r.procedureCode}</CodeText>),
  },
  { key: 'memo', header: 'Why', width: 'minmax(150px, 1fr)', cell: (r) => <Why row={r} /> },
  { key: 'insurer', header: 'Insurer', width: '92px', align: 'right', cell: (r) => moved(r.insurerCents) },
  { key: 'patient', header: 'Patient', width: '92px', align: 'right', cell: (r) => moved(r.patientCents) },
  {
    key: 'insurerBalance',
    header: 'Insurer owes',
    width: '102px',
    align: 'right',
    cell: (r) => <Money cents={r.insurerBalanceCents} />,
  },
  {
    key: 'patientBalance',
    header: 'Patient owes',
    width: '102px',
    align: 'right',
    cell: (r) => <Money cents={r.patientBalanceCents} strong />,
  },
];

function Why({ row }: { readonly row: LedgerRow }) {
  return (
    <>
      {row.reason === '' ? null : <CodeText>{row.reason}</CodeText>} {row.memo}
      {row.reversed ? <span className="muted"> · reversed</span> : null}
    </>
  );
}

/** Every movement of one patient's account, with what insurer and patient owe after each. */
export function PatientLedgerPage() {
  const { id } = useParams();
  const parsed = PatientId.safeParse(id);
  const [params] = useSearchParams();
  const asOf = IsoDate.safeParse(params.get('asOf')).data;
  const ledger = useCall(
    'ledger',
    'patient',
    { patientId: parsed.data ?? ('' as PatientId), ...(asOf ? { asOf } : {}) },
    { enabled: parsed.success, keep: true },
  );
  if (ledger.data) return <LedgerOf key={ledger.data.patientId} ledger={ledger.data} />;
  return (
    <Page title="Ledger of a patient" crumbs={CRUMBS}>
      {ledger.error ? <ErrorNote failure={ledger.error} retry={ledger.refetch} /> : null}
      {ledger.loading ? <Loading what="the ledger" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such patient" action={<Link to="/patients">Open the patients</Link>} />
      )}
    </Page>
  );
}

type Receipt = Output<'ledger', 'takePayment'>;

function LedgerOf({ ledger }: { readonly ledger: PatientLedger }) {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const forbidden = usePermission('money.write');
  const [paying, setPaying] = useState(params.get('pay') === '1');
  const adjusts = usePermission('money.adjust');
  const [sheet, setSheet] = useState<'adjust' | 'family' | 'payments' | null>(null);
  const asOf = IsoDate.safeParse(params.get('asOf')).data ?? null;
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const view = viewOf(params.get('show'));
  const rows = rowsOfView(ledger.rows, view);
  const sum = sumOfRows(rows);
  // A payment that was just taken, until another row is chosen.
  const taken =
    receipt && selectedId === null
      ? { journalId: receipt.journalId, kind: 'patient_payment' as const, reversed: false }
      : (rows.find((row) => String(row.entryId) === selectedId) ?? rows[0]);
  const asked = useRef(params.get('pay'));
  useEffect(() => {
    // The address asks once; going back must not open the sheet again.
    if (asked.current === null) return;
    asked.current = null;
    setParams((old) => withoutPay(old), { replace: true });
  }, [setParams]);
  return (
    <Page
      title={ledger.patientName}
      crumbs={CRUMBS}
      meta={
        <>
          account <span className="mono">{ledger.accountNumber}</span> ·{' '}
          <Link to={`/patients/${ledger.patientId}`}>patient</Link>
        </>
      }
      actions={
        <>
          <span className="ledger-asof">
            as of
            <DateInput
              label="As of"
              hideLabel
              value={asOf}
              onChange={(day) => setParams((old) => withAsOf(old, IsoDate.safeParse(day).data ?? null))}
            />
          </span>
          <Button keys="F" onClick={() => setSheet('family')}>
            Family
          </Button>
          <Button keys="Y" onClick={() => setSheet('payments')}>
            Payments
          </Button>
          <ReceiptButton of={taken} keys="R" />
          <Button keys="A" onClick={() => setSheet('adjust')} disabledReason={adjusts}>
            Adjust
          </Button>
          <Button keys="I" onClick={() => void navigate(`/statements/${ledger.patientId}`)}>
            Invoice
          </Button>
          <Button kind="main" keys="P" onClick={() => setPaying(true)} disabledReason={forbidden}>
            Take payment
          </Button>
        </>
      }
      hints={[
        { combo: 'Enter', label: 'journal' },
        { combo: 'P', label: 'payment' },
      ]}
    >
      {asOf === null ? null : (
        <div className="ledger-note">
          <Note tone="informs">
            As it stood at the end of {asOf}.{' '}
            <Link to={`/ledger/patient/${ledger.patientId}`}>Show it as it stands today</Link>
          </Note>
        </div>
      )}
      <Figures items={figuresOf(ledger)} />
      {receipt ? (
        <div className="ledger-note">
          <Note tone="fine">
            {formatAmount(receipt.amountCents)} received, journal {receipt.number}. The patient owes{' '}
            {formatAmount(receipt.patientBalanceCents)} now. R makes the receipt.{' '}
            <Link to={`/ledger/journal/${receipt.journalId}`}>Open its journal</Link>
          </Note>
        </div>
      ) : null}
      {view === 'all' ? null : (
        <div className="ledger-note">
          <Note tone="informs">
            {rows.length} of {ledger.rows.length} entries make this figure.{' '}
            <Link to={`/ledger/patient/${ledger.patientId}`}>Show all entries</Link>
          </Note>
        </div>
      )}
      <DataTable
        label="Entries"
        columns={COLUMNS}
        rows={rows}
        rowId={(row) => String(row.entryId)}
        fill
        autoFocus
        selectedId={selectedId}
        onSelect={(row) => setSelectedId(String(row.entryId))}
        onOpen={(row) => void navigate(`/ledger/journal/${row.journalId}`)}
        rowTone={(row) => (row.reversed || row.kind === 'reversal' ? 'muted' : null)}
        foot={{
          memo: `${rows.length} ${rows.length === 1 ? 'entry' : 'entries'}`,
          insurer: <Money cents={sum.insurer} strong />,
          patient: <Money cents={sum.patient} strong />,
        }}
        empty={
          <EmptyState title={view === 'all' ? 'Nothing was posted yet' : 'No entry makes this figure'}>
            Charges, payments and adjustments of this patient stand here from the first claim or payment on.
          </EmptyState>
        }
      />
      {sheet === 'adjust' ? (
        <AdjustSheet patientId={ledger.patientId} onClose={() => setSheet(null)} />
      ) : null}
      {sheet === 'family' ? (
        <FamilySheet patientId={ledger.patientId} onClose={() => setSheet(null)} />
      ) : null}
      {sheet === 'payments' ? (
        <PaymentsSheet patientId={ledger.patientId} onClose={() => setSheet(null)} />
      ) : null}
      {paying ? (
        <PaymentSheet
          ledger={ledger}
          onClose={() => setPaying(false)}
          onTaken={(done) => {
            setReceipt(done);
            setSelectedId(null);
            setPaying(false);
          }}
        />
      ) : null}
    </Page>
  );
}

function withAsOf(params: URLSearchParams, day: IsoDate | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (day === null) next.delete('asOf');
  else next.set('asOf', day);
  return next;
}

function withoutPay(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('pay');
  return next;
}

function figuresOf(ledger: PatientLedger) {
  const { totals } = ledger;
  const figure = (label: string, cents: number, view: View) => ({
    label,
    value: formatAmount(cents),
    to: `/ledger/patient/${ledger.patientId}?show=${view}`,
  });
  return [
    figure('Patient owes', totals.patientBalanceCents, 'patientBalance'),
    figure('Insurer owes', totals.insurerBalanceCents, 'insurerBalance'),
    figure('Charges', totals.chargesCents, 'charges'),
    figure('Insurer paid', totals.insurancePaidCents, 'insurancePaid'),
    figure('Contractual', totals.contractualCents, 'contractual'),
    figure('Patient paid', totals.patientPaidCents, 'patientPaid'),
    ...(totals.writeOffCents === 0 ? [] : [figure('Written off', totals.writeOffCents, 'writeOff')]),
    ...(totals.unappliedCents === 0 ? [] : [figure('Not applied yet', totals.unappliedCents, 'unapplied')]),
  ];
}
