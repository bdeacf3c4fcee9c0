import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { Coverage, MEDICARE_SECONDARY } from '#shared/domain/patient.ts';
import type { Payer } from '#shared/domain/practice.ts';
import { CoverageId, type PatientId } from '#shared/kernel/ids.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { AddressFields, EMPTY_ADDRESS } from '#renderer/ui/address-fields.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import {
  DateField,
  Form,
  FormGrid,
  FormHeading,
  MoneyField,
  SelectField,
  TextField,
  WholeNumberField,
} from '#renderer/ui/form.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { RELATIONSHIP_OPTIONS, SEX_OPTIONS } from './words.ts';

/** A coverage whose patient is the insured has no subscriber of its own (relationship 18). */
const CoverageForm = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && 'relationship' in value && value.relationship === '18'
      ? { ...value, subscriber: null }
      : value,
  Coverage.extend({ id: CoverageId.nullable() }).refine(
    (c) => c.activeTo === null || c.activeTo >= c.activeFrom,
    {
      path: ['activeTo'],
      message: 'The end is before the beginning.',
    },
  ),
);

const EMPTY_SUBSCRIBER = {
  lastName: '',
  firstName: '',
  middleName: '',
  birthDate: null,
  sex: 'F',
  address: EMPTY_ADDRESS,
};

/** A new coverage of a patient, or a change of one. */
export function CoverageSheet(props: {
  readonly open: boolean;
  readonly patientId: PatientId;
  readonly coverage: Coverage | null;
  /** Rank that a new one gets. */
  readonly nextRank: number;
  readonly onClose: () => void;
}) {
  const save = useAct('patients', 'saveCoverage');
  const payers = useCall('practice', 'payers', {}, { tags: ['payers'], enabled: props.open });
  const { coverage } = props;
  const values =
    coverage === null
      ? {
          id: null,
          patientId: props.patientId,
          payerId: '',
          rank: props.nextRank,
          memberId: '',
          groupNumber: '',
          planName: '',
          relationship: '18',
          subscriber: EMPTY_SUBSCRIBER,
          activeFrom: `${localToday().slice(0, 4)}-01-01`,
          activeTo: null,
          copayCents: null,
          insuranceType: '',
        }
      : {
          ...coverage,
          insuranceType: coverage.insuranceType ?? '',
          subscriber: coverage.subscriber ?? EMPTY_SUBSCRIBER,
        };
  const options = (payers.data ?? [])
    .filter((payer) => payer.active || payer.id === coverage?.payerId)
    .map((payer) => ({ value: payer.id, label: payer.name }));
  return (
    <Sheet
      open={props.open}
      title={coverage === null ? 'New coverage' : 'Change coverage'}
      onClose={props.onClose}
      width="large"
    >
      <Form
        schema={CoverageForm}
        values={values}
        submitLabel="Save coverage"
        doneText="Coverage saved."
        onCancel={props.onClose}
        onSubmit={async (value) => {
          const answer = await save.run(value);
          if (answer.ok) props.onClose();
          return answer;
        }}
      >
        <FormGrid>
          <SelectField
            name="payerId"
            label="Payer"
            span={6}
            options={options}
            placeholder="Choose a payer"
            autoFocus
          />
          <TextField name="memberId" label="Member id" span={3} mono />
          <TextField name="groupNumber" label="Group" span={3} mono />
          <TextField name="planName" label="Plan" span={6} />
          <WholeNumberField name="rank" label="Pays as number" span={3} hint="1 pays first." />
          <MoneyField name="copayCents" label="Copay" span={3} />
          <DateField name="activeFrom" label="Active from" span={3} />
          <DateField name="activeTo" label="Until" span={3} hint="Empty: still active." />
          <SelectField
            name="relationship"
            label="The patient is the insured's"
            span={6}
            options={RELATIONSHIP_OPTIONS}
          />
          <MedicareField payers={payers.data ?? []} />
          <SubscriberFields />
        </FormGrid>
      </Form>
    </Sheet>
  );
}

const MEDICARE = Object.entries(MEDICARE_SECONDARY).map(([value, words]) => ({
  value,
  label: `${value} ${words}`,
}));

/** Why Medicare is not first (SBR05): asked for only of Medicare that pays after another. */
function MedicareField({ payers }: { readonly payers: readonly Payer[] }) {
  const payerId: unknown = useWatch({ name: 'payerId' });
  const rank: unknown = useWatch({ name: 'rank' });
  const indicator = payers.find((payer) => payer.id === payerId)?.filingIndicator;
  if ((indicator !== 'MA' && indicator !== 'MB') || Number(rank) < 2) return null;
  return (
    <SelectField
      name="insuranceType"
      label="Why Medicare is not first"
      span={6}
      options={[{ value: '', label: 'Not said' }, ...MEDICARE]}
    />
  );
}

/** Asked for only when somebody else is the insured. */
function SubscriberFields() {
  const relationship: unknown = useWatch({ name: 'relationship' });
  if (relationship === '18') return null;
  return (
    <>
      <FormHeading>Insured person</FormHeading>
      <TextField name="subscriber.lastName" label="Insured: last name" span={4} />
      <TextField name="subscriber.firstName" label="Insured: first name" span={4} />
      <TextField name="subscriber.middleName" label="Insured: middle name" span={4} />
      <DateField name="subscriber.birthDate" label="Insured: birth date" span={3} />
      <SelectField name="subscriber.sex" label="Insured: sex" span={3} options={SEX_OPTIONS} />
      <AddressFields path="subscriber.address" heading="Address of the insured" />
    </>
  );
}
