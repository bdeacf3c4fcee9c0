import type { ClaimDateName } from '#shared/domain/claim-parts/situation.ts';
import { PLACES_OF_SERVICE } from '#shared/domain/codes/place-of-service.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { FormGrid, FormHeading } from '#renderer/ui/form.tsx';
import { CheckAt, CodesAt, DateAt, MoneyAt, SelectAt, TextAt, useEditing } from './edit-context.tsx';

const FREQUENCY_WORDS = {
  '1': 'the first of its kind',
  '7': 'replaces the earlier claim',
  '8': 'withdraws the earlier claim',
};

/** Place, frequency, circumstances, assignment. */
export function ClaimGroup() {
  const { claim } = useEditing();
  return (
    <>
      <p className="edit-says">
        Claim <span className="mono">{claim.controlNumber}</span>, frequency {claim.frequency}:{' '}
        {FREQUENCY_WORDS[claim.frequency]}. Sum of its lines{' '}
        <span className="mono">
          {formatAmount(claim.lines.reduce((sum, line) => sum + line.chargeCents, 0))}
        </span>
        .
      </p>
      <FormGrid>
        <SelectAt
          path="placeOfService"
          label="Place of service"
          span={4}
          options={[...PLACES_OF_SERVICE.values()].map(({ code, name }) => ({
            value: code,
            label: `${code} ${name}`,
          }))}
          placeholder="None"
        />
        <MoneyAt path="patientPaidCents" label="Paid by the patient" span={2} />
        <TextAt path="situation.delayReason" label="Reason for delay" span={2} max={2} mono optional />
        <TextAt path="situation.specialProgram" label="Special programme" span={2} max={3} mono optional />
        <TextAt
          path="situation.patientSignatureSource"
          label="Signed for patient"
          span={2}
          max={1}
          upper
          mono
          optional
        />
      </FormGrid>
      <FormHeading>Related to</FormHeading>
      <FormGrid>
        <CheckAt path="situation.employment" label="Employment" span={2} optional />
        <CheckAt path="situation.autoAccident" label="Automobile accident" span={3} optional />
        <CheckAt path="situation.otherAccident" label="Other accident" span={3} optional />
        <TextAt
          path="situation.accidentState"
          label="State of the accident"
          span={2}
          max={2}
          upper
          mono
          optional
        />
        <DateAt path="situation.dates.accident" label="Day of the accident" span={2} optional />
      </FormGrid>
      <FormHeading>Assignment and consent</FormHeading>
      <FormGrid>
        <CheckAt path="acceptsAssignment" label="Assignment accepted" span={3} />
        <CheckAt path="benefitsAssigned" label="Benefits assigned" span={3} />
        <CheckAt path="releaseOnFile" label="Release of information" span={3} />
        <CheckAt path="signatureOnFile" label="Signature on file" span={3} />
      </FormGrid>
    </>
  );
}

const DATES: readonly (readonly [ClaimDateName, string])[] = [
  ['onset', 'Onset'],
  ['initialTreatment', 'First treatment'],
  ['lastSeen', 'Last seen'],
  ['acuteManifestation', 'Acute manifestation'],
  ['lastMenstrualPeriod', 'Last menstrual period'],
  ['lastXray', 'Last X-ray'],
  ['prescription', 'Prescription'],
  ['admission', 'Admission'],
  ['discharge', 'Discharge'],
  ['lastWorked', 'Last worked'],
  ['returnToWork', 'Back to work'],
  ['careAssumed', 'Care assumed'],
  ['careRelinquished', 'Care given up'],
  ['firstContact', 'First contact'],
];

/** The days that a claim may name. */
export function DatesGroup() {
  return (
    <FormGrid>
      {DATES.map(([name, label]) => (
        <DateAt key={name} path={`situation.dates.${name}`} label={label} span={2} optional />
      ))}
      <DateAt path="situation.disability.from" label="Unable to work from" span={2} optional />
      <DateAt path="situation.disability.to" label="until" span={2} optional />
    </FormGrid>
  );
}

/** Numbers that others have given: authorisation, referral, laboratory, the payer's own. */
export function NumbersGroup() {
  return (
    <FormGrid>
      <TextAt
        path="situation.priorAuthorization"
        label="Prior authorisation"
        span={3}
        max={50}
        mono
        optional
      />
      <TextAt path="situation.referralNumber" label="Referral" span={3} max={50} mono optional />
      <TextAt
        path="situation.payerControlNumber"
        label="Payer’s number of the claim"
        span={3}
        max={50}
        mono
        optional
      />
      <TextAt path="clia" label="CLIA" span={3} max={20} upper mono />
      <TextAt path="situation.mammographyCertification" label="Mammography" span={3} max={50} mono optional />
      <TextAt path="situation.medicalRecordNumber" label="Medical record" span={3} max={50} mono optional />
      <TextAt
        path="situation.investigationalDevice"
        label="Investigational device"
        span={3}
        max={50}
        mono
        optional
      />
      <TextAt
        path="situation.authorizationException"
        label="Why not authorised"
        span={3}
        max={2}
        mono
        optional
      />
      <TextAt path="situation.casualtyClaimNumber" label="Casualty claim" span={3} max={50} mono optional />
      <TextAt
        path="situation.clearinghouseNumber"
        label="Clearinghouse’s number"
        span={3}
        max={50}
        mono
        optional
      />
      <CodesAt path="situation.conditionCodes" label="Condition codes" span={3} optional />
      <CodesAt path="situation.anesthesiaProcedures" label="Surgery of the anaesthesia" span={3} optional />
      <DateAt path="situation.patientDeath" label="Patient died" span={3} optional />
      <TextAt path="situation.patientWeight" label="Patient’s weight, pounds" span={3} mono optional />
      <CheckAt path="situation.pregnant" label="Pregnant" span={3} optional />
    </FormGrid>
  );
}
