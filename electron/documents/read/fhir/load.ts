import { z } from 'zod';
import { clip } from '#electron/documents/read/building.ts';
import { refusal } from '#electron/documents/read/faults.ts';
import { LIMITS } from '#electron/documents/read/limits.ts';
import { READ, type Read, type Reference, type Resource, type ResourceOf } from './resources.ts';

const Any = z.looseObject({ resourceType: z.string(), id: z.string().optional() });
const Bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.looseObject({ fullUrl: z.string().optional(), resource: z.unknown().optional() }))
    .optional(),
});

/** The resources of a file: found by type, or by what refers to them. */
export type Resources = {
  readonly all: <Type extends Read>(type: Type) => readonly ResourceOf<Type>[];
  /** What a reference points to within the file, or undefined; nothing outside is ever looked at. */
  readonly find: <Type extends Read>(
    type: Type,
    reference: Reference | undefined,
    from?: Resource,
  ) => ResourceOf<Type> | undefined;
  /** All resources of the file, read or not. */
  readonly count: number;
  /** Types that are not read, with their numbers. */
  readonly unread: ReadonlyMap<string, number>;
};

/**
 * Reads JSON as FHIR: one resource, a Bundle, an array of resources, or one resource a line (NDJSON).
 * @throws Refusal with entry or line when it is cut off, no FHIR, or a resource is not as R4 has it
 */
export function loadResources(text: string): Resources {
  const list: Resource[] = [];
  const byName = new Map<string, Resource>();
  const unread = new Map<string, number>();
  const add = (value: unknown, where: string, fullUrl: string | undefined): void => {
    const any = Any.safeParse(value);
    if (!any.success)
      throw refusal(
        `${where}: There is no FHIR resource here (no resourceType): export it again as FHIR R4.`,
      );
    const { resourceType } = any.data;
    if (resourceType === 'Bundle') return addBundle(value, where);
    if (!isRead(resourceType)) {
      unread.set(clip(resourceType, 60), (unread.get(clip(resourceType, 60)) ?? 0) + 1);
      return;
    }
    const parsed = READ[resourceType].safeParse(value);
    if (!parsed.success)
      throw refusal(
        `${where} (${resourceType}): ${fieldOf(parsed.error)} is not as FHIR R4 has it: export it again as FHIR R4.`,
      );
    list.push(parsed.data);
    if (any.data.id !== undefined) byName.set(`${resourceType}/${any.data.id}`, parsed.data);
    if (fullUrl !== undefined) byName.set(fullUrl, parsed.data);
  };
  const addBundle = (value: unknown, where: string): void => {
    const bundle = Bundle.safeParse(value);
    if (!bundle.success)
      throw refusal(`${where} (Bundle): ${fieldOf(bundle.error)} is not as FHIR R4 has it.`);
    for (const [i, entry] of (bundle.data.entry ?? []).entries())
      if (entry.resource !== undefined) add(entry.resource, `Entry ${i + 1}`, entry.fullUrl);
  };
  for (const { value, where } of jsonOf(text)) add(value, where, undefined);
  return {
    count: list.length + [...unread.values()].reduce((sum, one) => sum + one, 0),
    all: <Type extends Read>(type: Type) =>
      list.filter((one): one is ResourceOf<Type> & Resource => one.resourceType === type),
    find: <Type extends Read>(type: Type, reference: Reference | undefined, from?: Resource) =>
      resolve(byName, type, reference?.reference, from),
    unread,
  };
}

function isRead(type: string): type is Read {
  return Object.hasOwn(READ, type);
}

function resolve<Type extends Read>(
  byName: ReadonlyMap<string, Resource>,
  type: Type,
  reference: string | undefined,
  from: Resource | undefined,
): ResourceOf<Type> | undefined {
  if (reference === undefined) return undefined;
  if (reference.startsWith('#')) {
    const own = from?.contained?.find(
      (one) =>
        Any.safeParse(one).data?.id === reference.slice(1) && Any.safeParse(one).data?.resourceType === type,
    );
    return READ[type].safeParse(own).data as ResourceOf<Type> | undefined;
  }
  // `https://server/fhir/Patient/1/_history/2` names the same resource as `Patient/1`.
  const short = /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)(\/_history\/.*)?$/.exec(reference)?.[1];
  const found = byName.get(reference) ?? (short ? byName.get(short) : undefined);
  return found?.resourceType === type ? (found as ResourceOf<Type>) : undefined;
}

/** The id within a reference: of `Patient/123` and of `urn:uuid:…`. */
export function idOf(reference: Reference | undefined): string {
  const told = reference?.reference ?? '';
  if (told.startsWith('urn:uuid:')) return told.slice('urn:uuid:'.length);
  return (
    /[A-Z][A-Za-z]+\/([A-Za-z0-9.-]+)(\/_history\/.*)?$/.exec(told)?.[1] ?? reference?.identifier?.value ?? ''
  );
}

function fieldOf(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? [];
  // Names of fields only: a key of the file's own could carry anything.
  const named = path.filter((part) => typeof part === 'number' || /^[A-Za-z]{1,30}$/.test(String(part)));
  return named.length === 0 ? 'its structure' : named.map(String).join('.');
}

type Piece = { readonly value: unknown; readonly where: string };

function jsonOf(text: string): Piece[] {
  checkSize(text);
  // Numbers keep their digits: 7.0 would come back as 7. Within a JSON string the quotes are escaped and do not match.
  const exact = text.replace(/("value"\s*:\s*)(-?\d[\d.]*(?:[eE][+-]?\d+)?)(?=\s*[,}\]])/g, '$1"$2"');
  const lines = exact.split(/\r?\n/);
  const first = parse(lines.find((line) => line.trim() !== '') ?? '');
  if (
    first !== undefined &&
    typeof first === 'object' &&
    lines.filter((line) => line.trim() !== '').length > 1
  )
    return lines.flatMap((line, i) => {
      if (line.trim() === '') return [];
      const value = parse(line);
      if (value === undefined)
        throw refusal(`Line ${i + 1}: The JSON is damaged or cut off: export the file again.`);
      return [{ value, where: `Line ${i + 1}` }];
    });
  const whole = parse(exact);
  if (whole === undefined) throw refusal('The JSON is damaged or cut off: export the file again.');
  if (Array.isArray(whole)) return whole.map((value: unknown, i) => ({ value, where: `Entry ${i + 1}` }));
  return [{ value: whole, where: 'The file' }];
}

/** The engine ends the whole program when JSON fills its memory, so that is told beforehand. */
function checkSize(text: string): void {
  let values = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // `,`, `[` and `{`
    if (code === 0x2c || code === 0x5b || code === 0x7b) values += 1;
  }
  if (values > LIMITS.jsonValues)
    throw refusal('The file holds more values than can be read at once: split it.');
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
