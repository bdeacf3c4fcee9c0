import { RELATIONSHIP_WORDS, MEDICARE_SECONDARY, Relationship } from '#shared/domain/patient.ts';
import { FILING_INDICATORS } from '#shared/domain/practice.ts';
import { FormGrid, FormHeading } from '#renderer/ui/form.tsx';
import { AddressAt } from './address-at.tsx';
import { DateAt, SelectAt, TextAt, useEditing } from './edit-context.tsx';

const SEXES = [
  { value: 'F', label: 'Female' },
  { value: 'M', label: 'Male' },
  { value: 'U', label: 'Not said' },
];
const RELATIONSHIPS = Relationship.options.map((value) => ({ value, label: RELATIONSHIP_WORDS[value] }));
const MEDICARE = Object.entries(MEDICARE_SECONDARY).map(([value, words]) => ({
  value,
  label: `${value} ${words}`,
}));
const FILING = FILING_INDICATORS.map((value) => ({ value, label: value }));

/** The patient and, where that is another person, the insured. */
export function PatientGroup() {
  const { claim } = useEditing();
  const self = claim.coverage.relationship === '18';
  return (
    <>
      <FormGrid>
        <Person at="patient" />
        <TextAt path="patient.phone" label="Telephone" span={2} max={10} mono />
      </FormGrid>
      {self ? (
        <p className="edit-says">The patient is the insured person.</p>
      ) : (
        <>
          <FormHeading>Insured</FormHeading>
          <FormGrid>
            <Person at="subscriber" />
          </FormGrid>
        </>
      )}
    </>
  );
}

function Person({ at }: { readonly at: 'patient' | 'subscriber' }) {
  return (
    <>
      <TextAt path={`${at}.lastName`} label="Last name" span={3} max={60} />
      <TextAt path={`${at}.firstName`} label="First name" span={3} max={35} />
      <TextAt path={`${at}.middleName`} label="Middle name" span={2} max={25} />
      <DateAt path={`${at}.birthDate`} label="Born" span={2} />
      <SelectAt path={`${at}.sex`} label="Sex" span={2} options={SEXES} />
      <AddressAt path={`${at}.address`} />
    </>
  );
}

/** To whom the claim goes, and by which coverage. */
export function PayerGroup() {
  return (
    <FormGrid>
      <TextAt path="coverage.memberId" label="Member id" span={3} max={80} mono />
      <TextAt path="coverage.groupNumber" label="Group" span={3} max={50} mono />
      <TextAt path="coverage.planName" label="Plan" span={3} max={60} />
      <SelectAt path="coverage.relationship" label="Patient is" span={3} options={RELATIONSHIPS} />
      <SelectAt
        path="coverage.insuranceType"
        label="Why Medicare is not first"
        span={6}
        options={MEDICARE}
        placeholder="Not said"
        optional
      />
      <DateAt path="coverage.activeFrom" label="Covered from" span={3} />
      <DateAt path="coverage.activeTo" label="Covered until" span={3} none />
      <TextAt path="payer.name" label="Payer" span={6} max={60} />
      <TextAt path="payer.payerIdentifier" label="Payer id" span={3} max={80} mono />
      <SelectAt path="payer.filingIndicator" label="Filing indicator" span={3} options={FILING} />
      <AddressAt path="payer.address" />
    </FormGrid>
  );
}
