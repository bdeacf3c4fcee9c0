/** Where a finding of the scrubber is put right: a page of the program, and what it is called. */
export type RecordPlace = { readonly to: string; readonly name: string };

/**
 * The record that a claim's field was taken from. A claim is a frozen copy: what is wrong in it is put
 * right at its origin and then taken over with Refresh.
 */
export function recordOfField(
  field: string,
  ids: { readonly encounterId: string; readonly patientId: string },
): RecordPlace {
  const first = field.split('.')[0] ?? '';
  switch (first) {
    case 'lines':
    case 'diagnoses':
    case 'serviceDate':
    case 'placeOfService':
    case 'clia':
      return first === 'clia'
        ? { to: '/settings/practice', name: 'Practice settings' }
        : { to: `/coding/${ids.encounterId}`, name: 'Encounter' };
    case 'patient':
    case 'subscriber':
    case 'coverage':
      return { to: `/patients/${ids.patientId}`, name: 'Patient' };
    case 'renderingProvider':
      return { to: '/settings/providers', name: 'Providers' };
    case 'serviceFacility':
      return { to: '/settings/facilities', name: 'Facilities' };
    case 'payer':
    case 'receiver':
      return { to: '/settings/payers', name: 'Payers' };
    default:
      return { to: '/settings/practice', name: 'Practice settings' };
  }
}
