import type { ComponentType } from 'react';
import { LinesGroup } from './lines-group.tsx';
import { ClaimGroup, DatesGroup, NumbersGroup } from './situation-groups.tsx';
import { AmbulanceGroup, PapersGroup } from './papers-group.tsx';
import { BillingGroup, ProvidersGroup } from './provider-groups.tsx';
import { PatientGroup, PayerGroup } from './people-groups.tsx';
import { OtherCoveragesGroup } from './other-coverages.tsx';

type Group = {
  readonly key: string;
  readonly title: string;
  /** Beginnings of the fields that stand in it. */
  readonly fields: readonly string[];
  readonly Body: ComponentType;
};

/** The parts of the form, in the order in which a claim is read. */
export const EDIT_GROUPS: readonly Group[] = [
  {
    key: 'lines',
    title: 'Diagnoses and services',
    fields: ['lines', 'diagnoses', 'serviceDate'],
    Body: LinesGroup,
  },
  {
    key: 'claim',
    title: 'Claim and circumstances',
    fields: [
      'placeOfService',
      'frequency',
      'situation.employment',
      'situation.auto',
      'situation.other',
      'situation.accident',
    ],
    Body: ClaimGroup,
  },
  { key: 'dates', title: 'Dates', fields: ['situation.dates', 'situation.disability'], Body: DatesGroup },
  {
    key: 'papers',
    title: 'Note and paperwork',
    fields: ['situation.note', 'situation.paperwork'],
    Body: PapersGroup,
  },
  { key: 'ambulance', title: 'Ambulance', fields: ['situation.ambulance'], Body: AmbulanceGroup },
  { key: 'numbers', title: 'Authorisation and numbers', fields: ['situation', 'clia'], Body: NumbersGroup },
  { key: 'patient', title: 'Patient and insured', fields: ['patient', 'subscriber'], Body: PatientGroup },
  { key: 'payer', title: 'Payer and coverage', fields: ['payer', 'coverage', 'receiver'], Body: PayerGroup },
  {
    key: 'providers',
    title: 'Providers and place',
    fields: ['renderingProvider', 'providers', 'serviceFacility'],
    Body: ProvidersGroup,
  },
  {
    key: 'billing',
    title: 'Billing provider',
    fields: ['billingProvider', 'payToAddress', 'submitter'],
    Body: BillingGroup,
  },
  { key: 'others', title: 'Other coverages', fields: ['otherCoverages'], Body: OtherCoveragesGroup },
];

/** The part in which a field stands. */
export function groupOf(field: string): string | null {
  return EDIT_GROUPS.find(({ fields }) => fields.some((start) => field.startsWith(start)))?.key ?? null;
}
