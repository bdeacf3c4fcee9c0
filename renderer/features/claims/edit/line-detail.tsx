import { LINE_DATE_QUALIFIERS, type LineDateName } from '#shared/domain/claim-parts/service-detail.ts';
import type { ProviderRole } from '#shared/domain/claim-parts/parties.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { AddressAt } from './address-at.tsx';
import { Attachments } from './attachments.tsx';
import { CheckAt, DateAt, SelectAt, TextAt, useEditing } from './edit-context.tsx';
import { NamedProvider, nobody } from './named-provider.tsx';
import { PurchaseFields } from './purchase-fields.tsx';

const DATE_WORDS: Readonly<Record<LineDateName, string>> = {
  prescription: 'Prescription',
  certificationRevision: 'Certificate revised',
  therapyBegan: 'Therapy began',
  lastCertification: 'Last certificate',
  lastSeen: 'Last seen',
  hemoglobinTest: 'Hemoglobin test',
  creatinineTest: 'Creatinine test',
  shipped: 'Shipped',
  lastXray: 'Last X-ray',
  initialTreatment: 'First treatment',
};
const DATE_NAMES = Object.keys(LINE_DATE_QUALIFIERS) as LineDateName[];

const DRUG_UNITS = [
  { value: 'UN', label: 'UN units' },
  { value: 'ML', label: 'ML millilitres' },
  { value: 'GR', label: 'GR grams' },
  { value: 'ME', label: 'ME milligrams' },
  { value: 'F2', label: 'F2 international units' },
];

const NOTE_KINDS = [
  { value: 'ADD', label: 'ADD more to know' },
  { value: 'DCP', label: 'DCP goals, plans' },
  { value: 'TPO', label: 'TPO for the repricer' },
];

/** What is seldom said of a line: drug, note, numbers, dates, its own providers and attachments. */
export function LineDetail({ place }: { readonly place: number }) {
  const at = `lines.${place}.detail`;
  return (
    <div className="edit-detail">
      <FormGrid>
        <TextAt path={`${at}.drug.ndc`} label="Drug (NDC), 11 digits" span={3} max={13} mono optional />
        <TextAt path={`${at}.drug.quantity`} label="Quantity" span={2} mono optional />
        <SelectAt
          path={`${at}.drug.unit`}
          label="Unit"
          span={3}
          options={DRUG_UNITS}
          placeholder="None"
          optional
        />
        <TextAt path={`${at}.drug.prescriptionNumber`} label="Prescription" span={4} mono optional />
        <TextAt
          path={`${at}.procedureDescription`}
          label="What an unlisted service was"
          span={12}
          max={80}
          optional
        />
        <SelectAt
          path={`${at}.note.kind`}
          label="Kind of note"
          span={3}
          options={NOTE_KINDS}
          placeholder="None"
          optional
        />
        <TextAt path={`${at}.note.text`} label="Note of the line" span={9} max={80} optional />
        <TextAt path={`${at}.priorAuthorization`} label="Prior authorisation" span={3} mono optional />
        <TextAt path={`${at}.referralNumber`} label="Referral" span={3} mono optional />
        <TextAt path={`${at}.clia`} label="CLIA" span={3} upper mono optional />
        <TextAt path={`${at}.mammographyCertification`} label="Mammography" span={3} mono optional />
        <TextAt
          path={`${at}.anesthesiaTimes.begin`}
          label="Anaesthesia began"
          span={2}
          max={4}
          mono
          optional
        />
        <TextAt path={`${at}.anesthesiaTimes.end`} label="ended (HHMM)" span={2} max={4} mono optional />
        <CheckAt path={`${at}.emergency`} label="Emergency" span={2} optional />
        <CheckAt path={`${at}.epsdt`} label="EPSDT" span={2} optional />
        <CheckAt path={`${at}.familyPlanning`} label="Family planning" span={2} optional />
        <CheckAt path={`${at}.copayExempt`} label="Without copay" span={2} optional />
        {DATE_NAMES.map((name) => (
          <DateAt key={name} path={`${at}.dates.${name}`} label={DATE_WORDS[name]} span={2} optional />
        ))}
      </FormGrid>
      <LineProviders place={place} />
      <PurchaseFields place={place} />
      <LinePapers place={place} />
    </div>
  );
}

/** Loops 2420A, B, D, E and F. */
const ROLES = [
  { value: 'rendering', label: 'Rendering' },
  { value: 'ordering', label: 'Ordering' },
  { value: 'referring', label: 'Referring' },
  { value: 'primaryCare', label: 'Primary care' },
  { value: 'supervising', label: 'Supervising' },
  { value: 'purchasedService', label: 'Purchased from' },
];
const EMPTY_ADDRESS = { line1: '', line2: '', city: '', state: '', zip: '' };

/** Who had to do with this line alone, and where it was when that was elsewhere than the rest. */
function LineProviders({ place }: { readonly place: number }) {
  const { claim, set } = useEditing();
  const at = `lines.${place}.detail`;
  const detail = claim.lines[place - 1]?.detail;
  const providers = detail?.providers ?? [];
  const unnamed = ROLES.find(({ value }) => !providers.some((p) => p.role === value));
  return (
    <>
      {providers.map((provider, i) => (
        <NamedProvider
          key={i}
          at={`${at}.providers.${i + 1}`}
          who={`provider ${i + 1} of line ${place}`}
          roles={ROLES}
          provider={provider}
          onRemove={() => set(`${at}.providers.${i + 1}`, undefined)}
        />
      ))}
      {detail?.serviceFacility ? (
        <FormGrid>
          <TextAt path={`${at}.serviceFacility.name`} label="Place of this line" span={8} max={60} />
          <TextAt path={`${at}.serviceFacility.npi`} label="NPI of the place" span={4} max={10} mono />
          <AddressAt path={`${at}.serviceFacility.address`} />
        </FormGrid>
      ) : null}
      <div className="edit-add">
        <Button
          label={`Add a provider to line ${place}`}
          onClick={() =>
            set(`${at}.providers`, [...providers, nobody((unnamed?.value ?? 'rendering') as ProviderRole)])
          }
          disabledReason={unnamed === undefined ? 'Every role is named.' : null}
        >
          Add a provider of this line
        </Button>
        <Button
          label={`${detail?.serviceFacility ? 'No place of its own for' : 'Another place for'} line ${place}`}
          onClick={() =>
            set(
              `${at}.serviceFacility`,
              detail?.serviceFacility ? undefined : { name: '', npi: '', address: EMPTY_ADDRESS },
            )
          }
        >
          {detail?.serviceFacility ? 'Where the claim was' : 'Given elsewhere'}
        </Button>
      </div>
    </>
  );
}

function LinePapers({ place }: { readonly place: number }) {
  const { claim, set } = useEditing();
  const path = `lines.${place}.detail.paperwork`;
  const papers = claim.lines[place - 1]?.detail?.paperwork ?? [];
  return (
    <Attachments
      path={path}
      of={papers.length}
      onAdd={(next) => set(path, [...papers, next])}
      whose={` of line ${place}`}
      certificates
    />
  );
}
