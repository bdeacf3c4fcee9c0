import { ageOn, addDays, daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import { claimTotal, type ClaimLine, type ProfessionalClaim } from '../claim.ts';
import type { Hit } from '../coding/rule.ts';
import type { Finding } from '../finding.ts';
import { OWN_FIELDS, type OwnFieldName } from './own-fields.ts';
import {
  conditionsOf,
  isGroup,
  ownRuleName,
  type OwnCondition,
  type OwnGroup,
  type OwnRule,
} from './own-rule.ts';
import { hasForm } from './payer-requirement.ts';

/** What a rule of one's own is asked about. */
export type Judged = { readonly claim: ProfessionalClaim; readonly today: IsoDate };

/** Texts of a field, or its number (dollars in cents). Flags are 1 and 0; nothing said is an empty list. */
type Read = readonly string[] | readonly number[];

const some = (...texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text): text is string => text !== undefined && text.trim() !== '');
const flag = (said: boolean | undefined): readonly number[] => [said === true ? 1 : 0];
const npis = (
  providers: readonly { readonly role: string; readonly npi: string }[] | undefined,
  role: string,
): readonly string[] => some(...(providers ?? []).filter((p) => p.role === role).map((p) => p.npi));
/** Diagnoses are compared without their dot, however either side writes it. */
const plain = (code: string | undefined): string | undefined => code?.replaceAll('.', '');

type ClaimField = {
  [K in OwnFieldName]: (typeof OWN_FIELDS)[K]['of'] extends 'claim' ? K : never;
}[OwnFieldName];
type LineField = Exclude<OwnFieldName, ClaimField>;

const OF_CLAIM: Readonly<Record<ClaimField, (judged: Judged) => Read>> = {
  payerName: ({ claim }) => some(claim.payer.name),
  payerIdentifier: ({ claim }) => some(claim.payer.payerIdentifier),
  filingIndicator: ({ claim }) => some(claim.payer.filingIndicator),
  planName: ({ claim }) => some(claim.coverage.planName),
  groupNumber: ({ claim }) => some(claim.coverage.groupNumber),
  memberId: ({ claim }) => some(claim.coverage.memberId),
  relationship: ({ claim }) => some(claim.coverage.relationship),
  coverageRank: ({ claim }) => [claim.coverage.rank],
  otherCoverages: ({ claim }) => [claim.otherCoverages?.length ?? 0],
  frequency: ({ claim }) => some(claim.frequency),
  placeOfService: ({ claim }) => some(claim.placeOfService),
  facilityNpi: ({ claim }) => some(claim.serviceFacility?.npi),
  billingNpi: ({ claim }) => some(claim.billingProvider.npi),
  renderingNpi: ({ claim }) => some(claim.renderingProvider.npi),
  referringNpi: ({ claim }) => npis(claim.providers, 'referring'),
  supervisingNpi: ({ claim }) => npis(claim.providers, 'supervising'),
  patientAge: ({ claim: { patient, serviceDate } }) =>
    patient.birthDate === null ? [] : [ageOn(patient.birthDate, serviceDate)],
  patientSex: ({ claim }) => some(claim.patient.sex),
  patientState: ({ claim }) => some(claim.patient.address.state),
  diagnosis: ({ claim }) => some(...claim.diagnoses.map(plain)),
  firstDiagnosis: ({ claim }) => some(plain(claim.diagnoses[0])),
  diagnosisCount: ({ claim }) => [claim.diagnoses.length],
  lineCount: ({ claim }) => [claim.lines.length],
  totalCharge: ({ claim }) => [claimTotal(claim)],
  patientPaid: ({ claim }) => [claim.patientPaidCents],
  daysSinceService: ({ claim, today }) => [daysBetween(claim.serviceDate, today)],
  daysToFile: ({ claim, today }) => [
    daysBetween(today, addDays(claim.serviceDate, claim.payer.timelyFilingDays)),
  ],
  priorAuthorization: ({ claim }) => some(claim.situation?.priorAuthorization),
  referralNumber: ({ claim }) => some(claim.situation?.referralNumber),
  payerControlNumber: ({ claim }) => some(claim.situation?.payerControlNumber),
  clia: ({ claim }) => some(claim.clia),
  claimNote: ({ claim }) => some(claim.situation?.note?.text),
  attachments: ({ claim }) => [claim.situation?.paperwork?.length ?? 0],
  accident: ({ claim: { situation } }) =>
    flag(situation?.autoAccident === true || situation?.otherAccident === true),
  employment: ({ claim }) => flag(claim.situation?.employment),
  assignment: ({ claim }) => flag(claim.acceptsAssignment),
};

