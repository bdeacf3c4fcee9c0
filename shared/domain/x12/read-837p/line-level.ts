import { LINE_DATE_QUALIFIERS } from '#shared/domain/claim-parts/service-detail.ts';
import type { LineDateName, ServiceDetail } from '#shared/domain/claim-parts/service-detail.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { ZERO, parseAmount, x12Amount } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Segment } from '../segments.ts';
import { checkDays, readPaperwork } from './claim-level.ts';
import { Keep } from './gathering.ts';
import type { Complaints, LoopReader, Standing } from './gathering.ts';
import { openDecision, openDrug } from './line-loops.ts';
import type { Adjustments } from './other-level.ts';
import { hasComponents } from './parties.ts';
import { openLineParty } from './party-loops.ts';
import { el, empty, endsAt, numberOf, parts, wellPunctuated } from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type DetailDraft = Mutable<ServiceDetail>;

const DATE_NAMES = new Map<string, LineDateName>(
  Object.entries(LINE_DATE_QUALIFIERS).map(([name, code]) => [code, name as LineDateName]),
);
const REFERENCE_NAMES = {
  G1: 'priorAuthorization',
  EW: 'mammographyCertification',
  X4: 'clia',
  F4: 'referringClia',
  '9F': 'referralNumber',
} as const;
const UNITS: ReadonlySet<string> = new Set(['UN', 'MJ']);
const QUALIFIERS: ReadonlySet<string> = new Set(['HC', 'ER', 'IV', 'WK']);

/** 2400 with its 2410, 2420, 2430 and 2440 loops. */
export class LineLevel implements LoopReader {
  readonly at: Standing;
  readonly keep = new Keep();
  readonly segment: number;
  serviceDate: IsoDate | null = null;
  code = '';
  modifiers: string[] = [];
  pointers: number[] = [];
  units = 0;
  chargeCents: Cents = ZERO;
  controlNumber = '';
  placeOfService: string;
  /** Null while nothing of it was said. */
  detail: DetailDraft | null = null;
  readonly #claimPlace: string;
  #decided: Adjustments[] | null = null;
  #service = false;
  #dated = false;

  /** @param lx LX, or null when a service comes without it. @param number position in the claim from 1. */
  constructor(
    at: Standing,
    lx: Segment | null,
    number: number,
    first: number,
    claimPlace: string,
    complaints: Complaints,
  ) {
    this.at = at;
    this.segment = first;
    this.#claimPlace = claimPlace;
    this.placeOfService = claimPlace;
    at.enterLevel('2400', this.keep, complaints, this);
    if (!lx) at.absent('LX');
    else if (el(lx, 1) !== String(number) || !endsAt(lx, 1)) at.odd(lx);
  }

  /** The detail, begun when something of it is said. */
  get said(): DetailDraft {
    return (this.detail ??= {});
  }

  openName(s: Segment): void {
    openLineParty(this, s);
  }

  /** LIN: 2410. */
  openDrug(s: Segment): void {
    openDrug(this, s);
  }

  /** SVD: 2430. */
  openDecision(s: Segment): void {
    (this.#decided ??= []).push(openDecision(this, s));
  }

  /** LQ and FRM: 2440 is carried. */
  openForm(s: Segment): void {
    this.at.carryLoop('2440', s, 0);
  }

  /** All segments of the line are read. */
  close(): void {
    const { at } = this;
    at.keep = this.keep;
    this.#decided?.forEach((adjustments, i) => {
      [at.loop, at.repeat] = ['2430', i];
      adjustments.close(at);
    });
    [at.loop, at.repeat] = ['2400', 0];
    if (!this.#service) at.absent('SV1');
  }

  get hasService(): boolean {
    return this.#service;
  }

  take(s: Segment): void {
    switch (s.id) {
      case 'SV1':
        if (this.#service) return this.at.carry(s);
        return this.#readService(s);
      case 'DTP':
        return this.#date(s);
      case 'REF':
        return this.#reference(s);
      case 'NTE':
        if (this.detail?.note || !endsAt(s, 2) || (el(s, 1) === '' && el(s, 2) === ''))
          return this.at.carry(s);
        this.said.note = { kind: el(s, 1), text: el(s, 2) };
        return;
      case 'PWK': {
        const paper = readPaperwork(s);
        if (!paper) return this.at.carry(s);
        (this.said.paperwork ??= []).push(paper);
        return;
      }
      case 'PS1':
        return this.#purchase(s);
      default:
        this.at.carry(s);
    }
  }

  /** PS101 who sold it, PS102 its price; carried as it stands when ours would be written otherwise. */
  #purchase(s: Segment): void {
    const price = parseAmount(el(s, 2));
    const plain =
      el(s, 1) !== '' &&
      !hasComponents(s, 1) &&
      price !== null &&
      x12Amount(price) === el(s, 2) &&
      endsAt(s, 2) &&
      !this.detail?.purchased;
    if (plain) this.said.purchased = { sellerId: el(s, 1), priceCents: price };
    else this.at.carry(s);
  }

