import type { FrozenSubscriber } from '#shared/domain/claim.ts';
import type { OtherId } from '#shared/domain/claim-parts/parties.ts';
import type { Situation } from '#shared/domain/claim-parts/situation.ts';
import type { Relationship, Sex } from '#shared/domain/patient.ts';
import { FILING_INDICATORS } from '#shared/domain/practice.ts';
import type { FilingIndicator } from '#shared/domain/practice.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { RANKS } from '../loops-837p/subscriber.ts';
import type { Segment } from '../segments.ts';
import { Complaints, Keep } from './gathering.ts';
import type { LoopReader, Standing } from './gathering.ts';
import { noAddress, readName, readOtherId, readPlace } from './parties.ts';
import type { Named } from './parties.ts';
import { el, empty, endsAt, raw } from './values.ts';

const FILINGS: ReadonlySet<string> = new Set(FILING_INDICATORS);

export function filingOf(text: string): FilingIndicator | null {
  return FILINGS.has(text) ? (text as FilingIndicator) : null;
}

/** PAT01 or SBR02 that has a word here, or null. */
export function relationshipOf(text: string): Relationship | null {
  return text === '18' || text === '01' || text === '19' || text === 'G8' ? text : null;
}

type PatientFacts = Pick<Situation, 'patientDeath' | 'patientWeight' | 'pregnant' | 'casualtyClaimNumber'>;
type FactsDraft = { -readonly [K in keyof PatientFacts]: PatientFacts[K] };

/** A person's demographics in 2010BA or 2010CA. */
class Person {
  readonly address = noAddress();
  readonly facts: FactsDraft = {};
  name: Named = { entity: '1', lastName: '', firstName: '', middleName: '', suffix: '', id: '', odd: false };
  birthDate: IsoDate | null = null;
  sex: Sex = 'U';
  readonly #at: Standing;
  #saidBirth = false;

  constructor(at: Standing) {
    this.#at = at;
  }

  /** The person as a claim has it. */
  get said(): FrozenSubscriber {
    const { lastName, firstName, middleName, suffix } = this.name;
    const { birthDate, sex, address } = this;
    const person: FrozenSubscriber = { lastName, firstName, middleName, birthDate, sex, address };
    if (suffix !== '') person.suffix = suffix;
    return person;
  }

  /** N3, N4, DMG, REF*Y4; everything else is carried. @returns whether it went into a field. */
  take(s: Segment): boolean {
    const at = this.#at;
    if (s.id === 'DMG' && !this.#saidBirth) return this.#birth(s);
    if (s.id === 'REF' && el(s, 1) === 'Y4' && this.facts.casualtyClaimNumber === undefined) {
      const id = readOtherId(s);
      if (id) this.facts.casualtyClaimNumber = id.value;
      return id !== null || carried(at, s);
    }
    return readPlace(at, s, this.address) || carried(at, s);
  }

  /** PAT05 to 09, whatever PAT01 says. @returns whether it says them as we would. */
  conditions(s: Segment): boolean {
    const { facts } = this;
    const [format, died, unit, weight, pregnant] = [el(s, 5), el(s, 6), el(s, 7), el(s, 8), el(s, 9)];
    if (format === 'D8') {
      const day = this.#at.day(s, 6);
      if (day) facts.patientDeath = day;
    }
    if (unit === '01' && weight !== '') facts.patientWeight = weight;
    if (pregnant === 'Y') facts.pregnant = true;
    return (
      empty(s, 2, 4) &&
      endsAt(s, 9) &&
      (format === '' ? died === '' : facts.patientDeath !== undefined) &&
      (unit === '' ? weight === '' : facts.patientWeight !== undefined) &&
      (pregnant === '' || pregnant === 'Y')
    );
  }

  #birth(s: Segment): boolean {
    this.#saidBirth = true;
    // A claim comes in without it; the segment is written again as it stood.
    this.birthDate = el(s, 1) === 'D8' ? this.#at.day(s, 2, el(s, 2), 'kept') : null;
    const sex = el(s, 3);
    const known = sex === 'F' || sex === 'M' || sex === 'U';
    if (known) this.sex = sex;
    if (this.birthDate === null || !known || !endsAt(s, 3)) this.#at.odd(s);
    return true;
  }
}

function carried(at: Standing, s: Segment): false {
  at.carry(s);
  return false;
}

/** 2000B, 2010BA and 2010BB. */
export class SubscriberLevel implements LoopReader {
  readonly keep = new Keep();
  readonly complaints = new Complaints();
  readonly segment: number;
  readonly number: string;
  readonly person: Person;
  claims = 0;
  /** SBR; null when the level has none. */
  coverage = { rank: 1, groupNumber: '', planName: '', insuranceType: '' };
  filingIndicator: FilingIndicator = 'ZZ';
  payer: { name: string; payerIdentifier: string } = { name: '', payerIdentifier: '' };
  readonly payerAddress = noAddress();
  readonly payerIds: OtherId[] = [];
  /** SBR, and whether it says more or less than the fields. */
  #sbr: Segment | null = null;
  #sbrOdd = false;
  #pat: Segment | null = null;
  #patOdd = false;
  #named = false;
  #payerNamed = false;
  /** What only stands in fields when the subscriber is the patient. */
  readonly #ofPatient: { readonly loop: string; readonly segment: Segment }[] = [];
  readonly #at: Standing;

  constructor(at: Standing, hl: Segment) {
    this.#at = at;
    this.segment = hl.number;
    this.number = el(hl, 1);
    this.person = new Person(at);
    at.enterLevel('2000B', this.keep, this.complaints, this);
  }

