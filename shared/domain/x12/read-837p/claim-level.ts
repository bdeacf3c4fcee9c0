import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ClaimProvider, LooseAddress, ServiceFacility } from '#shared/domain/claim-parts/parties.ts';
import { CLAIM_DATE_QUALIFIERS } from '#shared/domain/claim-parts/situation.ts';
import type { ClaimDateName, Paperwork, Situation } from '#shared/domain/claim-parts/situation.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { ZERO } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { CLAIM_REFERENCES } from '../loops-837p/claim.ts';
import type { Segment } from '../segments.ts';
import { Complaints, Keep } from './gathering.ts';
import type { LoopReader, Standing } from './gathering.ts';
import { readAmbulance, readCertification, readHealthCodes } from './circumstances.ts';
import { hasComponents } from './parties.ts';
import { OtherLevel } from './other-level.ts';
import type { LineLevel } from './line-level.ts';
import { openClaimParty } from './party-loops.ts';
import { dayOf, el, empty, endsAt, parts, wellPunctuated } from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type SituationDraft = Mutable<Situation>;
export type RenderingDraft = Mutable<ProfessionalClaim['renderingProvider']>;

const DATE_NAMES = new Map<string, ClaimDateName>(
  Object.entries(CLAIM_DATE_QUALIFIERS).map(([name, code]) => [code, name as ClaimDateName]),
);
const REFERENCE_NAMES = new Map<string, (typeof CLAIM_REFERENCES)[number][1]>(CLAIM_REFERENCES);

/** 2300 with its 2310 and 2320 loops. */
export class ClaimLevel implements LoopReader {
  readonly at: Standing;
  readonly keep = new Keep();
  readonly complaints = new Complaints();
  readonly clm: Segment;
  controlNumber: string;
  placeOfService = '';
  frequency: ProfessionalClaim['frequency'] = '1';
  total: Cents | null;
  clia = '';
  diagnoses: string[] = [];
  icd9 = false;
  patientPaidCents: Cents = ZERO;
  rendering: RenderingDraft | null = null;
  facility: Mutable<ServiceFacility> | null = null;
  readonly providers: ClaimProvider[] = [];
  readonly others: OtherLevel[] = [];
  readonly lines: LineLevel[] = [];
  pickUp: LooseAddress | null = null;
  dropOff: { name: string; address: LooseAddress } | null = null;
  /** Null while nothing of it was said. */
  situation: SituationDraft | null = null;
  /** Whether CLM is said as we would say it, its total aside. */
  #plain: boolean;
  #paidSaid = false;
  #diagnosesSaid = false;

  constructor(at: Standing, s: Segment) {
    this.at = at;
    this.clm = s;
    at.enterLevel('2300', this.keep, this.complaints, this);
    this.controlNumber = el(s, 1);
    this.total = at.amount(s, 2);
    this.#plain = this.#readClm(s);
  }

  /** The situation, begun when something of it is said. */
  get said(): SituationDraft {
    return (this.situation ??= {});
  }

  /** All segments of the claim are read. @param sum of the lines' charges. */
  close(sum: number): void {
    if (this.total !== sum && this.total !== null)
      this.complaints.say({
        segment: this.clm.number,
        loop: '2300',
        element: 'CLM02',
        message: `The total CLM02 in segment ${this.clm.number} is not the sum of the charges of its lines.`,
        effect: 'kept',
      });
    if (!this.#plain || this.total !== sum) {
      [this.at.loop, this.at.repeat, this.at.keep] = ['2300', 0, this.keep];
      this.at.odd(this.clm);
    }
  }

  openOther(s: Segment): OtherLevel {
    const other = new OtherLevel(this.at, s, this.others.length, this.keep, this.complaints);
    this.others.push(other);
    return other;
  }

  openName(s: Segment): void {
    openClaimParty(this, s);
  }