  #readService(s: Segment): void {
    const { at } = this;
    this.#service = true;
    const charge = at.amount(s, 2);
    if (charge !== null) this.chargeCents = charge;
    const units = numberOf(el(s, 4));
    if (units === null) {
      const message = `The quantity SV104 in segment ${s.number} is missing or no number.`;
      at.problem(s, 'SV104', message, 'unreadable');
    } else this.units = units;
    const place = el(s, 5);
    if (place !== '') this.placeOfService = place;
    const unit = el(s, 3);
    if (unit === 'MJ') this.said.unit = 'MJ';
    const procedure = this.#readProcedure(s);
    const pointers = this.#readPointers(s);
    const plain =
      procedure &&
      pointers &&
      charge !== null &&
      units !== null &&
      UNITS.has(unit) &&
      // Ours leaves out a place that is the claim's.
      (place === '' || place !== this.#claimPlace) &&
      el(s, 6) === '' &&
      (s.elements.length <= 8 || this.#readFlags(s));
    if (!plain) at.odd(s);
  }

  #readProcedure(s: Segment): boolean {
    const found = parts(s, 1);
    const bare = found.length === 1;
    // A code without its qualifier is a code all the same.
    const qualifier = bare ? '' : (found[0] ?? '');
    this.code = (bare ? found[0] : found[1]) ?? '';
    const modifiers: string[] = [];
    let gap = false;
    for (let i = 2; i < found.length && i < 6; i += 1) {
      const modifier = found[i] ?? '';
      if (modifier === '') continue;
      // Ours stand without a gap.
      if (modifiers.length !== i - 2) gap = true;
      modifiers.push(modifier);
    }
    this.modifiers = modifiers;
    if (qualifier === 'ER' || qualifier === 'IV' || qualifier === 'WK') this.said.codeQualifier = qualifier;
    const description = found[6] ?? '';
    if (description !== '') this.said.procedureDescription = description;
    return !bare && QUALIFIERS.has(qualifier) && found.length <= 7 && !gap && wellPunctuated(s, 1, found);
  }

  #readPointers(s: Segment): boolean {
    const text = el(s, 7);
    if (text === '') return true;
    const only = text.length === 1 ? text.charCodeAt(0) - 48 : 0;
    if (only > 0 && only <= 9) {
      this.pointers = [only];
      return true;
    }
    const found = parts(s, 7);
    let plain = found.length <= 4 && wellPunctuated(s, 7, found);
    const pointers: number[] = [];
    for (const pointer of found) {
      const n = Number(pointer);
      if (Number.isSafeInteger(n) && n > 0) pointers.push(n);
      if (String(n) !== pointer || n <= 0) plain = false;
    }
    this.pointers = pointers;
    return plain;
  }

  /** SV109 emergency, 11 EPSDT, 12 family planning, 15 copayment exempt. */
  #readFlags(s: Segment): boolean {
    if (el(s, 9) === 'Y') this.said.emergency = true;
    if (el(s, 11) === 'Y') this.said.epsdt = true;
    if (el(s, 12) === 'Y') this.said.familyPlanning = true;
    if (el(s, 15) === '0') this.said.copayExempt = true;
    const yes = (i: number): boolean => el(s, i) === '' || el(s, i) === 'Y';
    return (
      el(s, 8) === '' &&
      yes(9) &&
      el(s, 10) === '' &&
      yes(11) &&
      yes(12) &&
      empty(s, 13, 14) &&
      (el(s, 15) === '' || el(s, 15) === '0') &&
      endsAt(s, 15)
    );
  }

  #date(s: Segment): void {
    const qualifier = el(s, 1);
    const format = el(s, 2);
    const { at } = this;
    if (qualifier === '472') return this.#serviceDates(s, format);
    const name = DATE_NAMES.get(qualifier);
    if (!name || format !== 'D8' || !endsAt(s, 3)) {
      if (format === 'D8' || format === 'RD8') checkDays(at, s, format);
      return at.carry(s);
    }
    const day = at.day(s, 3);
    if (!day || this.detail?.dates?.[name]) return at.carry(s);
    this.said.dates = { ...this.detail?.dates, [name]: day };
  }

  #serviceDates(s: Segment, format: string): void {
    const { at } = this;
    if (this.#dated || (format !== 'D8' && format !== 'RD8') || !endsAt(s, 3)) return at.carry(s);
    this.#dated = true;
    const days = checkDays(at, s, format);
    if (!days) return at.carry(s);
    [this.serviceDate] = days;
    if (days[1]) this.said.serviceDateTo = days[1];
  }

  #reference(s: Segment): void {
    const qualifier = el(s, 1);
    const value = el(s, 2);
    if (value === '' || !endsAt(s, 2) || hasComponents(s, 2)) return this.at.carry(s);
    if (qualifier === '6R' && this.controlNumber === '') {
      this.controlNumber = value;
      return;
    }
    const name = REFERENCE_NAMES[qualifier as keyof typeof REFERENCE_NAMES] as
      | (typeof REFERENCE_NAMES)[keyof typeof REFERENCE_NAMES]
      | undefined;
    if (!name || this.detail?.[name]) return this.at.carry(s);
    this.said[name] = value;
  }
}
