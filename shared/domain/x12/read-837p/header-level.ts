import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { OtherId } from '#shared/domain/claim-parts/parties.ts';
import type { Segment } from '../segments.ts';
import { Complaints, Keep } from './gathering.ts';
import type { LoopReader, Standing } from './gathering.ts';
import { noAddress, readName, readOtherId, readPlace } from './parties.ts';
import type { AddressDraft } from './parties.ts';
import { el, endsAt, raw } from './values.ts';

type Submitter = ProfessionalClaim['submitter'];
type Billing = ProfessionalClaim['billingProvider'];

/** PER with one telephone number and nothing else: contact and number, otherwise null. */
function plainContact(s: Segment): { contact: string; phone: string } | null {
  return el(s, 1) === 'IC' && el(s, 3) === 'TE' && endsAt(s, 4)
    ? { contact: el(s, 2), phone: el(s, 4) }
    : null;
}

/** The first telephone number of a PER. */
function phoneOf(s: Segment): string {
  for (let i = 3; i < 9; i += 2) if (el(s, i) === 'TE') return el(s, i + 1);
  return '';
}

/** 1000A and 1000B. */
export class HeaderLevel implements LoopReader {
  readonly keep = new Keep();
  readonly complaints = new Complaints();
  submitter: Submitter = { id: '', name: '', contactName: '', phone: '' };
  receiver = { id: '', name: '' };
  readonly #at: Standing;
  readonly #contacts: Segment[] = [];
  #closed = false;

  constructor(at: Standing) {
    this.#at = at;
    at.enterLevel('1000', this.keep, this.complaints, at);
  }

  openName(s: Segment): void {
    const at = this.#at;
    const who = el(s, 1);
    if (who === '41' && at.enterLoop('1000A', this) === 0) {
      const n = readName(at, s, '2', '46');
      this.submitter = { ...this.submitter, id: n.id, name: n.lastName };
    } else if (who === '40' && at.enterLoop('1000B', at) === 0) {
      const n = readName(at, s, '2', '46');
      this.receiver = { id: n.id, name: n.lastName };
    } else if (who === '41' || who === '40') at.carry(s);
    else at.carryLoop('1000', s);
  }

  /** The submitter's loop. */
  take(s: Segment): void {
    if (s.id === 'PER') this.#contacts.push(s);
    else this.#at.carry(s);
  }

  /** All of the header is read: the contact is taken as it stands or as an odd one. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const at = this.#at;
    for (const loop of ['1000B', '1000A']) {
      [at.loop, at.repeat] = [loop, 0];
      if (!at.opened(loop)) at.absent('NM1');
    }
    const [first] = this.#contacts;
    if (!first) {
      at.absent('PER');
      return;
    }
    const plain = plainContact(first);
    this.submitter = {
      ...this.submitter,
      contactName: el(first, 2),
      phone: plain?.phone ?? phoneOf(first),
    };
    // Ours leaves PER02 out when it repeats the name.
    if (
      !plain ||
      this.#contacts.length > 1 ||
      (plain.contact !== '' && plain.contact === this.submitter.name)
    )
      for (const contact of this.#contacts) at.odd(contact, 'PER');
  }
}

/** 2000A, 2010AA, 2010AB; the pay-to plan (2010AC) is carried. */
export class ProviderLevel implements LoopReader {
  readonly keep = new Keep();
  readonly complaints = new Complaints();
  readonly segment: number;
  /** HL01. */
  readonly number: string;
  claims = 0;
  payToAddress: AddressDraft | null = null;
  readonly #at: Standing;
  readonly #submitterPhone: string;
  readonly #address = noAddress();
  readonly #otherIds: OtherId[] = [];
  readonly #contacts: Segment[] = [];
  #billing: Billing | null = null;
  #named = false;
  #name: Pick<Billing, 'name' | 'npi' | 'person'> = { name: '', npi: '' };
  #taxId = '';
  #taxIdKind: Billing['taxIdKind'] = 'EI';
  #taxonomy = '';

