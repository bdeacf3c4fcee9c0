import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { FieldDifference } from '#shared/domain/claim-work.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { readPath, writePath } from './field-paths.ts';

type Field = {
  /** Dotted path, and the name under which a person is told of it. */
  readonly field: string;
  readonly words: string;
  /** The members that belong to it; the field itself when left out. */
  readonly paths?: readonly string[];
  readonly show: (claim: ProfessionalClaim) => string;
};

const address = (a: ProfessionalClaim['patient']['address']): string =>
  [a.line1, a.line2, a.city, a.state, a.zip, a.country].filter(Boolean).join(', ');
const person = (p: { lastName: string; firstName: string; middleName: string }): string =>
  [p.firstName, p.middleName, p.lastName].filter(Boolean).join(' ');
const members = (of: string, names: readonly string[]): string[] => names.map((name) => `${of}.${name}`);
const NAME = ['lastName', 'firstName', 'middleName'];

/** Each frozen fact that a record can change, in the words of the screen. */
const FIELDS: readonly Field[] = [
  { field: 'billingProvider.name', words: 'Practice name', show: (c) => c.billingProvider.name },
  { field: 'billingProvider.npi', words: 'Practice NPI', show: (c) => c.billingProvider.npi },
  {
    field: 'billingProvider.taxId',
    words: 'Practice tax id',
    paths: members('billingProvider', ['taxId', 'taxIdKind']),
    show: (c) => `${c.billingProvider.taxId} (${c.billingProvider.taxIdKind})`,
  },
  { field: 'billingProvider.taxonomy', words: 'Practice taxonomy', show: (c) => c.billingProvider.taxonomy },
  {
    field: 'billingProvider.address',
    words: 'Practice address',
    show: (c) => address(c.billingProvider.address),
  },
  { field: 'billingProvider.phone', words: 'Practice telephone', show: (c) => c.billingProvider.phone },
  {
    field: 'submitter',
    words: 'Submitter',
    show: (c) => [c.submitter.id, c.submitter.name, c.submitter.contactName, c.submitter.phone].join(', '),
  },
  { field: 'receiver', words: 'Receiver', show: (c) => `${c.receiver.name} ${c.receiver.id}` },
  {
    field: 'renderingProvider.lastName',
    words: 'Rendering provider',
    paths: members('renderingProvider', [...NAME, 'credentials']),
    show: (c) => person(c.renderingProvider),
  },
  { field: 'renderingProvider.npi', words: 'Rendering provider NPI', show: (c) => c.renderingProvider.npi },
  {
    field: 'renderingProvider.taxonomy',
    words: 'Rendering provider taxonomy',
    show: (c) => c.renderingProvider.taxonomy,
  },
  { field: 'placeOfService', words: 'Place of service', show: (c) => c.placeOfService },
  {
    field: 'serviceFacility',
    words: 'Service facility',
    show: ({ serviceFacility: f }) =>
      f ? [f.name, address(f.address), f.npi && `NPI ${f.npi}`].filter(Boolean).join(', ') : '',
  },
  { field: 'clia', words: 'CLIA number', show: (c) => c.clia },
  { field: 'payer.name', words: 'Payer', show: (c) => c.payer.name },
  { field: 'payer.payerIdentifier', words: 'Payer id', show: (c) => c.payer.payerIdentifier },
  {
    field: 'payer.filingIndicator',
    words: 'Claim filing indicator',
    show: (c) => c.payer.filingIndicator,
  },
  { field: 'payer.address', words: 'Payer address', show: (c) => address(c.payer.address) },
  {
    field: 'payer.timelyFilingDays',
    words: 'Timely filing days',
    show: (c) => String(c.payer.timelyFilingDays),
  },
  { field: 'coverage.memberId', words: 'Member id', show: (c) => c.coverage.memberId },
  { field: 'coverage.groupNumber', words: 'Group number', show: (c) => c.coverage.groupNumber },
  { field: 'coverage.planName', words: 'Plan', show: (c) => c.coverage.planName },
  {
    field: 'coverage.relationship',
    words: 'Relationship to the insured',
    show: (c) => c.coverage.relationship,
  },
  {
    field: 'coverage.insuranceType',
    words: 'Why Medicare is not first',
    show: (c) => c.coverage.insuranceType ?? '',
  },
  { field: 'coverage.activeFrom', words: 'Coverage from', show: (c) => c.coverage.activeFrom },
  { field: 'coverage.activeTo', words: 'Coverage until', show: (c) => c.coverage.activeTo ?? '' },
  {
    field: 'subscriber.lastName',
    words: 'Insured person',
    paths: members('subscriber', NAME),
    show: (c) => person(c.subscriber),
  },
  {
    field: 'subscriber.birthDate',
    words: 'Birth date of the insured',
    show: (c) => c.subscriber.birthDate ?? '',
  },
  { field: 'subscriber.sex', words: 'Sex of the insured', show: (c) => c.subscriber.sex },
  {
    field: 'subscriber.address',
    words: 'Address of the insured',
    show: (c) => address(c.subscriber.address),
  },
  { field: 'patient.accountNumber', words: 'Account number', show: (c) => c.patient.accountNumber },
  {
    field: 'patient.lastName',
    words: 'Patient name',
    paths: members('patient', NAME),
    show: (c) => person(c.patient),
  },
  { field: 'patient.birthDate', words: 'Patient birth date', show: (c) => c.patient.birthDate ?? '' },
  { field: 'patient.sex', words: 'Patient sex', show: (c) => c.patient.sex },
  { field: 'patient.address', words: 'Patient address', show: (c) => address(c.patient.address) },
  { field: 'patient.phone', words: 'Patient telephone', show: (c) => c.patient.phone },
  { field: 'patientPaidCents', words: 'Paid by the patient', show: (c) => formatAmount(c.patientPaidCents) },
  { field: 'diagnoses', words: 'Diagnoses', show: (c) => c.diagnoses.join(', ') },
  { field: 'lines', words: 'Services', show: (c) => c.lines.map(lineWords).join('; ') },
  {
    field: 'otherCoverages',
    words: 'Other coverages',
    show: (c) =>
      (c.otherCoverages ?? [])
        .map((o) => {
          const answer = o.paidCents === null ? '' : `, paid ${formatAmount(o.paidCents)}`;
          return `${o.payer.name} ${o.memberId}${answer}`;
        })
        .join('; '),
  },
];

