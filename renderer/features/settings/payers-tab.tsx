import {
  DEFAULT_FOLLOW_UP_DAYS,
  FILING_INDICATORS,
  Payer,
  type FilingIndicator,
} from '#shared/domain/practice.ts';
import { PayerId } from '#shared/kernel/ids.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { AddressFields, digits, EMPTY_ADDRESS } from '#renderer/ui/address-fields.tsx';
import type { Column } from '#renderer/ui/data-table.tsx';
import {
  CheckField,
  Form,
  FormGrid,
  FormHeading,
  SelectField,
  TextField,
  WholeNumberField,
} from '#renderer/ui/form.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { PayerRequirementButton } from './payer-requirement.tsx';
import { RecordTab } from './record-tab.tsx';

const PayerForm = Payer.extend({ id: PayerId.nullable() });
const EMPTY = {
  id: null,
  name: '',
  payerIdentifier: '',
  filingIndicator: 'CI',
  receiverId: '',
  receiverName: '',
  address: EMPTY_ADDRESS,
  phone: '',
  timelyFilingDays: 365,
  followUpDays: DEFAULT_FOLLOW_UP_DAYS,
  active: true,
};

/** Our own words for the kinds of insurance of SBR09. */
const FILING_WORDS: Partial<Readonly<Record<FilingIndicator, string>>> = {
  '12': 'Preferred provider plan',
  '13': 'Point of service plan',
  '14': 'Exclusive provider plan',
  AM: 'Automobile',
  BL: 'Blue plan',
  CH: 'Military families',
  CI: 'Commercial',
  HM: 'Health maintenance organisation',
  MA: 'Medicare part A',
  MB: 'Medicare part B',
  MC: 'Medicaid',
  VA: 'Veterans',
  WC: "Workers' compensation",
};

const COLUMNS: readonly Column<Payer>[] = [
  { key: 'name', header: 'Name', width: 'minmax(150px, 1fr)', cell: (p) => p.name, sort: (p) => p.name },
  { key: 'id', header: 'Payer id', width: '96px', cell: (p) => <CodeText>{p.payerIdentifier}</CodeText> },
  {
    key: 'days',
    header: 'File within',
    width: '92px',
    align: 'right',
    cell: (p) => `${p.timelyFilingDays} days`,
    sort: (p) => p.timelyFilingDays,
  },
  {
    key: 'ask',
    header: 'Ask after',
    width: '88px',
    align: 'right',
    cell: (p) => `${p.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS} days`,
    sort: (p) => p.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS,
  },
];

/** Insurers that claims go to. */
export function PayersTab() {
  const call = useCall('practice', 'payers', {}, { tags: ['payers'] });
  const save = useAct('practice', 'savePayer');
  return (
    <RecordTab
      name="payers"
      plural="payers"
      singular="payer"
      about="Insurers that claims go to"
      call={call}
      columns={COLUMNS}
      rowId={(p) => p.id}
      rowTone={(p) => (p.active ? null : 'muted')}
      permission="settings.write"
      form={(row, readOnly, done) => (
        <>
          <Form
            schema={PayerForm}
            values={row ?? EMPTY}
            submitLabel="Save payer"
            doneText="Payer saved."
            readOnly={readOnly}
            onSubmit={async (value) => {
              const answer = await save.run(value);
              if (answer.ok) done(answer.value.id);
              return answer;
            }}
          >
            <FormGrid>
              <TextField name="name" label="Name" span={8} />
              <TextField name="payerIdentifier" label="Payer id" span={4} mono />
              <SelectField
                name="filingIndicator"
                label="Kind of insurance"
                span={5}
                options={FILING_INDICATORS.map((code) => ({
                  value: code,
                  label: FILING_WORDS[code] === undefined ? code : `${code} · ${FILING_WORDS[code]}`,
                }))}
              />
              <WholeNumberField name="timelyFilingDays" label="File within days" span={3} />
              <WholeNumberField
                name="followUpDays"
                label="Ask after days"
                span={3}
                hint="From sending to asking."
              />
              <TextField name="phone" label="Telephone" span={3} mono tidy={digits} />
              <FormHeading>Receiver of the files</FormHeading>
              <TextField name="receiverName" label="Clearinghouse or payer" span={8} />
              <TextField name="receiverId" label="Receiver id" span={4} mono maxLength={15} />
              <AddressFields path="address" heading="Claims address" />
              <CheckField name="active" label="In use" span={12} />
            </FormGrid>
          </Form>
          {row ? <PayerRequirementButton payer={row} readOnly={readOnly} /> : null}
        </>
      )}
    />
  );
}