  openName(s: Segment): void {
    const at = this.#at;
    const who = el(s, 1);
    if (who === 'IL' && at.enterLoop('2010BA', this) === 0) {
      this.#named = true;
      this.person.name = readName(at, s, '1', 'MI');
    } else if (who === 'PR' && at.enterLoop('2010BB', this) === 0) {
      this.#payerNamed = true;
      const n = readName(at, s, '2', 'PI');
      this.payer = { name: n.lastName, payerIdentifier: n.id };
    } else if (who === 'IL' || who === 'PR') {
      at.reader = at;
      at.carry(s);
    } else at.carryLoop('2010B', s);
  }

  /** What is carried or odd when the patient is the subscriber (`self`) or somebody else. */
  keptFor(self: boolean): Keep {
    const kept = new Keep();
    if (this.keep.odd) kept.odd = [...this.keep.odd];
    const says = this.#sbr ? el(this.#sbr, 2) : '';
    const loop = '2000B';
    const repeat = 0;
    if (!this.#sbr) kept.stand({ loop, repeat, key: 'SBR', segment: [] });
    else if (this.#sbrOdd || says !== (self ? '18' : ''))
      kept.stand({ loop, repeat, key: 'SBR', segment: raw(this.#sbr) });
    if (!this.#named) kept.stand({ loop: '2010BA', repeat: 0, key: 'NM1', segment: [] });
    if (!this.#payerNamed) kept.stand({ loop: '2010BB', repeat: 0, key: 'NM1', segment: [] });
    if (self && this.#patOdd && this.#pat) kept.stand({ loop, repeat, key: 'PAT', segment: raw(this.#pat) });
    if (!self) this.#keepForSubscriberAlone(kept);
    for (const segment of this.keep.carried ?? []) kept.carry(segment);
    return kept;
  }

  /** PAT, address and birth are not written for a subscriber who is not the patient: they stay as they stand. */
  #keepForSubscriberAlone(kept: Keep): void {
    if (this.#pat) kept.carry({ loop: '2000B', repeat: 0, segment: raw(this.#pat) });
    const known = new Set(kept.odd?.flatMap(({ loop, key }) => (loop === '2010BA' ? [key] : [])));
    for (const { loop, segment } of this.#ofPatient)
      if (!known.has(segment.id)) kept.carry({ loop, repeat: 0, segment: raw(segment) });
  }

  take(s: Segment): void {
    const { loop } = this.#at;
    if (loop === '2010BB') this.#inPayer(s);
    else if (loop !== '2010BA') this.#inLevel(s);
    else if (this.person.take(s)) this.#ofPatient.push({ loop, segment: s });
  }

  #inLevel(s: Segment): void {
    if (s.id === 'SBR' && !this.#sbr) {
      this.#sbr = s;
      const rank = RANKS.indexOf(el(s, 1));
      const filing = filingOf(el(s, 9));
      this.coverage = {
        rank: el(s, 1) === '' || rank < 0 ? 1 : rank + 1,
        groupNumber: el(s, 3),
        planName: el(s, 4),
        insuranceType: el(s, 5),
      };
      this.filingIndicator = filing ?? 'ZZ';
      this.#sbrOdd =
        el(s, 1) === '' ||
        rank < 0 ||
        filing === null ||
        (el(s, 3) !== '' && el(s, 4) !== '') ||
        !empty(s, 6, 8) ||
        !endsAt(s, 9);
    } else if (s.id === 'PAT' && !this.#pat) {
      this.#pat = s;
      const plain = this.person.conditions(s);
      this.#patOdd = !plain || el(s, 1) !== '' || endsAt(s, 4);
    } else this.#at.carry(s);
  }

  #inPayer(s: Segment): void {
    if (s.id === 'REF') {
      const id = readOtherId(s);
      if (id) this.payerIds.push(id);
      else this.#at.carry(s);
    } else if (!readPlace(this.#at, s, this.payerAddress)) this.#at.carry(s);
  }
}

/** 2000C and 2010CA. */
export class PatientLevel implements LoopReader {
  readonly keep = new Keep();
  readonly complaints = new Complaints();
  readonly segment: number;
  readonly person: Person;
  claims = 0;
  relationship: Relationship = 'G8';
  readonly #at: Standing;
  #pat = false;
  #named = false;

  constructor(at: Standing, hl: Segment) {
    this.#at = at;
    this.segment = hl.number;
    this.person = new Person(at);
    at.enterLevel('2000C', this.keep, this.complaints, this);
  }

  openName(s: Segment): void {
    const at = this.#at;
    if (el(s, 1) !== 'QC') at.carryLoop('2010C', s);
    else if (at.enterLoop('2010CA', this) === 0) {
      this.#named = true;
      this.person.name = readName(at, s, '1', '');
    } else {
      at.reader = at;
      at.carry(s);
    }
  }

  /** What the file does not have is not written either. */
  close(): void {
    if (!this.#pat) this.keep.stand({ loop: '2000C', repeat: 0, key: 'PAT', segment: [] });
    if (!this.#named) this.keep.stand({ loop: '2010CA', repeat: 0, key: 'NM1', segment: [] });
    this.#pat = true;
    this.#named = true;
  }

  take(s: Segment): void {
    if (this.#at.loop === '2010CA') this.person.take(s);
    else this.#inLevel(s);
  }

  #inLevel(s: Segment): void {
    if (s.id !== 'PAT' || this.#pat) return this.#at.carry(s);
    this.#pat = true;
    const relationship = relationshipOf(el(s, 1));
    this.relationship = relationship === null || relationship === '18' ? 'G8' : relationship;
    const plain = this.person.conditions(s);
    if (!plain || relationship === null || relationship === '18') this.#at.odd(s);
  }
}
