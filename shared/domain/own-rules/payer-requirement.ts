import { z } from 'zod';
import { PayerId } from '#shared/kernel/ids.ts';
import { matchesMask, readMask, type Mask } from '../mask.ts';

/** A form of text as masks describe it; see `mask.ts`. */
export const MaskText = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const read = readMask(text);
    if ('wrong' in read) context.addIssue({ code: 'custom', message: read.wrong });
  });

/** A code (`70551`), a range (`70551-70553`), or all codes that begin alike (`J9*`). */
export const CodeSpan = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    /^([0-9A-Z]{5}|[0-9A-Z]{5}-[0-9A-Z]{5}|[0-9A-Z]{1,4}\*)$/,
    'Write a code (70551), a range (70551-70553) or a beginning (J9*).',
  );
export type CodeSpan = z.infer<typeof CodeSpan>;

/** What a payer asks beyond the guide, as the practice keeps it. */
export const PayerRequirement = z.object({
  payerId: PayerId,
  /** Forms that a member id may have; any when there is none. */
  memberIdMasks: z.array(MaskText).max(10),
  /** Services that are paid only with a prior authorisation. */
  authorizationCodes: z.array(CodeSpan).max(500),
  /** Whether services are paid only with a referral. */
  referralNeeded: z.boolean(),
});
export type PayerRequirement = z.infer<typeof PayerRequirement>;

/** Whether a code lies in a span. */
export function inSpan(span: CodeSpan, code: string): boolean {
  if (span.endsWith('*')) return code.startsWith(span.slice(0, -1));
  const [from = span, to = from] = span.split('-');
  return from <= code && code <= to;
}

const masks = new Map<string, Mask | null>();

/** Whether a text has one of the forms; a form that cannot be read fits nothing. */
export function hasForm(text: string, forms: readonly string[]): boolean {
  return forms.some((form) => {
    let mask = masks.get(form);
    if (mask === undefined) {
      const read = readMask(form);
      mask = 'wrong' in read ? null : read;
      if (masks.size > 1000) masks.clear();
      masks.set(form, mask);
    }
    return mask !== null && matchesMask(mask, text);
  });
}
