import { formatAmount, parseAmount } from '#shared/kernel/money.ts';
import type { PaperAdjustment, PaperEob } from './paper-eob.ts';

const GROUPS = ['CO', 'PR', 'OA', 'PI'] as const;

/**
 * Adjustments as a person types them into one cell: `CO-253 1.96; OA23 5`. An empty text is none.
 * @returns null when a part cannot be read.
 */
export function readAdjustments(text: string): PaperAdjustment[] | null {
  const found: PaperAdjustment[] = [];
  for (const part of partsOf(text)) {
    const m = /^([A-Z]{2})[\s-]*([0-9A-Z]{1,4})\s+(\S+)$/.exec(part.toUpperCase());
    const group = GROUPS.find((g) => g === m?.[1]);
    const amountCents = amountOf(m?.[3] ?? '');
    if (!m || !group || amountCents === null) return null;
    found.push({ group, reason: m[2] ?? '', amountCents });
  }
  return found;
}

/** The same as text: `CO-253 1.96; OA-23 5.00`. */
export function adjustmentsText(adjustments: readonly PaperAdjustment[]): string {
  return adjustments.map((a) => `${a.group}-${a.reason} ${formatAmount(a.amountCents ?? 0)}`).join('; ');
}

type ProviderAdjustments = PaperEob['providerAdjustments'];

/**
 * Provider adjustments as typed: reason, amount, and the reference if the paper gives one: `WO 50.00 A123; L6 -1.20`.
 * Positive lowers the check, as in PLB. @returns null when a part cannot be read.
 */
export function readProviderAdjustments(text: string): ProviderAdjustments | null {
  const found: ProviderAdjustments = [];
  for (const part of partsOf(text)) {
    const m = /^([0-9A-Z]{2})\s+(\S+)(?:\s+(.{1,30}))?$/i.exec(part);
    const amountCents = amountOf(m?.[2] ?? '');
    if (!m || amountCents === null || !/^[A-Za-z0-9 .,'&()/#+=-]*$/.test(m[3] ?? '')) return null;
    found.push({ reason: (m[1] ?? '').toUpperCase(), reference: m[3] ?? '', amountCents });
  }
  return found;
}

export function providerAdjustmentsText(adjustments: ProviderAdjustments): string {
  return adjustments
    .map((a) => [a.reason, formatAmount(a.amountCents ?? 0), a.reference].filter((t) => t !== '').join(' '))
    .join('; ');
}

function partsOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function amountOf(text: string): PaperAdjustment['amountCents'] {
  return parseAmount(text.replace('\u2212', '-'));
}
