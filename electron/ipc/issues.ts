import type { z } from 'zod';

/**
 * A plain sentence for an issue whose schema brings none of its own; zod prefers the schema's.
 * The rejected value is never repeated: it may be a patient's.
 */
export function plainSentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return 'Fill this in.';
      return 'This is not the kind of value that belongs here.';
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum);
    case 'invalid_format':
      return 'This is not written in the form that belongs here.';
    case 'invalid_value':
      return 'Choose one of the offered values.';
    case 'unrecognized_keys':
      return 'There is a field here that is not known.';
    default:
      return 'This does not fit here.';
  }
}

/** Field (dotted path) → first sentence. An issue of the whole input is filed under an empty name. */
export function fieldsOf(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  // A Map first: a path named like a member of Object.prototype must not disturb the record.
  const fields = new Map<string, string>();
  for (const issue of issues) {
    const path = issue.path.map(String).join('.');
    if (!fields.has(path)) fields.set(path, issue.message);
  }
  return Object.fromEntries(fields);
}

function tooSmall(origin: string, minimum: number | bigint): string {
  if (origin === 'string') return minimum === 1 ? 'Fill this in.' : `At least ${minimum} characters.`;
  if (origin === 'array' || origin === 'set') return `At least ${minimum} of these.`;
  return `Not less than ${minimum}.`;
}

function tooBig(origin: string, maximum: number | bigint): string {
  if (origin === 'string') return `At most ${maximum} characters.`;
  if (origin === 'array' || origin === 'set') return `At most ${maximum} of these.`;
  return `Not more than ${maximum}.`;
}
