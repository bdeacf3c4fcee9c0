import { createHash } from 'node:crypto';
import { readSegments } from '#shared/domain/x12/segments.ts';
import type { ItemDraft } from './item-draft.ts';

/** Who says what of whom and when, so that the same said again in another file is known. */
export function keyOf(draft: ItemDraft): string {
  const { target } = draft;
  const about =
    target.what === 'set'
      ? [target.functionalCode, target.group, target.set?.control ?? '', target.from, target.to]
      : target.what === 'claim'
        ? [
            target.claim.trace,
            target.claim.patientControlNumber,
            target.claim.payerControlNumber,
            target.batches,
            target.claim.statuses.map((s) => [s.codes, s.action, s.chargeCents, s.paidCents, s.text]),
            target.claim.lines.map((l) => [l.code, l.lineControl, l.statuses.map((s) => s.codes)]),
          ]
        : target.what === 'person'
          ? [
              {
                ...target.answer,
                segment: 0,
                benefits: target.answer.benefits.map((b) => ({ ...b, segment: 0 })),
                rejections: target.answer.rejections.map((r) => r.code),
              },
            ]
          : [target];
  return hash(
    Buffer.from(
      JSON.stringify([
        draft.kind,
        draft.level,
        draft.outcome,
        draft.saidAt,
        draft.facts.sourceName,
        draft.reasons.map((r) => r.code),
        about,
      ]),
    ),
  );
}

/** The hash of what the segments say, whatever their separators and line ends. */
export function contentHash(text: string): string {
  const sum = createHash('sha256');
  for (const s of readSegments(text)) {
    const { component, repetition } = s.delimiters;
    const values = s.elements.map((value, i) => {
      if (s.id === 'ISA' && (i === 11 || i === 16)) return '';
      const plain = value.trim().replaceAll(component, '\u001e');
      return repetition === '' ? plain : plain.replaceAll(repetition, '\u001d');
    });
    sum.update(`${values.join('\u001f').replace(/\u001f+$/, '')}\u001c`);
  }
  return sum.digest('hex');
}

/** SHA-256 in hex. */
export function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** UTF-8, else Latin-1: no byte sequence is refused. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
