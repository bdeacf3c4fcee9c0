import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { PatientDetail } from '#shared/contract/patients.ts';
import { ageText, bornText, listName } from '#shared/domain/patient.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Figures, Page } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { EncounterSheet } from './encounter-sheet.tsx';
import { MailSheet } from './mail-sheet.tsx';
import { PatientFacts } from './patient-facts.tsx';
import { PatientSheet } from './patient-sheet.tsx';
import { ClaimTable, EncounterTable } from './patient-tables.tsx';
import { SEX_WORDS } from './words.ts';

const CRUMBS = [{ label: 'Patients', to: '/patients' }];

/** One patient: who, insured where, seen when, and what is owed. */
export function PatientPage() {
  const id = PatientId.safeParse(useParams()['id']);
  if (!id.success)
    return (
      <Page title="No such patient" crumbs={CRUMBS}>
        <EmptyState title="This address names no patient">
          The list of patients leads to each of them.
        </EmptyState>
      </Page>
    );
  return <OnePatient key={id.data} id={id.data} />;
}

function OnePatient({ id }: { readonly id: PatientId }) {
  const call = useCall('patients', 'get', { id });
  if (call.data) return <Detail detail={call.data} />;
  return (
    <Page title="Patient" crumbs={CRUMBS}>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : <Loading what="the patient" />}
    </Page>
  );
}

function Detail({ detail }: { readonly detail: PatientDetail }) {
  const { patient } = detail;
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'encounter' | 'mail' | null>(null);
  const mayCode = usePermission('coding.write');
  const mayChange = usePermission('patients.write');
  const mayTake = usePermission('money.write');
  const mayRead = usePermission('money.read');
  const close = () => setOpen(null);
  const ledger = `/ledger/patient/${patient.id}`;
  return (
    <Page
      title={listName(patient)}
      crumbs={CRUMBS}
      meta={`account ${patient.accountNumber} · ${bornWords(patient)} · ${SEX_WORDS[patient.sex]}`}
      status={
        patient.deceasedOn === null ? null : (
          <StatusChip tone="neutral">Deceased {patient.deceasedOn}</StatusChip>
        )
      }
      actions={
        <>
          <Button
            keys="E"
            label="Change demographics"
            onClick={() => setOpen('edit')}
            disabledReason={mayChange}
          >
            Change
          </Button>
          <Button
            keys="M"
            label="Mail and statements"
            onClick={() => setOpen('mail')}
            disabledReason={mayChange}
          >
            Mail
          </Button>
          <Button keys="L" label="Ledger" onClick={() => void navigate(ledger)} disabledReason={mayRead}>
            Ledger
          </Button>
          <Button
            keys="I"
            label="Payment plan"
            onClick={() => void navigate(`/statements/plans?patient=${patient.id}`)}
            disabledReason={
              mayTake ?? (detail.patientBalanceCents > 0 ? null : 'The patient owes nothing for a plan.')
            }
          >
            Plan
          </Button>
          <Button
            keys="T"
            label="Good-faith estimate"
            onClick={() => void navigate(`/statements/estimates/new?patient=${patient.id}`)}
            disabledReason={mayTake}
          >
            Estimate
          </Button>
          <Button
            keys="P"
            label="Take payment"
            onClick={() => void navigate(`${ledger}?pay=1`)}
            disabledReason={mayTake}
          >
            Take payment
          </Button>
          <Button
            kind="main"
            keys="N"
            label="New encounter"
            onClick={() => setOpen('encounter')}
            disabledReason={mayCode}
          >
            New encounter
          </Button>
        </>
      }
    >
      {patient.birthDate === null ? (
        <Note tone="warns">
          The birth date is not known: no file told it. Claims to payers need it, so add it with Change.
        </Note>
      ) : null}
      <Figures
        items={[
          {
            // Less than nothing is owed: money of the patient that is kept here.
            label: detail.patientBalanceCents < 0 ? 'Patient’s credit' : 'Patient owes',
            value: formatAmount(Math.abs(detail.patientBalanceCents)),
            to: mayRead === null ? ledger : undefined,
          },
          {
            label: 'Insurers owe',
            value: formatAmount(detail.insurerBalanceCents),
            to: mayRead === null ? ledger : undefined,
          },
          {
            label: 'Paid, not yet applied',
            value: formatAmount(detail.unappliedCents),
            to: mayRead === null ? ledger : undefined,
          },
        ]}
      />
      <Panes name="patient" sizes={[34, 66]} min={22}>
        <PatientFacts detail={detail} />
        <div className="panel" data-fill>
          <EncounterTable detail={detail} />
          <ClaimTable detail={detail} />
        </div>
      </Panes>
      <PatientSheet open={open === 'edit'} patient={patient} onClose={close} onSaved={close} />
      {open === 'mail' ? <MailSheet patientId={patient.id} onClose={close} /> : null}
      <EncounterSheet open={open === 'encounter'} patientId={patient.id} onClose={close} />
    </Page>
  );
}

function bornWords({ birthDate, deceasedOn }: PatientDetail['patient']): string {
  return birthDate === null
    ? bornText(null)
    : `${birthDate} · ${ageText(birthDate, deceasedOn ?? localToday())} years`;
}
