/**
 * Our line item control number, REF*6R of 005010X222A1 2400, which the payer returns in REF*6R of
 * 005010X221A1 2110. The element holds 30 characters, a UUID without hyphens 32; the first two digits are
 * left out, which never matters within one claim.
 */
export function lineControl(serviceLineId: string): string {
  return serviceLineId.replaceAll('-', '').toUpperCase().slice(-30);
}