  /** CLM → fields. @returns whether it says them as we would. */
  #readClm(s: Segment): boolean {
    const place = parts(s, 5);
    const frequency = place[2] ?? '';
    this.placeOfService = place[0] ?? '';
    const known = frequency === '1' || frequency === '7' || frequency === '8';
    if (known) this.frequency = frequency;
    const signature = el(s, 6);
    const assignment = el(s, 7);
    const benefits = el(s, 8);
    const release = el(s, 9);
    this.signatureOnFile = signature === 'Y';
    this.acceptsAssignment = assignment === 'A';
    this.benefitsAssigned = benefits === 'Y';
    this.releaseOnFile = release === 'Y';
    const plain =
      known &&
      place.length === 3 &&
      place[1] === 'B' &&
      wellPunctuated(s, 5, place) &&
      (signature === 'Y' || signature === 'N') &&
      (assignment === 'A' || assignment === 'C') &&
      (benefits === 'Y' || benefits === 'N') &&
      (release === 'Y' || release === 'I') &&
      empty(s, 3, 4);
    return s.elements.length <= 10 ? plain : this.#readSeldom(s) && plain;
  }

  signatureOnFile = false;
  acceptsAssignment = false;
  benefitsAssigned = false;
  releaseOnFile = false;

  /** CLM10, 11, 12 and 20. */
  #readSeldom(s: Segment): boolean {
    const signed = el(s, 10);
    const program = el(s, 12);
    const late = el(s, 20);
    if (signed !== '') this.said.patientSignatureSource = signed;
    if (program !== '') this.said.specialProgram = program;
    if (late !== '') this.said.delayReason = late;
    const causes = this.#readCauses(s);
    return (
      causes &&
      !hasComponents(s, 10) &&
      !hasComponents(s, 12) &&
      !hasComponents(s, 20) &&
      empty(s, 13, 19) &&
      endsAt(s, 20)
    );
  }

  #readCauses(s: Segment): boolean {
    if (el(s, 11) === '') return true;
    const found = parts(s, 11);
    const causes = found.slice(0, 3).filter((code) => code !== '');
    const [, , , state = '', country = ''] = found;
    if (causes.includes('AA')) this.said.autoAccident = true;
    if (causes.includes('EM')) this.said.employment = true;
    if (causes.includes('OA')) this.said.otherAccident = true;
    if (state !== '') this.said.accidentState = state;
    if (country !== '') this.said.accidentCountry = country;
    // Ours are in this order, each once, without gaps.
    const ours = ['AA', 'EM', 'OA'].filter((code) => causes.includes(code));
    return (
      found.length <= 5 &&
      wellPunctuated(s, 11, found) &&
      [0, 1, 2].every((i) => (found[i] ?? '') === (ours[i] ?? ''))
    );
  }

  take(s: Segment): void {
    switch (s.id) {
      case 'HI':
        return this.#healthCodes(s);
      case 'DTP':
        return this.#date(s);
      case 'REF':
        return this.#reference(s);
      case 'AMT':
        return this.#amount(s);
      case 'NTE':
        if (this.situation?.note || !endsAt(s, 2) || (el(s, 1) === '' && el(s, 2) === ''))
          return this.at.carry(s);
        this.said.note = { kind: el(s, 1), text: el(s, 2) };
        return;
      case 'PWK': {
        const paper = readPaperwork(s);
        if (!paper) return this.at.carry(s);
        (this.said.paperwork ??= []).push(paper);
        return;
      }
      case 'CR1':
        return readAmbulance(this, s);
      case 'CRC':
        return readCertification(this, s);
      default:
        this.at.carry(s);
    }
  }

  #healthCodes(s: Segment): void {
    const kind = parts(s, 1)[0] ?? '';
    if (kind === 'BP' || kind === 'BG') return readHealthCodes(this, s, kind);
    if (this.#diagnosesSaid) return this.at.carry(s);
    if (kind !== 'ABK' && kind !== 'BK' && kind !== 'ABF' && kind !== 'BF') {
      const problem = `The code list ${kind.slice(0, 3)} of HI01 in segment ${s.number} is none of a professional claim.`;
      this.at.problem(s, 'HI01', problem);
      return this.at.carry(s);
    }
    this.#diagnosesSaid = true;
    readHealthCodes(this, s, 'diagnoses');
  }

  #date(s: Segment): void {
    const qualifier = el(s, 1);
    const format = el(s, 2);
    if (qualifier === '314' || qualifier === '360' || qualifier === '361')
      return this.#disability(s, qualifier, format);
    const name = DATE_NAMES.get(qualifier);
    if (!name || format !== 'D8' || !endsAt(s, 3)) {
      if (format === 'D8' || format === 'RD8') checkDays(this.at, s, format);
      return this.at.carry(s);
    }
    const day = this.at.day(s, 3);
    if (!day || this.situation?.dates?.[name]) return this.at.carry(s);
    this.said.dates = { ...this.situation?.dates, [name]: day };
  }

  #disability(s: Segment, qualifier: string, format: string): void {
    const days = format === 'D8' || format === 'RD8' ? checkDays(this.at, s, format) : null;
    const fits = endsAt(s, 3) && format === (qualifier === '314' ? 'RD8' : 'D8');
    const [from, to] = days ?? [];
    if (!from || !fits || this.situation?.disability) return this.at.carry(s);
    this.said.disability =
      qualifier === '314'
        ? { from, to: to ?? null }
        : { from: qualifier === '360' ? from : null, to: qualifier === '361' ? from : null };
  }

  #reference(s: Segment): void {
    const name = REFERENCE_NAMES.get(el(s, 1));
    const value = el(s, 2);
    if (!name || value === '' || !endsAt(s, 2) || hasComponents(s, 2)) return this.at.carry(s);
    if (name === 'clia') {
      if (this.clia !== '') return this.at.carry(s);
      this.clia = value;
    } else if (this.situation?.[name]) this.at.carry(s);
    else this.said[name] = value;
  }

  #amount(s: Segment): void {
    if (el(s, 1) !== 'F5') return this.at.carry(s);
    const amount = this.at.amount(s, 2);
    // Nothing paid is said by leaving AMT*F5 out.
    if (amount === null || amount <= 0 || this.#paidSaid || !endsAt(s, 2)) return this.at.carry(s);
    this.#paidSaid = true;
    this.patientPaidCents = amount;
  }
}

/** PWK of one attachment as we would write it, otherwise null. */
export function readPaperwork(s: Segment): Paperwork | null {
  const [reportType, transmission, qualifier, controlNumber] = [el(s, 1), el(s, 2), el(s, 5), el(s, 6)];
  const plain =
    (reportType !== '' || transmission !== '') &&
    empty(s, 3, 4) &&
    endsAt(s, 6) &&
    (qualifier === 'AC') === (controlNumber !== '') &&
    (qualifier === '' || qualifier === 'AC');
  return plain ? { reportType, transmission, controlNumber } : null;
}

/** DTP03 as one or two days; null with a problem noted when it is none. */
export function checkDays(
  at: Standing,
  s: Segment,
  format: 'D8' | 'RD8',
): readonly [IsoDate, IsoDate | null] | null {
  const text = el(s, 3);
  if (format === 'D8') {
    const day = at.day(s, 3);
    return day && [day, null];
  }
  const from = dayOf(text.slice(0, 8));
  const to = dayOf(text.slice(9));
  if (from && to && text.charAt(8) === '-') return [from, to];
  const message = `The dates DTP03 in segment ${s.number} are not two days of the calendar.`;
  at.problem(s, 'DTP03', message, 'unreadable');
  return null;
}
