const LONGEST_VALUE = 60;

/**
 * What changed between two states of a record, for the audit trail: `phone: 5550100 → 5550101; active: true → false`.
 * Nested objects are named by their path; a new record (`before` null) lists its filled fields.
 */
export function describeChange(before: object | null, after: object): string {
  const old = before ? flatten(before) : new Map<string, string>();
  const now = flatten(after);
  const parts: string[] = [];
  for (const [field, value] of now) {
    const was = old.get(field) ?? '';
    if (was === value) continue;
    parts.push(before ? `${field}: ${was || '(empty)'} → ${value || '(empty)'}` : `${field}: ${value}`);
  }
  for (const [field, was] of old) if (!now.has(field)) parts.push(`${field}: ${was} → (empty)`);
  return parts.join('; ');
}

function flatten(record: object, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    if (value === null || value === undefined || value === '') continue;
    const name = prefix + key;
    if (typeof value === 'object') flatten(value, `${name}.`, into);
    else into.set(name, shorten(String(value)));
  }
  return into;
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
