import { z } from 'zod';
import { RemitPayment, type RemittanceSummary } from '#shared/domain/remittance.ts';
import { read835 } from '#shared/domain/x12/read-835.ts';
import { Refusal } from '#shared/kernel/result.ts';

/**
 * The text of a file: UTF-8, or Latin-1 when it is none (older payers).
 * @throws Refusal when the file is larger than a remittance can be.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/**
 * The payments of a kept remittance: an 835, or the payments of a paper EOB as JSON.
 * @throws Refusal with one sentence when the file cannot be read to its end.
 */
export function readPaymentsOf(
  bytes: Uint8Array,
  source: RemittanceSummary['source'] = 'era',
): readonly RemitPayment[] {
  if (bytes.length === 0) throw new Refusal('invalid_input', 'The file is empty. Nothing was changed.');
  if (source === 'paper') return z.array(RemitPayment).parse(JSON.parse(decodeText(bytes)));
  const read = read835(decodeText(bytes));
  if (!read.ok) throw read.problem;
  return read.payments;
}
