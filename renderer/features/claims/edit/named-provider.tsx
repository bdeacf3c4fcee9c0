import type { ClaimProvider, ProviderRole } from '#shared/domain/claim-parts/parties.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import type { Choice } from '#renderer/ui/inputs.tsx';
import { AddressAt } from './address-at.tsx';
import { SelectAt, TextAt } from './edit-context.tsx';

const ENTITIES = [
  { value: '1', label: 'Person' },
  { value: '2', label: 'Organisation' },
];

/** A provider of whom nothing is said yet. */
export function nobody(role: ProviderRole): ClaimProvider {
  return { role, entity: '1', lastName: '', firstName: '', middleName: '', npi: '' };
}

/** A provider whom a claim or one of its lines names beside the rendering one. */
export function NamedProvider(props: {
  readonly at: string;
  /** For screen readers, e.g. `provider 1 of line 2`. */
  readonly who: string;
  readonly roles: readonly Choice[];
  readonly provider: ClaimProvider;
  readonly onRemove: () => void;
}) {
  const { at, provider } = props;
  const { role } = provider;
  // 2420B, 2420A and 2420E alone may be an organisation; 2420B is named by its number only.
  const named = role !== 'purchasedService';
  return (
    <FormGrid>
      <SelectAt path={`${at}.role`} label="Role" span={2} options={props.roles} />
      <SelectAt path={`${at}.entity`} label="Is" span={2} options={ENTITIES} />
      {named ? (
        <>
          <TextAt path={`${at}.lastName`} label="Last name" span={2} max={60} />
          <TextAt path={`${at}.firstName`} label="First name" span={2} max={35} />
        </>
      ) : null}
      <TextAt path={`${at}.npi`} label="NPI" span={2} max={10} mono />
      {role === 'rendering' ? (
        <TextAt path={`${at}.taxonomy`} label="Taxonomy" span={2} max={10} upper mono optional />
      ) : null}
      <span className="edit-line-acts">
        <Button kind="quiet" onClick={props.onRemove} label={`Remove ${props.who}`}>
          Remove
        </Button>
      </span>
      {role === 'ordering' ? <AddressAt path={`${at}.address`} optional /> : null}
    </FormGrid>
  );
}