const OF_LINE: Readonly<Record<LineField, (line: ClaimLine, claim: ProfessionalClaim) => Read>> = {
  code: (line) => some(line.code),
  modifier: (line) => some(...line.modifiers),
  pointedDiagnosis: (line, claim) => some(...line.pointers.map((p) => plain(claim.diagnoses[p - 1]))),
  firstPointed: (line, claim) => some(plain(claim.diagnoses[(line.pointers[0] ?? 0) - 1])),
  units: (line) => [line.units],
  charge: (line) => [line.chargeCents],
  linePlace: (line) => some(line.placeOfService),
  ndc: (line) => some(line.detail?.drug?.ndc),
  lineAuthorization: (line) => some(line.detail?.priorAuthorization),
  lineNote: (line) => some(line.detail?.note?.text),
  orderingNpi: (line) => npis(line.detail?.providers, 'ordering'),
};

const DOTTED: ReadonlySet<OwnFieldName> = new Set([
  'diagnosis',
  'firstDiagnosis',
  'pointedDiagnosis',
  'firstPointed',
]);

function isLineField(field: OwnFieldName): field is LineField {
  return OWN_FIELDS[field].of === 'line';
}

/** Whether a condition holds. Without a line, "some line" is meant; of a claim's field it does not matter. */
function holds(condition: OwnCondition, judged: Judged, line: ClaimLine | null): boolean {
  const { field } = condition;
  if (!isLineField(field)) return compare(condition, OF_CLAIM[field](judged));
  const read = OF_LINE[field];
  if (line !== null) return compare(condition, read(line, judged.claim));
  return judged.claim.lines.some((one) => compare(condition, read(one, judged.claim)));
}

function holdsGroup(group: OwnGroup, judged: Judged, line: ClaimLine | null): boolean {
  const one = (node: OwnCondition | OwnGroup): boolean =>
    isGroup(node) ? holdsGroup(node, judged, line) : holds(node, judged, line);
  switch (group.join) {
    case 'all':
      return group.conditions.every(one);
    case 'any':
      return group.conditions.some(one);
    case 'none':
      return !group.conditions.some(one);
  }
}

/** A field with several values (modifiers, diagnoses) fits when one of them does; "not" wants that none does. */
function compare(condition: OwnCondition, read: Read): boolean {
  const { is, values } = condition;
  switch (is) {
    case 'missing':
      return read.length === 0;
    case 'present':
      return read.length > 0;
    case 'yes':
      return read[0] === 1;
    case 'no':
      return read[0] !== 1;
    case 'isNot':
      return !compare(opposite(condition, 'is'), read);
    case 'beginsNotWith':
      return !compare(opposite(condition, 'beginsWith'), read);
    case 'matchesNot':
      return !read.some((value) => hasForm(String(value), values));
    case 'matches':
      return read.some((value) => hasForm(String(value), values));
    case 'is':
    case 'beginsWith':
    case 'between':
    case 'atLeast':
    case 'atMost': {
      const wanted = wantedBy(condition);
      return wanted.numbers === null
        ? read.some((value) => textFits(is, String(value).toUpperCase(), wanted.texts))
        : read.some((value) => numberFits(is, Number(value), wanted.numbers));
    }
  }
}

type Wanted =
  | { readonly numbers: null; readonly texts: readonly string[] }
  | { readonly numbers: readonly number[]; readonly texts: null };

const prepared = new WeakMap<OwnCondition, Wanted>();
const opposites = new WeakMap<OwnCondition, OwnCondition>();