function lineWords(line: ClaimLine): string {
  return `${[line.code, ...line.modifiers].join('-')} ×${line.units} ${line.pointers.join(',')} ${formatAmount(line.chargeCents)}`;
}

/** What a person may write over what the records say; everything else of a claim comes from nowhere else. */
const RECORD_FIELDS = FIELDS.map(({ field }) => field);

/** The record fields in which two claims differ. */
export function changedFields(before: ProfessionalClaim, after: ProfessionalClaim): string[] {
  return FIELDS.filter((f) => f.show(before) !== f.show(after)).map((f) => f.field);
}

/**
 * What differs between the frozen copy and today's records.
 * @param edited fields of the claim that were written by hand.
 */
export function fieldDifferences(
  frozen: ProfessionalClaim,
  today: ProfessionalClaim,
  edited: readonly string[],
): FieldDifference[] {
  return FIELDS.flatMap(({ field, words, show }) => {
    const [claim, record] = [show(frozen), show(today)];
    return claim === record ? [] : [{ field, words, claim, record, byHand: edited.includes(field) }];
  });
}

/** The same as sentences. */
export function differenceSentences(differences: readonly FieldDifference[]): string[] {
  return differences.map(
    ({ words, claim, record }) =>
      `${words}: the claim says ${quoted(claim)}, the record says ${quoted(record)}.`,
  );
}

/** Today's claim with the fields that were written by hand as the frozen claim has them. */
export function keepFields(
  today: ProfessionalClaim,
  frozen: ProfessionalClaim,
  kept: readonly string[],
): ProfessionalClaim {
  const paths = FIELDS.filter((f) => kept.includes(f.field)).flatMap((f) => f.paths ?? [f.field]);
  return paths.reduce((claim, path) => writePath(claim, path, readPath(frozen, path)), today);
}

/** Whether a name is one of the record fields. */
export function isRecordField(field: string): boolean {
  return RECORD_FIELDS.includes(field);
}

/** Every record field but those named. */
export function recordFieldsExcept(fields: readonly string[]): readonly string[] {
  return RECORD_FIELDS.filter((field) => !fields.includes(field));
}

function quoted(text: string): string {
  return text === '' ? 'nothing' : text;
}

/** Against an earlier version: every leaf of the two claims that is not the same. */
export function versionDifferences(now: ProfessionalClaim, before: ProfessionalClaim): FieldDifference[] {
  const [new_, old] = [leaves(now), leaves(before)];
  return [...new Set([...old.keys(), ...new_.keys()])].flatMap((field) => {
    const [claim, record] = [new_.get(field) ?? '', old.get(field) ?? ''];
    return claim === record ? [] : [{ field, words: pathWords(field), claim, record, byHand: false }];
  });
}

function leaves(value: unknown, prefix = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined || value === '') return into;
  if (Array.isArray(value)) {
    if (value.every((v) => typeof v !== 'object')) into.set(prefix, value.join(', '));
    else value.forEach((v, i) => leaves(v, `${prefix}.${i + 1}`, into));
  } else if (typeof value === 'object')
    for (const [key, v] of Object.entries(value)) leaves(v, prefix === '' ? key : `${prefix}.${key}`, into);
  else {
    const money = prefix.endsWith('Cents') && typeof value === 'number';
    into.set(prefix, money ? formatAmount(value) : String(value));
  }
  return into;
}

/** `lines.2.chargeCents` → `Line 2: charge`. */
function pathWords(path: string): string {
  const known = FIELDS.find((f) => f.field === path);
  if (known) return known.words;
  const plain = (name: string): string =>
    name
      .replace(/Cents$/, '')
      .replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  const parts = path.split('.').map((part) => (part === 'lines' ? 'line' : plain(part)));
  const text = parts.length < 2 ? parts.join(' ') : `${parts.slice(0, -1).join(' ')}: ${parts.at(-1) ?? ''}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
