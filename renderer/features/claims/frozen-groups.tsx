import type { ReactNode } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { RELATIONSHIP_WORDS } from '#shared/domain/patient.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Facts } from '#renderer/ui/page.tsx';
import { phoneText, zipText } from '#renderer/ui/text.tsx';

/** Everyone concerned as the claim holds them, whatever today's records say. */
export function FrozenGroups({ detail }: { readonly detail: ClaimDetail }) {
  const {
    billingProvider: b,
    renderingProvider: r,
    subscriber: s,
    patient: p,
    payer,
    coverage,
    clia,
    receiver,
  } = detail.claim;
  const person = (x: { lastName: string; firstName: string; middleName: string }) =>
    `${x.lastName}, ${x.firstName}${x.middleName === '' ? '' : ` ${x.middleName}`}`;
  return (
    <div className="frozen">
      <Group
        name="Billing provider"
        items={[
          ['Name', b.name],
          ['NPI', code(b.npi)],
          ['Tax id', code(b.taxId)],
          ['Taxonomy', code(b.taxonomy)],
          ['Address', address(b.address)],
          ['Telephone', phoneText(b.phone)],
          ['CLIA', code(clia)],
        ]}
      />
      <Group
        name="Rendering provider"
        items={[
          ['Name', `${person(r)}${r.credentials ? `, ${r.credentials}` : ''}`],
          ['NPI', code(r.npi)],
          ['Taxonomy', code(r.taxonomy)],
        ]}
      />
      <Group
        name="Patient"
        items={[
          ['Name', person(p)],
          ['Account', code(p.accountNumber)],
          ['Born', p.birthDate === null ? 'not known' : code(p.birthDate)],
          ['Sex', p.sex],
          ['Address', address(p.address)],
          ['Paid at the desk', formatAmount(detail.claim.patientPaidCents)],
        ]}
      />
      <Group
        name="Subscriber"
        items={[
          ['Name', person(s)],
          ['Patient is', RELATIONSHIP_WORDS[coverage.relationship]],
          ['Member id', code(coverage.memberId)],
          ['Group', coverage.groupNumber],
          ['Plan', coverage.planName],
          ['Covered', `${coverage.activeFrom} → ${coverage.activeTo ?? ''}`],
        ]}
      />
      <Group
        name="Payer"
        items={[
          ['Name', payer.name],
          ['Payer id', code(payer.payerIdentifier)],
          ['Filing', code(payer.filingIndicator)],
          ['Address', address(payer.address)],
          ['Receiver', `${receiver.name} (${receiver.id})`],
          ['Files within', `${payer.timelyFilingDays} days`],
        ]}
      />
    </div>
  );
}

function Group({
  name,
  items,
}: {
  readonly name: string;
  readonly items: readonly (readonly [string, ReactNode])[];
}) {
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <Facts
        items={items.filter(([, value]) => value !== '').map(([label, value]) => ({ name: label, value }))}
      />
    </section>
  );
}

function code(text: string): ReactNode {
  return text === '' ? '' : <span className="mono">{text}</span>;
}

function address(a: { line1: string; line2: string; city: string; state: string; zip: string }): string {
  return [a.line1, a.line2, `${a.city}, ${a.state} ${zipText(a.zip)}`]
    .filter((part) => part !== '')
    .join(', ');
}