/** The values of a condition as they are compared: worked out once for many claims. */
function wantedBy(condition: OwnCondition): Wanted {
  const seen = prepared.get(condition);
  if (seen) return seen;
  const { field, values } = condition;
  const { kind } = OWN_FIELDS[field];
  const wanted: Wanted =
    kind === 'text'
      ? {
          numbers: null,
          texts: values.map((value) => (DOTTED.has(field) ? (plain(value) ?? '') : value).toUpperCase()),
        }
      : { numbers: values.map(numberOf(kind)), texts: null };
  prepared.set(condition, wanted);
  return wanted;
}

function opposite(condition: OwnCondition, is: 'is' | 'beginsWith'): OwnCondition {
  const seen = opposites.get(condition);
  if (seen) return seen;
  const made = { ...condition, is };
  opposites.set(condition, made);
  return made;
}

type Ordered = 'is' | 'beginsWith' | 'between' | 'atLeast' | 'atMost';

function numberOf(kind: 'number' | 'money' | 'flag'): (text: string) => number {
  return (text) => (kind === 'money' ? (parseAmount(text) ?? Number.NaN) : Number(text));
}

function numberFits(is: Ordered, value: number, wanted: readonly number[]): boolean {
  const [first = Number.NaN, second = Number.NaN] = wanted;
  switch (is) {
    case 'is':
      return wanted.includes(value);
    case 'between':
      return first <= value && value <= second;
    case 'atLeast':
      return value >= first;
    case 'atMost':
      return value <= first;
    case 'beginsWith':
      return false;
  }
}

function textFits(is: Ordered, value: string, wanted: readonly string[]): boolean {
  const [first = '', second = ''] = wanted;
  switch (is) {
    case 'is':
      return wanted.includes(value);
    case 'beginsWith':
      return wanted.some((start) => value.startsWith(start));
    case 'between':
      return first <= value && value <= second;
    case 'atLeast':
    case 'atMost':
      return false;
  }
}

/** Where a rule applies: the whole claim, or each line that fits. Empty when it does not apply. */
export function whereItApplies({ text }: OwnRule, judged: Judged): Hit[] {
  const { scope, when, message } = text;
  if (scope === 'claim')
    return holdsGroup(when, judged, null) ? [{ field: pathOf(when, null), message }] : [];
  return judged.claim.lines.flatMap((line, i) =>
    holdsGroup(when, judged, line)
      ? [{ field: pathOf(when, i + 1), message: `Line ${i + 1}: ${message}` }]
      : [],
  );
}

/** The field of the first condition that speaks of the scope; of a line, or else of the claim. */
function pathOf(when: OwnGroup, line: number | null): string {
  const fields = conditionsOf(when).map(({ field }) => OWN_FIELDS[field]);
  const chosen = fields.find(({ of }) => (line === null) === (of === 'claim')) ?? fields[0];
  const path = chosen?.path ?? '';
  return line === null ? path.replace(/^lines\.#.*/, 'lines') : path.replace('#', String(line));
}

/**
 * Findings of the practice's own rules that are switched on. A rule that cannot be evaluated stops the claim:
 * nothing passes because a check failed.
 */
export function runOwnRules(rules: readonly OwnRule[], judged: Judged): Finding[] {
  return rules
    .filter((rule) => rule.enabled)
    .flatMap((rule): Finding[] => {
      const named = {
        rule: ownRuleName(rule.text),
        source: `Own rule “${rule.text.name}”, version ${rule.version}`,
      };
      try {
        const { severity, hold } = rule.text;
        return whereItApplies(rule, judged).map((hit) => ({
          ...named,
          severity,
          ...hit,
          ...(hold ? { holds: true } : {}),
          fix: { kind: 'open_field' as const, field: hit.field },
          fixLabel: 'Open the field',
        }));
      } catch {
        return [
          {
            ...named,
            severity: 'stops' as const,
            field: '',
            message: `Your rule “${rule.text.name}” could not be run, so this claim is not checked. Nothing was changed.`,
          },
        ];
      }
    });
}
