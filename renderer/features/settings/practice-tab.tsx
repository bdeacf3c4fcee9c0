import { Practice } from '#shared/domain/practice.ts';
import { isTaxId } from '#shared/domain/identifiers.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { AddressFields, capitals, digits, EMPTY_ADDRESS } from '#renderer/ui/address-fields.tsx';
import { Form, FormGrid, FormHeading, SelectField, TextField } from '#renderer/ui/form.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';

const PracticeForm = Practice.refine((p) => isTaxId(p.taxId, p.taxIdKind), {
  path: ['taxId'],
  message: 'No such number is given out for this kind of tax id.',
});

const EMPTY = {
  name: '',
  npi: '',
  taxId: '',
  taxIdKind: 'EI',
  taxonomy: '',
  address: EMPTY_ADDRESS,
  phone: '',
  contactName: '',
  clia: '',
  submitterId: '',
  paymentInstructions: '',
};

/** The billing provider as it stands on every claim and invoice. */
export function PracticeTab() {
  const call = useCall('practice', 'get', {}, { tags: ['practice'] });
  const save = useAct('practice', 'save');
  const readOnly = usePermission('settings.write');
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (call.loading) return <Loading what="the practice" />;
  return (
    <Section title="Billing provider" note="Stands on every claim and invoice" pad>
      {call.data === null ? (
        <Note tone="warns">Claims can be made only when this page is filled in.</Note>
      ) : null}
      <Form
        schema={PracticeForm}
        values={call.data ?? EMPTY}
        submitLabel="Save practice"
        doneText="Practice saved."
        readOnly={readOnly}
        onSubmit={save.run}
      >
        <FormGrid>
          <TextField name="name" label="Name as registered" span={8} />
          <TextField name="npi" label="NPI, group" span={4} mono tidy={digits} maxLength={10} />
          <TextField name="taxId" label="Tax id" span={4} mono tidy={digits} />
          <SelectField
            name="taxIdKind"
            label="Kind of tax id"
            span={4}
            options={[
              { value: 'EI', label: 'EIN, employer' },
              { value: 'SY', label: 'SSN, person' },
            ]}
          />
          <TextField name="taxonomy" label="Taxonomy" span={4} mono tidy={capitals} maxLength={10} />
          <TextField
            name="clia"
            label="CLIA number"
            span={4}
            mono
            tidy={capitals}
            maxLength={10}
            hint="Empty when no tests are done here."
          />
          <AddressFields path="address" zip9 />
          <FormHeading>Contact and sending</FormHeading>
          <TextField name="contactName" label="Contact" span={5} />
          <TextField name="phone" label="Telephone" span={3} mono tidy={digits} />
          <TextField
            name="submitterId"
            label="Submitter id"
            span={4}
            mono
            hint="From your clearinghouse or payer."
          />
          <TextField
            name="paymentInstructions"
            label="How to pay, as printed on invoices"
            span={12}
            lines={3}
            maxLength={400}
          />
        </FormGrid>
      </Form>
    </Section>
  );
}
