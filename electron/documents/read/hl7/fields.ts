import type { Hl7Segment } from '@medplum/core';
import { unescape } from './escapes.ts';

/** A segment or none: what is absent reads as empty. */
export type Segment = Hl7Segment | undefined;

/** One repetition of a field: its components with escapes still in them. */
export type Repetition = readonly string[];

/** The repetitions of a field (`PID-3`); none when it is empty. */
export function repetitions(segment: Segment, field: number): Repetition[] {
  const found = segment?.getField(field)?.components ?? [];
  return found.filter((components) => components.some((part) => present(part)));
}

/** A component of a repetition, 1-based, unescaped; its first subcomponent unless another is asked for. */
export function component(segment: Segment, repetition: Repetition, index: number, sub = 1): string {
  if (!segment) return '';
  const raw = repetition[index - 1]?.split(segment.context.subcomponentSeparator)[sub - 1] ?? '';
  return present(raw) ? unescape(raw, segment.context).trim() : '';
}

/** A component of the field's first repetition. */
export function value(segment: Segment, field: number, index = 1, sub = 1): string {
  return component(segment, repetitions(segment, field)[0] ?? [], index, sub);
}

/**
 * The repetitions of a field that holds text (TX, FT, ST): a stray `^` or `&` in it is text, not a delimiter.
 */
export function texts(segment: Segment, field: number): string[] {
  if (!segment) return [];
  const { context } = segment;
  return repetitions(segment, field).map((parts) =>
    unescape(parts.join(context.componentSeparator), context).trimEnd(),
  );
}

/** `""` means "delete what you have" (2.5.3): no value here. */
function present(raw: string): boolean {
  return raw.trim() !== '' && raw.trim() !== '""';
}

/** Segments of a message from one on, until the next of the same name; with the name's own first. */
export function groups(segments: readonly Hl7Segment[], name: string): Hl7Segment[][] {
  const found: Hl7Segment[][] = [];
  for (const segment of segments) {
    if (segment.name === name) found.push([segment]);
    else found.at(-1)?.push(segment);
  }
  return found;
}

/** Where a result stands, for a remark: by its number, or by the words of what was observed when it has none. */
export function resultPlace(where: string, obx: Hl7Segment): string {
  const number = value(obx, 1);
  if (number !== '') return `${where}, OBX ${number}`;
  const name = value(obx, 3, 2) || value(obx, 3, 1);
  return name === '' ? where : `${where}, OBX "${name}"`;
}
