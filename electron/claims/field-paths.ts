type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** The value at a dotted path of a record; undefined when there is none. */
export function readPath(record: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (isMembers(at) ? at[name] : undefined), record);
}

/** The same record with another value at a path; undefined takes the member away. */
export function writePath<T extends object>(record: T, path: string, value: unknown): T {
  const [name = '', ...rest] = path.split('.');
  const members = record as Members;
  if (rest.length === 0) {
    const { [name]: _, ...others } = members;
    return (value === undefined ? others : { ...members, [name]: value }) as T;
  }
  const inner = members[name];
  if (!isMembers(inner)) return record;
  return { ...members, [name]: writePath(inner, rest.join('.'), value) } as T;
}
