import { Button } from '#renderer/ui/button.tsx';
import { FormGrid, FormHeading } from '#renderer/ui/form.tsx';
import { AddressAt } from './address-at.tsx';
import { TextAt, useEditing } from './edit-context.tsx';
import { NamedProvider, nobody } from './named-provider.tsx';

const ROLES = [
  { value: 'referring', label: 'Referring' },
  { value: 'primaryCare', label: 'Primary care' },
  { value: 'supervising', label: 'Supervising' },
];
const EMPTY_ADDRESS = { line1: '', line2: '', city: '', state: '', zip: '' };
/** Who gave the services, who sent the patient, and where it was. */
export function ProvidersGroup() {
  const { claim, set, replace } = useEditing();
  const others = claim.providers ?? [];
  return (
    <>
      <FormHeading>Rendering</FormHeading>
      <FormGrid>
        <TextAt path="renderingProvider.lastName" label="Last name" span={3} max={60} />
        <TextAt path="renderingProvider.firstName" label="First name" span={2} max={35} />
        <TextAt path="renderingProvider.middleName" label="Middle name" span={2} max={25} />
        <TextAt path="renderingProvider.npi" label="NPI" span={2} max={10} mono />
        <TextAt path="renderingProvider.taxonomy" label="Taxonomy" span={3} max={10} upper mono />
      </FormGrid>
      {others.map((provider, i) => (
        <NamedProvider
          key={i}
          at={`providers.${i + 1}`}
          who={`provider ${i + 1}`}
          roles={ROLES}
          provider={provider}
          onRemove={() => set(`providers.${i + 1}`, undefined)}
        />
      ))}
      <div className="edit-add">
        <Button
          onClick={() => set('providers', [...others, nobody('referring')])}
          disabledReason={others.length >= 4 ? 'At most four further providers.' : null}
        >
          Add a referring or supervising provider
        </Button>
      </div>
      <FormHeading>Service facility</FormHeading>
      {claim.serviceFacility === null ? (
        <div className="edit-add">
          <Button
            onClick={() =>
              replace({ ...claim, serviceFacility: { name: '', npi: '', address: EMPTY_ADDRESS } })
            }
          >
            Elsewhere than at the practice
          </Button>
        </div>
      ) : (
        <>
          <FormGrid>
            <TextAt path="serviceFacility.name" label="Name" span={8} max={60} />
            <TextAt path="serviceFacility.npi" label="NPI" span={4} max={10} mono />
            <AddressAt path="serviceFacility.address" />
          </FormGrid>
          <div className="edit-add">
            <Button onClick={() => replace({ ...claim, serviceFacility: null })}>At the practice</Button>
          </div>
        </>
      )}
    </>
  );
}

/** The practice as it bills, and where payments go. */
export function BillingGroup() {
  const { claim, set } = useEditing();
  return (
    <>
      <FormGrid>
        <TextAt path="billingProvider.name" label="Name" span={6} max={60} />
        <TextAt path="billingProvider.npi" label="NPI" span={2} max={10} mono />
        <TextAt path="billingProvider.taxId" label="Tax id" span={2} max={9} mono />
        <TextAt path="billingProvider.taxonomy" label="Taxonomy" span={2} max={10} upper mono />
        <AddressAt path="billingProvider.address" />
        <TextAt path="billingProvider.phone" label="Telephone" span={3} max={10} mono />
      </FormGrid>
      <FormHeading>Payments go elsewhere</FormHeading>
      {claim.payToAddress ? (
        <>
          <FormGrid>
            <AddressAt path="payToAddress" />
          </FormGrid>
          <div className="edit-add">
            <Button onClick={() => set('payToAddress', undefined)}>To the practice’s address</Button>
          </div>
        </>
      ) : (
        <div className="edit-add">
          <Button onClick={() => set('payToAddress', EMPTY_ADDRESS)}>Write another address</Button>
        </div>
      )}
    </>
  );
}
