/** What stands at a dotted path; numbers in it are 1-based places of a list, as findings write them. */
export function readAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step) - 1];
    return typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined;
  }, value);
}

/** The same value with something else at a path; undefined takes the member away, and what is then empty too. */
export function writeAt<T>(value: T, path: string, next: unknown): T {
  return write(value, path.split('.'), next) as T;
}

function write(at: unknown, [step, ...rest]: readonly string[], next: unknown): unknown {
  if (step === undefined) return next;
  if (Array.isArray(at) || (at === undefined && /^\d+$/.test(step))) {
    const list: unknown[] = Array.isArray(at) ? [...(at as unknown[])] : [];
    const place = Number(step) - 1;
    const item = write(list[place], rest, next);
    if (item === undefined) list.splice(place, 1);
    else list[place] = item;
    return list.length === 0 ? undefined : list;
  }
  const members = { ...(at as Record<string, unknown> | undefined) };
  const inner = write(members[step], rest, next);
  if (inner === undefined) delete members[step];
  else members[step] = inner;
  return Object.keys(members).length === 0 ? undefined : members;
}

/**
 * The field of the form that a finding is best shown at.
 * @param fields paths of all that the form has, in order. @param asked the finding's. @returns null when none is near.
 */
export function nearestField(fields: readonly string[], asked: string): string | null {
  const exact = fields.find((field) => field === asked);
  if (exact !== undefined) return exact;
  const within = fields.find((field) => field.startsWith(`${asked}.`));
  if (within !== undefined) return within;
  const around = fields
    .filter((field) => asked.startsWith(`${field}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (around !== undefined) return around;
  const up = asked.includes('.') ? asked.slice(0, asked.lastIndexOf('.')) : '';
  return up === '' ? null : nearestField(fields, up);
}
