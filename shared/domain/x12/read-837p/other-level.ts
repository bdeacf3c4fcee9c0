import type { Adjustment, OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import type { OtherId } from '#shared/domain/claim-parts/parties.ts';
import { adjustments } from '../loops-837p/other-coverage.ts';
import { RANKS } from '../loops-837p/subscriber.ts';
import type { Segment } from '../segments.ts';
import type { Complaints, Keep, LoopReader, Standing } from './gathering.ts';
import { isEmptyAddress, noAddress, readName, readOtherId, readPlace, suffixOf } from './parties.ts';
import { filingOf, relationshipOf } from './people-level.ts';
import { amountOf, el, empty, endsAt } from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const PROVIDER_LOOPS: Readonly<Record<string, string>> = {
  DN: '2330C',
  P3: '2330C',
  '82': '2330D',
  '77': '2330E',
  DQ: '2330F',
  '85': '2330G',
};

/** The CAS segments of one loop: their adjustments, and whether we would write them so. */
export class Adjustments {
  readonly list: Adjustment[] = [];
  readonly #segments: Segment[] = [];
  #plain = true;
  #damaged = false;

  take(at: Standing, s: Segment): void {
    this.#segments.push(s);
    const group = el(s, 1);
    const before = this.list.at(-1)?.group;
    let triples = 0;
    for (let i = 2; i < s.elements.length; i += 3) {
      const [reason, text, quantity] = [el(s, i), el(s, i + 1), el(s, i + 2)];
      if (reason === '' && text === '' && quantity === '') continue;
      triples += 1;
      const amountCents = amountOf(text);
      if (amountCents === null) {
        this.#damaged = true;
        at.amount(s, i + 1);
      }
      this.list.push({
        group,
        reason,
        amountCents: amountCents ?? (0 as Adjustment['amountCents']),
        ...(quantity === '' ? {} : { quantity }),
      });
      // A gap in the middle, or more than six.
      if (i !== 2 + (triples - 1) * 3 || triples > 6) this.#plain = false;
    }
    if (triples === 0 || before === group) this.#plain = false;
  }

  /** Keeps the segments as they stand when ours would be others. */
  close(at: Standing): void {
    if (this.#segments.length === 0) return;
    const ours = adjustments(this.list).length;
    // Six reasons of one group, then more of it in the next segment, is how we write them as well.
    const same = this.#plain || (ours === this.#segments.length && this.#goesOn());
    if (same && !this.#damaged) return;
    for (const s of this.#segments) at.odd(s, 'CAS');
    for (let i = this.#segments.length; i < ours; i += 1) at.absent('CAS');
  }

  /** Whether segments of one group follow each other only because the one before is full. */
  #goesOn(): boolean {
    return this.#segments.every((s, i) => {
      const next = this.#segments[i + 1];
      const full = !empty(s, 17, 19);
      return (
        endsAt(s, 19) &&
        (!next || el(next, 1) !== el(s, 1) || full) &&
        Array.from({ length: 6 }, (_, n) => 2 + n * 3).every(
          (at, n) => n === 0 || empty(s, at, at + 2) || !empty(s, at - 3, at - 1),
        )
      );
    });
  }
}

/** 2320 with 2330A and 2330B; the providers of the other payer (2330C to G) are carried. */
export class OtherLevel implements LoopReader {
  readonly #at: Standing;
  readonly #index: number;
  readonly #adjustments = new Adjustments();
  readonly #address = noAddress();
  readonly #payerAddress = noAddress();
  readonly #payerIds: OtherId[] = [];
  readonly #draft: Mutable<OtherCoverage>;
  #oi = false;
  #payer = false;
  #insured = false;

  constructor(at: Standing, sbr: Segment, index: number, keep: Keep, complaints: Complaints) {
    this.#at = at;
    this.#index = index;
    at.enterLevel('2320', keep, complaints, this);
    at.repeat = index;
    const rank = RANKS.indexOf(el(sbr, 1));
    const known = el(sbr, 1) !== '' && rank >= 0 && rank < 11;
    const relationship = relationshipOf(el(sbr, 2));
    const filing = el(sbr, 9) === '' ? '' : filingOf(el(sbr, 9));
    this.#draft = {
      rank: known ? rank + 1 : 11,
      relationship: relationship ?? 'G8',
      groupNumber: el(sbr, 3),
      planName: el(sbr, 4),
      insuranceType: el(sbr, 5),
      filingIndicator: filing ?? 'ZZ',
      memberId: '',
      insured: { entity: '1', lastName: '', firstName: '', middleName: '', address: null },
      payer: { name: '', payerIdentifier: '', address: null },
      benefitsAssigned: false,
      releaseOnFile: false,
      paidCents: null,
      adjustments: this.#adjustments.list,
      adjudicatedOn: null,
    };
    if (
      !known ||
      relationship === null ||
      filing === null ||
      (el(sbr, 3) !== '' && el(sbr, 4) !== '') ||
      !empty(sbr, 6, 8) ||
      !endsAt(sbr, 9)
    )
      at.odd(sbr);
  }

  openName(s: Segment): void {
    const who = el(s, 1);
    const said = el(s, 3) !== '' || (el(s, 9) !== '' && el(s, 8) === (who === 'IL' ? 'MI' : 'PI'));
    // An NM1 without a name would not be written again, so its loop is kept as it stands.
    if (who === 'IL' && !this.#insured && said) this.#openInsured(s);
    else if (who === 'PR' && !this.#payer && said) this.#openPayer(s);
    else
      this.#at.carryLoop(
        who === 'IL' ? '2330A' : who === 'PR' ? '2330B' : (PROVIDER_LOOPS[who] ?? '2330'),
        s,
        this.#index,
      );
  }

  /** The coverage once all its segments are read. */
  close(): OtherCoverage {
    const at = this.#at;
    [at.loop, at.repeat] = ['2320', this.#index];
    this.#adjustments.close(at);
    if (!this.#oi) at.absent('OI');
    const { insured, payer } = this.#draft;
    if (!isEmptyAddress(this.#address)) this.#draft.insured = { ...insured, address: this.#address };
    this.#draft.payer = {
      ...payer,
      address: isEmptyAddress(this.#payerAddress) ? null : this.#payerAddress,
      ...(this.#payerIds.length > 0 ? { otherIds: this.#payerIds } : {}),
    };
    return this.#draft;
  }

  #openInsured(s: Segment): void {
    const at = this.#at;
    this.#insured = true;
    at.enterLoop('2330A', this);
    at.repeat = this.#index;
    const n = readName(at, s, '12', 'MI');
    const { entity, lastName, firstName, middleName } = n;
    this.#draft.memberId = n.id;
    this.#draft.insured = { entity, lastName, firstName, middleName, ...suffixOf(n), address: null };
  }

  #openPayer(s: Segment): void {
    const at = this.#at;
    this.#payer = true;
    at.enterLoop('2330B', this);
    at.repeat = this.#index;
    const n = readName(at, s, '2', 'PI');
    this.#draft.payer = { name: n.lastName, payerIdentifier: n.id, address: null };
  }

  take(s: Segment): void {
    const at = this.#at;
    if (at.loop === '2330B') this.#inPayer(s);
    else if (at.loop !== '2330A') this.#inOther(s);
    else if (!readPlace(at, s, this.#address)) at.carry(s);
  }

  #inOther(s: Segment): void {
    const d = this.#draft;
    switch (s.id) {
      case 'CAS':
        return this.#adjustments.take(this.#at, s);
      case 'AMT':
        return this.#amount(s);
      case 'OI':
        return this.#information(s);
      case 'MOA': {
        const values = s.elements.slice(1).map((_, i) => el(s, i + 1));
        while (values.length > 0 && values.at(-1) === '') values.pop();
        if (d.outpatientAdjudication || values.length === 0 || values.length > 9) return this.#at.carry(s);
        d.outpatientAdjudication = values;
        return;
      }
      default:
        this.#at.carry(s);
    }
  }

  #amount(s: Segment): void {
    const d = this.#draft;
    const kind = el(s, 1);
    if (kind !== 'D' && kind !== 'A8' && kind !== 'EAF') return this.#at.carry(s);
    const amount = this.#at.amount(s, 2);
    const said =
      kind === 'D'
        ? d.paidCents !== null
        : kind === 'A8'
          ? d.nonCoveredCents !== undefined
          : d.remainingPatientCents !== undefined;
    if (amount === null || said || !endsAt(s, 2)) return this.#at.carry(s);
    if (kind === 'D') d.paidCents = amount;
    else if (kind === 'A8') d.nonCoveredCents = amount;
    else d.remainingPatientCents = amount;
  }

  #information(s: Segment): void {
    if (this.#oi) return this.#at.carry(s);
    this.#oi = true;
    const [benefits, signature, release] = [el(s, 3), el(s, 4), el(s, 6)];
    this.#draft.benefitsAssigned = benefits === 'Y';
    this.#draft.releaseOnFile = release === 'Y';
    if (signature !== '') this.#draft.patientSignatureSource = signature;
    const plain =
      empty(s, 1, 2) &&
      (benefits === 'Y' || benefits === 'N') &&
      el(s, 5) === '' &&
      (release === 'Y' || release === 'I') &&
      endsAt(s, 6);
    if (!plain) this.#at.odd(s);
  }

  #inPayer(s: Segment): void {
    const at = this.#at;
    const d = this.#draft;
    if (s.id === 'DTP' && el(s, 1) === '573' && el(s, 2) === 'D8' && endsAt(s, 3) && !d.adjudicatedOn) {
      d.adjudicatedOn = at.day(s, 3);
      if (!d.adjudicatedOn) at.carry(s);
      return;
    }
    if (s.id !== 'REF') {
      if (!readPlace(at, s, this.#payerAddress)) at.carry(s);
      return;
    }
    const id = readOtherId(s);
    if (id?.qualifier === 'G1' && !d.priorAuthorization) d.priorAuthorization = id.value;
    else if (id?.qualifier === '9F' && !d.referralNumber) d.referralNumber = id.value;
    else if (id?.qualifier === 'F8' && !d.payerControlNumber) d.payerControlNumber = id.value;
    else if (id && !['G1', '9F', 'F8', 'T4'].includes(id.qualifier)) this.#payerIds.push(id);
    else at.carry(s);
  }
}