  constructor(at: Standing, hl: Segment, submitterPhone: string) {
    this.#at = at;
    this.segment = hl.number;
    this.number = el(hl, 1);
    this.#submitterPhone = submitterPhone;
    at.enterLevel('2000A', this.keep, this.complaints, this);
  }

  openName(s: Segment): void {
    const at = this.#at;
    const who = el(s, 1);
    if (who === '85' && at.enterLoop('2010AA', this) === 0) this.#nameBilling(s);
    else if (who === '87' && at.enterLoop('2010AB', this) === 0) {
      this.payToAddress = noAddress();
      // Ours has no name.
      if (!readName(at, s, '2', '').odd && el(s, 3) !== '') at.odd(s);
    } else if (who === '85' || who === '87') {
      at.reader = at;
      at.carry(s);
    } else at.carryLoop(who === 'PE' ? '2010AC' : '2010A', s);
  }

  /** The billing provider once its loops are read. */
  get billing(): Billing {
    return (this.#billing ??= this.#finish());
  }

  #nameBilling(s: Segment): void {
    this.#named = true;
    const n = readName(this.#at, s, '12', 'XX');
    if (n.entity === '2') {
      this.#name = { name: n.lastName, npi: n.id };
      // An organisation has one name.
      if (!n.odd && (n.firstName !== '' || n.middleName !== '' || n.suffix !== '')) this.#at.odd(s);
      return;
    }
    const { firstName, middleName, suffix } = n;
    this.#name = { name: n.lastName, npi: n.id, person: { firstName, middleName, suffix } };
  }

  take(s: Segment): void {
    const { loop } = this.#at;
    if (loop === '2010AA') this.#inBilling(s);
    else if (loop === '2010AB') this.#inPayTo(s);
    else this.#inLevel(s);
  }

  #inLevel(s: Segment): void {
    if (
      s.id === 'PRV' &&
      this.#taxonomy === '' &&
      el(s, 1) === 'BI' &&
      el(s, 2) === 'PXC' &&
      el(s, 3) !== '' &&
      endsAt(s, 3)
    )
      this.#taxonomy = el(s, 3);
    else this.#at.carry(s);
  }

  #inBilling(s: Segment): void {
    if (s.id === 'PER') this.#contacts.push(s);
    else if (s.id === 'REF') this.#reference(s);
    else if (!readPlace(this.#at, s, this.#address)) this.#at.carry(s);
  }

  #reference(s: Segment): void {
    const id = readOtherId(s);
    if (!id) this.#at.carry(s);
    else if (id.qualifier !== 'EI' && id.qualifier !== 'SY') this.#otherIds.push(id);
    else if (this.#taxId === '') [this.#taxIdKind, this.#taxId] = [id.qualifier, id.value];
    else this.#at.carry(s);
  }

  #inPayTo(s: Segment): void {
    if (!this.payToAddress || !readPlace(this.#at, s, this.payToAddress)) this.#at.carry(s);
  }

  #finish(): Billing {
    const phone = this.#contacts.map(phoneOf).find((text) => text !== '') ?? '';
    const { name, npi, person } = this.#name;
    const billing: Billing = {
      name,
      npi,
      taxId: this.#taxId,
      taxIdKind: this.#taxIdKind,
      taxonomy: this.#taxonomy,
      address: this.#address,
      phone,
    };
    if (person) billing.person = person;
    if (this.#otherIds.length > 0) billing.otherIds = this.#otherIds;
    this.#keepContacts(billing);
    if (!this.#named) this.keep.stand({ loop: '2010AA', repeat: 0, key: 'NM1', segment: [] });
    return billing;
  }

  /** Ours is one PER with the provider's own name, and none when the submitter has the same telephone. */
  #keepContacts({ name, phone }: Billing): void {
    const [first] = this.#contacts;
    const ours = phone !== '' && phone !== this.#submitterPhone;
    const plain = first ? plainContact(first) : null;
    if (ours && this.#contacts.length === 1 && plain?.contact === name) return;
    for (const s of this.#contacts)
      this.keep.stand({ loop: '2010AA', repeat: 0, key: 'PER', segment: raw(s) });
  }
}
