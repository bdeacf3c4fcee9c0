import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ServiceDetail } from '#shared/domain/claim-parts/service-detail.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import type { Input } from '#renderer/lib/use-call.ts';

type Patch = Input<'claims', 'edit'>['patch'];

const PLAIN = [
  'placeOfService',
  'billingProvider',
  'renderingProvider',
  'clia',
  'payer',
  'coverage',
  'subscriber',
  'patient',
  'diagnoses',
  'icd9',
  'patientPaidCents',
  'acceptsAssignment',
  'benefitsAssigned',
  'releaseOnFile',
  'signatureOnFile',
] as const satisfies readonly (keyof Patch & keyof ProfessionalClaim)[];
/** Members that may be absent: null takes them away. */
const OPTIONAL = [
  'payToAddress',
  'providers',
  'serviceFacility',
  'situation',
] as const satisfies readonly (keyof Patch & keyof ProfessionalClaim)[];

/**
 * What was changed in a claim, as main takes it: only the members that differ.
 * @param draft the claim as written. @param base as it is kept.
 */
export function patchOf(draft: ProfessionalClaim, base: ProfessionalClaim): Patch {
  const written = whole(draft);
  const patch: Record<string, unknown> = {};
  for (const key of PLAIN) if (!same(written[key], base[key])) patch[key] = written[key] ?? false;
  for (const key of OPTIONAL) if (!same(written[key], base[key])) patch[key] = written[key] ?? null;
  if (!same(written.lines, base.lines)) {
    const known = new Set<string>(base.lines.map((line) => line.serviceLineId));
    patch['lines'] = written.lines.map(({ number: _number, ...line }) => ({
      ...line,
      serviceLineId: known.has(line.serviceLineId) ? line.serviceLineId : null,
    }));
  }
  return patch as Patch;
}

export function isChanged(draft: ProfessionalClaim, base: ProfessionalClaim): boolean {
  return Object.keys(patchOf(draft, base)).length > 0;
}

/** A draft with its half-written groups made whole: a group with nothing in it goes, one with something is complete. */
function whole(draft: ProfessionalClaim): ProfessionalClaim {
  const { situation, ...rest } = draft;
  const said =
    situation &&
    group(group({ ...situation }, 'note', { kind: 'ADD', text: '' }, ['text']), 'disability', {
      from: null,
      to: null,
    });
  const insured = draft.coverage.relationship === '18' ? ofPatient(draft) : {};
  return {
    ...rest,
    ...insured,
    ...(said && Object.keys(said).length > 0 ? { situation: said } : {}),
    lines: draft.lines.map(({ detail, ...line }) => {
      const more = detail && wholeDetail(detail);
      return more && Object.keys(more).length > 0 ? { ...line, detail: more } : line;
    }),
  };
}

function wholeDetail(detail: ServiceDetail): ServiceDetail {
  let more = group({ ...detail }, 'drug', { ndc: '', quantity: '', unit: '' });
  more = group(more, 'note', { kind: 'ADD', text: '' }, ['text']);
  more = group(more, 'anesthesiaTimes', { begin: '', end: '' });
  if (!more.providers) return more;
  return { ...more, providers: more.providers.map((provider) => group(provider, 'address', EMPTY_ADDRESS)) };
}

const EMPTY_ADDRESS = { line1: '', line2: '', city: '', state: '', zip: '' };

/** The patient is the insured (relationship 18), so both say the same. */
function ofPatient({ patient, subscriber }: ProfessionalClaim): {
  subscriber: ProfessionalClaim['subscriber'];
} {
  const { lastName, firstName, middleName, suffix, birthDate, sex, address } = patient;
  const { suffix: _, ...rest } = subscriber;
  return {
    subscriber: {
      ...rest,
      lastName,
      firstName,
      middleName,
      birthDate,
      sex,
      address,
      ...(suffix ? { suffix } : {}),
    },
  };
}

/** @param telling members without which the group says nothing; all of them when left out. */
function group<T extends object>(
  of: T,
  key: keyof T & string,
  empty: object,
  telling = Object.keys(empty),
): T {
  const given = of[key] as Record<string, unknown> | undefined;
  if (given === undefined) return of;
  const full: Record<string, unknown> = { ...empty, ...given };
  if (telling.some((name) => full[name] !== '' && full[name] !== null)) return { ...of, [key]: full };
  const { [key]: _, ...rest } = of;
  return rest as T;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

/** A line that says nothing yet, on the day and at the place of the one before. */
export function emptyLine(claim: ProfessionalClaim): ProfessionalClaim['lines'][number] | null {
  const before = claim.lines.at(-1);
  if (!before) return null;
  return {
    serviceLineId: crypto.randomUUID() as ServiceLineId,
    number: claim.lines.length + 1,
    serviceDate: before.serviceDate,
    placeOfService: before.placeOfService,
    code: '',
    description: '',
    modifiers: [],
    pointers: [1],
    units: 1,
    chargeCents: 0 as ProfessionalClaim['patientPaidCents'],
  };
}
