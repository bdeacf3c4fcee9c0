import { comparePatient, matchPatients } from '#shared/domain/matching/match-patient.ts';
import { nameKey } from '#shared/domain/matching/names.ts';
import { draftPatient } from '#shared/domain/matching/prefill.ts';
import { bornText, listName, type Patient } from '#shared/domain/patient.ts';
import type { Facility, Payer, Provider } from '#shared/domain/practice.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { identifierKey, placeKey } from './parties.ts';
import type { FacilityFacts, PatientFacts, PayerFacts, ProviderFacts } from './parties.ts';

/** A record of ours, or a party that an earlier file of the same plan names. */
export type Candidate = {
  /** Id of our record, or key of the other party. */
  readonly ref: string;
  readonly from: 'ours' | 'files';
  readonly name: string;
  readonly detail: string;
  /** Sentences without a person's data. */
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
};

/**
 * Where a party stands: `exact` is one of ours or of the files before it, without anybody having to look; `likely`
 * is decided by a person; `new` is none of those known.
 */
export type PartyMatch =
  | { readonly kind: 'exact'; readonly candidate: Candidate }
  | { readonly kind: 'likely'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'new' };

const NEW: PartyMatch = { kind: 'new' };

/**
 * @param ours patients of ours who share a name, a birth date or a member id
 * @param members those of ours who are insured under the member id: with the same birth date they are likely at least,
 *   whatever their first name, as twins and misspelled names are
 * @param others persons whom the same files name before, made patients by `asPatient`
 */
export function matchPatient(
  facts: PatientFacts,
  ours: readonly Patient[],
  members: ReadonlySet<PatientId>,
  others: readonly Patient[],
): PartyMatch {
  const inFiles = new Set<string>(others.map((other) => other.id));
  const alike = matchPatients(facts, [...ours, ...others], () => ({ linked: false, linkedElsewhere: false }));
  const insured = ours
    .filter((p) => members.has(p.id) && p.birthDate === facts.birthDate)
    .filter((p) => alike.every(({ patient }) => patient.id !== p.id))
    .map((patient) => ({
      patient,
      comparison: { ...comparePatient(facts, patient), kind: 'likely' as const },
    }));
  const matches = [...alike, ...insured];
  const candidates = matches.map(({ patient, comparison }): Candidate => {
    const from = inFiles.has(patient.id) ? 'files' : 'ours';
    const account = from === 'ours' ? `, account ${patient.accountNumber}` : '';
    return {
      ref: patient.id,
      from,
      name: listName(patient),
      detail: `${patient.birthDate === null ? bornText(null) : `born ${patient.birthDate}`}${account}`,
      agrees: members.has(patient.id) ? [...comparison.agrees, 'same member id'] : comparison.agrees,
      differs: comparison.differs,
    };
  });
  const [first] = candidates;
  if (!first) return NEW;
  const insuredSame = facts.birthDate === null ? ours.filter((p) => sameInsured(facts, p, members)) : [];
  const same = insuredSame.length === 1 && candidates.find(({ ref }) => ref === insuredSame[0]?.id);
  if (same) return { kind: 'exact', candidate: same };
  return matches[0]?.comparison.kind === 'exact'
    ? { kind: 'exact', candidate: first }
    : { kind: 'likely', candidates };
}

/** Without a birth date in the file: the whole name, the sex and the member id are those of a patient of ours. */
function sameInsured(facts: PatientFacts, p: Patient, members: ReadonlySet<PatientId>): boolean {
  const draft = draftPatient(facts);
  return (
    members.has(p.id) &&
    p.sex === draft.sex &&
    [draft.lastName, draft.firstName, draft.middleName].map(nameKey).join('|') ===
      [p.lastName, p.firstName, p.middleName].map(nameKey).join('|')
  );
}

/** A person of a file as a patient is compared; it is none of ours yet. */
export function asPatient(key: string, facts: PatientFacts): Patient {
  return { ...draftPatient(facts), id: key as PatientId, accountNumber: '' };
}

