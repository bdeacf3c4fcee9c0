/**
 * Our line item control number, REF*6R of 005010X222A1 2400, which the payer returns in REF*6R of
 * 005010X221A1 2110. The element holds 30 characters, a UUID without hyphens 32; the first two digits are
 * left out, which never matters within one claim.
 */
export function lineControl(serviceLineId: string): string {
  const id = serviceLineId;
  if (id.length !== 36) return id.replaceAll('-', '').toUpperCase().slice(-30);
  // Taken apart where a UUID has its hyphens.
  return (
    id.slice(2, 8) +
    id.slice(9, 13) +
    id.slice(14, 18) +
    id.slice(19, 23) +
    id.slice(24)
  ).toUpperCase();
}
