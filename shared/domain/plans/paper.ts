import type { Address } from '#shared/domain/practice.ts';

/** An address as it stands on a letter. */
export function addressLines(address: Address): string[] {
  const zip = address.zip.length === 9 ? `${address.zip.slice(0, 5)}-${address.zip.slice(5)}` : address.zip;
  return [address.line1, address.line2, `${address.city}, ${address.state} ${zip}`].filter(
    (line) => line !== '',
  );
}