/** The same identifier is the same payer; the same name alone is likely. */
export function matchPayer(facts: PayerFacts, ours: readonly Payer[]): PartyMatch {
  const id = identifierKey(facts.payerIdentifier);
  const name = nameKey(facts.name);
  const candidate = (agrees: string[], differs: string[]) => (p: Payer) =>
    candidateOf(p.id, p.name, `payer id ${p.payerIdentifier || 'not known'}`, agrees, differs);
  const equal = id === '' ? [] : ours.filter((p) => identifierKey(p.payerIdentifier) === id);
  return decided(
    equal,
    (p) => nameKey(p.name) === name,
    candidate(['same payer id'], []),
    ours
      .filter((p) => nameKey(p.name) === name && name !== '')
      .map(candidate(['same name'], ['payer id differs'])),
  );
}

/** The same NPI is the same provider; the same name is likely while one of the two has no NPI. */
export function matchProvider(facts: ProviderFacts, ours: readonly Provider[]): PartyMatch {
  const npi = identifierKey(facts.npi);
  const name = personKey(facts);
  const candidate = (agrees: string[], differs: string[]) => (p: Provider) =>
    candidateOf(p.id, listName(p), p.npi === '' ? 'no NPI' : `NPI ${p.npi}`, agrees, differs);
  return decided(
    npi === '' ? [] : ours.filter((p) => p.npi === npi),
    () => true,
    candidate(['same NPI'], []),
    ours
      .filter((p) => personKey(p) === name && name.trim() !== '' && (p.npi === '' || npi === ''))
      .map(candidate(['same name'], ['an NPI is missing'])),
  );
}

/** The same address is the same facility; the same NPI elsewhere is likely, as a practice may have several places. */
export function matchFacility(facts: FacilityFacts, ours: readonly Facility[]): PartyMatch {
  const place = placeKey(facts.address);
  const npi = identifierKey(facts.npi);
  const candidate = (agrees: string[], differs: string[]) => (f: Facility) =>
    candidateOf(f.id, f.name, [f.address.line1, f.address.city].filter(Boolean).join(', '), agrees, differs);
  const here = place === '' ? [] : ours.filter((f) => placeKey(f.address) === place);
  const unplaced = ours.filter(
    (f) => npi !== '' && f.npi === npi && (place === '' || placeKey(f.address) === ''),
  );
  return decided(
    here.length > 0 ? here : unplaced,
    (f) => f.npi === npi || nameKey(f.name) === nameKey(facts.name),
    candidate([here.length > 0 ? 'same address' : 'same NPI'], []),
    ours.filter((f) => npi !== '' && f.npi === npi).map(candidate(['same NPI'], ['address differs'])),
  );
}

/** One equal record is exact; of several the one that agrees further; otherwise a person decides. */
function decided<R>(
  equal: readonly R[],
  further: (record: R) => boolean,
  candidateFrom: (record: R) => Candidate,
  likely: readonly Candidate[],
): PartyMatch {
  const agreeing = equal.filter(further);
  const [only] = equal.length === 1 ? equal : agreeing.length === 1 ? agreeing : [];
  if (only !== undefined) return { kind: 'exact', candidate: candidateFrom(only) };
  if (equal.length > 1) return { kind: 'likely', candidates: equal.slice(0, MOST_SHOWN).map(candidateFrom) };
  return likely.length > 0 ? { kind: 'likely', candidates: likely.slice(0, MOST_SHOWN) } : NEW;
}

const MOST_SHOWN = 6;

function candidateOf(
  ref: string,
  name: string,
  detail: string,
  agrees: readonly string[],
  differs: readonly string[],
): Candidate {
  return { ref, from: 'ours', name, detail, agrees, differs };
}

function personKey(p: Pick<ProviderFacts, 'lastName' | 'firstName'>): string {
  return `${nameKey(p.lastName)} ${nameKey(p.firstName)}`;
}
