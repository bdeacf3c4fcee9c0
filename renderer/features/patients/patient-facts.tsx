import { useState } from 'react';
import type { PatientDetail } from '#shared/contract/patients.ts';
import { RELATIONSHIP_WORDS, type Coverage } from '#shared/domain/patient.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Facts, Section } from '#renderer/ui/page.tsx';
import { CoverageEligibilityView } from '#renderer/ui/eligibility.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, phoneText, zipText } from '#renderer/ui/text.tsx';
import { CoverageSheet } from './coverage-sheet.tsx';
import { PatientAgreements } from './patient-agreements.tsx';
import { rankWord } from './words.ts';

/** Address and coverages, the left side of a patient's page. */
export function PatientFacts({ detail }: { readonly detail: PatientDetail }) {
  const { patient, coverages } = detail;
  const [editing, setEditing] = useState<Coverage | 'new' | null>(null);
  const readOnly = usePermission('patients.write');
  const { address } = patient;
  const taken = Math.max(0, ...coverages.map((c) => c.rank));
  return (
    <div
      className="panel scrolls"
      data-fill
      tabIndex={0}
      role="region"
      aria-label="Demographics and coverages"
    >
      <Section title="Demographics" pad>
        <Facts
          items={[
            {
              name: 'Address',
              value: (
                <>
                  {address.line1}
                  {address.line2 === '' ? '' : `, ${address.line2}`}
                  <br />
                  {address.city}, {address.state} <span className="mono">{zipText(address.zip)}</span>
                </>
              ),
            },
            {
              name: 'Telephone',
              value:
                patient.phone === '' ? (
                  'none on file'
                ) : (
                  <span className="mono">{phoneText(patient.phone)}</span>
                ),
            },
            { name: 'Born', value: <DateText date={patient.birthDate} /> },
          ]}
        />
      </Section>
      <PatientAgreements patientId={patient.id} />
      <Section
        title="Coverages"
        actions={
          <Button keys="V" label="New coverage" onClick={() => setEditing('new')} disabledReason={readOnly}>
            New coverage
          </Button>
        }
      >
        {coverages.length === 0 ? (
          <EmptyState title="No coverage">
            A claim needs one: payer, member id, and since when it is active.
          </EmptyState>
        ) : (
          coverages.map((coverage, i) => (
            <OneCoverage
              key={coverage.id}
              first={i === 0}
              coverage={coverage}
              readOnly={readOnly}
              onChange={() => setEditing(coverage)}
            />
          ))
        )}
      </Section>
      <CoverageSheet
        key={editing === null ? 'closed' : editing === 'new' ? 'new' : editing.id}
        open={editing !== null}
        patientId={patient.id}
        coverage={editing === 'new' ? null : editing}
        nextRank={Math.min(9, taken + 1)}
        onClose={() => setEditing(null)}
      />
    </div>
  );
}

function OneCoverage(props: {
  readonly coverage: PatientDetail['coverages'][number];
  readonly readOnly: string | null;
  /** The one that pays first: its question has a key. */
  readonly first: boolean;
  readonly onChange: () => void;
}) {
  const { coverage } = props;
  const today = localToday();
  const active = coverage.activeFrom <= today && (coverage.activeTo === null || coverage.activeTo >= today);
  const insured = coverage.subscriber;
  return (
    <div className="coverage">
      <div className="row">
        <span className="strong">
          {rankWord(coverage.rank)}: {coverage.payerName}
        </span>
        <StatusChip tone={active ? 'fine' : 'warns'}>{active ? 'Active' : 'Not active'}</StatusChip>
        <span className="page-gap" />
        <Button
          kind="quiet"
          label={`Change coverage ${rankWord(coverage.rank).toLowerCase()}`}
          onClick={props.onChange}
          disabledReason={props.readOnly}
        >
          Change
        </Button>
      </div>
      <Facts
        items={[
          { name: 'Member id', value: <CodeText>{coverage.memberId}</CodeText> },
          {
            name: 'Group, plan',
            value: [coverage.groupNumber, coverage.planName].filter((t) => t !== '').join(' · ') || '–',
          },
          {
            name: 'Insured',
            value:
              insured === null
                ? 'the patient'
                : `${insured.lastName}, ${insured.firstName} (patient is ${RELATIONSHIP_WORDS[coverage.relationship]})`,
          },
          {
            name: 'Active',
            value: (
              <span className="mono">
                {coverage.activeTo === null
                  ? `since ${coverage.activeFrom}`
                  : `${coverage.activeFrom} to ${coverage.activeTo}`}
              </span>
            ),
          },
          {
            name: 'Copay',
            value: (
              <span className="mono">
                {coverage.copayCents === null ? '–' : formatAmount(coverage.copayCents)}
              </span>
            ),
          },
        ]}
      />
      <CoverageEligibilityView
        patientId={coverage.patientId}
        coverageId={coverage.id}
        keys={props.first ? 'Q' : undefined}
      />
    </div>
  );
}
